import { sql } from 'kysely'
import { isoAt, openText, problem, seal, type Tx, type Vault } from '../../kernel/index.ts'
import { parseCaseNo } from '../../petitions/index.ts'
import type { Hotline } from '../hotline.ts'
import { type CallRow, lockCall } from './call-row.ts'
import { placeKey } from './place-hint.ts'

/** What came of an answered call (domain.md §3.2), and on which rule. */
export const results = {
  ANSWERED_DIRECT: { title: '当场答复', article: 'HL-01' },
  ORDER_CREATED: { title: '已登记工单', article: 'HL-02' },
  EMERGENCY_TRANSFER: { title: '转紧急电话', article: 'HL-03' },
  GUIDED: { title: '告知法定途径', article: 'HL-04' },
  REFUSED_REASONED: { title: '说明理由不予受理', article: 'HL-04' },
  THREE_WAY: { title: '三方通话当场解决', article: 'HL-16' },
} as const
export type Result = keyof typeof results

/** Calls that asked for nothing (HK-10). */
export const marks = {
  silent: '无声',
  'wrong-number': '打错',
  nuisance: '骚扰',
  test: '测试',
} as const
export type Mark = keyof typeof marks

/** Why an office does not take a matter (domain.md HL-04); with each the path has to be told. */
export const refusalGrounds = {
  'other-procedure': '应当通过诉讼、仲裁、行政复议等法定程序解决',
  'in-petition': '已经进入信访程序',
  secret: '涉及国家秘密、商业秘密或他人隐私',
  concluded: '承办单位已依法办结，没有新的事实和理由',
  unlawful: '违反法律法规或公序良俗',
} as const
export type RefusalGround = keyof typeof refusalGrounds

/** The rescue services that 12345 never replaces. */
export const services = { '110': '公安报警', '119': '火警和抢险', '120': '医疗急救', '122': '交通事故' } as const
export type Service = keyof typeof services

export type ResultInput = {
  result?: Result | undefined
  mark?: Mark | undefined
  /** What was said, in words; for a refusal the reason. */
  note?: string | undefined
  ground?: RefusalGround | undefined
  /** Where the person can go instead, and how. */
  path?: string | undefined
  entry?: { id: string; version: number } | undefined
  organ?: string | undefined
  caseNo?: string | undefined
  place?: { region?: string | undefined; words?: string | undefined } | undefined
}
type Words = { note?: string; ground?: string; path?: string }

/**
 * Write down what came of a call; until the wrap-up it can be written again. A result lacks nothing that its rule asks
 * for: a direct answer names entry and version or says what was answered, a refusal its reason **and** the path.
 * @throws problem `bad-input` with what is missing, and the rule
 */
export async function setResult(
  tx: Tx,
  hotline: Hotline,
  account: string,
  callId: string,
  input: ResultInput,
): Promise<void> {
  const { vault } = hotline.house.kernel
  const call = ownCall(await lockCall(tx, callId), account)
  if (!call.answered_at) throw problem('call-not-answered')
  requireComplete(hotline, input)
  const words: Words = {
    ...(input.note ? { note: input.note } : {}),
    ...(input.ground ? { ground: input.ground } : {}),
    ...(input.path ? { path: input.path } : {}),
  }
  const caseNo = input.result === 'ORDER_CREATED' ? parseCaseNo(input.caseNo ?? '') : null
  if (input.result === 'ORDER_CREATED') await requireCase(tx, caseNo)
  await sql`update hotline_call set result = ${input.result ?? null}, mark = ${input.mark ?? null},
      words = ${Object.keys(words).length ? seal(vault.system, wordsOf(call.id), JSON.stringify(words)) : null},
      entry = ${input.entry?.id ?? null}, entry_version = ${input.entry?.version ?? null}, third_organ = ${input.organ ?? null},
      case_no = ${caseNo}, place_key = coalesce(${placeKey(vault, input.place)}, place_key) where id = ${call.id}`.execute(
    tx,
  )
}

export function openWords(vault: Vault, row: Pick<CallRow, 'id' | 'words'>): Words {
  return row.words ? (JSON.parse(openText(vault.system, wordsOf(row.id), row.words)) as Words) : {}
}

/** @throws problem `not-your-call`, or `call-wrapped` after the wrap-up */
export function ownCall(call: CallRow, account: string): CallRow {
  if (call.account !== account) throw problem('not-your-call')
  if (call.wrapped_at) throw problem('call-wrapped')
  return call
}

/** Put through to a rescue service: at once, with a line in the log and nothing else (HL-03). */
export async function noteEmergency(tx: Tx, hotline: Hotline, call: CallRow, service: Service): Promise<string> {
  await sql`update hotline_call set result = 'EMERGENCY_TRANSFER', service = ${service} where id = ${call.id}`.execute(
    tx,
  )
  return isoAt(hotline.house.kernel.clock.now())
}

function requireComplete(hotline: Hotline, input: ResultInput): void {
  const { result, mark } = input
  if (!result === !mark)
    throw problem('bad-input', {
      fields: [{ field: 'result', says: '请选一个结果；没有诉求的电话选一个标记，二者选一。' }],
    })
  const missing = (field: string, says: string): never => {
    throw problem('bad-input', { fields: [{ field, says }], ...(result ? { article: results[result].article } : {}) })
  }
  if (result === 'ANSWERED_DIRECT' && !input.entry && !input.note?.trim())
    missing('entry', '请选所用的知识条目；知识库里没有的，写下答复了什么。')
  if (result === 'GUIDED' && !input.path?.trim()) missing('path', '请写明告知的途径：去哪里、怎么去。')
  if (result === 'REFUSED_REASONED' && !input.ground) missing('ground', '请选不予受理的理由，并已告诉来电人。')
  if (result === 'REFUSED_REASONED' && !input.path?.trim()) missing('path', '不予受理也要告知途径：去哪里、怎么去。')
  if (result === 'THREE_WAY' && !hotline.house.directory.organ(input.organ ?? ''))
    missing('organ', '请选参加三方通话的单位。')
  if (result === 'EMERGENCY_TRANSFER') missing('result', '请用“紧急转接”键转接，结果会自动记下。')
}

async function requireCase(tx: Tx, caseNo: string | null): Promise<void> {
  const { rows } = await sql<{ case_no: string }>`select case_no from case_head where case_no = ${caseNo}`.execute(tx)
  if (rows.length === 0) throw problem('bad-input', { fields: [{ field: 'caseNo', says: '没有这张工单。' }] })
}

const wordsOf = (id: string): string => `hotline_call|words|${id}`
