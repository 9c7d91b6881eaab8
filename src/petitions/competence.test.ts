import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { city, officeOf, works } from '../../test/office.ts'
import { openWorld, type World } from '../../test/world.ts'
import { type Staff, staffActor, staffPrincipal } from '../people/index.ts'
import { letterOf } from './documents.ts'
import { caseOfPerson } from './index.ts'
import { succeedOrgan } from './organ-cases.ts'
import { listCases } from './queues.ts'
import { openCase } from './store.ts'
import { actionsOf, openFile } from './views.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())
const { who, act, send, refused, toHandling, answers, differences, inTx } = officeOf(() => world)
const urban = '450100-CG'
const contact = '王示例 0000-1234567'

const toDecide = (staff: Staff) =>
  world.house.kernel.units.read(staffPrincipal(staff), async (tx) =>
    (await listCases(tx, world.house.petitions, staff, { queue: 'to-decide', limit: 50 })).items.map((i) => i.caseNo),
  )
const offered = (staff: Staff, caseNo: string, verb: string) =>
  world.house.kernel.units.read(staffPrincipal(staff), async (tx) => {
    const file = await openFile(tx, world.house.petitions, caseNo)
    return file && actionsOf(world.house.petitions, file, staffActor(staff), world.clock.now(), verb)[0]
  })
const notices = (caseNo: string) =>
  inTx(async (tx) =>
    (await sql<{ kind: string }>`select kind from outbox where case_no = ${caseNo} order by id`.execute(tx)).rows.map(
      ({ kind }) => kind,
    ),
  )

test('ST-28, L22 24(1): the joint organ finds the case on its list, speaks, and stands in the opinion; its absence is refused', async () => {
  const { caseNo } = await send()
  await toHandling(caseNo)
  const { chief, handler } = who()
  const joint = world.staff(urban, 'handler')
  assert.equal(await offered(joint, caseNo, 'answer-jointly'), null, 'before, it does not see the case')
  await act(chief, caseNo, 'involve', { organ: urban, question: '管网检修的公告情况' })
  assert.deepEqual(await toDecide(joint), [caseNo])
  assert.equal((await offered(joint, caseNo, 'answer-jointly'))?.allowed, true)
  const draft = { answers: answers(['恢复供水', '公布检修计划']), basis: '供水条例', executeOn: '2026-07-01', contact }
  const early = await refused(handler, caseNo, 'draft-opinion', draft, 'joint-not-heard')
  assert.match(early.says, /示例市城市管理局/)
  await act(joint, caseNo, 'answer-jointly', { opinion: '公告由物业张贴' })
  assert.deepEqual(await toDecide(joint), [])
  await act(handler, caseNo, 'draft-opinion', draft)
  const issued = await act(chief, caseNo, 'issue-opinion')
  const letter = await world.house.kernel.units.read(staffPrincipal(chief), async (tx) => {
    const { keys } = await openCase(tx, world.house.kernel.vault, caseNo)
    return letterOf(tx, keys, caseNo, issued.documents[0]?.id ?? '')
  })
  assert.ok(letter)
  assert.match(world.house.petitions.letters.text(letter.model), /由我单位牵头，会同示例市城市管理局共同办理/)
  const mine = await caseOfPerson(world.house.petitions, caseNo)
  assert.ok(mine.timeline.some(({ says }) => says.includes('请示例市城市管理局共同办理')))
  assert.ok((await notices(caseNo)).includes('progress'))
  assert.deepEqual(await differences(), [])
})

test('ST-22, 23: a dispute is decided by the office of the government above both, and the person sees it', async () => {
  const { caseNo } = await send()
  const { registrar, dispatcher, liaison, chief, head } = who()
  await act(registrar, caseNo, 'register')
  await act(registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  await act(dispatcher, caseNo, 'transfer', { to: works, reason: '供水归其管' })
  await act(liaison, caseNo, 'sign')
  await act(liaison, caseNo, 'dispute', { other: urban, reasons: '三定规定属其职责' })
  await act(chief, caseNo, 'approve')
  assert.deepEqual(await toDecide(head), [caseNo])
  const offer = await offered(head, caseNo, 'decide-competence')
  assert.deepEqual(offer?.input.properties.to?.examples, [urban, works])
  await refused(head, caseNo, 'decide-competence', { to: city, reason: '核对职责' }, 'not-a-party')
  await act(head, caseNo, 'decide-competence', { to: urban, reason: '核对职责清单' })
  const mine = await caseOfPerson(world.house.petitions, caseNo)
  assert.deepEqual([mine.holder, mine.state], ['示例市城市管理局', 'to-sign'])
  assert.ok(mine.timeline.some(({ says }) => says.includes('决定由示例市城市管理局办理')))
  await act(world.staff(urban, 'liaison'), caseNo, 'sign')
  await refused(
    world.staff(urban, 'liaison'),
    caseNo,
    'object',
    { reasons: '不属本局', competent: '住建局' },
    'competence-decided',
  )
  assert.deepEqual(await differences(), [])
})

test('ST-15, 16: what goes to a lower office and comes back is shown to the person, with the days of that office', async () => {
  const { caseNo } = await send()
  const { registrar, dispatcher } = who()
  await act(registrar, caseNo, 'register')
  await act(registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  await act(dispatcher, caseNo, 'transfer', { to: '450102-XF', reason: '问题属地在城东区' })
  const below = await caseOfPerson(world.house.petitions, caseNo)
  assert.equal(below.holder, '城东区信访局')
  assert.ok(below.timeline.some(({ says }) => says.startsWith('城东区信访局收到')))
  const own = below.clocks.filter(({ rule, metAt }) => rule === 'DL-01' && !metAt)
  assert.deepEqual(
    own.map(({ organ, last }) => [organ, last]),
    [['城东区信访局', '2026-06-16']],
  )
  const lower = world.staff('450102-XF', 'dispatcher')
  await refused(lower, caseNo, 'send-back', { reason: '' }, 'reason-missing')
  await act(lower, caseNo, 'send-back', { reason: '地点在河西区' })
  const back = await caseOfPerson(world.house.petitions, caseNo)
  assert.equal(back.holder, '示例市信访局')
  assert.ok(back.timeline.some(({ says }) => says.includes('退回示例市信访局')))
  assert.deepEqual(await notices(caseNo), ['registered', 'sent-on', 'progress'])
  assert.deepEqual(await differences(), [])
})

test('ORG-1, L22 24(2): open duties of a closed organ pass on, and the person is told', async () => {
  const { caseNo } = await send()
  await toHandling(caseNo)
  assert.ok((await succeedOrgan(world.house.petitions, works, urban)) > 0)
  const mine = await caseOfPerson(world.house.petitions, caseNo)
  assert.equal(mine.holder, '示例市城市管理局')
  assert.ok(mine.timeline.some(({ says }) => says.includes('由示例市城市管理局接办，期限不变')))
  assert.equal((await notices(caseNo)).at(-1), 'progress')
  assert.equal(await succeedOrgan(world.house.petitions, works, urban), 0, 'again it moves nothing')
  assert.deepEqual(await differences(), [])
})
