import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import { type Refusal, refuse } from '../../law/index.ts'
import type { Organ, OrganDirectory } from '../directory.ts'
import { initialsOf } from '../setup.ts'
import type { OrganDraft } from './organ-check.ts'

/** An organ with what hangs on it. */
export type AdminOrgan = Organ & { accounts: number; openCases: number }

export function adminOrgans(directory: OrganDirectory, openCases: ReadonlyMap<string, number>): AdminOrgan[] {
  return directory.organs().map((organ) => ({
    ...organ,
    accounts: directory.accountsOf(organ.code).length,
    openCases: openCases.get(organ.code) ?? 0,
  }))
}

/** Write an organ and its duty list, new or changed. */
export async function saveOrgan(tx: Tx, draft: OrganDraft): Promise<void> {
  await sql`insert into organ (code, name, short_name, initials, kind, level, region, superior, vertical, mark, phone, address) values
    (${draft.code}, ${draft.name}, ${draft.shortName}, ${initialsOf(draft.shortName)}, ${draft.kind}, ${draft.level}, ${draft.region}, ${draft.superior}, ${draft.vertical ?? false}, ${draft.mark}, ${draft.phone}, ${draft.address})
    on conflict (code) do update set name = excluded.name, short_name = excluded.short_name, initials = excluded.initials, kind = excluded.kind,
      level = excluded.level, region = excluded.region, superior = excluded.superior, vertical = excluded.vertical, mark = excluded.mark, phone = excluded.phone, address = excluded.address`.execute(
    tx,
  )
  await saveDuties(tx, draft.code, draft.duties)
}

export async function saveDuties(tx: Tx, organ: string, duties: readonly string[]): Promise<void> {
  await sql`delete from organ_duty where organ = ${organ} and not category = any(${duties})`.execute(tx)
  for (const category of duties)
    await sql`insert into organ_duty (organ, category) values (${organ}, ${category}) on conflict do nothing`.execute(
      tx,
    )
}

export async function openOrgan(tx: Tx, code: string): Promise<void> {
  await sql`update organ set active = true, successor = null where code = ${code}`.execute(tx)
}

/**
 * Why an organ cannot be closed now, or null. What it still has to do needs somebody who goes on with it.
 * @param hasCases whether any open case, sealed ones included, is with it
 */
export function closingRefusal(
  directory: OrganDirectory,
  organ: Organ,
  successor: Organ | undefined,
  hasCases: boolean,
): Refusal | null {
  if (successor && (!successor.active || successor.code === organ.code))
    return refuse('successor-not-usable', '[D]', '继续承担职责的单位已停用，或就是本单位。', '请选一个在用的其他单位。')
  const others = directory.organs().filter((o) => o.active && o.kind === 'office' && o.code !== organ.code)
  if (organ.kind === 'office' && !others.length)
    return refuse(
      'last-office',
      'L22 18(1)',
      `${organ.name}是唯一的信访工作机构，停用后无处收件。`,
      '请先建立另一个信访工作机构。',
    )
  if (successor) return null
  const accounts = directory.accountsOf(organ.code).length
  const below = directory.organs().filter((o) => o.active && o.superior === organ.code).length
  const left = [
    hasCases ? '未办结的件' : '',
    accounts ? `在用账号${accounts}个` : '',
    below ? `下级单位${below}个` : '',
  ].filter(Boolean)
  return left.length
    ? refuse(
        'organ-still-needed',
        '[D]',
        `${organ.name}还有${left.join('、')}，不能直接停用。`,
        '请指定继续承担其职责的单位：件、账号、下级单位和派单目录都转到那里。',
      )
    : null
}

/** Close an organ. With a successor, accounts, organs below it and duties go there at once, its open cases by a job. */
export async function closeOrgan(
  tx: Tx,
  directory: OrganDirectory,
  organ: Organ,
  successor: Organ | undefined,
): Promise<void> {
  await sql`update organ set active = false, successor = ${successor?.code ?? null} where code = ${organ.code}`.execute(
    tx,
  )
  if (successor) {
    await sql`update account set organ = ${successor.code} where organ = ${organ.code}`.execute(tx)
    await sql`update deputy set organ = ${successor.code} where organ = ${organ.code}`.execute(tx)
    // Where the successor stood below it, the successor goes up first: no circle.
    if (directory.within(successor.code, organ.code))
      await sql`update organ set superior = ${organ.superior} where code = ${successor.code}`.execute(tx)
    await sql`update organ set superior = ${successor.code} where superior = ${organ.code} and code <> ${successor.code}`.execute(
      tx,
    )
    await saveDuties(tx, successor.code, [...new Set([...successor.duties, ...organ.duties])])
    await sql`select enqueue('succeed-organ', ${JSON.stringify({ closed: organ.code, successor: successor.code })}::json)`.execute(
      tx,
    )
  }
  await saveDuties(tx, organ.code, [])
}
