import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../../../test/world.ts'
import { jobPrincipal, readSheet, writeCsv, writeXlsx } from '../../kernel/index.ts'
import type { Listening } from '../../main.ts'
import { type Beside, besideColumns } from '../beside.ts'
import type { ComparisonDetail, ComparisonView } from './routes.ts'

type Call = ReturnType<typeof caller>
const may = { from: '2026-05-01', to: '2026-06-01' }
const line = (item: string, count: string, more: { people?: string; percent?: string } = {}) => ({
  ...{ item, count, people: '', percent: '' },
  ...more,
})

describe('an old system’s month beside ours', () => {
  let world: World
  let server: Listening
  const at = async (login: string): Promise<Call> => {
    const call = caller(server.url)
    const { status } = await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })
    assert.equal(status, 201)
    return call
  }
  before(async () => {
    world = await openWorld()
    server = await serveWorld(world)
    await world.house.kernel.units.write(jobPrincipal('test'), (tx) =>
      sql`insert into fact_submission (case_no, received_on, registered_on, channel, receiver, people_count, signer_count, stage, dup, source_kind)
        select 'T' || n, '2026-05-04', '2026-05-04', '01', '450100-XF', 1, 1, 'registered', case when n < 3 then 'repeat' else 'first' end, 'direct'
        from generate_series(1, 12) n`.execute(tx),
    )
  })
  after(async () => {
    await server?.close()
    await world?.close()
  })
  const sent = async (path: string, body: unknown): Promise<Response> =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { cookie: await cookieOf(), 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify(body),
    })
  const cookieOf = async (): Promise<string> => {
    const response = await fetch(`${server.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ account: 'xf.statistician', password: samplePassword }),
    })
    return response.headers
      .getSetCookie()
      .map((set) => set.split(';')[0])
      .join('; ')
  }

  test('NUM-01: typed lines beside ours: equal, apart, not known; the difference is ours less theirs', async () => {
    const call = await at('xf.statistician')
    const lines = [line('NUM-01', '12件'), line('初信', '9'), line('信访老表', '1')]
    const answer = await call('POST', '/api/v1/figures/beside', { ...may, lines })
    assert.equal(answer.status, 200, answer.text)
    assert.deepEqual(
      (answer.json as Beside).lines.map(({ line, id, theirs, ours, apart }) => [line, id, theirs, ours, apart]),
      [
        [1, 'NUM-01', 12, 12, 0],
        [2, 'NUM-02', 9, 10, 1],
        [3, null, 1, null, null],
      ],
    )
    const wrong = await call('POST', '/api/v1/figures/beside', { from: may.to, to: may.from, lines })
    assert.deepEqual([wrong.status, wrong.json.fields[0].field], [400, 'to'])
    assert.equal((await call('POST', '/api/v1/figures/beside', { ...may, lines: [] })).status, 400)
  })

  test('a sheet gives the lines that were filled in; one with other columns says so', async () => {
    const cookie = await cookieOf()
    const post = async (content: Buffer, name: string) => {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(content)]), name)
      return fetch(`${server.url}/api/v1/figures/beside/sheet`, {
        method: 'POST',
        headers: { cookie, origin: server.url },
        body: form,
      })
    }
    const rows = [{ 项目: '初信', 件数: '1,099' }, { 项目: '重复信' }]
    const csv = await post(await writeCsv([{ heading: '项目' }, { heading: '件数' }], rows), '五月.csv')
    assert.deepEqual(await csv.json(), { lines: [line('初信', '1,099')] })
    const other = await post(await writeXlsx('表', [{ heading: '名称' }], [{ 名称: '初信' }]), '别的.xlsx')
    assert.deepEqual([other.status, (await other.json()).code], [400, 'sheet-unreadable'])
    const template = await fetch(`${server.url}/api/v1/figures/beside/template.xlsx`, { headers: { cookie } })
    const { headings, rows: offered } = await readSheet(Buffer.from(await template.arrayBuffer()), '模板.xlsx')
    assert.deepEqual(
      headings,
      besideColumns.map(({ heading }) => heading),
    )
    assert.ok(offered.some(({ values }) => values.项目 === '办理人民群众来信'))
  })

  test('what was typed starts no formula in the file that is taken away', async () => {
    const body = { ...may, lines: [line('=cmd|calc', '5'), line('NUM-01', '13')] }
    const csv = await (await sent('/api/v1/figures/beside?format=csv', body)).text()
    assert.match(csv, /1,'=cmd\|calc,/)
    assert.match(csv, /办理人民群众来信,NUM-01,件数,13,12,-1,本系统少1。/)
    const xlsx = await (await sent('/api/v1/figures/beside?format=xlsx', body)).arrayBuffer()
    const { rows } = await readSheet(Buffer.from(xlsx), 'x.xlsx')
    assert.equal(rows[0]?.values.项目?.replace(/^'/, ''), '=cmd|calc')
    assert.equal(rows[1]?.values.相差, '-1')
  })

  test('FR-2: kept with the numbers of then, for the own office alone, and dropped', async () => {
    const [call, county] = [await at('xf.statistician'), await at('qs.xf.statistician')]
    const lines = [line('NUM-01', '12'), line('NUM-02', '9')]
    const kept = await call('POST', '/api/v1/figure-comparisons', { ...may, lines })
    assert.equal(kept.status, 201, kept.text)
    await world.house.kernel.units.write(jobPrincipal('test'), (tx) =>
      sql`update fact_submission set channel = '03' where case_no = 'T12'`.execute(tx),
    )
    const address = `/api/v1/figure-comparisons/${kept.json.id}`
    const { beside, typed, equal, apart }: ComparisonDetail = (await call('GET', address)).json
    assert.deepEqual([equal, apart, typed.length, beside.lines[0]?.ours], [1, 1, 2, 12], 'as it was when it was kept')
    const { items }: { items: ComparisonView[] } = (await call('GET', '/api/v1/figure-comparisons')).json
    assert.deepEqual(
      items.map(({ id, from, keptByName }) => [id, from, keptByName.length > 0]),
      [[kept.json.id, may.from, true]],
    )
    assert.equal((await county('GET', address)).status, 404)
    assert.deepEqual((await county('GET', '/api/v1/figure-comparisons')).json.items, [])
    assert.equal((await county('DELETE', address)).status, 404)
    assert.equal((await call('DELETE', address)).status, 204)
    assert.equal((await call('GET', address)).status, 404)
    const head = await at('xf.office-head')
    assert.equal((await head('POST', '/api/v1/figures/beside', { ...may, lines })).status, 403)
  })
})
