import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import type { Category, OrganDirectory } from '../directory.ts'
import { initialsOf } from '../setup.ts'
import type { Fault } from './administer.ts'

/** A category with the organs that have it in their duties. */
export type AdminCategory = Category & { organs: string[] }

export type CategoryDraft = Pick<Category, 'code' | 'name' | 'parent' | 'officialCode'> & { organs: readonly string[] }

const codeForm = /^\d{2}(\/\d{2})?$/

export const adminCategories = (directory: OrganDirectory): AdminCategory[] =>
  directory.categories().map((category) => ({
    ...category,
    organs: directory
      .organs()
      .filter((organ) => organ.active && organ.duties.includes(category.code))
      .map((organ) => organ.code),
  }))

/** The next free number below a first-level category, or of the first level itself (99 stays 其他). */
export function nextCategoryCode(directory: OrganDirectory, parent: string | null): string {
  const taken = new Set(directory.categories().map((category) => category.code))
  for (let n = 1; n < 99; n++) {
    const code = `${parent ? `${parent}/` : ''}${String(n).padStart(2, '0')}`
    if (!taken.has(code)) return code
  }
  return ''
}

export function categoryFaults(
  directory: Pick<OrganDirectory, 'category' | 'categories' | 'organ'>,
  draft: CategoryDraft,
): Fault[] {
  const faults: Fault[] = []
  const fault = (field: string, says: string) => void faults.push({ field, says })
  if (!codeForm.test(draft.code)) fault('code', '分类代码是两位数字，二级写作 01/03。')
  else if ((draft.code.includes('/') ? draft.code.slice(0, 2) : null) !== draft.parent)
    fault('parent', '二级分类的代码以上级分类的代码开头，一级分类没有上级。')
  if (draft.parent && !directory.category(draft.parent)) fault('parent', `没有一级分类 ${draft.parent}；请先建立。`)
  const sameName = directory
    .categories()
    .find((c) => c.code !== draft.code && c.parent === draft.parent && c.name === draft.name && c.active)
  if (sameName) fault('name', `同级已有“${draft.name}”（${sameName.code}）。`)
  const unknown = draft.organs.filter((organ) => !directory.organ(organ)?.active)
  if (unknown.length) fault('organs', `没有在用的单位 ${unknown.join('、')}。`)
  return faults
}

/** Write a category, new or changed, and which organs have it in their duties. */
export async function saveCategory(tx: Tx, draft: CategoryDraft & { active: boolean }): Promise<void> {
  await sql`insert into category (code, name, initials, parent, official_code, active) values
    (${draft.code}, ${draft.name}, ${initialsOf(draft.name)}, ${draft.parent}, ${draft.officialCode}, ${draft.active})
    on conflict (code) do update set name = excluded.name, initials = excluded.initials, official_code = excluded.official_code, active = excluded.active`.execute(
    tx,
  )
  await sql`delete from organ_duty where category = ${draft.code} and not organ = any(${draft.organs})`.execute(tx)
  for (const organ of draft.organs)
    await sql`insert into organ_duty (organ, category) values (${organ}, ${draft.code}) on conflict do nothing`.execute(
      tx,
    )
}
