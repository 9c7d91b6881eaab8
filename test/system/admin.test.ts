import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { reviewBodies } from '../../src/law/index.ts'
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

  // ST-40: an organ that is led from above alone is reviewed there, not by the government of its place.
  const above = { ...park, code: '450100-SW', name: '示例市税务局', shortName: '市税务局', mark: '示税', duties: [] }
  const taxed = { ...above, code: '450102-SW', name: '城东区税务局', shortName: '区税务局', mark: '东税', level: 4 }
  await call('POST', '/api/v1/admin/organs', { ...above, vertical: true })
  const vertical = await call('POST', '/api/v1/admin/organs', {
    ...taxed,
    region: '450102',
    superior: above.code,
    vertical: true,
  })
  assert.deepEqual([vertical.status, vertical.json.vertical], [201, true], vertical.text)
  const { rule, organs: bodies } = reviewBodies([taxed.code], world.house.directory)
  assert.deepEqual([rule.id, bodies.map(({ code }) => code)], ['vertical', [above.code]])
  const plain = await call('PATCH', `/api/v1/admin/organs/${taxed.code}`, { vertical: false })
  assert.equal(plain.json.vertical, false)
  assert.equal(reviewBodies([taxed.code], world.house.directory).rule.id, 'department')
  assert.equal((await call('PATCH', `/api/v1/admin/organs/${taxed.code}`, { vertical: 'yes' })).status, 400)
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

test('accounts: the first password is shown once, roles act at once, nobody changes their own', async () => {
  const call = await as('xf.security-admin')
  const new1 = { login: 'chen.xm', name: '陈小满', post: '登记员', organ: '450100-XF', roles: ['registrar'] }
  const made = await call('POST', '/api/v1/admin/accounts', new1)
  assert.deepEqual([made.status, made.json.login], [201, 'chen.xm'])
  assert.equal((await call('POST', '/api/v1/admin/accounts', new1)).json.fields[0].field, 'login')
  const both = await call('POST', '/api/v1/admin/accounts', {
    ...new1,
    login: 'both',
    roles: ['system-admin', 'registrar'],
  })
  assert.match(both.json.fields[0].says, /三员分立/)

  const person = caller(server.url)
  const signIn = (password: string) => person('POST', '/api/v1/sessions', { account: 'chen.xm', password })
  assert.equal((await signIn(made.json.password)).json.mustChange, true)
  assert.equal((await person('GET', '/api/v1/cases')).json.code, 'password-must-change')
  const own = 'a-new-password-of-mine'
  assert.equal((await person('POST', '/api/v1/me/password', { old: made.json.password, next: own })).status, 204)
  assert.equal((await person('GET', '/api/v1/cases?queue=to-register')).status, 200)
  const path = `/api/v1/admin/accounts/${made.json.account}`
  const changed = await call('PATCH', path, { roles: ['statistician'] })
  assert.deepEqual([changed.status, changed.json.roles], [200, ['statistician']])
  assert.equal((await person('GET', '/api/v1/cases?queue=to-register')).json.code, 'not-allowed', 'on the next request')

  const reset = await call('POST', `${path}/password`)
  assert.equal((await person('GET', '/api/v1/me')).status, 401, 'sessions end')
  assert.equal((await signIn(own)).status, 401)
  for (let i = 0; i < 8; i++) await signIn('not the password')
  assert.equal((await signIn(reset.json.password)).json.code, 'signed-in-too-often')
  const list = await call('GET', '/api/v1/admin/accounts?q=chen.xm')
  assert.deepEqual(
    [list.json.total, list.json.items[0].resting, list.json.items[0].mustChange, list.json.items[0].organName],
    [1, true, true, '示例市信访局'],
  )
  assert.ok(list.json.items[0].lastSeenAt)
  assert.equal(JSON.stringify(list.json).includes('argon2'), false)
  assert.equal((await call('POST', `${path}/unlock`)).status, 204)
  assert.equal((await signIn(reset.json.password)).status, 201)
  assert.equal((await call('DELETE', `${path}/sessions`)).status, 204)
  assert.equal((await person('GET', '/api/v1/me')).status, 401)
  await signIn(reset.json.password)
  assert.equal((await call('PATCH', path, { active: false })).json.active, false)
  assert.equal((await person('GET', '/api/v1/me')).status, 401)
  assert.equal((await signIn(reset.json.password)).status, 401)

  const accounts = (await call('GET', '/api/v1/admin/accounts?role=security-admin')).json.items
  const me = (await call('GET', '/api/v1/me')).json.account
  assert.equal((await call('PATCH', `/api/v1/admin/accounts/${me}`, { roles: ['auditor'] })).json.code, 'own-roles')
  assert.equal(accounts.length, 1)
  const [system] = (await call('GET', '/api/v1/admin/accounts?role=system-admin')).json.items
  const last = await call('PATCH', `/api/v1/admin/accounts/${system.account}`, { active: false })
  assert.deepEqual([last.status, last.json.code], [409, 'last-administrator'])
  assert.equal((await (await as('xf.system-admin'))('GET', '/api/v1/admin/accounts')).json.code, 'not-allowed')
})

test('accounts come in pages, each once', async () => {
  const call = await as('xf.security-admin')
  const seen: string[] = []
  let cursor = ''
  do {
    const page = await call('GET', `/api/v1/admin/accounts?limit=40${cursor && `&cursor=${cursor}`}`)
    seen.push(...page.json.items.map((item: { account: string }) => item.account))
    cursor = page.json.next ?? ''
  } while (cursor)
  assert.equal(new Set(seen).size, seen.length)
  assert.equal(seen.length, world.house.directory.accounts().length)
})

test('a deputy has the roles of the colleague on the days, under the own name, and four eyes stay four', async () => {
  const call = await as('xf.security-admin')
  const rs = '450100-RS'
  const chief = world.staff(rs, 'organ-head')
  const liaison = world.staff(rs, 'liaison')
  const handler = world.staff(rs, 'handler')
  const wanted = { of: chief.account, by: handler.account, from: '2026-06-01', to: '2026-06-05', reason: 'leave' }
  const refusal = async (change: object) =>
    (await call('POST', '/api/v1/admin/deputies', { ...wanted, ...change })).json.code
  assert.equal(await refusal({ by: chief.account }), 'deputy-of-oneself')
  assert.equal(await refusal({ by: world.staff('450100-XF', 'registrar').account }), 'deputy-elsewhere')
  assert.equal(await refusal({ from: '2026-05-01' }), 'deputy-back-dated')
  assert.equal(await refusal({ to: '2027-06-01' }), 'deputy-too-long')
  const custodian = world.staff('450100-XF', 'custodian')
  const registrar = world.staff('450100-XF', 'registrar')
  assert.equal(await refusal({ of: custodian.account, by: registrar.account }), 'roles-not-lent')
  assert.equal(
    await refusal({ of: registrar.account, by: world.staff('450100-XF', 'security-admin').account }),
    'deputy-is-administrator',
  )

  const session = await as(handler.login)
  assert.deepEqual((await session('GET', '/api/v1/me')).json.actingFor, [])
  const made = await call('POST', '/api/v1/admin/deputies', wanted)
  assert.deepEqual([made.status, made.json.state], [201, 'now'], made.text)
  assert.match(made.json.says, /自2026-06-01至2026-06-05代负责人.+办理，事由：休假/)
  assert.equal(await refusal({ by: liaison.account }), 'deputy-overlaps')
  const me = (await session('GET', '/api/v1/me')).json
  assert.deepEqual([me.roles, me.actingFor[0].account], [['handler', 'organ-head'], chief.account])

  const { caseNo } = await office.send()
  await office.act(registrar, caseNo, 'register')
  await office.act(registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '04/03' })
  await office.act(world.staff('450100-XF', 'dispatcher'), caseNo, 'transfer', { to: rs, reason: '工资属其管' })
  await office.act(liaison, caseNo, 'sign')
  await office.act(liaison, caseNo, 'accept', { unit: '劳动监察科', contact: '王示例 0000-1234567' })
  const approved = await session('POST', `/api/v1/cases/${caseNo}/actions/approve`, {})
  assert.equal(approved.status, 200, approved.text)
  const by = await office.inTx(async (tx) => {
    const { rows } = await sql<{
      actor: string
    }>`select actor from event where case_no = ${caseNo} and kind = 'approved'`.execute(tx)
    return rows[0]?.actor
  })
  assert.equal(by, handler.account, 'the deputy signs with the own account')

  await office.act(chief, caseNo, 'appoint', { caseworker: handler.account, declared: 'none' })
  await office.act(handler, caseNo, 'hear-petitioner', { mode: 'phone', record: '信访人补充：欠薪三个月' })
  await office.act(handler, caseNo, 'extend', { days: 10, reason: '情况复杂', approver: chief.account })
  const own = await session('POST', `/api/v1/cases/${caseNo}/actions/approve`, {})
  assert.deepEqual([own.status, own.json.code], [409, 'drafter-cannot-approve'], 'not what the deputy drafted')
  // Another colleague stands in for the drafter and is the drafter here.
  const second = {
    ...world.staff(rs, 'organ-head'),
    account: 'id-second',
    actingFor: [{ ...me.actingFor[0], account: handler.account }],
  }
  await office.refused(second, caseNo, 'approve', {}, 'drafter-cannot-approve')

  const head = await as('xf.office-head')
  assert.deepEqual((await head('GET', '/api/v1/admin/deputies')).json.items, [], 'a head sees the own office only')
  assert.equal((await head('POST', '/api/v1/admin/deputies', wanted)).json.code, 'not-allowed')
  world.clock.set(Temporal.Instant.from('2026-06-06T09:00:00+08:00'))
  const later = await as(handler.login)
  assert.deepEqual((await later('GET', '/api/v1/me')).json.roles, ['handler'], 'it ends by itself')
  world.clock.set(Temporal.Instant.from('2026-06-01T09:20:00+08:00'))
  const back = await as(handler.login)
  assert.equal((await back('GET', '/api/v1/me')).json.roles.length, 2)
  assert.equal((await call('DELETE', `/api/v1/admin/deputies/${made.json.id}`)).status, 204)
  assert.deepEqual((await back('GET', '/api/v1/me')).json.roles, ['handler'], 'or at once')
  assert.deepEqual(await office.differences(), [])
})

test('categories: a new one with the organs that answer for it; one that is closed is offered no more', async () => {
  const call = await as('xf.system-admin')
  const made = await call('POST', '/api/v1/admin/categories', { name: '停车管理', parent: '01', organs: ['450100-CG'] })
  assert.deepEqual(
    [made.status, made.json.code, made.json.initials, made.json.organs],
    [201, '01/10', 'tcgl', ['450100-CG']],
  )
  assert.ok(world.house.directory.organ('450100-CG')?.duties.includes('01/10'))
  assert.equal(
    (await call('POST', '/api/v1/admin/categories', { name: '停车管理', parent: '01' })).json.fields[0].field,
    'name',
  )
  assert.equal(
    (await call('POST', '/api/v1/admin/categories', { name: '又一类', code: '1' })).json.fields[0].field,
    'code',
  )
  const closed = await call('PATCH', `/api/v1/admin/categories/${encodeURIComponent('01/10')}`, {
    active: false,
    officialCode: '010010',
  })
  assert.deepEqual([closed.json.active, closed.json.officialCode, closed.json.organs], [false, '010010', ['450100-CG']])
  const offered = (await call('GET', '/api/v1/categories')).json.items as { code: string; active: boolean }[]
  assert.equal(offered.find((category) => category.code === '01/10')?.active, false)
})

test('the city on its pages: contacts, seal text and a picture that can only be looked at', async () => {
  const call = await as('xf.system-admin')
  const { said, logo: none, ...site } = (await call('GET', '/api/v1/admin/site')).json
  assert.deepEqual([said, site.sealText, none], [false, '示例市信访局', null])
  const svg = (text: string) => `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`
  const head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
  for (const bad of [
    `${head}<script>alert(1)</script></svg>`,
    `${head}<rect onload="x()" width="1"/></svg>`,
    `${head}<use href="https://elsewhere.example/x.svg#a"/></svg>`,
    `${head}<rect style="fill:url(https://elsewhere.example)"/></svg>`,
    `${head}<foreignObject><b/></foreignObject></svg>`,
    `<!DOCTYPE svg [<!ENTITY a "b">]>${head}</svg>`,
    `${head}<a href="javascript:x()"><rect/></a></svg>`,
  ]) {
    const refused = await call('PUT', '/api/v1/admin/site', { ...site, logo: svg(bad) })
    assert.deepEqual([refused.status, refused.json.fields?.[0]?.field], [400, 'logo'], bad)
  }
  const png = `data:image/png;base64,${Buffer.from('not a png at all').toString('base64')}`
  assert.equal((await call('PUT', '/api/v1/admin/site', { ...site, logo: png })).status, 400)
  const large = svg(`${head}<desc>${'x'.repeat(120_000)}</desc></svg>`)
  assert.match((await call('PUT', '/api/v1/admin/site', { ...site, logo: large })).json.fields[0].says, /最多100 kB/)

  const good = `${head}<rect width="9" height="9" fill="#b3392b"/></svg>`
  const saved = await call('PUT', '/api/v1/admin/site', {
    ...site,
    city: '换名市',
    host: 'xf.example.org',
    sealText: '换名市信访专用',
    hotline: { number: '12345', hours: '全天 24 小时' },
    counters: [{ name: '接待大厅', address: '中山路1号', hours: '工作日 9:00–17:00', phone: '0000-1' }],
    letters: { address: '中山路1号', postcode: '000001' },
    logo: svg(good),
  })
  assert.deepEqual([saved.status, saved.json.said, saved.json.logo], [200, true, svg(good)], saved.text)
  const home = await caller(server.url)('GET', '/')
  assert.match(home.text, /换名市/)
  const address = /src="(\/logo\/[0-9a-f]+)"/.exec(home.text)?.[1]
  assert.ok(address, 'the picture stands on the page')
  const picture = await caller(server.url)('GET', address ?? '')
  assert.deepEqual([picture.status, picture.text], [200, good])
  assert.match(picture.headers.get('content-security-policy') ?? '', /default-src 'none'; sandbox/)
  assert.equal((await caller(server.url)('GET', '/logo/00')).status, 404)
  const kept = await call('PUT', '/api/v1/admin/site', { ...site, sealText: '换名市信访专用' })
  assert.equal(kept.json.logo, svg(good), 'left out, it stays')
  assert.equal((await call('PUT', '/api/v1/admin/site', { ...site, logo: null })).json.logo, null)
})

test('before it opens: each line is true, and turns when it is mended', async () => {
  const call = await as('xf.system-admin')
  const lines = async () => {
    const { items } = (await call('GET', '/api/v1/admin/go-live')).json as {
      items: { id: string; done: boolean; says: string; remedy: string; to: string }[]
    }
    assert.ok(items.every(({ says, remedy, to }) => says && remedy && to.startsWith('/')))
    return Object.fromEntries(items.map((item) => [item.id, item]))
  }
  const first = await lines()
  assert.deepEqual(
    Object.values(first)
      .filter(({ done }) => done)
      .map(({ id }) => id)
      .filter((id) => ['law', 'procedure', 'rights', 'privacy', 'calendar', 'office', 'administrators'].includes(id))
      .length,
    7,
    JSON.stringify(first),
  )
  const made = await call('POST', '/api/v1/admin/categories', { name: '海洋渔业' })
  const bare = await lines()
  assert.deepEqual([bare.duties?.done, bare.duties?.says], [false, '没有单位负责：海洋渔业。'])
  assert.deepEqual([first.real?.done, first['backup-key']?.done, first['public-address']?.done], [false, false, false])
  assert.match(first.heads?.says ?? '', /没有负责人账号|都有/)
  assert.equal((await call('PUT', '/api/v1/admin/go-live/backup-key')).status, 204)
  await call('PATCH', `/api/v1/admin/categories/${made.json.code}`, { organs: ['450100-CG'] })
  const second = await lines()
  assert.deepEqual([second['backup-key']?.done, second.duties?.done], [true, true], second.duties?.says ?? '')
  assert.equal((await (await as('xf.registrar'))('GET', '/api/v1/admin/go-live')).json.code, 'not-allowed')
})
