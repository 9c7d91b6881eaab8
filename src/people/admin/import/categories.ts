import type { Category, OrganDirectory } from '../../directory.ts'
import { type CategoryDraft, categoryFaults, saveCategory } from '../categories.ts'
import { type Draft, markTwice, planned, type SheetKind } from './plan.ts'

type Row = CategoryDraft & { active: boolean }
const headings: Readonly<Record<string, string>> = { code: '代码', name: '名称', parent: '上级', organs: '单位' }

/** Content categories of two levels. What is left out of the sheet stays; 否 takes one out of use. */
export const categorySheet: SheetKind = {
  kind: 'categories',
  title: '内容分类',
  columns: () => [
    { heading: '代码', needed: true },
    { heading: '名称', needed: true, width: 28 },
    { heading: '国家分类代码', width: 16 },
    { heading: '在用', choices: ['是', '否'] },
  ],
  examples: [
    { 代码: '01', 名称: '城乡建设', 在用: '是' },
    { 代码: '01/01', 名称: '城乡规划', 在用: '是' },
  ],
  current: (directory) =>
    directory.categories().map((category) => ({
      代码: category.code,
      名称: category.name,
      国家分类代码: category.officialCode ?? '',
      在用: category.active ? '是' : '否',
    })),
  plan(directory, rows) {
    const drafts = rows.map(
      (row): Draft<Row> => ({ row, draft: draftOf(directory, row.values), says: wordFaults(row.values) }),
    )
    markTwice(drafts, ({ code }) => code, '代码')
    settle(directory, drafts)
    const right = drafts.filter(({ says }) => !says.length).map(({ draft }) => draft)
    return {
      rows: drafts.map((draft) => planned(draft, stateOf(directory.category(draft.draft.code), draft.draft))),
      async write(tx) {
        // First level first: the second refers to it.
        for (const draft of right.sort((a, b) => (a.code < b.code ? -1 : 1)))
          if (stateOf(directory.category(draft.code), draft) !== 'same') await saveCategory(tx, draft)
        return {}
      },
    }
  },
}

function draftOf(directory: OrganDirectory, values: Readonly<Record<string, string>>): Row {
  const code = values.代码 ?? ''
  const known = directory.category(code)
  return {
    code,
    name: values.名称 ?? '',
    parent: code.includes('/') ? (code.split('/')[0] ?? null) : null,
    officialCode: values.国家分类代码 === undefined ? (known?.officialCode ?? null) : values.国家分类代码 || null,
    active: values.在用 ? values.在用 === '是' : (known?.active ?? true),
    organs: directory
      .organs()
      .filter((organ) => organ.active && organ.duties.includes(code))
      .map((organ) => organ.code),
  }
}

function wordFaults(values: Readonly<Record<string, string>>): string[] {
  const name = [...(values.名称 ?? '')].length
  return [
    ...(name ? [] : ['名称没有填写。']),
    ...(name > 40 ? ['名称太长，最多40个字。'] : []),
    ...(['', '是', '否'].includes(values.在用 ?? '') ? [] : ['在用应为“是”或“否”。']),
  ]
}

function settle(directory: OrganDirectory, drafts: readonly Draft<Row>[]): void {
  for (;;) {
    const standing = drafts.filter(({ says }) => !says.length)
    const all = new Map<string, Category>(directory.categories().map((category) => [category.code, category]))
    for (const { draft } of standing) all.set(draft.code, { ...draft, initials: '' })
    const known = {
      organ: directory.organ,
      category: (code: string) => all.get(code),
      categories: () => [...all.values()],
    }
    let fell = false
    for (const { draft, says } of standing)
      for (const fault of categoryFaults(known, draft)) {
        says.push(`${headings[fault.field] ?? fault.field}：${fault.says}`)
        fell = true
      }
    if (!fell) return
  }
}

const stateOf = (known: Category | undefined, draft: Row) =>
  !known
    ? 'new'
    : known.name === draft.name && known.officialCode === draft.officialCode && known.active === draft.active
      ? 'same'
      : 'changed'
