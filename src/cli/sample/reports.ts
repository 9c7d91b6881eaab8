import { beginReport, issueReport, lockIssue, moveReport } from '../../figures/index.ts'
import { dayAt, isoAt } from '../../kernel/index.ts'
import { isRefusal, type Role } from '../../law/index.ts'
import type { House } from '../../main.ts'
import { type Staff, staffPrincipal } from '../../people/index.ts'

const office = '450100-XF'

/** Last month's public bulletin and its internal report, written and issued as an office would. */
export async function buildReports(house: House, staff: (organ: string, role: Role) => Staff): Promise<void> {
  const { units, clock } = house.kernel
  const statistician = staff(office, 'statistician')
  const head = staff(office, 'office-head')
  const month = dayAt(clock.now()).with({ day: 1 })
  const from = month.subtract({ months: 1 }).toString()
  for (const code of ['RPT-22', 'RPT-17']) {
    const at = isoAt(clock.now())
    const id = await units.write(staffPrincipal(statistician), async (tx) => {
      const begun = { code, from, to: month.toString(), basis: 'registered' as const, organ: null }
      const id = await beginReport(tx, house.petitions, statistician, begun, at)
      await moveReport(tx, house.petitions, await lockIssue(tx, statistician, id), 'submitted', null)
      return id
    })
    await units.write(staffPrincipal(head), async (tx) => {
      const issued = await issueReport(tx, house.petitions, head, await lockIssue(tx, head, id), at)
      if (isRefusal(issued)) throw new Error(issued.says)
    })
  }
}
