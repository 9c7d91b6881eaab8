import { day, zhDay } from '../../../law/index.ts'
import type { LetterModel, PostLabel } from '../model.ts'
import { paper, type Sheet } from './papers.ts'

/** Labels or envelopes: one a letter. */
export const addresses = (sheet: Sheet, as: 'labels' | 'envelopes', labels: readonly PostLabel[]): LetterModel =>
  paper('addresses', sheet, { layout: as, title: as === 'labels' ? '寄送标签' : '信封', labels })

export type PostedLetter = { title: string; no: string | null; caseNo: string; name: string; number: string }

/** 交寄清单, two copies: the post signs one. Names stay masked, the post knows them from the letters. */
export const postingList = (sheet: Sheet, on: string, letters: readonly PostedLetter[]): LetterModel =>
  paper('posting-list', sheet, {
    title: '挂号信交寄清单',
    copies: ['第一联　交邮政', '第二联　本单位存'],
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '交寄日期', value: zhDay(day(on)) },
          { label: '件数', value: `${letters.length}件` },
        ],
      },
      {
        kind: 'table',
        columns: ['序号', '挂号号码、文书', '收件人'],
        rows: letters.map(({ title, no, caseNo, name, number }, index) => [
          String(index + 1),
          [number || '（没有登记号码）', [title, no].filter(Boolean).join('　'), caseNo].join('\n'),
          name,
        ]),
      },
      {
        kind: 'facts',
        rows: [
          { label: '交寄人签名', value: '' },
          { label: '邮政收寄签章', value: '', lines: 2 },
        ],
      },
    ],
  })
