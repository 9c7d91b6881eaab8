import type { CaseKeys } from '../kernel/index.ts'
import type { DocumentCode, Input, Row, State } from '../law/index.ts'
import type { Texts } from './store.ts'

/** An act that takes effect, with what its documents and records are made of. */
export type ActOn = {
  caseNo: string
  row: Row
  input: Input
  before: State
  texts: Texts
  keys: CaseKeys
  today: Temporal.PlainDate
  /** The organ that acts; for a person's act the organ whose desk the case is on. */
  organ: string
  /** What the person asked the reviewing organ, in the own words; null where there is no such request. */
  asked: string | null
  /** Name and post of the staff member, '' for others. */
  signer: string
  documents: readonly DocumentCode[]
}

/** Inputs whose words the person may read on the own page, by verb. Everything else stays inside the office. */
const shown: Readonly<Record<string, readonly string[]>> = {
  'reply-directly': ['reply'],
  'answer-urge': ['reply'],
  'answer-suggestion': ['reply'],
  transfer: ['reason'],
  supplement: ['text'],
  'record-interview': ['record'],
  'request-review': ['requests', 'facts', 'evidence', 'lateReason'],
  'request-rereview': ['requests', 'facts', 'evidence', 'lateReason'],
  execute: ['record'],
  'answer-order': ['reply'],
  'refuse-order': ['reply'],
  'contact-caller': ['record'],
  'extend-order': ['reply'],
  'reply-caller': ['reply'],
  'terminate-order': ['reply'],
  'close-order': ['reply'],
  'reopen-order': ['text'],
  urge: ['text'],
  'request-data': ['text'],
  'answer-data': ['reply'],
  withdraw: ['statement'],
  rate: ['text'],
  'answer-simply': ['reply'],
  'study-suggestion': ['record'],
  'leave-simple': ['reason'],
  'object-classification': ['reason'],
  'object-link': ['reason'],
  'decide-classification': ['reply'],
  'decide-link': ['reply'],
  recheck: ['reply'],
  terminate: ['owed'],
  'ask-missing': ['items', 'why'],
  'refer-aid': ['told'],
  'ask-identity': ['reason'],
  'decide-identity': ['found'],
  // On the own page once it was confirmed (RG-10).
  'record-rescue-call': ['whom', 'calledAt', 'passedOn'],
  'confirm-rescue-call': ['found'],
}

/** Acts whose words are kept elsewhere: a report of retaliation is a sealed case of its own (RG-9). */
const keptElsewhere: ReadonlySet<string> = new Set(['report-retaliation'])

export type ActRecord = { kind: string; shown: boolean; body: Record<string, unknown> }

/** The texts of an act, to be kept sealed: what the person may see apart from what stays inside. */
export function recordsOfAct(verb: string, row: Row, input: Input): ActRecord[] {
  if (keptElsewhere.has(verb)) return []
  const texts = Object.entries(input).filter(
    ([key, value]) => ['text', 'answers'].includes(row.input[key]?.type ?? '') && hasWords(value),
  )
  const open = new Set(shown[verb] ?? [])
  const visible = texts.filter(([key]) => open.has(key))
  const inside = texts.filter(([key]) => !open.has(key))
  return [
    ...(visible.length ? [{ kind: verb, shown: true, body: Object.fromEntries(visible) }] : []),
    ...(inside.length ? [{ kind: verb, shown: false, body: Object.fromEntries(inside) }] : []),
  ]
}

const hasWords = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) && value.length > 0
