import { procedure } from '../../src/law/index.ts'
import { filesUnder, isTest, lineOf, type Node, nameOf, parsed, pieces, read, textOf, walk } from './sources.ts'

/** A test that names rows, rules or documents by their ids, and the acts that its body takes or sees refused. */
export type NamedTest = {
  path: string
  line: number
  name: string
  ids: readonly string[]
  /** Commands performed: `world.do(who, 'accept')`, `act(…)`, `perform(…)`. */
  takes: ReadonlySet<string>
  /** Commands refused: `world.refused(who, 'accept', code)`. */
  refuses: ReadonlySet<string>
}

const performing = new Set(['do', 'act', 'perform'])
const refusing = new Set(['refused'])
const idLists = /\b(ST|HS|RG|DOC|FE|PI|CNT|ORG)-(\d+)((?:, \d\d(?!\d))*)/g

/** `ST-22, 23: …` names ST-22 and ST-23; `ST-01…ST-31` names its two ends only. */
export const idsIn = (name: string): string[] => [
  ...new Set(
    [...name.matchAll(idLists)].flatMap(([, kind, first, more = '']) =>
      [first, ...(more.match(/\d+/g) ?? [])].map((number) => `${kind}-${number}`),
    ),
  ),
]

/** Every test of src/ and test/ whose name holds an id, in the order of their files. */
export function namedTests(): NamedTest[] {
  const found: NamedTest[] = []
  for (const path of [...filesUnder('src', isTest), ...filesUnder('test', isTest)])
    walk(parsed(path).program, (node) => {
      if (node.type !== 'CallExpression' || nameOf(node.callee) !== 'test') return
      const [title, ...rest] = node.arguments as Node[]
      const name = title && (textOf(title) ?? (title.type === 'TemplateLiteral' ? pieces(title).join('…') : ''))
      const ids = idsIn(name ?? '')
      const body = rest.at(-1)
      if (!name || !body || ids.length === 0) return
      const [takes, refuses] = [new Set<string>(), new Set<string>()]
      readActs(body, path, takes, refuses)
      found.push({ path, line: lineOf(read(path), node.start), name, ids, takes, refuses })
    })
  return found
}

/** Each act once, under each row id that it has. */
export const actsNamed = (): { id: string; command: string }[] => [
  ...new Map(procedure.map(({ id, command }) => [`${id} ${command}`, { id, command }])).values(),
]

/** Acts in a piece of a test and in the functions of its file that it calls. */
function readActs(node: Node, path: string, takes: Set<string>, refuses: Set<string>, trail: readonly string[] = []) {
  walk(node, (inner) => {
    if (inner.type !== 'CallExpression') return
    const callee = inner.callee as Node
    const name = nameOf(callee.type === 'MemberExpression' ? callee.property : callee) ?? ''
    const acts = refusing.has(name) ? refuses : performing.has(name) ? takes : undefined
    for (const text of (inner.arguments as Node[]).map(textOf)) if (text) acts?.add(text)
    const called = acts || trail.includes(name) ? undefined : functionOf(path, name)
    if (called) readActs(called, path, takes, refuses, [...trail, name])
  })
}

/** A function at the top of a file, declared either way. */
const functionOf = (path: string, name: string): Node | undefined =>
  (parsed(path).program.body as Node[])
    .flatMap((node) => (node.type === 'VariableDeclaration' ? (node.declarations as Node[]) : [node]))
    .find((node) => ['FunctionDeclaration', 'VariableDeclarator'].includes(node.type) && nameOf(node.id) === name)
