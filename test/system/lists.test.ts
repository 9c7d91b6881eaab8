import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { readSheet } from '../../src/kernel/index.ts'
import type { Listening } from '../../src/main.ts'
import { submit } from '../../src/petitions/index.ts'
import { city, officeOf, water } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

let world: World
let server: Listening
const office = officeOf(() => world)
let registrar: ReturnType<typeof caller>
let sealed: string
const sent: string[] = []

before(async () => {
  world = await openWorld()
  server = await serveWorld(world)
  registrar = await signedIn(city, 'registrar')
  const p = office.who()
  // Sent by the city's own registrar: they stay with the city, wherever the place lies.
  const typed = async (more: object) =>
    (await submit(world.house.petitions, { ...water, placeRegion: '450103', ...more }, p.registrar, null)).caseNo
  for (let n = 0; n < 5; n++) sent.push(await typed({ title: `第${n}号楼停水` }))
  sealed = await typed({ title: '举报某局长', purpose: '04' })
  for (const caseNo of sent.slice(0, 3)) {
    await office.act(p.registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  }
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
const numbers = async (query: string): Promise<string[]> => {
  const { status, json } = await registrar('GET', `/api/v1/cases?${query}`)
  assert.equal(status, 200, JSON.stringify(json))
  return json.items.map((item: { caseNo: string }) => item.caseNo)
}

test('a list is narrowed by category with what is below it, by place with what is in it, by class and channel', async () => {
  const classified = sent.slice(0, 3).sort()
  assert.deepEqual((await numbers('queue=to-route&category=01/08')).sort(), classified)
  assert.deepEqual((await numbers('queue=to-route&category=01')).sort(), classified)
  assert.deepEqual(await numbers('queue=to-route&category=02'), [])
  assert.deepEqual((await numbers('queue=to-route&class=appeal&channel=03')).sort(), classified)
  assert.deepEqual(await numbers('queue=to-route&channel=01'), [])
  assert.deepEqual((await numbers('queue=all&place=450100')).sort(), [...sent].sort())
  assert.deepEqual(await numbers('queue=all&place=450102'), [])
  assert.deepEqual((await numbers('queue=to-route&dueFrom=2026-06-16&due=2026-06-16')).sort(), classified)
  assert.deepEqual(await numbers('queue=to-route&dueFrom=2026-06-17'), [])
  assert.equal((await registrar('GET', '/api/v1/cases?queue=all&class=quiet')).status, 400)
  assert.equal((await registrar('GET', '/api/v1/cases?queue=all&regLevel=1')).status, 400, 'RG-2')
})

test('each order goes through all pages once', async () => {
  for (const sort of ['due', 'received', 'oldest']) {
    const found: string[] = []
    let cursor = ''
    do {
      const { json } = await registrar(
        'GET',
        `/api/v1/cases?queue=all&sort=${sort}&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      )
      found.push(...json.items.map((item: { caseNo: string }) => item.caseNo))
      cursor = json.next
    } while (cursor)
    assert.deepEqual([...found].sort(), [...sent].sort(), sort)
    if (sort === 'received') assert.deepEqual(found, [...found].sort().reverse())
    if (sort === 'oldest') assert.deepEqual(found, [...found].sort())
  }
})

test('RG-1: of a sealed case the envelope shows number, state and dates, and no filter finds it', async () => {
  const head = await signedIn(city, 'office-head')
  const { json } = await head('GET', '/api/v1/cases?queue=all')
  const [envelope] = json.items.filter((item: { caseNo: string }) => item.caseNo === sealed)
  assert.ok(envelope, 'the office head sees the envelope')
  const { title, holder, channelTitle, categoryTitle, placeTitle, dup, urgency } = envelope
  assert.deepEqual(
    { title, holder, channelTitle, categoryTitle, placeTitle, dup, urgency },
    {
      title: '密封件',
      holder: '',
      channelTitle: '',
      categoryTitle: null,
      placeTitle: null,
      dup: null,
      urgency: 'normal',
    },
  )
  for (const filter of ['place=450103', 'channel=03', `organ=${city}`, 'category=01']) {
    const { json: found } = await head('GET', `/api/v1/cases?queue=all&${filter}`)
    assert.ok(!found.items.some((item: { caseNo: string }) => item.caseNo === sealed), filter)
  }
  const officer = await signedIn(city, 'discipline-officer')
  const { json: opened } = await officer('GET', '/api/v1/cases?queue=all&channel=03')
  assert.ok(
    opened.items.some((item: { caseNo: string }) => item.caseNo === sealed),
    'who opens sealed cases finds it',
  )
  const sheet = await head('GET', '/api/v1/cases/export.csv?queue=all')
  assert.match(sheet.text, new RegExp(`${sealed},密封件,`))
  assert.doesNotMatch(sheet.text, /举报/)
})

test('a list leaves as xlsx and CSV, whole, without a name or telephone, and who took it stands in the audit', async () => {
  const csv = await registrar('GET', '/api/v1/cases/export.csv?queue=to-route&category=01/08')
  assert.equal(csv.status, 200)
  assert.match(csv.headers.get('content-disposition') ?? '', /attachment.*\.csv/)
  const { headings, rows } = await readSheet(Buffer.from(csv.text), 'list.csv')
  assert.deepEqual(headings.slice(0, 3), ['编号', '标题', '状态'])
  assert.deepEqual(rows.map(({ values }) => values.编号).sort(), sent.slice(0, 3).sort())
  assert.ok(rows.every(({ values }) => values.法定最后一日 === '2026-06-16'))
  for (const word of [water.petitioner.name, water.petitioner.phone]) assert.ok(!csv.text.includes(word))

  const cookie = { account: world.staff(city, 'registrar').account }
  const xlsx = await registrar('GET', '/api/v1/cases/export.xlsx?q=停水')
  assert.match(xlsx.headers.get('content-type') ?? '', /spreadsheetml/)
  const audit = await office.inTx(async (tx) => {
    const { rows: found } = await sql<{
      account: string
      object: string
      detail: { rows: number }
    }>`select account, object, detail from audit where act = 'export-list' order by id`.execute(tx)
    return found.filter(({ account }) => account === cookie.account)
  })
  assert.deepEqual(
    audit.map(({ object, detail }) => [object, detail.rows]),
    [
      ['to-route', 3],
      ['all', 5],
    ],
  )
  assert.ok(!JSON.stringify(audit).includes('停水'), 'the words of a search are not written down')
})

test('a list over the limit is refused in words, not cut off', async () => {
  const { settings } = world.house.kernel
  settings.exportRows = 2
  settings.exportPageRows = 2
  try {
    const { status, json } = await registrar('GET', '/api/v1/cases/export.csv?queue=all')
    assert.equal(status, 400)
    assert.equal(json.code, 'too-many-rows')
    assert.match(json.says, /超过2件/)
  } finally {
    settings.exportRows = 20_000
    settings.exportPageRows = 1_000
  }
})

test('kept filters are list parameters of one account', async () => {
  const query = { queue: 'to-route', category: '01', due: '2026-06-30' }
  const { status, json: kept } = await registrar('POST', '/api/v1/filters', query)
  assert.equal(status, 201)
  assert.deepEqual((await registrar('POST', '/api/v1/filters', query)).json, kept, 'the same one once')
  for (const wrong of [{ name: '陈小满' }, { q: '陈小满' }, { queue: 'all', regLevel: '1' }])
    assert.equal((await registrar('POST', '/api/v1/filters', wrong)).status, 400)
  assert.deepEqual((await registrar('GET', '/api/v1/filters')).json.items, [kept])
  const other = await signedIn(city, 'dispatcher')
  assert.deepEqual((await other('GET', '/api/v1/filters')).json.items, [])
  assert.equal((await other('DELETE', `/api/v1/filters/${kept.id}`)).status, 204)
  assert.equal((await registrar('GET', '/api/v1/filters')).json.items.length, 1, "nobody else's hand reaches it")
  assert.equal((await registrar('DELETE', `/api/v1/filters/${kept.id}`)).status, 204)
  assert.deepEqual((await registrar('GET', '/api/v1/filters')).json.items, [])
})
