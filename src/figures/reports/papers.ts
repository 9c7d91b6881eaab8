import type { Rhythm } from './definition.ts'

/** A paper that comes out regularly, and the report that is printed for it. */
export type Paper = { key: string; title: string; report: `RPT-${number}${number}`; rhythm: Rhythm }

/**
 * 一周一快报、一月一通报、一季一分析 (NUM-39), 半月专报、简报 (NUM-40), and what half a year, a year and the public month
 * bring. One report may be two papers: RPT-19 over half a month and over a month.
 */
export const papers = [
  { key: 'weekly', title: '周快报', report: 'RPT-16', rhythm: 'week' },
  { key: 'monthly', title: '月通报', report: 'RPT-17', rhythm: 'month' },
  { key: 'quarterly', title: '季分析', report: 'RPT-18', rhythm: 'quarter' },
  { key: 'half-monthly', title: '半月专报', report: 'RPT-19', rhythm: 'half-month' },
  { key: 'brief', title: '简报', report: 'RPT-19', rhythm: 'month' },
  { key: 'summary', title: '半年和全年工作总结', report: 'RPT-20', rhythm: 'half-year' },
  // L22 41: once a year to the Party committee, the government and the office above.
  { key: 'annual', title: '年度报告', report: 'RPT-21', rhythm: 'year' },
  { key: 'bulletin', title: '公开月报', report: 'RPT-22', rhythm: 'month' },
] as const satisfies readonly Paper[]
export type PaperKey = (typeof papers)[number]['key']

export const papersOf = (report: string): Paper[] => papers.filter((paper) => paper.report === report)
