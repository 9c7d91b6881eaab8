import { procedure, type Row, type Stage, stages } from '../../src/law/index.ts'
import { generated } from './page.ts'
import { leadsTo, type RowSource, rowSources } from './procedure.ts'

/**
 * The drawings of the procedure: stages are upright lines, every row is one level line with its id and verb. Rings stand
 * where it starts from, triangles where it leads. Nothing crosses a word, however many rows there are.
 */
export type Machine = { id: string; title: string; rows: readonly Drawn[]; columns: readonly Stage[] }
type Drawn = { row: Row; to: readonly Stage[] }

/** In which drawing the rows of a file stand, and the rows that stand elsewhere. This is the whole hand layout. */
const machines = {
  intake: { title: '登记和分办', files: ['intake', 'urgent'] },
  handling: { title: '办理', files: ['handling', 'competence', 'simple', 'execution'] },
  suggestion: { title: '建议意见', files: [] },
  accusation: { title: '检举控告', files: ['accusation'] },
  review: { title: '复查', files: ['review'] },
  rereview: { title: '复核', files: ['rereview'] },
  order: { title: '12345工单', files: ['dispatch', 'unit', 'callback', 'handover'] },
  side: {
    title: '异议、撤回和旁行事项',
    files: ['objections', 'side', 'help', 'data', 'withdrawal', 'publishing', 'settling', 'life', 'identity'],
  },
} as const satisfies Record<string, { title: string; files: readonly string[] }>
export type MachineId = keyof typeof machines

const elsewhere: Readonly<Record<string, MachineId>> = {
  'ST-34 settle': 'handling',
  'ST-51 study-suggestion': 'suggestion',
  'ST-52 answer-suggestion': 'suggestion',
  'ST-53 publish': 'suggestion',
  'ST-53 withdraw-publication': 'suggestion',
  'ST-47 publish': 'rereview',
  'ST-47 withdraw-publication': 'rereview',
  'ST-38 lapse-review': 'review',
}

/** Also shown where another drawing begins or ends. */
const alsoIn: Readonly<Record<string, MachineId>> = { 'ST-24 accept': 'suggestion', 'ST-21 sign': 'suggestion' }

/** From so many stages on, a row gives no line to each of them. */
const manyStages = 8

export function machinesDrawn(): Machine[] {
  const sources = rowSources()
  return (Object.keys(machines) as MachineId[]).map((id) => {
    const rows = procedure.flatMap((row, index) =>
      placesOf(row, sources[index]).includes(id) ? [{ row, to: leadsTo(row, sources[index]) as Stage[] }] : [],
    )
    const named = new Set(rows.flatMap(({ row, to }) => [...(row.from.length < manyStages ? row.from : []), ...to]))
    return {
      id,
      title: machines[id].title,
      rows,
      columns: (Object.keys(stages) as Stage[]).filter((stage) => named.has(stage)),
    }
  })
}

function placesOf(row: Row, source: RowSource | undefined): MachineId[] {
  const key = `${row.id} ${row.command}`
  const file = /rows-(\w+)\.ts$/.exec(source?.path ?? '')?.[1] ?? ''
  const own =
    elsewhere[key] ??
    (Object.keys(machines) as MachineId[]).find((id) => (machines[id].files as readonly string[]).includes(file))
  return [own, alsoIn[key]].filter((id) => id !== undefined)
}

/** Lengths in pixels of the drawing. */
const size = { gutter: 236, column: 70, line: 30, head: 78, edge: 12, note: 150, foot: 34 }
const colour = {
  ink: '#1c2333',
  soft: '#5b6373',
  line: '#dcd7cb',
  card: '#fffefb',
  organ: '#1f4e8c',
  person: '#2f6f5e',
}

/** One machine as SVG. */
export function drawing({ title, rows, columns }: Machine): string {
  const width = size.gutter + columns.length * size.column + size.note
  const height = size.head + rows.length * size.line + size.foot
  const x = (stage: Stage): number => size.gutter + (columns.indexOf(stage) + 0.5) * size.column
  const bottom = height - size.foot
  const lines = columns.map(
    (stage) =>
      `<line x1="${x(stage)}" y1="${size.head}" x2="${x(stage)}" y2="${bottom}" stroke="${colour.line}"/>${head(stage, x(stage))}`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif" font-size="12">
<title>${title}</title>
<rect width="${width}" height="${height}" fill="${colour.card}"/>
<text x="${size.edge}" y="34" font-size="18" font-weight="700" fill="${colour.ink}" font-family="'Noto Serif CJK SC','Source Han Serif SC','SimSun',serif">${title}</text>
${lines.join('\n')}
${rows.map((drawn, index) => level(drawn, columns, x, size.head + (index + 0.5) * size.line, width)).join('\n')}
${legend(height - 12)}
</svg>
`
}

/** So many characters of a heading fit into a column. */
const headChars = 5

/** A heading in lines: broken after a comma, else into parts of about one length, so that no character stands alone. */
export function headLines(title: string): string[] {
  return title.split('，').flatMap((part) => {
    const letters = [...part]
    const many = Math.ceil(letters.length / headChars)
    const each = Math.ceil(letters.length / many)
    return Array.from({ length: many }, (_, at) => letters.slice(at * each, (at + 1) * each).join(''))
  })
}

/** The words of a stage above its line. */
function head(stage: Stage, at: number): string {
  const words = headLines(stages[stage])
  const top = size.head - 10 - (words.length - 1) * 15
  return words
    .map(
      (word, index) =>
        `<text x="${at}" y="${top + index * 15}" text-anchor="middle" fill="${colour.ink}">${word}</text>`,
    )
    .join('')
}

function level({ row, to }: Drawn, columns: readonly Stage[], x: (stage: Stage) => number, y: number, width: number) {
  const paint = paintOf(row)
  const from = row.from.filter((stage) => columns.includes(stage))
  const ends = [...from, ...to].map(x)
  const [left, right] = [Math.min(...ends), Math.max(...ends)]
  const hidden = row.from.length - from.length
  const dashes = row.who.includes('system') ? ' stroke-dasharray="4 3"' : ''
  const middle = from.length > 0 ? from.map(x).reduce((sum, one) => sum + one, 0) / from.length : size.gutter
  return [
    `<g stroke="${paint}" fill="${paint}"><title>${sentence({ row, to })}</title>`,
    `<line x1="0" y1="${y + size.line / 2}" x2="${width}" y2="${y + size.line / 2}" stroke="${colour.line}" stroke-width="0.5"/>`,
    `<text x="${size.edge}" y="${y + 4}" stroke="none"><tspan fill="${colour.soft}">${row.id}</tspan> <tspan fill="${paint}">${row.title}</tspan></text>`,
    ends.length > 1 ? `<line x1="${left}" y1="${y}" x2="${right}" y2="${y}" stroke-width="1.4"${dashes}/>` : '',
    ...from.map(
      (stage) =>
        `<circle cx="${x(stage)}" cy="${y}" r="4" fill="${to.includes(stage) ? paint : colour.card}" stroke-width="1.4"/>`,
    ),
    ...to.map((stage) => {
      if (from.includes(stage)) return ''
      const [at, way] = [x(stage), x(stage) >= middle ? 1 : -1]
      return `<path d="M${at - way * 9} ${y - 5}L${at} ${y}L${at - way * 9} ${y + 5}z" stroke="none"/>`
    }),
    hidden > 0
      ? `<text x="${width - size.note + 6}" y="${y + 4}" fill="${colour.soft}" stroke="none">${from.length > 0 ? '另从' : '从'}${hidden}个阶段</text>`
      : '',
    '</g>',
  ].join('')
}

const paintOf = (row: Row): string => {
  if (row.who.every((who) => who === 'system')) return colour.soft
  return row.who.every((who) => who === 'person') ? colour.person : colour.organ
}

function legend(y: number): string {
  const words = [
    [colour.organ, '机关单位'],
    [colour.person, '信访人'],
    [colour.soft, '系统（虚线）'],
  ]
  return [
    ...words.map(
      ([paint, word], index) =>
        `<circle cx="${size.edge + 5 + index * 90}" cy="${y - 4}" r="4" fill="${paint}"/><text x="${size.edge + 14 + index * 90}" y="${y}" fill="${colour.soft}">${word}</text>`,
    ),
    `<text x="${size.edge + 290}" y="${y}" fill="${colour.soft}">圆圈：从哪里办；三角：办到哪里；实心圆：也回到这里；只有圆圈的，阶段不变</text>`,
  ].join('')
}

/** `ST-05 转送：已分类，待分办 → 已转出，待签收`: a row in words, for whoever does not see the drawing. */
export function sentence({ row, to }: Drawn): string {
  const words = (list: readonly Stage[]): string => list.map((stage) => `“${stages[stage]}”`).join('、')
  const from = row.from.length < manyStages ? words(row.from) : `${row.from.length}个阶段`
  return `${row.id} ${row.title}：从${from}${to.length > 0 ? `，到${words(to)}` : '，阶段不变'}`
}

/** docs/guides/procedure.md: every drawing with its rows in words below, for repository and desk alike. */
export function procedureGuide(): string {
  const parts = machinesDrawn().map(
    (machine) => `## ${machine.title}

![${machine.title}：每一行是一个办理动作](../images/procedure/${machine.id}.svg)

${machine.rows.map((drawn) => `* ${sentence(drawn)}`).join('\n')}
`,
  )
  return `# 办理程序图：每一步从哪里到哪里

${generated('the rows of `src/law/procedure/`')}

竖线是阶段，横线是办理动作。每张图下面，同样的内容用文字写了一遍。

${parts.join('\n')}`
}
