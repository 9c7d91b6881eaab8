import { test } from 'node:test'
import {
  filesUnder,
  isScript,
  isTest,
  lineOf,
  migrationFiles,
  type Node,
  nameOf,
  parsed,
  pieces,
  programFiles,
  read,
  walk,
} from '../../scripts/docs/sources.ts'
import { noFindings, readAtLeast } from './findings.ts'

/** Where the real time may be asked for; everything else gets it from `kernel.clock`. */
const asksTheTime: Readonly<Record<string, string>> = {
  'src/kernel/clock.ts': 'the one clock itself',
  'test/simulation/office-day.ts': 'drives a running server from outside, whose clock is the real one',
  'src/cli/doctor.ts': 'asks whether the calendar of the real year is there',
}

/** Where JS `Date` may stand. In a browser without Temporal it formats an instant that the server sent. */
const usesDate: Readonly<Record<string, string>> = {}

/** Where SQL may ask the database's clock: columns that say when an administrator's row was made, never law. */
const sqlAsks: Readonly<Record<string, string>> = {
  'src/kernel/migrate.ts': 'when a migration was applied',
  'src/kernel/migrations/20261124T1000-kernel.sql': 'when a setting or an epoch key was made',
  'src/people/migrations/20261124T1001-people.sql': 'when an account was made',
}

const files = [...programFiles(), ...filesUnder('src', isTest), ...filesUnder('test', isScript)]

test('JS Date is not used', () => {
  readAtLeast(150, files.length, 'files')
  const found = files.flatMap((path) => places(path, 'Date', isDate).map((line) => ({ path, line })))
  noFindings(
    found.filter(({ path }) => !usesDate[path]).map(({ path, line }) => `${path}:${line} uses Date`),
    'days are Temporal.PlainDate in Asia/Shanghai, instants Temporal.Instant; browser code formats what the server sends',
  )
  noFindings(unused(usesDate, found), 'take the file out of the list')
})

test('one clock: Temporal.Now only at the named edges', () => {
  const found = files.flatMap((path) => places(path, 'Temporal', isTemporalNow).map((line) => ({ path, line })))
  noFindings(
    found.filter(({ path }) => !asksTheTime[path]).map(({ path, line }) => `${path}:${line} asks Temporal.Now`),
    'take `clock.now()` of the kernel, or get `now` as an argument: tests and the sample city set it',
  )
  noFindings(unused(asksTheTime, found), 'take the file out of the list')
})

test('SQL does not ask the time either', () => {
  const inCode = programFiles().flatMap((path) => places(path, 'sql', asksInSql).map((line) => ({ path, line })))
  const inMigrations = migrationFiles().flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((text, index) => (databaseTime.test(text.replace(/--.*/, '')) ? [{ path, line: index + 1 }] : [])),
  )
  readAtLeast(4, migrationFiles().length, 'migrations')
  const found = [...inCode, ...inMigrations]
  noFindings(
    found.filter(({ path }) => !sqlAsks[path]).map(({ path, line }) => `${path}:${line}`),
    'hand the instant in as a value: the database has another clock than the program',
  )
  noFindings(unused(sqlAsks, found), 'take the file out of the list')
})

const databaseTime =
  /\b(now\(\)|current_(date|time|timestamp)\b|localtimestamp\b|clock_timestamp\(|statement_timestamp\()/i

const isDate = (node: Node, above: readonly Node[]): boolean =>
  nameOf(node) === 'Date' && !isPropertyName(node, above.at(-1))

const isTemporalNow = (node: Node): boolean =>
  node.type === 'MemberExpression' && nameOf(node.object) === 'Temporal' && nameOf(node.property) === 'Now'

/** Texts that are SQL hold a verb of it. */
const asksInSql = (node: Node): boolean => {
  if (node.type !== 'TemplateLiteral' && !(node.type === 'Literal' && typeof node.value === 'string')) return false
  const text = node.type === 'Literal' ? String(node.value) : pieces(node).join(' ? ')
  return /\b(select|insert|update|delete|create|alter)\b/i.test(text) && databaseTime.test(text)
}

const isPropertyName = (node: Node, parent: Node | undefined): boolean =>
  (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
  (parent?.type === 'Property' && parent.key === node && parent.value !== node)

/** Lines of the wanted nodes; files without the `hint` are not parsed. */
function places(path: string, hint: string, wanted: (node: Node, above: readonly Node[]) => boolean): number[] {
  if (!read(path).includes(hint)) return []
  const { program, text } = parsed(path)
  const lines: number[] = []
  walk(program, (node, above) => {
    if (wanted(node, above)) lines.push(lineOf(text, node.start))
  })
  return lines
}

const unused = (list: Readonly<Record<string, string>>, found: readonly { path: string }[]): string[] =>
  Object.keys(list)
    .filter((path) => !found.some((place) => place.path === path))
    .map((path) => `${path} is listed and does not need it`)
