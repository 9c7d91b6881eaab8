/** The machine proposes, people decide (RG-14): off until it passed on the office's own closed cases. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { jobPrincipal } from '../../src/kernel/index.ts'
import type { Listening } from '../../src/main.ts'
import { city, officeOf } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

const kept = { ...process.env }
let world: World
let server: Listening
before(async () => {
  Object.assign(process.env, { DENGWEN_PROPOSAL_LEAST_TEXTS: '60', DENGWEN_PROPOSAL_CLASS_TEXTS: '20' })
  world = await openWorld()
  server = await serveWorld(world)
})
after(async () => {
  process.env = kept
  await server.close()
  await world.close()
})
const { who, act, send, differences } = officeOf(() => world)

async function signedIn(login: string) {
  const call = caller(server.url)
  assert.equal((await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })).status, 201)
  return call
}
const admin = () => signedIn(world.staff(city, 'system-admin').login)
const offers = async (caseNo: string) =>
  (await (await signedIn(who().registrar.login))('POST', `/api/v1/cases/${caseNo}/proposals`, {})).json.items
const rows = (caseNo: string) =>
  world.house.kernel.units.read(jobPrincipal('test'), (tx) =>
    sql<{ question: string; offered: string; chosen: string | null }>`
      select question, offered, chosen from machine_proposal where case_no = ${caseNo} order by question`
      .execute(tx)
      .then((found) => found.rows),
  )

const secret = '暗号甲乙丙丁'
/** Closed lines of an old ledger: two categories, told apart by their words, and accusations that nobody may learn. */
async function teach(each: number, round: number): Promise<void> {
  const call = await signedIn(who().registrar.login)
  const line = { 渠道: '来信', 收到日期: '2025-03-05', 结果: '已办结', 办结日期: '2025-04-11' }
  const kinds = [
    { 内容: '路灯不亮，请求维修路灯', 内容分类: '01/08', 类别: '申诉求决' },
    { 内容: '工厂冒烟，空气污染严重', 内容分类: '13/01', 类别: '申诉求决' },
    { 内容: `举报某所长收钱${secret}`, 内容分类: '09/01', 类别: '检举控告' },
  ]
  const values = kinds.flatMap((kind, k) =>
    Array.from({ length: each }, (_, at) => ({
      ...line,
      ...kind,
      内容: `${kind.内容}，第${'一二三四五六七八九十'[at % 10]}次反映。`,
      原编号: `2025-${round}-${k}-${at}`,
    })),
  )
  for (let from = 0; from < values.length; from += 50) {
    const answer = await call('POST', '/api/v1/backfill', {
      rows: values.slice(from, from + 50).map((one, at) => ({ line: at + 2, values: one })),
    })
    assert.equal(answer.status, 200, answer.text)
    for (const { state, says } of answer.json.rows) assert.notEqual(state, 'wrong', says?.join())
  }
}

test('below the bar: too few cases teach nothing, it cannot be switched on, and no form gets a proposal', async () => {
  await teach(20, 1)
  await world.house.proposals.learn()
  const call = await admin()
  const state = (await call('GET', '/api/v1/admin/proposals')).json
  assert.deepEqual(
    [state.on, ...state.questions.map(({ passes }: { passes: boolean }) => passes)],
    [false, false, false, false],
  )
  const refused = await call('PUT', '/api/v1/admin/proposals', { on: true })
  assert.deepEqual([refused.status, refused.json.code], [409, 'proposals-below-bar'])
  assert.deepEqual(await offers((await send()).caseNo), [])
})

test('RG-1: sealed cases teach nothing: their category is not among the classes', async () => {
  await teach(25, 2)
  const { results, texts } = await world.house.proposals.learn()
  assert.equal(texts, 90)
  assert.deepEqual(
    results.category?.classes.map(({ code, texts: n }) => [code, n]),
    [
      ['01/08', 45],
      ['13/01', 45],
    ],
  )
  const file = readFileSync(join(world.dataDir, 'models', 'proposals.sealed'))
  for (const word of [secret, '路灯']) assert.equal(file.indexOf(Buffer.from(word)), -1)
})

test('passed and switched on: shown with share and words, the state stays as it is, and what people chose is kept', async () => {
  const call = await admin()
  const lamp = { title: '路灯坏了', content: '小区门口路灯不亮，请求维修。' }
  const off = await send(lamp)
  assert.deepEqual(await offers(off.caseNo), [], 'passed, but nobody switched it on')
  assert.equal((await call('PUT', '/api/v1/admin/proposals', { on: true })).status, 204)
  const registrar = await signedIn(who().registrar.login)
  const { caseNo } = await send({ ...lamp, petitioner: { name: '李示例' } })
  const before = (await registrar('GET', `/api/v1/cases/${caseNo}`)).json
  const [offer, ...more] = await offers(caseNo)
  assert.deepEqual([offer.question, offer.code, more.length], ['category', '01/08', 0])
  assert.ok(offer.percent > 70 && offer.words.some((word: string) => word.includes('路灯')), JSON.stringify(offer))
  assert.deepEqual((await registrar('GET', `/api/v1/cases/${caseNo}`)).json, before)

  await act(who().registrar, caseNo, 'register')
  await act(who().registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  const other = await send({ ...lamp, petitioner: { name: '王示例' } })
  await offers(other.caseNo)
  await act(who().registrar, other.caseNo, 'register')
  await act(who().registrar, other.caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/01' })
  assert.deepEqual(await rows(caseNo), [{ question: 'category', offered: '01/08', chosen: '01/08' }])
  assert.deepEqual(await rows(other.caseNo), [{ question: 'category', offered: '01/08', chosen: '01/01' }])
  const { questions } = (await call('GET', '/api/v1/admin/proposals')).json
  const category = questions.find(({ question }: { question: string }) => question === 'category')
  assert.deepEqual([category.accepted, category.changed, category.passes], [1, 1, true])
  assert.deepEqual(await differences(), [])
})

test('RG-1: a sealed case is never asked, and what was offered goes with the sealing', async () => {
  const { caseNo } = await send({ title: '路灯', content: '路灯不亮，请求维修路灯。', petitioner: { name: '赵示例' } })
  assert.equal((await offers(caseNo)).length, 1)
  await act(who().registrar, caseNo, 'register')
  await act(who().registrar, caseNo, 'classify', { class: 'accusation', category: '09/01' })
  assert.deepEqual(await rows(caseNo), [])
  const officer = await signedIn(world.staff(city, 'discipline-officer').login)
  assert.deepEqual((await officer('POST', `/api/v1/cases/${caseNo}/proposals`, {})).json.items, [])
  assert.deepEqual(await rows(caseNo), [])
})

test('only the system administrator switches it', async () => {
  const call = await signedIn(who().registrar.login)
  assert.equal((await call('GET', '/api/v1/admin/proposals')).status, 403)
  assert.equal((await call('PUT', '/api/v1/admin/proposals', { on: false })).status, 403)
  assert.equal((await call('POST', '/api/v1/admin/proposals/learn', {})).status, 403)
  assert.equal((await (await admin())('POST', '/api/v1/admin/proposals/learn', {})).status, 202)
})
