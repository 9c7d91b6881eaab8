/** The campaign of entering old ledgers: drawn by a seed, looked up, compared; organs have results, people have none. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { drawLines } from '../../src/figures/entry-check/draw.ts'
import type { EntryCheckView } from '../../src/figures/index.ts'
import type { Listening } from '../../src/main.ts'
import { city, works } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

let world: World
let server: Listening
before(async () => {
  world = await openWorld()
  server = await serveWorld(world)
})
after(async () => {
  await server.close()
  await world.close()
})

const as = async (organ: string, role: 'statistician' | 'registrar') => {
  const call = caller(server.url)
  const { login } = world.staff(organ, role)
  assert.equal((await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })).status, 201)
  return call
}
const ledger = { organ: works, channel: '01', from: '2015-01-01', to: '2015-07-01', ledgerLines: 300, many: 10 }

test('NUM-29: rates of entry and of accuracy follow from the drawn lines that were looked up', async () => {
  const call = await as(city, 'statistician')
  const made = await call('POST', '/api/v1/entry-checks', ledger)
  assert.equal(made.status, 201, made.text)
  const view = async (): Promise<EntryCheckView> => (await call('GET', '/api/v1/entry-checks')).json
  const [sample] = (await view()).samples
  assert.ok(sample)
  assert.deepEqual(sample.drawn, drawLines(300, 10, sample.seed), 'anybody can draw them again')
  assert.deepEqual(sample.rates, { entry: null, accuracy: null }, 'nothing looked up, no percent')

  const post = (checks: unknown[]) => call('POST', `/api/v1/entry-checks/${sample.id}/checks`, { checks })
  const line = (index: number): number => sample.drawn[index] ?? 0
  const right = [0, 1, 2, 3, 4].map((index) => ({ line: line(index), entered: true, wrong: [] }))
  const kept = await post([
    ...right,
    { line: line(5), entered: true, wrong: ['region', 'dup'] },
    { line: line(6), entered: false, wrong: [] },
    { line: line(7), entered: false, wrong: [] },
  ])
  assert.equal(kept.status, 204, kept.text)
  const not = [...Array(300).keys()].find((one) => one > 0 && !sample.drawn.includes(one))
  assert.equal((await post([{ line: not, entered: true, wrong: [] }])).status, 400, 'a line that was not drawn')
  assert.equal((await post([{ line: line(0), entered: true, wrong: ['hurry'] }])).status, 400)
  // Looked at again, the later look counts.
  await post([{ line: line(7), entered: true, wrong: [] }])

  const [result] = (await view()).results
  assert.deepEqual(result?.counts, { drawn: 10, checked: 8, entered: 7, accurate: 6 })
  assert.deepEqual(result?.rates, { entry: 87.5, accuracy: 85.71 })

  const figure = async (query: string) => (await call('GET', `/api/v1/figures?ids=NUM-29&${query}`)).json[0]
  const half = await figure('from=2015-01-01&to=2015-07-01')
  assert.deepEqual([half.numerator, half.denominator, half.percent], [7, 8, 87.5])
  assert.deepEqual(
    half.rows.map((row: { key: string; percent: number }) => [row.key, row.percent]),
    [
      ['entered', 87.5],
      ['accurate', 85.71],
    ],
  )
  assert.equal((await figure('from=2015-02-01&to=2015-07-01')).percent, null, 'the ledger is not of this period')
  assert.equal((await figure(`from=2015-01-01&to=2015-07-01&organ=${works}`)).percent, 87.5)
})

test('who does not write reports draws nothing; impossible draws are refused in words', async () => {
  assert.equal((await (await as(city, 'registrar'))('POST', '/api/v1/entry-checks', ledger)).status, 403)
  const call = await as(city, 'statistician')
  for (const [wrong, words] of [
    [{ many: 301 }, /台账只有300行/],
    [{ to: '2015-01-01' }, /结束日期/],
    [{ organ: 'nobody' }, /没有这个单位/],
  ] as const) {
    const answer = await call('POST', '/api/v1/entry-checks', { ...ledger, ...wrong })
    assert.equal(answer.status, 400)
    assert.match(answer.text, words)
  }
})
