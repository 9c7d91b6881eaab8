import { parseDay } from '../../law/index.ts'
import { emptyAnswers, stepsOf } from '../answers.ts'
import type { Choice, SubmitAnswers, SubmitKind, SubmitStep } from '../models.ts'
import type { Typed } from '../typed.ts'

/** Not kept among the needs: it stands with the identity, sealed, and is used for nothing else (RG-16). */
export const MINOR = 'minor'

/** What a person may need from us (RG-16); the words are stored, the codes only travel in the form. */
export const NEEDS: readonly Choice[] = [
  { value: 'large-print', title: '书面答复用大字' },
  { value: 'braille', title: '盲文' },
  { value: 'dialect', title: '打电话说方言', hint: '请在下面写明哪里话。' },
  { value: 'language', title: '少数民族语言或者外语', hint: '请在下面写明哪种语言。' },
  { value: 'sign', title: '手语视频' },
  { value: 'escort', title: '到现场时有人陪同' },
  { value: MINOR, title: '我未满14周岁', hint: '请在下面写监护人；没有也照样登记。' },
]

/** What an order can be about, in the person's words (domain.md §3.7). */
export const ORDER_TYPES: readonly Choice[] = [
  { value: 'HELP', title: '求助', hint: '有事要人来办：修水管、修路灯、清垃圾。' },
  { value: 'COMPLAINT', title: '投诉', hint: '对服务、管理、商家不满意。' },
  { value: 'CONSULT', title: '咨询', hint: '问怎么办、在哪里办、有什么政策。' },
  { value: 'REPORT', title: '举报违法经营、污染、违建等', hint: '由执法部门核查。' },
  { value: 'SUGGEST', title: '建议' },
  { value: 'PRAISE', title: '表扬' },
  { value: 'OTHER', title: '其他、说不清楚' },
]

const kinds: readonly SubmitKind[] = ['matter', 'sealed', 'order']

/** The answers as they stand in the form. Values that no button of ours could send are left out. */
export function readAnswers(typed: Typed): SubmitAnswers {
  const { one, all } = typed
  const known = (name: string, values: readonly string[]): string => (values.includes(one(name)) ? one(name) : '')
  return {
    ...emptyAnswers(kinds.find((kind) => kind === one('kind')) ?? 'matter'),
    orderType: known(
      'orderType',
      ORDER_TYPES.map(({ value }) => value),
    ),
    noReply: known('noReply', ['yes', 'no']) as SubmitAnswers['noReply'],
    title: one('title'),
    content: one('content'),
    eventDate: one('eventDate'),
    placeRegion: one('placeRegion'),
    place: one('place'),
    organQuery: one('organQuery'),
    addressedTo: one('addressedTo'),
    about: one('about'),
    request: all('request'),
    file: [...new Set(all('file'))].filter((id) => /^[0-9a-f]{32}$/.test(id)),
    identity: known('identity', ['named', 'confidential', 'anonymous']) as SubmitAnswers['identity'],
    name: one('name'),
    phone: one('phone'),
    address: one('address'),
    eService: known('eService', ['yes', 'no']) as SubmitAnswers['eService'],
    need: all('need').filter((code) => NEEDS.some(({ value }) => value === code)),
    needOther: one('needOther'),
    guardian: one('guardian'),
    guardianPhone: one('guardianPhone'),
  }
}

/** Nobody is asked how to be reached who does not want to be. */
export const stepsFor = (answers: SubmitAnswers): SubmitStep[] =>
  stepsOf(answers.kind).filter((step) => step !== 'contact' || answers.identity !== 'anonymous')

/** The step after or before this one; the ends stay where they are. */
export function stepFrom(step: SubmitStep, by: 1 | -1, answers: SubmitAnswers): SubmitStep {
  const steps = stepsFor(answers)
  return steps[steps.indexOf(step) + by] ?? step
}

/** Written requests, without the empty boxes. */
export const requestsOf = (answers: SubmitAnswers): string[] =>
  answers.request.map((request) => request.trim()).filter((request) => request !== '')

/** A day in any of the ways people write one: 2026-11-03, 2026年11月3日, 2026/11/3, 20261103. */
export function dayTyped(text: string): Temporal.PlainDate | null {
  const plain = text.normalize('NFKC').trim()
  const parts =
    /^(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (!parts) return null
  const [, year = '', month = '', day = ''] = parts
  return parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
