import { isNode, lineOf, type Node, nameOf, parsed, pieces, programFiles, textOf, walk } from './sources.ts'

/** A refusal as its source says it; `…` stands where the program puts something in. */
export type Said = { code: string; article: string; says: string; remedy: string; path: string; line: number }

/**
 * Every refusal that the program can give, found by reading the calls of `refuse`. A function that makes refusals from
 * its arguments (`fieldGiven`, `before`) counts once for each call of it.
 * @throws where a code is not a literal in the end: such a code cannot be listed
 */
export function refusalsInProgram(): Said[] {
  const found: Said[] = []
  for (const path of programFiles().filter((file) => /refuse\(|remedy:/.test(parsed(file).text))) {
    walk(parsed(path).program, (node, above) => {
      if (isRefuse(node)) found.push(...saidBy(node.arguments as Node[], path, [...above], node))
      if (node.type === 'ObjectExpression') found.push(...writtenOut(node, path))
    })
  }
  return unique(found)
}

/** Codes of the refusals that this piece of a file can give, by itself or through the functions that it names. */
export function codesIn(node: Node, path: string): string[] {
  const codes = new Set<string>()
  follow(node, path, new Map(), codes, [])
  return [...codes].sort()
}

// What a refusal says, with the arguments of the functions around it.

type Hole = { param: string } | { open: true }
type Parts = (string | Hole)[]
type Definition = { path: string; name: string; node: Node }

const isRefuse = (node: Node): boolean => node.type === 'CallExpression' && nameOf(node.callee) === 'refuse'

/** One for each way in which the function around the call is called, or one if nothing comes from outside. */
function saidBy(args: readonly Node[], path: string, above: readonly Node[], at: Node): Said[] {
  const maker = makerAround(above, path)
  return expand(
    args.slice(0, 4).map((arg) => partsOf(arg, path, maker)),
    maker,
  ).map(([code, article, says, remedy]) => {
    const line = lineOf(parsed(path).text, at.start)
    const literal = code?.every((part) => typeof part === 'string') ? code.join('') : null
    if (!literal) throw new Error(`${path}:${line} refuses with a code that is no literal: it cannot be listed`)
    return { code: literal, article: articleOf(article), says: wordsOf(says), remedy: wordsOf(remedy), path, line }
  })
}

function expand(texts: Parts[], maker: Definition | null, depth = 0): Parts[][] {
  if (!maker || depth > 4 || !texts.some((parts) => parts.some((part) => typeof part !== 'string' && 'param' in part)))
    return [texts]
  const params = paramsOf(maker.node)
  const calls = callsOf(maker)
  if (calls.length === 0) return [texts]
  return calls.flatMap(({ args, path, above }) => {
    const outer = makerAround(above, path)
    const given = new Map<string, Parts>()
    for (const [index, name] of params.entries()) {
      const arg = args[index]
      given.set(name, arg ? partsOf(arg, path, outer) : [{ open: true }])
    }
    const filled = texts.map((parts) =>
      parts.flatMap(
        (part): Parts =>
          typeof part !== 'string' && 'param' in part ? (given.get(part.param) ?? [{ open: true }]) : [part],
      ),
    )
    return expand(filled, outer, depth + 1)
  })
}

function partsOf(node: Node, path: string, maker: Definition | null): Parts {
  const text = textOf(node)
  if (text !== undefined) return [text]
  if (node.type === 'TemplateLiteral') {
    const expressions = node.expressions as Node[]
    return pieces(node).flatMap((piece, index) => {
      const expression = expressions[index]
      return expression ? [piece, ...partsOf(expression, path, maker)] : [piece]
    })
  }
  const name = nameOf(node)
  if (name && maker && paramsOf(maker.node).includes(name)) return [{ param: name }]
  const constant = name ? definitionOf(name, path)?.node : undefined
  const value = constant && textOf(constant)
  return value === undefined ? [{ open: true }] : [value]
}

const wordsOf = (parts: Parts | undefined): string =>
  (parts ?? []).map((part) => (typeof part === 'string' ? part : '…')).join('')

/** '' where the article is that of the row, the limit or the missing part at hand. */
const articleOf = (parts: Parts | undefined): string =>
  parts?.every((part) => typeof part === 'string') ? parts.join('') : ''

/** `{ code, article, says, remedy }` written out, as a command line does where no law is asked. */
function writtenOut(node: Node, path: string): Said[] {
  const fields = new Map(
    (node.properties as Node[]).map((property) => [nameOf(property.key) ?? '', property.value as Node]),
  )
  const [code, article, says, remedy] = ['code', 'article', 'says', 'remedy'].map((key) => textOf(fields.get(key)))
  if (code === undefined || article === undefined || says === undefined || remedy === undefined) return []
  return [{ code, article, says, remedy, path, line: lineOf(parsed(path).text, node.start) }]
}

const unique = (found: readonly Said[]): Said[] =>
  [...new Map(found.map((said) => [[said.code, said.article, said.says, said.remedy].join('\n'), said])).values()].sort(
    (a, b) => (a.code + a.says < b.code + b.says ? -1 : 1),
  )

// Which function is meant by a name, and who calls it.

/** The named function at the top of the file around a place. */
function makerAround(above: readonly Node[], path: string): Definition | null {
  for (const node of above) {
    if (node.type === 'FunctionDeclaration') return { path, name: nameOf(node.id) ?? '', node }
    if (node.type === 'VariableDeclarator' && isFunction(node.init))
      return { path, name: nameOf(node.id) ?? '', node: node.init as Node }
  }
  return null
}

const isFunction = (node: unknown): boolean =>
  isNode(node) && ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration'].includes(node.type)

const paramsOf = (fn: Node): string[] => ((fn.params as Node[] | undefined) ?? []).map((param) => nameOf(param) ?? '')

const definitions = new Map<string, Map<string, Node>>()
function topLevel(path: string): Map<string, Node> {
  const known = definitions.get(path)
  if (known) return known
  const names = new Map<string, Node>()
  for (const statement of parsed(path).program.body as Node[]) {
    const declared = (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement) as Node | null
    if (declared?.type === 'FunctionDeclaration') names.set(nameOf(declared.id) ?? '', declared)
    if (declared?.type === 'VariableDeclaration')
      for (const { id, init } of declared.declarations as { id: Node; init: Node | null }[])
        if (init) names.set(nameOf(id) ?? '', init)
  }
  definitions.set(path, names)
  return names
}

/** What a name means in a file: declared at its top, or imported, through doors too. */
function definitionOf(name: string, path: string, depth = 0): Definition | null {
  const own = topLevel(path).get(name)
  if (own) return { path, name, node: own }
  for (const { file, bindings } of parsed(path).imports) {
    const binding = bindings.find(({ local }) => local === name)
    if (binding && file?.endsWith('.ts') && depth < 3) return definitionOf(binding.imported, file, depth + 1)
  }
  return null
}

type Call = { args: Node[]; path: string; above: Node[] }
const calls = new Map<string, Call[]>()
function callsOf({ name, path }: Definition): Call[] {
  const key = `${path}#${name}`
  const known = calls.get(key)
  if (known) return known
  const found: Call[] = []
  for (const file of programFiles().filter((other) => parsed(other).text.includes(`${name}(`)))
    walk(parsed(file).program, (node, above) => {
      if (node.type === 'CallExpression' && nameOf(node.callee) === name && definitionOf(name, file)?.path === path)
        found.push({ args: node.arguments as Node[], path: file, above: [...above] })
    })
  calls.set(key, found)
  return found
}

// Which codes a guard can give.

function follow(
  node: Node,
  path: string,
  given: ReadonlyMap<string, string>,
  codes: Set<string>,
  trail: readonly Node[],
): void {
  walk(node, (inner, above) => {
    if (inner.type.startsWith('TS')) return false
    if (isRefuse(inner)) {
      const [code] = inner.arguments as Node[]
      const literal = textOf(code) ?? given.get(nameOf(code) ?? '')
      if (literal) codes.add(literal)
      return false
    }
    const name = nameOf(inner)
    const parent = above.at(-1)
    if (!name || (parent?.type === 'MemberExpression' && parent.property === inner && !parent.computed)) return
    const definition = definitionOf(name, path)
    if (!definition || trail.includes(definition.node)) return
    const call = parent?.type === 'CallExpression' && parent.callee === inner ? (parent.arguments as Node[]) : []
    const bound = new Map(
      paramsOf(definition.node).flatMap((param, index) => {
        const value = textOf(call[index]) ?? given.get(nameOf(call[index]) ?? '')
        return value === undefined ? [] : [[param, value] as const]
      }),
    )
    follow(definition.node, definition.path, bound, codes, [...trail, definition.node])
  })
}
