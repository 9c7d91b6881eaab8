/**
 * RPT-20 with the numbers of the two source reports, as Word: half of 2008 and the year 2015 (domain.md §5.3). The golden
 * text is read by people; after a change that is meant: `DENGWEN_GOLDEN=1 node --test src/figures/reports/summary.test.ts`.
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

type Values = Readonly<Record<string, string | number | readonly string[]>>

describe('work summaries of the source reports', () => {
  let world: World
  before(async () => {
    world = await openWorld()
  })
  after(() => world.close())

  /** So many facts with these values, spread over three counties and five categories, one after the other in the days from the first. */
  async function put(name: string, count: number, from: string, days: number, values: Values): Promise<void> {
    const columns = Object.keys(values).map((column) => sql.ref(column))
    const given = Object.values(values).map((value) => (Array.isArray(value) ? sql`${value}::text[]` : sql`${value}`))
    await world.house.kernel.units.write(jobPrincipal('test'), (tx) =>
      sql`insert into fact_submission (case_no, received_on, registered_on, receiver, stage, category, place_region, people_count, signer_count, ${sql.join(columns)})
        select ${`${name}-`} || n, day, day, '450100-XF', 'ended', (array['01', '04', '02', '06', '13'])[1 + (n::bigint * n) % 5],
          (array['450102', '450103', '450123'])[1 + n % 3], ${sql.raw(peopleOf(name))}, ${sql.raw(signersOf(name))}, ${sql.join(given)}
        from generate_series(0, ${count - 1}::int) n, lateral (select ${from}::date + (n * ${days}::int / ${count}::int) as day) d`.execute(
        tx,
      ),
    )
  }
  /** Visits whose people add up to the total of the report; joint letters whose signers do. */
  const peopleOf = (name: string): string => {
    const [total, count] = people[name] ?? []
    return total && count ? `${Math.floor(total / count)} + case when n < ${total % count} then 1 else 0 end` : '1'
  }
  const signersOf = (name: string): string => (name === 'joint' ? 'case when n = 0 then 64 else 42 end' : '1')
  const people: Record<string, [number, number]> = {
    ...{ state: [192, 192], province: [569, 281], city: [7947, 2380] },
    ...{ 'state-before': [376, 369], 'province-before': [1161, 419], 'city-before': [7500, 2300] },
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

  test('RPT-20: the first half of 2008', async () => {
    const from = '2008-01-01'
    const letter = { channel: '01', source_kind: 'direct' }
    const dates = (text: string) => ({
      disposed_on: text,
      disposed_last: text,
      handling_last: text,
      opinion_on: text,
      served_on: text,
    })
    await put('joint', 191, from, 180, { ...letter, dup: 'first' })
    await put('read', 612, from, 180, { ...letter, dup: 'first', instructed_on: ['2008-03-03', '2008-05-05'] })
    await put('first', 1099 - 191 - 612, from, 180, { ...letter, dup: 'first' })
    await put('repeat', 292, from, 180, { ...letter, dup: 'repeat' })
    const assigned = { channel: '01', source_kind: 'assigned', source_level: 2 }
    await put('closed', 365, from, 120, { ...assigned, ...dates('2008-06-10'), closed_on: '2008-06-09' })
    await put('running', 108, from, 180, { ...assigned, handling_last: '2008-08-20' })
    await put('letters-before', 1695, '2007-01-01', 180, { ...letter, dup: 'first' })
    for (const [name, reg, now, before] of [
      ['state', 1, 192, 369],
      ['province', 2, 281, 419],
      ['city', 3, 2380, 2300],
    ] as const) {
      await put(name, now, from, 180, { channel: '02', reg_level: reg, source_kind: 'direct' })
      await put(`${name}-before`, before, '2007-01-01', 180, { channel: '02', reg_level: reg, source_kind: 'direct' })
    }
    const text = await summaryOf('2008-01-01', '2008-07-01')
    // The numbers that report 1 prints, where it adds up.
    for (const said of [
      '来信1864件，同比上升9.97%',
      '初信1099件、占58.96%',
      '重复信292件、占15.67%',
      '上级交办473件、占25.38%',
      '联名信191件、联名8044人次',
      '信案473件，已办结365件，到期办结率100.00%',
      '市领导阅批群众来信612件',
      '192案、192人次，案次同比下降47.97%',
      '281案、569人次，案次同比下降32.94%',
      '2380案、7947人次',
    ])
      assert.ok(text.includes(said), said)
    // I2: the report's own total is 22 too small; ours is the sum of its parts.
    assert.ok(text.includes('共2853批、8708人次'))
    assert.doesNotMatch(text, /(?<![\d（])%|—件|null|undefined|NaN|\{/)
    golden('half-2008', text)
  })

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
