import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { findFonts } from '../../scripts/fonts.mjs'
import type { Listening } from '../../src/main.ts'
import { caseOfPerson } from '../../src/petitions/index.ts'
import { officeOf, works } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

let world: World
let server: Listening
const office = officeOf(() => world)
const skip = findFonts().files.length ? false : 'no fonts'
/** The organ that handles it, its person reached by post only. */
let byPost: string
let electronic: string
let hidden: string

before(async () => {
  world = await openWorld()
  server = await serveWorld(world)
  byPost = (await office.send({ eService: false })).caseNo
  electronic = (await office.send()).caseNo
  hidden = (await office.send({ eService: false, confidential: true })).caseNo
  for (const caseNo of [byPost, electronic, hidden]) await office.toHandling(caseNo)
})
after(async () => {
  await server?.close()
  await world?.close()
})

async function signedIn(organ: string, role: Parameters<World['staff']>[1]) {
  const call = caller(server.url)
  const { login } = world.staff(organ, role)
  assert.equal((await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })).status, 201)
  return call
}
type Letter = { document: string; caseNo: string; name: string; address: string; number: string; postedOn: string }
const waiting = async (call: ReturnType<typeof caller>, state = 'open'): Promise<Letter[]> =>
  (await call('GET', `/api/v1/postings?state=${state}`)).json.items

test('what the organ issued waits to be posted, masked; who agreed to electronic service is not among it', async () => {
  const liaison = await signedIn(works, 'liaison')
  const letters = await waiting(liaison)
  assert.deepEqual([...new Set(letters.map(({ caseNo }) => caseNo))].sort(), [byPost, hidden].sort())
  assert.ok(letters.every(({ name, address }) => name === '陈**' && !address.includes('18号')))
  const other = await signedIn('450100-RS', 'liaison')
  assert.deepEqual(await waiting(other), [], 'another organ sees none of it')
  const [letter] = letters
  assert.equal((await other('PUT', `/api/v1/postings/${letter?.document}`, { posted: true })).status, 404)
})

test('RG-8: a label is a look, shown to its person; a case kept from this organ is left out', { skip }, async () => {
  const liaison = await signedIn(works, 'liaison')
  const letters = await waiting(liaison)
  const documents = letters.map(({ document }) => document)
  const printed = await liaison('POST', '/api/v1/postings/addresses', { documents, as: 'labels' })
  assert.equal(printed.status, 200, printed.text.slice(0, 200))
  assert.match(printed.headers.get('content-type') ?? '', /pdf/)
  assert.equal(printed.headers.get('x-left-out'), '1')
  const views = (await caseOfPerson(world.house.petitions, byPost)).identityViews
  assert.equal(views.length, 1)
  assert.match(views[0]?.reason ?? '', /^打印寄送.*的地址$/)
  const kept = letters.filter(({ caseNo }) => caseNo === hidden).map(({ document }) => document)
  const refused = await liaison('POST', '/api/v1/postings/addresses', { documents: kept, as: 'envelopes' })
  assert.deepEqual([refused.status, refused.json.code], [400, 'nothing-to-print'])
  const head = await signedIn(works, 'organ-head')
  assert.equal((await head('POST', '/api/v1/postings/addresses', { documents, as: 'labels' })).status, 403)
})

test('a number, handed to the post, the list of the day, and the receipt that comes back', async () => {
  const liaison = await signedIn(works, 'liaison')
  const letter = (await waiting(liaison)).find(({ caseNo }) => caseNo === byPost)
  assert.ok(letter)
  const put = (body: object) => liaison('PUT', `/api/v1/postings/${letter.document}`, body)
  assert.equal((await put({ number: 'XA 1' })).status, 400)
  assert.equal((await put({})).status, 400)
  assert.equal((await put({ number: 'XA12345678945' })).status, 204)
  assert.equal((await put({ posted: true })).status, 204)
  assert.ok(!(await waiting(liaison)).some(({ document }) => document === letter.document))
  const [posted] = await waiting(liaison, 'posted')
  assert.deepEqual([posted?.number, posted?.postedOn], ['XA12345678945', '2026-06-01'])
  const { rows } = await office.inTx((tx) =>
    sql<{ number: Buffer }>`select number from posting where document = ${letter.document}`.execute(tx),
  )
  assert.ok(!rows[0]?.number.includes('XA12345678945'), 'the number is sealed')
  assert.equal((await liaison('GET', '/api/v1/postings/list.xlsx?on=2026-06-01')).status, 200)
  assert.equal((await liaison('GET', '/api/v1/postings/list.pdf?on=2026-05-01')).json.code, 'nothing-to-print')
  if (!skip) assert.equal((await liaison('GET', '/api/v1/postings/list.pdf?on=2026-06-01')).status, 200)
  await office.act(office.who().liaison, byPost, 'deliver', {
    document: letter.document,
    mode: 'post',
    on: '2026-06-01',
    proof: `挂号 ${posted?.number}`,
  })
  assert.deepEqual(await waiting(liaison, 'posted'), [])
})

test('what does not go by post is set aside, and stays so', async () => {
  const liaison = await signedIn(works, 'liaison')
  const before = await waiting(liaison)
  const [letter] = before
  assert.equal((await liaison('PUT', `/api/v1/postings/${letter?.document}`, { setAside: true })).status, 204)
  assert.equal((await waiting(liaison)).length, before.length - 1)
})
