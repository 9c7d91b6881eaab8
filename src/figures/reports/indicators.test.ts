import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openWorld, type World } from '../../../test/world.ts'
import { jobPrincipal } from '../../kernel/index.ts'
import { figures } from '../figures.ts'
import { gridOf } from './grid.ts'
import { indicators, leastDue } from './indicators.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

type Row = Record<string, string | number | null>
const city = { organ: null, root: null }
const query = { from: '2026-01-01', to: '2026-07-01', basis: 'registered' as const }
const plain: Row = {
  ...{
    received_on: '2026-03-02',
    registered_on: '2026-03-02',
    channel: '01',
    receiver: '450100-XF',
    holder: '450100-ZJ',
  },
  ...{ stage: 'ended', people_count: 1, signer_count: 1, dup: 'first', source_kind: 'assigned', rating_handler: null },
  ...{ disposed_on: '2026-03-09', disposed_last: '2026-03-17', noticed_on: '2026-03-20', notice_last: '2026-03-17' },
  ...{ handling_last: '2026-05-04', opinion_on: '2026-04-20', served_on: '2026-04-25', closed_on: '2026-04-25' },
  ...{ reported_on: '2026-04-28', report_last: '2026-05-04' },
}
const late: Row = {
  opinion_on: '2026-05-10',
  served_on: '2026-05-12',
  closed_on: '2026-05-12',
  disposed_on: '2026-03-30',
}
const open: Row = {
  opinion_on: null,
  served_on: null,
  closed_on: null,
  noticed_on: null,
  reported_on: null,
  disposed_on: null,
}
const world1: Row[] = [...Array.from({ length: 14 }, () => ({})), late, late, open]

async function fill(rows: readonly Row[]): Promise<void> {
  await world.house.kernel.units.write(jobPrincipal('test'), async (tx) => {
    await sql`delete from fact_submission`.execute(tx)
    for (const [index, row] of rows.entries()) {
      const all: Row = { ...plain, ...row, case_no: `T${index}` }
      await sql`insert into fact_submission (${sql.join(Object.keys(all).map((name) => sql.ref(name)))}) values (${sql.join(Object.values(all))})`.execute(
        tx,
      )
    }
  })
}

async function looked(rows: readonly Row[]): Promise<Record<string, number | null>> {
  await fill(rows)
  const ids = indicators.items.map(({ id }) => id)
  const values = await world.house.kernel.units.read(jobPrincipal('test'), (tx) =>
    figures(tx, world.house.directory, city, { ...query, ids }),
  )
  return Object.fromEntries(values.map(({ id, percent }) => [id, percent]))
}

test('RG-13: an indicator tells of what was owed; all of them have something to tell here', async () => {
  const values = await looked(world1)
  assert.equal(Object.keys(values).length, 5)
  for (const [id, value] of Object.entries(values)) assert.ok(value !== null && value < 100, `${id} is ${value}`)
})

for (const [what, change] of [
  ['twice or half as many people petition', (rows: Row[]) => [...rows, ...rows]],
  ['nobody rates, or everybody does', (rows: Row[]) => rows.map((row) => ({ ...row, rating_handler: 1 }))],
  ['letters are repeats or joint', (rows: Row[]) => rows.map((row) => ({ ...row, dup: 'repeat', signer_count: 40 }))],
  ['many come together', (rows: Row[]) => rows.map((row) => ({ ...row, people_count: 30 }))],
  ['what is not due yet is not entered', (rows: Row[]) => [...rows, notDue, notDue]],
] as const)
  test(`RG-13: no indicator moves when ${what}`, async () =>
    assert.deepEqual(await looked(change(world1)), await looked(world1)))

const notDue: Row = {
  ...open,
  ...{ disposed_last: '2026-07-10', notice_last: '2026-07-10', handling_last: '2026-09-01', report_last: '2026-09-01' },
}

test('RG-13: an entry that is refused late stays late, and one that is left open counts as not done', async () => {
  const refused = await looked([...world1, { ...late, ...open, disposed_on: '2026-03-30', stage: 'refused' }])
  assert.ok(Number(refused['RATE-disposed']) < Number((await looked(world1))['RATE-disposed']))
})

test('M-87: under the least number due no rate of an organ is listed, from it on it is', async () => {
  for (const [due, listed] of [
    [leastDue - 1, false],
    [leastDue, true],
  ] as const) {
    await fill(Array.from({ length: due }, () => ({ place_region: '450102' })))
    for (const by of ['organ', 'county'] as const) {
      const grid = await world.house.kernel.units.read(jobPrincipal('test'), (tx) =>
        gridOf(tx, world.house.directory, city, query, by, ['NUM-37', 'RATE-closed']),
      )
      assert.equal(grid.rows[0]?.values['RATE-closed.percent'] !== null, listed, `${by} with ${due}`)
      assert.equal(grid.rows[0]?.values['NUM-37.count'], due)
    }
  }
})

test('M-08: cases for 10,000 inhabitants stand beside the count', async () => {
  await world.house.kernel.units.write(jobPrincipal('test'), (tx) =>
    sql`update region set population = 385000 where code = '450102'`.execute(tx),
  )
  await world.house.directory.reload()
  await fill(Array.from({ length: 77 }, () => ({ place_region: '450102001' })))
  const grid = await world.house.kernel.units.read(jobPrincipal('test'), (tx) =>
    gridOf(tx, world.house.directory, city, query, 'county', ['NUM-37']),
  )
  assert.equal(grid.rows[0]?.values['NUM-37.perTenThousand'], 2)
})

test('RG-2: a small cell of a township is not shown to others, to itself it is', async () => {
  const township = world.house.directory.organs().find(({ level }) => level === 5)?.code ?? ''
  const ask = (organ: string, root: string | null) =>
    world.house.kernel.units.read(jobPrincipal('test'), (tx) =>
      gridOf(tx, world.house.directory, { organ, root }, query, 'organ', ['NUM-37']),
    )
  for (const [count, shown] of [
    [3, null],
    [5, 5],
  ] as const) {
    await fill(Array.from({ length: count }, () => ({ holder: township })))
    const city = await ask('450100-XF', null)
    assert.equal(city.rows.find(({ key }) => key === township)?.values['NUM-37.count'], shown)
    assert.equal(
      city.notes.some((note) => note.includes('不足5件')),
      shown === null,
    )
    const own = await ask(township, township)
    assert.equal(own.rows.find(({ key }) => key === township)?.values['NUM-37.count'], count)
  }
})
