import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Listening } from '../../src/main.ts'
import { succeedOrgan } from '../../src/petitions/index.ts'
import { officeOf } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

let world: World
let server: Listening
before(async () => {
  world = await openWorld()
  server = await serveWorld(world)
})
after(async () => {
  await server.close()
  await world.close()
})

const office = officeOf(() => world)
const as = async (login: string) => {
  const call = caller(server.url)
  const session = await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })
  assert.equal(session.status, 201, session.text)
  return call
}
const audited = (act: string) =>
  office.inTx(async (tx) => {
    const { rows } = await sql<{
      account: string
      object: string
    }>`select account, object from audit where act = ${act} order by id`.execute(tx)
    return rows.map((row) => row.object)
  })
const park = {
  code: '450100-YL',
  name: '示例市园林局',
  shortName: '市园林局',
  kind: 'department',
  level: 3,
  region: '450100',
  superior: '450100-ZF',
  mark: '示园',
  phone: '0000-1000999',
  address: '示例市公园路1号',
  duties: ['01/08'],
}

test('organs: made, changed and in force at once; wrong ones are told beside each field', async () => {
  const call = await as('xf.system-admin')
  const key = { 'idempotency-key': 'make-the-park-office' }
  const made = await call('POST', '/api/v1/admin/organs', park, key)
  assert.equal(made.status, 201, made.text)
  assert.deepEqual([made.json.initials, made.json.accounts, made.json.openCases], ['sylj', 0, 0])
  assert.equal((await call('POST', '/api/v1/admin/organs', park, key)).status, 201, 'the same key again')
  assert.deepEqual(await audited('create-organ'), ['450100-YL'], 'once')
  const registrar = await as('xf.registrar')
  const organs = (await registrar('GET', '/api/v1/organs')).json.items as { code: string; duties: string[] }[]
  assert.deepEqual(organs.find((o) => o.code === park.code)?.duties, ['01/08'])
  assert.equal((await registrar('GET', '/api/v1/admin/organs')).json.code, 'not-allowed')

  const wrong = await call('POST', '/api/v1/admin/organs', {
    ...park,
    code: '450100-YM',
    region: '999999',
    superior: 'nobody',
    duties: ['77'],
  })
  assert.deepEqual(
    [wrong.status, wrong.json.fields.map((f: { field: string }) => f.field).sort()],
    [400, ['duties', 'mark', 'name', 'region', 'superior']],
  )
  const circle = await call('PATCH', '/api/v1/admin/organs/450100-ZF', { superior: park.code })
  assert.match(circle.json.fields[0].says, /成环/)
  const renamed = await call('PATCH', `/api/v1/admin/organs/${park.code}`, { phone: '0000-1', duties: ['01/08', '13'] })
  assert.deepEqual([renamed.json.phone, renamed.json.name, renamed.json.duties], ['0000-1', park.name, ['01/08', '13']])
  assert.equal((await call('PATCH', '/api/v1/admin/organs/nowhere', { phone: '1' })).status, 404)
})

test('an organ with work is closed only when another goes on with it; its open cases move, the person is told', async () => {
  const call = await as('xf.system-admin')
  const { caseNo } = await office.send()
  await office.toHandling(caseNo)
  const { handler } = office.who()
  const zj = '/api/v1/admin/organs/450100-ZJ'
  const refused = await call('PATCH', zj, { active: false })
  assert.deepEqual([refused.status, refused.json.code], [409, 'organ-still-needed'])
  assert.match(refused.json.says, /未办结的件、在用账号\d+个/)
  const closed = await call('PATCH', zj, { active: false, successor: park.code })
  assert.deepEqual([closed.status, closed.json.active, closed.json.successor], [200, false, park.code])
  await succeedOrgan(world.house.petitions, '450100-ZJ', park.code)
  const session = await as(handler.login)
  assert.equal((await session('GET', '/api/v1/me')).json.organ, park.code)
  const file = (await session('GET', `/api/v1/cases/${caseNo}`)).json
  assert.equal(file.holder, park.name)
  assert.match(JSON.stringify(file.timeline), /已撤并，由示例市园林局接办/)
  const extended = await session('GET', `/api/v1/cases/${caseNo}/actions`)
  assert.ok(
    extended.json.actions.some((a: { action: string; allowed: boolean }) => a.action === 'draft-opinion' && a.allowed),
    'the caseworker goes on',
  )
  const duties = world.house.directory.organ(park.code)?.duties ?? []
  assert.ok(duties.includes('01/05') && duties.includes('13'))
  assert.deepEqual(await office.differences(), [])
  assert.equal((await call('PATCH', '/api/v1/admin/organs/450100-YL', { superior: '450100-ZJ' })).status, 400)
})
