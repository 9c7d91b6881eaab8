/** A paper ledger, typed into a sheet and filed: the old number, the old days, nobody told, and never twice. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { readSheet, writeXlsx } from '../../src/kernel/index.ts'
import type { Listening } from '../../src/main.ts'
import { city, officeOf, works } from '../office.ts'
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

type Row = { line: number; state: string; says: string[]; values: Record<string, string> }

const ended = {
  原编号: '2019-信-0012',
  渠道: '来信',
  收到日期: '2019/3/5',
  登记日期: '2019年3月6日',
  标题: '幸福路路灯不亮',
  内容: '幸福路十几盏路灯一个多月不亮，请求修好。',
  姓名: '陈小满',
  电话: '13800138000',
  人数: '2',
  内容分类: '01/08',
  类别: '申诉求决',
  办理单位: '450100-ZJ',
  受理日期: '2019-03-10',
  结果: '已办结',
  办结日期: '2019-04-11',
}
const open = { 原编号: '2026-访-0101', 渠道: '来访', 收到日期: '2026-05-20', 内容: '反映小区停水。', 结果: '继续办理' }
const accusation = { ...open, 原编号: '2018-举-1', 收到日期: '2018-02-01', 内容: '举报某所长收钱。', 类别: '检举控告' }

async function as(login: string) {
  const call = caller(server.url)
  const session = await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })
  assert.equal(session.status, 201, session.text)
  const signedIn = await fetch(`${server.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify({ account: login, password: samplePassword }),
  })
  const headers = { origin: server.url, cookie: signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
  const send = async (path: string, rows: Record<string, string>[], mapping?: unknown) => {
    const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((heading) => ({ heading }))
    const body = new FormData()
    if (mapping) body.append('mapping', JSON.stringify(mapping))
    body.append('file', new Blob([await writeXlsx('台账', headings, rows)]), '台账.xlsx')
    return fetch(`${server.url}/api/v1/backfill/${path}`, { method: 'POST', headers, body })
  }
  return {
    call,
    send,
    async check(rows: Record<string, string>[]): Promise<Row[]> {
      const answer = await send('check', rows)
      assert.equal(answer.status, 200, await answer.clone().text())
      return ((await answer.json()) as { rows: Row[] }).rows
    },
    async file(rows: Record<string, string>[]): Promise<Row[]> {
      const answer = await call('POST', '/api/v1/backfill', {
        rows: rows.map((values, at) => ({ line: at + 2, values })),
      })
      assert.equal(answer.status, 200, answer.text)
      return answer.json.rows as Row[]
    },
  }
}
const registrar = () => as(office.who().registrar.login)
const numberIn = (row: Row | undefined): string => /\d{6}-\d{4}-\d{7}-\d/.exec(row?.says[0] ?? '')?.[0] ?? ''

test('a look changes nothing; filing keeps the old days and the old number, and tells nobody', async () => {
  const { check, file, call } = await registrar()
  const looked = await check([ended, open])
  assert.deepEqual(
    looked.map(({ state }) => state),
    ['new', 'new'],
  )
  assert.equal((await call('GET', '/api/v1/cases?queue=to-route')).json.total, 0)

  const filed = await file([ended, open])
  const [old, going] = filed.map(numberIn)
  const view = (await call('GET', `/api/v1/cases/${old}`)).json
  assert.equal(view.state, 'closed')
  assert.equal(view.receivedAt.slice(0, 10), '2019-03-05')
  assert.deepEqual([view.peopleCount, view.signerCount], [1, 2], 'a letter has signers, a visit has heads')
  assert.deepEqual(view.clocks, [], 'what ended there starts no limit here')
  assert.match(view.timeline[0].says, /2019年3月5日收到，2019年3月6日登记，2019年4月11日办结/)
  assert.equal(view.records[0].body.原编号, '2019-信-0012')
  assert.equal(view.parties[0].name, '陈**', 'identities stay masked')

  // What goes on stands on the desk with a limit that counts from the old day, here and in the work list.
  const still = (await call('GET', `/api/v1/cases/${going}`)).json
  assert.equal(still.state, 'registered')
  assert.deepEqual(
    still.clocks.map(({ rule, day0 }: { rule: string; day0: string }) => [rule, day0]),
    [['DL-01', '2026-05-20']],
  )
  const classified = await call('POST', `/api/v1/cases/${going}/actions/classify`, {
    class: 'appeal',
    path: '31-6',
    category: '01/08',
  })
  assert.equal(classified.status, 200, classified.text)

  await office.inTx(async (tx) => {
    const { rows: told } = await sql<{ n: number }>`select count(*)::int as n from outbox`.execute(tx)
    assert.equal(told[0]?.n, 0)
    const { rows: facts } = await sql<Record<string, unknown>>`
      select registered_on, accepted_on, closed_on, holder, outcome, signer_count, backfilled, reg_level from fact_submission where case_no = ${old}`.execute(
      tx,
    )
    assert.deepEqual(facts, [
      {
        registered_on: '2019-03-06',
        accepted_on: '2019-03-10',
        closed_on: '2019-04-11',
        holder: works,
        outcome: 'closed',
        signer_count: 2,
        backfilled: true,
        reg_level: 3,
      },
    ])
    const { rows: kept } = await sql<{ back: boolean; plain: number }>`
      select bool_and(backfilled) as back, (select count(*)::int from backfill where encode(former_no, 'escape') like '%0012%') as plain from submission`.execute(
      tx,
    )
    assert.deepEqual(kept, [{ back: true, plain: 0 }])
  })
  assert.equal(
    (await call('GET', '/api/v1/cases?q=2019-信-0012')).json.items[0]?.caseNo,
    old,
    'found by its old number',
  )
  assert.deepEqual(await office.differences(), [])
})

test('a second run files nothing again; the same number with other words is sent back', async () => {
  const { file, check, call } = await registrar()
  const before = (await call('GET', '/api/v1/cases')).json.total
  assert.deepEqual(
    (await file([ended, open])).map(({ state }) => state),
    ['same', 'same'],
  )
  const [other] = await check([{ ...ended, 内容: '另一件事。' }])
  assert.equal(other?.state, 'wrong')
  assert.match(other?.says[0] ?? '', /已经登记为.*内容与这一行不同/)
  assert.equal((await file([{ ...ended, 内容: '另一件事。' }]))[0]?.state, 'wrong')
  assert.equal((await call('GET', '/api/v1/cases')).json.total, before)
  // Twice in one portion: filed once.
  const twice = await file([
    { ...open, 原编号: '2026-访-0102' },
    { ...open, 原编号: '2026-访-0102' },
  ])
  assert.deepEqual(
    twice.map(({ state }) => state),
    ['new', 'same'],
  )
})

test('rows that cannot be filed go back with the reason; doubtful ones are filed with a word', async () => {
  const { check, send } = await registrar()
  const bad = [
    { ...open, 原编号: '' },
    { ...open, 原编号: 'b1', 收到日期: '2026-02-30' },
    { ...open, 原编号: 'b2', 收到日期: '2026-06-02' },
    { ...open, 原编号: 'b3', 渠道: '托人带话' },
    { ...ended, 原编号: 'b4', 办结日期: '' },
    { ...ended, 原编号: 'b5', 办结日期: '2019-01-01' },
    { ...open, 原编号: 'b6', 收到日期: '2003-01-01' },
    { ...open, 原编号: 'b7' },
    { ...open, 原编号: 'b7' },
    { ...ended, 原编号: 'b8', 收到日期: '2003-01-01', 登记日期: '', 内容分类: '没有这一类', 电话: '123' },
  ]
  const rows = await check(bad)
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'new', 'wrong', 'new'],
  )
  const says = rows.map((row) => row.says.join(''))
  for (const [at, words] of [
    [0, /原编号没有填写/],
    [1, /不是日期/],
    [2, /晚于今天/],
    [3, /渠道应为：来信、来访/],
    [4, /要写办结日期/],
    [5, /办结日期早于收到日期/],
    [6, /早于2005年5月1日/],
    [8, /与第9行重复/],
    [9, /电话号码看起来不完整.*没有这一类.*原样留存/],
  ] as const)
    assert.match(says[at] ?? '', words)
  const back = await send('marked.xlsx', bad)
  assert.equal(back.status, 200, await back.clone().text())
  const marked = await readSheet(Buffer.from(await back.arrayBuffer()), 'x')
  assert.equal(marked.rows.length, bad.length)
  assert.match(marked.rows[3]?.values.说明 ?? '', /渠道应为/)
  const template = await send('check', [{ 渠道: '来信', 编号: '1' }])
  assert.equal(template.status, 400, 'a sheet with other headings is not guessed at')
})

test('RG-1: an accusation in the ledger is sealed on arrival', async () => {
  const { file, call } = await registrar()
  const [row] = await file([accusation])
  const caseNo = numberIn(row)
  assert.equal((await call('GET', `/api/v1/cases/${caseNo}`)).status, 404, 'the registrar sees it no more')
  assert.deepEqual((await call('GET', '/api/v1/cases?q=收钱')).json.items, [])
  assert.deepEqual((await call('GET', '/api/v1/cases?q=2018-举-1')).json.items, [])
  await office.inTx(async (tx) => {
    const { rows } = await sql<{ reach: string[]; facts: number; words: number }>`
      select reach, (select count(*)::int from fact_submission f where f.case_no = h.case_no) as facts,
        (select count(*)::int from search_index s where s.case_no = h.case_no) as words from case_head h where case_no = ${caseNo}`.execute(
      tx,
    )
    assert.equal(rows[0]?.facts, 0)
    assert.equal(rows[0]?.words, 0)
    assert.ok(rows[0]?.reach.includes(`sealed:${city}`))
  })
  assert.deepEqual(await office.differences(), [])
})

test('a sheet with other headings: suggested by name, decided by a person, and no column gets lost', async () => {
  const { send, file, call } = await registrar()
  const foreign = [
    {
      信访编号: '老-1',
      来信日期: '2018-05-02',
      来信人: '陈小满',
      反映内容: '路灯不亮。',
      承办科室: '市政科',
      办结时间: '',
    },
    { 信访编号: '老-2', 来信日期: '2018-05-32', 来信人: '李示例', 反映内容: '停水。', 承办科室: '', 办结时间: '' },
  ]
  const found = (await (await send('columns', foreign)).json()) as {
    own: boolean
    mapping: Record<string, unknown>
    headings: { heading: string; examples: string[] }[]
  }
  assert.equal(found.own, false)
  assert.deepEqual(found.mapping, {
    原编号: { from: '信访编号' },
    收到日期: { from: '来信日期' },
    内容: { from: '反映内容' },
    姓名: { from: '来信人' },
    办结日期: { from: '办结时间' },
  })
  assert.deepEqual(found.headings[0], { heading: '信访编号', examples: ['老-1', '老-2'] })
  assert.equal((await send('check', foreign)).status, 400, 'never guessed without a person')
  const half = await send('check', foreign, found.mapping)
  assert.equal(half.status, 400)
  assert.match(await half.text(), /还没有对应：渠道、结果/)
  assert.equal((await send('check', foreign, { ...found.mapping, 渠道: { from: '没有' } })).status, 400)

  const { 办结日期: _, ...rest } = found.mapping
  const mapping = { ...rest, 渠道: { all: '来信' }, 结果: { all: '已办结' }, 办结日期: { from: '来信日期' } }
  const looked = ((await (await send('check', foreign, mapping)).json()) as { rows: Row[] }).rows
  assert.deepEqual(
    looked.map(({ state }) => state),
    ['new', 'wrong'],
  )
  assert.equal(looked[0]?.values.备注, '承办科室：市政科')
  const back = await send('marked.xlsx?only=wrong', foreign, mapping)
  const marked = await readSheet(Buffer.from(await back.arrayBuffer()), 'x')
  assert.deepEqual(
    marked.rows.map(({ values }) => values.原编号),
    ['老-2'],
  )
  assert.ok(looked[0])
  const [filed] = await file([looked[0].values])
  const view = (await call('GET', `/api/v1/cases/${numberIn(filed)}`)).json
  assert.equal(view.records[0].body.备注, '承办科室：市政科')
  assert.equal(((await (await send('columns', [ended])).json()) as { own: boolean }).own, true)
})

test('only who registers takes a ledger over; another organ sees none of its lines', async () => {
  const { call } = await as(office.who().handler.login)
  assert.equal((await call('GET', '/api/v1/backfill/template.xlsx')).status, 403)
  const liaison = await as(office.who().liaison.login)
  const [row] = await liaison.check([open])
  assert.equal(row?.state, 'new', 'the number of one organ is nothing to another')
})
