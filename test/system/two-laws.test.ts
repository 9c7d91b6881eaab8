/** Two laws in one work list: what was received before May 2022 keeps its own limits (CN-2005), beside today's. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Day, day } from '../../src/law/index.ts'
import type { Listening } from '../../src/main.ts'
import { openCalendar, recomputeClocks, recomputeForNewCalendar } from '../../src/petitions/index.ts'
import { city, officeOf, works } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

let world: World
let server: Listening
before(async () => {
  // A Monday on which both laws have open limits: the last days of the old one.
  world = await openWorld('2022-05-09T09:00:00+08:00')
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
type Clock = { rule: string; day0: Day; last: string; article: string }
type Call = Awaited<ReturnType<typeof signedIn>>
const register = async (call: Call, receivedAt: string) => {
  const answer = await call('POST', '/api/v1/submissions', {
    ...{ channel: '01', title: '小区停水', content: '小区停水三天，请求恢复供水。', receivedAt },
    // Somebody else each time: two letters of one person would be looked at as repeats first.
    petitioner: { name: `陈示例${receivedAt.slice(8, 10)}`, address: '幸福路1号' },
  })
  assert.equal(answer.status, 201, answer.text)
  return answer.json.caseNo as string
}
const clocksOf = async (call: Call, caseNo: string): Promise<Clock[]> =>
  (await call('GET', `/api/v1/cases/${caseNo}`)).json.clocks

test('§0.3: one list holds letters under both laws, each with its own limits, articles and computation', async () => {
  const call = await signedIn(who().registrar.login)
  const old = await register(call, '2022-04-28T10:00:00+08:00')
  const now = await register(call, '2022-05-05T10:00:00+08:00')
  const listed = (await call('GET', '/api/v1/cases?queue=to-route')).json.items as { caseNo: string; due: string }[]
  assert.deepEqual(
    [old, now].map((caseNo) => listed.find((item) => item.caseNo === caseNo)?.due),
    ['2022-05-13', '2022-05-20'],
  )
  for (const [caseNo, article] of [
    [old, 'L05 21(1)'],
    [now, 'L22 22(1)'],
  ] as const)
    assert.deepEqual(
      (await clocksOf(call, caseNo)).map((clock) => [clock.rule, clock.article]),
      [['DL-01', article]],
    )
  const { steps } = (await call('GET', `/api/v1/cases/${old}`)).json.clocks[0]
  assert.match(steps.join(''), /《信访条例》第二十一条第一款/)

  // Sent on, each starts what its law knows: the old one has no objection of the receiving organ (DL-04).
  for (const [caseNo, rules] of [
    [old, ['DL-01', 'DL-03']],
    [now, ['DL-01', 'DL-03', 'DL-04']],
  ] as const) {
    await act(who().registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
    await act(who().dispatcher, caseNo, 'transfer', { to: works, reason: '供水归其管' })
    const clocks = await clocksOf(call, caseNo)
    assert.deepEqual(
      clocks.map(({ rule }) => rule),
      rules,
    )
  }
  const [, notice] = await clocksOf(call, old)
  assert.equal(notice?.article, 'L05 21(2)')
  assert.deepEqual(await differences(), [])
})

test('§2.8: an open line of an old ledger goes on under the law of its day', async () => {
  const call = await signedIn(who().registrar.login)
  const line = { 渠道: '来信', 内容: '反映路灯不亮。', 结果: '继续办理' }
  const rows = [
    { ...line, 原编号: '2022-信-1', 收到日期: '2022-04-29' },
    { ...line, 原编号: '2022-信-2', 收到日期: '2022-05-06' },
  ]
  const answer = await call('POST', '/api/v1/backfill', { rows: rows.map((values, at) => ({ line: at + 2, values })) })
  assert.equal(answer.status, 200, answer.text)
  const caseNos = (answer.json.rows as { says: string[] }[]).map(
    ({ says }) => /\d{6}-\d{4}-\d{7}-\d/.exec(says.join(''))?.[0] ?? '',
  )
  const clocks = await Promise.all(caseNos.map((caseNo) => clocksOf(call, caseNo)))
  assert.deepEqual(
    clocks.map(([clock]) => [clock?.rule, clock?.day0, clock?.last, clock?.article]),
    [
      ['DL-01', '2022-04-29', '2022-05-16', 'L05 21(1)'],
      ['DL-01', '2022-05-06', '2022-05-23', 'L22 22(1)'],
    ],
  )
})

test('CNT-8: a changed calendar moves open limits of both laws, and tells staff and person which day became which', async () => {
  const call = await signedIn(who().registrar.login)
  const old = await register(call, '2022-04-27T10:00:00+08:00')
  const { caseNo, queryCode } = await send()
  const years = await openCalendar(world.house.kernel)
  const year = years.current().years.find((known) => known.year === 2022)
  const admin = await signedIn(world.staff(city, 'system-admin').login)
  const put = (days: unknown[]) =>
    admin('PUT', '/api/v1/calendars/2022', { ...year, source: '示例', notices: ['示例通知'], days })
  // 12 May is the last day of the first, 24 May of the second.
  const holidays = ['2022-05-12', '2022-05-24'].map((date) => ({ date, rest: true, name: '示例假日' }))
  const changed = await put([...(year?.days ?? []), ...holidays])
  assert.equal(changed.status, 200, changed.text)
  assert.ok(changed.json.casesChanged >= 2)
  assert.equal((await clocksOf(call, old))[0]?.last, '2022-05-13')
  const said = async (timeline: { kind: string; says: string }[]) =>
    timeline.find(({ kind }) => kind === 'clocks-recomputed')?.says
  const words = '公布的放假安排有变化，期限已重新计算：登记转送期限的最后一日由'
  assert.equal(
    await said((await call('GET', `/api/v1/cases/${old}`)).json.timeline),
    `${words}2022年5月12日改为2022年5月13日（星期五）。`,
  )
  const person = caller(server.url)
  const own = (await person('GET', `/api/v1/public/cases/${caseNo}`, undefined, { 'x-query-code': queryCode })).json
  assert.equal(await said(own.timeline), `${words}2022年5月24日改为2022年5月25日（星期三）。您不用做什么。`)
  assert.equal(own.clocks[0].last, '2022-05-25')

  // Nothing is left to move; limits outside a year are not even looked at.
  assert.equal(await recomputeClocks(world.house.petitions), 0)
  assert.equal((await put(year?.days as unknown[])).status, 200)
  assert.equal((await clocksOf(call, old))[0]?.last, '2022-05-12')
  assert.deepEqual(await differences(), [])
})

test('CNT-8: holidays that come with a new version of the program move the limits with its first routine, once', async () => {
  const call = await signedIn(who().registrar.login)
  const caseNo = await register(call, '2022-05-09T08:00:00+08:00')
  const house = world.house.petitions
  assert.equal(await recomputeForNewCalendar(house), 0)
  const { calendarFrom } = await import('../../src/law/index.ts')
  const next = calendarFrom(
    house
      .calendar()
      .years.map((year) =>
        year.year === 2022
          ? { ...year, days: [...year.days, { date: '2022-05-24', rest: true, name: '示例假日' }] }
          : year,
      ),
  )
  const updated = {
    ...house,
    calendar: () => next,
    context: (...asked: Parameters<typeof house.context>) => ({ ...house.context(...asked), calendar: next }),
  }
  assert.equal((await clocksOf(call, caseNo))[0]?.last, day('2022-05-24').toString())
  assert.ok((await recomputeForNewCalendar(updated)) > 0)
  assert.equal((await clocksOf(call, caseNo))[0]?.last, '2022-05-25')
  assert.equal(await recomputeForNewCalendar(updated), 0)
})
