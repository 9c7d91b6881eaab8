import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Cell, type Claim, disagreements } from './adds-up.ts'
import { wholePercents } from './arithmetic.ts'

/** Cells as `name: [title, value, unit]`. */
const named = (cells: Record<string, [string, number | null, string]>): Record<string, Cell> =>
  Object.fromEntries(Object.entries(cells).map(([name, [title, value, unit]]) => [name, { title, value, unit }]))
const found = (cells: Record<string, [string, number | null, string]>, ...claims: Claim[]) =>
  disagreements({ cells: named(cells), claims })

test('I1: the letters add up, their whole percents do not: 59, 16, 25 instead of 60, 15, 25', () => {
  const letters = {
    total: ['来信', 1864, '件'],
    first: ['初信', 1099, '件'],
    repeat: ['重复信', 292, '件'],
    assigned: ['交办件', 473, '件'],
    firstShare: ['初信占比', 60, '%'],
    repeatShare: ['重复信占比', 15, '%'],
    assignedShare: ['交办件占比', 25, '%'],
  } satisfies Record<string, [string, number, string]>
  const parts = ['first', 'repeat', 'assigned']
  assert.deepEqual(found(letters, { is: 'sum', total: 'total', parts }), [])
  const wrong = found(letters, { is: 'shares', shares: parts.map((part) => `${part}Share`), parts })
  assert.deepEqual(
    wrong.map(({ cells: [name], printed, computed }) => [name, printed, computed]),
    [
      ['firstShare', 60, 59],
      ['repeatShare', 15, 16],
    ],
  )
  assert.match(wrong[0]?.says ?? '', /初信占比应为59%，不是60%/)
})

test('I2: both totals of visits are 22 smaller than their parts, and fit where 进京 is 170', () => {
  const visits = (state: number, people: number) =>
    found(
      {
        total: ['总案次', 2831, '批'],
        state: ['进京', state, '案'],
        province: ['赴省', 281, '案'],
        city: ['到市', 2380, '案'],
        totalPeople: ['总人次', 8686, '人次'],
        statePeople: ['进京', people, '人次'],
        provincePeople: ['赴省', 569, '人次'],
        cityPeople: ['到市', 7947, '人次'],
      },
      { is: 'sum', total: 'total', parts: ['state', 'province', 'city'] },
      { is: 'sum', total: 'totalPeople', parts: ['statePeople', 'provincePeople', 'cityPeople'] },
    )
  const wrong = visits(192, 192)
  assert.deepEqual(
    wrong.map(({ code, printed, computed }) => [code, printed, computed]),
    [
      ['sum', 2831, 2853],
      ['sum', 8686, 8708],
    ],
  )
  assert.match(wrong[0]?.says ?? '', /相加为2853，比总案次2831批多22/)
  assert.deepEqual(visits(170, 170), [])
})

test('I3: 365 of 473 are no 100 %: a rate over those that were due has another denominator', () => {
  const cells = {
    closed: ['已办结', 365, '件'],
    all: ['受理', 473, '件'],
    due: ['到期', 365, '件'],
    rate: ['到期办结率', 100, '%'],
  } satisfies Record<string, [string, number, string]>
  const [wrong] = found(cells, { is: 'rate', rate: 'rate', part: 'closed', whole: 'all', decimals: 2 })
  assert.deepEqual([wrong?.printed, wrong?.computed], [100, 77.17])
  assert.match(wrong?.says ?? '', /分母/)
  assert.deepEqual(found(cells, { is: 'rate', rate: 'rate', part: 'closed', whole: 'due', decimals: 2 }), [])
  const visits = { ...cells, closed: ['已办结', 46, '件'], all: ['受理', 57, '件'] } as typeof cells
  assert.equal(
    found(visits, { is: 'rate', rate: 'rate', part: 'closed', whole: 'all', decimals: 2 })[0]?.computed,
    80.7,
  )
})

test('I4: a total that falls beside letters that rise by 10 % is doubted, not called wrong', () => {
  const cells = { total: ['信访总量', null, '件'], letters: ['来信', 10, '%'] } satisfies Record<
    string,
    [string, number | null, string]
  >
  assert.match(
    found(cells, { is: 'trend', total: 'total', says: 'down', part: 'letters' })[0]?.says ?? '',
    /可以同时成立/,
  )
  assert.deepEqual(found(cells, { is: 'trend', total: 'total', says: 'up', part: 'letters' }), [])
})

test('I5: a percent sign without a number is named; the number itself is not', () => {
  const wrong = found({ total: ['总案次同比', null, '%'], city: ['到市同比', null, '%'], fell: ['进京同比', -48, '%'] })
  assert.deepEqual(
    wrong.map(({ code, cells }) => [code, cells[0]]),
    [
      ['empty-percent', 'total'],
      ['empty-percent', 'city'],
    ],
  )
})

test('I6: 1 + 3 + 32 + 5 are 41, not 35', () => {
  const [wrong] = found(
    { total: ['合计', 35, '人'], a: ['甲', 1, '人'], b: ['乙', 3, '人'], c: ['丙', 32, '人'], d: ['丁', 5, '人'] },
    { is: 'sum', total: 'total', parts: ['a', 'b', 'c', 'd'] },
  )
  assert.deepEqual([wrong?.printed, wrong?.computed], [35, 41])
})

test('I7: three occasions of which four are named', () => {
  const times = (count: number) =>
    found(
      { rounds: ['排查', count, '次'] },
      { is: 'named', count: 'rounds', names: ['元旦', '春节', '全国两会', '省两会'] },
    )
  assert.match(times(3)[0]?.says ?? '', /排查3次，写出的却是4个/)
  assert.deepEqual(times(4), [])
})

test('I8: from 30 June to the end of December are seven months begun, not five', () => {
  const months = (count: number) =>
    found({ months: ['集中', count, '个月'] }, { is: 'months', count: 'months', from: '2008-06-30', to: '2008-12-31' })
  assert.deepEqual([months(5)[0]?.printed, months(5)[0]?.computed], [5, 7])
  assert.deepEqual(months(7), [])
})

test('I9: twelve days, twelve leaders, 1676 of 2354 batches: nothing disagrees', () => {
  const cells = {
    batches: ['批次', 2354, '批'],
    taken: ['受理', 1676, '件'],
    rate: ['受理占批次', 71.2, '%'],
  } satisfies Record<string, [string, number, string]>
  assert.deepEqual(
    found(
      cells,
      { is: 'within', part: 'taken', whole: 'batches' },
      { is: 'rate', rate: 'rate', part: 'taken', whole: 'batches', decimals: 2 },
    ),
    [],
  )
  assert.equal(found(cells, { is: 'within', part: 'batches', whole: 'taken' })[0]?.code, 'above-whole')
})

test('I10: 100 % closed holds over the 229 valid cases, not over the 283 received', () => {
  const cells = {
    received: ['收到', 283, '件'],
    valid: ['有效', 229, '件'],
    invalid: ['无效', 54, '件'],
    closed: ['办结', 229, '件'],
    rate: ['办结率', 100, '%'],
  } satisfies Record<string, [string, number, string]>
  assert.deepEqual(
    found(
      cells,
      { is: 'sum', total: 'received', parts: ['valid', 'invalid'] },
      { is: 'rate', rate: 'rate', part: 'closed', whole: 'valid', decimals: 0 },
    ),
    [],
  )
  assert.equal(
    found(cells, { is: 'rate', rate: 'rate', part: 'closed', whole: 'received', decimals: 2 })[0]?.computed,
    80.92,
  )
})

test('any table whose total and whole percents are computed has nothing to name, and one count more is named', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5_000), { minLength: 2, maxLength: 8 }), (counts) => {
      const total = counts.reduce((sum, count) => sum + count, 0)
      const percents = wholePercents(counts)
      if (total)
        assert.equal(
          percents.reduce((sum, percent) => sum + percent, 0),
          100,
        )
      const parts = counts.map((_, index) => `p${index}`)
      const cells = (all: number): Record<string, [string, number, string]> => ({
        total: ['合计', all, '件'],
        ...Object.fromEntries(counts.map((count, index) => [`p${index}`, [`第${index}项`, count, '件']])),
        ...Object.fromEntries(percents.map((percent, index) => [`s${index}`, [`第${index}项占比`, percent, '%']])),
      })
      const claims: Claim[] = [
        { is: 'sum', total: 'total', parts },
        { is: 'shares', shares: parts.map((_, index) => `s${index}`), parts },
      ]
      assert.deepEqual(found(cells(total), ...claims), [])
      assert.deepEqual(
        found(cells(total + 1), ...claims).map(({ code }) => code),
        ['sum'],
      )
    }),
  )
})
