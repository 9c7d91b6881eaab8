import type { Input } from '../../law/index.ts'
import type { Staff } from '../../people/index.ts'
import type { Performed } from '../../petitions/index.ts'
import type { StaffFinder } from './cases.ts'

type Review = {
  plan: string
  handlerOrgan: string
  staff: StaffFinder
  step: Step
  today: () => Temporal.PlainDate
}
export type Step = (by: Staff | 'person', verb: string, act: Input, hours: number) => Promise<Performed>

/** The county's government reviews what its department decided, the city's re-reviews. */
export async function review({ plan, handlerOrgan, staff, step, today }: Review): Promise<void> {
  const wish = { requests: '撤销原意见，重新处理。', facts: '意见书没有到现场核实，认定的情况和实际不一样。' }
  const county = `${handlerOrgan.slice(0, 6)}-ZF`
  const contact = '复查复核办 0000-1000300'
  const decided = { findings: '经调阅案卷、听取双方意见，查明原意见认定的事实有相应证据。', contact }
  for (const [kind, organ] of [
    ['review', county],
    ['rereview', '450100-ZF'],
  ] as const) {
    const [reviewer, head] = [staff(organ, 'reviewer'), staff(organ, 'review-head')]
    await step('person', `request-${kind}`, { organ, ...wish }, 96)
    if (plan === 'review-requested') return
    await step(reviewer, `accept-${kind}`, { unit: '复查复核委员会办公室', contact }, 30)
    await step(head, 'approve', {}, 8)
    if (plan === 'reviewing' || (plan === 'rereviewing' && kind === 'rereview')) return
    await step(
      reviewer,
      `decide-${kind}`,
      {
        ...decided,
        ...(plan === 'annulled' ? { outcome: 'annul', ground: 'facts' } : { outcome: 'uphold' }),
        basis: kind === 'review' ? '《信访工作条例》第三十五条' : '《信访工作条例》第三十六条',
      },
      120,
    )
    const issued = await step(head, 'approve', {}, 10)
    const on = today().toString()
    await step(reviewer, 'deliver', { document: issued.documents[0]?.id, mode: 'direct', on, proof: '信访人签收' }, 10)
    if (plan === 'reviewed' || plan === 'annulled') return
  }
}
