import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FigureValue } from '../figures.ts'
import { slipsIn } from './slips.ts'

const figure = (id: string, title: string, more: Partial<FigureValue>): FigureValue => ({
  ...{ id, title, unit: '批', definition: '', source: '', count: null, people: null, percent: null, numerator: null },
  ...{
    denominator: null,
    lastCount: null,
    lastPeople: null,
    changeCount: null,
    changePeople: null,
    rows: null,
    notes: [],
  },
  ...more,
})
const visits = (total: number): FigureValue[] => [
  figure('NUM-11', '到市赴省进京上访', { count: total }),
  figure('NUM-13', '进京', { count: 192 }),
  figure('NUM-14', '赴省', { count: 281 }),
  figure('NUM-15', '到市', { count: 2380 }),
]
const rate = (percent: number): FigureValue =>
  figure('NUM-10', '到期办结率', { unit: '%', numerator: 365, denominator: 473, percent })

test('FR-5, I2: a total that is 22 too small is named before issue, the right one is not', () => {
  assert.match(slipsIn(visits(2831)).join(), /相加为2853，比到市赴省进京上访2831批多22/)
  assert.deepEqual(slipsIn(visits(2853)), [])
})

test('I3: a rate that its counts do not give is named, the right one is not', () => {
  assert.match(slipsIn([rate(100)]).join(), /77.17%/)
  assert.deepEqual(slipsIn([rate(77.17)]), [])
})

test('a part above its whole is named', () => {
  const parts = (count: number) => [figure('NUM-09', '已办结', { count }), figure('NUM-08', '交办', { count: 473 })]
  assert.match(slipsIn(parts(474)).join(), /多于/)
  assert.deepEqual(slipsIn(parts(365)), [])
})
