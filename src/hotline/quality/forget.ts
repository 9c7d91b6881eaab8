import { sql } from 'kysely'
import { dayAt, jobPrincipal, type Kernel } from '../../kernel/index.ts'
import type { Projector, RoundJob } from '../../petitions/index.ts'

/** An order that is sealed leaves the sheets with the sealing: there is no word of it anywhere (RG-1). */
export const qualityProjector: Projector = async (tx, changes) => {
  for (const { caseNo, before, after } of changes)
    if (after.sealed && !before.sealed && before.seq > 0)
      await sql`delete from quality_check where work = ${caseNo}`.execute(tx)
}

/** After their time sheets say what was checked and how it came out, no longer whose work it was, and no words. */
export async function forgetWhose(kernel: Pick<Kernel, 'units' | 'clock' | 'settings'>): Promise<number> {
  const before = dayAt(kernel.clock.now()).subtract({ days: kernel.settings.qualityKeepDays }).toString()
  const { numAffectedRows } = await kernel.units.write(jobPrincipal('quality'), (tx) =>
    sql`update quality_check c set account = null, remark = null, appeal = null, decision = null
      from quality_sample s where s.id = c.sample and s.to_day < ${before} and (c.account is not null or c.remark is not null or c.appeal is not null or c.decision is not null)`.execute(
      tx,
    ),
  )
  return Number(numAffectedRows ?? 0)
}

export const qualityJob = (kernel: Pick<Kernel, 'units' | 'clock' | 'settings'>): RoundJob => ({
  task: 'forget-quality',
  match: '41 19 * * *',
  run: async () => void (await forgetWhose(kernel)),
})
