import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { parseSync } from 'oxc-parser'

/** The repository as text and syntax trees: what the house rules and the generated pages read. */

export const root = dirname(dirname(import.meta.dirname))

/** Made by machines, or not ours. */
const passedOver = new Set(['.git', 'node_modules', 'dist', 'data', 'test-output'])

/** Files below a folder (all of them without one), paths from the root with `/`, sorted. */
export function filesUnder(folder = '', wanted: (path: string) => boolean = () => true): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name)
      if (passedOver.has(entry.name)) return []
      return entry.isDirectory() ? filesUnder(path, wanted) : entry.isFile() && wanted(path) ? [path] : []
    })
    .sort()
}

const texts = new Map<string, string>()
export function read(path: string): string {
  const known = texts.get(path) ?? readFileSync(join(root, path), 'utf8')
  texts.set(path, known)
  return known
}

export const isScript = (path: string): boolean => /\.(ts|tsx|mts|mjs)$/.test(path)
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)
/** Source of the program, tests left out. */
export const programFiles = (): string[] => filesUnder('src', (path) => isScript(path) && !isTest(path))
export const migrationFiles = (): string[] => filesUnder('src', (path) => /\/migrations\/[^/]+\.sql$/.test(path))

/** A node of the ESTree; fields by name, as the parser gives them. */
export type Node = { type: string; start: number; end: number; [field: string]: unknown }

export type Import = {
  /** As written. */
  from: string
  /** Path from the root where it names a file, else null. */
  file: string | null
  /** What is taken (`default` and `*` too) under which name; for a re-export the name under which it leaves. */
  bindings: { imported: string; local: string }[]
  reExport: boolean
  /** Nothing of it is left at run time. */
  typeOnly: boolean
  line: number
}

export type Source = { path: string; text: string; program: Node; comments: Comment[]; imports: Import[] }
type Comment = { value: string; start: number; end: number }

const sources = new Map<string, Source>()
/** @throws when the file does not parse */
export function parsed(path: string): Source {
  const known = sources.get(path)
  if (known) return known
  const text = read(path)
  const { program, module, comments, errors } = parseSync(path, text, { sourceType: 'module' })
  const [error] = errors
  if (error) throw new Error(`${path} does not parse: ${error.message}`)
  const source: Source = { path, text, program: program as unknown as Node, comments, imports: [] }
  const add = (at: number, from: string, found: Pick<Import, 'bindings' | 'typeOnly' | 'reExport'>) =>
    source.imports.push({ from, file: fileOf(path, from), line: lineOf(text, at), ...found })
  for (const { start, moduleRequest, entries } of module.staticImports)
    add(start, moduleRequest.value, {
      bindings: entries.map(({ importName, localName }) => ({
        imported: importName.name ?? (importName.kind === 'Default' ? 'default' : '*'),
        local: localName.value,
      })),
      typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
      reExport: false,
    })
  for (const { start, entries } of module.staticExports)
    for (const { moduleRequest, importName, exportName, isType } of entries)
      if (moduleRequest)
        add(start, moduleRequest.value, {
          bindings: [{ imported: importName.name ?? '*', local: exportName.name ?? '*' }],
          typeOnly: isType,
          reExport: true,
        })
  for (const { start, moduleRequest } of module.dynamicImports) {
    const literal = /^['"](.*)['"]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))
    if (literal?.[1])
      add(start, literal[1], { bindings: [{ imported: '*', local: '' }], typeOnly: false, reExport: false })
  }
  sources.set(path, source)
  return source
}

const fileOf = (path: string, from: string): string | null =>
  from.startsWith('.') ? posix.join(posix.dirname(path), from.replace(/\?.*$/, '')) : null

/** Every node below one, itself first; `visit` may answer false to leave out what is below. */
export function walk(node: Node, visit: (node: Node, above: readonly Node[]) => unknown, above: Node[] = []) {
  if (visit(node, above) === false) return
  above.push(node)
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, above)
  above.pop()
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

export const nameOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Identifier' ? (node.name as string) : undefined

/** The text of a literal; of a template only when nothing is put in. */
export function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type !== 'TemplateLiteral' || (node.expressions as Node[]).length > 0) return undefined
  return pieces(node)[0]
}

/** The fixed pieces of a template. */
export const pieces = (template: Node): string[] =>
  (template.quasis as { value: { cooked: string | null; raw: string } }[]).map(({ value }) => value.cooked ?? value.raw)

export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length
