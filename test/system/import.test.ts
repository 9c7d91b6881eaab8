/** `dengwen import`: back-fill from a file (contract.md §5), once, whatever happens on the way. */
import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { ledgerLines } from '../../bench/import-lines.ts'
import { importFile } from '../../src/cli/import.ts'
import { type FigureValue, figures } from '../../src/figures/index.ts'
import { jobPrincipal } from '../../src/kernel/index.ts'
import { city, officeOf, works } from '../office.ts'
import { openWorld, type World } from '../world.ts'

let world: World
const office = officeOf(() => world)
const dir = mkdtempSync(join(tmpdir(), 'dengwen-import-'))
before(async () => {
  world = await openWorld()
})
after(async () => {
  await world.close()
  rmSync(dir, { recursive: true, force: true })
})

type Line = Record<string, unknown>
let files = 0
const fileOf = (lines: readonly (Line | string)[], name = `ledger-${files++}.ndjson`): string => {
  const path = join(dir, name)
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text)
  return path
}
const run = (path: string, options: { update?: boolean; organ?: string } = {}) => importFile(world.house, path, options)
const rejectedOf = (path: string) =>
  readFileSync(path.replace(/\.ndjson(\.gz)?$/, '.rejected.ndjson'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { line: number; no: string | null; reason: string; raw: string })

const one = async (table: string, no: string): Promise<Record<string, unknown> | undefined> => {
  const { rows } = await office.inTx((tx) =>
    sql<{ case_no: string; body: Buffer }>`select case_no from backfill`.execute(tx),
  )
  for (const { case_no } of rows)
    if ((await noOf(case_no)) === no)
      return (
        await office.inTx((tx) =>
          sql<Record<string, unknown>>`select * from ${sql.table(table)} where case_no = ${case_no}`.execute(tx),
        )
      ).rows[0]
  return undefined
}
const noOf = async (caseNo: string): Promise<string> => {
  const { caseKeys } = await import('../../src/kernel/index.ts')
  const { recordsOf } = await import('../../src/petitions/store.ts')
  return office.inTx(async (tx) => {
    const keys = await caseKeys(tx, world.house.kernel.vault, caseNo)
    return String((await recordsOf(tx, keys, caseNo)).at(-1)?.body.原编号 ?? '')
  })
}
const total = async (): Promise<number> =>
  (await office.inTx((tx) => sql<{ n: number }>`select count(*)::int as n from submission`.execute(tx))).rows[0]?.n ??
  -1
const figure = async (id: string, from: string, to: string): Promise<FigureValue> => {
  const [value] = await world.house.kernel.units.read(jobPrincipal('test'), (tx) =>
    figures(tx, world.house.directory, { organ: null, root: null }, { ids: [id], from, to, basis: 'registered' }),
  )
  assert.ok(value)
  return value
}

const full: Line = {
  no: '2008-信-0001',
  channel: '01',
  registeredAt: '2008-03-05',
  receivedAt: '2008-03-04',
  exchangedAt: '2008-03-06',
  regLevel: 3,
  sourceKind: 'assigned',
  sourceLevel: 2,
  peopleCount: 1,
  signerCount: 12,
  dup: 'repeat',
  placeRegion: '450102',
  category: '城乡建设/城市建设和市政管理',
  purpose: '02',
  class: 'appeal',
  title: '幸福路路灯不亮',
  content: '幸福路十几盏路灯一个多月不亮，请求修好。',
  petitioner: { name: '陈小满', phone: '13800138000', address: '幸福路18号' },
  handler: works,
  acceptedAt: '2008-03-15',
  due: '2008-05-14',
  opinionAt: '2008-05-10',
  servedAt: '2008-05-12',
  closedAt: '2008-05-12',
  resolvedAt: '2008-06-01',
  outcome: 'closed',
  rating: { office: 1, handler: 2 },
  instructions: [
    { leader: '市长', level: 3, at: '2008-03-20' },
    { leader: '省厅', level: 2, at: '2008-03-21' },
  ],
  reception: { kind: 'open-day', date: '2008-03-04', leaders: ['市长', '副市长'] },
}

test('every field of a line is kept: codes and days in the fact, texts and names under the key of the case', async () => {
  assert.deepEqual(await run(fileOf([full])), { read: 1, stored: 1, unchanged: 0, rejected: 0 })
  const fact = await one('fact_submission', '2008-信-0001')
  assert.ok(fact)
  for (const [column, value] of Object.entries({
    received_on: '2008-03-04',
    registered_on: '2008-03-05',
    exchanged_on: '2008-03-06',
    reg_level: 3,
    source_kind: 'assigned',
    source_level: 2,
    signer_count: 12,
    dup: 'repeat',
    place_region: '450102',
    category: '01/08',
    purpose: '02',
    class3: 'appeal',
    receiver: city,
    holder: works,
    accepted_on: '2008-03-15',
    handling_last: '2008-05-14',
    opinion_on: '2008-05-10',
    served_on: '2008-05-12',
    closed_on: '2008-05-12',
    resolved_on: '2008-06-01',
    outcome: 'closed',
    rating_office: 1,
    rating_handler: 2,
    reception_kind: 'open-day',
    reception_on: '2008-03-04',
    reception_leaders: 2,
    backfilled: true,
  }))
    assert.deepEqual(fact[column], value, column)
  assert.deepEqual(fact.instructed_on, ['2008-03-20'], 'instructions of the city alone')
  const { rows } = await office.inTx((tx) =>
    sql<{ plain: string }>`select string_agg(e.data::text, '') as plain from event e`.execute(tx),
  )
  for (const word of ['陈小满', '路灯', '市长', '幸福路', '2008-信-0001'])
    assert.ok(!rows[0]?.plain.includes(word), `${word} stands in an event`)
  const { rows: told } = await office.inTx((tx) =>
    sql<{
      n: number
      clocks: number
    }>`select (select count(*) from outbox)::int as n, (select count(*) from clock)::int as clocks`.execute(tx),
  )
  assert.deepEqual(told, [{ n: 0, clocks: 0 }], 'no notice and no limit')
  assert.deepEqual(await office.differences(), [])
})

test('importing twice changes nothing; other words are sent back, and taken with --update', async () => {
  const lines = [...ledgerLines(60)].filter((line) => line.purpose !== '04')
  const path = fileOf(lines)
  assert.equal((await run(path)).stored, lines.length)
  const before = await total()
  const again = await run(path)
  assert.deepEqual(again, { read: lines.length, stored: 0, unchanged: lines.length, rejected: 0 })
  // The order of the fields is no content.
  const turned = fileOf(lines.map((line) => Object.fromEntries(Object.entries(line).reverse())))
  assert.equal((await run(turned)).unchanged, lines.length)

  const [first] = lines
  assert.ok(first)
  const changed = fileOf([
    { ...first, title: '改过的标题', content: '改过的内容，请求公布结果。', signerCount: 9, channel: '01' },
  ])
  assert.equal((await run(changed)).rejected, 1)
  assert.match(rejectedOf(changed)[0]?.reason ?? '', /已经登记为.*--update/)
  assert.deepEqual(await run(changed, { update: true }), { read: 1, stored: 1, unchanged: 0, rejected: 0 })
  assert.deepEqual(rejectedOf(changed), [], 'written anew by every run')
  assert.equal((await run(changed, { update: true })).unchanged, 1)
  assert.equal((await one('fact_submission', String(first.no)))?.signer_count, 9)
  assert.equal(await total(), before)
  assert.deepEqual(await office.differences(), [])
})

test('a line that cannot be a record is sent back with its reason, again by every run, readable by its owner only', async () => {
  const good = { no: 'r-1', channel: '01', registeredAt: '2009-01-05' }
  const wrong: [Line | string, RegExp][] = [
    ['{"no": "r-2",', /不是正确的JSON/],
    ['[1]', /不是一个JSON对象/],
    [{ channel: '01', registeredAt: '2009-01-05' }, /no（原编号）没有填写/],
    [{ ...good, no: 'r-4', channel: undefined }, /channel（渠道）没有填写/],
    [{ ...good, no: 'r-5', registeredAt: undefined }, /registeredAt（登记日期）没有填写/],
    [{ ...good, no: 'r-6', channel: '14' }, /channel（渠道）不认识/],
    [{ ...good, no: 'r-7', purpose: '07' }, /purpose（信访目的）不认识/],
    [{ ...good, no: 'r-8', class: 'praise' }, /class（类别）不认识/],
    [{ ...good, no: 'r-9', registeredAt: '2009-02-29' }, /不是日期/],
    [{ ...good, no: 'r-10', registeredAt: '2027-01-01' }, /晚于今天/],
    [{ ...good, no: 'r-11', regLevel: 6 }, /regLevel（登记级别）应为1到5/],
    [{ ...good, no: 'r-12', rating: { handler: 4 } }, /rating\.handler/],
    [{ ...good, no: 'r-13', instructions: [{ level: 3 }] }, /instructions\[0\]\.at/],
    [{ ...good, no: 'r-14', outcome: 'vanished' }, /outcome（结果）不认识/],
    [{ ...good, no: 'r-15', continue: true, closedAt: '2009-02-01' }, /continue: true/],
    [{ ...good, no: 'r-16', continue: true, registeredAt: '2003-02-01' }, /早于2005年5月1日/],
    [{ ...good, content: '另一件' }, /已经登记为/],
  ]
  const path = fileOf([good, '', good, ...wrong.map(([line]) => line)], 'wrong.ndjson.gz')
  writeFileSync(join(dir, 'wrong.rejected.ndjson'), 'left over from before\n')
  chmodSync(join(dir, 'wrong.rejected.ndjson'), 0o644)
  const counts = await run(path)
  assert.deepEqual(counts, { read: wrong.length + 2, stored: 1, unchanged: 1, rejected: wrong.length })
  const rejected = rejectedOf(path)
  assert.equal(rejected.length, wrong.length)
  for (const [index, [line, reason]] of wrong.entries()) {
    const found = rejected[index]
    assert.match(found?.reason ?? '', reason)
    assert.equal(found?.line, index + 4, 'empty lines count')
    assert.equal(found?.raw, typeof line === 'string' ? line : JSON.stringify(line))
  }
  assert.equal(rejected[5]?.no, 'r-6')
  assert.equal(statSync(join(dir, 'wrong.rejected.ndjson')).mode & 0o777, 0o600)
  const text = readFileSync(join(dir, 'wrong.rejected.ndjson'))
  assert.deepEqual(await run(path), { read: wrong.length + 2, stored: 0, unchanged: 2, rejected: wrong.length })
  assert.deepEqual(readFileSync(join(dir, 'wrong.rejected.ndjson')), text)
})

test('GBK is said to be no UTF-8, a mark at the beginning of a file is no content', async () => {
  const path = join(dir, 'gbk.ndjson')
  writeFileSync(
    path,
    Buffer.concat([
      Buffer.from('\uFEFF{"no":"bom-1","channel":"01","registeredAt":"2009-01-05"}\n'),
      Buffer.from('{"no":"gbk-1","channel":"01","registeredAt":"2009-01-05","title":"', 'ascii'),
      Buffer.from([0xc2, 0xb7, 0xb5, 0xc6]),
      Buffer.from('"}\n', 'ascii'),
    ]),
  )
  const counts = await run(path)
  assert.deepEqual([counts.stored, counts.rejected], [1, 1])
  assert.match(rejectedOf(path)[0]?.reason ?? '', /UTF-8/)
})

test('a region, category or organ that nobody here knows is kept and flagged, not refused', async () => {
  const line = { no: 'k-1', channel: '01', registeredAt: '2010-01-05' }
  const counts = await run(
    fileOf([{ ...line, placeRegion: '430502', category: '老分类', handler: '老单位', 备注栏: '蓝夹子' }]),
  )
  assert.equal(counts.stored, 1)
  const fact = await one('fact_submission', 'k-1')
  assert.deepEqual(
    [fact?.flags, fact?.place_region, fact?.category, fact?.holder],
    [['category', 'handler', 'placeRegion'], '430502', null, null],
  )
  const year = await figure('BACKFILL', '2010-01-01', '2011-01-01')
  assert.deepEqual(
    year.rows?.map(({ count }) => count),
    [1, 1, 1],
  )
  const counties = await figure('NUM-17', '2010-01-01', '2011-01-01')
  assert.deepEqual(
    counties.rows?.map(({ key, count }) => [key, count]),
    [['430502', 1]],
  )
})

test('RG-1: an accusation is sealed at once, by purpose, by class or by a name, and counts in city months only', async () => {
  const line = { channel: '06', registeredAt: '2011-03-05', title: '举报某所长', content: '举报某所长收钱不办事。' }
  const lines = [
    { ...line, no: 'a-1', purpose: '04', handler: works, placeRegion: '450102', category: '01/08' },
    { ...line, no: 'a-2', class: 'accusation' },
    { ...line, no: 'a-3', accused: '某所长', closedAt: '2011-04-01' },
    { ...line, no: 'a-4', title: '路灯不亮', content: '路灯不亮。', linkedNo: 'a-1' },
  ]
  assert.equal((await run(fileOf(lines))).stored, 4)
  const { rows } = await office.inTx((tx) =>
    sql<Record<string, unknown>>`
      select h.case_no, h.reach, h.holder, h.category, h.place_region, e.data, (select count(*)::int from fact_submission f where f.case_no = h.case_no) as facts,
        (select count(*)::int from search_index s where s.case_no = h.case_no) as words, s.place_region as submitted
      from case_head h join event e on e.case_no = h.case_no join submission s on s.case_no = h.case_no
      where h.sealed and h.received_on = '2011-03-05'`.execute(tx),
  )
  assert.equal(rows.length, 3)
  for (const row of rows) {
    assert.deepEqual(
      [row.facts, row.words, row.holder, row.category, row.place_region, row.submitted],
      [0, 0, null, null, null, null],
    )
    assert.ok((row.reach as string[]).every((reach) => /^(sealed:|envelope:|#)/.test(reach)))
    const data = JSON.stringify(row.data)
    for (const word of [works, '450102', '01/08', '所长', 'a-1']) assert.ok(!data.includes(word), word)
  }
  assert.deepEqual((await one('fact_submission', 'a-4'))?.dup, null)
  const [march, fortnight] = [
    await figure('NUM-30', '2011-03-01', '2011-04-01'),
    await figure('NUM-30', '2011-03-01', '2011-03-15'),
  ]
  assert.deepEqual([march.count, fortnight.count], [4, 1])
  // What turns out to be one is sealed by the second wording.
  const open = { ...line, no: 'a-5', registeredAt: '2011-05-05' }
  await run(fileOf([open]))
  assert.equal((await figure('NUM-37', '2011-05-01', '2011-05-20')).count, 1)
  assert.equal((await run(fileOf([{ ...open, class: 'accusation' }]), { update: true })).stored, 1)
  assert.equal((await figure('NUM-37', '2011-05-01', '2011-05-20')).count, 0)
  assert.equal(await one('fact_submission', 'a-5'), undefined)
  assert.equal(await one('search_index', 'a-5'), undefined)
  assert.equal((await run(fileOf([{ ...open, title: '又改' }]), { update: true })).stored, 1)
  assert.equal((await one('case_head', 'a-5'))?.sealed, true, 'and no wording opens it again')
  assert.deepEqual(await office.differences(), [])
})

test('continue: true goes on as if it had been typed in on the day it came; then the file has no say any more', async () => {
  const line = { no: 'c-1', channel: '02', registeredAt: '2026-05-20', content: '反映小区停水。', continue: true }
  await run(fileOf([line, { ...line, no: 'c-2', continue: false }]))
  const head = await one('case_head', 'c-1')
  assert.deepEqual([head?.stage, head?.queue, head?.desk, head?.due_rule], ['registered', 'to-route', city, 'DL-01'])
  const still = await one('case_head', 'c-2')
  assert.deepEqual([still?.stage, still?.queue, still?.due], ['recorded', 'none', null])
  // A correction ends the limit that the first wording started.
  assert.equal((await run(fileOf([{ ...line, continue: false, closedAt: '2026-05-25' }]), { update: true })).stored, 1)
  assert.deepEqual([(await one('case_head', 'c-1'))?.stage, (await one('case_head', 'c-1'))?.due], ['closed', null])
  assert.equal((await run(fileOf([line]), { update: true })).stored, 1)
  const caseNo = String((await one('case_head', 'c-1'))?.case_no)
  await office.act(office.who().registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  const late = fileOf([{ ...line, title: '太晚了' }])
  assert.equal((await run(late, { update: true })).rejected, 1)
  assert.match(rejectedOf(late)[0]?.reason ?? '', /已经在本系统办理/)
  assert.deepEqual(await office.differences(), [])
})

test('FR-1: an instant counts on its day in Shanghai; moved across midnight it moves one count', async () => {
  const line = { no: 'm-1', channel: '01' }
  const counts = async () =>
    Promise.all([figure('NUM-01', '2012-06-01', '2012-07-01'), figure('NUM-01', '2012-07-01', '2012-08-01')]).then(
      (months) => months.map(({ count }) => count),
    )
  await run(fileOf([{ ...line, registeredAt: '2012-06-30T15:59:59Z' }]))
  assert.deepEqual(await counts(), [1, 0])
  await run(fileOf([{ ...line, registeredAt: '2012-06-30T16:00:00Z' }]), { update: true })
  assert.deepEqual(await counts(), [0, 1])
})

test('a run that broke off is gone on with: no line twice, none lost', async () => {
  const lines = [...ledgerLines(1_100, 7)].map((line) => ({ ...line, no: `k9-${line.no}` }))
  const path = fileOf(lines)
  const before = await total()
  const { kernel } = world.house
  const write = kernel.units.write
  let portions = 0
  kernel.units.write = (async (who: never, use: never) => {
    if (portions++ === 1) throw new Error('power cut')
    return write(who, use)
  }) as typeof write
  try {
    await assert.rejects(run(path), /power cut/)
  } finally {
    kernel.units.write = write
  }
  const stored = (await total()) - before
  assert.ok(stored > 0 && stored < lines.length, 'whole portions stand')
  const rest = await run(path)
  assert.deepEqual(rest, { read: lines.length, stored: lines.length - stored, unchanged: stored, rejected: 0 })
  assert.equal((await total()) - before, lines.length)
  assert.deepEqual(await office.differences(), [])
})

test('the example of docs/import.md imports as it stands', async () => {
  const lines = readFileSync(join(import.meta.dirname, '../../docs/examples/submissions.ndjson'), 'utf8')
    .trim()
    .split('\n')
  assert.deepEqual(await run(fileOf(lines)), { read: lines.length, stored: lines.length, unchanged: 0, rejected: 0 })
})

test('an organ imports its own ledger under its own numbers', async () => {
  const line = { no: 'o-1', channel: '01', registeredAt: '2013-01-05' }
  await run(fileOf([line]))
  const county = world.house.directory.organs().find(({ kind, level }) => kind === 'office' && level === 4)
  assert.ok(county)
  assert.equal((await run(fileOf([line]), { organ: county.code })).stored, 1)
  await assert.rejects(run(fileOf([line]), { organ: 'nobody' }), /没有单位/)
})
