import {
  type CitedSource,
  cn2022,
  documentCodes,
  documentSpec,
  type Field,
  hotlinePacks,
  type Limit,
  packs,
  procedure,
  sources,
  stages,
} from '../law/index.ts'
import { roleTitles } from '../people/index.ts'

/** Words of the law's tables that the desk shows beside codes, taken at build time: a browser gets no code of a room. */
export type LawWords = {
  /** By stage: 已签收，待告知 */
  stages: Record<string, string>
  /** By verb: title of the button, and its inputs in the order of the form. */
  acts: Record<string, ActWords>
  /** By rule id: 办理期限 */
  limits: Record<string, string>
  /** Every limit of the regulation in force. */
  limitTable: Pick<Limit, 'id' | 'title' | 'trigger' | 'duty' | 'amount' | 'unit' | 'article' | 'practice'>[]
  /** By code: 受理告知书 */
  documents: Record<string, string>
  /** By the short name of an article: 济南热线 */
  sources: Readonly<Record<string, CitedSource>>
  /** By role of contract.md §2: 分办员 */
  roles: Record<string, string>
}
export type ActWords = {
  title: string
  fields: Record<string, FieldWords>
  /** Another person has to complete it: 批准, or 签发 for an opinion. */
  awaits: '批准' | '签发' | null
}
export type FieldWords = { title: string; type: Field['type']; options?: Record<string, string> }

export function lawWords(): LawWords {
  const acts: Record<string, ActWords> = {}
  // The first row of a verb names it: 签收, not its variant for what was received directly.
  for (const row of [...procedure].sort((a, b) => a.title.length - b.title.length)) {
    const known = acts[row.command]
    acts[row.command] = {
      title: known?.title ?? row.title,
      fields: { ...fieldsOf(row.input), ...known?.fields },
      awaits: row.approvedBy ? '批准' : row.completedBy ? '签发' : null,
    }
  }
  return {
    stages: { ...stages },
    acts,
    limits: Object.fromEntries(
      [...hotlinePacks, ...[...packs].reverse()].flatMap((pack) => pack.limits.map(({ id, title }) => [id, title])),
    ),
    limitTable: cn2022.limits.map(({ id, title, trigger, duty, amount, unit, article, practice }) => ({
      ...{ id, title, trigger, duty, amount, unit, article },
      ...(practice ? { practice } : {}),
    })),
    documents: Object.fromEntries(documentCodes.map((code) => [code, documentSpec(code).title])),
    sources: { ...sources },
    roles: { ...roleTitles },
  }
}

const fieldsOf = (input: Record<string, Field>): Record<string, FieldWords> =>
  Object.fromEntries(
    Object.entries(input).map(([key, { title, type, options }]) => [
      key,
      { title, type, ...(options ? { options: Object.fromEntries(options) } : {}) },
    ]),
  )
