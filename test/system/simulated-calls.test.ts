/** The played exchange through the whole desk: seats, commands, recordings, a failing engine. It is a telephone like any other. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { jobPrincipal } from '../../src/kernel/index.ts'
import type { Listening } from '../../src/main.ts'
import { city } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

let world: World
let server: Listening
let agent: ReturnType<typeof caller>
let leader: ReturnType<typeof caller>
const kept = { ...process.env }
before(async () => {
  process.env.DENGWEN_CALL_RING_MS = '400'
  process.env.DENGWEN_CALL_ROUND_MS = '300'
  process.env.DENGWEN_CALL_COMMAND_MS = '200'
  world = await openWorld()
  server = await serveWorld(world)
  const admin = await as('system-admin')
  const made = await admin('PUT', '/api/v1/admin/telephony-engines/played', {
    organ: city,
    kind: 'simulated',
    title: '模拟电话',
    active: true,
  })
  assert.equal(made.status, 200, made.text)
  agent = await as('agent')
  leader = await as('shift-leader')
})
after(async () => {
  await server.close()
  await world.close()
  process.env = kept
})

const as = async (role: 'agent' | 'shift-leader' | 'system-admin') => {
  const call = caller(server.url)
  const session = await call('POST', '/api/v1/sessions', {
    account: world.staff(city, role).login,
    password: samplePassword,
  })
  assert.equal(session.status, 201, session.text)
  return call
}
type Seat = { state: string; reason: string | null; call: { id: string; stage: string } | null }
const seat = async (who: ReturnType<typeof caller>): Promise<Seat> => (await who('GET', '/api/v1/seat')).json
async function until<T>(look: () => Promise<T>, wanted: (found: T) => boolean, what: string): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await look()
    if (wanted(found)) return found
    // Time moves with us: what a command may take is measured by the program's clock.
    world.clock.set(world.clock.now().add({ milliseconds: 25 }))
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  assert.fail(`${what}: ${JSON.stringify(await look())}`)
}
const ring = async (number: string): Promise<string> => {
  const rung = await leader('POST', '/api/v1/telephony/simulated-calls', { number })
  assert.equal(rung.status, 202, rung.text)
  return rung.json.engineCall
}
const wrapUp = async (who: ReturnType<typeof caller>, id: string, state: string, more: object = {}) => {
  assert.equal((await who('PUT', `/api/v1/calls/${id}/result`, { mark: 'test' })).status, 200)
  const done = await who('POST', `/api/v1/calls/${id}/wrap-up`, { state, ...more })
  assert.equal(done.status, 200, done.text)
}

test('a caller rings at the free seat, is answered, held, taken back and let go; the recording is kept and heard for a reason', async () => {
  await agent('PUT', '/api/v1/seat', { state: 'ready' })
  await ring('13800138000')
  const ringing = await until(
    () => seat(agent),
    ({ call }) => call?.stage === 'ringing',
    'rings',
  )
  assert.equal(ringing.state, 'ringing')
  const id = ringing.call?.id ?? ''
  assert.equal((await leader('POST', `/api/v1/calls/${id}/answer`)).json.code, 'not-your-call')
  for (const [button, stage] of [
    ['answer', 'talking'],
    ['hold', 'held'],
    ['resume', 'talking'],
    ['hangup', 'ended'],
  ] as const) {
    assert.equal((await agent('POST', `/api/v1/calls/${id}/${button}`)).status, 200, button)
    await until(
      () => seat(agent),
      ({ call }) => call?.stage === stage,
      stage,
    )
  }
  const recordings = async () => (await agent('GET', '/api/v1/seat')).json.call.recordings
  const [recording] = await until(recordings, ([one]) => one?.state === 'kept', 'recorded')
  const play = (who: ReturnType<typeof caller>, body: object) =>
    who('POST', `/api/v1/calls/${id}/recordings/${recording.id}/play`, body)
  assert.equal((await play(agent, { purpose: 'complete', reason: '' })).status, 400, 'without a reason')
  const heard = await play(agent, { purpose: 'complete', reason: '补记门牌号' })
  assert.deepEqual(
    [heard.status, heard.headers.get('content-type'), heard.text.slice(0, 4)],
    [200, 'audio/wav', 'RIFF'],
  )
  const listened = await world.house.kernel.units.read(jobPrincipal('test'), (tx) =>
    sql<{
      purpose: string
      reason: Buffer
    }>`select purpose, reason from recording_play where recording = ${recording.id}`.execute(tx),
  )
  assert.equal(listened.rows.length, 1)
  assert.ok(!listened.rows[0]?.reason.toString('utf8').includes('门牌'), 'the reason lies sealed')
  await wrapUp(agent, id, 'break', { reason: 'rest' })
})

test('whoever does not answer rests, and the call rings at the next seat', async () => {
  await agent('PUT', '/api/v1/seat', { state: 'ready' })
  await ring('13800138001')
  await until(
    () => seat(agent),
    ({ state }) => state === 'ringing',
    'rings at the first',
  )
  await leader('PUT', '/api/v1/seat', { state: 'ready' })
  const second = await until(
    () => seat(leader),
    ({ state }) => state === 'ringing',
    'rings at the second',
  )
  const first = await seat(agent)
  assert.deepEqual([first.state, first.reason, first.call], ['break', 'no-answer', null])
  const id = second.call?.id ?? ''
  await leader('POST', `/api/v1/calls/${id}/answer`)
  await until(
    () => seat(leader),
    ({ state }) => state === 'talking',
    'talks',
  )
  await leader('POST', `/api/v1/calls/${id}/hangup`)
  await until(
    () => seat(leader),
    ({ state }) => state === 'wrapup',
    'wraps up',
  )
  await wrapUp(leader, id, 'offline')
})

test('who waits longest comes first; a queue that asks for a skill waits for a seat that has it', async () => {
  await leader('PUT', '/api/v1/calls/queues/english', { title: '英语', skill: 'english', position: 1 })
  world.house.hotline.simulated(city)?.ring({ number: '13800138002', queue: 'english' })
  const plain = await ring('13800138003')
  await agent('PUT', '/api/v1/seat', { state: 'ready' })
  const rings = await until(
    () => seat(agent),
    ({ state }) => state === 'ringing',
    'rings',
  )
  const [call] = (
    await world.house.kernel.units.read(jobPrincipal('test'), (tx) =>
      sql<{ id: string }>`select id from hotline_call where engine_call = ${plain}`.execute(tx),
    )
  ).rows
  assert.equal(rings.call?.id, call?.id, 'the English line came first and waits for English')
  await leader('PUT', '/api/v1/seat', { state: 'ready', skills: ['english'] })
  await until(
    () => seat(leader),
    ({ state }) => state === 'ringing',
    'rings at the seat with English',
  )
})

test('calls that the engine knows no more are closed as lost, and the wall says what it counts', async () => {
  world.house.hotline.simulated(city)?.close() // it forgets everything, as one that crashed
  const open = () =>
    world.house.kernel.units.read(jobPrincipal('test'), async (tx) => {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from hotline_call where ended_at is null`.execute(tx)
      return rows[0]?.n ?? -1
    })
  assert.ok((await open()) > 0)
  await until(open, (n) => n === 0, 'closed')
  const figures = (await leader('GET', '/api/v1/calls/figures?from=2026-06-01&to=2026-06-02')).json
  assert.ok(figures.lost >= 1)
  const wall = await leader('GET', '/wall')
  assert.match(wall.text, /模拟电话：来电和数字都是演示/)
})
