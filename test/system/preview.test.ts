import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Listening } from '../../src/main.ts'
import { city, officeOf, water } from '../office.ts'
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
const { who, act, send, toHandling, answers, inTx } = officeOf(() => world)

async function signedIn(login: string) {
  const call = caller(server.url)
  assert.equal((await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })).status, 201)
  return call
}

test('an act is looked at before it is done: the real page, what is missing with its article, and nothing written', async () => {
  const { caseNo } = await send()
  const p = who()
  await act(p.registrar, caseNo, 'register')
  await act(p.registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  const call = await signedIn(p.dispatcher.login)
  const at = `/api/v1/cases/${caseNo}/actions/transfer/preview`

  const empty = (await call('POST', `${at}?as=txt`, {})).json
  assert.deepEqual(
    empty.missing.map(({ field, article }: { field: string; article: string }) => [field, article]),
    [
      ['to', 'L22 22(1)'],
      ['reason', 'L22 22(1)'],
    ],
  )
  assert.deepEqual(
    empty.documents.map(({ code }: { code: string }) => code),
    ['DOC-02', 'DOC-04'],
  )
  assert.match(empty.documents[0].text, /待填：/)

  const full = (await call('POST', `${at}?as=txt`, { to: p.liaison.organ, reason: '供水归其管' })).json
  assert.deepEqual(full.missing, [])
  assert.match(full.documents[0].text, /^（预览：还没有发出，不具有效力）/)
  assert.match(full.documents[0].text, /供水归其管/)
  assert.doesNotMatch(full.documents[0].text, /〔2026〕|待填/)
  assert.match(full.documents[1].text, /2026年6月16日/)
  // The name stays masked: a look at a draft is no reveal.
  assert.match(full.documents[1].text, /陈\*/)

  const page = (await call('POST', `${at}?as=page`, { to: p.liaison.organ, reason: '供水归其管' })).json
  assert.match(page.documents[0].svg, /^<svg/)
  const pdf = (await call('POST', at, { to: p.liaison.organ, reason: '供水归其管' })).json
  assert.match(Buffer.from(pdf.documents[0].pdf, 'base64').toString('latin1'), /^%PDF/)

  const wrong = await call('POST', at, { to: p.liaison.organ, reasons: '多了一个字' })
  assert.equal(wrong.status, 400)
  const state = (await call('GET', `/api/v1/cases/${caseNo}`)).json
  assert.equal(state.state, 'classified')
  assert.deepEqual(state.documents, [])
})

test('the drafter sees which request is not answered; the head sees the page that waits', async () => {
  const { caseNo } = await send()
  const p = who()
  await toHandling(caseNo)
  const handler = await signedIn(p.handler.login)
  const at = `/api/v1/cases/${caseNo}/actions/draft-opinion/preview?as=txt`
  const [one] = answers(water.requests)
  const half = (
    await handler('POST', at, {
      answers: [one, { request: '公布检修计划', facts: '', reasons: '没有公布', result: '', opinion: '' }],
      basis: '《城市供水条例》',
      contact: '王示例 0000-1234567',
    })
  ).json
  assert.deepEqual(
    half.missing.map(({ field }: { field: string }) => field),
    ['answers.1.facts', 'answers.1.result', 'answers.1.opinion', 'executeOn'],
  )
  assert.match(half.missing[0].says, /第2项诉求：查明的事实和证据.*第三十二条/)

  const none = await handler('GET', `/api/v1/cases/${caseNo}/pending.pdf`)
  assert.equal(none.status, 404)
  const whole = {
    answers: answers(water.requests),
    basis: '《城市供水条例》',
    executeOn: '2026-07-01',
    contact: '王示例 0000-1234567',
  }
  assert.deepEqual((await handler('POST', at, whole)).json.missing, [])
  await act(p.handler, caseNo, 'draft-opinion', whole)

  const head = await signedIn(p.chief.login)
  const text = (await head('GET', `/api/v1/cases/${caseNo}/pending.txt`)).text
  assert.match(text, /预览：还没有发出/)
  assert.match(text, /城市供水条例/)
  const pdf = await head('GET', `/api/v1/cases/${caseNo}/pending.pdf`)
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  const list = (await head('GET', `/api/v1/cases/${caseNo}/pending?as=txt`)).json
  assert.deepEqual(
    list.documents.map(({ code }: { code: string }) => code),
    ['DOC-12'],
  )
  // Looked at and then issued: the same words, now with number.
  const issued = await act(p.chief, caseNo, 'issue-opinion')
  const paper = (await head('GET', `/api/v1/cases/${caseNo}/documents/${issued.documents[0]?.id}.txt`)).text
  const words = (one: string) =>
    one.replace(/（(?:预览|可读文本).*\n\n/, '').replace(/〔文号待编〕\n|示住建信处〔2026〕\d+号\n/, '')
  assert.equal(words(paper), words(text))

  const stranger = await signedIn(world.staff('450103-XF', 'dispatcher').login)
  assert.equal((await stranger('GET', `/api/v1/cases/${caseNo}/pending.pdf`)).status, 404)
})

test('no look at what this post could not do, none writes a number', async () => {
  const { caseNo } = await send()
  const registrar = await signedIn(world.staff(city, 'registrar').login)
  const refused = await registrar('POST', `/api/v1/cases/${caseNo}/actions/transfer/preview`, {})
  assert.equal(refused.status, 409)
  assert.equal(refused.json.code, 'step-not-reached')
  assert.equal((await registrar('POST', `/api/v1/cases/${caseNo}/actions/accept/preview`, {})).status, 403)
  const before = await serials()
  await registrar('POST', `/api/v1/cases/${caseNo}/actions/register/preview`, {})
  assert.equal(await serials(), before)
})

const serials = () =>
  inTx(
    async (tx) =>
      (
        await tx
          .selectFrom('document_serial')
          .select((e) => e.fn.sum('last').as('n'))
          .execute()
      )[0]?.n,
  )
