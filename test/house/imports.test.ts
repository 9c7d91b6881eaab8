import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  filesUnder,
  type Import,
  isNode,
  isScript,
  isTest,
  type Node,
  nameOf,
  parsed,
  programFiles,
} from '../../scripts/docs/sources.ts'
import { noFindings, readAtLeast } from './findings.ts'

/**
 * Which rooms a room may import (docs/architecture.md). `ledger` is pure: kernel and petitions need its digests.
 * Whoever wants more than this asks whether the thing stands in the right room.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  law: [],
  ledger: [],
  kernel: ['ledger'],
  people: ['kernel', 'law'],
  petitions: ['kernel', 'law', 'people', 'ledger'],
  hotline: ['kernel', 'law', 'people', 'petitions', 'ledger'],
  oversight: ['kernel', 'law', 'people', 'petitions', 'hotline', 'ledger'],
  figures: ['kernel', 'law', 'people', 'petitions', 'hotline', 'oversight', 'ledger'],
  portal: ['law', 'ledger', 'kernel', 'people', 'petitions', 'hotline', 'oversight', 'figures'],
  desk: ['law', 'ledger', 'kernel', 'people', 'petitions', 'hotline', 'oversight', 'figures'],
  cli: ['law', 'ledger', 'kernel', 'people', 'petitions', 'hotline', 'oversight', 'figures', 'main.ts'],
  'main.ts': ['law', 'ledger', 'kernel', 'people', 'petitions', 'hotline', 'oversight', 'figures', 'portal', 'desk'],
}

/** Files outside `src/` that the program may import. */
const outside: Readonly<Record<string, string>> = { 'scripts/fonts.mjs': 'cli' }

/** Taken by name in another way: by the server from the built portal, by the build of the desk in a process of its own. */
const entries = new Set(['src/portal/views/render.tsx', 'src/desk/law-words.ts'])

/** What runs in a browser: rooms lend it their types, never their code. */
const runsInBrowser = (path: string): boolean =>
  path.endsWith('.tsx') || /^src\/(portal|desk)\/(views|scripts|app|client)\//.test(path)

const roomOf = (path: string): string => path.split('/')[1] ?? ''
const at = (path: string, { line, from }: Import): string => `${path}:${line} imports ${from}`

const files = programFiles()
const imports = files.flatMap((path) => parsed(path).imports.map((found) => ({ path, found })))

test('a room imports only the rooms below it', () => {
  readAtLeast(150, files.length, 'source files')
  readAtLeast(400, imports.length, 'imports')
  const findings = imports.flatMap(({ path, found }) => {
    const room = roomOf(path)
    if (!found.file) return []
    if (!found.file.startsWith('src/')) return outside[found.file] === room ? [] : [`${at(path, found)}, outside src/`]
    const other = roomOf(found.file)
    if (other === room) return []
    const allowed = mayImport[room]
    if (!allowed) return [`${path} lies in a room that no rule knows`]
    return allowed.includes(other) ? [] : [`${at(path, found)}: ${room} may not import ${other}`]
  })
  noFindings(
    findings,
    'move the thing to the lower room, hand it in from src/main.ts, or change the table in docs/architecture.md and here',
  )
})

test('another room is entered through its index.ts, tests included', () => {
  const all = [...files, ...filesUnder('src', isTest)]
  const findings = all.flatMap((path) =>
    parsed(path)
      .imports.filter(({ file }) => file?.startsWith('src/') && roomOf(file) !== roomOf(path))
      .filter(({ file }) => file !== 'src/main.ts' && file !== `src/${roomOf(file ?? '')}/index.ts`)
      .map((found) => at(path, found)),
  )
  noFindings(findings, 'import it from the index.ts of that room, and export it there by name')
})

test('doors name what they export: no `export *`', () => {
  const findings = [...files, ...filesUnder('scripts', isScript), ...filesUnder('test', isScript)].flatMap((path) =>
    (parsed(path).program.body as { type: string }[])
      .filter(({ type }) => type === 'ExportAllDeclaration')
      .map(() => `${path} exports *`),
  )
  noFindings(findings, 'export each name; a door that opens on everything is no door')
})

test('no files import each other in a circle', () => {
  noFindings(
    circles(imports.filter(({ found }) => !found.typeOnly)),
    'move what both need into a file of its own below them, or hand it in as an argument',
  )
})

test('types go in a circle only inside one folder', () => {
  const circlesAcross = circles(imports).filter(
    (circle) => new Set(circle.split(' → ').map((path) => path.replace(/\/[^/]+$/, ''))).size > 1,
  )
  noFindings(circlesAcross, 'move the type to the lower folder')
})

test('law is pure: no package, no node: module, only its own files', () => {
  const law = filesUnder('src/law', (path) => isScript(path) && !isTest(path))
  readAtLeast(40, law.length, 'files of law')
  const findings = law.flatMap((path) =>
    parsed(path)
      .imports.filter(({ file }) => !file?.startsWith('src/law/'))
      .map((found) => at(path, found)),
  )
  noFindings(findings, 'law gets time, actor, calendar and directory as arguments')
})

test('what runs in a browser takes only types from the rooms', () => {
  const browser = files.filter(runsInBrowser)
  readAtLeast(20, browser.length, 'browser files')
  const findings = browser.flatMap((path) =>
    parsed(path)
      .imports.filter(({ file, typeOnly }) => file?.startsWith('src/') && roomOf(file) !== roomOf(path) && !typeOnly)
      .map((found) => at(path, found)),
  )
  noFindings(findings, 'use `import type`; what the page needs at run time comes with its model or from the API')
})

test('nothing is left over: what is exported is used, at least in its own file', () => {
  const everywhere = [...files, ...['src', 'test', 'scripts', 'bin'].flatMap((folder) => filesUnder(folder, isScript))]
  const taken = new Set(
    everywhere.flatMap((path) =>
      parsed(path).imports.flatMap(({ file, bindings }) => bindings.map(({ imported }) => `${file}#${imported}`)),
    ),
  )
  const exported = files
    .filter((path) => !path.endsWith('/index.ts') && !entries.has(path))
    .flatMap((path) => valuesExported(path).map((name) => ({ path, name })))
  readAtLeast(300, exported.length, 'exported functions and constants')
  noFindings(
    exported
      .filter(({ path, name }) => !taken.has(`${path}#${name}`) && !taken.has(`${path}#*`))
      .filter(({ path, name }) => (parsed(path).text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0) < 2)
      .map(({ path, name }) => `${path} ${name}`),
    'remove it; git remembers',
  )
})

test('the circle finder finds a circle', () => {
  const edge = (path: string, file: string) => ({
    path,
    found: { from: file, file, bindings: [], reExport: false, typeOnly: false, line: 1 },
  })
  assert.deepEqual(circles([edge('a.ts', 'b.ts'), edge('b.ts', 'c.ts'), edge('c.ts', 'a.ts'), edge('c.ts', 'd.ts')]), [
    'a.ts → b.ts → c.ts → a.ts',
  ])
  assert.deepEqual(circles([edge('a.ts', 'b.ts'), edge('a.ts', 'c.ts'), edge('b.ts', 'c.ts')]), [])
})

/** Functions and constants that a file exports where it declares them. */
const valuesExported = (path: string): string[] =>
  (parsed(path).program.body as Node[]).flatMap(({ type, declaration }) => {
    if (type !== 'ExportNamedDeclaration' || !isNode(declaration)) return []
    const declared = declaration.type === 'VariableDeclaration' ? (declaration.declarations as Node[]) : [declaration]
    return declaration.type.startsWith('TS') ? [] : declared.flatMap(({ id }) => nameOf(id) ?? [])
  })

/** One circle of each tangle, as a path that ends where it began. */
function circles(edges: readonly { path: string; found: Import }[]): string[] {
  const next = new Map<string, Set<string>>()
  for (const { path, found } of edges)
    if (found.file && isScript(found.file)) next.set(path, (next.get(path) ?? new Set()).add(found.file))
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string, trail: string[]): void => {
    const seenAt = trail.indexOf(path)
    if (seenAt >= 0) {
      found.push([...trail.slice(seenAt), path].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const other of [...(next.get(path) ?? [])].sort()) visit(other, [...trail, path])
    done.add(path)
  }
  for (const path of [...next.keys()].sort()) visit(path, [])
  return found
}
