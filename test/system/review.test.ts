import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cn2022, deadline, publishedCalendar } from '../../src/law/index.ts'
import type { Listening } from '../../src/main.ts'
import { caseOfPerson } from '../../src/petitions/index.ts'
import { officeOf } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

/** A land-compensation claim through the whole procedure, over HTTP: what L22 34–36 promise, day by day. */

let world: World
let server: Listening
before(async () => {
  world = await openWorld('2026-03-02T09:00:00+08:00')
  server = await serveWorld(world)
})
after(async () => {
  await server.close()
  await world.close()
})

const claim = {
  channel: '03',
  title: '承包地被征，补偿少算一亩',
  content: '我家承包地去年被征收，补偿按三亩算，实际是四亩。村里说按台账，台账是二十年前的。请求补发一亩的补偿。',
  requests: ['补发一亩的补偿款'],
  petitioner: { name: '陈小满', phone: '13800138000', address: '柳湾镇柳湾村' },
  placeRegion: '450102',
  eService: true,
}
const contact = '王示例 0000-1234567'
const answer = (result: string, facts: string, reasons: string) => [
  { request: claim.requests[0], facts, reasons, result, opinion: '补偿按台账面积计算。' },
]
const byBook = answer('not-support', '经查，征地台账记载该承包地为三亩。', '补偿按征地台账记载的面积计算，与规定相符。')

async function story() {
  const sent = await caller(server.url)('POST', '/api/v1/public/submissions', claim)
  assert.equal(sent.status, 201, sent.text)
  const { caseNo, queryCode } = sent.json as { caseNo: string; queryCode: string }
  const code = { 'x-query-code': queryCode }
  const on = (day: string, hour = '10') => world.clock.set(Temporal.Instant.from(`${day}T${hour}:00:00+08:00`))
  const as = async (login: string) => {
    const call = caller(server.url)
    assert.equal((await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })).status, 201)
    return call
  }
  const attempt = async (login: string, verb: string, input: object) =>
    (await as(login))('POST', `/api/v1/cases/${caseNo}/actions/${verb}`, input)
  const staff = async (login: string, verb: string, input: object = {}) => {
    const done = await attempt(login, verb, input)
    assert.ok(done.status < 300, `${verb}: ${done.text}`)
    return done.json as { state: string; documents: { id: string; code: string }[] }
  }
  const person = async (verb: string, input: object) => {
    const done = await caller(server.url)('POST', `/api/v1/public/cases/${caseNo}/actions/${verb}`, input, code)
    assert.ok(done.status < 300, `${verb}: ${done.text}`)
  }
  const view = async () => {
    const seen = await caller(server.url)('GET', `/api/v1/public/cases/${caseNo}`, undefined, code)
    assert.equal(seen.status, 200, seen.text)
    return seen.json
  }
  const deliver = async (login: string, document: string | undefined, day: string) =>
    staff(login, 'deliver', { document, mode: 'direct', on: day, proof: '陈小满签收' })
  const refused = async (login: string, verb: string, input: object, refusal: string) => {
    const done = await attempt(login, verb, input)
    assert.equal(done.json?.code, refusal, done.text)
    return done.json
  }
  return { caseNo, on, as, staff, person, view, deliver, refused, code }
}

/** Act and approval by the head. */
test('land compensation: opinion, annulled by review, the same again is refused, a new opinion, review, re-review with hearing, end', async () => {
  const { caseNo, code, on, as, staff, person, view, deliver, refused } = await story()
  on('2026-03-16')
  await staff('cd.xf.registrar', 'register')
  await staff('cd.xf.registrar', 'classify', { class: 'appeal', path: '31-6', category: '02/01' })
  await staff('cd.xf.dispatcher', 'transfer', { to: '450102-NY', reason: '征地补偿归其管' })
  on('2026-03-30')
  await staff('cd.ny.liaison', 'sign')
  await staff('cd.ny.liaison', 'accept', { unit: '土地科', contact })
  await staff('cd.ny.organ-head', 'approve')
  const handlers = world.house.directory.accountsOf('450102-NY', 'handler').map(({ account }) => account)
  await staff('cd.ny.organ-head', 'appoint', { caseworker: handlers[0], declared: 'none' })
  await staff('cd.ny.handler', 'hear-petitioner', { mode: 'phone', record: '信访人说明实际面积为四亩' })
  on('2026-05-20')
  await staff('cd.ny.handler', 'draft-opinion', { answers: byBook, basis: '征地补偿办法', contact })
  const first = await staff('cd.ny.organ-head', 'issue-opinion')
  await deliver('cd.ny.liaison', first.documents[0]?.id, '2026-05-20')

  // The person asks: the county's government or the city's department, as the person likes (domain.md §2.4).
  on('2026-06-18')
  const offer = (await view()).actions.find(({ action }: { action: string }) => action === 'request-review')
  assert.equal(offer.allowed, true)
  assert.deepEqual(offer.input.properties.organ.oneOf, [{ const: '450102-ZF', title: '城东区人民政府' }])
  assert.equal('lateReason' in offer.input.properties, false)
  const way = (await caller(server.url)('GET', `/api/v1/public/cases/${caseNo}/review`, undefined, code)).json
  assert.deepEqual(
    [way.step, way.clock.last, way.act.allowed, way.organs[0].online],
    ['review', '2026-06-22', true, true],
  )
  const wish = { requests: '撤销意见，按实际面积补偿', facts: '没有实测，台账是二十年前的' }
  await person('request-review', { organ: '450102-ZF', ...wish })
  const asked = await view()
  assert.equal(asked.holder, '城东区人民政府')
  assert.equal(asked.state, 'review-requested')
  assert.ok(asked.documents.some(({ code }: { code: string }) => code === 'DOC-15'))
  const inbox = await (await as('cd.zf.reviewer'))('GET', '/api/v1/cases?queue=to-accept-review')
  assert.deepEqual(
    inbox.json.items.map((item: { caseNo: string }) => item.caseNo),
    [caseNo],
  )
  await staff('cd.zf.reviewer', 'accept-review', { unit: '复查复核办', contact })
  await staff('cd.zf.review-head', 'approve')
  on('2026-07-10')
  await staff('cd.zf.reviewer', 'decide-review', {
    outcome: 'annul',
    ground: 'facts',
    findings: '原意见没有对面积进行实测。',
    basis: '《信访工作条例》第三十五条',
    contact,
  })
  const annulled = await staff('cd.zf.review-head', 'approve')
  const opinion = await (await as('cd.zf.reviewer'))(
    'GET',
    `/api/v1/cases/${caseNo}/documents/${annulled.documents[0]?.id}.txt`,
  )
  for (const words of ['没有实测，台账是二十年前的', '主要事实不清', '不得以同一事实和理由', '城东区农业农村局'])
    assert.ok(opinion.text.includes(words), words)
  assert.equal((await deliver('cd.zf.reviewer', annulled.documents[0]?.id, '2026-07-10')).state, 'handling')

  // Once annulled: another caseworker (the first is not offered), heard again, and not the same once more.
  await refused('cd.ny.organ-head', 'appoint', { caseworker: handlers[0], declared: 'none' }, 'bad-input')
  await staff('cd.ny.organ-head', 'appoint', { caseworker: handlers[1], declared: 'none' })
  await staff('cd.ny.handler2', 'hear-petitioner', { mode: 'meeting', record: '信访人带看地块' })
  const again = answer(
    'not-support',
    '经查，征地台账记载，该承包地为三亩。',
    '补偿按照征地台账记载的面积计算，与规定相符。',
  )
  const same = await refused(
    'cd.ny.handler2',
    'draft-opinion',
    { answers: again, basis: '征地补偿办法', contact },
    'same-result-again',
  )
  assert.match(same.says, /第1项结论相同，事实和理由重合(8|9)\d%/)
  assert.match(same.article, /行政复议法/)
  on('2026-08-28')
  await staff('cd.ny.handler2', 'draft-opinion', {
    answers: answer('partly', '经测绘机构实测，该地块为三亩六分。', '台账与实测不符的，以实测为准。'),
    basis: '征地补偿办法',
    executeOn: '2026-12-31',
    contact,
  })
  const second = await staff('cd.ny.organ-head', 'issue-opinion')
  await deliver('cd.ny.liaison', second.documents[0]?.id, '2026-08-28')

  // The new opinion is reviewed anew, upheld, and re-reviewed by the city.
  on('2026-09-25')
  await person('request-review', { organ: '450102-ZF', ...wish })
  await staff('cd.zf.reviewer', 'accept-review', { unit: '复查复核办', contact })
  await staff('cd.zf.review-head', 'approve')
  on('2026-10-20')
  const uphold = { outcome: 'uphold', findings: '实测程序合法。', basis: '《信访工作条例》第三十五条', contact }
  await staff('cd.zf.reviewer', 'decide-review', uphold)
  const upheld = await staff('cd.zf.review-head', 'approve')
  assert.equal((await deliver('cd.zf.reviewer', upheld.documents[0]?.id, '2026-10-20')).state, 'reviewed')
  on('2026-11-18')
  const next = (await caller(server.url)('GET', `/api/v1/public/cases/${caseNo}/review`, undefined, code)).json
  assert.deepEqual([next.step, next.clock.last, next.organs[0].name], ['rereview', '2026-11-19', '示例市人民政府'])
  await person('request-rereview', { organ: '450100-ZF', ...wish })
  await staff('zf.reviewer', 'accept-rereview', { unit: '复查复核办', contact })
  await staff('zf.review-head', 'approve')
  await staff('zf.reviewer', 'call-hearing', {
    on: '2026-11-30',
    hour: '上午9时',
    place: '听证室',
    subject: '面积怎样认定',
    contact,
  })
  await staff('zf.review-head', 'approve')
  on('2026-12-05')
  await staff('zf.reviewer', 'hold-hearing', {
    from: '2026-11-30',
    to: '2026-12-04',
    place: '听证室',
    people: '听证员三名、双方',
    record: '双方陈述和质证',
    opinion: '以实测为准',
    contact,
  })
  await staff('zf.review-head', 'approve')
  on('2026-12-18')
  await staff('zf.reviewer', 'decide-rereview', { ...uphold, basis: '《信访工作条例》第三十六条' })
  const final = await staff('zf.review-head', 'approve')
  assert.equal((await deliver('zf.reviewer', final.documents[0]?.id, '2026-12-18')).state, 'terminated')

  const end = await view()
  assert.equal(end.ended, true)
  const kinds = end.timeline.map(({ kind }: { kind: string }) => kind)
  for (const kind of ['review-requested', 'review-decided', 'hearing-held', 'rereview-decided', 'terminated'])
    assert.ok(kinds.includes(kind), kind)
  // Every limit of the case is the one that the law's own count gives, the hearing left out of DL-10.
  for (const { rule, day0, target, last } of end.clocks) {
    if (rule === 'DL-11') continue
    const counted = deadline(
      {
        pack: cn2022.id,
        rule,
        from: day0,
        ...(rule === 'DL-10' ? { pauses: [['2026-11-30', '2026-12-04']] } : {}),
      } as never,
      publishedCalendar,
    )
    assert.ok('last' in counted, rule)
    assert.deepEqual([rule, target, last], [rule, String(counted.target), String(counted.last)])
  }
  const ten = end.clocks.find(({ rule }: { rule: string }) => rule === 'DL-10')
  assert.deepEqual([ten.target, ten.last, ten.metAt], ['2026-12-23', '2026-12-23', '2026-12-18'])
  assert.ok(ten.steps.some((step: string) => step.includes('其中在期限内的5日不计入')))

  // ST-48: what the end means is told; ST-47: after a hearing the opinion may be made public, and nobody is named.
  await staff('zf.reviewer', 'terminate', { told: 'phone', owed: '有新的事实和理由，照常登记为新的事项。' })
  assert.ok((await view()).replies.some(({ says }: { says: string }) => says.startsWith('有新的事实')))
  const words = { title: '补偿面积的认定', text: '有村民认为少算了面积。经听证，以实测为准。', privacy: 'checked' }
  const named = await refused(
    'zf.reviewer',
    'publish',
    { ...words, text: '村民陈小满认为少算了面积。' },
    'public-text-names',
  )
  assert.match(named.says, /姓名/)
  await staff('zf.reviewer', 'publish', words)
  const shown = async () => (await caller(server.url)('GET', '/api/v1/public/rereviews')).json.items
  assert.deepEqual(await shown(), [])
  await staff('zf.review-head', 'approve')
  const [published] = await shown()
  assert.deepEqual(
    [published.organ, published.outcome, published.heldOn, published.title],
    ['示例市人民政府', 'uphold', '2026-12-04', words.title],
  )
  const page = await caller(server.url)('GET', '/rereviews')
  assert.ok(page.text.includes(words.text) && !page.text.includes(caseNo))
  await staff('zf.reviewer', 'withdraw-publication', { reason: '写法不妥' })
  assert.deepEqual(await shown(), [])
  assert.deepEqual(await officeOf(() => world).differences(), [])
})

test('a city department’s opinion: no organ above works here, so the person gets the form and hears where it goes', async () => {
  const office = officeOf(() => world)
  const { caseNo } = await office.send()
  await office.toHandling(caseNo)
  const p = office.who()
  await office.act(p.handler, caseNo, 'draft-opinion', {
    answers: office.answers(['恢复供水', '公布检修计划']),
    basis: '《城市供水条例》',
    executeOn: '2027-07-01',
    contact,
  })
  const issued = await office.act(p.chief, caseNo, 'issue-opinion')
  const today = world.house.kernel.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
  await office.act(p.liaison, caseNo, 'deliver', {
    document: issued.documents[0]?.id,
    mode: 'direct',
    on: today,
    proof: '签收',
  })
  const wish = { requests: '撤销', facts: '没有说清' }
  await office.act('person', caseNo, 'request-review', { organ: '450100-ZF', ...wish })
  const review = { reviewer: world.staff('450100-ZF', 'reviewer'), head: world.staff('450100-ZF', 'review-head') }
  await office.act(review.reviewer, caseNo, 'accept-review', { unit: '复查复核办', contact })
  await office.act(review.head, caseNo, 'approve')

  // RG-7: taken back with the code that went over another channel; the opinion stands, and it can be undone.
  const taken = { statement: '自愿撤回' }
  const { seq } = await office.act('person', caseNo, 'withdraw', taken)
  await office.refused('person', caseNo, 'withdraw', { ...taken, code: '000000x' }, 'wrong-confirm-code')
  const code = world.house.kernel.vault.confirmCode(caseNo, seq)
  const back = await office.act('person', caseNo, 'withdraw', { ...taken, code })
  assert.deepEqual([back.state, back.documents.map((one) => one.code)], ['served', ['DOC-24']])
  const mine = await caseOfPerson(world.house.petitions, caseNo)
  assert.ok(mine.undoUntil && mine.actions.some(({ action, allowed }) => action === 'request-review' && allowed))
  assert.ok(mine.timeline.some(({ says }) => says.includes('原来的意见书仍然有效')))
  assert.deepEqual(await office.differences(), [])
  assert.equal((await office.act('person', caseNo, 'undo-withdrawal')).state, 'reviewing')
  await office.act(review.reviewer, caseNo, 'decide-review', {
    outcome: 'uphold',
    findings: '清楚',
    basis: '第三十五条',
    contact,
  })
  const decided = await office.act(review.head, caseNo, 'approve')
  await office.act(review.reviewer, caseNo, 'deliver', {
    document: decided.documents[0]?.id,
    mode: 'direct',
    on: today,
    proof: '签收',
  })
  const refusal = await office.refused(
    'person',
    caseNo,
    'request-rereview',
    { organ: '450100-ZF', ...wish },
    'review-organ-elsewhere',
  )
  assert.match(refusal.says, /上一级人民政府/)
  assert.match(refusal.remedy, /打印/)
})
