import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filesUnder, isScript, isTest, parsed, programFiles, read } from '../../scripts/docs/sources.ts'
import { noFindings, readAtLeast } from './findings.ts'

type Versions = Record<string, string>
type Package = { dependencies: Versions; optionalDependencies: Versions; devDependencies: Versions }
const manifest = JSON.parse(read('package.json')) as Package
const runtime = Object.keys(manifest.dependencies)
const ofPlatform = Object.keys(manifest.optionalDependencies)
const page = read('docs/dependencies.md')

/** Development packages that files of `src/` may import: what builds the clients, and what the desk is bundled from. */
const bundled = /^src\/(desk\/client\/|portal\/views\/|[a-z]+\/vite\.config\.ts$)/

test('docs/dependencies.md has one line for each runtime dependency: why, and how we would leave it', () => {
  const lines = [...page.matchAll(/^\| `([^`]+)` \| (.*) \| (.*) \|$/gm)].map(
    ([, name = '', why = '', leave = '']) => ({ name, why, leave }),
  )
  readAtLeast(15, lines.length, 'lines')
  const wanted = [...runtime, ...ofPlatform]
  noFindings(
    wanted.filter((name) => lines.filter((line) => line.name === name).length !== 1),
    'write its line in docs/dependencies.md, once: why, and how we would leave it',
  )
  noFindings(
    lines.filter(({ name }) => !wanted.includes(name)).map(({ name }) => name),
    'package.json has it no more: take the line out',
  )
  noFindings(
    lines.filter(({ why, leave }) => !why.trim() || !leave.trim()).map(({ name }) => name),
    'say why it is here and how we would leave it',
  )
})

test('every version is exact', () => {
  const all = Object.entries(manifest)
    .filter(([key]) => /[dD]ependencies$/.test(key))
    .flatMap(([, versions]) => Object.entries(versions as Versions))
  readAtLeast(30, all.length, 'versions')
  noFindings(
    all
      .filter(([, version]) => !/^(npm:[@\w/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${name} ${version}`),
    'pin it: npm install --save-exact',
  )
})

test('the lock file has digests and names no registry; install scripts stay off', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { integrity?: string; resolved?: string; link?: boolean }>
  }
  const locked = Object.entries(packages).filter(([path]) => path !== '')
  readAtLeast(100, locked.length, 'locked packages')
  noFindings(
    locked.filter(([, { resolved }]) => resolved).map(([path, { resolved }]) => `${path} from ${resolved}`),
    'npm install with omit-lockfile-registry-resolved=true',
  )
  noFindings(
    locked.filter(([, { integrity }]) => !integrity).map(([path]) => path),
    'a package without a digest can be anything',
  )
  const npmrc = read('.npmrc').split('\n')
  for (const line of ['ignore-scripts=true', 'save-exact=true', 'omit-lockfile-registry-resolved=true'])
    assert.ok(npmrc.includes(line), `.npmrc must say ${line}`)
  noFindings(
    npmrc.filter((line) => /registry\s*=|_auth|:\/\//.test(line)),
    '.npmrc names no registry and holds no key',
  )
})

test('what the program imports is a runtime dependency, and every one is imported', () => {
  const files = [...programFiles(), ...filesUnder('bin', isScript)]
  const used = new Map<string, string[]>()
  for (const path of files)
    for (const { from, file, typeOnly } of parsed(path).imports)
      if (!file && !typeOnly && !from.startsWith('node:') && !from.startsWith('virtual:'))
        used.set(packageOf(from), [...(used.get(packageOf(from)) ?? []), path])
  readAtLeast(15, used.size, 'imported packages')
  noFindings(
    [...used]
      .filter(([name]) => !runtime.includes(name))
      .flatMap(([name, paths]) => paths.filter((path) => !bundled.test(path)).map((path) => `${path} imports ${name}`)),
    'add it to dependencies with an exact version and a line in docs/dependencies.md',
  )
  const named = (name: string): boolean =>
    used.has(name) ||
    files.some((path) => parsed(path).imports.some(({ from }) => packageOf(from) === name)) ||
    files.some((path) => read(path).includes(`'${name}'`))
  noFindings(
    runtime.filter((name) => !named(name)),
    'nothing imports it: remove it',
  )
})

test('tests and scripts import only packages of package.json', () => {
  const known = new Set([...runtime, ...Object.keys(manifest.devDependencies)])
  const files = [...filesUnder('src', isTest), ...filesUnder('test', isScript), ...filesUnder('scripts', isScript)]
  readAtLeast(20, files.length, 'tests and scripts')
  const findings = files.flatMap((path) =>
    parsed(path)
      .imports.filter(({ from, file }) => !file && !from.startsWith('node:') && !known.has(packageOf(from)))
      .map(({ from, line }) => `${path}:${line} imports ${from}`),
  )
  noFindings(findings, 'it is there only because another package needs it: add it with an exact version, or do without')
})

const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')
