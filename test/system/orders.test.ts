import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Listening } from '../../src/main.ts'
import { signatureOf } from '../../src/petitions/index.ts'
import { officeOf } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

/** Work orders of the 12345 desk over HTTP: from a call written down to the solved order (domain.md §3). */

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
const { differences, inTx } = officeOf(() => world)

const leak = {
  type: 'HELP',
  title: '长青路18号门口水管漏水',
  content: '长青路18号门口的水管从早上开始漏水，路面已经积水，请派人来修。',
  placeRegion: '450102',
  place: '长青路18号门口',
  petitioner: { name: '陈小满', phone: '13800138000' },
}
const works = '450100-ZJ'

const on = (at: string) => world.clock.set(Temporal.Instant.from(`2026-06-${at}:00+08:00`))
const as = async (login: string) => {
  const call = caller(server.url)
  assert.equal((await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })).status, 201)
  return call
}
const order = async (more: object = {}) => {
  const sent = await (await as('xf.agent'))('POST', '/api/v1/orders', { ...leak, ...more })
  assert.equal(sent.status, 201, sent.text)
  return sent.json as { caseNo: string; queryCode: string; clocks: { rule: string }[] }
}
const attempt = async (login: string, caseNo: string, verb: string, input: object = {}) =>
  (await as(login))('POST', `/api/v1/cases/${caseNo}/actions/${verb}`, input)
const act = async (login: string, caseNo: string, verb: string, input: object = {}) => {
  const done = await attempt(login, caseNo, verb, input)
  assert.ok(done.status < 300, `${verb}: ${done.text}`)
  return done.json as { state: string }
}
const refused = async (login: string, caseNo: string, verb: string, input: object, code: string) => {
  const done = await attempt(login, caseNo, verb, input)
  assert.equal(done.json?.code, code, done.text)
}
const personOf =
  ({ caseNo, queryCode }: { caseNo: string; queryCode: string }) =>
  async (method: string, path = '', body?: object) => {
    const done = await caller(server.url)(method, `/api/v1/public/cases/${caseNo}${path}`, body, {
      'x-query-code': queryCode,
    })
    assert.ok(done.status < 300, done.text)
    return done.json
  }

const check = { type: 'HELP', urgency: 'normal', category: '01/08', placeRegion: '450102' }
const toUnit = async (caseNo: string) => {
  await act('xf.agent', caseNo, 'check-order', check)
  await act('xf.dispatcher', caseNo, 'dispatch-order', { to: works })
  await act('zj.liaison', caseNo, 'sign-order')
}

test('HS-07…HS-22: a leak is written down, dispatched, mended, called back and archived; the caller sees each step', async () => {
  on('01T09:00')
  const sent = await order()
  assert.deepEqual(
    sent.clocks.map(({ rule }) => rule),
    ['HL-L3'],
  )
  await toUnit(sent.caseNo)
  await act('zj.handler', sent.caseNo, 'contact-caller', { mode: 'reached', record: '下午到场' })
  on('01T15:00')
  await act('zj.handler', sent.caseNo, 'reply-caller', {
    result: 'solved',
    reply: '您反映的长青路18号门口水管漏水，阀门已经更换，路面积水已经清理。',
    feedback: '接单后三小时到场，更换阀门，已电话答复。',
  })
  await act('xf.agent', sent.caseNo, 'audit-feedback', { decision: 'pass' })
  await act('xf.agent', sent.caseNo, 'call-back', { outcome: 'solved', satisfied: 1 })
  const person = personOf(sent)
  const seen = await person('GET')
  assert.deepEqual([seen.state, seen.title], ['order-closed', leak.title])
  assert.ok(seen.timeline.length >= 8, JSON.stringify(seen.timeline))
  assert.ok(
    seen.replies.some(({ says }: { says: string }) => says.includes('阀门已经更换')),
    JSON.stringify(seen.replies),
  )
  assert.ok(!JSON.stringify(seen).includes('接单后三小时到场'), 'feedback to the centre stays inside')
  await person('POST', '/actions/rate', { office: 1, handler: 2 })
  on('20T09:00')
  const { runRoutine } = await import('../../src/petitions/index.ts')
  await runRoutine(world.house.petitions)
  assert.equal((await person('GET')).state, 'order-archived')
  assert.deepEqual(await differences(), [])
})

test('§3.4: agents see orders and no matter of the office; its registrars see no order; a unit sees its own', async () => {
  on('22T09:00')
  const matter = await caller(server.url)('POST', '/api/v1/public/submissions', {
    ...leak,
    channel: '03',
    type: undefined,
    placeRegion: undefined,
  })
  assert.equal(matter.status, 201, matter.text)
  const sent = await order()
  const seenBy = async (login: string, no: string) => (await (await as(login))('GET', `/api/v1/cases/${no}`)).status
  assert.deepEqual([await seenBy('xf.agent', sent.caseNo), await seenBy('xf.agent', matter.json.caseNo)], [200, 404])
  assert.deepEqual(
    [await seenBy('xf.registrar', sent.caseNo), await seenBy('xf.registrar', matter.json.caseNo)],
    [404, 200],
  )
  assert.equal(await seenBy('zj.liaison', sent.caseNo), 404)
  await toUnit(sent.caseNo)
  assert.equal(await seenBy('zj.liaison', sent.caseNo), 200)
})

test('§3.4, HS-20: handed over with the caller’s wish it is a matter under the same number, counted once', async () => {
  on('22T10:00')
  const sent = await order({ title: '征地补偿少算', content: '补偿面积少算一亩，要求书面答复。' })
  const facts = () =>
    inTx(async (tx) => {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from fact_submission where case_no = ${sent.caseNo}`.execute(tx)
      return rows[0]?.n
    })
  assert.equal(await facts(), 0)
  await personOf(sent)('POST', '/actions/hand-to-petition', { consent: true })
  assert.equal(await facts(), 1)
  const seen = await personOf(sent)('GET')
  assert.equal(seen.state, 'registered')
  assert.equal((await (await as('xf.registrar'))('GET', `/api/v1/cases/${sent.caseNo}`)).status, 200)
  assert.equal((await (await as('xf.agent'))('GET', `/api/v1/cases/${sent.caseNo}`)).status, 404)
  await act('xf.registrar', sent.caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  assert.deepEqual(await differences(), [])
})

test('HS-08: three callers about one leak become one order; each keeps number and code and sees what happens to it', async () => {
  on('23T09:00')
  const first = await order()
  const more = [await order({ petitioner: { name: '王大民', phone: '13900139000' } }), await order({ anonymous: true })]
  const similar = await (await as('xf.agent'))('POST', '/api/v1/orders/similar', {
    title: leak.title,
    content: leak.content,
    place: leak.place,
    caseNo: more[0]?.caseNo,
  })
  assert.equal(similar.status, 200, similar.text)
  assert.ok(similar.json.items.some(({ caseNo }: { caseNo: string }) => caseNo === first.caseNo))
  assert.ok(similar.json.lastHour >= 2, similar.text)
  for (const { caseNo } of more) await act('xf.agent', caseNo, 'merge', { into: first.caseNo, reason: '同一处漏水' })
  await refused('xf.agent', first.caseNo, 'merge', { into: more[0]?.caseNo, reason: '反过来' }, 'no-such-case-to-join')
  await toUnit(first.caseNo)
  for (const one of more) {
    const seen = await personOf(one)('GET')
    assert.deepEqual([seen.mergedInto, seen.state], [first.caseNo, 'order-signed'])
    assert.ok(!JSON.stringify(seen).includes('陈小满'))
  }
  assert.deepEqual(await differences(), [])
})

test('RG-1: a report of an official over the order form is sealed and becomes no order', async () => {
  on('24T09:00')
  const sent = await order({ purpose: '04', title: '举报某局长', content: '收受现金' })
  assert.equal((await (await as('xf.agent'))('GET', `/api/v1/cases/${sent.caseNo}`)).status, 404)
  const seen = await personOf(sent)('GET')
  assert.deepEqual([seen.sealed, seen.title], [true, ''])
})

test('HL-L2: what comes over the portal waits for a first answer; anybody may send it, nothing but words is required', async () => {
  on('24T10:00')
  const sent = await caller(server.url)('POST', '/api/v1/public/orders', {
    type: 'CONSULT',
    title: '怎样办社保卡',
    content: '在哪里办',
  })
  assert.equal(sent.status, 201, sent.text)
  assert.deepEqual(sent.json.clocks.map(({ rule }: { rule: string }) => rule).sort(), ['HL-L2', 'HL-L3'])
  const list = await (await as('xf.agent'))('GET', '/api/v1/cases?queue=order-to-check')
  assert.ok(list.json.items.some(({ caseNo }: { caseNo: string }) => caseNo === sent.json.caseNo))
  await act('xf.agent', sent.json.caseNo, 'answer-order', { reply: '可以在社保中心窗口或者网上办理社保卡。' })
  assert.equal((await personOf(sent.json)('GET')).state, 'order-answered')
  const bad = await caller(server.url)('POST', '/api/v1/public/orders', { type: 'WAR', title: 'x', content: 'y' })
  assert.equal(bad.status, 400)
})

test('HS-15, HS-24: what the unit drafts lies with the centre for approval', async () => {
  on('24T11:00')
  const { caseNo } = await order()
  await toUnit(caseNo)
  await act('zj.handler', caseNo, 'extend-order', { days: 5, reply: '配件要从外地运来' })
  const list = await (await as('xf.shift-leader'))('GET', '/api/v1/cases?queue=to-approve')
  assert.ok(
    list.json.items.some((item: { caseNo: string }) => item.caseNo === caseNo),
    list.text,
  )
  await act('xf.shift-leader', caseNo, 'approve')
  const seen = await (await as('xf.shift-leader'))('GET', `/api/v1/cases/${caseNo}`)
  assert.ok(seen.json.clocks.some(({ rule }: { rule: string }) => rule === 'HL-L9'))
})

test('HS-12, HS-13: both sides see why an order came back and what time it cost; the person hears no name of another', async () => {
  on('25T09:00')
  const sent = await order()
  await act('xf.agent', sent.caseNo, 'check-order', check)
  const offered = await (await as('xf.dispatcher'))('GET', `/api/v1/cases/${sent.caseNo}/actions`)
  const to = offered.json.actions.find(({ action }: { action: string }) => action === 'dispatch-order').input.properties
    .to
  assert.match(to['x-why'][works], /^派单目录：/)
  await act('xf.dispatcher', sent.caseNo, 'dispatch-order', { to: works })
  on('25T09:40')
  await act('zj.liaison', sent.caseNo, 'request-order-return', { ground: 'not-duty', reason: '管网由水务集团负责。' })
  const open = await (await as('xf.dispatcher'))('GET', `/api/v1/cases/${sent.caseNo}`)
  assert.deepEqual(open.json.order.returns, [])
  assert.ok(
    open.json.records.some(
      ({ kind, body }: { kind: string; body: { reason?: string } }) =>
        kind === 'request-order-return' && body.reason === '管网由水务集团负责。',
    ),
  )
  on('25T10:30')
  await act('xf.dispatcher', sent.caseNo, 'decide-order-return', {
    decision: 'denied',
    reason: '派单目录列明由你单位负责。',
  })
  for (const login of ['xf.dispatcher', 'zj.liaison']) {
    const { order: seen } = (await (await as(login))('GET', `/api/v1/cases/${sent.caseNo}`)).json
    assert.deepEqual(
      [
        seen.typeTitle,
        seen.bound,
        seen.returns.map(({ lostMinutes, decided }: Record<string, unknown>) => [lostMinutes, decided]),
      ],
      ['求助', true, [[90, 'denied']]],
    )
  }
  const joined = await order({ anonymous: true })
  await act('xf.agent', joined.caseNo, 'merge', { into: sent.caseNo, reason: '同一处漏水' })
  const seen = await personOf(sent)('GET')
  assert.deepEqual([seen.order.mergedCount, seen.order.returns.length], [1, 1])
  assert.ok(!JSON.stringify(seen).includes(joined.caseNo))
  assert.equal((await personOf(joined)('GET')).order.returns.length, 1)
  const matter = await (await as('xf.agent'))('GET', `/api/v1/cases/${sent.caseNo}`)
  assert.deepEqual(matter.json.order.merged, [joined.caseNo])
})

test('HL-L2: a front end of the city hands over what people sent; unsigned, old and other words are refused, again is the same', async () => {
  on('26T09:00')
  const secret = 'a-key-of-the-front-end'
  const send = (body: object, signed: { key?: string; at?: string } = {}) => {
    const text = JSON.stringify(body)
    const timestamp = String(
      Math.floor(Temporal.Instant.from(signed.at ?? '2026-06-26T09:00:00+08:00').epochMilliseconds / 1000),
    )
    return fetch(`${server.url}/api/v1/inbound/orders`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-dengwen-timestamp': timestamp,
        'x-dengwen-signature': signatureOf(signed.key ?? secret, timestamp, text),
      },
      body: text,
    })
  }
  const sms = { id: 'sms-1', by: 'sms', text: '长青路路灯不亮。请来修。', phone: '13900139000' }
  assert.equal((await send(sms)).status, 404)
  process.env.DENGWEN_INBOUND_SECRET = secret
  try {
    const sent = await send(sms)
    assert.equal(sent.status, 201)
    const { caseNo, queryCode } = (await sent.json()) as { caseNo: string; queryCode: string }
    const seen = await personOf({ caseNo, queryCode })('GET')
    assert.deepEqual([seen.title, seen.state], ['长青路路灯不亮', 'order-created'])
    const again = (await (await send(sms)).json()) as { caseNo: string }
    assert.equal(again.caseNo, caseNo)
    assert.equal((await send({ ...sms, text: '换了话' })).status, 422)
    assert.equal((await send({ ...sms, id: 'sms-2' }, { key: 'another key' })).status, 401)
    assert.equal((await send({ ...sms, id: 'sms-3' }, { at: '2026-06-24T09:00:00+08:00' })).status, 401)
    assert.equal((await send({ ...sms, id: 'sms-4', text: ' ' })).status, 400)
  } finally {
    delete process.env.DENGWEN_INBOUND_SECRET
  }
})
