import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { sendDue } from '../../src/petitions/index.ts'
import { officeOf } from '../office.ts'
import { openWorld, type World } from '../world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world?.close())

const { send, differences, inTx } = officeOf(() => world)

/** Numbers from 0 up to 1, the same in every run. */
function seeded(seed: number): () => number {
  let at = seed
  return () => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648
    return at / 2_147_483_648
  }
}

test('a gateway that fails three times in ten and loses answers, senders that die: none lost, none sent twice', async () => {
  const random = seeded(20261124)
  /** What reached a person, by key: the gateway sends a key once. */
  const reached = new Set<string>()
  const asked = new Map<string, number>()
  const carriers = {
    on: async () => ({
      code: 'gateway' as const,
      async carry({ key }: { key: string }) {
        asked.set(key, (asked.get(key) ?? 0) + 1)
        if (random() < 0.3) throw new Error('gateway error')
        reached.add(key)
        // Sent, but the answer is lost on the way back.
        if (random() < 0.2) throw new Error('no answer')
        return { id: key }
      },
    }),
  }
  const caseNos: string[] = []
  for (let n = 0; n < 24; n++) caseNos.push((await send()).caseNo)
  for (let round = 0; round < 14; round++) {
    await sendDue(world.house.petitions, carriers)
    // Killed between the answer and the note of it: the row stays claimed until the claim runs out.
    if (round % 3 === 0)
      await world.house.kernel.units.write({ name: 'test', reach: [], job: true }, (tx) =>
        sql`update outbox set state = 'sending', sent_at = null, carrier_id = null, next_try_at = ${world.clock.now().add({ minutes: 2 }).toString()}
          where id in (select id from outbox where state = 'sent' order by id limit 3)`.execute(tx),
      )
    world.clock.set(world.clock.now().add({ hours: 1 }))
  }
  await sendDue(world.house.petitions, carriers)
  const { rows } = await inTx((tx) => sql<{ state: string; key: string }>`select state, key from outbox`.execute(tx))
  assert.equal(rows.length, caseNos.length)
  const lost = rows.filter(({ key }) => !reached.has(`${key}-sms`))
  assert.deepEqual(
    lost.filter(({ state }) => state !== 'failed'),
    [],
    'what did not reach the person is told as failed',
  )
  assert.ok(lost.length <= 1)
  assert.ok(
    [...asked.values()].some((times) => times > 1),
    'some were asked again, under the same key',
  )
  assert.equal(asked.size, caseNos.length, 'one key a message')
  assert.deepEqual(await differences(), [])
})
