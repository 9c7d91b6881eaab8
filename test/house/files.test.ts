import { test } from 'node:test'
import {
  filesUnder,
  isScript,
  isTest,
  lineOf,
  type Node,
  nameOf,
  parsed,
  read,
  walk,
} from '../../scripts/docs/sources.ts'
import { noFindings, readAtLeast } from './findings.ts'

/** Pictures hold any letters by chance. */
const all = filesUnder().filter((path) => !/\.(png|webp)$/.test(path))
const scripts = all.filter(isScript)
const tests = all.filter(isTest)
/** It names what it refuses. */
const itself = 'test/house/files.test.ts'

test('tests run: none is singled out, left out or put off', () => {
  readAtLeast(25, tests.length, 'tests')
  const findings = tests.flatMap((path) => places(path, (node) => putOff(node)))
  noFindings(
    findings,
    'mend the test or delete it. A test may leave itself out by a condition that it checks at run time',
  )
})

/** `test.only(…)`, and options that hold whatever the machine. */
function putOff(node: Node): string | null {
  if (node.type !== 'CallExpression') return null
  const callee = node.callee as Node
  const runner = nameOf(callee) ?? nameOf(callee.object)
  if (!runner || !['test', 'it', 'describe', 'suite'].includes(runner)) return null
  const how = callee.type === 'MemberExpression' ? nameOf(callee.property) : undefined
  if (how && ['only', 'skip', 'todo'].includes(how)) return `${runner}.${how}`
  const options = (node.arguments as Node[]).find(({ type }) => type === 'ObjectExpression')
  const always = ((options?.properties ?? []) as Node[]).find(
    ({ key, value }) =>
      ['only', 'skip', 'todo'].includes(nameOf(key) ?? '') &&
      (value as Node).type === 'Literal' &&
      (value as Node).value !== false,
  )
  return always ? `option ${nameOf(always.key)}` : null
}

test('nothing is left to do later', () => {
  const files = all.filter((path) => path !== itself && path !== 'package-lock.json')
  readAtLeast(300, files.length, 'files')
  noFindings(
    files.flatMap((path) => lines(path, /\b(TODO|FIXME|XXX|HACK)\b/)),
    'do it, or write an issue and say in the code what holds now',
  )
})

test('types are said: no any, and no complaint of the compiler is silenced', () => {
  readAtLeast(200, scripts.length, 'scripts')
  const anys = scripts.flatMap((path) =>
    places(path, (node) => (node.type === 'TSAnyKeyword' ? 'any' : null)).filter(
      (place) => !(isOfTests(path) && isExcused(path, place)),
    ),
  )
  noFindings(
    anys,
    'say the type, or unknown and look. In a test that reads answers of many shapes, one biome-ignore with its reason',
  )
  noFindings(
    scripts.filter((path) => path !== itself).flatMap((path) => lines(path, /@ts-(ignore|nocheck|expect-error)/)),
    'mend the type',
  )
})

test('whoever silences the linter says why', () => {
  const ignores = scripts.filter((path) => path !== itself).flatMap((path) => lines(path, /biome-ignore/))
  noFindings(
    ignores.filter((place) => !/biome-ignore(-start|-end|-all)? [\w/]+: \S.{5,}/.test(place)),
    'write the reason behind the colon: // biome-ignore lint/…: why here',
  )
})

/** Long because they are tables or samples, not because two ideas share them; made by machines. */
const mayBeLong: Readonly<Record<string, string>> = {
  'package-lock.json': 'made by npm',
  'src/law/procedure/rows-handling.ts': 'a table: the rows of the handling organ',
  'src/law/procedure/rows-intake.ts': 'a table: the rows of the office',
  'src/portal/models.ts': 'a table: the type of every page',
  'src/portal/samples.ts': 'samples: one model for every page and state',
  'test/house/schema.golden.txt': 'made by npm run types',
}
const linesMost = 450

test('files are short enough to read', () => {
  const sized = all
    .filter(
      (path) =>
        !path.startsWith('docs/') &&
        !/\.(json|ndjson|svg|txt|css)$/.test(path) &&
        !/^(src\/kernel\/schema)\.ts$/.test(path),
    )
    .map((path) => ({ path, count: read(path).split('\n').length - 1 }))
  readAtLeast(250, sized.length, 'files')
  noFindings(
    sized
      .filter(({ path, count }) => count > linesMost && !mayBeLong[path])
      .map(({ path, count }) => `${path} has ${count} lines`),
    `past ${linesMost} lines two ideas share a file: give the second one its own. A table may be long: name it here`,
  )
  noFindings(
    Object.keys(mayBeLong).filter((path) => !all.includes(path) || read(path).split('\n').length - 1 <= linesMost),
    'it is short, or gone: take it out of the list',
  )
})

test('folders and files are named after what they hold', () => {
  const findings = all.filter((path) => /(^|\/)(utils?|helpers?|commons?|misc|shared|lib|stuff)(\/|\.\w+$)/.test(path))
  noFindings(findings, 'name the idea: clock.ts, opinion.ts, contact.ts')
})

/** A program: `dengwen` starts it, nobody imports it. */
const withoutDoor = new Set(['cli'])

test('every room has a door', () => {
  const rooms = new Set(
    filesUnder('src')
      .map((path) => path.split('/')[1] ?? '')
      .filter((name) => !name.includes('.')),
  )
  readAtLeast(8, rooms.size, 'rooms')
  noFindings(
    [...rooms]
      .filter((room) => !withoutDoor.has(room) && !all.includes(`src/${room}/index.ts`))
      .map((room) => `src/${room}`),
    'write src/<room>/index.ts with named exports',
  )
})

/** Pieced together, so that this file does not find itself. */
const ofThisMachine = [
  ...[
    ['/wo', 'rk/'],
    ['/ro', 'ot/'],
    ['/ho', 'me/'],
    ['/tmp/ba', 'sh_jobs'],
    ['registry.np', 'mjs'],
    ['npm', 'mirror'],
    ['registry.ya', 'rnpkg'],
  ],
  ...[
    ['cla', 'ude'],
    ['anth', 'ropic'],
    ['chat', 'gpt'],
    ['copi', 'lot'],
    ['co-author', 'ed-by'],
  ],
].map((parts) => parts.join(''))

test('nothing names this machine, a registry or a writing tool', () => {
  const findings = all
    .filter((path) => path !== itself)
    .flatMap((path) => {
      const text = read(path).toLowerCase()
      return ofThisMachine
        .filter((piece) => text.includes(piece))
        .map((piece) => `${path}:${lineOf(text, text.indexOf(piece))} says ${piece}`)
    })
  noFindings(
    findings,
    'paths come from the data folder or import.meta.dirname; the registry is the business of who installs',
  )
})

const isOfTests = (path: string): boolean => isTest(path) || path.startsWith('test/')

const isExcused = (path: string, place: string): boolean => {
  const line = Number(place.split(':')[1]?.split(' ')[0])
  return /biome-ignore lint\/suspicious\/noExplicitAny: \w/.test(read(path).split('\n')[line - 2] ?? '')
}

function places(path: string, wrong: (node: Node) => string | null): string[] {
  const { program, text } = parsed(path)
  const found: string[] = []
  walk(program, (node) => {
    const what = wrong(node)
    if (what) found.push(`${path}:${lineOf(text, node.start)} ${what}`)
  })
  return found
}

const lines = (path: string, wanted: RegExp): string[] =>
  read(path)
    .split('\n')
    .flatMap((text, index) => (wanted.test(text) ? [`${path}:${index + 1} ${text.trim()}`] : []))
