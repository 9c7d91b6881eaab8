import { type Field, type Shape, submissionFields } from '../../src/petitions/index.ts'
import { code, generated, table } from './page.ts'
import { read } from './sources.ts'

/** docs/import.md: what a file for `dengwen import` holds, field by field, and what becomes of it. */
export function importPage(): string {
  return `${generated('`src/petitions/backfill/fields.ts`')}
# Import

\`\`\`
dengwen import FILE.ndjson[.gz] [--kind submissions] [--update] [--organ CODE] [--json] [--data DIR]
\`\`\`

One JSON object a line, UTF-8. What is absent, null or empty is unknown. Days are \`2008-03-05\`; of an instant with offset
the day in Asia/Shanghai counts. Codes may be written as code or in Chinese.

* **Filed** (${code('stored')}): one event ${code('recorded')} a line with the days of the ledger. The law warns and refuses nothing; no limit,
  job or notice starts, unless the line says ${code('continue: true')}. Every line stays marked as back-filled.
* **The same again** (${code('unchanged')}): same ${code('no')}, same content. Nothing happens, so a run that broke off is simply begun again:
  ${code('1 000')} lines are one transaction, and where to go on follows from what is stored.
* **Other content** under the same ${code('no')}: sent back, or with ${code('--update')} filed again, as long as nothing else has happened to
  the case here. The first event stays.
* **Sent back** (${code('rejected')}): no JSON, a needed field missing, an unknown code, an impossible day. \`a/b.ndjson[.gz]\` →
  \`a/b.rejected.ndjson\`, \`{line, no, reason, raw}\`, readable by its owner only, written anew by every run. Exit 0.
* **Kept and flagged**: a region, category or organ that the directory does not know. Figure ${code('BACKFILL')} counts them.
* **Sealed at once**: purpose 04, class accusation, or somebody in ${code('accused')}. Counted in city totals by channel and month.
  A later line never opens it again.
* ${code('no')} is unique within the ledger of one organ: the city's office, or the one that ${code('--organ')} names.

## Kind \`submissions\`

${table(
  ['field', 'name', 'needed', 'what it holds', ''],
  submissionFields.flatMap((field) => rowsOf(field, '')),
)}

[An example](examples/submissions.ndjson) that imports as it stands:

\`\`\`json
${read('docs/examples/submissions.ndjson').trim()}
\`\`\`

## An old system's table beside ours

\`\`\`
dengwen figures --from 2015-03-01 --to 2015-04-01 --beside month.xlsx [--json]
\`\`\`

A sheet (xlsx or csv) with the columns 项目 (id or title of a figure), 件数, 人数, 百分比; a column that is not needed may be
left out. Each number of theirs is set beside ours with the difference, and what does not add up within their table is
named. Nothing is stored.

Other kinds (calls, orders, receptions, disputes, publications, batches, accountability, organs, accounts) come with their
modules.
`
}

function rowsOf({ name, title, shape, needed, says }: Field, path: string): string[][] {
  const list = shape.is === 'list'
  const inner = list ? shape.of : shape
  const fields = inner.is === 'object' ? inner.fields : []
  const at = `${path}${name}${list ? '[]' : ''}`
  return [
    [code(at), title, needed ? 'yes' : '', wordsOf(inner), says ?? ''],
    ...fields.flatMap((field) => rowsOf(field, `${at}.`)),
  ]
}

function wordsOf(shape: Shape): string {
  switch (shape.is) {
    case 'text':
      return `text, at most ${shape.most} characters`
    case 'day':
      return shape.ahead ? 'day' : 'day, not after today'
    case 'code':
      return Object.entries(shape.codes)
        .sort(([a], [b]) => (/^\d/.test(a) ? (a < b ? -1 : 1) : 0))
        .map(([key, words]) => `${code(key)} ${words}`)
        .join(', ')
    case 'number':
      return `${shape.least} to ${shape.most}`
    case 'boolean':
      return 'true or false'
    case 'known':
      return `code or name of a ${shape.of} of the city`
    case 'object':
    case 'list':
      return 'object'
  }
}
