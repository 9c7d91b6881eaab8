import { sql } from 'kysely'
import type { StoredEvent, Tx } from '../../kernel/index.ts'
import type { State } from '../../law/index.ts'

/** The notices that a person gets at the steps of the case. The words are made when one is sent. */
export const notices = {
  registered: '已登记',
  'sent-on': '已转送或交办',
  accepted: '已受理',
  'deemed-accepted': '视为已受理',
  extended: '办理期限延长',
  redirected: '导入法定途径',
  refused: '不予受理、不再受理',
  opinion: '处理意见书已出具',
  answered: '已答复',
  delivered: '告知书已登记送达',
  'review-open': '意见书已登记送达，可以申请复查',
  'review-asked': '已申请复查、复核',
  'review-answer': '复查、复核申请是否受理',
  'review-decided': '复查、复核意见书已出具',
  'rereview-open': '复查意见书已登记送达，可以申请复核',
  hearing: '通知听证',
  'supplement-wanted': '联系不上，请补充情况',
  'urge-answered': '已回应催办',
  merged: '并入同一件事',
  'confirm-withdrawal': '撤回确认码',
  withdrawn: '已撤回',
  'review-withdrawn': '已撤回复查、复核申请',
  'code-reissued': '补发查询码',
  progress: '有新的进展',
} as const
export type NoticeKind = keyof typeof notices

/** `seq`: the event behind it; for `code-reissued` the version of the new code. */
export type Notice = { kind: NoticeKind; seq: number }

const kinds: Readonly<Record<string, NoticeKind>> = {
  received: 'registered',
  'order-created': 'registered',
  'order-dispatched': 'sent-on',
  'order-extended': 'extended',
  'caller-replied': 'answered',
  'order-answered': 'answered',
  'order-refused': 'refused',
  'order-terminated': 'progress',
  'order-redone': 'progress',
  'handed-to-petition': 'progress',
  'handed-to-hotline': 'progress',
  transferred: 'sent-on',
  assigned: 'sent-on',
  accepted: 'accepted',
  'deemed-accepted': 'deemed-accepted',
  'notice-given-late': 'accepted',
  extended: 'extended',
  redirected: 'redirected',
  refused: 'refused',
  'not-accepted': 'refused',
  'finally-refused': 'refused',
  'opinion-issued': 'opinion',
  'review-requested': 'review-asked',
  'rereview-requested': 'review-asked',
  'review-forwarded': 'sent-on',
  'review-accepted': 'review-answer',
  'rereview-accepted': 'review-answer',
  'review-refused': 'review-answer',
  'rereview-refused': 'review-answer',
  'review-decided': 'review-decided',
  'rereview-decided': 'review-decided',
  'hearing-called': 'hearing',
  'directly-replied': 'answered',
  'suggestion-answered': 'answered',
  'simply-answered': 'answered',
  settled: 'progress',
  'unreachable-reported': 'supplement-wanted',
  'urge-answered': 'urge-answered',
  merged: 'merged',
  'recusal-decided': 'progress',
  'classification-decided': 'progress',
  'link-decided': 'progress',
  rechecked: 'progress',
  'sent-back': 'progress',
  'joint-asked': 'progress',
  'missing-asked': 'progress',
  'aid-referred': 'progress',
  'competence-decided': 'progress',
  'organ-succeeded': 'progress',
  'withdrawal-asked': 'confirm-withdrawal',
  withdrawn: 'withdrawn',
  'review-withdrawn': 'review-withdrawn',
  'review-resumed': 'progress',
}

/** Steps of a sealed case that its person hears of, by number and date only. */
const sealedProgress: ReadonlySet<string> = new Set(['discipline-referred', 'envelope-received', 'discipline-noted'])

/**
 * Which messages these events call for; none where the person left no way to be reached. A report that is sealed on
 * arrival calls for none: its slip was handed over, and a message nobody expects may be read by others (RG-1).
 */
export function noticesOf(events: readonly StoredEvent[], after: State): Notice[] {
  if (!after.reachable) return []
  return events.flatMap((event): Notice[] => {
    if (event.kind === 'delivered') return [{ kind: deliveredNotice(event.data), seq: event.seq }]
    if (after.sealed) return sealedProgress.has(event.kind) ? [{ kind: 'progress', seq: event.seq }] : []
    const kind = kinds[event.kind]
    return kind ? [{ kind, seq: event.seq }] : []
  })
}

/** A review opinion that stands opens the re-review; one that annuls, and the last one, open nothing. */
function deliveredNotice(data: StoredEvent['data']): NoticeKind {
  if (data.opinion) return 'review-open'
  return data.step === 'review' && data.stage !== 'handling' ? 'rereview-open' : 'delivered'
}

/**
 * One row a message, in the transaction of the act. A job sends it at once; what can wait a minute (`registered`) is
 * left to the sweep, because intake should not stand in a queue for its job.
 */
export async function putInOutbox(tx: Tx, caseNo: string, given: readonly Notice[], at: string): Promise<void> {
  for (const { kind, seq } of given)
    await (kind === 'registered'
      ? sql`insert into outbox (case_no, channel, kind, seq, key, created_at, next_try_at) values (${caseNo}, 'sms', ${kind}, ${seq}, gen_random_uuid()::text, ${at}, ${at})`.execute(
          tx,
        )
      : sql`with message as (
            insert into outbox (case_no, channel, kind, seq, key, created_at, next_try_at) values (${caseNo}, 'sms', ${kind}, ${seq}, gen_random_uuid()::text, ${at}, ${at}) returning id
          ) select enqueue('send-message', json_build_object('id', id)) from message`.execute(tx))
}
