import { sql } from 'kysely'
import {
  type CaseKeys,
  caseKeys,
  isoAt,
  jobPrincipal,
  manyCaseKeys,
  openText,
  seal,
  type Tx,
} from '../../kernel/index.ts'
import { maskPhone } from '../../people/index.ts'
import type { Petitions } from '../petitions.ts'
import type { Carrier } from './carrier.ts'
import { type NoticeKind, notices } from './notices.ts'

const maskMail = (mail: string): string => mail.replace(/^(.).*@/, '$1***@')
const maskedTo = (to: string): string => (to.includes('@') ? maskMail(to) : maskPhone(to))

/** What the trial box keeps of one message. */
type Kept = { message?: number; push?: number; caseNo: string; channel: string; to: string; words: string }

/** Trial: nothing leaves the machine; the message is kept sealed under its case, the receiver masked. */
export function catchingCarrier(house: Petitions): Carrier {
  return {
    code: 'catcher',
    async carry({ id, channel, to, words, caseNo }) {
      await house.kernel.units.write(jobPrincipal('trial-box'), async (tx) => {
        // Asked again after a lost answer: it lies there already.
        const { rows } = await sql`select 1 from caught_message where message = ${id} and channel = ${channel}`.execute(
          tx,
        )
        if (!rows.length) await keep(tx, house, { message: id, caseNo, channel, to: maskedTo(to), words })
      })
      return {}
    },
  }
}

/** Put one into the trial box. */
export async function keep(tx: Tx, house: Petitions, kept: Kept): Promise<void> {
  const keys = await caseKeys(tx, house.kernel.vault, kept.caseNo)
  await sql`insert into caught_message (message, push, case_no, channel, words, at) values
    (${kept.message ?? null}, ${kept.push ?? null}, ${kept.caseNo}, ${kept.channel}, ${seal(keys.dek, aad(kept.caseNo), JSON.stringify({ to: kept.to, words: kept.words }))}, ${isoAt(house.kernel.clock.now())})`.execute(
    tx,
  )
}

const aad = (caseNo: string): string => `caught_message|words|${caseNo}`

export type CaughtMessage = {
  id: number
  caseNo: string
  channel: string
  title: string
  to: string
  words: string
  at: string
}

/** The trial box, newest first. Read as a job: an administrator has no cases, and reads here what nobody was sent. */
export async function caughtMessages(
  house: Petitions,
  before: number | null,
  limit: number,
): Promise<{ items: CaughtMessage[]; next: string | null }> {
  return house.kernel.units.read(jobPrincipal('trial-box'), async (tx) => {
    const { rows } = await sql<{
      id: number
      case_no: string
      channel: string
      words: Buffer
      at: string
      kind: NoticeKind | null
    }>`select c.id, c.case_no, c.channel, c.words, c.at, o.kind from caught_message c left join outbox o on o.id = c.message
      where ${before}::bigint is null or c.id < ${before} order by c.id desc limit ${limit + 1}`.execute(tx)
    const page = rows.slice(0, limit)
    const keys = await manyCaseKeys(tx, house.kernel.vault, [...new Set(page.map((row) => row.case_no))])
    return {
      items: page.map((row) => ({
        id: row.id,
        caseNo: row.case_no,
        channel: row.channel,
        title: row.kind ? notices[row.kind] : '工作人员提醒',
        ...opened(keys.get(row.case_no), row.case_no, row.words),
        at: row.at,
      })),
      next: rows.length > limit ? String(page.at(-1)?.id) : null,
    }
  })
}

const opened = (keys: CaseKeys | undefined, caseNo: string, words: Buffer): { to: string; words: string } =>
  keys
    ? (JSON.parse(openText(keys.dek, aad(caseNo), words)) as { to: string; words: string })
    : { to: '', words: '密钥已销毁，内容打不开。' }
