import { fixedClock } from '../../kernel/index.ts'
import { type Input, isRefusal } from '../../law/index.ts'
import { type Performer, type Petitions, perform, submit } from '../../petitions/index.ts'
import type { StaffFinder } from './cases.ts'
import { sampleName } from './city.ts'

/** A few of everything that stands beside the main line: something to decide, settled, simple, urgent, made public. */
const plans = [
  ...['recusal', 'recusal', 'classification', 'classification', 'link', 'settled', 'settled'],
  ...['simple', 'simply-answered', 'published', 'published', 'urgent', 'retaliation'],
] as const
type Plan = (typeof plans)[number]

const city = '450100-XF'
const works = '450100-CG'

export async function buildSideCases(house: Petitions, staff: StaffFinder, now: Temporal.Instant): Promise<number> {
  for (const [n, plan] of plans.entries()) await sideCase(house, staff, now, plan, n)
  return plans.length
}

async function sideCase(house: Petitions, staff: StaffFinder, now: Temporal.Instant, plan: Plan, n: number) {
  // What waits for a decision is young; what was settled or published is some weeks old.
  const days = ['settled', 'published'].includes(plan) ? 30 + n : plan === 'urgent' ? 0 : 2 + (n % 3)
  const clock = fixedClock(now.subtract({ hours: days * 24 + 1 }).toString())
  const at = { ...house, kernel: { ...house.kernel, clock } }
  const suggestion = plan === 'published'
  const send = (title: string, content: string) =>
    submit(
      at,
      {
        channel: '03',
        title,
        content,
        requests: suggestion ? [] : ['尽快处理并答复'],
        petitioner: { name: sampleName(400 + n), phone: `19900${String(200_000 + n).slice(-6)}`, address: '示例地址' },
        eService: true,
      },
      null,
      null,
    )
  const { caseNo } = suggestion
    ? await send('建议在学校门口增设护学岗（示例）', '上下学时车多人多，建议增设护学岗，划出等候区。')
    : await send('路灯不亮影响出行（示例）', `花园路${n + 1}号附近路灯不亮，晚上出行不便，请修好。`)
  const step = async (by: Performer, no: string, verb: string, input: Input = {}) => {
    // Minutes apart, so that a matter of today stays of today.
    const next = clock.now().add({ minutes: days ? 90 : 4 })
    clock.set(Temporal.Instant.compare(next, now) > 0 ? now : next)
    const done = await perform(at, by, no, verb, input)
    if (isRefusal(done)) throw new Error(`sample ${plan} ${verb}: ${done.code} ${done.says}`)
    return done
  }
  const act = (by: Performer, verb: string, input: Input = {}) => step(by, caseNo, verb, input)
  const registrar = staff(city, 'registrar')
  const dispatcher = staff(city, 'dispatcher')
  const [liaison, handler, head] = [staff(works, 'liaison'), staff(works, 'handler'), staff(works, 'organ-head')]
  await act(registrar, 'register')
  if (plan === 'urgent')
    return act(registrar, 'flag-urgent', { reason: '路灯杆漏电，旁边是学校出入口，可能危及安全。' })
  if (plan === 'link') {
    const again = await send('路灯还是不亮（示例）', '花园路上另一盏路灯也不亮了，请一起修好。')
    await step(registrar, again.caseNo, 'register')
    await step(registrar, again.caseNo, 'merge', { into: caseNo, reason: '同人同事' })
    return step('person', again.caseNo, 'object-link', { reason: '这是另一盏路灯，前一件修好以后才坏的。' })
  }
  await act(registrar, 'classify', {
    class: suggestion ? 'suggestion' : 'appeal',
    ...(suggestion ? {} : { path: plan === 'classification' ? '31-4' : '31-6' }),
    category: '01/08',
  })
  const simple = plan === 'simple' || plan === 'simply-answered'
  if (simple) await act(registrar, 'mark-simple')
  if (plan === 'classification')
    return act('person', 'object-classification', { reason: '路灯归城管部门维护，没有别的途径，应当按信访程序办理。' })
  await act(dispatcher, 'transfer', { to: works, reason: '路灯维护属于贵单位职责。' })
  await act(liaison, 'sign')
  const unit = { unit: '市政科', contact: `${liaison.name} 0000-1000200` }
  if (simple) {
    await act(liaison, 'accept-simply', unit)
    if (plan === 'simply-answered')
      await act(liaison, 'answer-simply', { result: 'support', reply: '路灯已经修好，今后每周巡查一次。' })
    return
  }
  await act(liaison, 'accept', unit)
  await act(head, 'approve')
  if (suggestion) {
    await act(liaison, 'study-suggestion', { record: '会同交警部门现场看过，早晚各安排一人可行。' })
    await act(liaison, 'answer-suggestion', { result: 'adopted', reply: '采纳。下月起早晚增设护学岗，并划出等候区。' })
    await act(registrar, 'publish', {
      title: `学校门口增设护学岗${n % 2 ? '' : '和等候区'}`,
      text: '有居民建议在学校门口增设护学岗。经研究采纳，下月起上下学时段安排人员值守，并划出等候区。',
      privacy: 'checked',
    })
    return act(staff(city, 'office-head'), 'approve')
  }
  await act(head, 'appoint', { caseworker: handler.account, declared: 'none' })
  if (plan === 'recusal')
    return act('person', 'request-recusal', { whom: 'caseworker', reason: '承办人参加过这条路的路灯验收。' })
  if (plan === 'retaliation')
    return act('person', 'report-retaliation', { what: '反映以后，物业说要取消我家的车位（示例）。' })
  await act(handler, 'settle', {
    ...{ form: 'mediation', other: '示例物业服务有限公司', facts: '路灯由物业公司代管，停用十天属实。' },
    ...{ terms: '物业公司三日内修好路灯，并公布报修电话。', performance: '修好后由本单位现场核对。' },
    ...{ consent: 'both-signed', contact: `${handler.name} 0000-1000200` },
  })
  return act(head, 'approve')
}
