import type { Organ, OrganDirectory } from '../../directory.ts'
import { type Known, type OrganDraft, organFaults } from '../organ-check.ts'
import { saveOrgan } from '../organs.ts'
import { type Draft, listed, markTwice, planned, type SheetKind } from './plan.ts'

const kinds: Readonly<Record<string, Organ['kind']>> = {
  信访工作机构: 'office',
  党委政府: 'government',
  部门: 'department',
  乡镇街道: 'township',
  纪检监察: 'discipline',
  政法机关: 'litigation',
  企事业单位: 'enterprise',
}
export const levels: Readonly<Record<string, Organ['level']>> = { 国家: 1, 省: 2, 市: 3, 县: 4, 乡: 5 }

export const titleOf = <T>(titles: Readonly<Record<string, T>>, wanted: T): string =>
  Object.entries(titles).find(([, value]) => value === wanted)?.[0] ?? ''

/** Heading of each field, for what is wrong with it. */
const headings: Readonly<Record<string, string>> = {
  code: '单位代码',
  name: '全称',
  kind: '性质',
  level: '层级',
  region: '区划代码',
  superior: '上级单位代码',
  vertical: '垂直管理',
  mark: '发文代字',
  duties: '负责的分类',
}

/** Organs with their duty list, superiors in any order. */
export const organSheet: SheetKind = {
  kind: 'organs',
  title: '单位名录',
  columns: () => [
    { heading: '单位代码', needed: true, width: 16 },
    { heading: '全称', needed: true, width: 32 },
    { heading: '简称', width: 18 },
    { heading: '性质', needed: true, choices: Object.keys(kinds), width: 14 },
    { heading: '层级', needed: true, choices: Object.keys(levels) },
    { heading: '区划代码', needed: true, width: 14 },
    { heading: '上级单位代码', width: 16 },
    { heading: '垂直管理', choices: ['是', '否'] },
    { heading: '发文代字', needed: true },
    { heading: '电话', width: 16 },
    { heading: '地址', width: 32 },
    { heading: '负责的分类', width: 24 },
  ],
  examples: [
    {
      单位代码: '430500-XF',
      全称: '某某市信访局',
      简称: '市信访局',
      性质: '信访工作机构',
      层级: '市',
      区划代码: '430500',
      发文代字: '某信',
      电话: '0000-0000000',
      地址: '某某路1号',
    },
    {
      单位代码: '430500-ZJ',
      全称: '某某市住房和城乡建设局',
      简称: '市住建局',
      性质: '部门',
      层级: '市',
      区划代码: '430500',
      发文代字: '某住建',
      负责的分类: '01、01/05',
    },
  ],
  current: (directory) =>
    directory
      .organs()
      .filter((organ) => organ.active)
      .map((organ) => ({
        单位代码: organ.code,
        全称: organ.name,
        简称: organ.shortName,
        性质: titleOf(kinds, organ.kind),
        层级: titleOf(levels, organ.level),
        区划代码: organ.region,
        上级单位代码: organ.superior ?? '',
        垂直管理: organ.vertical ? '是' : '否',
        发文代字: organ.mark,
        电话: organ.phone,
        地址: organ.address,
        负责的分类: organ.duties.join('、'),
      })),
  plan(directory, rows) {
    const drafts = rows.map((row): Draft<OrganDraft> => {
      const draft = draftOf(directory, row.values)
      return { row, draft, says: wordFaults(row.values) }
    })
    markTwice(drafts, ({ code }) => code, '单位代码')
    settleFaults(directory, drafts)
    const good = drafts.filter(({ says }) => !says.length)
    const changing = superiorsFirst(good.map(({ draft }) => draft).filter((draft) => differs(directory, draft)))
    return {
      rows: drafts.map((draft) =>
        planned(
          draft,
          !directory.organ(draft.draft.code) ? 'new' : differs(directory, draft.draft) ? 'changed' : 'same',
        ),
      ),
      async write(tx) {
        for (const draft of changing) await saveOrgan(tx, draft)
        return {}
      },
    }
  },
}

function draftOf(directory: OrganDirectory, values: Readonly<Record<string, string>>): OrganDraft {
  const code = values.单位代码 ?? ''
  const known = directory.organ(code)
  const name = values.全称 ?? ''
  return {
    code,
    name,
    shortName: values.简称 || known?.shortName || name,
    kind: kinds[values.性质 ?? ''] ?? 'department',
    level: levels[values.层级 ?? ''] ?? 3,
    region: values.区划代码 ?? '',
    superior: values.上级单位代码 || null,
    vertical: values.垂直管理 ? values.垂直管理 === '是' : (known?.vertical ?? false),
    mark: values.发文代字 ?? '',
    phone: values.电话 ?? known?.phone ?? '',
    address: values.地址 ?? known?.address ?? '',
    duties: values.负责的分类 === undefined ? (known?.duties ?? []) : categoriesIn(directory, values.负责的分类),
  }
}

/** Codes, or names where a name means one category only. What is neither stays as it is, to be told as unknown. */
export const categoriesIn = (directory: OrganDirectory, cell: string): string[] =>
  listed(cell).map((word) => {
    if (directory.category(word)) return word
    const named = directory.categories().filter((category) => category.name === word)
    return named.length === 1 && named[0] ? named[0].code : word
  })

function wordFaults(values: Readonly<Record<string, string>>): string[] {
  const says: string[] = []
  for (const heading of ['单位代码', '全称', '区划代码', '发文代字'])
    if (!values[heading]) says.push(`${heading}没有填写。`)
  for (const [heading, most] of [
    ['全称', 100],
    ['简称', 60],
    ['发文代字', 20],
    ['电话', 60],
    ['地址', 200],
  ] as const)
    if ([...(values[heading] ?? '')].length > most) says.push(`${heading}太长，最多${most}个字。`)
  if (!kinds[values.性质 ?? '']) says.push(`性质应为：${Object.keys(kinds).join('、')}。`)
  if (!levels[values.层级 ?? '']) says.push(`层级应为：${Object.keys(levels).join('、')}。`)
  return says
}

/** Rows are checked against the directory as the sheet would leave it; a row that falls may take others with it. */
function settleFaults(directory: OrganDirectory, drafts: readonly Draft<OrganDraft>[]): void {
  for (;;) {
    const standing = drafts.filter(({ says }) => !says.length)
    const known = withDrafts(
      directory,
      standing.map(({ draft }) => draft),
    )
    let fell = false
    for (const { draft, says } of standing)
      for (const fault of organFaults(known, draft)) {
        says.push(`${headings[fault.field] ?? fault.field}：${fault.says}`)
        fell = true
      }
    if (!fell) return
  }
}

function withDrafts(directory: OrganDirectory, drafts: readonly OrganDraft[]): Known {
  const organs = new Map(directory.organs().map((organ) => [organ.code, organ]))
  for (const draft of drafts)
    organs.set(draft.code, { initials: '', active: true, successor: null, ...organs.get(draft.code), ...draft })
  const all = [...organs.values()]
  return { ...directory, organs: () => all, organ: (code) => organs.get(code) }
}

function differs(directory: OrganDirectory, draft: OrganDraft): boolean {
  const known = directory.organ(draft.code)
  if (!known) return true
  return (Object.keys(draft) as (keyof OrganDraft)[]).some((key) =>
    key === 'duties'
      ? String([...draft.duties].sort()) !== String([...known.duties].sort())
      : (draft[key] ?? false) !== (known[key] ?? false),
  )
}

/** New superiors before those below them; the others in the order of the sheet. */
function superiorsFirst(drafts: readonly OrganDraft[]): OrganDraft[] {
  const left = new Map(drafts.map((draft) => [draft.code, draft]))
  const sorted: OrganDraft[] = []
  const take = (draft: OrganDraft): void => {
    if (!left.delete(draft.code)) return
    const superior = draft.superior ? left.get(draft.superior) : undefined
    if (superior) take(superior)
    sorted.push(draft)
  }
  for (const draft of drafts) take(draft)
  return sorted
}
