import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { buildReports } from '../../src/cli/sample/reports.ts'
import { jobPrincipal } from '../../src/kernel/index.ts'
import type { Listening } from '../../src/main.ts'
import { caller, openWorld, serveWorld, type World } from '../world.ts'

describe('public figures', () => {
  let world: World
  let server: Listening
  let call: ReturnType<typeof caller>
  before(async () => {
    world = await openWorld()
    server = await serveWorld(world)
    call = caller(server.url)
  })
  after(async () => {
    await server?.close()
    await world?.close()
  })

  /** Letters of May: of a county and a category so many. */
  const letters = (county: string, category: string, count: number): Promise<unknown> =>
    world.house.kernel.units.write(jobPrincipal('test'), (tx) =>
      sql`insert into fact_submission (case_no, received_on, registered_on, channel, receiver, people_count, signer_count, stage, category, place_region)
        select ${`${county}-${category}-`} || n, '2026-05-04', '2026-05-04', '01', '450100-XF', 1, 1, 'registered', ${category}, ${county} from generate_series(1, ${count}::int) n`.execute(
        tx,
      ),
    )

  test('before the first issue the pages say so, and nothing is open', async () => {
    assert.match((await call('GET', '/bulletins')).text, /还没有印发公开月报/)
    assert.deepEqual((await call('GET', '/api/v1/public/bulletins')).json, { items: [] })
    assert.doesNotMatch((await call('GET', '/')).text, /公开数字：/)
  })

  test('RPT-22, FR-6: an issued month is open in every form, small cells are not', async () => {
    await letters('450102', '01', 20)
    await letters('450103', '02', 9)
    await letters('450122', '06', 3)
    await buildReports(world.house, world.staff)
    const { items } = (await call('GET', '/api/v1/public/bulletins')).json
    assert.deepEqual(
      items.map(({ title, from, to }: Record<string, string>) => [title, from, to]),
      [['全市2026年5月信访公开月报', '2026-05-01', '2026-06-01']],
    )
    const model = (await call('GET', `/api/v1/public/bulletins/${items[0].id}`)).json
    const table = (id: string) => model.parts.find((part: { id?: string }) => part.id === id)
    assert.deepEqual(
      table('counties').rows.map(({ cells }: { cells: unknown[] }) => cells[0]),
      [20, null, null],
      'three of one county are hidden, and the nine of another with them',
    )
    assert.match(table('counties').notes.join(''), /不足5件的不公布/)
    assert.equal(model.figures.find(({ id }: { id: string }) => id === 'NUM-37').count, 32)

    const data = (await call('GET', '/api/v1/public/open-data/figures')).json
    assert.deepEqual(
      data.items.find(({ figure }: { figure: string }) => figure === 'NUM-01'),
      {
        ...{ month: '2026-05', figure: 'NUM-01', title: '办理人民群众来信', unit: '件', count: 32, people: null },
        ...{ numerator: null, denominator: null, percent: null, lastCount: 0, changeCount: null },
      },
    )
    const csv = (await call('GET', '/api/v1/public/open-data/categories?format=csv')).text
    assert.match(csv, /2026-05,城乡建设,20,/)
    assert.doesNotMatch(csv, /,3,|,9,/)
    for (const { id } of (await call('GET', '/api/v1/public/open-data')).json.items)
      assert.equal((await call('GET', `/api/v1/public/open-data/${id}?format=csv`)).status, 200, id)
  })

  test('the portal shows the month, its definitions one click away, refusals and indicators', async () => {
    const { items } = (await call('GET', '/api/v1/public/bulletins')).json
    assert.match((await call('GET', '/')).text, /公开数字：2026年5月.*32件/)
    const page = (await call('GET', `/bulletins/${items[0].id}`)).text
    assert.match(page, /全市共登记群众信访32件/)
    const [, anchor] = /href="(\/bulletins\/definitions#NUM-37)"/.exec(page) ?? []
    assert.ok(anchor)
    assert.match((await call('GET', '/bulletins/definitions')).text, /id="NUM-37"/)
    assert.match((await call('GET', '/bulletins/indicators')).text, /按期办结率/)
    assert.match((await call('GET', '/bulletins/refusals')).text, /还没有不予受理/)
    assert.equal((await call('GET', '/bulletins/AAAAAAAAAAAAAAAA')).status, 404)
  })

  test('a county has no public bulletin of its own', async () => {
    const county = caller(server.url)
    await county('POST', '/api/v1/sessions', { account: 'qs.xf.statistician', password: 'sample-password-1' })
    const refused = await county('POST', '/api/v1/report-issues', {
      code: 'RPT-22',
      from: '2026-05-01',
      to: '2026-06-01',
    })
    assert.equal(refused.status, 400)
  })
})
