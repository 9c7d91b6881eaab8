import type { SheetField, SheetRow, Tx } from '../../../kernel/index.ts'
import type { OrganDirectory } from '../../directory.ts'

/** What a row of a sheet would do. */
export type RowState = 'new' | 'changed' | 'same' | 'wrong'
export type PlannedRow = { line: number; state: RowState; says: string[]; values: Record<string, string> }

/** A sheet as it would be taken in: every row with its state, and how the right ones are written. */
export type Plan = {
  rows: PlannedRow[]
  /** Writes what is new or changed. @returns what is shown once, such as first passwords */
  write(tx: Tx): Promise<Record<string, unknown>>
}

/** One kind of sheet: its columns, two rows to learn from, and how it is read against the directory. */
export type SheetKind = {
  kind: string
  title: string
  columns(directory: OrganDirectory): readonly SheetField[]
  examples: readonly Readonly<Record<string, string>>[]
  /** What is there now, in the columns of the sheet: to be changed in a sheet and taken in again. */
  current(directory: OrganDirectory): Iterable<Readonly<Record<string, string>>>
  plan(directory: OrganDirectory, rows: readonly SheetRow[]): Plan
}

/** Several codes or names in one cell. */
export const listed = (cell: string): string[] =>
  cell
    .split(/[、,，;；\s]+/)
    .map((part) => part.trim())
    .filter(Boolean)

/** A line of the file with what was read from it. */
export type Draft<T> = { row: SheetRow; draft: T; says: string[] }

export const planned = ({ row, says }: Pick<Draft<unknown>, 'row' | 'says'>, state: RowState): PlannedRow => ({
  line: row.line,
  state: says.length ? 'wrong' : state,
  says,
  values: row.values,
})

/** The same key twice in one sheet: the second is wrong, because nobody can say which one was meant. */
export function markTwice<T>(drafts: readonly Draft<T>[], keyOf: (draft: T) => string, heading: string): void {
  const first = new Map<string, number>()
  for (const { row, draft, says } of drafts) {
    const key = keyOf(draft)
    const before = first.get(key)
    if (before !== undefined) says.push(`${heading}“${key}”与第${before}行重复。`)
    else if (key) first.set(key, row.line)
  }
}
