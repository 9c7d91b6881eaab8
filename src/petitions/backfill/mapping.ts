import { problem, type Sheet, type SheetRow } from '../../kernel/index.ts'
import { ledgerColumns } from './sheet.ts'

/**
 * Which column of a foreign sheet is which of ours: by our heading, a heading of theirs, or one text that holds for the
 * whole sheet (a ledger of letters has no column for the channel).
 */
export type Mapping = Readonly<Record<string, MappedFrom>>
export type MappedFrom = { from: string } | { all: string }

/** What offices call these columns. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  原编号: ['编号', '信访编号', '信访件编号', '件号', '登记号', '来信编号', '序号'],
  渠道: ['信访形式', '来源渠道', '信访渠道', '形式'],
  收到日期: ['收信日期', '来信日期', '来访日期', '收件日期', '信访日期', '收到时间', '来访时间', '来信时间'],
  登记日期: ['录入日期', '登记时间', '录入时间'],
  标题: ['主题', '事由', '信访事由', '题目'],
  内容: ['反映内容', '信访内容', '主要内容', '诉求内容', '反映问题', '内容摘要', '概况', '信访事项'],
  姓名: ['信访人', '信访人姓名', '来信人', '来访人', '诉求人', '反映人'],
  电话: ['联系电话', '电话号码', '手机', '手机号码', '联系方式'],
  地址: ['住址', '详细住址', '联系地址', '家庭住址'],
  证件号码: ['身份证号', '身份证号码', '证件号'],
  人数: ['来访人数', '署名人数', '信访人数'],
  问题属地: ['属地', '地区', '问题发生地', '所属县区', '县区'],
  内容分类: ['分类', '问题类别', '内容类别'],
  类别: ['三类', '诉求类别'],
  信访目的: ['目的'],
  办理单位: ['承办单位', '责任单位', '交办单位', '主办单位', '转送单位'],
  受理日期: ['受理时间'],
  结果: ['办理结果', '办结情况', '处理结果', '办理状态', '状态'],
  办结日期: ['办结时间', '结案日期', '办理完成日期'],
  备注: ['说明', '其他'],
}

const plain = (heading: string): string => heading.normalize('NFKC').replace(/[\s（）()：:*]/g, '')

/** What a look at the headings suggests; a heading of theirs serves once. */
export function suggestedMapping(headings: readonly string[]): Mapping {
  const mapping: Record<string, MappedFrom> = {}
  const free = new Set(headings)
  // Equal names first, so that a likeness never takes a column from its own name.
  for (const names of [(heading: string) => [heading], (heading: string) => alsoCalled[heading] ?? []])
    for (const { heading } of ledgerColumns) {
      if (mapping[heading]) continue
      const found = names(heading)
        .flatMap((name) => [...free].filter((theirs) => plain(theirs) === plain(name)))
        .at(0)
      if (!found) continue
      mapping[heading] = { from: found }
      free.delete(found)
    }
  return mapping
}

/** The mapping that a form carries, checked against the sheet. @throws problem `bad-input`, `sheet-unreadable` */
export function mappingIn(text: string | undefined, sheet: Sheet): Mapping | null {
  if (!text) return null
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    given = null
  }
  const wrong = (says: string) => problem('bad-input', { fields: [{ field: 'mapping', says }] })
  if (given === null || typeof given !== 'object' || Array.isArray(given)) throw wrong('列的对应关系看不懂。')
  const known = new Set(ledgerColumns.map(({ heading }) => heading))
  const mapping: Record<string, MappedFrom> = {}
  for (const [heading, value] of Object.entries(given as Record<string, { from?: unknown; all?: unknown } | null>)) {
    if (!known.has(heading)) throw wrong(`没有“${heading}”这一列。`)
    if (typeof value?.from === 'string') {
      if (!sheet.headings.includes(value.from)) throw wrong(`表里没有“${value.from}”这一列。`)
      mapping[heading] = { from: value.from }
    } else if (typeof value?.all === 'string') mapping[heading] = { all: value.all }
    else throw wrong(`“${heading}”对应哪一列没有写明。`)
  }
  const missing = ledgerColumns.filter(({ heading, needed }) => needed && !mapping[heading])
  if (missing.length) throw wrong(`还没有对应：${missing.map(({ heading }) => heading).join('、')}。`)
  return mapping
}

/** The sheet under our headings. Columns that nobody mapped stand in 备注, each with its name: nothing gets lost. */
export function mapped({ headings, rows }: Sheet, mapping: Mapping): Sheet {
  const used = new Set(Object.values(mapping).flatMap((from) => ('from' in from ? [from.from] : [])))
  const rest = headings.filter((heading) => !used.has(heading))
  const columns = [...new Set([...Object.keys(mapping), ...(rest.length ? ['备注'] : [])])]
  return {
    headings: ledgerColumns.map(({ heading }) => heading).filter((heading) => columns.includes(heading)),
    rows: rows.map((row) => ({ line: row.line, values: valuesOf(row, mapping, rest) })),
  }
}

function valuesOf({ values }: SheetRow, mapping: Mapping, rest: readonly string[]): Record<string, string> {
  const ours = Object.fromEntries(
    Object.entries(mapping).map(([heading, from]) => [heading, 'from' in from ? (values[from.from] ?? '') : from.all]),
  )
  const left = rest.flatMap((heading) => (values[heading] ? [`${heading}：${values[heading]}`] : []))
  return left.length ? { ...ours, 备注: [ours.备注, ...left].filter(Boolean).join('；') } : ours
}
