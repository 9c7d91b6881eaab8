import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openWorld, type World } from '../../../test/world.ts'
import { jobPrincipal } from '../../kernel/index.ts'
import { reportById } from './catalogue.ts'
import { compileReport } from './compile.ts'
import type { TablePart } from './model.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

type Row = {
  holder?: string | null
  receiver?: string
  purpose?: string
  class3?: string
  reg_level?: number
  channel?: string
}
const office = '450100-XF'
const year = { from: '2026-01-01', to: '2027-01-01' }

/** 群众反映较多的机关、单位 of RPT-21 over these rows, by name of the organ. */
async function answering(rows: readonly Row[]): Promise<TablePart> {
  await world.house.kernel.units.write(jobPrincipal('test'), async (tx) => {
    await sql`delete from fact_submission`.execute(tx)
    await sql`insert into fact_submission (case_no, received_on, registered_on, channel, receiver, holder, purpose, class3, reg_level, people_count, signer_count, stage)
      select 'T' || n, '2026-03-02', '2026-03-02', coalesce(channel, '01'), coalesce(receiver, ${office}), holder, coalesce(purpose, '02'), coalesce(class3, 'appeal'), coalesce(reg_level, 3), 1, 1, 'handling'
      from json_to_recordset(${JSON.stringify(rows.map((row, n) => ({ n, ...row })))}::json)
        as r(n int, channel text, receiver text, holder text, purpose text, class3 text, reg_level int)`.execute(tx)
  })
  const report = reportById('RPT-21')
  assert.ok(report)
  const { parts } = await world.house.kernel.units.read(jobPrincipal('test'), (tx) =>
    compileReport(tx, world.house.directory, { organ: null, root: null }, report, year, {
      office: '信访局',
      at: '2027-01-05T09:00:00+08:00',
    }),
  )
  const table = parts.find((part) => part.kind === 'table' && part.id === 'answering')
  assert.ok(table?.kind === 'table')
  return table
}
const many = (count: number, row: Row): Row[] => Array.from({ length: count }, () => row)
const counts = ({ rows }: TablePart) => rows.map(({ title, cells }) => [title, cells[0]])
const nameOf = (code: string): string => world.house.directory.organ(code)?.shortName ?? code

test('L22 41(2): organs by who has to answer: the handler, or who received it before it was sent on', async () => {
  const table = await answering([
    ...many(12, { holder: '450100-ZJ' }),
    ...many(4, { holder: '450100-RS' }),
    ...many(9, { holder: null, receiver: '450100-RS' }),
    ...many(7, { holder: office }),
  ])
  assert.deepEqual(counts(table), [
    [nameOf('450100-RS'), 13],
    [nameOf('450100-ZJ'), 12],
  ])
  assert.match(table.notes.join(''), /按答复责任计/)
  assert.match(table.notes.join(''), /另有7件由信访部门自办或者尚未转出/)
})

test('RG-2, RG-13: an organ with few matters is not named, and the quality stands beside every number', async () => {
  const table = await answering([...many(9, { holder: '450100-JY' }), ...many(10, { holder: '450100-ZJ' })])
  assert.deepEqual(counts(table), [[nameOf('450100-ZJ'), 10]])
  assert.match(table.notes.join(''), /不足10件的不列/)
  assert.match(table.notes.join(''), /不作为考核依据/)
  assert.ok(table.columns.some(({ title }) => title === '按期办结率'))
})

test('RG-2: suggestions, questions, thanks and visits of a higher level are no complaints of an organ', async () => {
  const table = await answering([
    ...many(10, { holder: '450100-ZJ' }),
    ...many(20, { holder: '450100-ZJ', purpose: '06' }),
    ...many(20, { holder: '450100-ZJ', purpose: '05' }),
    ...many(20, { holder: '450100-RS', purpose: '03', class3: 'suggestion' }),
    ...many(20, { holder: '450100-RS', channel: '02', reg_level: 1 }),
  ])
  assert.deepEqual(counts(table), [[nameOf('450100-ZJ'), 10]])
})
