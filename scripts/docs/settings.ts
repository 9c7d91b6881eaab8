import { loadSettings, wordVariables } from '../../src/kernel/config.ts'
import { code, generated, table } from './page.ts'
import { type Node, nameOf, parsed, walk } from './sources.ts'

export const settingsFile = 'src/kernel/config.ts'

export type Setting = { name: string; comment: string; group: number; value: number; variable: string }

/** The settings with what the source says about each; an empty line begins a new group. */
export function settings(): Setting[] {
  const { program, text, comments } = parsed(settingsFile)
  const values = loadSettings({}) as Record<string, number>
  const found: Setting[] = []
  walk(program, (node) => {
    if (node.type !== 'VariableDeclarator' || nameOf(node.id) !== 'defaults') return
    const { properties } = ((node.init as Node).expression ?? node.init) as { properties: Node[] }
    let group = 0
    for (const [index, property] of properties.entries()) {
      const before = text.slice(properties[index - 1]?.end ?? property.start, property.start)
      if (/\n\s*\n/.test(before)) group++
      const name = nameOf(property.key) ?? ''
      const comment = comments.findLast(
        ({ end }) => end <= property.start && text.slice(end, property.start).trim() === '',
      )
      found.push({
        name,
        comment: comment?.value.replace(/^\*\s*|\s*$/g, '') ?? '',
        group,
        value: values[name] ?? Number.NaN,
        variable: variableOf(name),
      })
    }
  })
  return found
}

/** Units that a name may end with, and how a person reads them. */
export const units: readonly (readonly [pattern: RegExp, words: (value: number) => string])[] = [
  [/Ms$/, (ms) => duration(ms)],
  [/Days$/, (days) => `${days} 天`],
  [/Bytes$/, (bytes) => (bytes % 1_048_576 === 0 ? `${bytes / 1_048_576} MiB` : `${bytes} 字节`)],
  [/Chars$/, (chars) => `${chars} 字`],
  [/PerHour$/, (times) => `每小时 ${times} 次`],
  [/Per[A-Z]\w+$/, (count) => `每件 ${count}`],
  [/Connections$/, (count) => `${count} 个连接`],
  [/Pixels$/, (count) => `${count} 像素`],
  [/Rows$/, (count) => `${count} 行`],
  [/Tries$/, (count) => `${count} 次`],
  [/Percent$/, (share) => `${share}%`],
  [/Texts$/, (count) => `${count} 篇`],
  [/Candidates$/, (count) => `${count} 件`],
  // `limit` is the name of the query parameter in the API: items of a list.
  [/^listLimit(Default|Max)$/, (count) => `${count} 条`],
]

export const readable = ({ name, value }: Setting): string | null =>
  units.find(([pattern]) => pattern.test(name))?.[1](value) ?? null

const variableOf = (name: string): string => `DENGWEN_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`

function duration(ms: number): string {
  for (const [unit, words] of [
    [86_400_000, '天'],
    [3_600_000, '小时'],
    [60_000, '分钟'],
    [1_000, '秒'],
  ] as const)
    if (ms >= unit && ms % unit === 0) return `${ms / unit} ${words}`
  return `${ms} 毫秒`
}

/** docs/settings.md: what an administrator can set. */
export function settingsPage(): string {
  const groups = Map.groupBy(settings(), ({ group }) => group)
  return `${generated(`\`${settingsFile}\``)}
# Settings

Every limit, size and time-out. An environment variable overrides one; its value is a whole number in the unit that
ends the name (\`…_MS\` milliseconds, \`…_BYTES\`, \`…_CHARS\`, \`…_PER_HOUR\`). A value that is no whole number ≥ 0 stops
the start with a sentence that names the variable.

One setting is a path: \`DENGWEN_BODY_FONT\`, the city's own licensed 仿宋 (TTF, OTF or TTC) for the body of letters; 宋体
stands in where it is not set. A file that is no font stops the start.

${[...groups.values()]
  .map((group) =>
    table(
      ['variable', 'default', 'reads as', 'what it limits'],
      group.map((setting) => [code(setting.variable), String(setting.value), readable(setting) ?? '', setting.comment]),
    ),
  )
  .join('\n\n')}

## In words

These are text. Channels that are set here cannot be changed by screen; set by halves, they stop the start with a sentence.

${table(
  ['variable', 'what it sets'],
  Object.entries(wordVariables).map(([name, what]) => [code(name), what]),
)}
`
}
