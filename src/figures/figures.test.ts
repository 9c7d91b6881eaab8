import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { answer, anyDay, anyRow, put, type Row, times } from '../../test/facts.ts'
import { openWorld, type World } from '../../test/world.ts'
import { jobPrincipal } from '../kernel/index.ts'
import { growth, percentOf } from './arithmetic.ts'
import type { Basis } from './compile.ts'
import type { Asker, FigureQuery, FigureValue } from './figures.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

async function ask(rows: readonly Row[], query: Partial<FigureQuery>, asker?: Asker): Promise<FigureValue[]> {
  await put(world, rows)
  return answer(world, query, asker)
}
const inOf = (organ: string): Asker => ({ organ, root: organ })
const one = async (
  rows: readonly Row[],
  id: string,
  query: Partial<FigureQuery> = {},
  asker?: Asker,
): Promise<FigureValue> => {
  const [value] = await ask(rows, { ...query, ids: [id] }, asker)
  assert.ok(value)
  return value
}

test('NUM-01 to NUM-06: the first line of the first report, with shares that add up', async () => {
  const rows = [
    ...times(11, { dup: 'first' }),
    ...times(3, { dup: 'repeat' }),
    ...times(5, { source_kind: 'assigned', source_level: 1, dup: 'repeat' }),
    ...times(2, { dup: 'first', signer_count: 40 }),
    ...times(10, { registered_on: '2025-03-02', received_on: '2025-03-02' }),
    { channel: '02' },
  ]
  const values = await ask(rows, { ids: ['NUM-01', 'NUM-02', 'NUM-03', 'NUM-04', 'NUM-05', 'NUM-06'] })
  assert.deepEqual(
    values.map(({ id, count, people, percent }) => [id, count, people, percent]),
    [
      ['NUM-01', 21, null, null],
      ['NUM-02', 13, null, 61.9],
      ['NUM-03', 3, null, 14.29],
      ['NUM-04', 5, null, 23.81],
      ['NUM-05', null, null, null],
      ['NUM-06', 2, 80, null],
    ],
  )
  assert.equal(values[4]?.changeCount, 110)
})

test('FR-1: a record moved across midnight moves one count, by the basis that was asked for', async () => {
  for (const [day, inside] of [
    ['2026-06-30', 1],
    ['2026-07-01', 0],
    ['2025-12-31', 0],
    ['2026-01-01', 1],
  ] as const)
    for (const [basis, column] of [
      ['registered', 'registered_on'],
      ['received', 'received_on'],
    ] as const)
      assert.equal((await one([{ [column]: day }], 'NUM-01', { basis })).count, inside, `${basis} ${day}`)
})

test('NUM-09, NUM-10: closed at the cut-off is one thing, on time among those due another (I3)', async () => {
  const assigned = { source_kind: 'assigned', source_level: 2 }
  const rows = [
    { ...assigned, handling_last: '2026-05-01', closed_on: '2026-05-01' },
    { ...assigned, handling_last: '2026-05-01', closed_on: '2026-05-02' },
    { ...assigned, handling_last: '2026-08-01', closed_on: '2026-06-30' },
    { ...assigned, handling_last: '2026-08-01' },
    // Due in the period, registered long before.
    { ...assigned, registered_on: '2025-11-01', handling_last: '2026-02-01', closed_on: '2026-01-20' },
    { ...assigned, source_level: 4, handling_last: '2026-05-01' },
  ]
  const [closed, onTime] = await ask(rows, { ids: ['NUM-09', 'NUM-10'] })
  assert.deepEqual([closed?.count, closed?.denominator, closed?.percent], [3, 4, 75])
  assert.deepEqual([onTime?.numerator, onTime?.denominator, onTime?.percent], [2, 3, 66.67])
})

test('I5: no denominator, no percent, and a note that says so', async () => {
  const value = await one([], 'NUM-10')
  assert.equal(value.percent, null)
  assert.match(value.notes.join(), /不计算比例/)
  assert.match(value.notes.join(), /按办理期限的最后一日/)
})

test('RG-2: visits registered above the city are a city total of whole months, or nothing', async () => {
  const rows = [
    ...times(3, { channel: '02', reg_level: 1, people_count: 2, place_region: '450102' }),
    ...times(4, { channel: '02', reg_level: 2, people_count: 3, place_region: '450102' }),
    ...times(5, { channel: '02', reg_level: 3, people_count: 10, place_region: '450102' }),
  ]
  const whole = await ask(rows, { ids: ['NUM-11', 'NUM-13', 'NUM-14', 'NUM-15'] })
  assert.deepEqual(
    whole.map(({ count, people }) => [count, people]),
    [
      [12, 68],
      [3, 6],
      [4, 12],
      [5, 50],
    ],
  )
  for (const query of [{ to: '2026-06-15' }, { organ: '450100-XF' }] as const)
    for (const value of await ask(rows, {
      ...query,
      ids: ['NUM-11', 'NUM-12', 'NUM-13', 'NUM-14', 'NUM-15', 'NUM-16'],
    })) {
      assert.deepEqual(
        [value.count, value.people, value.percent, value.changeCount, value.rows],
        [null, null, null, null, null],
      )
      assert.match(value.notes.join(), /只有全市/)
    }
  assert.equal((await one(rows, 'NUM-37')).count, 12)
  assert.equal((await one(rows, 'NUM-37', { to: '2026-06-15' })).count, 5, 'not in a total of days')
  assert.equal((await one(rows, 'NUM-37', { organ: '450100-XF' })).count, 5, 'not in a total of an organ')
  assert.equal((await one(rows, 'NUM-17')).rows?.[0]?.count, 5, 'not in a county')
})

test('a figure of an organ counts what its subtree registered or has now, and nobody asks above the own root', async () => {
  const [township] = world.house.directory.organs().filter((organ) => organ.level === 5)
  assert.ok(township?.superior)
  const rows = [...times(6, { holder: township.code }), ...times(7, { receiver: township.superior }), ...times(9, {})]
  assert.equal((await one(rows, 'NUM-01', { organ: township.superior })).count, 13)
  assert.equal((await one(rows, 'NUM-01', { organ: township.code })).count, 6)
  const asker = { organ: township.code, root: township.code }
  assert.equal((await one(rows, 'NUM-01', {}, asker)).count, 6, 'the own organ where none is named')
  await assert.rejects(one(rows, 'NUM-01', { organ: township.superior }, asker), { message: 'not-allowed' })
})

test('RG-2, FR-6: fewer than five of a township are hidden from others, with one more part so that none can be subtracted', async () => {
  const [township] = world.house.directory.organs().filter((organ) => organ.level === 5)
  assert.ok(township)
  const rows = [
    ...times(20, { holder: township.code, dup: 'first' }),
    ...times(3, { holder: township.code, dup: 'repeat' }),
    ...times(8, { holder: township.code, source_kind: 'assigned' }),
  ]
  const ids = ['NUM-01', 'NUM-02', 'NUM-03', 'NUM-04']
  const query = { organ: township.code, ids }
  const inside = await ask(rows, query, { organ: township.code, root: township.code })
  assert.deepEqual(
    inside.map((value) => value.count),
    [31, 20, 3, 8],
  )
  const outside = await ask(rows, query, { organ: '450100-XF', root: null })
  assert.deepEqual(
    outside.map((value) => value.count),
    [31, 20, null, null],
  )
  // Nor by asking for one after the other, nor by the growth of what is hidden.
  const office = { organ: '450100-XF', root: null }
  const alone = []
  for (const id of ids) alone.push((await one(rows, id, { organ: township.code }, office)).count)
  assert.deepEqual(alone, [31, 20, null, null])
  const few = [...times(3, { holder: township.code }), { holder: township.code, registered_on: '2025-03-02' }]
  assert.equal((await one(few, 'NUM-05', { organ: township.code }, inOf(township.code))).changeCount, 200)
  assert.equal((await one(few, 'NUM-05', { organ: township.code }, office)).changeCount, null)
})

/** Counts written once more as loops over rows, to hold the compiler against. */
const loops: Record<string, (rows: readonly Row[], inPeriod: (day: unknown) => boolean) => Partial<FigureValue>> = {
  'NUM-01': (rows, inPeriod) => ({ count: rows.filter((r) => r.channel === '01' && inPeriod(r.registered_on)).length }),
  'NUM-03': (rows, inPeriod) => ({
    count: rows.filter(
      (r) => r.channel === '01' && inPeriod(r.registered_on) && r.source_kind !== 'assigned' && r.dup === 'repeat',
    ).length,
  }),
  'NUM-06': (rows, inPeriod) => {
    const joint = rows.filter((r) => r.channel === '01' && inPeriod(r.registered_on) && Number(r.signer_count) >= 5)
    return { count: joint.length, people: joint.reduce((sum, r) => sum + Number(r.signer_count), 0) }
  },
  'NUM-10': (rows, inPeriod) => {
    const due = rows.filter(
      (r) =>
        r.channel === '01' &&
        r.source_kind === 'assigned' &&
        (r.source_level === 1 || r.source_level === 2) &&
        inPeriod(r.handling_last),
    )
    const done = due.filter((r) => r.closed_on !== null && String(r.closed_on) <= String(r.handling_last))
    return {
      numerator: done.length,
      denominator: due.length,
      percent: due.length ? percentOf(done.length, due.length) : null,
    }
  },
  'NUM-36': (rows, inPeriod) => {
    const rated = rows.filter((r) => inPeriod(r.served_on) && r.rating_handler !== null)
    const content = rated.filter((r) => r.rating_handler !== 3)
    return { numerator: content.length, denominator: rated.length }
  },
  'NUM-37': (rows, inPeriod) => ({ count: rows.filter((r) => inPeriod(r.registered_on)).length }),
}

test('any world: figures equal a plain loop, parts make the whole, and a split period adds up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 60 }), anyDay, async (rows, middle) => {
      const [from, to] = ['2025-01-01', '2028-01-01']
      const ids = ['NUM-02', 'NUM-04', ...Object.keys(loops)]
      const basis: Basis = 'registered'
      const whole = new Map((await ask(rows, { from, to, ids, basis })).map((value) => [value.id, value]))
      for (const [id, loop] of Object.entries(loops)) {
        const expected = loop(rows, (day) => day !== null && String(day) >= from && String(day) < to)
        assert.deepEqual({ ...whole.get(id), ...expected }, whole.get(id), id)
      }
      const count = (id: string): number => whole.get(id)?.count ?? Number.NaN
      assert.equal(count('NUM-01'), count('NUM-02') + count('NUM-03') + count('NUM-04'))
      if (middle <= from || middle >= to) return
      const firstHalf = await one(rows, 'NUM-37', { from, to: middle })
      const secondHalf = await one(rows, 'NUM-37', { from: middle, to })
      assert.equal((firstHalf.count ?? 0) + (secondHalf.count ?? 0), count('NUM-37'))
    }),
    { numRuns: 40 },
  )
})

test('NUM-05 is the growth of NUM-01 over the same days of last year', async () => {
  const rows = [...times(11, {}), ...times(10, { registered_on: '2025-06-30' }), { registered_on: '2025-07-01' }]
  assert.equal((await one(rows, 'NUM-05')).changeCount, growth(11, 10))
})

const rowsOf = (value: FigureValue): Record<string, number | null> =>
  Object.fromEntries((value.rows ?? []).map(({ key, count }) => [key, count]))

test('NUM-07: a letter counts once in each period in which the city instructed on it, whenever it came', async () => {
  const rows: Row[] = [
    { instructed_on: ['2026-02-01', '2026-03-01'] },
    { instructed_on: ['2026-02-01', '2026-08-01'], registered_on: '2025-11-01' },
    { instructed_on: ['2026-07-01'] },
    { instructed_on: ['2026-02-01'], channel: '02' },
    {},
  ]
  assert.equal((await one(rows, 'NUM-07')).count, 2)
  assert.equal((await one(rows, 'NUM-07', { from: '2026-07-01', to: '2027-01-01' })).count, 2)
  assert.equal((await one(rows, 'NUM-07', { from: '2026-07-02', to: '2027-01-01' })).count, 1)
})

test('NUM-19: key cases by list: assigned, closed, reported, and by round', async () => {
  const rows: Row[] = [
    { batch: 'KEY-2026', batch_round: 1, closed_on: '2026-04-01', reported_on: '2026-04-02' },
    { batch: 'KEY-2026', batch_round: 2, closed_on: '2026-07-01' },
    { batch: 'KEY-2026', batch_round: 2 },
    {},
  ]
  const value = await one(rows, 'NUM-19')
  assert.equal(value.count, 3)
  assert.deepEqual(rowsOf(value), { assigned: 3, closed: 1, reported: 1, 'round-1': 1, 'round-2': 2 })
})

test('NUM-28: organs with an account in use among those of the directory, by level', async () => {
  const organs = world.house.directory.organs()
  const [township] = organs.filter((organ) => organ.level === 5)
  assert.ok(township)
  const active = (on: boolean) =>
    world.house.kernel.units.write(jobPrincipal('test'), (tx) =>
      sql`update account set active = ${on} where organ = ${township.code}`.execute(tx),
    )
  const all = await one([], 'NUM-28')
  assert.deepEqual([all.count, all.denominator], [organs.length, organs.length])
  await active(false)
  await world.house.directory.reload()
  const value = await one([], 'NUM-28')
  assert.deepEqual([value.numerator, value.denominator], [organs.length - 1, organs.length])
  assert.equal(value.percent, percentOf(organs.length - 1, organs.length))
  assert.equal(value.rows?.at(-1)?.count, organs.filter(({ level }) => level === 5).length - 1)
  assert.deepEqual((await one([], 'NUM-28', { organ: township.code })).percent, 0)
  await active(true)
  await world.house.directory.reload()
})

test('I10, NUM-33: closed is a share of the valid TV cases, not of all', async () => {
  const rows: Row[] = [
    { channel: '11', closed_on: '2026-04-01' },
    { source_kind: 'tv', closed_on: '2026-04-01' },
    { channel: '11', outcome: 'filed-away', closed_on: '2026-04-01' },
    { channel: '11', valid: false },
    { channel: '11' },
    { channel: '01' },
  ]
  const value = await one(rows, 'NUM-33')
  assert.deepEqual(rowsOf(value), { received: 5, valid: 3, closed: 2 })
  assert.equal(value.percent, 66.67)
})

test('NUM-38: found not satisfactory by the day of service, and looked at again', async () => {
  const rows: Row[] = [
    { rating_handler: 3, served_on: '2026-03-01', rechecked_on: '2026-04-01' },
    { rating_handler: 3, served_on: '2026-03-01', rechecked_on: '2026-07-01' },
    { rating_handler: 3, served_on: '2026-07-01' },
    { rating_handler: 1, served_on: '2026-03-01' },
  ]
  const value = await one(rows, 'NUM-38')
  assert.deepEqual([rowsOf(value), value.percent], [{ dissatisfied: 2, rechecked: 1 }, 50])
})

test('NUM-39, NUM-40: issues due in a year, and half-open periods add up', async () => {
  const year = { from: '2015-01-01', to: '2016-01-01' }
  const rhythm = await one([], 'NUM-39', year)
  assert.deepEqual(rowsOf(rhythm), { weekly: 52, monthly: 12, quarterly: 4 })
  assert.deepEqual([rhythm.count, rhythm.numerator, rhythm.percent], [0, 0, 0], 'nothing was issued')
  const department = world.house.directory.organs().find(({ kind }) => kind === 'department')
  assert.equal((await one([], 'NUM-39', { ...year, organ: department?.code ?? '' })).count, null, 'it has no papers')
  assert.deepEqual(rowsOf(await one([], 'NUM-40', year)), { 'half-monthly': 24, brief: 12 })
  const halves = [
    await one([], 'NUM-39', { from: '2015-01-01', to: '2015-03-17' }),
    await one([], 'NUM-39', { from: '2015-03-17', to: '2016-01-01' }),
  ]
  assert.equal(
    halves.reduce((sum, half) => sum + (half.denominator ?? 0), 0),
    rhythm.denominator,
  )
})

test('NUM-18 to NUM-26, 32, 34: what no module counts yet is null with a reason, never zero', async () => {
  const ids = ['NUM-18', 'NUM-20', 'NUM-21', 'NUM-22', 'NUM-23', 'NUM-24', 'NUM-25', 'NUM-26', 'NUM-32', 'NUM-34']
  for (const value of await ask([{}], { ids })) {
    assert.equal(value.count, null, value.id)
    assert.match(value.notes.join(), /还没有/, value.id)
    assert.ok(
      (value.rows ?? []).every((row) => row.count === null),
      value.id,
    )
  }
})

test('rates of §5.2: finished and resolved at the cut-off, reviews that changed the opinion', async () => {
  const rows: Row[] = [
    { accepted_on: '2026-02-01', closed_on: '2026-03-01', resolved_on: '2026-05-01' },
    { accepted_on: '2026-02-01', closed_on: '2026-07-01' },
    { accepted_on: '2026-02-01', closed_on: '2026-06-30', resolved_on: '2026-08-01' },
    { accepted_on: '2025-12-01', review_on: '2026-02-01', review_outcome: 'annul' },
    { review_on: '2026-02-01', review_outcome: 'uphold', rereview_on: '2026-05-01', rereview_outcome: 'uphold' },
  ]
  const ids = ['RATE-finished', 'RATE-resolved', 'RATE-review-changed', 'RATE-rereview-changed']
  assert.deepEqual(
    (await ask(rows, { ids })).map(({ numerator, denominator }) => [numerator, denominator]),
    [
      [2, 3],
      [1, 2],
      [1, 2],
      [0, 1],
    ],
  )
})
