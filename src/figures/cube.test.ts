import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { answer, anyRow, put, type Row, times } from '../../test/facts.ts'
import { openWorld, type World } from '../../test/world.ts'
import { jobPrincipal } from '../kernel/index.ts'
import type { Basis } from './compile.ts'
import { cubeDifferences, foldCube } from './cube.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const anyQuery = fc.record({
  from: fc.constantFrom('2025-12-01', '2026-01-01', '2026-01-16'),
  to: fc.constantFrom('2026-02-03', '2026-07-01', '2027-01-01'),
  basis: fc.constantFrom<Basis[]>('registered', 'received', 'exchanged'),
  organ: fc.constantFrom(undefined, '450100-XF', '450102-XF'),
})
/** Around the ends of the periods that are asked for, and of months. */
const nearDay = fc.constantFrom(
  ...['2024-12-31', '2025-01-20', '2025-02-28', '2025-12-31', '2026-01-01', '2026-01-15', '2026-01-16', '2026-01-31'],
  ...['2026-02-01', '2026-02-02', '2026-02-03', '2026-04-10', '2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'],
)
const anyPlace = fc.record({
  reg_level: fc.constantFrom(1, 2, 3, 4),
  receiver: fc.constantFrom('450100-XF', '450102-XF'),
  holder: fc.constantFrom(null, '450102-XF'),
  place_region: fc.constantFrom(null, '450102', '450102001', '450103'),
  split_from: fc.constantFrom(null, null, null, 'T000000'),
  registered_on: fc.option(nearDay),
  received_on: nearDay,
  exchanged_on: fc.option(nearDay),
  handling_last: fc.option(nearDay),
  closed_on: fc.option(nearDay),
  served_on: fc.option(nearDay),
})

test('the cube answers as the facts do: with changes pending, counted, and with nothing built', async () => {
  const { units } = world.house.kernel
  const facts = fc.array(
    fc.tuple(anyRow, anyPlace).map(([row, place]): Row => ({ ...row, ...place })),
    { minLength: 15, maxLength: 40 },
  )
  let told = 0
  await fc.assert(
    fc.asyncProperty(facts, facts, anyQuery, async (before, later, { organ, ...rest }) => {
      const query = { ...rest, ...(organ ? { organ } : {}) }
      await put(world, before)
      await foldCube(world.house.kernel)
      await put(world, later)
      const pending = await answer(world, query)
      await foldCube(world.house.kernel)
      assert.deepEqual(await answer(world, query), pending)
      await units.write(jobPrincipal('test'), async (tx) => {
        await sql`delete from figure_cube_measure`.execute(tx)
        await sql`delete from figure_cube`.execute(tx)
      })
      const plain = await answer(world, query)
      assert.deepEqual(plain, pending)
      told += plain.filter((value) => value.count).length
      assert.deepEqual(await cubeDifferences(world.house.kernel), [])
    }),
    { numRuns: 20 },
  )
  assert.ok(told > 100, `only ${told} figures had anything to count`)
})

test('RG-2: the cube keeps a visit of a higher level without organ and region', async () => {
  const { units } = world.house.kernel
  await put(world, times(3, { channel: '02', reg_level: 1, holder: '450102-XF', place_region: '450102' }))
  await foldCube(world.house.kernel)
  const { rows } = await units.read(jobPrincipal('test'), (tx) =>
    sql<{
      receiver: string
      holder: string
      county: string
    }>`select distinct receiver, holder, county from figure_cube where n <> 0`.execute(tx),
  )
  assert.deepEqual(rows, [{ receiver: '', holder: '', county: '' }])
})

test('what somebody changed in the cube by hand is found', async () => {
  const { units } = world.house.kernel
  await put(world, times(4, {}))
  await foldCube(world.house.kernel)
  assert.deepEqual(await cubeDifferences(world.house.kernel), [])
  await units.write(jobPrincipal('test'), (tx) =>
    sql`update figure_cube set n = n + 1 where month = '2026-03-01'`.execute(tx),
  )
  const found = await cubeDifferences(world.house.kernel)
  assert.ok(found.length > 0)
  for (const { stored, replayed } of found) assert.equal(Number(stored), Number(replayed) + 1)
  await units.write(jobPrincipal('test'), (tx) =>
    sql`update figure_cube set n = n - 1 where month = '2026-03-01'`.execute(tx),
  )
})
