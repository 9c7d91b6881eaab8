import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Measure } from '../definition.ts'
import type { ReportModel, TablePart } from '../model.ts'
import { reportFile } from './index.ts'
import { drawn, pictureOf } from './picture.ts'

const table = (
  chart: TablePart['chart'],
  measures: readonly Measure[],
  rows: readonly (readonly [string, ...(number | null)[]])[],
): TablePart => ({
  ...{ kind: 'table', id: 't', title: '逐月信访量', chart, notes: [] },
  columns: measures.map((measure) => ({ title: measure, measure, unit: '' })),
  rows: rows.map(([title, ...cells]) => ({ title, depth: 0, figure: null, cells })),
})
const months = table(
  'trend',
  ['count', 'lastCount'],
  [
    ['1月', 90, 100],
    ['2月', null, 104],
    ['3月', 37, 0],
  ],
)
const report: ReportModel = {
  ...{ code: 'RPT-18', title: '全市信访形势分析', masthead: null, office: '示例市信访局', place: '全市', organ: null },
  ...{ from: '2026-01-01', to: '2026-04-01', period: '2026年第一季度', basis: 'registered' },
  ...{ madeAt: '2026-04-02T09:00:00+08:00', figures: [], slips: [], issue: null },
  parts: [months],
}

test('a trend is lines on one axis, last year broken; a month without a number stays empty', () => {
  const picture = pictureOf(months)
  assert.equal(picture?.shape, 'lines')
  assert.deepEqual(picture?.ticks, [0, 30, 60, 90, 120])
  assert.deepEqual(
    picture?.series.map(({ last, values, most }) => [last, values, most]),
    [
      [false, [90, null, 37], 120],
      [true, [100, 104, 0], 120],
    ],
  )
})

test('bars show the count of a table, a comparison its first three columns, a rate out of a hundred', () => {
  const rows = [
    ['甲县', 80, 12.5, 66.67, 1],
    ['乙县', 7, null, 100, 2],
  ] as const
  const columns: Measure[] = ['count', 'perTenThousand', 'percent', 'lastCount']
  const series = (chart: TablePart['chart']) => pictureOf(table(chart, columns, rows))?.series
  assert.deepEqual(
    series('tree')?.map(({ title, words }) => [title, words]),
    [['count', ['80', '7']]],
  )
  assert.deepEqual(
    series('multiples')?.map(({ title, words, most, rate }) => [title, words, most, rate]),
    [
      ['count', ['80', '7'], 80, false],
      ['perTenThousand', ['12.50', '—'], 16, true],
      ['percent', ['66.67', '100.00'], 100, true],
    ],
  )
})

test('no picture where the screen shows none, of one row, or longer than a page', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, n) => [`第${n}行`, n] as [string, number])
  assert.equal(pictureOf(table(null, ['count'], rows(3))), null)
  assert.equal(pictureOf(table('bars', ['count'], rows(1))), null)
  assert.ok(pictureOf(table('bars', ['count'], rows(24))))
  assert.equal(pictureOf(table('bars', ['count'], rows(25))), null)
})

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world?.close())

test('RPT-18: the picture is drawn with ink in it, and stands in the Word file and on the PDF page', async () => {
  const { letters } = world.house.petitions
  const { png, width, height } = await drawn(
    pictureOf(months) as NonNullable<ReturnType<typeof pictureOf>>,
    report,
    letters,
  )
  assert.deepEqual([width, height > 300 && height < 900], [1_350, true])
  const { channels } = await sharp(png).stats()
  assert.ok((channels[0]?.mean ?? 0) > 200 && (channels[0]?.stdev ?? 0) > 10, 'white paper with lines on it')
  const docx = Buffer.from(await reportFile(report, 'docx', { letters, sample: false })).toString('latin1')
  assert.match(docx, /word\/media\/[^\0]+\.png/)
  const without: ReportModel = { ...report, parts: [{ ...months, chart: null }] }
  const [drawnPdf, plainPdf] = await Promise.all(
    [report, without].map((model) => reportFile(model, 'pdf', { letters, sample: false })),
  )
  const figures = (pdf: Uint8Array | undefined) =>
    Buffer.from(pdf ?? [])
      .toString('latin1')
      .split('/S /Figure').length - 1
  assert.deepEqual([figures(drawnPdf), figures(plainPdf)], [1, 0], 'tagged as a figure that names its table')
})
