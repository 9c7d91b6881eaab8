import { problems } from '../../src/kernel/problem.ts'
import { cite } from '../../src/law/index.ts'
import { code, generated, table } from './page.ts'
import { refusalsInProgram, type Said } from './refusals.ts'

/** docs/errors.md: everything that the program may answer instead of doing what was asked. */
export function errorsPage(): string {
  const refusals = refusalsInProgram()
  return `${generated('`src/kernel/problem.ts` and the calls of `refuse` in `src/`')}
# Errors

Every answer that is not a yes. The code is stable, programs may rely on it; the words are for people and may change.
Over HTTP both kinds are \`application/problem+json\` (RFC 9457) with
\`{type, title, status, code, says, article?, remedy, fields?}\`; \`type\` is \`urn:dengwen:error:<code>\`.
\`…\` stands for what the program puts in.

## Refusals of the law

Values that a room returns (\`src/law/refusal.ts\`), 409 over HTTP: what happened, on which basis, what to do.
Where one code has several sentences, each belongs to another act.

${table(
  ['code', 'says', 'basis', 'remedy', 'made in'],
  refusals.map((said) => [
    code(said.code),
    said.says,
    basisOf(said),
    said.remedy,
    code(said.path.replace(/^src\//, '')),
  ]),
)}

## Problems of the edge

What goes wrong before the law is asked: form, session, limits, the house itself.

${table(
  ['code', 'status', 'title', 'says', 'remedy'],
  Object.entries(problems).map(([name, { status, title, says, remedy }]) => [
    code(name),
    String(status),
    title,
    says,
    remedy,
  ]),
)}
`
}

/** In words a lawyer finds; a refusal without one of its own carries that of the act, limit or document part at hand. */
const basisOf = ({ article }: Said): string => (article === '' ? '所办事项、期限或文书自己的依据' : cite(article))
