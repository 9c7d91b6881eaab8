import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { city, officeOf, water, works } from '../../test/office.ts'
import { monday, openWorld, type World } from '../../test/world.ts'
import { idempotencyKey, KeyReused, type StoredEvent } from '../kernel/index.ts'
import { isRefusal } from '../law/index.ts'
import { staffPrincipal } from '../people/index.ts'
import { caseOfPerson, checkCode, letterForPerson, perform, submit } from './index.ts'
import { listCases } from './queues.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())
const { who, act, send, refused, answers, toHandling, differences, inTx } = officeOf(() => world)

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

// Once, a township took nothing in: its code has nine digits, and numbers have room for six.
test('regression: what a township receives is numbered by its county, in one sequence with it', async () => {
  const town = await send({ addressedTo: '450102001-ZF' })
  const county = await send({ addressedTo: '450102-XF' })
  assert.match(town.caseNo, /^450102-2026-\d{7}-\d$/)
  assert.match(town.submissionNo, /^450102-20260601-03-\d{6}-\d$/)
  assert.equal(Number(county.caseNo.slice(12, 19)), Number(town.caseNo.slice(12, 19)) + 1)
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
  const half = {
    answers: [one, { request: '公布检修计划', facts: ' ', reasons: '', result: 'explain', opinion: '说明' }],
    basis: ' ',
    executeOn: '2026-07-01',
    contact: '王示例',
  }
  // Whoever drafts hears it at once; it does not travel to the head and back.
  const refusal = await refused(p.handler, caseNo, 'draft-opinion', half, 'document-incomplete')
  assert.match(refusal.says, /第2项诉求：查明的事实和证据/)
  assert.match(refusal.says, /法律法规依据/)
  assert.match(refusal.article, /L22 32/)
  await act(p.handler, caseNo, 'draft-opinion', {
    answers: answers(water.requests),
    basis: '《城市供水条例》',
    executeOn: '2026-07-01',
    contact: '王示例',
  })
  await act(p.chief, caseNo, 'issue-opinion')
})

test('an approver’s note stays inside and never becomes part of the letter', async () => {
  const { caseNo } = await send()
  const p = who()
  await act(p.registrar, caseNo, 'register')
  await act(p.registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  await act(p.dispatcher, caseNo, 'transfer', { to: works, reason: '归其管' })
  await act(p.liaison, caseNo, 'sign')
  await act(p.liaison, caseNo, 'accept', { unit: '一科', contact: '王示例', note: '周六也可以来访' })
  const done = await act(p.chief, caseNo, 'approve', { note: '内部批示不外传' })
  const letter = await letterForPerson(world.house.petitions, caseNo, done.documents[0]?.id ?? '')
  const text = world.house.petitions.letters.text(letter.model)
  assert.ok(text.includes('周六也可以来访') && !text.includes('内部批示不外传'))
  assert.deepEqual(await differences(), [])
})

test('ST-12: not into itself, an ended case or one that was joined itself', async () => {
  const p = who()
  const [a, b, c] = [await send(), await send(), await send()]
  for (const { caseNo } of [a, b, c]) await act(p.registrar, caseNo, 'register')
  const into = (target: string) => ({ into: target, reason: '同人同事' })
  await refused(p.registrar, a.caseNo, 'merge', into(a.caseNo), 'no-such-case-to-join')
  await act(p.registrar, a.caseNo, 'merge', into(b.caseNo.replaceAll('-', ' ')))
  await refused(p.registrar, c.caseNo, 'merge', into(a.caseNo), 'no-such-case-to-join')
  await act(p.registrar, b.caseNo, 'reply-directly', { reply: '已答复' })
  await refused(p.registrar, c.caseNo, 'merge', into(b.caseNo), 'no-such-case-to-join')
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

test('twenty transfers at once: numbers per organ, kind and year without a gap or a repeat', async () => {
  const p = who()
  const sent = await Promise.all(Array.from({ length: 20 }, () => send()))
  for (const { caseNo } of sent) {
    await act(p.registrar, caseNo, 'register')
    await act(p.registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  }
  const numbers = async (code: string) =>
    (
      await inTx((tx) =>
        sql<{
          n: number
        }>`select substring(no from '(\\d+)号$')::int as n from document where code = ${code} and organ = ${city} and issued_at >= '2026-01-01' and issued_at < '2027-01-01'`.execute(
          tx,
        ),
      )
    ).rows
      .map(({ n }) => n)
      .sort((a, b) => a - b)
  const before = { letters: (await numbers('DOC-02')).length, notices: (await numbers('DOC-04')).length }
  await Promise.all(
    sent.map(({ caseNo }, i) => act(p.dispatcher, caseNo, 'transfer', { to: works, reason: `归其管${i}` })),
  )
  for (const [code, earlier] of [
    ['DOC-02', before.letters],
    ['DOC-04', before.notices],
  ] as const)
    assert.deepEqual(
      await numbers(code),
      Array.from({ length: earlier + 20 }, (_, i) => i + 1),
      code,
    )
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
