import { fixedClock } from '../../kernel/index.ts'
import { type Input, isRefusal, type OrderType } from '../../law/index.ts'
import { type OrderInput, type Performer, type Petitions, perform, submit } from '../../petitions/index.ts'
import type { StaffFinder } from './cases.ts'
import { sampleName } from './city.ts'
import { streets } from './topics.ts'

/** How far a work order of the sample city has come, and how many hours ago it was written down. */
const plans = [
  { plan: 'created', count: 6, hours: [0, 3] },
  { plan: 'checked', count: 5, hours: [0, 3] },
  { plan: 'dispatched', count: 7, hours: [1, 30] },
  { plan: 'return-asked', count: 3, hours: [4, 40] },
  { plan: 'signed', count: 7, hours: [6, 80] },
  { plan: 'handling', count: 8, hours: [10, 150] },
  { plan: 'extending', count: 2, hours: [60, 120] },
  { plan: 'fed-back', count: 5, hours: [40, 160] },
  { plan: 'audited', count: 6, hours: [60, 200] },
  { plan: 'called-back', count: 2, hours: [90, 200] },
  { plan: 'closed', count: 14, hours: [100, 700] },
  { plan: 'redone', count: 3, hours: [120, 300] },
  { plan: 'answered', count: 8, hours: [2, 600] },
  { plan: 'merged', count: 4, hours: [1, 3] },
  { plan: 'returned-twice', count: 1, hours: [100, 120] },
] as const
type Plan = (typeof plans)[number]['plan']

type Topic = {
  type: OrderType
  title: string
  content: string
  category: string
  unit: string
  reply: string
  utility?: boolean
}

const topics: readonly [Topic, ...Topic[]] = [
  {
    type: 'HELP',
    title: '{路}{号}门口水管漏水',
    content: '{路}{号}门口的水管从早上开始漏水，路面积水，请派人来修。',
    category: '01/08',
    unit: '450100-ZJ',
    reply: '{路}{号}门口的漏水点已经找到，阀门已经更换，路面积水已经清理。',
    utility: true,
  },
  {
    type: 'COMPLAINT',
    title: '{路}工地夜间施工扰民',
    content: '{路}{号}旁边的工地晚上十一点以后还在施工，影响休息。',
    category: '13/01',
    unit: '450100-ZJ',
    reply: '已到{路}的工地检查，夜间施工没有许可，已责令停工整改，今后加强夜查。',
  },
  {
    type: 'HELP',
    title: '{路}路灯不亮',
    content: '{路}{号}附近的路灯坏了三天，晚上走路看不清。',
    category: '01/08',
    unit: '450100-CG',
    reply: '{路}{号}附近的路灯已经更换灯泡，恢复照明。',
  },
  {
    type: 'SUGGEST',
    title: '建议{路}增设过街斑马线',
    content: '{路}{号}对面是菜市场，过马路的老人多，建议增设斑马线。',
    category: '01/08',
    unit: '450100-CG',
    reply: '{路}增设斑马线的建议已经采纳，列入本季度的标线计划。',
  },
]

const consult = {
  title: '咨询怎样办理居住证',
  content: '我从外地来工作，想问居住证在哪里办，要带什么材料。',
  category: '01/08',
  reply: '居住证在居住地的派出所或者政务服务网上申请，带身份证和居住证明，十五日内办好。',
}

const centre = '450100-XF'

/** Work orders of the 12345 desk, through the same door as real ones; only the clock is set. */
export async function buildOrders(house: Petitions, staff: StaffFinder, now: Temporal.Instant): Promise<number> {
  let made = 0
  for (const { plan, count, hours } of plans)
    for (let n = 0; n < count; n++) {
      const age = hours[0] + ((hours[1] - hours[0]) * n) / Math.max(1, count - 1)
      await oneOrder(house, staff, now, plan, made, age)
      made++
    }
  return made
}

async function oneOrder(
  house: Petitions,
  staff: StaffFinder,
  now: Temporal.Instant,
  plan: Plan,
  n: number,
  hours: number,
): Promise<void> {
  const clock = fixedClock(now.subtract({ minutes: Math.round(hours * 60) + 1 }).toString())
  const at = { ...house, kernel: { ...house.kernel, clock } }
  const topic = topics[n % topics.length] ?? topics[0]
  const road = plan === 'merged' ? '花园路' : (streets[n % streets.length] ?? '幸福路')
  const fill = (text: string): string => text.replaceAll('{路}', road).replaceAll('{号}', `${1 + ((n * 7) % 90)}号`)
  const [agent, leader] = [staff(centre, 'agent'), staff(centre, 'shift-leader')]
  const asked = plan === 'answered' ? consult : topic
  const type = plan === 'answered' ? 'CONSULT' : topic.type
  const web = n % 4 === 3
  const urgent = 'utility' in asked && asked.utility === true
  const order: OrderInput = { type, ...(urgent ? { urgency: 'urgent', utility: true } : {}) }
  const write = () =>
    submit(
      at,
      {
        channel: web ? '03' : '06',
        title: fill(asked.title),
        content: fill(asked.content),
        requests: ['尽快处理'],
        placeRegion: '450102',
        place: fill('{路}{号}'),
        petitioner: { name: sampleName(600 + n), phone: `19900${String(300_000 + n).slice(-6)}` },
        order,
      },
      web ? null : agent,
      null,
    )
  const { caseNo } = await write()
  // Steps a few minutes apart at first, later hours: nothing of the sample happens tomorrow.
  const gap = Math.max(2, Math.floor((hours * 60) / 14))
  const actOn = async (no: string, by: Performer, verb: string, input: Input = {}) => {
    const next = clock.now().add({ minutes: gap })
    clock.set(Temporal.Instant.compare(next, now) > 0 ? now : next)
    const done = await perform(at, by, no, verb, input)
    if (isRefusal(done)) throw new Error(`sample order ${plan} ${verb}: ${done.code} ${done.says}`)
  }
  const act = (by: Performer, verb: string, input: Input = {}) => actOn(caseNo, by, verb, input)
  const stop = (...at: Plan[]): boolean => at.includes(plan)
  if (stop('created')) return
  if (stop('answered')) return act(agent, 'answer-order', { reply: consult.reply })
  if (stop('merged')) {
    const again = await write()
    return actOn(again.caseNo, agent, 'merge', { into: caseNo, reason: '同一处漏水，同一时间来电' })
  }
  await act(agent, 'check-order', {
    type,
    urgency: urgent ? 'urgent' : 'normal',
    category: asked.category,
    placeRegion: '450102',
    utility: urgent,
  })
  if (stop('checked')) return
  const [liaison, handler] = [staff(topic.unit, 'liaison'), staff(topic.unit, 'handler')]
  if (stop('returned-twice')) {
    for (const unit of ['450100-RS', '450100-CG']) {
      await act(leader, 'dispatch-order', { to: unit })
      await act(staff(unit, 'liaison'), 'request-order-return', { ground: 'not-duty', reason: '不属于本单位职责。' })
      await act(leader, 'decide-order-return', { decision: 'accepted', reason: '核对派单目录，确不属于该单位。' })
    }
    await act(leader, 'dispatch-order', { to: '450100-ZJ' })
    return act(staff('450100-ZJ', 'liaison'), 'sign-order')
  }
  await act(leader, 'dispatch-order', { to: topic.unit })
  if (stop('dispatched')) return
  if (stop('return-asked'))
    return act(liaison, 'request-order-return', { ground: 'not-duty', reason: '该路段由县里养护，不属于本单位。' })
  await act(liaison, 'sign-order')
  if (stop('signed')) return
  await act(liaison, 'take-up-order', { caseworker: handler.account })
  await act(handler, 'contact-caller', { mode: 'reached', record: '已电话了解情况，约定到场时间。' })
  if (stop('handling')) return
  if (stop('extending') && !urgent)
    return act(handler, 'extend-order', { days: 5, reply: '需要与产权单位会商，预计五个工作日内答复。' })
  await act(handler, 'reply-caller', {
    result: type === 'SUGGEST' ? 'planned' : 'solved',
    reply: fill(topic.reply),
    feedback: '接单后到场处置，已答复诉求人。',
    fitReason: '同一类问题，已逐件核对。',
  })
  if (stop('fed-back')) return
  await act(agent, 'audit-feedback', { decision: 'pass' })
  if (stop('audited')) return
  if (stop('redone')) return act(agent, 'call-back', { outcome: 'unsolved', note: '说修好第二天又坏了。' })
  if (stop('called-back'))
    return act(agent, 'call-back', { outcome: 'partly', next: 'explained', note: '希望今年就办，单位说明已列入计划。' })
  await act(agent, 'call-back', n % 5 === 0 ? { outcome: 'not-wanted' } : { outcome: 'solved', satisfied: 1 + (n % 2) })
}
