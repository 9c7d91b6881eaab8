import type { TablePart } from '../server/api.ts'
import { headText } from './numbers.ts'

/** Colours of the desk, read where the picture is drawn: light and dark have their own. */
export type Palette = {
  ink: string
  soft: string
  line: string
  blue: string
  jade: string
  ochre: string
  card: string
  font: string
}

type Option = Record<string, unknown>

/** A table as a picture; null where it has nothing to show. The table itself stays below. */
export function chartOption(table: TablePart, palette: Palette, width: number): Option | null {
  if (!table.chart || !table.rows.length) return null
  const base: Option = {
    animation: false,
    aria: { enabled: true, label: { description: `${table.title}，数字见下面的表。` } },
    color: [palette.blue, palette.jade, palette.ochre, palette.soft],
    textStyle: { fontFamily: palette.font, color: palette.ink },
    tooltip: { confine: true, backgroundColor: palette.card, textStyle: { color: palette.ink } },
  }
  switch (table.chart) {
    case 'trend':
      return { ...base, ...trend(table, palette) }
    case 'tree':
      return { ...base, ...tree(table, palette) }
    case 'multiples':
      return { ...base, ...multiples(table, palette, width) }
    case 'spread':
      return { ...base, ...spread(table, palette) }
    default:
      return { ...base, ...bars(table, palette) }
  }
}

/** How high the picture should be, in pixels. */
export function chartHeight({ chart, rows }: TablePart): number {
  if (chart === 'bars' || chart === 'multiples') return Math.max(140, 60 + rows.length * 28)
  return chart === 'tree' ? 320 : 280
}

const axis = (palette: Palette): Option => ({
  axisLabel: { color: palette.soft },
  axisLine: { lineStyle: { color: palette.line } },
  splitLine: { lineStyle: { color: palette.line } },
})
const column = ({ rows }: TablePart, index: number): (number | null)[] => rows.map(({ cells }) => cells[index] ?? null)
const names = ({ rows }: TablePart): string[] => rows.map(({ title }) => title)

/** Columns come in twos: this year as a line, the last as a dashed one of the same colour. */
function trend(table: TablePart, palette: Palette): Option {
  const colours = [palette.blue, palette.jade, palette.ochre]
  return {
    grid: { left: 48, right: 16, top: 40, bottom: 28 },
    legend: { top: 0, type: 'scroll', itemGap: 18, textStyle: { color: palette.ink } },
    tooltip: { trigger: 'axis', confine: true, backgroundColor: palette.card, textStyle: { color: palette.ink } },
    xAxis: { type: 'category', data: names(table), ...axis(palette) },
    yAxis: { type: 'value', minInterval: 1, ...axis(palette) },
    series: table.columns.map((head, index) => {
      const last = head.measure === 'lastCount'
      const color = colours[Math.floor(index / 2) % colours.length]
      return {
        type: 'line',
        name: head.title,
        data: column(table, index),
        symbol: last ? 'none' : 'circle',
        symbolSize: 6,
        lineStyle: { color, width: last ? 1.5 : 2.5, type: last ? 'dashed' : 'solid' },
        itemStyle: { color },
      }
    }),
  }
}

/** Of a table of rates the rate, of others the count; shares beside a count say the same twice. */
function bars(table: TablePart, palette: Palette): Option {
  const count = table.columns.findIndex(({ measure }) => measure === 'count')
  const index = count >= 0 ? count : table.columns.findIndex(({ measure }) => measure === 'percent')
  const percent = table.columns[index]?.measure === 'percent'
  return {
    grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value', ...(percent ? { max: 100 } : { minInterval: 1 }), ...axis(palette) },
    yAxis: { type: 'category', inverse: true, data: names(table), ...axis(palette), axisLabel: { color: palette.ink } },
    series: [
      {
        type: 'bar',
        name: table.columns[index] ? headText(table.columns[index]) : '',
        data: column(table, index),
        barMaxWidth: 16,
        label: { show: true, position: 'right', color: palette.ink, formatter: percent ? '{c}%' : '{c}' },
      },
    ],
  }
}

function tree(table: TablePart, palette: Palette): Option {
  return {
    series: [
      {
        type: 'treemap',
        name: table.title,
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        top: 0,
        left: 0,
        right: 0,
        bottom: 0,
        itemStyle: { borderColor: palette.card, borderWidth: 2, gapWidth: 2 },
        label: { formatter: '{b}\n{c}件', overflow: 'break', color: '#fff', fontSize: 13, lineHeight: 20 },
        // Dark enough for white letters, lighter with fewer cases.
        data: table.rows.map(({ title, cells }, index) => ({
          name: title,
          value: cells[0] ?? 0,
          itemStyle: { color: ['#1f4e8c', '#2f6f5e', '#5b4a86', '#8a4b08', '#3d5a73', '#6b4f3a'][index % 6] },
        })),
      },
    ],
  }
}

/** Narrower than this a small picture says nothing; the table has all columns. */
const columnPx = 190

/** One small picture a column, the same rows in each: volume and quality side by side (M-08). */
function multiples(table: TablePart, palette: Palette, width: number): Option {
  const shown = table.columns
    .map((head, index) => ({ head, index }))
    .filter(
      ({ head, index }) =>
        /count|percent|perTenThousand/.test(head.measure) && column(table, index).some((value) => value !== null),
    )
    .slice(0, Math.max(1, Math.min(5, Math.floor(width / columnPx))))
  const share = 84 / Math.max(shown.length, 1)
  const left = (at: number): string => `${14 + at * share}%`
  return {
    title: shown.map(({ head }, at) => ({
      text: headText(head),
      left: left(at),
      top: 0,
      textStyle: { fontSize: 13, fontWeight: 500, color: palette.ink },
    })),
    grid: shown.map((_, at) => ({ left: left(at), width: `${share - 5}%`, top: 28, bottom: 8 })),
    xAxis: shown.map(({ head }, at) => ({
      type: 'value',
      gridIndex: at,
      show: false,
      ...(head.measure === 'percent' ? { max: 100 } : {}),
    })),
    yAxis: shown.map((_, at) => ({
      type: 'category',
      gridIndex: at,
      inverse: true,
      data: names(table),
      axisTick: { show: false },
      ...axis(palette),
      axisLabel: { show: at === 0, color: palette.ink, width: 90, overflow: 'truncate' },
    })),
    series: shown.map(({ head, index }, at) => ({
      type: 'bar',
      name: headText(head),
      xAxisIndex: at,
      yAxisIndex: at,
      data: column(table, index),
      barMaxWidth: 14,
      itemStyle: { color: head.measure === 'percent' ? palette.jade : palette.blue },
      label: { show: true, position: 'right', color: palette.ink, fontSize: 12 },
    })),
  }
}

/** How long things took: columns in the order of the table. */
function spread(table: TablePart, palette: Palette): Option {
  return {
    grid: { left: 48, right: 16, top: 16, bottom: 28 },
    xAxis: { type: 'category', data: names(table), ...axis(palette), axisLabel: { color: palette.ink, interval: 0 } },
    yAxis: { type: 'value', minInterval: 1, ...axis(palette) },
    series: [
      {
        type: 'bar',
        name: table.columns[0] ? headText(table.columns[0]) : '',
        data: column(table, 0),
        barCategoryGap: '12%',
        label: { show: true, position: 'top', color: palette.ink },
      },
    ],
  }
}
