import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { randomOf } from '../../../test/simulation/random.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { jobPrincipal } from '../../kernel/index.ts'
import { callFigures } from '../calls/call-figures.ts'
import { countedCalls } from '../calls/call-lists.ts'
import { orderKpis } from './kpis.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const centre = '450100-XF'

test('HK-01, HK-02, HK-04, HK-05, HK-10: counted in SQL as the pure function counts them, over random calls', async () => {
  const { units } = world.house.kernel
  const random = randomOf(12345)
  await units.write(jobPrincipal('test'), async (tx) => {
    for (let n = 0; n < 300; n++) {
      const begun = Temporal.Instant.from('2026-06-01T00:00:00+08:00').add({ minutes: n * 4 })
      const manual = random.chance(0.1)
      const outcome = manual
        ? 'answered'
        : random.pick(['answered', 'answered', 'answered', 'abandoned', 'voicemail', 'lost'])
      const waited = random.int(0, 40)
      const end = begun.add({ seconds: waited + (outcome === 'answered' ? random.int(5, 300) : 0) })
      const row = {
        id: `c${n}`,
        queued: manual ? null : begun.toString(),
        answered: outcome === 'answered' ? begun.add({ seconds: waited }).toString() : null,
        result:
          outcome === 'answered' && random.chance(0.4)
            ? random.pick(['ANSWERED_DIRECT', 'GUIDED', 'ORDER_CREATED'])
            : null,
        mark: random.chance(0.1) ? random.pick(['silent', 'test']) : null,
        returns: random.chance(0.1) && n > 10 ? `c${random.int(0, n - 1)}` : null,
      }
      await sql`insert into hotline_call (id, organ, engine, engine_call, direction, queue, stage, outcome, begun_at, queued_at, answered_at, ended_at, result, mark, returns)
        values (${row.id}, ${centre}, 'test', ${row.id}, 'in', 'main', 'ended', ${outcome}, ${begun.toString()}, ${row.queued}, ${row.answered}, ${end.toString()}, ${row.result}, ${row.mark}, ${row.returns})`.execute(
        tx,
      )
    }
  })
  for (const [from, to] of [
    ['2026-06-01', '2026-06-02'],
    ['2026-06-01', '2026-06-03'],
    ['2026-07-01', '2026-07-02'],
  ] as const) {
    const [calls, kpis] = await units.read(jobPrincipal('test'), async (tx) => [
      await countedCalls(tx, centre, `${from}T00:00:00+08:00`, `${to}T00:00:00+08:00`),
      await orderKpis(tx, { from, to, organs: [centre] }),
    ])
    const byLoop = callFigures(calls)
    const told = new Map(kpis.map(({ id, numerator, denominator }) => [id, [numerator, denominator]]))
    const pair = ({ numerator, denominator }: { numerator: number; denominator: number }) => [numerator, denominator]
    assert.deepEqual(told.get('HK-01'), pair(byLoop.answerRate))
    assert.deepEqual(told.get('HK-02a'), pair(byLoop.fastOfAnswered))
    assert.deepEqual(told.get('HK-02b'), pair(byLoop.fastOfRequested))
    assert.deepEqual(told.get('HK-04a'), pair(byLoop.abandonRate))
    assert.deepEqual(told.get('HK-04b'), pair(byLoop.missedReturned))
    assert.deepEqual(told.get('HK-05a'), pair(byLoop.direct))
    assert.deepEqual(told.get('HK-10'), [byLoop.valid, null])
  }
})
