import { sql } from 'kysely'
import { isoAt, type Tx } from '../kernel/index.ts'
import { DUPLICATE_REASONS, type DuplicateReason, duplicate } from '../law/index.ts'
import { type PersonKeys, personKeys, type Staff } from '../people/index.ts'
import type { Petitions } from './petitions.ts'
import { openCase, textsOf } from './store.ts'

/** A likely duplicate with the reasons for it. A person decides (RG-14). */
export type DuplicateProposal = {
  caseNo: string
  verdict: 'repeat' | 'related'
  reasons: string[]
  likeness: number
  /** Sentences of the new text that the other says too, in the words of the new one. */
  sentences: string[]
  title: string
  state: string
}

/** Share of the shorter text's character pairs that the other holds too, from which two texts count as alike. */
const alikeFrom = 0.5
/** A sentence counts as said already from this share on; shorter ones are said by everybody. */
const saidFrom = 0.8
const sentenceChars = 6
const sentencesMost = 4
/** A person may be known to this many cases; more are not compared. */
const compareMost = 30

/**
 * Cases in the organ's reach that the same person raised AND whose text is alike (RG-5a). The person alone proposes
 * nothing, and that this was asked is written down.
 */
export async function proposeDuplicates(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  of: { caseNo: string; people: readonly PersonKeys[]; title: string; content: string },
): Promise<DuplicateProposal[]> {
  const keys = { names: present(of.people, 'name'), phones: present(of.people, 'phone'), ids: present(of.people, 'id') }
  if (!keys.names.length && !keys.phones.length && !keys.ids.length) return []
  const { rows } = await sql<{
    case_no: string
  }>`select case_no from same_person_cases(${keys.names}::bytea[], ${keys.phones}::bytea[], ${keys.ids}::bytea[], ${staff.reach}::text[], ${of.caseNo}, ${compareMost})`.execute(
    tx,
  )
  const tokens = (text: string): Set<string> => new Set(house.kernel.vault.searchTokens(text))
  const words = tokens(`${of.title}\n${of.content}`)
  const sentences = sentencesOf(`${of.title}\n${of.content}`).map((text) => ({ text, words: tokens(text) }))
  const proposals: DuplicateProposal[] = []
  for (const { case_no } of rows) {
    const other = await openCase(tx, house.kernel.vault, case_no)
    const texts = await textsOf(tx, other.keys, case_no)
    const theirs = tokens(`${texts.title}\n${texts.content}`)
    const likeness = share(words, theirs)
    if (likeness < alikeFrom) continue
    const facts = {
      people: [{ key: 'same', as: 'petitioner' as const }],
      accusation: false,
      anonymous: false,
      accused: [],
    }
    const { verdict, reasons } = duplicate(facts, facts, { facts: true, requests: true })
    if (verdict !== 'none')
      proposals.push({
        caseNo: case_no,
        verdict,
        reasons: reasons.map((r: DuplicateReason) => DUPLICATE_REASONS[r]),
        likeness: Math.round(likeness * 100) / 100,
        sentences: sentences
          .filter((sentence) => within(sentence.words, theirs) >= saidFrom)
          .map(({ text }) => text)
          .slice(0, sentencesMost),
        title: texts.title,
        state: other.state.stage,
      })
  }
  await sql`insert into audit (at, account, organ, act, object, detail) values (${isoAt(house.kernel.clock.now())}, ${staff.account}, ${staff.organ}, 'propose-duplicates', ${of.caseNo}, ${JSON.stringify({ compared: rows.length, proposed: proposals.length })})`.execute(
    tx,
  )
  return proposals.sort((a, b) => b.likeness - a.likeness)
}

/** Proposals for a case that is registered already: its own people and text. */
export async function proposalsFor(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  caseNo: string,
): Promise<DuplicateProposal[]> {
  const { keys, state } = await openCase(tx, house.kernel.vault, caseNo)
  const texts = await textsOf(tx, keys, caseNo)
  const found = await proposeDuplicates(tx, house, staff, {
    caseNo,
    people: await personKeys(tx, caseNo),
    title: texts.title,
    content: texts.content,
  })
  // What was taken out of the same letter is known to belong together, and is another matter.
  return found.filter((one) => one.caseNo !== state.splitFrom && !state.splits.includes(one.caseNo))
}

const present = (people: readonly PersonKeys[], key: keyof PersonKeys): Buffer[] =>
  people.flatMap((person) => person[key] ?? [])

const sentencesOf = (text: string): string[] =>
  text
    .split(/[。！？；!?;\n]+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => [...sentence].length >= sentenceChars)

/** Share of the first's character pairs that the second holds. */
function within(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0
  for (const word of a) if (b.has(word)) both++
  return a.size ? both / a.size : 0
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  return within(small, large)
}
