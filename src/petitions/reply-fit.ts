import { sql } from 'kysely'
import type { CaseKeys, StoredEvent, Tx, Vault } from '../kernel/index.ts'
import { bodiesFor, type FitFinding, fitOf, type Input, type OrganFacts, type Reply, type State } from '../law/index.ts'
import { maskedParties, type OrganDirectory } from '../people/index.ts'
import { requestsToAnswer } from './inputs.ts'
import type { Petitions } from './petitions.ts'
import type { Texts } from './store.ts'

/**
 * The look at a reply before anybody signs it: the words of this case against what is written. Texts of other cases are
 * never opened: of each reply that left, keyed hashes of its pieces are kept, which tell nothing without the key.
 */

/** Acts that answer the person on the merits; `guides` may send the person to another organ. */
const replying: Readonly<Record<string, { guides: boolean }>> = {
  'draft-opinion': { guides: false },
  'answer-suggestion': { guides: false },
  'answer-simply': { guides: true },
  'reply-directly': { guides: true },
  'reply-caller': { guides: true },
  'answer-order': { guides: true },
}

export const isReply = (verb: string): boolean => verb in replying

/** What petitions/ adds to the input of a reply before the law sees it. */
export async function withFit(
  tx: Tx,
  house: Petitions,
  of: { caseNo: string; keys: CaseKeys; state: State; texts: Texts; organ: string },
  verb: string,
  given: Input,
): Promise<Input> {
  const { fit: _, ...input } = given
  const kind = replying[verb]
  if (!kind || of.state.sealed) return input
  return { ...input, fit: await findings(tx, house, of, replyOf(input, kind.guides)) }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function replyOf(input: Input, guides: boolean): Reply {
  const answers = (Array.isArray(input.answers) ? (input.answers as Record<string, unknown>[]) : []).map((answer) => ({
    request: textOf(answer.request),
    text: [answer.facts, answer.reasons, answer.opinion].map(textOf).join('\n'),
  }))
  return {
    answers,
    guides,
    text: [...answers.map(({ text }) => text), textOf(input.newFacts), textOf(input.reply)].filter(Boolean).join('\n'),
  }
}

async function findings(
  tx: Tx,
  house: Petitions,
  { caseNo, keys, state, texts, organ }: Parameters<typeof withFit>[2],
  reply: Reply,
): Promise<FitFinding[]> {
  const own = [texts.title, texts.content, texts.place, texts.about, ...texts.requests].join('\n')
  const parties = await maskedParties(tx, caseNo, keys)
  return fitOf(reply, {
    requests: reply.answers.length ? requestsToAnswer(texts.requests, texts.title) : texts.requests,
    own,
    ...namesOf(house, state),
    caseNos: [caseNo, ...state.links, ...state.splits, state.splitFrom, state.mergedInto].filter((no) => no !== null),
    surnames: parties.flatMap(({ name }) => (name && name !== '未具名' ? [name.slice(0, 1)] : [])),
    alike: await alike(tx, house.kernel.vault, { text: reply.text, own, organ, without: [caseNo, ...state.links] }),
  })
}

/** Names of the directory: those that belong to this case, and all others. */
function namesOf(house: Petitions, state: State) {
  const { directory } = house
  const codes = [...state.organs, state.office, state.holder, state.sender, state.reviewer]
  const organs = codes.flatMap((code) => lineOf(directory, code))
  const reviewing = state.holder ? bodiesFor(state, 'review', house).organs : []
  const belonging = new Set([...organs, ...reviewing].map(({ code }) => code))
  const regions = new Set(
    [state.placeRegion, ...organs.map(({ region }) => region)].flatMap((at) => above(directory, at)),
  )
  const places = new Set(directory.regions().map(({ name }) => name))
  const named = (code: string): string[] => {
    const organ = directory.organ(code)
    return organ ? [organ.name, organ.shortName] : []
  }
  return {
    names: [
      ...[...belonging].flatMap(named),
      ...[...regions].flatMap((code) => directory.region(code)?.name ?? []),
    ].filter(Boolean),
    others: [
      ...directory
        .organs()
        .filter(({ code }) => !belonging.has(code))
        .flatMap(({ code }) => named(code))
        // A township's short name is that of its region.
        .filter((name) => !places.has(name))
        .map((name) => ({ name, what: 'organ' as const })),
      ...directory
        .regions()
        .filter(({ code }) => !regions.has(code))
        .map(({ name }) => ({ name, what: 'place' as const })),
    ].filter(({ name }) => [...name].length >= nameChars),
  }
}

/** A name of two characters is as often a word. */
const nameChars = 3

function lineOf(directory: OrganDirectory, code: string | null): OrganFacts[] {
  const line: OrganFacts[] = []
  for (let at = directory.organ(code ?? ''); at; at = directory.organ(at.superior ?? '')) line.push(at)
  return line
}

function above(directory: OrganDirectory, code: string | null): string[] {
  const line: string[] = []
  for (let at = directory.region(code ?? ''); at; at = directory.region(at.parent ?? '')) line.push(at.code)
  return line
}

/** Pieces of so many characters are compared; every fourth is kept, the same ones of every text. */
const pieceChars = 8
const keptOf = 4n
/** A text with fewer pieces is a formula, not a reply that could be copied. */
const leastPieces = 20

/** Keyed hashes of the pieces of a text, without those that stand in what the person wrote. */
function printsOf(vault: Vault, text: string, without: string): string[] {
  const letters = [...text.replace(/[\s\p{P}]/gu, '')]
  const theirs = without.replace(/[\s\p{P}]/gu, '')
  const found = new Set<string>()
  for (let from = 0; from + pieceChars <= letters.length; from++) {
    const piece = letters.slice(from, from + pieceChars).join('')
    if (theirs.includes(piece)) continue
    const print = vault.blind('reply', piece).readBigInt64BE(0)
    if (print % keptOf === 0n) found.add(print.toString())
  }
  return [...found]
}

/** The reply of this organ that is most like the text; its number only where this session may read that case. */
async function alike(
  tx: Tx,
  vault: Vault,
  of: { text: string; own: string; organ: string; without: readonly string[] },
): Promise<{ share: number; no: string | null } | null> {
  const prints = printsOf(vault, of.text, of.own)
  if (prints.length < leastPieces) return null
  const { rows } = await sql<{ shared: number; no: string | null }>`
    select l.shared, coalesce(d.no, h.case_no) as no from replies_like(${prints}::bigint[], ${of.organ}, ${of.without}::text[]) l
    left join case_head h on h.case_no = l.case_no
    left join document d on d.case_no = l.case_no and d.seq = l.seq and d.code in ('DOC-12', 'DOC-14')`.execute(tx)
  const [first] = rows
  return first ? { share: first.shared / prints.length, no: first.no } : null
}

const answered: ReadonlySet<string> = new Set([
  ...['opinion-issued', 'suggestion-answered', 'simply-answered', 'directly-replied'],
])

/** Of a reply that left, what later ones are compared with. Nothing of a sealed case (RG-1). */
export async function keepPrints(
  tx: Tx,
  vault: Vault,
  caseNo: string,
  events: readonly StoredEvent[],
  input: Input,
  texts: Texts,
): Promise<void> {
  for (const event of events.filter(({ kind }) => answered.has(kind))) {
    const own = [texts.title, texts.content, ...texts.requests].join('\n')
    const prints = printsOf(vault, replyOf(input, false).text, own)
    if (prints.length >= leastPieces)
      await sql`insert into reply_print (case_no, seq, organ, at, prints) values
        (${caseNo}, ${event.seq}, ${event.organ}, ${event.at}, ${prints}::bigint[])`.execute(tx)
  }
}
