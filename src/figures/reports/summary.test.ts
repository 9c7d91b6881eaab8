/**
 * RPT-20 with the numbers of the second source report, the year 2015, as Word (domain.md §5.3); half of 2008 goes through
 * the import in `test/system/source-reports.test.ts`. The golden text is read by people; after a change that is meant:
 * `DENGWEN_GOLDEN=1 node --test src/figures/reports/summary.test.ts`.
 */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { docxText } from '../../../test/docx-text.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { jobPrincipal } from '../../kernel/index.ts'
import { reportById } from './catalogue.ts'
import { compileReport } from './compile.ts'
import { reportFile } from './forms/index.ts'

type Values = Readonly<Record<string, string | number>>

describe('the work summary of the second source report', () => {
  let world: World
  before(async () => {
    world = await openWorld()
  })
  after(() => world.close())

  /** So many facts with these values, spread over three counties and five categories, one after the other in the days from the first. */
  async function put(name: string, count: number, from: string, days: number, values: Values): Promise<void> {
    const columns = Object.keys(values).map((column) => sql.ref(column))
    const given = Object.values(values).map((value) => sql`${value}`)
    await world.house.kernel.units.write(jobPrincipal('test'), (tx) =>
      sql`insert into fact_submission (case_no, received_on, registered_on, receiver, stage, category, place_region, people_count, signer_count, ${sql.join(columns)})
        select ${`${name}-`} || n, day, day, '450100-XF', 'ended', (array['01', '04', '02', '06', '13'])[1 + (n::bigint * n) % 5],
          (array['450102', '450103', '450123'])[1 + n % 3], 1, 1, ${sql.join(given)}
        from generate_series(0, ${count - 1}::int) n, lateral (select ${from}::date + (n * ${days}::int / ${count}::int) as day) d`.execute(
        tx,
      ),
    )
  }
  async function summaryOf(from: string, to: string): Promise<string> {
    const { kernel, directory, petitions } = world.house
    const definition = reportById('RPT-20')
    assert.ok(definition)
    const model = await kernel.units.read(jobPrincipal('test'), (tx) =>
      compileReport(
        tx,
        directory,
        { organ: null, root: null },
        definition,
        { from, to },
        {
          office: '示例市信访局',
          at: '2026-06-01T09:00:00.000+08:00',
        },
      ),
    )
    const file = await reportFile(model, 'docx', { letters: petitions.letters, sample: false })
    return docxText(Buffer.from(file))
  }

  function golden(name: string, text: string): void {
    const path = join(import.meta.dirname, 'golden', `${name}.txt`)
    if (process.env.DENGWEN_GOLDEN) writeFileSync(path, text)
    assert.equal(text, readFileSync(path, 'utf8'))
  }

  test('RPT-20: the year 2015', async () => {
    const call = { channel: '06', source_kind: 'hotline' }
    await put('calls', 92_508, '2015-01-01', 365, { ...call, purpose: '02' })
    await put('praise', 140, '2015-01-01', 365, { ...call, purpose: '06' })
    await put('calls-before', 88_236, '2014-01-01', 365, { ...call, purpose: '02' })
    await put('inspection', 497, '2015-07-01', 180, { channel: '01', source_kind: 'inspection' })
    await put('tv', 229, '2015-03-01', 180, { channel: '11', source_kind: 'tv', closed_on: '2015-12-01' })
    await put('tv-invalid', 54, '2015-03-01', 180, { channel: '11', source_kind: 'tv', outcome: 'filed-away' })
    const text = await summaryOf('2015-01-01', '2016-01-01')
    for (const said of [
      '有效来电92648个，同比上升5.00%',
      '市民来电表扬140次',
      '巡视巡察组转来信件497件',
      '电视问政件283件，其中有效229件，办结率100.00%',
    ])
      assert.ok(text.includes(said), said)
    assert.doesNotMatch(text, /(?<![\d（])%|—件|null|undefined|NaN|\{/)
    golden('year-2015', text)
  })
})
