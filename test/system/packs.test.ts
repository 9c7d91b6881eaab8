import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { jobPrincipal } from '../../src/kernel/index.ts'
import { isRefusal } from '../../src/law/index.ts'
import type { Listening } from '../../src/main.ts'
import { missingChoices, openLocalPacks, readLocalPacks } from '../../src/petitions/index.ts'
import { city, officeOf } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

/** The worked example of docs/packs.md: what the page tells people to write must work. */
const example: string = /```json\n([\s\S]+?)\n```/.exec(
  readFileSync(join(import.meta.dirname, '../../docs/packs.md'), 'utf8'),
)?.[1] as string

/** A rule of one county that ends in summer. */
const county = example
  .replace('"SFS-2026"', '"SFX-2020"')
  .replace('"region": "示范市"', '"region": "示范县"')
  .replace('"to": null', '"to": "2026-06-30"')

let world: World
let server: Listening
before(async () => {
  world = await openWorld(undefined, (dataDir) => {
    mkdirSync(join(dataDir, 'packs'))
    writeFileSync(join(dataDir, 'packs', 'city.json'), example)
    writeFileSync(join(dataDir, 'packs', 'county.json'), county)
    writeFileSync(join(dataDir, 'packs', 'notes.txt'), 'not a pack')
  })
  server = await serveWorld(world)
})
after(async () => {
  await server.close()
  await world.close()
})
const { who, send, differences } = officeOf(() => world)

async function signedIn(login: string) {
  const call = caller(server.url)
  assert.equal((await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })).status, 201)
  return call
}
const admin = () => signedIn(world.staff(city, 'system-admin').login)
const localOf = async (caseNo: string) => {
  const registrar = await signedIn(who().registrar.login)
  const [clock] = (await registrar('GET', `/api/v1/cases/${caseNo}`)).json.clocks
  return { last: clock.last, local: clock.local }
}

test('packs by date: two of the nation, those of the hotline, of the program and the file of the folder, each with its sources', async () => {
  const { packs } = (await (await admin())('GET', '/api/v1/admin/packs')).json
  assert.deepEqual(
    packs.flatMap(({ id, kind }: { id: string; kind: string }) => (kind === 'hotline' ? [id] : [])),
    ['HL-CN', 'HL-JN', 'HL-WF', 'HL-SD', 'HL-GD'],
  )
  assert.deepEqual(
    packs
      .filter(({ kind }: { kind: string }) => kind !== 'hotline')
      .map(({ id, from, to }: { id: string; from: string; to: string | null }) => [id, from, to]),
    [
      ['CN-2022', '2022-05-01', null],
      ['CN-2005', '2005-05-01', '2022-04-30'],
      ['ZJ-2016', null, null],
      ['SD-2015', null, null],
      ['BJ', null, null],
      ['SFS-2026', '2026-03-01', null],
      ['SFX-2020', '2026-03-01', '2026-06-30'],
    ],
  )
  const own = packs.find(({ id }: { id: string }) => id === 'SFS-2026')
  assert.equal(own.file, 'packs/city.json')
  assert.deepEqual(
    own.limits.map(({ id, national, practice }: { id: string; national: string; practice: boolean }) => [
      id,
      national,
      practice,
    ]),
    [
      ['DL-01', '15日', false],
      ['DL-03', '15日', false],
      ['DL-05', '60日', false],
      ['DL-12', '30日', true],
    ],
  )
})

test('U14: a local pack is off until it is switched on, from a day; it moves no legal day, and ends again', async () => {
  const call = await admin()
  const before = await send()
  assert.equal((await localOf(before.caseNo)).local, null)
  for (const [pack, from, code] of [
    ['NO-1', '2026-06-01', 'unknown-local-pack'],
    ['CN-2005', '2026-06-01', 'unknown-local-pack'],
    ['SFS-2026', '2026-05-31', 'bad-input'],
  ])
    assert.equal((await call('POST', '/api/v1/admin/pack-choices', { pack, from })).json.code, code)
  const chosen = await call('POST', '/api/v1/admin/pack-choices', { pack: 'SFS-2026', from: '2026-06-01' })
  assert.equal(chosen.status, 201, chosen.text)
  const again = await call('POST', '/api/v1/admin/pack-choices', { pack: 'SFS-2026', from: '2026-07-01' })
  assert.equal(again.json.code, 'pack-overlaps')

  const { caseNo, queryCode } = await send()
  const shown = await localOf(caseNo)
  assert.equal(shown.last, (await localOf(before.caseNo)).last)
  assert.equal(shown.local.on, '2026-06-08')
  assert.match(shown.local.says, /^地方规定5个工作日内.*《示范市信访工作办法》第八条.*法定最后一日不变/)
  const own = await caller(server.url)('GET', `/api/v1/public/cases/${caseNo}`, undefined, {
    'x-query-code': queryCode,
  })
  assert.equal(own.json.clocks[0].local.on, '2026-06-08')

  assert.equal((await call('DELETE', `/api/v1/admin/pack-choices/${chosen.json.id}`)).status, 204)
  assert.equal((await call('DELETE', `/api/v1/admin/pack-choices/${chosen.json.id}`)).status, 404)
  assert.equal((await localOf(caseNo)).local.on, '2026-06-08')
  // Tomorrow it may begin again; today is still the old choice's.
  assert.equal(
    (await call('POST', '/api/v1/admin/pack-choices', { pack: 'SFS-2026', from: '2026-06-01' })).json.code,
    'pack-overlaps',
  )
  assert.equal((await call('POST', '/api/v1/admin/pack-choices', { pack: 'SFS-2026', from: '2026-06-02' })).status, 201)
  assert.deepEqual(await differences(), [])
})

test('a rule is switched on while it holds, and ends with its last day by itself', async () => {
  const call = await admin()
  const late = await call('POST', '/api/v1/admin/pack-choices', { pack: 'SFX-2020', from: '2026-07-01' })
  assert.equal(late.json.code, 'pack-not-in-force')
  const chosen = await call('POST', '/api/v1/admin/pack-choices', { pack: 'SFX-2020', from: '2026-06-15' })
  assert.equal(chosen.status, 201, chosen.text)
  const limits = world.house.petitions.city.limits().filter(({ pack }) => pack === 'SFX-2020')
  assert.equal(limits.length, 4)
  for (const { from, to } of limits) assert.deepEqual([from, to], ['2026-06-15', '2026-06-30'])
})

test('switching on stands in the audit', async () => {
  const call = await admin()
  const chosen = await call('POST', '/api/v1/admin/pack-choices', { pack: 'ZJ-2016', from: '2026-06-01' })
  assert.equal(chosen.status, 201, chosen.text)
  const { rows } = await world.house.kernel.units.read(jobPrincipal('test'), (tx) =>
    sql<{ act: string; object: string }>`select act, object from audit where act = 'choose-pack' order by at`.execute(
      tx,
    ),
  )
  assert.ok(rows.some(({ object }) => object === 'ZJ-2016'))
})

test('only the system administrator may', async () => {
  const call = await signedIn(who().registrar.login)
  assert.equal((await call('GET', '/api/v1/admin/packs')).status, 403)
  assert.equal((await call('POST', '/api/v1/admin/pack-choices', { pack: 'BJ', from: '2026-06-01' })).status, 403)
})

test('a wrong file is named with its field and what to do; a file that is gone is missed', async () => {
  const path = join(world.dataDir, 'packs', 'wrong.json')
  const packs = readLocalPacks(world.dataDir)
  assert.ok(!isRefusal(packs))
  for (const [text, says] of [
    ['{"id": "A', /packs\/wrong\.json 不是有效的 JSON/],
    [example.replace('"SFS-2026"', '"SFS-2027"').replace('"DL-03"', '"DL-99"'), /packs\/wrong\.json .*没有期限"DL-99"/],
    [example, /packs\/city\.json和packs\/wrong\.json .*两个文件都是SFS-2026/],
    [example.replace('"SFS-2026"', '"SFS-2027"'), /city\.json和packs\/wrong\.json .*2026年3月1日起重叠/],
  ] as const) {
    writeFileSync(path, text)
    assert.throws(
      () => openLocalPacks(world.dataDir),
      (error: Error) => says.test(error.message) && /packs 目录/.test(error.message),
    )
  }
  rmSync(path)
  const gone = { ...world.house.petitions, packs: packs.filter(({ file }) => !file) }
  const missed = await world.house.kernel.units.read(jobPrincipal('test'), (tx) => missingChoices(tx, gone))
  assert.deepEqual(
    missed.map(({ pack }) => pack),
    ['SFX-2020', 'SFS-2026'],
  )
})

test('HL-L7: a city goes by one table of the 12345 desk; without a choice by the general one', async () => {
  const call = await admin()
  const table = (on: string) => world.house.petitions.city.hotline(on).id
  assert.equal(table('2026-06-01'), 'HL-CN')
  const chosen = await call('POST', '/api/v1/admin/pack-choices', { pack: 'HL-JN', from: '2026-06-10' })
  assert.equal(chosen.status, 201, chosen.text)
  assert.deepEqual([table('2026-06-09'), table('2026-06-10')], ['HL-CN', 'HL-JN'])
  const other = await call('POST', '/api/v1/admin/pack-choices', { pack: 'HL-WF', from: '2026-06-20' })
  assert.equal(other.json.code, 'pack-overlaps')
  const shown = (await call('GET', '/api/v1/admin/packs')).json
  const choice = shown.choices.find(({ pack }: { pack: string }) => pack === 'HL-JN')
  assert.deepEqual([choice.title, choice.missing], ['12345热线（济南）', false])
  const jinan = shown.packs.find(({ id }: { id: string }) => id === 'HL-JN')
  assert.equal(jinan.kind, 'hotline')
  assert.equal((await call('DELETE', `/api/v1/admin/pack-choices/${chosen.json.id}`)).status, 204)
  assert.equal(table('2026-06-10'), 'HL-CN')
})
