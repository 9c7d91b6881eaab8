import type { ReportDefinition } from '../definition.ts'
import { quality, satisfaction } from './tables.ts'

/** RPT-22: the month for everybody. City totals, and parts whose cells are not small (RG-1, RG-2, FR-6). */
export const bulletin: ReportDefinition = {
  id: 'RPT-22',
  title: '信访公开月报',
  says: '给群众看的月报：受理多少、办得怎样、反映什么，每个数都有口径。',
  open: true,
  parts: [
    { kind: 'heading', level: 1, text: '这个月' },
    {
      kind: 'words',
      id: 'month',
      says:
        '{period}，全市共登记群众信访{NUM-37.count}件，{NUM-37.change}。' +
        '到期应办结{RATE-closed.denominator}件，按期办结{RATE-closed.numerator}件，按期办结率{RATE-closed.percent}；未按期办结{RATE-closed.late}件。' +
        '群众作出评价的，对责任单位满意和基本满意占{NUM-36.percent}。',
    },
    {
      kind: 'table',
      id: 'volume',
      title: '受理情况',
      columns: [{ measure: 'count' }, { measure: 'lastCount' }, { measure: 'change' }],
      lines: [{ figure: 'NUM-37' }, { figure: 'NUM-01', deep: true }, { figure: 'NUM-30', deep: true }],
      chart: 'bars',
    },
    { kind: 'trend', id: 'trend', title: '逐月信访量', figures: ['NUM-37'], chart: 'trend' },
    { kind: 'heading', level: 1, text: '办得怎样' },
    quality,
    satisfaction,
    { kind: 'heading', level: 1, text: '反映什么' },
    {
      kind: 'grid',
      id: 'categories',
      title: '反映问题的内容分类',
      by: 'category',
      chart: 'tree',
      columns: [
        { figure: 'NUM-37', measure: 'count', title: '件数' },
        { figure: 'NUM-37', measure: 'lastCount', title: '上年同期' },
      ],
    },
    {
      kind: 'grid',
      id: 'counties',
      title: '各县（市、区）',
      by: 'county',
      columns: [
        { figure: 'NUM-37', measure: 'count', title: '件数' },
        { figure: 'RATE-closed', measure: 'percent', title: '按期办结率' },
      ],
      chart: 'multiples',
    },
  ],
}
