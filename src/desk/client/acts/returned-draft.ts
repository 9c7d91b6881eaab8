import type { CaseView } from '../server/api.ts'
import type { FormField, Values } from './form-model.ts'

/** What the program found of a draft's words and kept with it; nobody typed it. */
const found: ReadonlySet<string> = new Set(['fit', 'repeats'])

/**
 * The texts of the draft that an approver sent back, so that it is mended and not typed again.
 * @returns null unless the last thing that was drafted has exactly the fields of this form
 */
export function lastReturnedDraft(
  view: Pick<CaseView, 'records' | 'timeline' | 'pending'>,
  fields: readonly FormField[],
): Values | null {
  if (view.pending || !view.timeline.some(({ kind }) => kind === 'returned')) return null
  const kept = [...view.records].reverse().find(({ kind }) => kind === 'draft')?.body
  if (!kept) return null
  const draft: Values = Object.fromEntries(Object.entries(kept).filter(([name]) => !found.has(name)))
  const known = new Map(fields.map((field) => [field.name, field]))
  const fits =
    Object.keys(draft).every((name) => known.has(name)) &&
    fields.every(({ name, required }) => !required || name in draft)
  return fits ? draft : null
}
