/** The counter for visits over HTTP: numbers, calls, the hall, the record that is read back and signed. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { jobPrincipal } from '../../src/kernel/index.ts'
import type { Listening } from '../../src/main.ts'
import { runRoutine } from '../../src/petitions/index.ts'
import { officeOf, works } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

let world: World
let server: Listening
const office = officeOf(() => world)
before(async () => {
  world = await openWorld()
  server = await serveWorld(world)
})
after(async () => {
  await server.close()
  await world.close()
})

const as = async (login: string) => {
  const call = caller(server.url)
  const session = await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })
  assert.equal(session.status, 201, session.text)
  return call
}
const registrar = () => as(office.who().registrar.login)
const hall = async () => (await fetch(`${server.url}/hall?organ=450100-XF`)).text()

test('numbers follow each other by day and lane; two counters that call at once get two people', async () => {
  const call = await registrar()
  const drawn = []
  for (const people of [1, 12, 2]) {
    world.clock.set(world.clock.now().add({ minutes: 1 }))
    drawn.push((await call('POST', '/api/v1/visits', { people })).json)
  }
  assert.deepEqual(
    drawn.map(({ number, ahead }) => [number, ahead]),
    [
      ['A001', 0],
      ['B001', 0],
      ['A002', 1],
    ],
  )
  const twice = await Promise.all(
    ['1', '2'].map((counter) =>
      call('POST', '/api/v1/visits/next', { counter }, { 'idempotency-key': `call-${counter}-x` }),
    ),
  )
  assert.deepEqual(twice.map(({ json }) => json.ticket.number).sort(), ['A001', 'B001'])
  const again = await call('POST', '/api/v1/visits/next', { counter: '1' }, { 'idempotency-key': 'call-1-x' })
  assert.equal(again.json.ticket.id, twice[0]?.json.ticket.id, 'sent twice, called once')
  world.clock.set(world.clock.now().add({ minutes: 1 }))
  assert.equal((await call('POST', '/api/v1/visits/next', { counter: '1' })).json.ticket.number, 'A002')
  assert.equal((await call('POST', '/api/v1/visits/next', { counter: '1' })).json.ticket, null)
})

test('RG-3: the hall shows numbers and windows, no name and no matter; other organs and other posts see no queue', async () => {
  const page = await hall()
  assert.match(page, /<li class="now"><b>A002<\/b>请到1号窗口/)
  assert.match(page, /还有0个号在等/)
  for (const word of ['陈', '停水', '12人']) assert.ok(!page.includes(word), word)
  const { dispatcher, liaison, head } = office.who()
  for (const other of [dispatcher, head])
    assert.equal((await (await as(other.login))('GET', '/api/v1/visits')).status, 403)
  const elsewhere = await as(liaison.login)
  assert.deepEqual((await elsewhere('GET', '/api/v1/visits')).json.items, [])
  const [first] = (await (await registrar())('GET', '/api/v1/visits')).json.items
  assert.equal((await elsewhere('POST', `/api/v1/visits/${first.id}/skip`, {})).status, 404)
  assert.equal(liaison.organ, works)
})

test('a number that was passed over is called again, and one that is done is not', async () => {
  const call = await registrar()
  const { json: ticket } = await call('POST', '/api/v1/visits', { people: 1 })
  await call('POST', '/api/v1/visits/next', { counter: '3' })
  const move = (name: string, body: object = {}) => call('POST', `/api/v1/visits/${ticket.id}/${name}`, body)
  assert.equal((await move('skip')).json.state, 'skipped')
  assert.ok(!(await hall()).includes(ticket.number))
  const back = (await move('recall', { counter: '4' })).json
  assert.deepEqual([back.state, back.counter, back.calls], ['called', '4', 2])
  assert.equal((await move('done')).json.state, 'done')
  const late = await move('recall')
  assert.deepEqual([late.status, late.json.code], [409, 'visit-step-passed'])
})

test('from the number to the signed record: people counted, record sealed, signature with the case', async () => {
  const call = await registrar()
  const { json: ticket } = await call('POST', '/api/v1/visits', { people: 12 })
  const sent = await call('POST', '/api/v1/submissions', {
    channel: '02',
    title: '十二户反映停水',
    content: '三栋楼停水三天。',
    petitioner: { name: '陈小满' },
    parties: [{ role: 'representative', name: '周大年' }],
    peopleCount: 12,
  })
  const { caseNo } = sent.json
  const linked = await call('PUT', `/api/v1/visits/${ticket.id}/case`, { caseNo })
  assert.equal(linked.json.caseNo, caseNo, linked.text)
  assert.equal((await call('PUT', `/api/v1/visits/${ticket.id}/case`, { caseNo: '450100-2026-9999999-1' })).status, 404)

  const record = '陈小满说：从3日起停水，请恢复供水。'
  const act = (input: object) => call('POST', `/api/v1/cases/${caseNo}/actions/record-interview`, input)
  const unsigned = await act({ record, mode: 'screen' })
  assert.deepEqual([unsigned.status, unsigned.json.code], [409, 'not-signed-yet'])
  const form = new FormData()
  form.append('file', new Blob([Buffer.from('89504e47', 'hex')], { type: 'image/png' }), '签名.png')
  const { id } = (await (
    await fetch(`${server.url}/api/v1/public/files`, { method: 'POST', headers: { origin: server.url }, body: form })
  ).json()) as { id: string }
  const signed = await act({ record, mode: 'screen', files: [id] })
  assert.equal(signed.status, 200, signed.text)
  const view = (await call('GET', `/api/v1/cases/${caseNo}`)).json
  assert.deepEqual([view.peopleCount, view.files[0].name], [12, '签名.png'])
  assert.ok(view.records.some((one: { body: { record?: string } }) => one.body.record === record))
  const own = await caller(server.url)('GET', `/api/v1/public/cases/${caseNo}`, undefined, {
    'x-query-code': sent.json.queryCode,
  })
  assert.ok(own.json.timeline.some((entry: { says: string }) => entry.says.includes('笔录已宣读并签名')))
  assert.deepEqual(await office.differences(), [])
})

test('papers of the counter are pages that can be read aloud: slip on a roll and on A5, record, evidence list twice', async () => {
  const { petitions } = world.house
  const call = await registrar()
  const [{ id }] = (await call('GET', '/api/v1/visits')).json.items
  for (const path of [`/api/v1/visits/${id}/slip.pdf`, `/api/v1/visits/${id}/slip.pdf?sheet=a5`]) {
    const slip = await call('GET', path)
    assert.deepEqual([slip.status, slip.text.slice(0, 5)], [200, '%PDF-'], slip.text.slice(0, 300))
  }
  const caseNo = (await office.send()).caseNo
  const record = await call('POST', `/api/v1/cases/${caseNo}/interview.pdf`, {
    record: '停水三天。\n请恢复。',
    people: 3,
  })
  assert.equal(record.text.slice(0, 5), '%PDF-', record.text.slice(0, 300))
  const items = [{ name: '购房合同', original: false, count: 1, pages: 12 }]
  const list = await call('POST', `/api/v1/cases/${caseNo}/evidence-list.pdf`, { items })
  assert.equal(list.text.slice(0, 5), '%PDF-', list.text.slice(0, 300))
  assert.match(list.text, /\/Count 2/, 'one page for the person, one for the file')
  assert.equal((await call('POST', `/api/v1/cases/${caseNo}/evidence-list.pdf`, { items: [] })).status, 400)
  assert.ok(petitions)
})

test('RG-2: national and provincial offices keep no queue; RG-3: a queue is gone after a week', async () => {
  const { units } = world.house.kernel
  const level = (to: number) =>
    units.write(jobPrincipal('test'), (tx) => sql`update organ set level = ${to} where code = '450100-XF'`.execute(tx))
  await level(2)
  await world.house.directory.reload()
  const refused = await (await registrar())('POST', '/api/v1/visits', { people: 1 })
  assert.equal(refused.status, 403)
  assert.match(refused.json.says, /只按月合计/)
  await level(3)
  await world.house.directory.reload()

  const count = () =>
    units.read(jobPrincipal('test'), async (tx) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from visit_ticket`.execute(tx)
      return rows[0]?.n
    })
  await runRoutine(world.house.petitions)
  assert.ok(await count(), 'today’s queue stays')
  world.clock.set(world.clock.now().add({ hours: 24 * 8 }))
  await runRoutine(world.house.petitions)
  assert.equal(await count(), 0)
})
