import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../../../test/world.ts'
import { jobPrincipal, readSheet } from '../../kernel/index.ts'
import type { Listening } from '../../main.ts'
import type { IssueDetail, ReportsView } from './routes.ts'

type Call = ReturnType<typeof caller>

describe('reports from the draft to the issue', () => {
  let world: World
  let server: Listening
  const at = async (login: string): Promise<Call> => {
    const call = caller(server.url)
    const { status } = await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })
    assert.equal(status, 201)
    return call
  }
  /** Letters in the facts of May 2026, registered by the city's office. */
  const letters = async (from: number, count: number): Promise<void> => {
    await world.house.kernel.units.write(jobPrincipal('test'), async (tx) => {
      for (let n = from; n < from + count; n++)
        await sql`insert into fact_submission (case_no, received_on, registered_on, channel, receiver, people_count, signer_count, stage, category, place_region)
          values (${`T${n}`}, '2026-05-04', '2026-05-04', '01', '450100-XF', 1, 1, 'registered', '01', ${n % 2 ? '450101' : '450102'})`.execute(
          tx,
        )
    })
  }
  before(async () => {
    world = await openWorld()
    server = await serveWorld(world)
    await letters(0, 12)
  })
  after(async () => {
    await server?.close()
    await world?.close()
  })

  const may = { from: '2026-05-01', to: '2026-06-01' }
  const begin = async (call: Call, code = 'RPT-17'): Promise<string> => {
    const begun = await call('POST', '/api/v1/report-issues', { code, ...may })
    assert.equal(begun.status, 201, begun.text)
    return begun.json.id
  }
  const detail = async (call: Call, id: string): Promise<IssueDetail> =>
    (await call('GET', `/api/v1/report-issues/${id}`)).json
  const text = ({ model }: IssueDetail): string =>
    model.parts.flatMap((part) => (part.kind === 'words' ? part.spans.map((span) => span.text) : [])).join('')

  test('NUM-39: what is due is shown with its day, and goes when it is issued', async () => {
    const call = await at('xf.statistician')
    const { due }: ReportsView = (await call('GET', '/api/v1/reports')).json
    assert.deepEqual(
      due.map(({ code, from, to, due, late }) => [code, from, to, due, late]),
      [
        ['RPT-21', '2025-01-01', '2026-01-01', '2026-01-20', true],
        ['RPT-20', '2025-01-01', '2026-01-01', '2026-01-20', true],
        ['RPT-18', '2026-01-01', '2026-04-01', '2026-04-10', true],
        ['RPT-16', '2026-05-25', '2026-06-01', '2026-06-01', false],
        ['RPT-19', '2026-05-16', '2026-06-01', '2026-06-01', false],
        ['RPT-19', '2026-05-01', '2026-06-01', '2026-06-05', false],
        ['RPT-17', '2026-05-01', '2026-06-01', '2026-06-05', false],
        ['RPT-22', '2026-05-01', '2026-06-01', '2026-06-05', false],
      ].sort((a, b) => String(a[3]).localeCompare(String(b[3])) || String(a[0]).localeCompare(String(b[0]))),
    )
  })

  test('FR-2: words are edited, numbers stay live until the issue, then nothing moves', async () => {
    const [statistician, head] = [await at('xf.statistician'), await at('xf.office-head')]
    const id = await begin(statistician)
    assert.equal(await begin(statistician), id, 'a report of a period is begun once')
    const words = { overview: '本月来信{NUM-01.count}件，总体平稳。' }
    assert.equal((await statistician('PUT', `/api/v1/report-issues/${id}/words`, { words })).status, 204)
    assert.match(text(await detail(statistician, id)), /本月来信12件，总体平稳。/)
    await letters(12, 1)
    assert.match(text(await detail(statistician, id)), /本月来信13件/)

    const early = await head('POST', `/api/v1/report-issues/${id}/issue`)
    assert.deepEqual([early.status, early.json.code], [409, 'report-not-submitted'])
    assert.equal((await statistician('POST', `/api/v1/report-issues/${id}/submit`)).status, 204)
    const late = await statistician('PUT', `/api/v1/report-issues/${id}/words`, { words: {} })
    assert.equal(late.json.code, 'report-submitted')
    assert.equal((await head('POST', `/api/v1/report-issues/${id}/return`, { reason: '请补充来电' })).status, 204)
    assert.equal((await detail(statistician, id)).returned, '请补充来电')
    assert.equal((await statistician('POST', `/api/v1/report-issues/${id}/submit`)).status, 204)
    const issued = await head('POST', `/api/v1/report-issues/${id}/issue`)
    assert.deepEqual([issued.status, issued.json.number], [200, '2026年第1期'], issued.text)

    await letters(13, 2)
    const after = await detail(statistician, id)
    assert.match(text(after), /本月来信13件/)
    assert.match(after.changes.join(), /办理人民群众来信 13件→15件/)
    assert.match(after.digest ?? '', /^[0-9a-f]{64}$/)
    const first = after.model.figures.find((figure) => figure.id === 'NUM-01')
    assert.match(first?.digest ?? '', /^[0-9a-f]{64}$/)
    const city = after.model.figures.find((figure) => figure.id === 'NUM-11')
    assert.equal(city?.digest, null, 'RG-2: no list of visits, so no digest of one')
    assert.equal(
      (await statistician('PUT', `/api/v1/report-issues/${id}/words`, { words: {} })).json.code,
      'report-issued',
    )
    await assert.rejects(
      world.house.kernel.units.write(jobPrincipal('test'), (tx) =>
        sql`update report_issue set number = 9 where id = ${id}`.execute(tx),
      ),
    )
  })

  test('NUM-39, NUM-40: what came out is counted beside what was due, a correction not again', async () => {
    const call = await at('xf.statistician')
    const yearToMay = 'from=2026-01-01&to=2026-06-02'
    const before: { count: number; denominator: number; notes: string[] }[] = (
      await call('GET', `/api/v1/figures?${yearToMay}&ids=NUM-39,NUM-40`)
    ).json
    assert.deepEqual(
      before.map(({ count, denominator }) => [count, denominator]),
      [
        [0, 22 + 5 + 2],
        [0, 11 + 5],
      ],
      'the issue over May is due on 5 June',
    )
    const { papers, due }: ReportsView = (await call('GET', '/api/v1/reports')).json
    const monthly = papers.find(({ key }) => key === 'monthly')
    assert.deepEqual([monthly?.due, monthly?.issued, monthly?.missing.length], [5, 0, 5])
    assert.deepEqual(monthly?.missing.at(-1)?.period, '2026年4月')
    assert.ok(!due.some(({ paper }) => paper === 'monthly'), 'May was issued before it was due')
    const [june] = (await call('GET', '/api/v1/figures?from=2026-06-01&to=2026-07-01&ids=NUM-39')).json
    assert.deepEqual([june.count, june.numerator, june.denominator], [1, 1, 5 + 1])
    assert.match(june.notes.join(), /月通报应出1期，已出1期，其中按时1期。/)
    const county = await at('qs.xf.statistician')
    const [theirs] = (await county('GET', '/api/v1/figures?from=2026-06-01&to=2026-07-01&ids=NUM-39')).json
    assert.equal(theirs.count, 0, 'a county has its own papers')
    const own: ReportsView = (await county('GET', '/api/v1/reports')).json
    assert.ok(!own.papers.some(({ key }) => key === 'bulletin'), 'the public month is the city’s alone')
  })

  test('FR-2: a late entry makes a correction that names what it corrects', async () => {
    const [statistician, head] = [await at('xf.statistician'), await at('xf.office-head')]
    const { issues }: ReportsView = (await statistician('GET', '/api/v1/reports')).json
    const old = issues.find(({ state, code }) => state === 'issued' && code === 'RPT-17')
    assert.ok(old)
    const begun = await statistician('POST', `/api/v1/report-issues/${old.id}/correct`, { reason: '补录两件来信' })
    assert.equal(begun.status, 201, begun.text)
    assert.equal((await statistician('POST', `/api/v1/report-issues/${begun.json.id}/submit`)).status, 204)
    const issued = await head('POST', `/api/v1/report-issues/${begun.json.id}/issue`)
    assert.equal(issued.json.number, '2026年第2期')
    const { model } = await detail(statistician, begun.json.id)
    assert.match(model.title, /（更正）$/)
    assert.equal(model.issue?.corrects?.reason, '补录两件来信')
    assert.match(model.issue?.corrects?.changes.join() ?? '', /办理人民群众来信 13件→15件/)
    assert.match(text({ model } as IssueDetail), /本月来信15件，总体平稳。/)
    const after: ReportsView = (await statistician('GET', '/api/v1/reports')).json
    assert.equal(after.issues.find(({ id }) => id === old.id)?.correctedBy, begun.json.id)
  })

  test('a field that names no figure is refused beside its part', async () => {
    const call = await at('xf.statistician')
    const id = await begin(call, 'RPT-16')
    const wrong = await call('PUT', `/api/v1/report-issues/${id}/words`, {
      words: { overview: '来信{NUM-99.count}件' },
    })
    assert.deepEqual([wrong.status, wrong.json.fields[0].field], [400, 'words.overview'])
    assert.equal((await call('DELETE', `/api/v1/report-issues/${id}`)).status, 204)
  })

  test('roles: who reads does not write, who writes does not issue, a county keeps to its own', async () => {
    const [statistician, leader, county] = [
      await at('xf.statistician'),
      await at('zf.leader'),
      await at('qs.xf.statistician'),
    ]
    assert.equal((await leader('POST', '/api/v1/report-issues', { code: 'RPT-01', ...may })).status, 403)
    const id = await begin(statistician, 'RPT-01')
    assert.equal((await statistician('POST', `/api/v1/report-issues/${id}/issue`)).status, 403)
    assert.equal((await county('GET', `/api/v1/report-issues/${id}`)).status, 404)
    assert.equal(
      (await county('GET', `/api/v1/reports/RPT-01?from=2026-05-01&to=2026-06-01&organ=450100-XF`)).status,
      403,
    )
    const own = await county('GET', '/api/v1/reports/RPT-01?from=2026-05-01&to=2026-06-01')
    assert.equal(own.status, 200)
    assert.equal(own.json.place, '青山县')
  })

  test('contract §2: one report in four files, numbers as numbers', async () => {
    const call = await at('xf.statistician')
    for (const [format, magic] of [
      ['docx', 'PK'],
      ['xlsx', 'PK'],
      ['pdf', '%PDF'],
      ['json', '{'],
    ] as const) {
      const response = await fetch(
        `${server.url}/api/v1/reports/RPT-01?from=2026-05-01&to=2026-06-01&format=${format}`,
        {
          headers: { cookie: await cookieOf(server.url) },
        },
      )
      assert.equal(response.status, 200)
      const bytes = Buffer.from(await response.arrayBuffer())
      assert.equal(bytes.subarray(0, magic.length).toString('latin1'), magic, format)
      if (format === 'xlsx') {
        const { rows } = await readSheet(bytes, 'x')
        assert.equal(rows[0]?.values['件（批、次）数'], '15')
      }
      if (format === 'json') assert.equal(JSON.parse(bytes.toString()).parts[0].rows[0].cells[0], 15)
    }
    assert.equal((await call('GET', '/api/v1/reports/RPT-99?from=2026-05-01&to=2026-06-01')).status, 400)
  })
})

async function cookieOf(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ account: 'xf.statistician', password: samplePassword }),
  })
  return response.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
}
