import { day, zhDay } from '../../../law/index.ts'
import type { Block, Fact, LetterModel, PaperCode } from '../model.ts'

/** Papers of the counter, made from what was typed there. They name nobody: whoever signs writes the name by hand. */
export type Sheet = { organ: string; caseNo: string; today: string; sample: boolean }

export const paper = (
  code: PaperCode,
  { organ, caseNo, today, sample }: Sheet,
  rest: Partial<LetterModel>,
): LetterModel => ({
  code,
  layout: 'paper',
  title: '',
  organ,
  number: null,
  day: today,
  date: zhDay(day(today)),
  addressee: null,
  caseNo,
  query: null,
  blocks: [],
  attachments: [],
  contact: null,
  signature: null,
  cover: null,
  large: false,
  sample,
  ...rest,
})

const byHand = (label: string, lines = 1): Fact => ({ label, value: '', lines })

/** 来访笔录: read back to the person before it is signed. */
export const interviewRecord = (
  sheet: Sheet,
  { record, people, place, clerk }: { record: string; people: number; place: string; clerk: string },
): LetterModel =>
  paper('interview-record', sheet, {
    title: '来访笔录',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '时间', value: zhDay(day(sheet.today)) },
          { label: '地点', value: place },
          { label: '来访人数', value: `${people}人` },
          { label: '接待人', value: clerk },
        ],
      },
      { kind: 'heading', level: 1, text: '来访人陈述' },
      ...record.split(/\n+/).map((text): Block => ({ kind: 'paragraph', text })),
      { kind: 'paragraph', text: '以上笔录已经向我宣读（本人已阅），与我说的相符。' },
      { kind: 'facts', rows: [byHand('来访人（代表）签名', 3), byHand('接待人签名', 2), byHand('签名日期')] },
    ],
  })

export type Evidence = { name: string; original: boolean; count: number; pages: number }

/** 证据材料清单, two copies: one for the person, one for the file. */
export const evidenceList = (sheet: Sheet, items: readonly Evidence[], clerk: string): LetterModel =>
  paper('evidence-list', sheet, {
    title: '证据材料清单',
    copies: ['第一联　交信访人', '第二联　存卷'],
    blocks: [
      {
        kind: 'table',
        columns: ['序号', '材料名称', '形式', '份数', '页数'],
        rows: items.map(({ name, original, count, pages }, index) => [
          String(index + 1),
          name,
          original ? '原件' : '复印件',
          String(count),
          String(pages),
        ]),
      },
      {
        kind: 'paragraph',
        text: `共${items.length}种，已当面点清。收下原件的，办结后退还；信访人可以随时要求退还或者复制。`,
      },
      {
        kind: 'facts',
        rows: [
          byHand('提交人签名', 2),
          { label: '收件人', value: clerk },
          { label: '日期', value: zhDay(day(sheet.today)) },
        ],
      },
    ],
  })

/** The number slip: number, how many wait, what to have ready. No name (RG-3). */
export const visitSlip = (
  sheet: Sheet,
  { number, lane, ahead, sheet: size }: { number: string; lane: string; ahead: number; sheet: 'roll' | 'a5' },
): LetterModel =>
  paper('visit-slip', sheet, {
    layout: 'slip',
    title: number,
    sheet: size,
    blocks: [
      { kind: 'paragraph', text: lane },
      { kind: 'paragraph', text: `${zhDay(day(sheet.today))}　前面还有${ahead}位` },
      { kind: 'paragraph', text: '请看大厅屏幕，听到叫号到窗口。过号了告诉工作人员，不用重新排。' },
      { kind: 'paragraph', text: '带上身份证明和材料；没有带也接待。' },
    ],
  })
