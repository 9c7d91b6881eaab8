import assert from 'node:assert/strict'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { findFonts } from '../../scripts/fonts.mjs'
import type { Listening } from '../../src/main.ts'
import { receiptLetter } from '../../src/petitions/index.ts'
import { officeOf, water, works } from '../office.ts'
import { plainBrowser } from '../plain-browser.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

let world: World
let server: Listening
const office = officeOf(() => world)
const skip = findFonts().files.length ? false : 'no fonts'
let caseNo: string
let queryCode: string
let id: string

before(async () => {
  world = await openWorld()
  server = await serveWorld(world)
  const sent = await office.send({ needs: ['书面答复用大字'], eService: false })
  caseNo = sent.caseNo
  queryCode = sent.queryCode
  await office.toHandling(caseNo)
  const { rows } = await office.inTx((tx) =>
    sql<{ id: string }>`select id from document where case_no = ${caseNo} and code = 'DOC-05'`.execute(tx),
  )
  id = rows[0]?.id ?? assert.fail('no notice of acceptance')
})
after(async () => {
  await server?.close()
  await world?.close()
})

type Kept = { document: string; file: string; bytes: number; digest: string; templates: string; fonts: string }
const keptRows = () =>
  office.inTx(async (tx) => (await sql<Kept>`select * from document_page where case_no = ${caseNo}`.execute(tx)).rows)

async function bytes(path: string, init: RequestInit = {}): Promise<Buffer> {
  const response = await fetch(`${server.url}${path}`, init)
  assert.equal(response.status, 200, path)
  return Buffer.from(await response.arrayBuffer())
}
const asPerson = () =>
  bytes(`/api/v1/public/cases/${caseNo}/documents/${id}.pdf`, { headers: { 'x-query-code': queryCode } })

async function cookieOf(organ: string, role: Parameters<World['staff']>[1]): Promise<string> {
  const { login } = world.staff(organ, role)
  const call = caller(server.url)
  const { headers } = await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

test('a job keeps the page of every letter right after the act, with what it was set with', { skip }, async () => {
  const all = await office.inTx(
    async (tx) => (await sql<{ id: string }>`select id from document where case_no = ${caseNo}`.execute(tx)).rows,
  )
  for (let tries = 0; tries < 100 && (await keptRows()).length < all.length; tries++) await pause(200)
  const rows = await keptRows()
  assert.deepEqual(rows.map(({ document }) => document).sort(), all.map((row) => row.id).sort())
  for (const row of rows) {
    assert.ok(row.bytes > 20_000 && row.bytes < 400_000, `${row.bytes} bytes`)
    assert.match(`${row.templates} ${row.fonts}`, /^[0-9a-f]{16} [0-9a-f]{16}$/)
  }
  assert.deepEqual(await office.differences(), [])
})

test('the person, a colleague and the print room get the same kept page, each with the name they may see', {
  skip,
}, async () => {
  const cookie = await cookieOf(works, 'liaison')
  const path = `/api/v1/cases/${caseNo}/documents/${id}`
  const pages = [
    await asPerson(),
    await bytes(`${path}.pdf`, { headers: { cookie } }),
    await bytes(`${path}/print`, { method: 'POST', headers: { cookie, origin: server.url } }),
  ]
  const length = (await keptRows()).find(({ document }) => document === id)?.bytes ?? 0
  const [first, ...others] = pages.map((page) => page.subarray(0, length).toString('latin1'))
  assert.match(first?.trimEnd() ?? '', /%%EOF$/, 'a whole file by itself')
  for (const other of others) assert.equal(other, first)
  assert.notDeepEqual(pages[0], pages[1], 'the name is masked for a colleague')
  assert.ok(pages.every((page) => page.length > length))
})

test('what was kept is shown, also when templates would set it otherwise now', { skip }, async () => {
  const { letters } = world.house.petitions
  const before = await asPerson()
  const kept = letters.kept
  letters.kept = (model) => kept({ ...model, title: '换了样式的文书' })
  try {
    assert.deepEqual(await asPerson(), before)
  } finally {
    letters.kept = kept
  }
})

test('who asked for large print gets it without asking again, and the desk and the print room are told', async () => {
  const { petitions } = world.house
  assert.equal((await receiptLetter(petitions, caseNo, queryCode)).large, true)
  const other = await office.send()
  assert.equal((await receiptLetter(petitions, other.caseNo, other.queryCode)).large, false)
  const call = caller(server.url)
  const { login } = world.staff(works, 'liaison')
  await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })
  assert.equal((await call('GET', `/api/v1/cases/${caseNo}`)).json.largePrint, true)
  const posting = (await call('GET', '/api/v1/postings')).json.items.find(
    ({ document }: { document: string }) => document === id,
  )
  assert.equal(posting.largePrint, true)
})

test('the request for review stands beside the served opinion, half filled in, while it can be handed in', {
  skip,
}, async () => {
  const sent = await office.send()
  await office.toHandling(sent.caseNo)
  const p = office.who()
  const browser = plainBrowser(server.url)
  await browser.open(`/track?no=${sent.caseNo}`)
  await browser.press('next', { caseNo: sent.caseNo, queryCode: sent.queryCode })
  const page = `/track/${sent.caseNo}`
  assert.doesNotMatch((await browser.open(page)).html, /review-request/)
  await office.act(p.handler, sent.caseNo, 'draft-opinion', {
    answers: office.answers(water.requests),
    basis: '《城市供水条例》',
    executeOn: '2026-07-01',
    contact: '王示例 0000-1234567',
  })
  const { documents } = await office.act(p.chief, sent.caseNo, 'issue-opinion')
  const opinion = documents[0]?.id
  await office.act(p.liaison, sent.caseNo, 'deliver', {
    document: opinion,
    mode: 'direct',
    on: '2026-06-01',
    proof: '签收',
  })
  assert.match((await browser.open(page)).html, /复查申请书/)
  for (const path of ['review-request.pdf', 'review-request/large.pdf']) {
    const answer = await browser.open(`${page}/${path}`)
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/pdf'])
  }
})

test('nobody may change or remove the row of a page', async () => {
  for (const statement of ["update document_page set digest = ''", 'delete from document_page'])
    await assert.rejects(
      world.house.kernel.units.write({ name: 'job:test', reach: [], job: true }, (tx) =>
        sql.raw(statement).execute(tx),
      ),
      /permission denied/,
    )
})

test('large print and the readable text say that they are not the page', { skip }, async () => {
  const cookie = await cookieOf(works, 'liaison')
  const path = `/api/v1/cases/${caseNo}/documents/${id}`
  const text = (await bytes(`${path}.txt`, { headers: { cookie } })).toString()
  assert.match(text, /^（可读文本：按文书的文字另排，正式的页面以 PDF 为准。）/)
  const large = await bytes(`${path}.pdf?size=large`, { headers: { cookie } })
  const length = (await keptRows()).find(({ document }) => document === id)?.bytes ?? 0
  assert.ok(!large.subarray(0, length).equals((await asPerson()).subarray(0, length)))
})

test('a page changed on the disk is not shown: its own error, and a difference for reconcile', { skip }, async () => {
  const file = (await keptRows()).find(({ document }) => document === id)?.file ?? assert.fail()
  const path = join(world.dataDir, 'files', file.slice(0, 2), file.slice(2, 4), file)
  const right = readFileSync(path)
  appendFileSync(path, 'x')
  try {
    const answer = await fetch(`${server.url}/api/v1/public/cases/${caseNo}/documents/${id}.pdf`, {
      headers: { 'x-query-code': queryCode },
    })
    assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [500, 'page-damaged'])
    assert.deepEqual(
      (await office.differences()).map(({ what }) => what),
      [`document ${id} page`],
    )
  } finally {
    writeFileSync(path, right)
  }
  assert.deepEqual(await office.differences(), [])
})
