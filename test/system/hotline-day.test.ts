import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import type { Listening } from '../../src/main.ts'
import { officeOf } from '../office.ts'
import { countedByHand, hotlineDay, type Message } from '../simulation/hotline-day.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

/** How many orders; `npm run hotline-day` plays a thousand. */
const orders = Number(process.env.DENGWEN_HOTLINE_ORDERS ?? 60)
const corpus =
  process.env.DENGWEN_HOTLINE_CORPUS ?? join(import.meta.dirname, '../../../shared/data/haikou12345/orders.jsonl.gz')

let world: World
let server: Listening
before(async () => {
  // Weeks pass in this test, and signing in is slow on purpose: here sessions last.
  process.env.DENGWEN_SESSION_IDLE_MS = process.env.DENGWEN_SESSION_ABSOLUTE_MS = String(90 * 86_400_000)
  world = await openWorld('2026-06-01T07:00:00+08:00')
  server = await serveWorld(world)
})
after(async () => {
  await server.close()
  await world.close()
})
const { differences } = officeOf(() => world)

function seeded(seed: number): () => number {
  let at = seed
  return () => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648
    return at / 2_147_483_648
  }
}

/** Real orders of a city's hotline, as they were written down; without the corpus, invented ones. */
function messages(): Message[] {
  const texts = existsSync(corpus)
    ? gunzipSync(readFileSync(corpus))
        .toString()
        .trim()
        .split('\n')
        .slice(0, orders)
        .map((line) => (JSON.parse(line) as { detail: string }).detail)
    : Array.from({ length: orders }, (_, n) => `市民来电反映：长青路${n + 1}号门口路灯不亮，请处理。`)
  return texts.map((detail, index) => {
    const content = index % 9 === 4 ? (texts[index - 1] ?? detail) : detail
    const type = /咨询/.test(content)
      ? 'CONSULT'
      : /建议/.test(content)
        ? 'SUGGEST'
        : /表扬|感谢/.test(content)
          ? 'PRAISE'
          : /投诉|反映/.test(content)
            ? 'COMPLAINT'
            : 'HELP'
    return { title: content.slice(0, 30), content, type }
  })
}

test(`HK-05…HK-14: ${orders} orders of a day, worked to their end over the API, count as plain loops count them`, async (t) => {
  const day = await hotlineDay(world, server, messages(), seeded(20261201))
  assert.deepEqual(day.refusals, [])
  world.clock.set(Temporal.Instant.from('2026-07-02T09:00:00+08:00'))
  const call = caller(server.url)
  assert.equal(
    (await call('POST', '/api/v1/sessions', { account: 'xf.statistician', password: samplePassword })).status,
    201,
  )
  for (const [from, to] of [
    ['2026-06-01', '2026-07-01'],
    ['2026-06-01', '2026-06-03'],
    ['2026-06-05', '2026-06-12'],
  ] as const) {
    const byHand = countedByHand(
      day,
      Temporal.Instant.from(`${from}T00:00:00+08:00`),
      Temporal.Instant.from(`${to}T00:00:00+08:00`),
    )
    const told = await call('GET', `/api/v1/figures?from=${from}&to=${to}&ids=${Object.keys(byHand).join(',')}`)
    assert.equal(told.status, 200, told.text)
    const counted = Object.fromEntries(
      (told.json as { id: string; count: number; numerator: number | null; denominator: number | null }[]).map(
        ({ id, count, numerator, denominator }) => [id, [numerator ?? count, denominator]],
      ),
    )
    assert.deepEqual(counted, byHand, `${from} to ${to}`)
  }
  t.diagnostic(`${day.noted.length} steps, ${day.limits.length} limits`)
  assert.deepEqual(await differences(), [])
})
