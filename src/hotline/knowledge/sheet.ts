import { sql } from 'kysely'
import type { SheetField, SheetRow, Tx } from '../../kernel/index.ts'
import type { OrganDirectory, PlannedRow, Staff } from '../../people/index.ts'
import { addEntry, keepDraft } from './entries.ts'
import { fieldFaults, type KnowledgeFields } from './fields.ts'
import { type KnowledgeState, stateTitles } from './standing.ts'

/** The sheet of the base: what is there, to be changed in a sheet and taken in again as drafts. */
export const knowledgeColumns: readonly SheetField[] = [
  { heading: '编号', width: 20 },
  { heading: '标题', needed: true, width: 30 },
  { heading: '问法', width: 40 },
  { heading: '简答', needed: true, width: 50 },
  { heading: '详答', width: 60 },
  { heading: '依据文号', width: 24 },
  { heading: '依据名称', needed: true, width: 30 },
  { heading: '发文单位', needed: true, width: 20 },
  { heading: '适用地区' },
  { heading: '生效日', needed: true, kind: 'day', width: 12 },
  { heading: '失效日', kind: 'day', width: 12 },
  { heading: '分类', needed: true },
  { heading: '归口单位', needed: true, width: 16 },
  { heading: '下次复核日', needed: true, kind: 'day', width: 12 },
  { heading: '状态', width: 8 },
]

export const knowledgeExamples: readonly Record<string, string>[] = [
  {
    标题: '异地就医怎样备案（示例）',
    问法: '外地看病怎么报销；异地就医在哪里备案',
    简答: '带身份证到任一医保窗口，或在网上办理，当天生效。',
    详答: '',
    依据文号: '示例〔2026〕1号',
    依据名称: '示例市基本医疗保险异地就医管理办法',
    发文单位: '示例市医疗保障局',
    适用地区: '',
    生效日: '2026-01-01',
    失效日: '',
    分类: '05/01',
    归口单位: '单位代码',
    下次复核日: '2026-12-31',
  },
]

/** Entries that stand in the sheet: their newest version. */
export type SheetEntry = KnowledgeFields & { id: string; state: KnowledgeState; work: 'draft' | 'in-review' | null }

export async function sheetEntries(tx: Tx): Promise<SheetEntry[]> {
  const { rows } =
    await sql<SheetEntry>`select e.id, e.state, e.work, v.title, v.variants, v.short, v.long, v.source_no as "sourceNo",
      v.source_title as "sourceTitle", v.issuer, v.region, v.from_day as "from", v.to_day as "to", v.category, v.owner, v.review_on as "reviewOn"
    from knowledge_entry e join lateral (select * from knowledge_version v where v.entry = e.id order by version desc limit 1) v on true
    order by v.category, v.title, e.id`.execute(tx)
  return rows
}

export const sheetRowOf = (entry: SheetEntry): Record<string, string> => ({
  编号: entry.id,
  标题: entry.title,
  问法: entry.variants.join('；'),
  简答: entry.short,
  详答: entry.long,
  依据文号: entry.sourceNo,
  依据名称: entry.sourceTitle,
  发文单位: entry.issuer,
  适用地区: entry.region ?? '',
  生效日: entry.from,
  失效日: entry.to ?? '',
  分类: entry.category,
  归口单位: entry.owner,
  下次复核日: entry.reviewOn,
  状态: stateTitles[entry.state],
})

const fieldHeadings: Readonly<Record<keyof KnowledgeFields, string>> = {
  title: '标题',
  variants: '问法',
  short: '简答',
  long: '详答',
  sourceNo: '依据文号',
  sourceTitle: '依据名称',
  issuer: '发文单位',
  region: '适用地区',
  from: '生效日',
  to: '失效日',
  category: '分类',
  owner: '归口单位',
  reviewOn: '下次复核日',
}

/** Characters that each text may have, and has to have. */
const lengths = [
  ['title', 2, 80],
  ['short', 2, 300],
  ['long', 0, 6000],
  ['sourceNo', 0, 80],
  ['sourceTitle', 2, 120],
  ['issuer', 2, 80],
] as const

type Planned = { fields: KnowledgeFields; known: SheetEntry | undefined; row: PlannedRow }
export type KnowledgePlan = {
  rows: PlannedRow[]
  write(tx: Tx, by: Staff, on: { today: string; at: string }): Promise<void>
}

/** Read a sheet against the base. New and changed rows become drafts; what is published stays until it was reviewed. */
export function planSheet(
  directory: OrganDirectory,
  entries: readonly SheetEntry[],
  rows: readonly SheetRow[],
  today: string,
): KnowledgePlan {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const seen = new Set<string>()
  const planned = rows.map((row): Planned => {
    const id = row.values.编号 ?? ''
    const known = byId.get(id)
    const fields = fieldsOf(directory, row.values)
    const says = [
      ...(id && !known ? [`没有编号“${id}”；新的条目编号空着。`] : []),
      ...(id && seen.has(id) ? [`编号“${id}”出现了两次。`] : []),
      ...(known?.work === 'in-review' ? ['正在待审，审过以后再改。'] : []),
      ...textFaults(fields),
      ...(daysRight(fields)
        ? fieldFaults(directory, fields, today).map(
            ({ field, says: why }) => `${fieldHeadings[field as keyof KnowledgeFields]}：${why}`,
          )
        : []),
    ]
    seen.add(id)
    const state = says.length ? 'wrong' : !known ? 'new' : same(known, fields) ? 'same' : 'changed'
    return { fields, known, row: { line: row.line, state, says, values: row.values } }
  })
  return {
    rows: planned.map(({ row }) => row),
    async write(tx, by, on) {
      for (const { fields, known, row } of planned) {
        if (row.state === 'new') await addEntry(tx, fields, by, on)
        if (row.state === 'changed' && known) await keepDraft(tx, known.id, { fields, note: '用表格修改' }, by, on)
      }
    },
  }
}

function fieldsOf(directory: OrganDirectory, values: Readonly<Record<string, string>>): KnowledgeFields {
  const cell = (heading: string): string => (values[heading] ?? '').trim()
  const region = cell('适用地区')
  const owner = cell('归口单位')
  return {
    title: cell('标题'),
    variants: [
      ...new Set(
        cell('问法')
          .split(/[；;\n]+/)
          .map((one) => one.trim())
          .filter(Boolean),
      ),
    ],
    short: cell('简答'),
    long: cell('详答'),
    sourceNo: cell('依据文号'),
    sourceTitle: cell('依据名称').replace(/^《(.*)》$/, '$1'),
    issuer: cell('发文单位'),
    // By code or by name, as people write it.
    region: region
      ? (directory.regions().find(({ code, name }) => code === region || name === region)?.code ?? region)
      : null,
    from: cell('生效日'),
    to: cell('失效日') || null,
    category: cell('分类'),
    owner:
      directory.organs().find(({ code, name, shortName }) => [code, name, shortName].includes(owner))?.code ?? owner,
    reviewOn: cell('下次复核日'),
  }
}

function textFaults(fields: KnowledgeFields): string[] {
  return [
    ...lengths.flatMap(([field, least, most]) => {
      const chars = [...fields[field]].length
      if (chars < least) return [`${fieldHeadings[field]}没有填写。`]
      return chars > most ? [`${fieldHeadings[field]}太长，最多${most}个字，现在${chars}个。`] : []
    }),
    ...(fields.variants.some((one) => [...one].length < 2 || [...one].length > 80)
      ? ['问法每条2到80个字，几条之间用“；”隔开。']
      : []),
    ...(isDay(fields.from) ? [] : ['生效日应写成 2026-01-31 这样。']),
    ...(fields.to === null || isDay(fields.to) ? [] : ['失效日应写成 2026-01-31 这样，没有就空着。']),
    ...(isDay(fields.reviewOn) ? [] : ['下次复核日应写成 2026-01-31 这样。']),
  ]
}

const daysRight = ({ from, to, reviewOn }: KnowledgeFields): boolean =>
  isDay(from) && isDay(reviewOn) && (to === null || isDay(to))

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

const same = (known: SheetEntry, fields: KnowledgeFields): boolean =>
  (Object.keys(fieldHeadings) as (keyof KnowledgeFields)[]).every(
    (field) => JSON.stringify(known[field]) === JSON.stringify(fields[field]),
  )
