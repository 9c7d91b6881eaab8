/** One table of paths: guide, notice (DOC-06) and the desk's choice read it, and warn of a bar that is close or past. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { paths, type TimeBar } from '../../src/law/index.ts'
import type { Listening } from '../../src/main.ts'
import { officeOf, works } from '../office.ts'
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
const { who, act, send, refused } = officeOf(() => world)

/** What the three say today (1 June 2026) of the bars of reconsideration, for a penalty of 2 March. */
async function said() {
  const call = caller(server.url)
  const registrar = who().registrar
  assert.equal(
    (await call('POST', '/api/v1/sessions', { account: registrar.login, password: samplePassword })).status,
    201,
  )
  const { caseNo, queryCode } = await send({
    title: '罚款不对',
    content: '三月二日被罚款，不服。',
    eventDate: '2026-03-02',
  })
  await act(registrar, caseNo, 'register')
  const desk = (await call('GET', `/api/v1/cases/${caseNo}/paths`)).json.items as {
    path: string
    bars: { what: string; limit: string; standing: { is: string; says: string } | null }[]
  }[]
  await act(registrar, caseNo, 'classify', { class: 'appeal', path: '31-4', category: '01/08' })
  await act(who().dispatcher, caseNo, 'transfer', { to: works, reason: '归其管' })
  await act(who().liaison, caseNo, 'sign')
  const to = { competent: '示例市人民政府', advice: '带决定书', contact: '王示例' }
  await refused(who().liaison, caseNo, 'redirect', to, 'document-incomplete')
  await act(who().liaison, caseNo, 'redirect', { ...to, where: '幸福路1号，电话0000-1234567' })
  const { documents } = await act(who().chief, caseNo, 'approve')
  const id = documents.find(({ code }) => code === 'DOC-06')?.id
  const person = caller(server.url)
  const notice = (
    await person('GET', `/api/v1/public/cases/${caseNo}/documents/${id}.txt`, undefined, { 'x-query-code': queryCode })
  ).text
  const form = new URLSearchParams({
    kind: 'own',
    trouble: 'reconsider',
    detail: 'told',
    since: '2026-03-02',
    go: 'next',
  })
  const guide = await fetch(`${server.url}/guide/place`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
  }).then((answer) => answer.text())
  return { desk: desk.find(({ path }) => path === '31-4')?.bars ?? [], notice, guide: guide.replace(/<[^>]+>/g, '') }
}

test('§2.5: a penalty of three months ago: reconsideration is past, litigation still open; all three say so', async () => {
  const { desk, notice, guide } = await said()
  const standing = (what: string) => desk.find((bar) => bar.what === what)?.standing
  assert.deepEqual(standing('申请行政复议'), { is: 'past', says: '到2026年5月1日（星期五）已经过了' })
  assert.deepEqual(standing('提起行政诉讼'), { is: 'open', says: '到2026年9月2日（星期三）为止，还有93天' })
  // What runs from a decision that nobody has told us of is not counted.
  assert.equal(standing('不服复议决定，提起行政诉讼'), null)
  assert.match(
    notice,
    /申请行政复议，到2026年5月1日（星期五）已经过了；.*提起行政诉讼，到2026年9月2日（星期三）为止，还有93天/,
  )
  assert.equal(notice.match(/幸福路1号，电话0000-1234567/g)?.length, 2, 'on the cover and in the letter')
  assert.match(notice, /带决定书/)
  assert.match(notice, /实际从哪天起算，由有权机关认定/)
  assert.match(guide, /申请行政复议：60日/)
  assert.match(guide, /5月1日.*已经过了/)
})

test('§2.6: a row that changes changes guide, notice and desk', async () => {
  const bar = paths.find(({ path }) => path === '31-4')?.bars.find(({ what }) => what === '申请行政复议') as {
    -readonly [key in keyof TimeBar]: TimeBar[key]
  }
  const law = { limit: bar.limit, term: bar.term }
  bar.limit = '85日'
  bar.term = { days: 100 }
  try {
    const { desk, notice, guide } = await said()
    const here = desk.find(({ what }) => what === '申请行政复议')
    assert.equal(here?.limit, '85日')
    assert.deepEqual(here?.standing, { is: 'close', says: '到2026年6月10日（星期三）为止，只剩9天' })
    assert.match(notice, /申请行政复议[^\n]*85日/)
    assert.match(notice, /申请行政复议，到2026年6月10日（星期三）为止，只剩9天/)
    assert.match(guide, /申请行政复议：85日/)
    assert.match(guide, /快到了，请尽快去办/)
  } finally {
    Object.assign(bar, law)
  }
})

test('the choice on the desk is named by the table', async () => {
  const { caseNo } = await send()
  const call = caller(server.url)
  await call('POST', '/api/v1/sessions', { account: who().registrar.login, password: samplePassword })
  await act(who().registrar, caseNo, 'register')
  const { actions } = (await call('GET', `/api/v1/cases/${caseNo}/actions`)).json
  const { path } = actions.find(({ action }: { action: string }) => action === 'classify').input.properties
  assert.deepEqual(
    path.oneOf.map(({ const: code }: { const: string }) => code),
    ['31-6', '31-1', '31-2', '31-3', '31-4', '31-5'],
  )
  for (const { const: code, title } of path.oneOf)
    assert.ok(title.endsWith(paths.find((row) => row.path === code)?.title), title)
})
