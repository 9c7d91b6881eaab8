import { hash } from 'node:crypto'
import { appendEvents, problem, type Tx } from '../kernel/index.ts'
import { type Day, type DocumentCode, documentSpec, fold, isEnded, missingParts, type Refusal } from '../law/index.ts'
import type { Staff } from '../people/index.ts'
import { incomplete, nextNumber, sealOf } from './documents.ts'
import { headOf } from './head.ts'
import { composeLetter, type Frame, type LetterModel } from './letters/index.ts'
import type { Petitions } from './petitions.ts'
import { lawEvents, lockCase, openCase, saveProjections } from './store.ts'

/** Letters between organs that belong to no single case, for the rooms above: composed, checked and numbered like all. */
export type OrganLetter = { code: DocumentCode; organ: string; content: Readonly<Record<string, unknown>>; today: Day }

/** The page as it would be issued today, without number; gaps show what is still missing. */
export const draftOrganLetter = (house: Petitions, letter: OrganLetter): LetterModel => ({
  ...composeLetter(letter.code, frameOf(house, letter, null), letter.content),
  preview: true,
})

/** What is missing, each part with its article; null where it may be issued. */
export function organLetterLacks({ code, content }: OrganLetter): Refusal | null {
  const spec = documentSpec(code)
  const missing = missingParts(spec, content)
  return missing.length ? incomplete(spec.title, missing) : null
}

/** @returns a refusal, if it is incomplete */
export async function issueOrganLetter(
  tx: Tx,
  house: Petitions,
  letter: OrganLetter,
): Promise<{ no: string; model: LetterModel; digest: string } | Refusal> {
  const lacking = organLetterLacks(letter)
  if (lacking) return lacking
  const mark = documentSpec(letter.code).mark ?? ''
  const no = await nextNumber(tx, house, letter.organ, mark, letter.today.year)
  const model = composeLetter(letter.code, frameOf(house, letter, no), letter.content)
  return { no, model, digest: hash('sha256', JSON.stringify(model), 'hex') }
}

const frameOf = (house: Petitions, { organ, today }: OrganLetter, number: string | null): Frame => ({
  organ: house.directory.organ(organ)?.name ?? organ,
  caseNo: '',
  number,
  date: today.toString(),
  seal: sealOf(house, organ),
  sample: house.kernel.demo,
})

/**
 * What the person may know: their open case is being supervised. Codes and the organ, no word of the letter. A case that
 * has ended meanwhile is left alone; one that was sealed is out of sight.
 * @throws problem `case-not-found` where this person may not see the case
 */
export async function noteSupervision(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  caseNo: string,
  { organ, grounds }: { organ: string; grounds: readonly string[] },
): Promise<void> {
  const row = await lockCase(tx, caseNo)
  if (!row || row.sealed) throw problem('case-not-found')
  const { keys, events, state } = await openCase(tx, house.kernel.vault, caseNo)
  if (isEnded(state)) return
  const last = events.at(-1)
  const stored = await appendEvents(
    tx,
    { caseNo, seq: state.seq, leaf: last?.leaf ?? null, at: last?.at ?? null, secret: keys.secret },
    house.kernel.clock.now(),
    [
      {
        kind: 'supervised',
        row: 'DOC-21',
        actor: staff.account,
        organ: staff.organ,
        data: { to: organ, grounds: [...grounds] },
        clocks: [],
        due: headOf(caseNo, state).due,
        digests: [],
      },
    ],
  )
  const after = fold(lawEvents(stored), state)
  await saveProjections(tx, caseNo, stored.at(-1)?.leaf ?? Buffer.alloc(0), state, after)
  await house.project(tx, caseNo, stored, state, after)
}
