import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { officeOf } from '../../test/office.ts'
import { openWorld, type World } from '../../test/world.ts'
import { jobPrincipal } from '../kernel/index.ts'
import { isRefusal } from '../law/index.ts'
import { type Staff, staffPrincipal } from '../people/index.ts'
import { previewAct, previewPending } from './preview.ts'
import { openFile } from './views.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())
const { who, act, send, refused, toHandling, inTx } = officeOf(() => world)

const long =
  '经现场勘查和调阅检修记录，该小区二号管网因老化于本月三日凌晨破裂，抢修队当日到场，因配件需要外地调运，恢复时间比公告晚了三十一小时；其间安排送水车四次，优先送到行动不便的住户家中。'
const more =
  '检修计划自本月起每季度第一周在小区公告栏和物业公众号同时公布，临时抢修在两小时内补发通知，并由社区网格员逐户告知老年住户。'
const draft = (facts = long, extra: object = {}) => ({
  answers: [
    { request: '恢复供水', facts, reasons: '供水企业应当及时抢修。', result: 'explain', opinion: '供水已经恢复。' },
    { request: '公布检修计划', facts: more, reasons: '计划应当公开。', result: 'support', opinion: '按季度公布。' },
  ],
  basis: '《城市供水条例》',
  executeOn: '2026-07-01',
  contact: '王示例 0000-1234567',
  ...extra,
})
const look = (staff: Staff, caseNo: string, verb: string, input: object) =>
  world.house.kernel.units.read(staffPrincipal(staff), async (tx) => {
    const file = await openFile(tx, world.house.petitions, caseNo)
    assert.ok(file)
    const seen =
      verb === 'approve'
        ? await previewPending(tx, world.house.petitions, staff, file)
        : await previewAct(tx, world.house.petitions, staff, file, verb, { ...input })
    assert.ok(seen && !isRefusal(seen))
    return seen
  })

test('RGT-03: an opinion that fits is drafted; one that answers another request or names another place is not', async () => {
  const { caseNo } = await send()
  await toHandling(caseNo)
  const { handler, chief } = who()
  const wrong = draft()
  wrong.answers[1] = { ...wrong.answers[1], request: '补发三个月工资' } as never
  const hard = await refused(handler, caseNo, 'draft-opinion', wrong, 'reply-does-not-fit')
  assert.match(hard.says, /第2项诉求是“公布检修计划”/)
  const elsewhere = draft('石桥镇的管网已经修复，由示例市教育局验收。')
  const soft = await refused(handler, caseNo, 'draft-opinion', elsewhere, 'fit-reason-missing')
  assert.match(soft.says, /“石桥镇”.*|“示例市教育局”/)
  // A caller cannot say that everything fits.
  await refused(handler, caseNo, 'draft-opinion', { ...elsewhere, fit: [] }, 'fit-reason-missing')
  const shown = await look(handler, caseNo, 'draft-opinion', elsewhere)
  assert.deepEqual(
    shown.fit.findings.map(({ kind, level }) => [kind, level]),
    [
      ['organ', 'soft'],
      ['place', 'soft'],
    ],
  )
  const reason = '施工方在石桥镇，验收由教育局组织，已核对。'
  await act(handler, caseNo, 'draft-opinion', { ...elsewhere, fitReason: reason })
  const approver = await look(chief, caseNo, 'approve', {})
  assert.equal(approver.fit.reason, reason)
  assert.equal(approver.fit.findings.length, 2)
})

test('a text recycled from another case is pointed out with its share, and the number only to who may read it', async () => {
  const first = await send()
  await toHandling(first.caseNo)
  const { handler, chief } = who()
  await act(handler, first.caseNo, 'draft-opinion', draft())
  const issued = await act(chief, first.caseNo, 'issue-opinion')
  const { rows } = await inTx((tx) =>
    sql<{ text: string }>`select p::text as text from reply_print p where case_no = ${first.caseNo}`.execute(tx),
  )
  assert.equal(rows.length, 1)
  assert.doesNotMatch(rows[0]?.text ?? '', /\p{Script=Han}/u, 'hashes, no words')

  const second = await send({ title: '又停水了，请恢复供水' })
  await toHandling(second.caseNo)
  const seen = await look(handler, second.caseNo, 'draft-opinion', draft())
  const [finding] = seen.fit.findings
  assert.match(finding?.says ?? '', /^(9\d|100)%的文字/)
  assert.ok(finding?.says.includes(issued.documents[0]?.no ?? '—'))
  await refused(handler, second.caseNo, 'draft-opinion', draft(), 'fit-reason-missing')
  const own = draft('管网接口松动，本月十五日更换了垫圈，当晚八点恢复；水压监测三天正常，水质检测合格，报告贴在楼道。')
  own.answers[1] = { ...own.answers[1], facts: '计划贴在公告栏。' } as never
  assert.deepEqual((await look(handler, second.caseNo, 'draft-opinion', own)).fit.findings, [])

  // Whoever cannot read the other case any more learns the share only.
  await world.house.kernel.units.write(jobPrincipal('test'), (tx) =>
    sql`update case_head set reach = '{}' where case_no = ${first.caseNo}`.execute(tx),
  )
  const [still] = (await look(handler, second.caseNo, 'draft-opinion', draft())).fit.findings
  assert.match(still?.says ?? '', /^(9\d|100)%的文字和本单位另一件的答复相同。$/)
})
