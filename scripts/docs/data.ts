import { code, generated, table } from './page.ts'
import { migrationFiles, read } from './sources.ts'

/** plain: readable to whoever has the disk. keyed: a hash or HMAC. sealed: encrypted. */
export type Kind = 'plain' | 'keyed' | 'sealed'
export type Column = { name: string; type: string; kind: Kind | null; what: string }
export type Table = { name: string; what: string; columns: Column[] }

/**
 * The tables as the migrations comment them: `-- sealed: …`, `-- keyed: …`, `-- plain: …` behind a column, sentences
 * above a table. What has no comment is told by its name below; what neither tells has `kind` null.
 */
export function tables(): Table[] {
  const found = new Map<string, Table>([[byTheProgram.name, byTheProgram]])
  for (const path of migrationFiles()) {
    const lines = read(path).split('\n')
    let open: Table | null = null
    for (const [index, line] of lines.entries()) {
      const made = /^create table (?:if not exists )?(\w+) \(/.exec(line)
      if (made?.[1]) {
        open = { name: made[1], what: commentAbove(lines, index), columns: [] }
        found.set(open.name, open)
      } else if (line.startsWith(')')) open = null
      else if (open) {
        const like = /^ {2}like (\w+)/.exec(line)
        const column = columnOf(open.name, line)
        if (like?.[1]) open.columns.push(...(found.get(like[1])?.columns ?? []))
        else if (column) open.columns.push(column)
      }
      const added = /^alter table (\w+) add column (?:if not exists )?(.*)$/.exec(line)
      const column = added?.[2] ? columnOf(added[1] ?? '', `  ${added[2].replace(/;/, ',')}`) : null
      if (column) found.get(added?.[1] ?? '')?.columns.push(column)
      const dropped = /^alter table (\w+) drop column (?:if exists )?(\w+)/.exec(line)
      const shrunk = found.get(dropped?.[1] ?? '')
      if (shrunk) shrunk.columns = shrunk.columns.filter(({ name }) => name !== dropped?.[2])
      const gone = /^drop table (?:if exists )?(\w+)/.exec(line)
      if (gone?.[1]) found.delete(gone[1])
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** docs/data.md: every column, how it lies on the disk, and what it is. */
export function dataPage(): string {
  const all = tables()
  const count = (kind: Kind) => all.flatMap(({ columns }) => columns).filter((column) => column.kind === kind).length
  return `${generated('the comments of the migrations')}
# Data

${all.length} tables: ${count('plain')} plain, ${count('keyed')} keyed and ${count('sealed')} sealed columns.

* **plain**: codes, days, counts, random ids. Readable in a stolen backup, and tells nothing of a person or a matter.
* **keyed**: an HMAC or hash, for comparing only. Of no use without the key.
* **sealed**: AES-256-GCM under a key of the case (\`case_key\`), which an epoch key wraps, which the master key wraps.
  Destroying the epoch key at the end of retention erases all of it, backups included.

What people write, are called and can be reached by, and their files, are never plain; names and posts of staff are.
The queue of jobs (\`graphile_worker\`) holds task names and row ids.

${all
  .map(
    ({ name, what, columns }) =>
      `## ${name}\n\n${what ? `${what}\n\n` : ''}${table(
        ['column', 'type', 'kind', 'what'],
        columns.map((column) => [code(column.name), column.type, column.kind ?? '', column.what]),
      )}`,
  )
  .join('\n\n')}
`
}

function columnOf(tableName: string, line: string): Column | null {
  const match = /^ {2}(\w+) (\w+(?:\[\])?)(?=[\s,]|$)[^-]*(?:--\s*(.*))?$/.exec(line)
  const [, name = '', type = '', comment = ''] = match ?? []
  if (!match || /^(primary|unique|check|foreign|constraint|exclude)$/.test(name)) return null
  const marked = /^(plain|keyed|sealed)\b[:;,]?\s*(.*)$/.exec(comment)
  const byName = /generated always as identity/.test(line)
    ? 'counts up'
    : mayHoldWords(type) || ['int', 'boolean'].includes(type)
      ? (meaning[name] ?? '')
      : ''
  if (marked) return { name, type, kind: marked[1] as Kind, what: marked[2] || (marked[1] === 'plain' ? byName : '') }
  const kind =
    kinds[`${tableName}.${name}`] ??
    (tellsItself.has(type) || (type.startsWith('text') && (comment || byName)) ? 'plain' : null)
  return { name, type, kind, what: comment || byName }
}

function commentAbove(lines: readonly string[], index: number): string {
  const above: string[] = []
  for (let at = index - 1; at >= 0 && lines[at]?.startsWith('-- '); at--) above.unshift(lines[at]?.slice(3) ?? '')
  // The sentences that head a file belong to the file.
  return above.length > 0 && lines[0]?.startsWith('-- ') && index - above.length === 0 ? '' : above.join(' ')
}

const mayHoldWords = (type: string): boolean => type.startsWith('text') || type === 'jsonb'

/** A number, day, instant or yes-or-no cannot hold words. */
const tellsItself = new Set(['int', 'bigint', 'boolean', 'date', 'timestamptz'])

/** Where the early migrations leave the kind of a column that is not a code unsaid. New ones say it in SQL. */
const kinds: Readonly<Record<string, Kind>> = {
  'account.password': 'keyed',
  'session.id': 'keyed',
  'case_head.leaf': 'keyed',
  'calendar_year.days': 'plain',
  'audit.detail': 'plain',
}

/** What the columns that have the same name everywhere hold: one concept, one name. All of them are codes. */
export const meaning: Readonly<Record<string, string>> = {
  account: 'account id, random',
  act: 'code of what was done',
  active: 'still in use',
  address: 'address of the organ',
  article: 'where the limit stands: `L22 34`',
  calendar: 'version of the holiday calendar that was counted with',
  case_no: 'number of the case',
  caseworkers: 'account ids',
  category: 'content category',
  channel: 'channel code, 01…99',
  class3: 'suggestion, accusation or appeal',
  code: 'code',
  desk: 'organ whose move it is',
  detail: 'codes',
  days: 'rest and working days of the year',
  document: 'document id',
  due_rule: 'limit behind `due`',
  dup: 'first or repeat',
  error: 'what the carrier said when it failed',
  handler_score: '1 satisfied … 3 not',
  holder: 'organ that handles it',
  id: 'random',
  initials: 'pinyin initials, for picking by keyboard',
  key: 'which one',
  kind: 'code',
  level: '1 national … 5 township',
  login: 'name to sign in with',
  mark: 'word of the organ or document kind in its numbers',
  merged_into: 'number of the kept case',
  mode: 'how it was delivered',
  name: 'name of a place, organ, category or staff member',
  no: 'document number (发文字号)',
  note: 'note of an administrator',
  object: 'number or code of what it was done to',
  office: 'letters-and-visits office or direct receiver',
  office_score: '1 satisfied … 3 not',
  organ: 'organ code',
  outcome: 'how it ended',
  pack: 'rule pack',
  parent: 'code of the one above',
  path: 'item of L22 31',
  pending: 'act that waits for approval',
  phone: 'public number of the organ',
  place_region: 'region where the problem is (问题属地)',
  post: 'post of the staff member',
  purpose: 'code',
  queue: 'work list',
  reach: 'who may read the row',
  receiver: 'organ that received it',
  region: 'region code',
  roles: 'role codes',
  rule: 'limit, `DL-…`',
  short_name: 'short name of the organ',
  source: 'where the published calendar stands',
  source_kind: 'how it came here',
  stage: 'stage on the main line',
  submission_no: 'number of the submission',
  superior: 'organ above',
  title: 'title of the document kind',
  urgency: 'normal, urgent or critical',
}

/** Made by kernel/migrate.ts before the first migration. */
const byTheProgram: Table = {
  name: 'migration',
  what: 'Which migrations were applied.',
  columns: [
    { name: 'name', type: 'text', kind: 'plain', what: 'file name' },
    { name: 'digest', type: 'text', kind: 'plain', what: 'SHA-256 of the file, to see later changes' },
    { name: 'applied_at', type: 'timestamptz', kind: 'plain', what: '' },
  ],
}
