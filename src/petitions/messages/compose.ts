import { sql } from 'kysely'
import { type CaseKeys, openText, type StoredEvent, type Tx } from '../../kernel/index.ts'
import { day, zhDay } from '../../law/index.ts'
import type { Identity } from '../../people/index.ts'
import { trackUrl } from '../documents.ts'
import type { Petitions } from '../petitions.ts'
import { openCase, textsOf } from '../store.ts'
import type { Channel, Message } from './carrier.ts'
import type { Notice } from './notices.ts'
import { wordsInForce } from './texts.ts'
import { fill, type Values, type Variant } from './words.ts'

/** A mobile number as gateways want it, or null: a landline gets no message. */
export function mobileOf(phone: string | undefined): string | null {
  const bare = (phone ?? '').replace(/[^\d+]/g, '').replace(/^(\+?86)(?=1\d{10}$)/, '')
  return /^(1[3-9]\d{9}|\+\d{8,15})$/.test(bare) ? bare : null
}

const mailOf = (email: string | undefined): string | null => {
  const bare = (email ?? '').trim()
  return /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(bare) ? bare : null
}

/** Where this person can be reached, in the order in which it is tried. */
export function waysOf(identity: Identity): { channel: Channel; to: string }[] {
  const phone = mobileOf(identity.phone)
  const email = mailOf(identity.email)
  return [
    ...(phone ? [{ channel: 'sms' as const, to: phone }] : []),
    ...(email ? [{ channel: 'email' as const, to: email }] : []),
  ]
}

/** Who left a way to be reached, as they left it. Read by the job that sends, and shown to nobody. */
export async function identityOf(tx: Tx, keys: CaseKeys, caseNo: string): Promise<Identity> {
  const { rows } = await sql<{
    id: string
    identity: Buffer
  }>`select id, identity from party where case_no = ${caseNo} and role = 'self' order by id limit 1`.execute(tx)
  const [party] = rows
  return party ? (JSON.parse(openText(keys.dek, `party|identity|${party.id}`, party.identity)) as Identity) : {}
}

const english = /english|英文|英语/i

/** The words of a notice as this person gets it, from the events alone. */
export async function composeMessage(
  tx: Tx,
  house: Petitions,
  caseNo: string,
  notice: Notice,
): Promise<Pick<Message, 'subject' | 'words'> & { identity: Identity; keys: CaseKeys }> {
  const { keys, events, state } = await openCase(tx, house.kernel.vault, caseNo)
  const { needs } = await textsOf(tx, keys, caseNo)
  const foreign = needs.some((need) => english.test(need))
  const variant: Variant = state.sealed ? (foreign ? 'sealed-en' : 'sealed') : foreign ? 'en' : 'zh'
  const event = notice.kind === 'code-reissued' ? events.at(-1) : events.find(({ seq }) => seq === notice.seq)
  const values = valuesOf(house, caseNo, notice, event, foreign)
  const office = house.directory.organ(state.office)?.name ?? ''
  return {
    identity: await identityOf(tx, keys, caseNo),
    keys,
    subject: foreign ? `${caseNo}` : `${state.sealed ? '' : office}　编号 ${caseNo}`.trim(),
    words: fill(await wordsInForce(tx, notice.kind, variant), values),
  }
}

function valuesOf(
  house: Petitions,
  caseNo: string,
  notice: Notice,
  event: StoredEvent | undefined,
  foreign: boolean,
): Values {
  const name = (code: unknown): string => house.directory.organ(String(code ?? ''))?.name ?? ''
  const dated = (iso: string): string => (foreign ? iso : zhDay(day(iso)))
  const last = event?.clocks.find((op) => (op as { op?: string }).op === 'start') as { last?: string } | undefined
  const { vault } = house.kernel
  return {
    编号: caseNo,
    日期: dated(String(event?.data.on ?? event?.at.slice(0, 10) ?? '')),
    单位: name(event?.organ),
    去向: name(event?.data.to ?? event?.data.organ),
    ...(last?.last ? { 最迟: dated(last.last) } : {}),
    网址: trackUrl(house, caseNo),
    ...(notice.kind === 'confirm-withdrawal' ? { 确认码: vault.confirmCode(caseNo, notice.seq) } : {}),
    ...(notice.kind === 'code-reissued' ? { 查询码: vault.queryCode(caseNo, notice.seq) } : {}),
  }
}
