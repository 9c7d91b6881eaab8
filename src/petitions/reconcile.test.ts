import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { caller, openWorld, serveWorld, type World } from '../../test/world.ts'
import { jobPrincipal } from '../kernel/index.ts'
import type { Listening } from '../main.ts'
import { reconcile } from './reconcile.ts'

let world: World
let server: Listening
const cases: string[] = []
before(async () => {
  world = await openWorld()
  server = await serveWorld(world)
  const call = caller(server.url)
  for (const title of ['路灯不亮', '停水三天', '噪声扰民']) {
    const answer = await call('POST', '/api/v1/public/submissions', {
      ...{ channel: '03', petitioner: { name: '陈小满', phone: '19900000001' }, title, content: `${title}，请处理。` },
      requests: ['请尽快处理。'],
    })
    assert.equal(answer.status, 201, answer.text)
    cases.push(answer.json.caseNo)
  }
})
after(async () => {
  await server?.close()
  await world?.close()
})

async function differences(): Promise<[string, string][]> {
  const found: [string, string][] = []
  for await (const { caseNo, what } of reconcile(world.house.petitions, world.house.checkers))
    found.push([caseNo, what])
  return found
}

test('B12: what somebody changes behind the program’s back is named with its case, and nothing else is', async () => {
  assert.deepEqual(await differences(), [])
  const [first, second, third] = cases
  await world.house.kernel.units.write(jobPrincipal('test'), async (tx) => {
    await sql`update case_head set stage = 'closed' where case_no = ${first}`.execute(tx)
    await sql`update clock set last = last + 1 where case_no = ${second}`.execute(tx)
    await sql`update search_index set reach = '{}' where case_no = ${third}`.execute(tx)
  })
  assert.deepEqual(await differences(), [
    [first, 'case_head.stage'],
    [second, 'clock'],
    [third, 'search_index.reach'],
  ])
})
