/** The telephone side of the 12345 desk over HTTP: reports of engines, the seat, results, rights. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { callJob } from '../../src/hotline/index.ts'
import { jobPrincipal } from '../../src/kernel/index.ts'
import type { Listening } from '../../src/main.ts'
import { signatureOf } from '../../src/petitions/index.ts'
import { city, officeOf, water, works } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

let world: World
let server: Listening
let agent: Awaited<ReturnType<typeof as>>
let leader: Awaited<ReturnType<typeof as>>
let secret = ''
const office = officeOf(() => world)
before(async () => {
  world = await openWorld()
  server = await serveWorld(world)
  await signIn()
  const admin = await as(world.staff(city, 'system-admin').login)
  const made = await admin('PUT', '/api/v1/admin/telephony-engines/platform', {
    organ: city,
    kind: 'webhook',
    title: '市话务平台',
    active: true,
  })
  assert.equal(made.status, 200, made.text)
  secret = made.json.secret
})
after(async () => {
  await server.close()
  await world.close()
})

const signIn = async () => {
  agent = await as(world.staff(city, 'agent').login)
  leader = await as(world.staff(city, 'shift-leader').login)
}
const as = async (login: string) => {
  const call = caller(server.url)
  const session = await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })
  assert.equal(session.status, 201, session.text)
  return call
}
const seatName = () => world.staff(city, 'agent').login
const tick = (seconds: number): void => world.clock.set(world.clock.now().add({ seconds }))

/** A session of its own, for what `caller` cannot read: a stream. */
const cookieOf = async (role: 'shift-leader'): Promise<string> => {
  const session = await fetch(`${server.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ account: world.staff(city, role).login, password: samplePassword }),
  })
  return session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

let seqs = 0
const event = (callId: string, type: string, data: object = {}, more: object = {}) => ({
  id: `${callId}-${++seqs}`,
  type,
  time: world.clock.now().toString(),
  seq: seqs,
  data: { callId, ...data },
  ...more,
})
const report = async (events: object[], key = secret) => {
  const body = JSON.stringify({ events })
  const timestamp = String(Math.floor(world.clock.now().epochMilliseconds / 1000))
  const response = await fetch(`${server.url}/api/v1/telephony/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-dengwen-engine': 'platform',
      'x-dengwen-timestamp': timestamp,
      'x-dengwen-signature': signatureOf(key, timestamp, body),
    },
    body,
  })
  return { status: response.status, json: (await response.json()) as Record<string, unknown> & { code?: string } }
}
/** A call that the agent has answered. */
const answered = async (callId: string, data: object = {}) => {
  await agent('PUT', '/api/v1/seat', { state: 'ready' })
  assert.equal((await report([event(callId, 'call.queued', { from: '13800138000', ...data })])).status, 200)
  tick(3)
  await report([event(callId, 'call.offered', { agentId: seatName() })])
  tick(4)
  await report([event(callId, 'call.answered', { agentId: seatName() })])
  return (await agent('GET', '/api/v1/seat')).json
}
const finish = async (callId: string, id: string, mark = 'test') => {
  await report([event(callId, 'call.ended', { by: 'caller' })])
  const result = await agent('PUT', `/api/v1/calls/${id}/result`, { mark })
  assert.equal(result.status, 200, result.text)
  const done = await agent('POST', `/api/v1/calls/${id}/wrap-up`, { state: 'ready' })
  assert.equal(done.status, 200, done.text)
  return done.json
}
const inDatabase = <T extends object>(query: ReturnType<typeof sql<T>>) =>
  world.house.kernel.units.read(jobPrincipal('test'), (tx) => query.execute(tx)).then(({ rows }) => rows)

test('reports come signed: a wrong key, an old time or an unknown engine is refused, and nothing is kept', async () => {
  const before = await inDatabase(sql<{ n: number }>`select count(*)::int as n from call_event`)
  const wrong = await report([event('w1', 'call.queued')], 'another-key-of-24-letters')
  assert.deepEqual([wrong.status, wrong.json.code], [401, 'bad-signature'])
  const unsigned = await fetch(`${server.url}/api/v1/telephony/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-dengwen-engine': 'nobody' },
    body: '{"events":[]}',
  })
  assert.equal(unsigned.status, 401)
  assert.deepEqual(await inDatabase(sql<{ n: number }>`select count(*)::int as n from call_event`), before)
  assert.deepEqual((await report([])).json, { taken: 0, known: 0 }, 'an empty list is a sign of life')
})

test('a call rings, is answered and ends on the screen of its seat; sent again and out of order it stays the same', async () => {
  const seat = await answered('c1')
  assert.equal(seat.state, 'talking')
  assert.deepEqual([seat.call.stage, seat.call.waitMs, seat.call.number], ['talking', 7000, '138****8000'])
  const events = [event('c1', 'call.held'), event('c1', 'call.resumed'), event('c1', 'call.ended', { by: 'caller' })]
  assert.deepEqual((await report([...events].reverse())).json, { taken: 3, known: 0 })
  assert.deepEqual((await report(events)).json, { taken: 0, known: 3 }, 'replayed')
  const late = event('c1', 'call.ringing', { agentId: seatName() }, { seq: 2 })
  await report([late])
  const wrapping = (await agent('GET', '/api/v1/seat')).json
  assert.deepEqual([wrapping.state, wrapping.call.stage, wrapping.call.outcome], ['wrapup', 'ended', 'answered'])
  const busy = await agent('PUT', '/api/v1/seat', { state: 'ready' })
  assert.deepEqual([busy.status, busy.json.code], [409, 'seat-busy'])
  const early = await agent('POST', `/api/v1/calls/${wrapping.call.id}/wrap-up`, { state: 'ready' })
  assert.equal(early.json.code, 'call-needs-result')
  tick(20)
  const done = await finish('c1', wrapping.call.id)
  assert.deepEqual([done.state, done.call], ['ready', null])
})

test('numbers lie sealed and keyed, never plain, reports word for word included; another organ sees no call', async () => {
  const rows = await inDatabase(sql<{ all: string }>`select row_to_json(c)::text as all from hotline_call c
    union all select row_to_json(e)::text from call_event e`)
  assert.ok(rows.length > 5)
  assert.ok(rows.every(({ all }) => !all.includes('13800138000')))
  const handler = await as(world.staff(works, 'handler').login)
  assert.equal((await handler('GET', '/api/v1/calls')).status, 403)
  const seen = await world.house.kernel.units.read({ name: 'x', reach: [works] }, (tx) =>
    sql`select id from hotline_call`.execute(tx),
  )
  assert.equal(seen.rows.length, 0, 'row security')
})

test('a withheld number is kept nowhere and shown to nobody', async () => {
  const seat = await answered('c2', { from: '13900139000', withheld: true })
  assert.equal(seat.call.number, '来电人未显示号码')
  const [row] = await inDatabase(
    sql<{
      number: Buffer | null
      number_key: Buffer | null
    }>`select number, number_key from hotline_call where id = ${seat.call.id}`,
  )
  assert.deepEqual(row, { number: null, number_key: null })
  const asked = await agent('POST', `/api/v1/calls/${seat.call.id}/agreement`)
  assert.deepEqual([asked.status, asked.json.code], [409, 'no-caller-number'])
  await finish('c2', seat.call.id)
})

test('RG-5: the caller’s own open cases, only after they agreed, unsealed, gone at the wrap-up, both logged', async () => {
  const own = await office.send()
  const sealed = await office.send({ purpose: '04', title: '反映干部问题' })
  const other = await office.send({ petitioner: { name: '李示例', phone: '13700137000' } })
  const seat = await answered('c3')
  const { id } = seat.call
  const cases = `/api/v1/calls/${id}/cases`
  assert.deepEqual((await agent('GET', cases)).json.items, [], 'nobody agreed yet')
  const agreed = await agent('POST', `/api/v1/calls/${id}/agreement`)
  assert.equal(agreed.status, 200, agreed.text)
  const numbers = agreed.json.items.map(({ caseNo }: { caseNo: string }) => caseNo)
  assert.ok(numbers.includes(own.caseNo))
  assert.ok(!numbers.includes(sealed.caseNo) && !numbers.includes(other.caseNo))
  const [shown] = agreed.json.items.filter(({ caseNo }: { caseNo: string }) => caseNo === own.caseNo)
  assert.deepEqual(Object.keys(shown).sort(), ['caseNo', 'due', 'holder', 'receivedOn', 'stage', 'title'])
  assert.equal(shown.title, water.title)
  assert.deepEqual((await leader('GET', cases)).json.items, [], 'whoever has not this call sees nothing')
  const logged = await inDatabase(sql<{ act: string }>`select act from audit where object = ${id} order by id`)
  assert.deepEqual([...new Set(logged.map(({ act }) => act))], ['open-caller-cases', 'caller-agreed'])
  await finish('c3', id)
  assert.deepEqual((await agent('GET', cases)).json.items, [], 'gone at the wrap-up')
})

test('HL-04: a refusal without its path is not taken, with reason and path it is; a direct answer keeps entry and version', async () => {
  const { call } = await answered('c4')
  const result = (body: object) => agent('PUT', `/api/v1/calls/${call.id}/result`, body)
  const bare = await result({ result: 'REFUSED_REASONED', ground: 'in-petition' })
  assert.deepEqual([bare.status, bare.json.fields[0].field, bare.json.article], [400, 'path', 'HL-04'])
  assert.equal((await result({ result: 'REFUSED_REASONED', path: '法院' })).json.fields[0].field, 'ground')
  assert.equal((await result({ result: 'GUIDED' })).status, 400)
  assert.equal((await result({ result: 'ANSWERED_DIRECT' })).status, 400)
  assert.equal((await result({ result: 'THREE_WAY' })).status, 400)
  assert.equal((await result({ result: 'ORDER_CREATED', caseNo: '450100-2026-0000099-9' })).status, 400)
  assert.equal((await result({})).status, 400)
  const refused = await result({
    result: 'REFUSED_REASONED',
    ground: 'other-procedure',
    path: '向仲裁委申请劳动仲裁，一年内',
  })
  assert.deepEqual([refused.status, refused.json.call.path], [200, '向仲裁委申请劳动仲裁，一年内'])
  const direct = await result({ result: 'ANSWERED_DIRECT', entry: { id: 'entry-1', version: 3 } })
  assert.deepEqual(direct.json.call.entry, { id: 'entry-1', version: 3 })
  await report([event('c4', 'call.ended')])
  await agent('POST', `/api/v1/calls/${call.id}/wrap-up`, { state: 'ready' })
  assert.equal((await result({ mark: 'silent' })).json.code, 'call-wrapped')
})

test('HL-03: one key puts the caller through to the rescue services, with a line in the log and without any order', async () => {
  const entered = await agent('POST', '/api/v1/calls', { number: '13800138001' })
  assert.equal(entered.status, 201, entered.text)
  const { id } = entered.json
  assert.equal((await agent('POST', `/api/v1/calls/${id}/emergency`, { service: '114' })).status, 400)
  const put = await agent('POST', `/api/v1/calls/${id}/emergency`, { service: '119' })
  assert.equal(put.status, 200, put.text)
  assert.deepEqual(
    [put.json.call.result, put.json.call.service, put.json.call.caseNo],
    ['EMERGENCY_TRANSFER', '119', null],
  )
  const [line] = await inDatabase(
    sql<{ detail: unknown }>`select detail from audit where act = 'emergency-transfer' and object = ${id}`,
  )
  assert.deepEqual(line?.detail, { service: '119' })
  assert.equal((await agent('POST', `/api/v1/calls/${id}/wrap-up`, { state: 'ready' })).status, 200, 'no order needed')
})

test('without any engine a call is written down by hand, and goes into no rate', async () => {
  const wall = async () => (await agent('GET', '/api/v1/calls/wall')).json
  const before = await wall()
  const entered = await agent('POST', '/api/v1/calls', {
    number: '0771-5550101',
    answeredAt: world.clock.now().subtract({ minutes: 10 }).toString(),
    endedAt: world.clock.now().subtract({ minutes: 6 }).toString(),
  })
  assert.deepEqual([entered.status, entered.json.call.stage], [201, 'ended'])
  const future = await agent('POST', '/api/v1/calls', { answeredAt: world.clock.now().add({ hours: 1 }).toString() })
  assert.equal(future.status, 400)
  await agent('PUT', `/api/v1/calls/${entered.json.id}/result`, { mark: 'silent' })
  await agent('POST', `/api/v1/calls/${entered.json.id}/wrap-up`, { state: 'ready' })
  const now = await wall()
  assert.equal(now.byHand, before.byHand + 1)
  assert.deepEqual(now.answerRate, before.answerRate)
})

test('a missed call is listed until somebody calls back; the call back is linked and counted', async () => {
  await report([event('m1', 'call.queued', { from: '13800138009' })])
  tick(30)
  await report([event('m1', 'call.abandoned')])
  const missed = (await agent('GET', '/api/v1/calls?list=missed')).json.items
  assert.equal(missed.length, 1)
  assert.deepEqual([missed[0].number, missed[0].returned], ['138****8009', false])
  const answeredOne = (await agent('GET', '/api/v1/calls?list=own')).json.items[0]
  assert.equal((await agent('POST', '/api/v1/calls', { returns: answeredOne.id })).status, 400)
  const back = await agent('POST', '/api/v1/calls', { returns: missed[0].id, number: '13800138009' })
  assert.deepEqual([back.status, back.json.call.direction], [201, 'out'])
  await agent('POST', `/api/v1/calls/${back.json.id}/hangup`)
  await agent('PUT', `/api/v1/calls/${back.json.id}/result`, { result: 'ANSWERED_DIRECT', note: '已告知办理进度' })
  await agent('POST', `/api/v1/calls/${back.json.id}/wrap-up`, { state: 'ready' })
  assert.equal((await agent('GET', '/api/v1/calls?list=missed')).json.items[0].returned, true)
  const figures = (await agent('GET', '/api/v1/calls/figures?from=2026-06-01&to=2026-06-02')).json
  assert.deepEqual(figures.missedReturned, { numerator: 1, denominator: 1, percent: 100 })
})

test('the wall counts as the figures do, and names nobody', async () => {
  const wall = (await agent('GET', '/api/v1/calls/wall')).json
  const figures = (await agent('GET', '/api/v1/calls/figures?from=2026-06-01&to=2026-06-02')).json
  for (const key of [
    'requested',
    'answered',
    'byHand',
    'abandoned',
    'shortAbandoned',
    'answerRate',
    'fastOfAnswered',
    'fastOfRequested',
  ])
    assert.deepEqual(wall[key], figures[key], key)
  assert.ok(figures.requested >= 5 && figures.halfHours.length >= 1)
  const page = await agent('GET', '/wall')
  assert.equal(page.status, 200)
  assert.match(page.text, /正在排队/)
  for (const { name } of world.house.directory.accountsOf(city)) assert.ok(!page.text.includes(name), name)
  assert.equal((await agent('GET', '/api/v1/calls/figures?from=2026-06-02&to=2026-06-01')).status, 400)
})

test('many calls about one place within the hour are told as a count; what people type differs', async () => {
  const first = await agent('POST', '/api/v1/calls', { number: '13800138010' })
  const place = (id: string, words: string) => agent('PUT', `/api/v1/calls/${id}/place`, { region: '450102', words })
  assert.equal((await place(first.json.id, '幸福路 18号')).json.calls, 0)
  await agent('POST', `/api/v1/calls/${first.json.id}/hangup`)
  await agent('PUT', `/api/v1/calls/${first.json.id}/result`, { mark: 'test' })
  await agent('POST', `/api/v1/calls/${first.json.id}/wrap-up`, { state: 'ready' })
  const second = await agent('POST', '/api/v1/calls', { number: '13800138011' })
  assert.equal((await place(second.json.id, '幸福路')).json.calls, 1)
  assert.equal((await place(second.json.id, '和平路')).json.calls, 0)
  tick(3700)
  await signIn() // the session idled out
  assert.equal((await place(second.json.id, '幸福路')).json.calls, 0, 'an hour later')
  await agent('POST', `/api/v1/calls/${second.json.id}/hangup`)
  await agent('PUT', `/api/v1/calls/${second.json.id}/result`, { mark: 'test' })
  await agent('POST', `/api/v1/calls/${second.json.id}/wrap-up`, { state: 'ready' })
})

test('HL-15: a flood guard needs a flood, ends within a day, drops no call and leaves no number behind', async () => {
  await report([event('f0', 'call.queued', { from: '02088880000' })])
  const one = await inDatabase(sql<{ id: string }>`select id from hotline_call where engine_call = 'f0'`)
  const early = await leader('POST', `/api/v1/calls/${one[0]?.id}/guard`, { hours: 2 })
  assert.deepEqual([early.status, early.json.code], [409, 'no-flood'])
  await report(Array.from({ length: 20 }, (_, n) => event(`f${n + 1}`, 'call.queued', { from: '02088880000' })))
  assert.equal((await agent('POST', `/api/v1/calls/${one[0]?.id}/guard`, { hours: 2 })).status, 403, 'not for agents')
  assert.equal((await leader('POST', `/api/v1/calls/${one[0]?.id}/guard`, { hours: 25 })).status, 400)
  const guard = await leader('POST', `/api/v1/calls/${one[0]?.id}/guard`, { hours: 2 })
  assert.equal(guard.status, 201, guard.text)
  await report([event('f99', 'call.queued', { from: '02088880000' })])
  const rows = await inDatabase(
    sql<{ guarded: boolean; stage: string }>`select guarded, stage from hotline_call where engine_call = 'f99'`,
  )
  assert.deepEqual(rows[0], { guarded: true, stage: 'waiting' }, 'last in the queue, and still in it')
  const listed = (await leader('GET', '/api/v1/calls/guards')).text
  assert.ok(!listed.includes('8888'), 'no number in the list')
  assert.equal((await leader('DELETE', `/api/v1/calls/guards/${guard.json.id}`)).status, 204)
  const [lifted] = await inDatabase(
    sql<{ number_key: Buffer | null }>`select number_key from flood_guard where id = ${guard.json.id}`,
  )
  assert.equal(lifted?.number_key, null)
  const acts = await inDatabase(sql<{ act: string }>`select act from audit where object = ${guard.json.id} order by id`)
  assert.deepEqual(
    acts.map(({ act }) => act),
    ['set-flood-guard', 'lift-flood-guard'],
  )
})

test('HL-02: an order that is saved during a call has the caller’s number, which the agent never saw whole, and is its result', async () => {
  const { call } = await answered('o1')
  const order = { callId: call.id, type: 'HELP', title: '停水', content: '从早上六点起停水', place: '和平里小区' }
  const stranger = await leader('POST', '/api/v1/orders', order)
  assert.deepEqual([stranger.status, stranger.json.code], [409, 'not-your-call'])
  const made = await agent('POST', '/api/v1/orders', order, { 'idempotency-key': 'order-of-call-1' })
  assert.equal(made.status, 201, made.text)
  const again = await agent('POST', '/api/v1/orders', order, { 'idempotency-key': 'order-of-call-1' })
  assert.equal(again.json.caseNo, made.json.caseNo, 'sent twice, written down once')
  const seat = (await agent('GET', '/api/v1/seat')).json
  assert.deepEqual([seat.call.result, seat.call.caseNo], ['ORDER_CREATED', made.json.caseNo])
  const seen = await agent('GET', `/api/v1/cases/${made.json.caseNo}`)
  assert.ok(seen.text.includes('138****8000') && !seen.text.includes('13800138000'))
  const unknown = await agent('POST', '/api/v1/orders', { ...order, anonymous: true })
  assert.equal(unknown.status, 201, unknown.text)
  assert.ok(!(await agent('GET', `/api/v1/cases/${unknown.json.caseNo}`)).text.includes('138****8000'))
  await report([event('o1', 'call.ended')])
  assert.equal((await agent('POST', `/api/v1/calls/${call.id}/wrap-up`, { state: 'ready' })).status, 200)
})

test('whoever calls back opens the number once, with a line in the audit; nobody opens another one', async () => {
  await report([event('m2', 'call.queued', { from: '13800138012' })])
  tick(30)
  await report([event('m2', 'call.abandoned')])
  const [missed] = (await agent('GET', '/api/v1/calls?list=missed')).json.items
  const back = await agent('POST', '/api/v1/calls', { returns: missed.id })
  assert.equal(back.json.call.number, '138****8012', 'masked like everywhere')
  const opened = await agent('POST', `/api/v1/calls/${back.json.id}/number`)
  assert.equal(opened.json.number, '13800138012')
  const lines = await inDatabase(sql<{ act: string }>`select act from audit where object = ${back.json.id}`)
  assert.deepEqual(lines, [{ act: 'open-call-number' }])
  assert.equal((await leader('POST', `/api/v1/calls/${back.json.id}/number`)).json.code, 'not-your-call')
  assert.equal((await agent('POST', `/api/v1/calls/${missed.id}/number`)).json.code, 'not-your-call')
  await agent('POST', `/api/v1/calls/${back.json.id}/hangup`)
  await agent('PUT', `/api/v1/calls/${back.json.id}/result`, { mark: 'test' })
  await agent('POST', `/api/v1/calls/${back.json.id}/wrap-up`, { state: 'ready' })
})

test('a screen hears of its own call at once, and of the queue; another seat’s call is no event of it', async () => {
  const stream = await fetch(`${server.url}/api/v1/seat/stream`, {
    headers: { cookie: await cookieOf('shift-leader') },
  })
  assert.equal(stream.status, 200)
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const until = async (wanted: RegExp): Promise<void> => {
    while (!wanted.test(text)) text += (await reader?.read())?.value ?? assert.fail(`ended: ${text}`)
  }
  await until(/event: seat\ndata: .*"call":null/)
  text = ''
  await report([event('s1', 'call.queued', { from: '13800138013' })])
  await until(/event: queue\ndata: \{"waiting":[1-9]/)
  assert.doesNotMatch(text, /event: seat/, 'nothing of its own changed')
  await leader('PUT', '/api/v1/seat', { state: 'ready' })
  await report([event('s1', 'call.offered', { agentId: world.staff(city, 'shift-leader').login })])
  await until(/event: seat\ndata: .*"stage":"ringing"/)
  assert.ok(!text.includes('13800138013') && text.includes('138****8013'))
  await reader?.cancel()
  await report([event('s1', 'call.abandoned')])
  await leader('PUT', '/api/v1/seat', { state: 'offline' })
})

test('RG-17: numbers, reports word for word and recordings go when their time is over; a held recording and the figures stay', async () => {
  const seat = await answered('r1')
  await report([event('r1', 'recording.ready', { recordingRef: 'rec-r1', seconds: 60 })])
  await report([event('r1', 'recording.ready', { recordingRef: 'rec-r2', seconds: 60 })])
  await finish('r1', seat.call.id)
  await world.house.kernel.units.write(jobPrincipal('test'), (tx) =>
    sql`update call_recording set held = true where call = ${seat.call.id} and id = (select min(id) from call_recording where call = ${seat.call.id})`.execute(
      tx,
    ),
  )
  const kept = () =>
    inDatabase(sql<{
      numbers: number
      raw: number
      calls: number
    }>`select count(number_key)::int as numbers, count(*)::int as calls,
      (select count(raw)::int from call_event) as raw from hotline_call where stage = 'ended'`)
  const [before] = await kept()
  assert.ok(before && before.numbers > 0 && before.raw > 0)
  await callJob(world.house.hotline).run()
  assert.deepEqual(await kept(), [before], 'nothing is due yet')
  tick(181 * 86_400)
  await callJob(world.house.hotline).run()
  assert.deepEqual(await kept(), [{ ...before, numbers: 0, raw: 0 }])
  const recordings = await inDatabase(
    sql<{ state: string }>`select state from call_recording where call = ${seat.call.id} order by held`,
  )
  assert.deepEqual(recordings, [{ state: 'erased' }, { state: 'awaited' }])
})
