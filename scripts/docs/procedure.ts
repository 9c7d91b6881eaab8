import { cite, cn2022, openStages, procedure, type Row, type Stage, stages, type Who } from '../../src/law/index.ts'
import { code, generated, table } from './page.ts'
import { codesIn } from './refusals.ts'
import { actsNamed, namedTests } from './row-tests.ts'
import { filesUnder, type Node, nameOf, parsed, textOf, walk } from './sources.ts'

/** A row as its source shows it: what cannot be read from a function at run time. */
export type RowSource = {
  path: string
  id: string
  command: string
  title: string
  /** Codes of the refusals that its guards and checks can give. */
  refusals: string[]
  /** Kinds of the events that it writes. */
  kinds: string[]
  /** Stages that its events set beside `to`. */
  stages: string[]
  /** Limits that its events start. */
  starts: string[]
}

/** Every row of the procedure tables, found by reading them, in the order of `procedure`. */
export function rowSources(): RowSource[] {
  const found = new Map<string, RowSource>()
  for (const path of filesUnder('src/law/procedure', (file) => /\/rows-\w+\.ts$/.test(file)))
    walk(parsed(path).program, (node) => {
      if (node.type !== 'ObjectExpression') return
      const fields = new Map((node.properties as Node[]).map((property) => [nameOf(property.key) ?? '', property]))
      const [id, command, title] = ['id', 'command', 'title'].map((key) => textOf(fields.get(key)?.value))
      if (!id || !command || !title) return
      const events = fields.get('events')
      found.set(keyOf({ id, command, title }), {
        path,
        id,
        command,
        title,
        refusals: ['guards', 'checks'].flatMap((key) =>
          codesIn(fields.get(key) ?? node, path).filter(() => fields.has(key)),
        ),
        kinds: events ? literals(events, 'kind', path) : [],
        stages: events ? literals(events, 'stage', path) : [],
        starts: events ? started(events, path) : [],
      })
      return false
    })
  return procedure.map((row) => {
    const source = found.get(keyOf(row))
    if (!source) throw new Error(`row ${row.id} ${row.command} is not written out in src/law/procedure/rows-*.ts`)
    return source
  })
}

const keyOf = ({ id, command, title }: Pick<Row, 'id' | 'command' | 'title'>): string => [id, command, title].join('|')

/** Literal values of a property inside a piece of code and the functions of its file that it calls. */
function literals(node: Node, property: string, path: string, trail: readonly string[] = []): string[] {
  const found = new Set<string>()
  walk(node, (inner) => {
    if (inner.type === 'Property' && nameOf(inner.key) === property)
      for (const value of branches(inner.value as Node)) found.add(value)
    if (inner.type !== 'CallExpression') return
    const name = nameOf(inner.callee) ?? ''
    const called = trail.includes(name) ? undefined : functionOf(path, name)
    // `move('assigned', …)` names the kind for the function that writes it.
    if (called) {
      for (const value of literals(called, property, path, [...trail, name])) found.add(value)
      const [first] = inner.arguments as Node[]
      if (property === 'kind' && nameOf(((called.params ?? []) as Node[])[0]) === 'kind' && textOf(first))
        found.add(textOf(first) ?? '')
    }
  })
  return [...found]
}

/** Limits named in calls of `startClock` inside a piece of code and the functions of its file that it calls. */
function started(node: Node, path: string, trail: readonly string[] = []): string[] {
  const found = new Set<string>()
  walk(node, (inner) => {
    if (inner.type !== 'CallExpression') return
    const name = nameOf(inner.callee) ?? ''
    const [, , rule] = inner.arguments as Node[]
    if ((name === 'startClock' || name === 'startOrderClock') && rule) for (const id of branches(rule)) found.add(id)
    const called = trail.includes(name) ? undefined : functionOf(path, name)
    if (called) for (const id of started(called, path, [...trail, name])) found.add(id)
  })
  return [...found].sort()
}

const branches = (value: Node): string[] =>
  value.type === 'ConditionalExpression'
    ? [...branches(value.consequent as Node), ...branches(value.alternate as Node)]
    : [textOf(value) ?? []].flat()

/** A function at the top of a file, declared either way. */
const functionOf = (path: string, name: string): Node | undefined =>
  (parsed(path).program.body as Node[])
    .flatMap((node) => (node.type === 'VariableDeclaration' ? (node.declarations as Node[]) : [node]))
    .find((node) => ['FunctionDeclaration', 'VariableDeclarator'].includes(node.type) && nameOf(node.id) === name)

/**
 * docs/procedure.md: the procedure tables as a lawyer reads them.
 * @param drawn the drawings of docs/images/procedure/
 */
export function procedurePage(drawn: readonly { id: string; title: string }[]): string {
  const sources = rowSources()
  return `${generated('the rows of `src/law/procedure/`')}
# Procedure

Every act of the petition main line, and of the work orders of the 12345 desk (HS-…), is one row of \`src/law/procedure/\`: who may do it, in which stage, what it needs,
which documents it issues and which limits it starts and meets. The same rows decide, grey the buttons of the desk with
their reasons, and make this page. \`[D]\` marks a decision of ours that no law asks for.

## Drawings

Upright lines are stages, level lines are acts: rings where an act starts from, triangles where it leads. The same in
words, act by act: [guides/procedure.md](guides/procedure.md).

${drawn.map(({ id, title }) => `![${title}](images/procedure/${id}.svg)`).join('\n\n')}

## Stages

${table(
  ['stage', 'words', 'reached by'],
  (Object.keys(stages) as Stage[]).map((stage) => [code(stage), stages[stage], reachedBy(stage, sources).join(', ')]),
)}

## Acts

Refusals that hold for every act (not yours, too early, passed, another act pending) are in [errors.md](errors.md).
\`+\` behind who may: two people, the second one completes it.

${table(
  ['row', 'act', 'from', 'to', 'who', 'refused with', 'documents', 'limits', 'events', 'basis'],
  procedure.map((row, index) => {
    const source = sources[index]
    return [
      row.id,
      `${row.title} ${code(row.command)}`,
      fromWords(row.from),
      leadsTo(row, source).map(code).join(' ') || '—',
      whoWords(row),
      (source?.refusals ?? []).map(code).join(' '),
      (row.documents ?? []).join(' '),
      limits(row),
      (source?.kinds ?? []).map(code).join(' '),
      cite(row.article),
    ]
  }),
)}

## Tests

Every act is taken by a test that bears its row's id in its name, and refused in one (\`test/house/row-tests.test.ts\`).

${testTable()}

## Limits

${table(
  ['limit', 'what', 'how long', 'basis', 'started by', 'met by'],
  cn2022.limits.map(({ id, title, amount, unit, practice, article }) => [
    id,
    title,
    `${amount ?? ''}${unit}${practice ? '（非法定）' : ''}`,
    cite(article),
    rowIds((row) => row.starts?.includes(id) ?? false),
    rowIds((row) => row.meets?.includes(id) ?? false),
  ]),
)}
`
}

/** Where each act is taken and refused; the files are enough to find the id in them. */
function testTable(): string {
  const tests = namedTests()
  const places = (wanted: (typeof tests)[number][]): string =>
    [...new Set(wanted.map(({ path }) => code(path.replace('src/law/procedure/', ''))))].join(' ')
  return table(
    ['row', 'act', 'taken in', 'refused in'],
    actsNamed().map(({ id, command }) => {
      const own = tests.filter(({ ids }) => ids.includes(id))
      return [
        id,
        code(command),
        places(own.filter(({ takes }) => takes.has(command))),
        places(own.filter(({ refuses }) => refuses.has(command))),
      ]
    }),
  )
}

const allStages = Object.keys(stages) as Stage[]

function fromWords(from: readonly Stage[]): string {
  if (from.length === allStages.length) return 'any'
  if (from.length === openStages.length && openStages.every((stage) => from.includes(stage))) return 'any open'
  const left = allStages.filter((stage) => !from.includes(stage))
  return left.length < 3 ? `any but ${left.map(code).join(' ')}` : from.map(code).join(' ')
}

/** The stages to which a row leads: its own `to`, and what its events set. */
export const leadsTo = (row: Row, source: RowSource | undefined): string[] => [
  ...new Set([...(row.to ? [row.to] : []), ...(source?.stages ?? [])]),
]

function reachedBy(stage: Stage, sources: readonly RowSource[]): string[] {
  const ids = procedure.filter((row, index) => leadsTo(row, sources[index]).includes(stage)).map(({ id }) => id)
  return [...new Set(stage === 'received' ? ['ST-01', ...ids] : ids)]
}

const places = {
  office: '信访部门',
  holder: '办理单位',
  sender: '来件单位',
  discipline: '纪检监察机关',
  reviewer: '复查复核机关',
  joint: '共同办理单位',
  arbiter: '决定管辖的机关',
  asked: '决定该问题的单位',
} as const

const whoIs = (who: Who): string => {
  if (who === 'person') return '信访人'
  return who === 'system' ? '系统' : `${places[who.at]} ${who.roles.map(code).join(' ')}`
}

function whoWords(row: Row): string {
  const second =
    row.approvedBy ?? procedure.filter(({ command }) => command === row.completedBy).flatMap(({ who }) => who)
  return [row.who.map(whoIs).join('；'), ...(second.length ? [second.map(whoIs).join('；')] : [])].join(' + ')
}

const limits = ({ starts = [], meets = [] }: Row): string =>
  [starts.length ? `starts ${starts.join(' ')}` : '', meets.length ? `meets ${meets.join(' ')}` : '']
    .filter(Boolean)
    .join('; ')

const rowIds = (wanted: (row: Row) => boolean): string =>
  [...new Set(procedure.filter(wanted).map(({ id }) => id))].join(' ')
