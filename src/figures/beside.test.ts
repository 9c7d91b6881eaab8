import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sheet } from '../kernel/index.ts'
import { beside, namedIn } from './beside.ts'
import type { FigureValue } from './figures.ts'

const sheet = (rows: Record<string, string>[]): Sheet => ({
  headings: ['项目', '件数', '人数', '百分比'],
  rows: rows.map((values, index) => ({ line: index + 2, values })),
})
const value = (id: string, title: string, count: number | null, people: number | null = null): FigureValue => ({
  ...{ id, title, unit: '件', definition: '', source: '', count, people, percent: null },
  ...{
    numerator: null,
    denominator: null,
    changeCount: null,
    changePeople: null,
    lastCount: null,
    lastPeople: null,
    rows: null,
    notes: [],
  },
})

test('an old month beside ours: equal, apart, not known here, no number', () => {
  const old = sheet([
    { 项目: 'NUM-01', 件数: '1,864件' },
    { 项目: '重复信', 件数: '290' },
    { 项目: '信访老表', 件数: '5' },
    { 项目: '初信', 件数: '若干' },
    { 项目: 'num-13', 件数: '192', 人数: '192人次' },
  ])
  assert.deepEqual(namedIn(old), ['NUM-01', 'NUM-03', 'NUM-02', 'NUM-13'])
  const { lines, slips } = beside(old, [
    value('NUM-01', '办理人民群众来信', 1864),
    value('NUM-02', '初信', 1099),
    value('NUM-03', '重复信', 292),
    value('NUM-13', '进京', 192, 190),
  ])
  assert.deepEqual(
    lines.map(({ line, id, theirs, ours, apart, says }) => [line, id, theirs, ours, apart, says]),
    [
      [2, 'NUM-01', 1864, 1864, 0, '一致。'],
      [3, 'NUM-03', 290, 292, 2, '本系统多2。'],
      [4, null, 5, null, null, '本系统没有这一项；项目写统计数字的代码或者名称。'],
      [5, 'NUM-02', null, 1099, null, '“若干”不是数字。'],
      [6, 'NUM-13', 192, 192, 0, '一致。'],
      [6, 'NUM-13', 192, 190, -2, '本系统少2。'],
    ],
  )
  assert.deepEqual(slips, [], 'not all parts are there')
})

test('I2: what does not add up within their table is named beside it', () => {
  const { slips } = beside(
    sheet([
      { 项目: 'NUM-11', 件数: '2831', 人数: '8686' },
      { 项目: 'NUM-13', 件数: '192', 人数: '192' },
      { 项目: 'NUM-14', 件数: '281', 人数: '569' },
      { 项目: 'NUM-15', 件数: '2380', 人数: '7947' },
    ]),
    [],
  )
  assert.deepEqual(
    slips.map(({ printed, computed }) => [printed, computed]),
    [
      [2831, 2853],
      [8686, 8708],
    ],
  )
})

test('a sheet with other columns is refused in words', () => {
  assert.throws(() => beside({ headings: ['名称', '数'], rows: [] }, []), { message: 'sheet-unreadable' })
})
