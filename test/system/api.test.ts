import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import type { Listening } from '../../src/main.ts'
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

const letter = {
  channel: '03',
  title: '路灯坏了',
  content: '长青路路灯坏了两个月。',
  petitioner: { name: '陈小满', phone: '13800138000' },
}
/** What a browser would never send: bytes as they are. */
const rawRequest = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes))
    let answer = ''
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
const as = async (login: string) => {
  const call = caller(server.url)
  const session = await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })
  assert.equal(session.status, 201, session.text)
  return call
}
const submit = async (more: object = {}) => {
  const sent = await caller(server.url)('POST', '/api/v1/public/submissions', { ...letter, ...more })
  assert.equal(sent.status, 201, sent.text)
  return sent.json as { caseNo: string; queryCode: string; submissionNo: string }
}

test('problem+json in words, with fields, for everything a caller can get wrong', async () => {
  const call = caller(server.url)
  const empty = await call('POST', '/api/v1/public/submissions', { channel: '03', title: ' ', content: '' })
  assert.equal(empty.status, 400)
  assert.match(empty.headers.get('content-type') ?? '', /application\/problem\+json/)
  assert.deepEqual(empty.json.fields.map((f: { field: string }) => f.field).sort(), ['content', 'title'])
  assert.ok(empty.json.says && empty.json.remedy)
  const broken = await fetch(`${server.url}/api/v1/public/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"title": ',
  })
  assert.equal(broken.status, 400)
  assert.equal(((await broken.json()) as { code: string }).code, 'bad-json')
  const xml = await fetch(`${server.url}/api/v1/public/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: '<a/>',
  })
  assert.equal(xml.status, 415)
  const badEscape = await fetch(`${server.url}/api/v1/public/cases/%E0%A4%A`)
  assert.deepEqual([badEscape.status, ((await badEscape.json()) as { code: string }).code], [400, 'bad-request'])
  const raw = await rawRequest(server.port, 'GET /api/v1/cases?q=停水 HTTP/1.1\r\nhost: x\r\n\r\n')
  assert.match(raw, /^HTTP\/1\.1 400[\s\S]*application\/problem\+json[\s\S]*"bad-request"/)
  const nowhere = await call('GET', '/api/v1/nothing-here')
  assert.deepEqual([nowhere.status, nowhere.json.code], [404, 'not-found'])
  const large = await call('POST', '/api/v1/public/submissions', { ...letter, content: '长'.repeat(2_000_000) })
  assert.deepEqual([large.status, large.json.code], [413, 'too-large'])
  const long = await call('POST', '/api/v1/public/submissions', { ...letter, content: '长'.repeat(20_001) })
  assert.match(long.json.fields[0].says, /最多20000个字/)
})

test('Idempotency-Key: the same answer for the same body, 422 for another', async () => {
  const call = caller(server.url)
  const key = { 'idempotency-key': 'key-for-this-test' }
  const first = await call('POST', '/api/v1/public/submissions', letter, key)
  const again = await call('POST', '/api/v1/public/submissions', letter, key)
  assert.deepEqual(again.json, first.json)
  const other = await call('POST', '/api/v1/public/submissions', { ...letter, title: '另一件' }, key)
  assert.deepEqual([other.status, other.json.code], [422, 'key-reused'])
  assert.equal((await call('POST', '/api/v1/public/submissions', letter, { 'idempotency-key': 'short' })).status, 400)
})

test('number and code: unknown number, wrong code and nonsense answer alike; after ten wrong ones the case rests', async () => {
  const { caseNo, queryCode } = await submit()
  const call = caller(server.url)
  const look = (no: string, code?: string) =>
    call('GET', `/api/v1/public/cases/${no}`, undefined, code ? { 'x-query-code': code } : {})
  const right = await look(caseNo, queryCode)
  assert.equal(right.status, 200)
  assert.deepEqual(
    Object.keys(right.json).filter((k) =>
      ['caseNo', 'title', 'state', 'holder', 'clocks', 'timeline', 'documents', 'actions', 'identityViews'].includes(k),
    ).length,
    9,
  )
  const answers = [
    await look(caseNo, 'AAAA-AAAA-AAAA-AAAA'),
    await look('450100-2026-9999999-9', queryCode),
    await look('nonsense', queryCode),
    await look(caseNo),
  ]
  assert.deepEqual(new Set(answers.map((a) => `${a.status} ${a.text}`)).size, 1)
  assert.equal(answers[0]?.status, 404)
  for (let i = 0; i < 10; i++) await look(caseNo, 'AAAA-AAAA-AAAA-AAAA')
  assert.equal((await look(caseNo, queryCode)).json.code, 'too-many-tries')
  const other = await submit()
  assert.equal((await look(other.caseNo, other.queryCode)).status, 200, 'another case is not shut with it')
  // An hour later it opens again.
  world.clock.set(world.clock.now().add({ hours: 1 }))
  assert.equal((await look(caseNo, queryCode)).status, 200)
})

test('sessions: cookie flags, list, revoke, sign out; idle and absolute limits', async () => {
  const call = await as('xf.registrar')
  const second = await as('xf.registrar')
  const opened = await caller(server.url)('POST', '/api/v1/sessions', {
    account: 'xf.registrar',
    password: samplePassword,
  })
  assert.match(opened.headers.getSetCookie()[0] ?? '', /^dw=.+; Path=\/; HttpOnly; SameSite=Strict$/)
  const list = await call('GET', '/api/v1/sessions')
  assert.ok(list.json.items.length >= 3)
  assert.equal(list.json.items.filter((s: { current: boolean }) => s.current).length, 1)
  assert.equal((await call('DELETE', '/api/v1/sessions/others')).status, 204)
  assert.equal((await second('GET', '/api/v1/me')).status, 401)
  assert.equal((await call('GET', '/api/v1/me')).json.organName, '示例市信访局')
  world.clock.set(world.clock.now().add({ minutes: 29 }))
  assert.equal((await call('GET', '/api/v1/me')).status, 200)
  world.clock.set(world.clock.now().add({ minutes: 31 }))
  assert.equal((await call('GET', '/api/v1/me')).json.code, 'not-signed-in')
  const busy = await as('xf.registrar')
  for (let i = 0; i < 24; i++) {
    world.clock.set(world.clock.now().add({ minutes: 29 }))
    await busy('GET', '/api/v1/me')
  }
  world.clock.set(world.clock.now().add({ minutes: 29 }))
  assert.equal((await busy('GET', '/api/v1/me')).status, 401, 'twelve hours are the end, however busy')
  const last = await as('xf.registrar')
  assert.equal((await last('DELETE', '/api/v1/sessions/current')).status, 204)
  assert.equal((await last('GET', '/api/v1/me')).status, 401)
})

test('a wrong password and an unknown account answer alike; after eight the account rests', async () => {
  const call = caller(server.url)
  const wrong = await call('POST', '/api/v1/sessions', { account: 'jt.handler', password: 'wrong-password' })
  const unknown = await call('POST', '/api/v1/sessions', { account: 'nobody-here', password: 'wrong-password' })
  assert.equal(wrong.text, unknown.text)
  for (let i = 0; i < 8; i++)
    await call('POST', '/api/v1/sessions', { account: 'jt.handler', password: 'wrong-password' })
  assert.equal(
    (await call('POST', '/api/v1/sessions', { account: 'jt.handler', password: samplePassword })).json.code,
    'signed-in-too-often',
  )
})

test('roles and origins: no session 401, wrong role 403, foreign page 403, other organ 404', async () => {
  const { caseNo } = await submit()
  const nobody = caller(server.url)
  assert.equal((await nobody('GET', '/api/v1/cases')).status, 401)
  const statistician = await as('xf.statistician')
  assert.deepEqual(
    [
      (await statistician('GET', '/api/v1/cases')).status,
      (await statistician('GET', `/api/v1/cases/${caseNo}`)).status,
    ],
    [403, 403],
  )
  const admin = await as('xf.system-admin')
  assert.equal((await admin('GET', `/api/v1/cases/${caseNo}`)).status, 403, 'I6: no content for administrators')
  const registrar = await as('xf.registrar')
  assert.equal(
    (await registrar('POST', `/api/v1/cases/${caseNo}/actions/register`, {}, { origin: 'https://elsewhere.example' }))
      .json.code,
    'foreign-origin',
  )
  const teacher = await as('jy.liaison')
  for (const path of ['', '/actions', '/duplicates'])
    assert.equal((await teacher('GET', `/api/v1/cases/${caseNo}${path}`)).status, 404, path)
  assert.equal((await teacher('POST', `/api/v1/cases/${caseNo}/actions/sign`, {})).status, 404)
  assert.equal(
    (await teacher('POST', `/api/v1/cases/${caseNo}/reveal`, { purpose: 'contact', reason: '看看' })).status,
    404,
  )
  assert.equal((await registrar('POST', `/api/v1/cases/${caseNo}/actions/register`, {})).status, 200)
})

test('an act tells what is wrong with its input; a caller cannot slip in what the program adds', async () => {
  const { caseNo } = await submit()
  const registrar = await as('xf.registrar')
  await registrar('POST', `/api/v1/cases/${caseNo}/actions/register`, {})
  const classify = (body: object) => registrar('POST', `/api/v1/cases/${caseNo}/actions/classify`, body)
  assert.deepEqual((await classify({})).json.fields.map((f: { field: string }) => f.field).includes('class'), true)
  assert.equal((await classify({ class: 'other', path: '31-6', category: '01' })).status, 400)
  assert.equal((await classify({ class: 'appeal', path: '31-6', category: '01', confirmed: true })).status, 400)
  assert.equal((await classify({ class: 'appeal', path: '31-6', category: '01' })).status, 200)
  const passed = await registrar('POST', `/api/v1/cases/${caseNo}/actions/register`, {})
  assert.deepEqual([passed.status, passed.json.code, typeof passed.json.article], [409, 'step-passed', 'string'])
})

test('a file is uploaded sealed, claimed once, and comes back whole as an attachment', async () => {
  const content = Buffer.from('照片内容'.repeat(1000))
  const form = new FormData()
  form.append('file', new Blob([content], { type: 'image/jpeg' }), '停水\u202e现场.jpg')
  const upload = await fetch(`${server.url}/api/v1/public/files`, { method: 'POST', body: form })
  assert.equal(upload.status, 201)
  const file = (await upload.json()) as { id: string; name: string; bytes: number }
  assert.deepEqual([file.name, file.bytes], ['停水现场.jpg', content.length])
  const { caseNo } = await submit({ files: [file.id] })
  const again = await caller(server.url)('POST', '/api/v1/public/submissions', { ...letter, files: [file.id] })
  assert.deepEqual([again.status, again.json.code], [400, 'file-not-usable'])
  const registrar = await as('xf.registrar')
  const view = await registrar('GET', `/api/v1/cases/${caseNo}`)
  assert.deepEqual(
    view.json.files.map((f: { name: string }) => f.name),
    ['停水现场.jpg'],
  )
  const got = await registrar('GET', `/api/v1/cases/${caseNo}/files/${file.id}`)
  assert.match(got.headers.get('content-disposition') ?? '', /^attachment/)
  assert.equal(got.text, content.toString())
  const stranger = await as('jy.liaison')
  assert.equal((await stranger('GET', `/api/v1/cases/${caseNo}/files/${file.id}`)).status, 404)
  const none = await fetch(`${server.url}/api/v1/public/files`, { method: 'POST', body: new FormData() })
  assert.equal(none.status, 400)
  const large = new FormData()
  large.append('file', new Blob([Buffer.alloc(50 * 1024 * 1024)]), 'large.mov')
  const refused = await fetch(`${server.url}/api/v1/public/files`, { method: 'POST', body: large })
  assert.equal(refused.status, 413)
})

test('letters: the person gets the full name, colleagues a masked one; printing for delivery is shown to the person', async () => {
  const { caseNo, queryCode } = await submit()
  const registrar = await as('xf.registrar')
  const dispatcher = await as('xf.dispatcher')
  await registrar('POST', `/api/v1/cases/${caseNo}/actions/register`, {})
  await registrar('POST', `/api/v1/cases/${caseNo}/actions/classify`, {
    class: 'appeal',
    path: '31-6',
    category: '01/08',
  })
  await dispatcher('POST', `/api/v1/cases/${caseNo}/actions/transfer`, { to: '450100-CG', reason: '路灯归其管' })
  const person = caller(server.url)
  const code = { 'x-query-code': queryCode }
  const view = await person('GET', `/api/v1/public/cases/${caseNo}`, undefined, code)
  const [notice] = view.json.documents
  assert.equal(notice.code, 'DOC-04')
  const mine = await person('GET', notice.pdf, undefined, code)
  assert.equal(mine.headers.get('content-type'), 'application/pdf')
  assert.ok(mine.text.startsWith('%PDF'))
  assert.match((await person('GET', notice.text, undefined, code)).text, /陈小满/)
  assert.equal((await person('GET', notice.text)).status, 404)
  const theirs = await registrar('GET', `/api/v1/cases/${caseNo}/documents/${notice.id}.txt`)
  assert.ok(!theirs.text.includes('陈小满') && theirs.text.includes('陈**'))
  const printed = await registrar('POST', `/api/v1/cases/${caseNo}/documents/${notice.id}/print`, {})
  assert.equal(printed.status, 200)
  const seen = await person('GET', `/api/v1/public/cases/${caseNo}`, undefined, code)
  assert.deepEqual(
    seen.json.identityViews.map((v: { purpose: string }) => v.purpose),
    ['制作、送达文书'],
  )
  assert.equal(
    (await person('GET', `/api/v1/public/cases/${caseNo}/receipt.pdf`, undefined, code)).headers.get('content-type'),
    'application/pdf',
  )
})

test('live counts: the stream tells the organ whose list changed', async () => {
  const signIn = await fetch(`${server.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'xf.registrar', password: samplePassword }),
  })
  const cookie = signIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const abort = new AbortController()
  const stream = await fetch(`${server.url}/api/v1/queues/stream`, { headers: { cookie }, signal: abort.signal })
  assert.equal(stream.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  const nextCounts = async (): Promise<Record<string, number>> => {
    for (let text = ''; ; ) {
      const chunk = await reader?.read()
      text += chunk?.value ?? ''
      const data = /data: (.*)\n\n/.exec(text)?.[1]
      if (data) return JSON.parse(data) as Record<string, number>
    }
  }
  const before = await nextCounts()
  await submit()
  assert.equal((await nextCounts())['to-register'], (before['to-register'] ?? 0) + 1)
  // Signed out: the stream ends by itself at its next message, and being open kept nobody signed in.
  await fetch(`${server.url}/api/v1/sessions/current`, { method: 'DELETE', headers: { cookie, origin: server.url } })
  await submit()
  for (let chunk = await reader?.read(); !chunk?.done; chunk = await reader?.read())
    assert.doesNotMatch(chunk?.value ?? '', /data/)
  abort.abort()
})

test('CNT-8: holidays entered as data move the open limits, by an event that says so; mistakes are listed', async () => {
  const { caseNo, queryCode } = await submit()
  const person = caller(server.url)
  const due = async () =>
    (await person('GET', `/api/v1/public/cases/${caseNo}`, undefined, { 'x-query-code': queryCode })).json.clocks[0]
      .last as string
  const before = await due()
  const admin = await as('xf.system-admin')
  const year = Number(before.slice(0, 4))
  const known = (await admin('GET', `/api/v1/calendars/${year}`)).json
  const put = (days: unknown[]) =>
    admin('PUT', `/api/v1/calendars/${year}`, {
      year,
      source: 'test',
      notices: ['https://www.example.gov.cn/notice'],
      days,
    })
  const wrong = await put([{ date: `${year}-02-30`, rest: true, name: '示例' }])
  assert.deepEqual([wrong.status, wrong.json.code], [400, 'calendar-year-invalid'])
  const moved = await put([...known.days, { date: before, rest: true, name: '示例假日' }])
  assert.equal(moved.status, 200, moved.text)
  assert.ok(moved.json.casesChanged > 0)
  assert.ok((await due()) > before)
  const registrar = await as('xf.registrar')
  assert.equal((await registrar('PUT', `/api/v1/calendars/${year}`, { year })).status, 403)
  assert.equal((await put(known.days)).status, 200)
  assert.equal(await due(), before)
})

test('health and metrics answer without login and name no case', async () => {
  const call = caller(server.url)
  assert.deepEqual((await call('GET', '/health')).json, { ok: true, reasons: [], notes: [] })
  const metrics = await call('GET', '/metrics')
  assert.match(metrics.text, /dengwen_http_seconds_bucket/)
  assert.doesNotMatch(metrics.text, /450100-2026/)
})
