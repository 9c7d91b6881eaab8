import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { city, officeOf, water, works } from '../../test/office.ts'
import { openWorld, type World } from '../../test/world.ts'
import { jobPrincipal, personPrincipal, publicPrincipal } from '../kernel/index.ts'
import { type Staff, staffActor, staffPrincipal } from '../people/index.ts'
import { proposalsFor } from './duplicates.ts'
import { caseOfPerson, perform, submit } from './index.ts'
import { listCases } from './queues.ts'
import { revealIdentity } from './reveal.ts'
import { searchCases } from './search.ts'
import { actionsOf, openFile, staffView } from './views.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())
const { who, act, send, refused, toHandling, differences, inTx } = officeOf(() => world)

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
  assert.deepEqual(found, { items: [], more: false })
  for (const table of ['search_index', 'fact_submission', 'outbox']) {
    const { rows } = await inTx((tx) =>
      sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where case_no = ${caseNo}`.execute(tx),
    )
    assert.equal(rows[0]?.n, 0, table)
  }
  await revealIdentity(world.house.petitions, officer, caseNo, 'contact', '核实招标的事')
  const view = await caseOfPerson(world.house.petitions, caseNo)
  assert.deepEqual([view.title, view.holder, view.requests, view.documents], ['', '', [], []])
  // RG-8 holds here too, without the words of the reason.
  assert.deepEqual(
    view.identityViews.map((v) => [v.post, v.reason]),
    [['密封件专办员', '']],
  )
})

test('ST-03, RG-1: a case is linked to another one in sight; sealed, absent and itself are answered alike', async () => {
  const { caseNo: sealed } = await send({ purpose: '04', title: '反映招标问题' })
  const { caseNo: open } = await send({ title: '小区停水三天' })
  const { caseNo } = await send({ title: '小区又停水了' })
  await act(who().registrar, caseNo, 'register')
  for (const other of [sealed, caseNo, '450100-2020-0000001-1'])
    await refused(
      who().registrar,
      caseNo,
      'confirm-duplicate',
      { decision: 'related', caseNo: other },
      'no-such-case-to-link',
    )
  await act(who().registrar, caseNo, 'confirm-duplicate', { decision: 'related', caseNo: open })
})

test('RG-1: sealing later takes words, fact and unsent messages away in the same act', async () => {
  const { caseNo } = await send({ title: '后来密封的件特征词' })
  const p = who()
  const search = () =>
    world.house.kernel.units.read(staffPrincipal(p.registrar), (tx) =>
      searchCases(tx, world.house.petitions, p.registrar, '特征词', 10),
    )
  const left = async () => {
    const { rows } = await inTx((tx) =>
      sql<{ words: number; facts: number; messages: number }>`select
        (select count(*) from search_index where case_no = ${caseNo})::int as words,
        (select count(*) from fact_submission where case_no = ${caseNo})::int as facts,
        (select count(*) from outbox where case_no = ${caseNo})::int as messages`.execute(tx),
    )
    return rows[0]
  }
  assert.equal((await search()).items.length, 1)
  await act('person', caseNo, 'withdraw', { statement: '自愿撤回' })
  await act(p.registrar, caseNo, 'register')
  assert.deepEqual(await left(), { words: 1, facts: 1, messages: 2 })
  await act(p.registrar, caseNo, 'seal', {})
  assert.deepEqual((await search()).items, [])
  assert.deepEqual(await left(), { words: 0, facts: 0, messages: 0 })
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

test('RG-8: a kept identity opens to one colleague of the handling organ in an emergency, after a second person; its person sees all of it at once', async () => {
  const { caseNo } = await send({ confidential: true })
  await toHandling(caseNo)
  const { handler, liaison, chief } = who()
  const look = (by: Staff) => revealIdentity(world.house.petitions, by, caseNo, 'contact', '通知搬离')
  await refused(handler, caseNo, 'decide-identity', { decision: 'agreed', found: '急' }, 'not-your-act')
  await act(handler, caseNo, 'ask-identity', { purpose: 'life', reason: '楼房开裂，要马上通知住户。' })
  await assert.rejects(look(handler), /not-allowed/, 'asked is not yet agreed')
  const waiting = await world.house.kernel.units.read(staffPrincipal(chief), (tx) =>
    listCases(tx, world.house.petitions, chief, { queue: 'to-decide', limit: 200 }),
  )
  assert.ok(
    waiting.items.some((item) => item.caseNo === caseNo),
    'it is owed at the desk',
  )
  await act(chief, caseNo, 'decide-identity', { decision: 'agreed', found: '已看照片，确有危险。' })
  await assert.rejects(look(liaison), /not-allowed/, 'open to who asked, to nobody else')
  const { parties } = await look(handler)
  assert.equal(parties[0]?.name, water.petitioner.name)

  const mine = await caseOfPerson(world.house.petitions, caseNo)
  const told = mine.timeline.filter(({ kind }) => kind.startsWith('identity-')).map(({ says }) => says)
  assert.match(told[0] ?? '', /生命健康受到威胁，申请紧急查看您要求保密的身份信息/)
  assert.match(told[1] ?? '', /由第二人核对，同意紧急查看/)
  assert.deepEqual(
    mine.replies.map(({ says }) => says),
    ['申请紧急查看身份信息的理由：楼房开裂，要马上通知住户。', '第二人核对的情况：已看照片，确有危险。'],
  )
  assert.equal(mine.identityViews[0]?.reason, '通知搬离')
  const now = world.clock.now()
  world.clock.set(now.add({ hours: 25 }))
  await assert.rejects(look(handler), /not-allowed/, 'over after a day')
  world.clock.set(now)
  assert.deepEqual(await differences(), [])
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
  // A letter that the registrar types stands in the same list, with what was proposed while typing.
  const typed = await submit(
    world.house.petitions,
    {
      ...water,
      channel: '01',
      petitioner: person,
      title: '路灯一直没修',
      content: '长青路到公交站一段路灯全灭，晚上有人摔伤，反映过两次没有结果。',
    },
    registrar,
    null,
  )
  const listed = await world.house.kernel.units.read(staffPrincipal(registrar), (tx) =>
    listCases(tx, world.house.petitions, registrar, { queue: 'to-dedup', limit: 50 }),
  )
  assert.ok(listed.items.some((item) => item.caseNo === typed.caseNo))
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

test('RG-4: which organ is complained of changes nothing of where a matter goes; whom it is addressed to does', async () => {
  const { registrar, dispatcher } = who()
  const about = world.house.directory.organ(works)?.name
  const offered = async (more: object) => {
    const { caseNo } = await send(more)
    await act(registrar, caseNo, 'register')
    await act(registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '03' })
    return world.house.kernel.units.read(staffPrincipal(dispatcher), async (tx) => {
      const file = await openFile(tx, world.house.petitions, caseNo)
      assert.ok(file)
      const [transfer] = actionsOf(world.house.petitions, file, staffActor(dispatcher), world.clock.now(), 'transfer')
      assert.equal(transfer?.refusal, undefined)
      return { office: file.state.office, to: transfer?.input.properties?.to }
    })
  }
  const plain = await offered({})
  assert.deepEqual([plain.office, plain.to !== undefined], [city, true])
  assert.deepEqual(await offered({ about }), plain)
  const { caseNo } = await send({ addressedTo: works })
  const file = await inTx((tx) => openFile(tx, world.house.petitions, caseNo))
  assert.equal(file?.state.office, works)
})
