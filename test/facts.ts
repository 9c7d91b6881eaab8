import fc from 'fast-check'
import { sql } from 'kysely'
import { type Asker, type FigureQuery, type FigureValue, figures } from '../src/figures/figures.ts'
import { jobPrincipal } from '../src/kernel/index.ts'
import type { World } from './world.ts'

/** A fact as a test says it; what it does not say is as in `plain`. */
export type Row = Record<string, string | number | boolean | null | string[]>

const plain: Row = {
  channel: '01',
  receiver: '450100-XF',
  holder: null,
  dup: null,
  source_kind: 'direct',
  source_level: null,
  reg_level: 3,
  people_count: 1,
  signer_count: 1,
  stage: 'registered',
  received_on: '2026-03-02',
  registered_on: '2026-03-02',
  handling_last: null,
  closed_on: null,
  served_on: null,
  rating_handler: null,
  place_region: null,
  split_from: null,
}

/** Put these facts and no others. */
export async function put(world: World, rows: readonly Row[]): Promise<void> {
  await world.house.kernel.units.write(jobPrincipal('test'), async (tx) => {
    await sql`delete from fact_submission`.execute(tx)
    for (const [index, row] of rows.entries()) {
      const all: Row = { ...plain, ...row, case_no: `T${String(index).padStart(6, '0')}` }
      await sql`insert into fact_submission (${sql.join(Object.keys(all).map((name) => sql.ref(name)))}) values (${sql.join(Object.values(all))})`.execute(
        tx,
      )
    }
  })
}

/** Figures as a statistician of the city asks for them, of the first half of 2026 where the query does not say. */
export const answer = (world: World, query: Partial<FigureQuery>, asker: Asker = city): Promise<FigureValue[]> =>
  world.house.kernel.units.read(jobPrincipal('test'), (tx) =>
    figures(tx, world.house.directory, asker, {
      from: '2026-01-01',
      to: '2026-07-01',
      basis: 'registered',
      ...query,
    }),
  )
export const city: Asker = { organ: null, root: null }

export const anyDay = fc
  .integer({ min: 0, max: 900 })
  .map((days) => Temporal.PlainDate.from('2025-01-01').add({ days }).toString())
export const anyRow: fc.Arbitrary<Row> = fc.record({
  channel: fc.constantFrom('01', '01', '02', '03', '06'),
  dup: fc.constantFrom('first', 'repeat', null),
  source_kind: fc.constantFrom('direct', 'assigned', 'transferred', null),
  source_level: fc.constantFrom(1, 2, 3, null),
  people_count: fc.integer({ min: 1, max: 60 }),
  signer_count: fc.integer({ min: 1, max: 60 }),
  registered_on: fc.option(anyDay),
  received_on: anyDay,
  handling_last: fc.option(anyDay),
  closed_on: fc.option(anyDay),
  served_on: fc.option(anyDay),
  rating_handler: fc.constantFrom(1, 2, 3, null),
})

export const times = (n: number, row: Row): Row[] => Array.from({ length: n }, () => row)
