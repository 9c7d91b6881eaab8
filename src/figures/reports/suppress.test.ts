import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutSmallCells } from './suppress.ts'

const row = (key: string, count: number, denominator: number) => ({
  key,
  title: key,
  values: { 'NUM-37.count': count, 'RATE-closed.denominator': denominator, 'RATE-closed.percent': 50 },
})
const shown = (rows: ReturnType<typeof row>[]): (number | null | undefined)[] =>
  withoutSmallCells({ rows, notes: [] }).rows.map(({ values }) => values['NUM-37.count'])

for (const [what, rows, expected] of [
  ['nothing is small', [row('a', 5, 10), row('b', 60, 30)], [5, 60]],
  ['none is not small', [row('a', 0, 0), row('b', 60, 30)], [0, 60]],
  [
    'one small row takes the next smallest along',
    [row('a', 4, 10), row('b', 60, 30), row('c', 9, 8)],
    [null, 60, null],
  ],
  ['two small rows are enough', [row('a', 4, 10), row('b', 3, 30), row('c', 9, 8)], [null, null, 9]],
  ['a small denominator hides the row', [row('a', 40, 2), row('b', 60, 30), row('c', 90, 8)], [null, null, 90]],
] as const)
  test(`FR-6: ${what}`, () => assert.deepEqual(shown([...rows]), expected))

test('FR-6: a hidden row has no rate either, and a note says so', () => {
  const { rows, notes } = withoutSmallCells({ rows: [row('a', 4, 10), row('b', 3, 30)], notes: [] })
  assert.deepEqual(Object.values(rows[0]?.values ?? {}), [null, null, null])
  assert.match(notes.join(), /不足5件的不公布/)
})
