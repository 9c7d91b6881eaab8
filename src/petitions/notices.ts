import { sql } from 'kysely'
import { type CaseKeys, type StoredEvent, seal, type Tx } from '../kernel/index.ts'
import type { State } from '../law/index.ts'

/** A short message to the person; the words are made when it is sent, from kind and number alone. */
export type Notice = {
  kind: 'sent-on' | 'accepted' | 'extended' | 'answered' | 'ended' | 'confirm-withdrawal'
  seq: number
}

const kinds: Readonly<Record<string, Notice['kind']>> = {
  transferred: 'sent-on',
  assigned: 'sent-on',
  accepted: 'accepted',
  extended: 'extended',
  'opinion-issued': 'answered',
  'directly-replied': 'answered',
  'suggestion-answered': 'answered',
  redirected: 'ended',
  'not-accepted': 'ended',
  refused: 'ended',
  'finally-refused': 'ended',
  merged: 'ended',
  'withdrawal-asked': 'confirm-withdrawal',
}

/** Which messages these events call for; none where the person left no way to be reached. */
export function noticesOf(events: readonly StoredEvent[], after: State): Notice[] {
  if (!after.reachable) return []
  return events.flatMap((event) => {
    const kind = kinds[event.kind]
    return kind ? [{ kind, seq: event.seq }] : []
  })
}

/** The message in words. Of a sealed case it names number and date only (RG-1); so does every other, to be safe. */
export function wordsOf(notice: Notice, caseNo: string, url: string, code: string): string {
  const where = `进度见 ${url} ，或拨打12345。`
  switch (notice.kind) {
    case 'sent-on':
      return `您的件（${caseNo}）已送到有权处理的单位。${where}`
    case 'accepted':
      return `您的件（${caseNo}）已受理。${where}`
    case 'extended':
      return `您的件（${caseNo}）办理期限有变化，理由和新的日期见告知书。${where}`
    case 'answered':
      return `您的件（${caseNo}）已有答复。${where}`
    case 'ended':
      return `您的件（${caseNo}）有新的告知书。${where}`
    case 'confirm-withdrawal':
      return `您申请撤回 ${caseNo}，确认码 ${code}。如非本人操作请忽略，件会继续办理。`
  }
}

/** One outbox row and one job a message, in the transaction of the act. */
export async function putInOutbox(
  tx: Tx,
  keys: CaseKeys,
  caseNo: string,
  notices: readonly Notice[],
  at: string,
): Promise<void> {
  for (const notice of notices)
    await sql`with message as (
        insert into outbox (case_no, channel, payload, created_at) values (${caseNo}, 'sms', ${seal(keys.dek, `outbox|payload|${caseNo}`, JSON.stringify(notice))}, ${at}) returning id
      ) select enqueue('send-message', json_build_object('id', id)) from message`.execute(tx)
}
