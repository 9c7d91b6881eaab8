import { sql } from 'kysely'
import { dayAt, isoAt, problem, type Tx } from '../kernel/index.ts'
import {
  type Adoption,
  answerRefusal,
  approvalRefusal,
  cite,
  clock,
  type Day,
  day,
  groundByCode,
  isRefusal,
  letterKind,
  letterRefusal,
  packOn,
  type Refusal,
  refuse,
  zhDay,
} from '../law/index.ts'
import { namesIn, type Staff } from '../people/index.ts'
import {
  draftOrganLetter,
  issueOrganLetter,
  type LetterModel,
  noteSupervision,
  type OrganLetter,
  organLetterLacks,
  type Petitions,
} from '../petitions/index.ts'
import {
  type AnswerWords,
  casesOf,
  type Draft,
  insertDraft,
  keepAnswer,
  keepIssued,
  type LetterRow,
  letterById,
  moveTo,
  updateDraft,
  wordsOf,
} from './letters.ts'
import { ruleTitle } from './overdue.ts'

/**
 * Acts on letters to organs (L22 40): drafted by a supervisor, approved by another person, answered by the organ. Each
 * runs in the transaction of the route, which writes the audit.
 */

/** Begin or change a draft. @returns a refusal of the law, or the id */
export async function draftLetter(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  given: Draft,
  at: string,
  id: string | null = null,
): Promise<string | Refusal> {
  const draft = trimmed(given)
  const refusal = await draftRefusal(tx, house, staff, draft)
  if (refusal) return refusal
  const { vault } = house.kernel
  if (!id) return insertDraft(tx, vault, staff, draft, at)
  const row = await ownLetter(tx, staff, id)
  const closed = onlyIn(row, 'draft')
  if (closed) return closed
  await updateDraft(tx, vault, staff, id, draft, at)
  return id
}

const trimmed = (draft: Draft): Draft => ({
  ...draft,
  about: draft.kind === 'account' ? draft.about : null,
  replyOn: draft.kind === 'supervise' ? draft.replyOn : null,
  grounds: [...new Set(draft.grounds)],
  words: {
    findings: draft.words.findings.trim(),
    demand: draft.words.demand.trim(),
    contact: draft.words.contact.trim(),
  },
})

async function draftRefusal(tx: Tx, house: Petitions, staff: Staff, draft: Draft): Promise<Refusal | null> {
  const { directory, kernel } = house
  const today = dayAt(kernel.clock.now())
  const facts = { ...draft, office: staff.organ, replyOn: draft.replyOn ? day(draft.replyOn) : null }
  const unlawful = letterRefusal(facts, today)
  if (unlawful) return unlawful
  for (const code of [draft.organ, draft.about].filter((one) => one !== null))
    if (!directory.organ(code)?.active || !inArea(house, staff.organ, code))
      return refuse(
        'organ-out-of-area',
        'L22 40(1)',
        '督办和建议写给本级或者下级的机关、单位。',
        '请选择本地区的单位；上级单位的问题，请报上级信访部门。',
      )
  return (await hiddenCase(tx, draft)) ?? (await wordsRefusal(tx, house, draft))
}

/** The region of the organ lies in that of the office, and it stands no higher. */
function inArea({ directory }: Petitions, office: string, code: string): boolean {
  const [own, other] = [directory.organ(office), directory.organ(code)]
  if (!own || !other || other.level < own.level) return false
  for (let at: string | null = other.region; at; at = directory.region(at)?.parent ?? null)
    if (at === own.region) return true
  return false
}

/** Sealed, out of sight or absent are answered alike (RG-1). */
async function hiddenCase(tx: Tx, { cases }: Draft): Promise<Refusal | null> {
  if (!cases.length) return null
  const numbers = [...new Set(cases.map(({ caseNo }) => caseNo))]
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from case_head where case_no = any(${numbers}) and not sealed`.execute(tx)
  return rows[0]?.n === cases.length
    ? null
    : refuse(
        'no-such-case-for-letter',
        'L22 30(3)',
        '所列的编号里，有的没有找到，或者写了两遍。',
        '请核对编号；密封件不能写进督办函。',
      )
}

const caseNumber = /\d{6}-\d{4}-\d{7}-\d/g

/** The words name no other case and nobody of the listed ones: a letter is about duties of an organ. */
async function wordsRefusal(tx: Tx, house: Petitions, { words, cases }: Draft): Promise<Refusal | null> {
  const text = `${words.findings}\n${words.demand}`
  const listed = new Set(cases.map(({ caseNo }) => caseNo))
  const other = (text.match(caseNumber) ?? []).find((no) => !listed.has(no))
  if (other)
    return refuse(
      'case-not-listed',
      'L22 30(3)',
      `文字里的编号${other}不在所列的件里。`,
      '请把它加到“涉及的件”，或者从文字里去掉。',
    )
  for (const { caseNo } of cases)
    if (await namesIn(tx, house.kernel.vault, caseNo, text))
      return refuse(
        'letter-names-person',
        'L22 30(3);个人信息保护法 6',
        `文字里有${caseNo}的信访人或者代理人的姓名。`,
        '请改写成不提姓名的说法；对方单位在件里看得到应当知道的信息。',
      )
  return null
}

/** A letter of the own office, locked. @throws problem not-found */
export async function ownLetter(tx: Tx, staff: Staff, id: string): Promise<LetterRow> {
  const row = await letterById(tx, id, { lock: true })
  if (row.office !== staff.organ) throw problem('not-found')
  return row
}

const stateWords = { draft: '在起草', submitted: '已送审', issued: '已发出', answered: '已回复' } as const

export const onlyIn = (row: LetterRow, ...states: LetterRow['state'][]): Refusal | null =>
  states.includes(row.state)
    ? null
    : refuse(
        'letter-step-passed',
        '[D]',
        `这份函${stateWords[row.state]}，现在不能办这一步。`,
        '已送审的，请负责人退回后再改；已发出的，需要再说明就另发一份。',
      )

/** Hand it to the head. The page must be complete: a head approves what will be issued. */
export async function submitLetter(tx: Tx, house: Petitions, staff: Staff, id: string): Promise<LetterRow | Refusal> {
  const row = await ownLetter(tx, staff, id)
  const refusal = onlyIn(row, 'draft') ?? organLetterLacks(await asOfToday(tx, house, row))
  if (refusal) return refusal
  await moveTo(tx, house.kernel.vault, id, 'submitted', null)
  return row
}

export async function returnLetter(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  id: string,
  reason: string,
): Promise<LetterRow | Refusal> {
  const row = await ownLetter(tx, staff, id)
  const closed = onlyIn(row, 'submitted')
  if (closed) return closed
  await moveTo(tx, house.kernel.vault, id, 'draft', reason)
  return row
}

/**
 * Approve and issue: number, seal, the day of the reply. A 督办函 is noted in each open case that it is about, so that
 * its person sees it; a proposal is not.
 */
export async function issueLetter(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  id: string,
): Promise<{ row: LetterRow; no: string } | Refusal> {
  const row = await ownLetter(tx, staff, id)
  const refusal =
    onlyIn(row, 'submitted') ??
    approvalRefusal(row.draftedBy, [staff.account, ...staff.actingFor.map(({ account }) => account)])
  if (refusal) return refusal
  const now = house.kernel.clock.now()
  const today = dayAt(now)
  const { words } = await wordsOf(tx, house.kernel.vault, id)
  const cases = await casesOf(tx, id)
  const again = await draftRefusal(tx, house, staff, { ...row, words, cases })
  if (again) return again
  const replyOn = replyDay(house, row, today)
  const issued = await issueOrganLetter(tx, house, letterOf(house, { ...row, replyOn }, words, cases, today))
  if (isRefusal(issued)) return issued
  await keepIssued(tx, house.kernel.vault, staff, id, { ...issued, replyOn }, isoAt(now))
  if (row.kind === 'supervise') for (const { caseNo } of cases) await noteSupervision(tx, house, staff, caseNo, row)
  return { row, no: issued.no }
}

/** A proposal is answered by DL-12, counted from the day of issue; a 督办函 by the day that it sets. */
function replyDay(house: Petitions, { kind, replyOn }: LetterRow, today: Day): string {
  if (kind === 'supervise' && replyOn) return replyOn
  const pack = packOn(today)
  if (isRefusal(pack)) throw new Error(pack.says)
  const limit = clock(pack, 'DL-12', today, house.calendar())
  if (isRefusal(limit)) throw new Error(limit.says)
  return limit.last.toString()
}

type Facts = Pick<LetterRow, 'kind' | 'office' | 'organ' | 'about' | 'grounds' | 'replyOn'>

/** The content of the letter, from which page and required parts follow. */
function letterOf(
  { directory }: Petitions,
  row: Facts,
  words: Draft['words'],
  cases: Draft['cases'],
  today: Day,
): OrganLetter {
  const name = (code: string): string => directory.organ(code)?.name ?? code
  return {
    code: letterKind(row.kind).document,
    organ: row.office,
    today,
    content: {
      toOrgan: name(row.organ),
      ...(row.kind === 'supervise' ? {} : { stage: 'proposal', kind: row.kind }),
      ...(row.about ? { about: name(row.about) } : {}),
      ...words,
      grounds: row.grounds.map((code) => groundWords(code)),
      cases: cases.map(({ caseNo, rule, last }) =>
        rule && last ? `${caseNo}（${ruleTitle(rule)}，最后一日${zhDay(day(last))}）` : caseNo,
      ),
      ...(row.replyOn ? { replyOn: row.replyOn } : {}),
    },
  }
}

const groundWords = (code: string): string => {
  const ground = groundByCode(code)
  return ground ? `${ground.title}（${cite(ground.article)}）` : code
}

/** The page of a draft, as it would be issued today. */
export const draftPage = async (tx: Tx, house: Petitions, row: LetterRow): Promise<LetterModel> =>
  draftOrganLetter(house, await asOfToday(tx, house, row))

async function asOfToday(tx: Tx, house: Petitions, row: LetterRow): Promise<OrganLetter> {
  const today = dayAt(house.kernel.clock.now())
  const { words } = await wordsOf(tx, house.kernel.vault, row.id)
  const replyOn = row.kind === 'supervise' ? row.replyOn : replyDay(house, row, today)
  return letterOf(house, { ...row, replyOn }, words, await casesOf(tx, row.id), today)
}

export type Answer = AnswerWords & { adopted: Adoption | null }

/** The organ answers, once: a proposal with a written feedback of its own number and seal (L22 40(4)). */
export async function answerLetter(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  id: string,
  answer: Answer,
): Promise<{ row: LetterRow; no: string | null } | Refusal> {
  const row = await letterById(tx, id, { lock: true })
  if (row.organ !== staff.organ) throw problem('not-found')
  const { adopted, ...given } = answer
  const words = { measures: given.measures.trim(), reasons: given.reasons.trim(), contact: given.contact.trim() }
  const refusal = onlyIn(row, 'issued') ?? answerRefusal(row.kind, adopted, words.reasons)
  if (refusal) return refusal
  const now = house.kernel.clock.now()
  const feedback =
    row.kind === 'supervise'
      ? null
      : await issueOrganLetter(tx, house, feedbackOf(house, row, words, adopted, dayAt(now)))
  if (isRefusal(feedback)) return feedback
  const kept = { words, adopted: feedback && adopted, no: feedback?.no ?? null, model: feedback?.model ?? null }
  await keepAnswer(tx, house.kernel.vault, staff, id, kept, isoAt(now))
  return { row, no: kept.no }
}

function feedbackOf(
  { directory }: Petitions,
  row: LetterRow,
  words: AnswerWords,
  adopted: Adoption | null,
  today: Day,
): OrganLetter {
  const name = (organ: string): string => directory.organ(organ)?.name ?? organ
  return {
    code: 'DOC-22',
    organ: row.organ,
    today,
    content: {
      ...{ stage: 'feedback', kind: row.kind, toOrgan: name(row.office), proposalNo: row.no },
      ...(row.about ? { about: name(row.about) } : {}),
      ...{ adopted, ...words },
    },
  }
}
