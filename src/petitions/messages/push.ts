import { sql } from 'kysely'
import { dayAt, isoAt, jobPrincipal, openText, type Tx } from '../../kernel/index.ts'
import { day, zhDay } from '../../law/index.ts'
import { headOf } from '../head.ts'
import type { Change, Petitions, Projector } from '../petitions.ts'
import { failureOf } from './carrier.ts'
import { keep } from './catcher.ts'
import { type Robot, sayInGroup } from './robots.ts'

/** What staff are told of, outside the desk: number and due date, nothing else. */
export const pushKinds = {
  'to-sign': '新件待签收',
  'to-approve': '待审批',
  'due-soon': '将到期',
  overdue: '已超期',
  urgent: '重大、紧急事项一小时还没有报告',
} as const
export type PushKind = keyof typeof pushKinds

export const pushAad = (column: 'address' | 'secret', id: string): string => `push_subscription|${column}|${id}`

/**
 * The one door to staff outside the desk: a row for each group that asked for this, in the transaction of the act. The
 * same thing is told once. Sealed cases are never told of: a chat is no place for their numbers (RG-1).
 */
async function notify(
  tx: Tx,
  told: { caseNo: string; organ: string; kind: PushKind; due: string | null; caseworkers: readonly string[] },
  at: string,
): Promise<void> {
  await sql`with made as (
      insert into push (subscription, case_no, kind, due, created_at, next_try_at)
      select id, ${told.caseNo}, ${told.kind}, ${told.due}::date, ${at}::timestamptz, ${at}::timestamptz from push_subscription
      where active and organ = ${told.organ} and ${told.kind} = any(kinds) and (account is null or account = any(${[...told.caseworkers]}::text[]))
      on conflict do nothing returning id
    ) select enqueue('send-pushes', '{}', 'send-pushes') from made limit 1`.execute(tx)
}

/** A case that comes to be signed or approved is told to its desk. */
export const pushProjector: Projector = async (tx, changes) => {
  for (const change of changes) await pushOf(tx, change)
}

async function pushOf(tx: Tx, { caseNo, events, before, after }: Change): Promise<void> {
  const is = headOf(caseNo, after)
  const at = events.at(-1)?.at
  if (!at || after.sealed || !is.desk) return
  const was = headOf(caseNo, before)
  if (is.queue === was.queue && is.desk === was.desk) return
  if (is.queue === 'to-sign' || is.queue === 'to-approve')
    await notify(tx, { caseNo, organ: is.desk, kind: is.queue, due: is.due, caseworkers: is.caseworkers }, at)
}

/** Days before the legal last day from which a case is told as due soon; the same as in the work lists. */
const soonDays = 3

/** What the calendar brings: due soon, overdue. Each is told once for each last day. */
export async function notifyOfLimits(house: Petitions): Promise<void> {
  const now = house.kernel.clock.now()
  const today = dayAt(now)
  await house.kernel.units.write(jobPrincipal('push'), async (tx) => {
    await sql`with told as (
        select h.case_no, h.due, h.desk, h.caseworkers, case when h.due < ${today.toString()} then 'overdue' else 'due-soon' end as kind
        from case_head h where h.ended_on is null and not h.sealed and h.desk is not null and h.due <= ${today.add({ days: soonDays }).toString()}
          and h.desk in (select organ from push_subscription where active)
      ), made as (
        insert into push (subscription, case_no, kind, due, created_at, next_try_at)
        select s.id, t.case_no, t.kind, t.due, ${isoAt(now)}::timestamptz, ${isoAt(now)}::timestamptz
        from told t join push_subscription s on s.organ = t.desk and s.active and t.kind = any(s.kinds) and (s.account is null or s.account = any(t.caseworkers))
        on conflict do nothing returning id
      ) select enqueue('send-pushes', '{}', 'send-pushes') from made limit 1`.execute(tx)
  })
}

/**
 * A grave and urgent matter that was not reported in an hour (DL-15) is told to the organ that has it and to the office:
 * to their groups, whatever they asked for, and to their heads. Told once.
 */
export async function pushUrgent(
  tx: Tx,
  told: { caseNo: string; organs: readonly string[]; heads: readonly string[] },
  at: string,
): Promise<void> {
  await sql`with made as (
      insert into push (subscription, case_no, kind, due, created_at, next_try_at)
      select id, ${told.caseNo}, 'urgent', null, ${at}::timestamptz, ${at}::timestamptz from push_subscription
      where active and organ = any(${[...told.organs]}::text[]) and (account is null or account = any(${[...told.heads]}::text[]))
      on conflict do nothing returning id
    ) select enqueue('send-pushes', '{}', 'send-pushes') from made limit 1`.execute(tx)
}

type Subscription = {
  id: string
  robot: Robot
  address: Buffer
  secret: Buffer | null
  quiet_from: number
  quiet_to: number
}
type Push = { id: number; case_no: string; kind: PushKind; due: string | null; tries: number }

/** Numbers told in one message; a group is told once, not thirty times in a row. */
const atOnce = 20

/** Send what is due, one message a group. In quiet hours it waits for their end. */
export async function sendPushes(house: Petitions): Promise<void> {
  const { units, clock } = house.kernel
  const now = clock.now()
  const groups = await units.read(jobPrincipal('push'), async (tx) => {
    const { rows } =
      await sql<Subscription>`select id, robot, address, secret, quiet_from, quiet_to from push_subscription s
      where active and exists (select from push p where p.subscription = s.id and p.state in ('queued', 'sending') and p.next_try_at <= ${isoAt(now)})`.execute(
        tx,
      )
    return rows
  })
  for (const group of groups) {
    const quiet = quietUntil(group, now)
    if (quiet)
      await units.write(jobPrincipal('push'), async (tx) => {
        await sql`update push set next_try_at = ${isoAt(quiet)} where subscription = ${group.id} and state = 'queued' and kind <> 'urgent' and next_try_at < ${isoAt(quiet)}`.execute(
          tx,
        )
      })
    // What is urgent is told at night too.
    await sendToGroup(house, group)
  }
}

async function sendToGroup(house: Petitions, group: Subscription): Promise<void> {
  const { units, clock, settings } = house.kernel
  const now = clock.now()
  const lease = isoAt(now.add({ milliseconds: settings.messageLeaseMs }))
  const pushes = await units.write(jobPrincipal('push'), async (tx) => {
    const { rows } =
      await sql<Push>`update push set state = 'sending', tries = tries + 1, next_try_at = ${lease} where id in
        (select id from push where subscription = ${group.id} and state in ('queued', 'sending') and next_try_at <= ${isoAt(now)} order by id limit ${atOnce} for update skip locked)
      returning id, case_no, kind, due, tries`.execute(tx)
    return rows
  })
  if (!pushes.length) return
  const content = wordsFor(pushes)
  const failure = await tell(house, group, pushes, content).then(() => null, failureOf)
  await units.write(jobPrincipal('push'), async (tx) => {
    const at = isoAt(clock.now())
    for (const { id, tries } of pushes) {
      const over = tries >= settings.messageTries
      const pauseMs = Math.min(settings.messagePauseMs * 3 ** (tries - 1), settings.messagePauseMostMs)
      await (failure
        ? sql`update push set state = ${over ? 'failed' : 'queued'}, error = ${failure.kind}, next_try_at = ${isoAt(clock.now().add({ milliseconds: pauseMs }))} where id = ${id}`.execute(
            tx,
          )
        : sql`update push set state = 'sent', error = null, sent_at = ${at}, next_try_at = null where id = ${id}`.execute(
            tx,
          ))
    }
  })
}

/** A sample city sends nothing out: its pushes lie in the trial box too. */
async function tell(house: Petitions, group: Subscription, pushes: readonly Push[], content: string): Promise<void> {
  const { units, vault, clock, demo, settings } = house.kernel
  const [first] = pushes
  if (demo && first)
    return units.write(jobPrincipal('push'), (tx) =>
      keep(tx, house, { push: first.id, caseNo: first.case_no, channel: group.robot, to: '', words: content }),
    )
  const address = openText(vault.system, pushAad('address', group.id), group.address)
  const secret = group.secret ? openText(vault.system, pushAad('secret', group.id), group.secret) : ''
  await sayInGroup(group.robot, { address, secret, content }, { now: clock.now(), limitMs: settings.messageLimitMs })
}

/** 新件待签收（1）：450100-2026-0000017-4，最迟2026年6月16日 */
export function wordsFor(pushes: readonly Pick<Push, 'case_no' | 'kind' | 'due'>[]): string {
  const byKind = Map.groupBy(pushes, ({ kind }) => kind)
  return [...byKind]
    .map(([kind, some]) =>
      [
        `${pushKinds[kind]}（${some.length}）：`,
        ...some.map(({ case_no, due }) => `${case_no}${due ? `，最迟${zhDay(day(due))}` : ''}`),
      ].join('\n'),
    )
    .join('\n')
}

/** The end of the quiet hours that run at this moment, or null. They may run over midnight. */
export function quietUntil(
  { quiet_from, quiet_to }: Pick<Subscription, 'quiet_from' | 'quiet_to'>,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const local = now.toZonedDateTimeISO('Asia/Shanghai')
  const minute = local.hour * 60 + local.minute
  const quiet =
    quiet_from < quiet_to
      ? minute >= quiet_from && minute < quiet_to
      : quiet_from > quiet_to && (minute >= quiet_from || minute < quiet_to)
  if (!quiet) return null
  const end = local.startOfDay().add({ minutes: quiet_to })
  return (minute < quiet_to ? end : end.add({ days: 1 })).toInstant()
}
