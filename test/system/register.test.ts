/** The registration desk over HTTP: several people in one letter, several matters in one letter. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Listening } from '../../src/main.ts'
import { receiptLetter } from '../../src/petitions/index.ts'
import { officeOf } from '../office.ts'
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

const joint = {
  channel: '01',
  title: '柳湾镇三组征地补偿款没有发放',
  content: '柳湾镇三组2024年被征地120亩。补偿款至今没有发放到户。请求公布补偿方案。',
  requests: ['发放补偿款'],
  petitioner: { name: '陈小满', phone: '13800138000', address: '柳湾镇三组' },
  parties: [
    { role: 'representative', name: '周大年' },
    ...Array.from({ length: 38 }, (_, n) => ({ role: 'coSigner', name: `村民第${n + 2}号` })),
    { role: 'proxy', name: '吴律师', phone: '13900139000', scope: '代为提出、代收文书' },
  ],
}

test('a joint letter of forty: all are named behind masks, counted, and greeted as 等40人', async () => {
  const call = await registrar()
  const sent = await call('POST', '/api/v1/submissions', joint)
  assert.equal(sent.status, 201, sent.text)
  const { caseNo } = sent.json
  const view = (await call('GET', `/api/v1/cases/${caseNo}`)).json
  assert.equal(view.signerCount, 40, 'the proxy stands for the person and is no signer')
  assert.equal(view.parties.length, 41)
  const proxy = view.parties.find((party: { role: string }) => party.role === 'proxy')
  assert.deepEqual([proxy.scope, proxy.document, proxy.name], ['代为提出、代收文书', '', '吴**'])
  assert.ok(!JSON.stringify(view.parties).includes('陈小满'))

  const { registrar: clerk, dispatcher } = office.who()
  await office.act(clerk, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '03/02' })
  await office.act(dispatcher, caseNo, 'transfer', { to: '450100-ZR', reason: '征地归其管' })
  const letters = (await call('GET', `/api/v1/cases/${caseNo}`)).json.documents
  const notice = letters.find((one: { code: string }) => one.code === 'DOC-04')
  assert.match((await call('GET', notice.text)).text, /陈\*\*等40人/)
  const own = await caller(server.url)('GET', `/api/v1/public/cases/${caseNo}/documents/${notice.id}.txt`, undefined, {
    'x-query-code': sent.json.queryCode,
  })
  assert.match(own.text, /陈小满等40人/)
})

test('a co-signer who writes again with the same words is proposed with the sentences; the proxy alone is not', async () => {
  const call = await registrar()
  const ask = (petitioner: object, more: object = {}) =>
    call('POST', '/api/v1/duplicates', { petitioner, title: joint.title, content: joint.content, ...more })
  const signer = (await ask({ name: '村民第9号' })).json.items
  assert.equal(signer.length, 1)
  assert.ok(signer[0].sentences.includes('补偿款至今没有发放到户'), JSON.stringify(signer))
  assert.equal((await ask({ name: '另一人' }, { others: [{ name: '村民第10号' }] })).json.items.length, 1)
  assert.deepEqual((await ask({ name: '吴律师', phone: '13900139000' })).json.items, [])
  assert.deepEqual(
    (await ask({ name: '村民第9号' }, { title: '别的事', content: '医保报销比例怎么算的。' })).json.items,
    [],
  )
})

test('the paper that shows a proxy’s authority belongs to the case; somebody else’s file does not', async () => {
  const call = await registrar()
  const form = new FormData()
  form.append('file', new Blob(['委托书'], { type: 'text/plain' }), '委托书.txt')
  const { cookie } = await sessionOf(office.who().registrar.login)
  const kept = await fetch(`${server.url}/api/v1/files`, {
    method: 'POST',
    headers: { origin: server.url, cookie },
    body: form,
  })
  const { id } = (await kept.json()) as { id: string }
  const parties = [{ role: 'proxy', name: '吴律师', scope: '代为提出', document: id }]
  const sent = await call('POST', '/api/v1/submissions', { ...joint, parties })
  assert.equal(sent.status, 201, sent.text)
  const view = (await call('GET', `/api/v1/cases/${sent.json.caseNo}`)).json
  assert.deepEqual(
    view.files.map((file: { id: string }) => file.id),
    [id],
  )
  const again = await call('POST', '/api/v1/submissions', { ...joint, parties })
  assert.equal(again.json.code, 'file-not-usable')
})

test('RGT-13: two proxies act for a person, a third is refused in words; a guardian acts by law and is not counted', async () => {
  const call = await registrar()
  const proxy = (name: string, more: object = {}) => ({ role: 'proxy', name, scope: '代为提出', ...more })
  const send = (parties: object[]) => call('POST', '/api/v1/submissions', { ...joint, parties })
  const both = [proxy('吴律师'), proxy('郑亲属')]
  assert.equal((await send([...both, proxy('李监护', { guardian: true })])).status, 201)
  const third = await send([...both, proxy('第三人')])
  assert.equal(third.status, 400)
  assert.deepEqual(
    third.json.fields.map(({ field }: { field: string }) => field),
    ['parties'],
  )
  assert.match(third.json.fields[0].says, /不超过2人/)
})

test('PI-04, RG-16: a child is registered with or without guardian; that it is one stands behind the masks and nowhere else', async () => {
  const call = await registrar()
  const child = { name: '幼小测', minorU14: true }
  const alone = await call('POST', '/api/v1/submissions', { ...joint, parties: [], petitioner: child })
  assert.equal(alone.status, 201, 'no guardian is no reason not to register')
  const anyone = caller(server.url)
  const sent = await anyone('POST', '/api/v1/public/submissions', {
    ...{ channel: '03', title: '学校门口没有红绿灯', content: '学校门口没有红绿灯，请装一个。' },
    ...{ petitioner: child, guardian: { name: '大监护', phone: '13600136000' } },
  })
  assert.equal(sent.status, 201, sent.text)
  const view = (await call('GET', `/api/v1/cases/${sent.json.caseNo}`)).json
  const facts = view.parties.map((one: Record<string, unknown>) => [one.role, one.minorU14, one.guardian, one.name])
  assert.deepEqual(facts.sort(), [
    ['proxy', false, true, '大**'],
    ['self', true, false, '幼**'],
  ])
  assert.equal(view.signerCount, 1, 'the guardian is no petitioner')
  const rows = await office.inTx((tx) =>
    sql<{
      row: string
    }>`select to_jsonb(h)::text || to_jsonb(f)::text || (select string_agg(data::text, '') from event where case_no = h.case_no) as row
      from case_head h join fact_submission f using (case_no) where case_no = ${sent.json.caseNo}`.execute(tx),
  )
  assert.equal(rows.rows.length, 1)
  assert.doesNotMatch(rows.rows[0]?.row ?? '', /minor|guardian|14周岁/)
})

const two = {
  channel: '01',
  title: '停水三天，路面也塌了',
  content: '幸福路停水三天，请恢复供水。另外门口路面塌陷，请修复。',
  petitioner: { name: '郑两件', phone: '13700137000' },
  receivedAt: '2026-05-29T00:00:00+08:00',
  matters: [{ title: '幸福路路面塌陷', content: '门口路面塌陷，请修复。', requests: ['修复路面'] }],
}

test('a letter with two matters: two numbers and codes, one receipt, linked, counted from the same day', async () => {
  const call = await registrar()
  const sent = await call('POST', '/api/v1/submissions', two, { 'idempotency-key': 'two-matters-1' })
  assert.equal(sent.status, 201, sent.text)
  const [part] = sent.json.splits
  assert.notEqual(part.caseNo, sent.json.caseNo)
  assert.notEqual(part.submissionNo, sent.json.submissionNo)
  assert.deepEqual(part.clocks, sent.json.clocks)
  const again = await call('POST', '/api/v1/submissions', two, { 'idempotency-key': 'two-matters-1' })
  assert.deepEqual(again.json, sent.json, 'sent twice, opened once')

  const whole = (await call('GET', `/api/v1/cases/${sent.json.caseNo}`)).json
  const other = (await call('GET', `/api/v1/cases/${part.caseNo}`)).json
  assert.deepEqual([whole.splits, other.splitFrom, other.links], [[part.caseNo], sent.json.caseNo, [sent.json.caseNo]])
  assert.deepEqual([other.title, other.requests], ['幸福路路面塌陷', ['修复路面']])
  assert.equal(other.parties[0].name, '郑**')
  assert.deepEqual((await call('GET', `/api/v1/cases/${sent.json.caseNo}/duplicates`)).json.items, [])

  const person = (no: string, code: string) =>
    caller(server.url)('GET', `/api/v1/public/cases/${no}`, undefined, { 'x-query-code': code })
  assert.equal((await person(part.caseNo, part.queryCode)).json.title, '幸福路路面塌陷')
  assert.equal((await person(part.caseNo, sent.json.queryCode)).status, 404)
  const receipt = world.house.petitions.letters.text(
    await receiptLetter(world.house.petitions, sent.json.caseNo, sent.json.queryCode),
  )
  for (const words of [part.caseNo, part.queryCode, '幸福路路面塌陷']) assert.ok(receipt.includes(words), receipt)
})

test('split from the case page: the limit gains no time, people and channel go along, nothing differs from a replay', async () => {
  const call = await registrar()
  const sent = await office.send({ receivedAt: undefined })
  await office.act(office.who().registrar, sent.caseNo, 'register')
  const matters = [{ title: '物业乱收费', content: '物业多收了维修费，请退还。' }]
  const input = { matters, reason: '两件事由不同单位管' }
  const acts = (await call('GET', `/api/v1/cases/${sent.caseNo}/actions`)).json.actions
  const offered = acts.find((act: { action: string }) => act.action === 'split')
  assert.equal(offered.allowed, true)
  assert.deepEqual(Object.keys(offered.input.properties.matters.examples[0][0]), ['title', 'content', 'requests'])
  world.clock.set(world.clock.now().add({ hours: 24 * 3 }))
  const later = await registrar()
  const done = await later('POST', `/api/v1/cases/${sent.caseNo}/actions/split`, input, {
    'idempotency-key': 'split-it-1',
  })
  assert.equal(done.status, 200, done.text)
  const [part] = done.json.opened
  assert.equal(part.clocks[0].day0, sent.clocks[0]?.day0)
  const view = (await later('GET', `/api/v1/cases/${part.caseNo}`)).json
  assert.deepEqual([view.channel, view.eService, view.parties[0].name], ['03', true, '陈**'])
  const again = await later('POST', `/api/v1/cases/${sent.caseNo}/actions/split`, input, {
    'idempotency-key': 'split-it-1',
  })
  assert.deepEqual(again.json.opened, done.json.opened)
  const empty = await later('POST', `/api/v1/cases/${sent.caseNo}/actions/split`, { matters: [], reason: '无' })
  assert.equal(empty.status, 400)
  assert.deepEqual(await office.differences(), [])
})

test('what came with a letter goes along to each matter of it, as copies of their own', async () => {
  const call = await registrar()
  const { cookie } = await sessionOf(office.who().registrar.login)
  const uploaded = async (name: string, words: string): Promise<string> => {
    const body = new FormData()
    body.append('file', new File([words], name, { type: 'text/plain' }))
    const answer = await fetch(`${server.url}/api/v1/files`, {
      method: 'POST',
      body,
      headers: { cookie, origin: server.url },
    })
    return ((await answer.json()) as { id: string }).id
  }
  const scan = await uploaded('来信扫描.txt', '来信的样子')
  const authority = await uploaded('委托书.txt', '委托某某办理')
  const proxy = { role: 'proxy', name: '代办人', phone: '13900139000', scope: '全权', document: authority }
  const sent = await call(
    'POST',
    '/api/v1/submissions',
    { ...two, scan, parties: [proxy] },
    { 'idempotency-key': 'copies-1' },
  )
  assert.equal(sent.status, 201, sent.text)
  const later = await call(
    'POST',
    `/api/v1/cases/${sent.json.caseNo}/actions/split`,
    { matters: [{ title: '路灯不亮', content: '路灯坏了，请修。' }], reason: '又是另一件事' },
    { 'idempotency-key': 'copies-2' },
  )
  assert.equal(later.status, 200, later.text)
  const seen = new Set<string>()
  for (const caseNo of [sent.json.caseNo, sent.json.splits[0].caseNo, later.json.opened[0].caseNo]) {
    const { files } = (await call('GET', `/api/v1/cases/${caseNo}`)).json
    assert.deepEqual(files.map(({ name }: { name: string }) => name).sort(), ['委托书.txt', '来信扫描.txt'], caseNo)
    for (const { id } of files) seen.add(id)
    const { id } = files.find(({ name }: { name: string }) => name === '来信扫描.txt')
    assert.equal((await call('GET', `/api/v1/cases/${caseNo}/files/${id}`)).text, '来信的样子')
  }
  assert.equal(seen.size, 6, 'no case shares a file with another')
})

test('a sealed report is never split, and no open matter is registered along with it', async () => {
  const call = await registrar()
  const sealed = await call('POST', '/api/v1/submissions', { ...two, purpose: '04' })
  assert.equal(sealed.status, 400)
  assert.deepEqual(
    sealed.json.fields.map((f: { field: string }) => f.field),
    ['matters'],
  )
})

const sessionOf = async (login: string) => {
  const response = await fetch(`${server.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ account: login, password: samplePassword }),
  })
  return { cookie: response.headers.getSetCookie().join('; ').split(';')[0] ?? '' }
}
