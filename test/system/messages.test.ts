import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import type { Listening } from '../../src/main.ts'
import { notifyOfLimits, sendDue, sendPushes } from '../../src/petitions/index.ts'
import { mailServer } from '../mail-server.ts'
import { officeOf, works } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

let world: World
let server: Listening
before(async () => {
  world = await openWorld()
  server = await serveWorld(world)
})
after(async () => {
  await server?.close()
  await world?.close()
})

const { send, who, act, toHandling } = officeOf(() => world)
const sendAll = () => sendDue(world.house.petitions, world.house.channels)

async function signedIn(login: string) {
  const call = caller(server.url)
  assert.equal((await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })).status, 201)
  return call
}
const until = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
  for (let tries = 0; tries < 80; tries++) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return assert.fail(`${what} did not come`)
}

/** An SMS gateway on loopback that checks what it gets, and answers as told. */
async function gatewayThat(
  t: TestContext,
  answer: (body: { key: string; to: string; text: string }) => [number, object],
) {
  const taken: { key: string; to: string; text: string }[] = []
  const wrong: string[] = []
  const http: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const raw = Buffer.concat(parts)
      const stamp = String(request.headers['x-dengwen-timestamp'])
      const expected = createHmac('sha256', gatewayKey).update(`${stamp}\n`).update(raw).digest('hex')
      if (request.headers['x-dengwen-signature'] !== expected) wrong.push('signature')
      const body = JSON.parse(raw.toString('utf8')) as { key: string; to: string; text: string }
      if (request.headers['idempotency-key'] !== body.key) wrong.push('key')
      taken.push(body)
      const [status, json] = answer(body)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  t.after(() => http.close())
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/send`,
    taken,
    wrong,
  }
}
const gatewayKey = 'a-key-that-both-sides-know'

const report = (
  reports: object[],
  key = gatewayKey,
  stamp = Math.floor(world.clock.now().epochMilliseconds / 1000),
) => {
  const body = JSON.stringify({ reports })
  return fetch(`${server.url}/api/v1/gateways/sms/reports`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-dengwen-timestamp': String(stamp),
      'x-dengwen-signature': createHmac('sha256', key).update(`${stamp}\n${body}`).digest('hex'),
    },
    body,
  })
}

describe('messages out', () => {
  test('a sample city sends nothing: the trial box shows the words, the receiver masked', async () => {
    const { caseNo } = await send()
    const admin = await signedIn('xf.system-admin')
    await sendAll()
    const { json } = await admin('GET', '/api/v1/admin/caught-messages')
    const mine = json.items.filter((item: { caseNo: string }) => item.caseNo === caseNo)
    assert.equal(mine.length, 1)
    assert.equal(mine[0].to, '138****8000')
    assert.match(mine[0].words, /您的来件已登记/)
    const liaison = await signedIn('zj.liaison')
    assert.equal((await liaison('GET', '/api/v1/admin/caught-messages')).status, 403)
  })

  test('the SMS gateway: half a setup is refused in words, the key is never shown, the test is real, reports come back signed', async (t) => {
    const gateway = await gatewayThat(t, ({ to }) => (to === '13800138999' ? [422, {}] : [200, { id: 'g-17' }]))
    const admin = await signedIn('xf.system-admin')
    const put = (body: object) => admin('PUT', '/api/v1/admin/message-channels/sms', body)
    const half = await put({ carrier: 'gateway', url: gateway.url })
    assert.equal(half.status, 400)
    assert.deepEqual(
      half.json.fields.map((one: { field: string }) => one.field),
      ['secret'],
    )
    assert.match(
      (await put({ carrier: 'gateway', url: 'http://sms.example.com/', secret: gatewayKey })).json.fields[0].says,
      /https/,
    )
    const set = await put({ carrier: 'gateway', url: gateway.url, signature: '示例市信访局', secret: gatewayKey })
    assert.equal(set.status, 200)
    assert.equal(set.json.hasSecret, true)
    assert.ok(!set.text.includes(gatewayKey))
    assert.ok(!(await admin('GET', '/api/v1/admin/message-channels')).text.includes(gatewayKey))

    const good = await admin('POST', '/api/v1/admin/message-channels/sms/test', { to: '13800138000' })
    assert.deepEqual([good.json.ok, good.json.says.includes('g-17')], [true, true])
    const bad = await admin('POST', '/api/v1/admin/message-channels/sms/test', { to: '13800138999' })
    assert.deepEqual([bad.json.ok, /拒收|无效/.test(bad.json.says)], [false, true])
    assert.deepEqual(gateway.wrong, [])
    assert.match(gateway.taken[0]?.text ?? '', /^【示例市信访局】/)

    const { caseNo } = await send()
    const registrar = await signedIn('xf.registrar')
    await sendAll()
    const key = gateway.taken.at(-1)?.key ?? ''
    const stateOf = async () => (await registrar('GET', `/api/v1/cases/${caseNo}/messages`)).json.items[0]
    assert.equal((await stateOf()).state, 'sent')
    assert.equal((await report([{ key, state: 'delivered' }], 'another-key-of-somebody')).status, 401)
    assert.equal((await report([{ key, state: 'delivered' }], gatewayKey, 1)).status, 401)
    const taken = await report([
      { key, state: 'delivered', at: '2026-06-01T09:00:30+08:00' },
      { key: 'nobody-sms', state: 'failed' },
    ])
    assert.deepEqual(await taken.json(), { taken: 1, unknown: 1 })
    const after = await stateOf()
    assert.deepEqual([after.state, after.carrierId], ['delivered', 'g-17'])
    assert.match(after.says, /短信已送到/)
    assert.ok(!JSON.stringify(after).includes('13800138000'))
  })

  test('mail leaves by a real SMTP server; what it refuses for good is not tried again', async (t) => {
    const mail = await mailServer({ refuse: 'nobody@example.org' })
    t.after(() => mail.close())
    const admin = await signedIn('xf.system-admin')
    const set = await admin('PUT', '/api/v1/admin/message-channels/email', {
      carrier: 'smtp',
      host: '127.0.0.1',
      port: mail.port,
      security: 'none',
      from: 'xinfang@example.org',
    })
    assert.equal(set.status, 200, set.text)
    const test = (to: string) => admin('POST', '/api/v1/admin/message-channels/email/test', { to })
    assert.equal((await test('zhou@example.org')).json.ok, true)
    assert.equal((await test('nobody@example.org')).json.ok, false)
    const { caseNo } = await send({ petitioner: { name: '周明', email: 'zhou@example.org' } })
    await sendAll()
    const letter = await until('the letter', async () => mail.letters.find((one) => one.text.includes(caseNo)))
    assert.equal(letter.to, 'zhou@example.org')
    assert.match(letter.text, /您的来件已登记/)
  })

  test('what did not leave stands in the list of its organ, in /health and /metrics; the desk sends it again or gives it to the post', async (t) => {
    const gateway = await gatewayThat(t, () => [422, {}])
    const admin = await signedIn('xf.system-admin')
    await admin('PUT', '/api/v1/admin/message-channels/sms', {
      carrier: 'gateway',
      url: gateway.url,
      secret: gatewayKey,
    })
    const one = await send()
    const two = await send()
    await sendAll()
    const registrar = await signedIn('xf.registrar')
    const failed = await registrar('GET', '/api/v1/messages/failed')
    assert.deepEqual(
      failed.json.items.map((item: { caseNo: string }) => item.caseNo),
      [one.caseNo, two.caseNo],
    )
    assert.equal((await registrar('GET', '/api/v1/queues')).json['failed-messages'], 2)
    assert.match((await (await fetch(`${server.url}/health`)).json()).notes.join(), /2条通知没有发出/)
    assert.match(await (await fetch(`${server.url}/metrics`)).text(), /dengwen_messages\{state="failed"\} 2/)
    const other = await signedIn('zj.liaison')
    assert.deepEqual((await other('GET', '/api/v1/messages/failed')).json.items, [])

    await admin('PUT', '/api/v1/admin/message-channels/sms', { carrier: 'catcher' })
    const again = (caseNo: string, via: string, id: number) =>
      registrar('POST', `/api/v1/cases/${caseNo}/messages/${id}/again`, { via })
    const [first, second] = failed.json.items
    assert.equal((await again(one.caseNo, 'again', first.id)).json.state, 'queued')
    assert.equal((await again(two.caseNo, 'post', second.id)).json.state, 'post')
    assert.equal((await again(one.caseNo, 'again', second.id)).status, 404, 'a message of another case')
    await sendAll()
    // The job of the server may be quicker than we.
    const stateOf = (caseNo: string) =>
      until('the end of sending', async () => {
        const { state } = (await registrar('GET', `/api/v1/cases/${caseNo}/messages`)).json.items[0]
        return state === 'queued' || state === 'sending' ? undefined : state
      })
    assert.deepEqual([await stateOf(one.caseNo), await stateOf(two.caseNo)], ['sent', 'post'])
  })

  test('an administrator words the notices: checked, previewed, kept in versions, back to the standard', async () => {
    const admin = await signedIn('xf.system-admin')
    const at = '/api/v1/admin/notice-texts/registered'
    const preview = await admin('POST', `${at}/sealed/preview`, { words: '您的举报{编号}已登记，见{网址}' })
    assert.equal(preview.json.faults.length, 2)
    assert.equal((await admin('PUT', `${at}/sealed`, { words: '您的举报{编号}已登记' })).status, 400)
    assert.equal((await admin('PUT', `${at}/zh`, { words: '收到了，编号{编号}[，最迟{最迟}]。' })).status, 200)
    await admin('PUT', '/api/v1/admin/message-channels/sms', { carrier: 'catcher' })
    const { caseNo } = await send()
    await sendAll()
    const { json } = await admin('GET', '/api/v1/admin/caught-messages')
    assert.equal(json.items[0].words, `收到了，编号${caseNo}，最迟2026年6月16日。`)
    assert.equal((await admin('PUT', `${at}/zh`, { words: null })).json.own, false)
    const texts = await admin('GET', '/api/v1/admin/notice-texts')
    const own = texts.json.items.find((item: { kind: string }) => item.kind === 'registered').variants[0]
    assert.deepEqual([own.own, own.versions.length], [false, 2])
    const registrar = await signedIn('xf.registrar')
    assert.equal((await registrar('PUT', `${at}/zh`, { words: '{编号}' })).status, 403)
  })

  test('staff hear through their group: number and due date, after quiet hours, never of a sealed case', async () => {
    const admin = await signedIn('xf.system-admin')
    const group = {
      organ: works,
      account: null,
      name: '住建局信访群',
      kinds: ['to-sign', 'to-approve', 'due-soon'],
      robot: 'wecom',
      address: 'https://robots.example.org/send?key=secret-of-the-robot',
      secret: '',
      quietFrom: 540,
      quietTo: 600,
      active: true,
    }
    assert.equal(
      (await admin('POST', '/api/v1/admin/push-groups', { ...group, address: 'http://robots.example.org' })).status,
      400,
    )
    assert.equal((await admin('POST', '/api/v1/admin/push-groups', group)).status, 201)
    assert.ok(!(await admin('GET', '/api/v1/admin/push-groups')).text.includes('secret-of-the-robot'))

    const { caseNo } = await send()
    const p = who()
    await act(p.registrar, caseNo, 'register')
    await act(p.registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
    await act(p.dispatcher, caseNo, 'transfer', { to: works, reason: '供水归其管' })
    const told = async () =>
      (await (await signedIn('xf.system-admin'))('GET', '/api/v1/admin/caught-messages')).json.items.filter(
        (item: { channel: string }) => item.channel === 'wecom',
      )
    await sendPushes(world.house.petitions)
    assert.deepEqual(await told(), [], 'quiet until ten')
    world.clock.set(world.clock.now().add({ hours: 2 }))
    await sendPushes(world.house.petitions)
    await sendPushes(world.house.petitions)
    assert.deepEqual(
      (await told()).map((item: { words: string }) => item.words),
      [`新件待签收（1）：\n${caseNo}，最迟2026年6月16日`],
    )
    world.clock.set(world.clock.now().add({ hours: 24 * 14 }))
    await notifyOfLimits(world.house.petitions)
    await notifyOfLimits(world.house.petitions)
    await sendPushes(world.house.petitions)
    assert.match((await told())[0].words, new RegExp(`将到期（1）：\\n${caseNo}`))
    assert.equal((await told()).length, 2, 'once for each last day')
  })

  test('a reported arrival is offered to the act of delivery, where the person agreed to electronic service', async () => {
    const p = who()
    const arrivalFor = async (eService: boolean) => {
      const { caseNo } = await send({ eService })
      await toHandling(caseNo)
      await world.house.kernel.units.write({ name: 'test', reach: [], job: true }, (tx) =>
        sql`update outbox set state = 'delivered', settled_at = '2026-06-01T08:20:00+08:00', carrier_id = 'g-9' where case_no = ${caseNo} and kind = 'accepted'`.execute(
          tx,
        ),
      )
      const liaison = await signedIn('zj.liaison')
      const { items } = (await liaison('GET', `/api/v1/cases/${caseNo}/messages`)).json
      return { caseNo, arrival: items.find((item: { kind: string }) => item.kind === 'accepted').arrival }
    }
    assert.equal((await arrivalFor(false)).arrival, null)
    const { caseNo, arrival } = await arrivalFor(true)
    assert.match(arrival.proof, /短信于2026年6月1日08:20送到，回报号 g-9/)
    await act(p.liaison, caseNo, 'deliver', arrival)
  })
})
