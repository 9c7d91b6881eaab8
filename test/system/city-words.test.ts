import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Listening } from '../../src/main.ts'
import { city, officeOf, works } from '../office.ts'
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
const { who, act, send, differences } = officeOf(() => world)

async function signedIn(login: string) {
  const call = caller(server.url)
  assert.equal((await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })).status, 201)
  return call
}
const admin = () => signedIn(world.staff(city, 'system-admin').login)

test('本市承诺 stands beside the legal last day, in case, list and on the person’s page, and moves nothing', async () => {
  const call = await admin()
  const promise = {
    rule: 'DL-01',
    days: 5,
    unit: '工作日',
    source: '示信发〔2026〕3号',
    unverified: true,
    from: '2026-06-01',
  }
  const before = await send()
  for (const [wrong, code] of [
    [{ days: 15 }, 'promise-not-shorter'],
    [{ rule: 'DL-07' }, 'not-promisable'],
    [{ from: '2026-05-01' }, 'bad-input'],
  ] as const)
    assert.equal((await call('POST', '/api/v1/admin/local-limits', { ...promise, ...wrong })).json.code, code)
  const { json, status } = await call('POST', '/api/v1/admin/local-limits', promise)
  assert.equal(status, 201)

  const { caseNo, queryCode, clocks } = await send()
  assert.equal(clocks[0]?.last, before.clocks[0]?.last)
  const registrar = await signedIn(who().registrar.login)
  const [clock] = (await registrar('GET', `/api/v1/cases/${caseNo}`)).json.clocks
  assert.deepEqual([clock.last, clock.local.on, clock.local.unverified], ['2026-06-16', '2026-06-08', true])
  assert.match(clock.local.says, /示信发〔2026〕3号（未核实）.*不是法定期限/)
  const list = (await registrar('GET', '/api/v1/cases?queue=to-register')).json.items
  assert.equal(list.find((item: { caseNo: string }) => item.caseNo === caseNo).localOn, '2026-06-08')
  const own = await caller(server.url)('GET', `/api/v1/public/cases/${caseNo}`, undefined, {
    'x-query-code': queryCode,
  })
  assert.equal(own.json.clocks[0].local.on, '2026-06-08')

  assert.equal((await call('DELETE', `/api/v1/admin/local-limits/${json.id}`)).status, 204)
  assert.equal((await call('DELETE', `/api/v1/admin/local-limits/${json.id}`)).status, 404)
  // What was promised while it held stays promised.
  assert.equal((await registrar('GET', `/api/v1/cases/${caseNo}`)).json.clocks[0].local.on, '2026-06-08')
  world.clock.set(Temporal.Instant.from('2026-06-02T09:00:00+08:00'))
  const later = await send()
  const nextDay = await signedIn(who().registrar.login)
  assert.equal((await nextDay('GET', `/api/v1/cases/${later.caseNo}`)).json.clocks[0].local, null)
  assert.deepEqual(await differences(), [])
})

test('a city words its cover sheets; what is issued keeps its words, and the default comes back', async () => {
  const call = await admin()
  const views = (await call('GET', '/api/v1/admin/wordings')).json.items
  assert.doesNotMatch(JSON.stringify(views.map(({ standard }: { standard: object }) => standard)), /\{[a-z]\w*\}/i)
  const view = views.find(({ code }: { code: string }) => code === 'DOC-04')
  // By the name that the screen shows; and by the key, as in wordings of before.
  const says = ['您的信已经转给该办的单位。', '{转送或者交办的单位}会找您，{toOrgan}知道。']
  const own = { ...view.standard, says, note: '来访请走北门。' }
  const gone = await call('POST', '/api/v1/admin/wordings/DOC-04', {
    from: '2026-06-02',
    wording: { ...own, canDo: ['打电话给{contract}。'], latest: ['请耐心等候。'] },
  })
  assert.equal(gone.status, 400)
  assert.deepEqual(
    gone.json.fields.map(({ field }: { field: string }) => field),
    ['canDo.0', 'latest', 'latest'],
  )
  const look = (await call('POST', '/api/v1/admin/wordings/DOC-04/preview', own)).json
  assert.match(look.text, /您的信已经转给该办的单位/)
  assert.match(look.text, /· [^{}]+局会找您，[^{}]+知道。/)
  assert.match(look.svg, /^<svg/)
  assert.equal((await call('POST', '/api/v1/admin/wordings/DOC-02', { from: '2026-06-02', wording: null })).status, 404)

  const sent = await transferred()
  const kept = await call('POST', '/api/v1/admin/wordings/DOC-04', { from: '2026-06-02', wording: own })
  assert.equal(kept.status, 201, kept.text)
  const worded = await transferred()
  await call('POST', '/api/v1/admin/wordings/DOC-04', { from: '2026-06-02', wording: null })
  const again = await transferred()
  for (const [text, ours] of [
    [await sent(), false],
    [await worded(), true],
    [await again(), false],
  ] as const) {
    assert.equal(text.includes('您的信已经转给该办的单位'), ours)
    assert.equal(text.includes('来访请走北门'), ours)
    // The official text is the same in each.
    assert.match(text, /信访事项去向告知书\n示信告〔2026〕\d+号/)
  }
  assert.deepEqual(await differences(), [])
})

/** A case on its way; reads its notice whenever asked. */
async function transferred() {
  const { caseNo, queryCode } = await send()
  const p = who()
  await act(p.registrar, caseNo, 'register')
  await act(p.registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  const done = await act(p.dispatcher, caseNo, 'transfer', { to: works, reason: '供水归其管' })
  const id = done.documents.find(({ code }) => code === 'DOC-04')?.id
  return async () =>
    (
      await caller(server.url)('GET', `/api/v1/public/cases/${caseNo}/documents/${id}.txt`, undefined, {
        'x-query-code': queryCode,
      })
    ).text
}

test('only who administers may', async () => {
  const call = await signedIn(who().registrar.login)
  for (const path of ['local-limits', 'wordings'])
    assert.equal((await call('GET', `/api/v1/admin/${path}`)).status, 403)
})
