import { sql } from 'kysely'
import { dayAt, isoAt, type Tx, type Vault } from '../../kernel/index.ts'
import { type Staff, staffPrincipal } from '../../people/index.ts'
import type { SubmissionInput } from '../arrival.ts'
import { audit } from '../audit.ts'
import { sealedPurpose } from '../codes.ts'
import { type Backfill, caseNoOf, nextSerials, openNewCase } from '../opening.ts'
import type { Petitions } from '../petitions.ts'
import { formerNoKey } from './former-no.ts'
import type { BackfillLine } from './line.ts'

/** What became of a line: filed now, filed before with the same words, or before with other words. */
export type Filed = { state: 'new' | 'same' | 'other'; caseNo: string }

/**
 * File lines of an old ledger, each as one submission of this organ (contract.md §5): one event `recorded` with the
 * ledger's own days. What ended there starts no limit, no job and no notice; what goes on stands on the desk as if it
 * had been typed in on the day it came, and its limits count from that day. A line that is filed already changes
 * nothing, so a run that broke off is simply begun again. All lines of one call stand together or not at all.
 */
export async function record(house: Petitions, staff: Staff, lines: readonly BackfillLine[]): Promise<Filed[]> {
  const receiver = house.directory.organ(staff.organ)
  if (!receiver) throw new Error(`no organ ${staff.organ}`)
  const now = house.kernel.clock.now()
  const desks = new Set<string | null>()
  const filed = await house.kernel.units.write(staffPrincipal(staff), async (tx) => {
    const known = await filedBefore(tx, house.kernel.vault, staff.organ, lines)
    const done: Filed[] = []
    for (const [at, line] of lines.entries()) {
      const before = known[at]
      // The same number twice among these lines: the second is the same line, or another one under its number.
      const twin = lines.slice(0, at).findIndex(({ no }) => no === line.no)
      const first = done[twin]
      if (before) done.push(before)
      else if (first) done.push({ state: sameWords(lines[twin], line) ? 'same' : 'other', caseNo: first.caseNo })
      else done.push(await file(line))
    }
    const fresh = done.filter(({ state }) => state === 'new').length
    if (fresh) await audit(tx, isoAt(now), staff, 'backfill', staff.organ, { lines: fresh })
    return done

    async function file(line: BackfillLine): Promise<Filed> {
      const receivedOn = Temporal.PlainDate.from(line.receivedAt ?? line.registeredAt)
      const serials = await nextSerials(tx, receiver?.region ?? '', receivedOn.year)
      const opening = {
        ...{ by: staff, receiver: receiver as NonNullable<typeof receiver>, serials, receivedOn, now },
        ...{ receivedAt: middayOf(receivedOn, now), idempotency: null },
        ...{ input: inputOf(line), backfill: backfillOf(line) },
      }
      const caseNo = caseNoOf(opening)
      const keys = keysOf(house.kernel.vault, staff.organ, line)
      await sql`insert into backfill (former_no, organ, case_no, line, account, at)
        values (${keys.formerNo}, ${staff.organ}, ${caseNo}, ${keys.line}, ${staff.account}, ${isoAt(now)})`.execute(tx)
      desks.add((await openNewCase(tx, house, opening)).desk)
      return { state: 'new', caseNo }
    }
  })
  house.changed([...desks])
  return filed
}

/** Which of these lines are filed already, and under which number; null for those that are not. */
export async function filedBefore(
  tx: Tx,
  vault: Vault,
  organ: string,
  lines: readonly BackfillLine[],
): Promise<(Filed | null)[]> {
  const keys = lines.map((line) => keysOf(vault, organ, line))
  const { rows } = await sql<{ former_no: Buffer; case_no: string; line: Buffer }>`
    select former_no, case_no, line from backfill where former_no = any (${keys.map(({ formerNo }) => formerNo)})`.execute(
    tx,
  )
  const byNo = new Map(rows.map((row) => [row.former_no.toString('hex'), row]))
  return keys.map(({ formerNo, line }) => {
    const row = byNo.get(formerNo.toString('hex'))
    return row ? { state: row.line.equals(line) ? 'same' : 'other', caseNo: row.case_no } : null
  })
}

/** Keyed: neither the old number nor the words can be read from them. */
const keysOf = (vault: Vault, organ: string, line: BackfillLine): { formerNo: Buffer; line: Buffer } => ({
  formerNo: formerNoKey(vault, organ, line.no),
  line: vault.blind('former-line', `${organ}\n${wordsOf(line)}`),
})

/** A line in a form that does not depend on the order of its fields. */
const wordsOf = (line: BackfillLine): string =>
  JSON.stringify(Object.entries(line).sort(([a], [b]) => (a < b ? -1 : 1)))
const sameWords = (a: BackfillLine | undefined, b: BackfillLine): boolean =>
  a !== undefined && wordsOf(a) === wordsOf(b)

/** An accusation is sealed before anything else sees it, however the ledger called it (RG-1). */
function inputOf(line: BackfillLine): SubmissionInput {
  const { petitioner, peopleCount, signerCount, placeRegion, place, requests } = line
  const purpose = line.class === 'accusation' ? sealedPurpose : line.purpose
  return {
    channel: line.channel,
    title: line.title,
    content: line.content,
    ...(petitioner ? { petitioner } : {}),
    ...(peopleCount ? { peopleCount } : {}),
    ...(signerCount ? { signerCount } : {}),
    ...(placeRegion ? { placeRegion } : {}),
    ...(place ? { place } : {}),
    ...(requests ? { requests } : {}),
    ...(purpose ? { purpose } : {}),
  }
}

function backfillOf({
  no,
  registeredAt,
  acceptedAt,
  outcome,
  closedAt,
  handler,
  category,
  notes,
  ...line
}: BackfillLine): Backfill {
  return {
    formerNo: no,
    registeredOn: registeredAt,
    ended: outcome && closedAt ? { stage: outcome, on: closedAt, ...(handler ? { handler } : {}) } : null,
    ...(acceptedAt ? { acceptedOn: acceptedAt } : {}),
    ...(line.class ? { class3: line.class } : {}),
    ...(category ? { category } : {}),
    notes: notes ?? {},
  }
}

/** A ledger knows no hour: noon stands for it, and never an hour that is still to come. */
function middayOf(day: Temporal.PlainDate, now: Temporal.Instant): Temporal.Instant {
  const noon = day.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '12:00' }).toInstant()
  return day.equals(dayAt(now)) && Temporal.Instant.compare(noon, now) > 0 ? now : noon
}
