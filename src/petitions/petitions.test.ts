import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { monday, openWorld, type World } from '../../test/world.ts'
import {
  idempotencyKey,
  jobPrincipal,
  KeyReused,
  personPrincipal,
  publicPrincipal,
  type StoredEvent,
} from '../kernel/index.ts'
import { type Input, isRefusal } from '../law/index.ts'
import { type Staff, staffPrincipal } from '../people/index.ts'
import { proposalsFor } from './duplicates.ts'
import { caseOfPerson, checkCode, letterForPerson, type Performer, perform, reconcile, submit } from './index.ts'
import { listCases } from './queues.ts'
import { revealIdentity } from './reveal.ts'
import { searchCases } from './search.ts'
import { openFile, staffView } from './views.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const city = '450100-XF'
const works = '450100-ZJ'
const water = {
  channel: '03',
  title: '小区连续三天停水，请求恢复供水',
  content: '我住幸福路18号小区，从本月3日起连续停水三天，物业说是管网检修，但没有公告。请恢复供水，对老人家庭送水。',
  requests: ['恢复供水', '公布检修计划'],
  petitioner: { name: '陈小满', phone: '13800138000', address: '幸福路18号' },
  eService: true,
}
const send = (more: object = {}) => submit(world.house.petitions, { ...water, ...more }, null, null)
const act = async (by: Performer, caseNo: string, verb: string, input: Input = {}) => {
  const done = await perform(world.house.petitions, by, caseNo, verb, input)
  if (isRefusal(done)) assert.fail(`${verb}: ${done.code} ${done.says}`)
  return done
}
const refused = async (by: Performer, caseNo: string, verb: string, input: Input, code: string) => {
  const done = await perform(world.house.petitions, by, caseNo, verb, input)
  assert.ok(isRefusal(done), `${verb} should be refused`)
  assert.equal(done.code, code)
  return done
}
const who = () => ({
  registrar: world.staff(city, 'registrar'),
  dispatcher: world.staff(city, 'dispatcher'),
  head: world.staff(city, 'office-head'),
  liaison: world.staff(works, 'liaison'),
  handler: world.staff(works, 'handler'),
  chief: world.staff(works, 'organ-head'),
})
const answers = (requests: string[]) =>
  requests.map((request) => ({
    request,
    facts: '经核实属实',
    reasons: '管网检修未公告',
    result: 'support',
    opinion: '已恢复供水',
  }))

async function toHandling(caseNo: string): Promise<void> {
  const p = who()
  await act(p.registrar, caseNo, 'register')
  await act(p.registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  await act(p.dispatcher, caseNo, 'transfer', { to: works, reason: '供水归其管' })
  await act(p.liaison, caseNo, 'sign')
  await act(p.liaison, caseNo, 'accept', { unit: '公用事业科', contact: '王示例 0000-1234567' })
  await act(p.chief, caseNo, 'approve')
  await act(p.chief, caseNo, 'appoint', { caseworker: p.handler.account, declared: 'none' })
  await act(p.handler, caseNo, 'hear-petitioner', { mode: 'phone', record: '信访人补充：三栋楼停水' })
}
const differences = async () => {
  const found = []
  for await (const d of reconcile(world.house.petitions, world.house.checkers)) found.push(d)
  return found
}
const inTx = <T>(run: (tx: Parameters<Parameters<typeof world.house.kernel.units.read>[1]>[0]) => Promise<T>) =>
  world.house.kernel.units.read(jobPrincipal('test'), run)

test('a submission gets number, code, clock, receipt and leaf; the code opens it, a wrong one does not', async () => {
  const sent = await send()
  assert.match(sent.caseNo, /^450100-2026-\d{7}-\d$/)
  assert.match(sent.submissionNo, /^450100-20260601-03-\d{6}-\d$/)
  assert.deepEqual(
    sent.clocks.map((c) => [c.rule, c.last]),
    [['DL-01', '2026-06-16']],
  )
  assert.match(sent.receipt.leaf, /^[0-9a-f]{64}$/)
  assert.equal(
    await checkCode(world.house.petitions, sent.caseNo, sent.queryCode.toLowerCase(), '127.0.0.1'),
    sent.caseNo,
  )
  await assert.rejects(
    checkCode(world.house.petitions, sent.caseNo, '0000-0000-0000-0000', '127.0.0.1'),
    /case-not-found/,
  )
})

test('the whole way: every document is issued, numbered and readable, the person sees progress, facts and replay agree', async () => {
  const { caseNo } = await send()
  const p = who()
  await toHandling(caseNo)
  await act(p.handler, caseNo, 'draft-opinion', {
    answers: answers(water.requests),
    basis: '《城市供水条例》',
    executeOn: '2026-07-01',
    contact: '王示例 0000-1234567',
  })
  const issued = await act(p.chief, caseNo, 'issue-opinion')
  const opinion = issued.documents[0]
  assert.match(opinion?.no ?? '', /^示住建信处〔2026〕\d+号$/)
  await act(p.liaison, caseNo, 'deliver', {
    document: opinion?.id,
    mode: 'direct',
    on: '2026-06-01',
    proof: '陈小满签收',
  })
  await act('person', caseNo, 'rate', { office: 1, handler: 3, text: '第二项没有说清' })
  const view = await caseOfPerson(world.house.petitions, caseNo)
  assert.equal(view.state, 'served')
  assert.deepEqual(
    view.documents.map((d) => d.code),
    ['DOC-04', 'DOC-05', 'DOC-12', 'DOC-25'],
  )
  assert.ok(view.timeline.some((entry) => entry.says.includes('示例市信访局转送给示例市住房和城乡建设局')))
  const letter = await letterForPerson(world.house.petitions, caseNo, opinion?.id ?? '')
  assert.equal(letter.model.addressee, '陈小满')
  const text = world.house.petitions.letters.text(letter.model)
  for (const words of ['陈小满', '恢复供水', '公布检修计划', '《城市供水条例》', '复查', '示例市人民政府'])
    assert.ok(text.includes(words), words)
  const { rows } = await inTx((tx) =>
    sql<{
      served_on: string
      rating_handler: number
      noticed_on: string
    }>`select served_on, rating_handler, noticed_on from fact_submission where case_no = ${caseNo}`.execute(tx),
  )
  assert.deepEqual(rows[0], { served_on: '2026-06-01', rating_handler: 3, noticed_on: '2026-06-01' })
  assert.deepEqual(await differences(), [])
})

test('RGT-03: an opinion that answers one request of two, or has no basis, is refused with the missing parts and articles', async () => {
  const { caseNo } = await send()
  const p = who()
  await toHandling(caseNo)
  const [one] = answers(water.requests)
  await act(p.handler, caseNo, 'draft-opinion', {
    answers: [one, { request: '公布检修计划', facts: ' ', reasons: '', result: 'explain', opinion: '说明' }],
    basis: ' ',
    executeOn: '2026-07-01',
    contact: '王示例',
  })
  const refusal = await refused(p.chief, caseNo, 'issue-opinion', {}, 'document-incomplete')
  assert.match(refusal.says, /第2项诉求：查明的事实和证据/)
  assert.match(refusal.says, /法律法规依据/)
  assert.match(refusal.article, /L22 32/)
  await act(p.chief, caseNo, 'return', { reason: '第二项要答' })
  await act(p.handler, caseNo, 'draft-opinion', {
    answers: answers(water.requests),
    basis: '《城市供水条例》',
    executeOn: '2026-07-01',
    contact: '王示例',
  })
  await act(p.chief, caseNo, 'issue-opinion')
})

test('document numbers are gap-free: a refused act uses none up', async () => {
  const { rows } = await inTx((tx) =>
    sql<{ no: string }>`select no from document where code = 'DOC-12' order by no`.execute(tx),
  )
  assert.deepEqual(rows.map((row) => row.no).sort(), rows.map((_, index) => `示住建信处〔2026〕${index + 1}号`).sort())
  assert.ok(rows.length >= 2)
})

test('an idempotency key does it once, for ten at a time; with another body it is refused', async () => {
  const key = (body: unknown) => idempotencyKey('public', 'the-same-key-1', body)
  const sent = await Promise.all(
    Array.from({ length: 10 }, () => submit(world.house.petitions, water, null, key(water))),
  )
  assert.equal(new Set(sent.map((s) => s.caseNo)).size, 1)
  assert.equal(new Set(sent.map((s) => s.queryCode)).size, 1)
  await assert.rejects(
    submit(world.house.petitions, { ...water, title: '另一件' }, null, key({ ...water, title: '另一件' })),
    KeyReused,
  )
  const p = who()
  const caseNo = sent[0]?.caseNo ?? ''
  const acts = await Promise.all(
    Array.from({ length: 5 }, () =>
      perform(
        world.house.petitions,
        p.registrar,
        caseNo,
        'register',
        {},
        idempotencyKey(p.registrar.account, 'register-once', {}),
      ),
    ),
  )
  assert.equal(new Set(acts.map((a) => JSON.stringify(a))).size, 1)
})

test('the first twenty letters of a new year at once all get a number', async () => {
  world.clock.set(Temporal.Instant.from('2027-01-01T00:00:01+08:00'))
  const sent = await Promise.all(Array.from({ length: 20 }, () => send()))
  world.clock.set(Temporal.Instant.from(monday))
  assert.deepEqual(
    sent.map((s) => s.caseNo.slice(0, 19)).sort(),
    sent.map((_, i) => `450100-2027-${String(i + 1).padStart(7, '0')}`),
  )
})

test('fifty simultaneous conflicting acts: one winner, the others are told, no event is lost', async () => {
  const { caseNo } = await send()
  const p = who()
  await act(p.registrar, caseNo, 'register')
  await act(p.registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      i % 2
        ? perform(world.house.petitions, p.dispatcher, caseNo, 'transfer', { to: works, reason: `第${i}次` })
        : perform(world.house.petitions, p.registrar, caseNo, 'reply-directly', { reply: `第${i}次` }),
    ),
  )
  assert.equal(results.filter((r) => !isRefusal(r)).length, 1)
  assert.ok(
    results.filter(isRefusal).every((r) => ['step-passed', 'not-your-act', 'step-not-reached'].includes(r.code)),
  )
  const { rows } = await inTx((tx) =>
    sql<StoredEvent>`select seq from event where case_no = ${caseNo} order by seq`.execute(tx),
  )
  assert.deepEqual(
    rows.map((row) => row.seq),
    [1, 2, 3, 4],
  )
  assert.deepEqual(await differences(), [])
})

test('fifty different acts that all may happen: every one is kept, in order', async () => {
  const { caseNo } = await send()
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      perform(world.house.petitions, 'person', caseNo, 'supplement', { text: `补充${i}` }),
    ),
  )
  assert.ok(results.every((r) => !isRefusal(r)))
  const { rows } = await inTx((tx) =>
    sql<{ seq: number }>`select seq from event where case_no = ${caseNo} order by seq`.execute(tx),
  )
  assert.equal(rows.length, 51)
})

test('RG-1: a report of wrongdoing is sealed before any list, index or fact; its desk opens it, others see the envelope or nothing', async () => {
  const { caseNo } = await send({ purpose: '04', title: '反映招标问题密封词', content: '密封正文词' })
  const p = who()
  const officer = world.staff(city, 'discipline-officer')
  const see = (staff: Staff) =>
    world.house.kernel.units.read(staffPrincipal(staff), async (tx) => {
      const file = await openFile(tx, world.house.petitions, caseNo)
      return file && staffView(tx, world.house.petitions, file, staff)
    })
  assert.equal(await see(p.registrar), null)
  assert.equal((await see(p.head))?.envelopeOnly, true)
  assert.equal((await see(p.head))?.content, '')
  assert.equal((await see(officer))?.content, '密封正文词')
  const found = await world.house.kernel.units.read(staffPrincipal(officer), (tx) =>
    searchCases(tx, world.house.petitions, officer, '密封正文', 10),
  )
  assert.deepEqual(found, [])
  for (const table of ['search_index', 'fact_submission', 'outbox']) {
    const { rows } = await inTx((tx) =>
      sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where case_no = ${caseNo}`.execute(tx),
    )
    assert.equal(rows[0]?.n, 0, table)
  }
  const view = await caseOfPerson(world.house.petitions, caseNo)
  assert.deepEqual([view.title, view.holder, view.requests, view.documents], ['', '', [], []])
})

test('RG-1: sealing later takes words, fact and unsent messages away in the same act', async () => {
  const { caseNo } = await send({ title: '后来密封的件特征词' })
  const p = who()
  const search = () =>
    world.house.kernel.units.read(staffPrincipal(p.registrar), (tx) =>
      searchCases(tx, world.house.petitions, p.registrar, '特征词', 10),
    )
  assert.equal((await search()).length, 1)
  await act(p.registrar, caseNo, 'register')
  await act(p.registrar, caseNo, 'seal', {})
  assert.deepEqual(await search(), [])
  const { rows } = await inTx((tx) =>
    sql<{
      n: number
    }>`select (select count(*) from fact_submission where case_no = ${caseNo})::int + (select count(*) from search_index where case_no = ${caseNo})::int as n`.execute(
      tx,
    ),
  )
  assert.equal(rows[0]?.n, 0)
  assert.deepEqual(await differences(), [])
})

test('row security: another organ sees nothing, whatever the code asks; no principal, no rows', async () => {
  const { caseNo } = await send()
  const stranger = world.staff('450100-JY', 'liaison')
  const count = (principal: Parameters<typeof world.house.kernel.units.read>[0]) =>
    world.house.kernel.units.read(principal, async (tx) => {
      const { rows } = await sql<{
        n: number
      }>`select (select count(*) from case_head where case_no = ${caseNo})::int + (select count(*) from event where case_no = ${caseNo})::int
        + (select count(*) from submission where case_no = ${caseNo})::int + (select count(*) from case_key where case_no = ${caseNo})::int as n`.execute(
        tx,
      )
      return rows[0]?.n
    })
  assert.equal(await count(staffPrincipal(stranger)), 0)
  assert.equal(await count(publicPrincipal), 0)
  assert.equal(await count(personPrincipal('450100-2026-0000001-0')), 0)
  assert.equal(await count(personPrincipal(caseNo)), 4)
  assert.equal(await count(staffPrincipal(who().registrar)), 4)
  await assert.rejects(perform(world.house.petitions, stranger, caseNo, 'register', {}), /case-not-found/)
})

test('RG-8: a look at the identity is an event, is shown to the person, and the app role cannot read it otherwise', async () => {
  const { caseNo } = await send()
  const { registrar } = who()
  const seen = await revealIdentity(world.house.petitions, registrar, caseNo, 'contact', '核实停水楼栋')
  assert.deepEqual(
    seen.parties.map((p) => [p.name, p.phone]),
    [['陈小满', '13800138000']],
  )
  const view = await caseOfPerson(world.house.petitions, caseNo)
  assert.deepEqual(
    view.identityViews.map((v) => [v.organ, v.post, v.purpose, v.reason]),
    [['示例市信访局', '登记员', '联系信访人核实情况', '核实停水楼栋']],
  )
  await assert.rejects(
    world.house.kernel.units.read(staffPrincipal(registrar), (tx) =>
      sql`select identity from party where case_no = ${caseNo}`.execute(tx),
    ),
    /permission denied/,
  )
  assert.deepEqual(await differences(), [])
})

test('confidential: the organ that received it may look, the handling organ may not', async () => {
  const { caseNo } = await send({ confidential: true })
  await toHandling(caseNo)
  await assert.rejects(revealIdentity(world.house.petitions, who().handler, caseNo, 'contact', '联系'), /not-allowed/)
  await revealIdentity(world.house.petitions, who().registrar, caseNo, 'contact', '联系')
})

test('ST-12: a merged case keeps its number and code and shows the progress of the kept one', async () => {
  const kept = await send()
  const joined = await send({ title: '还是停水' })
  const p = who()
  await act(p.registrar, kept.caseNo, 'register')
  await act(p.registrar, joined.caseNo, 'register')
  await act(p.registrar, joined.caseNo, 'merge', { into: kept.caseNo, reason: '同一人同一事' })
  await act(p.registrar, kept.caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  await act(p.dispatcher, kept.caseNo, 'transfer', { to: works, reason: '归其管' })
  const view = await caseOfPerson(world.house.petitions, joined.caseNo)
  assert.equal(view.title, '还是停水')
  assert.equal(view.state, 'to-sign')
  assert.ok(view.timeline.some((entry) => entry.kind === 'transferred'))
  assert.equal(await checkCode(world.house.petitions, joined.caseNo, joined.queryCode, '127.0.0.1'), joined.caseNo)
  const sealed = await send({ purpose: '04' })
  const third = await send()
  await act(p.registrar, third.caseNo, 'register')
  await refused(p.registrar, third.caseNo, 'merge', { into: sealed.caseNo, reason: '同一事' }, 'no-such-case-to-join')
})

test('RG-5a: the same person with the same matter is proposed with reasons; the person alone, or the matter alone, is not', async () => {
  const person = { name: '林白露', phone: '13900139000' }
  const first = await send({
    petitioner: person,
    title: '路灯坏了两个月没人修',
    content: '长青路到公交站一段路灯全灭，晚上有人摔伤，反映过两次没有结果。',
  })
  const again = await send({
    petitioner: person,
    title: '路灯还没修',
    content: '长青路到公交站一段路灯全灭，晚上有人摔伤，已经反映过几次，没有结果。',
  })
  const other = await send({
    petitioner: person,
    title: '幼儿园收费',
    content: '幼儿园收费比公示的高三百元，请查一查。',
  })
  const stranger = await send({
    petitioner: { name: '周立秋', phone: '13700137000' },
    title: '路灯坏了两个月没人修',
    content: '长青路到公交站一段路灯全灭，晚上有人摔伤，反映过两次没有结果。',
  })
  const { registrar } = who()
  const proposals = (caseNo: string) =>
    world.house.kernel.units.write(staffPrincipal(registrar), (tx) =>
      proposalsFor(tx, world.house.petitions, registrar, caseNo),
    )
  assert.deepEqual(
    (await proposals(again.caseNo)).map((p) => [p.caseNo, p.verdict]),
    [[first.caseNo, 'repeat']],
  )
  assert.ok((await proposals(again.caseNo))[0]?.reasons.length)
  assert.deepEqual(await proposals(other.caseNo), [])
  assert.deepEqual(await proposals(stranger.caseNo), [])
  const { rows } = await inTx((tx) =>
    sql<{
      n: number
    }>`select count(*)::int as n from audit where act = 'propose-duplicates' and object = ${again.caseNo}`.execute(tx),
  )
  assert.ok((rows[0]?.n ?? 0) > 0)
  await act(registrar, again.caseNo, 'register')
  const list = await world.house.kernel.units.read(staffPrincipal(registrar), (tx) =>
    listCases(tx, world.house.petitions, registrar, { queue: 'to-dedup', limit: 50 }),
  )
  assert.ok(list.items.some((item) => item.caseNo === again.caseNo))
})

test('RG-7: a withdrawal takes effect only with the code sent over the other channel', async () => {
  const { caseNo } = await send()
  const asked = await act('person', caseNo, 'withdraw', { statement: '自愿撤回' })
  await refused('person', caseNo, 'withdraw', { statement: '自愿撤回', code: '000000x' }, 'wrong-confirm-code')
  // A caller who says it is confirmed is not believed.
  await act('person', caseNo, 'withdraw', { statement: '自愿撤回', confirmed: true })
  assert.notEqual((await caseOfPerson(world.house.petitions, caseNo)).state, 'withdrawn')
  const again = await act('person', caseNo, 'withdraw', { statement: '自愿撤回' })
  assert.ok(again.seq > asked.seq)
  await act('person', caseNo, 'withdraw', {
    statement: '自愿撤回',
    code: world.house.kernel.vault.confirmCode(caseNo, again.seq),
  })
  const view = await caseOfPerson(world.house.petitions, caseNo)
  assert.equal(view.state, 'withdrawn')
  assert.ok(view.actions.some((a) => a.action === 'undo-withdrawal' && a.allowed))
  assert.ok(view.documents.some((d) => d.code === 'DOC-24'))
})

test('keyset pages: every case once, none twice, in the order of the legal last day', async () => {
  for (let i = 0; i < 12; i++) await send({ title: `分页${i}` })
  const { registrar } = who()
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await world.house.kernel.units.read(staffPrincipal(registrar), (tx) =>
      listCases(tx, world.house.petitions, registrar, {
        queue: 'to-register',
        limit: 5,
        ...(cursor ? { cursor } : {}),
      }),
    )
    seen.push(...page.items.map((item) => item.caseNo))
    cursor = page.next ?? undefined
  } while (cursor)
  assert.equal(new Set(seen).size, seen.length)
  assert.ok(seen.length >= 12)
  const { rows } = await inTx((tx) =>
    sql<{
      n: number
    }>`select count(*)::int as n from case_head where desk = ${city} and queue = 'to-register' and not sealed`.execute(
      tx,
    ),
  )
  assert.equal(seen.length, rows[0]?.n)
})

test('what somebody changes behind the program is found: an event, a head, a text, a clock, a letter', async () => {
  const { caseNo } = await send()
  const p = who()
  await toHandling(caseNo)
  assert.deepEqual(await differences(), [])
  const owner = (query: ReturnType<typeof sql>) =>
    world.house.kernel.units.write(jobPrincipal('attack'), (tx) => query.execute(tx))
  for (const [what, harm, mend] of [
    [
      'case_head.stage',
      sql`update case_head set stage = 'served' where case_no = ${caseNo}`,
      sql`update case_head set stage = 'handling' where case_no = ${caseNo}`,
    ],
    [
      'clock',
      sql`update clock set last = last + 30 where case_no = ${caseNo} and rule = 'DL-05'`,
      sql`update clock set last = last - 30 where case_no = ${caseNo} and rule = 'DL-05'`,
    ],
    [
      'fact_submission.channel',
      sql`update fact_submission set channel = '01' where case_no = ${caseNo}`,
      sql`update fact_submission set channel = '03' where case_no = ${caseNo}`,
    ],
  ] as const) {
    await owner(harm)
    assert.ok(
      (await differences()).some((d) => d.what.startsWith(what) && d.caseNo === caseNo),
      what,
    )
    await owner(mend)
    assert.deepEqual(await differences(), [])
  }
  // The jobs role may not touch events at all; neither may the app role.
  await assert.rejects(owner(sql`update event set kind = 'served' where case_no = ${caseNo}`), /permission denied/)
  await assert.rejects(
    world.house.kernel.units.write(staffPrincipal(p.registrar), (tx) =>
      sql`delete from event where case_no = ${caseNo}`.execute(tx),
    ),
    /permission denied/,
  )
})
