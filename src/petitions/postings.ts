import { sql } from 'kysely'
import { dayAt, isoAt, manyCaseKeys, openText, ProblemError, problem, seal, type Tx } from '../kernel/index.ts'
import { type Identity, type MaskedIdentity, type Staff, staffPrincipal } from '../people/index.ts'
import { audit } from './audit.ts'
import { asksForLargePrint } from './codes.ts'
import { addresses, type LetterModel, postingList } from './letters/index.ts'
import type { Petitions } from './petitions.ts'
import { revealIdentity } from './reveal.ts'

/** A paper for somebody who is reached by post: issued, not delivered, no consent to electronic service. */
export type Posting = {
  document: string
  caseNo: string
  title: string
  no: string | null
  issuedAt: string
  /** Masked. */
  name: string
  /** Its first characters; '' where the person left none. */
  address: string
  number: string
  printedAt: string | null
  postedOn: string | null
  /** The person reads large print: it goes into the envelope too. */
  largePrint: boolean
}
export type PostState = 'open' | 'posted'

/**
 * What waits to be posted, the oldest first; or what was posted and has no receipt back yet. Sealed cases are not among
 * them: their letters go by their own carrier (RG-1).
 */
export async function postingsOf(house: Petitions, staff: Staff, state: PostState): Promise<Posting[]> {
  return house.kernel.units.read(staffPrincipal(staff), (tx) =>
    read(
      tx,
      house,
      staff,
      state === 'open'
        ? sql`p.posted_on is null and not coalesce(p.set_aside, false)`
        : // Only the holder has a receipt to record; a notice of the office is done when it is posted.
          sql`p.posted_on is not null and h.holder = d.organ`,
    ),
  )
}

async function read(tx: Tx, house: Petitions, staff: Staff, which: ReturnType<typeof sql>): Promise<Posting[]> {
  const { vault, settings } = house.kernel
  const { rows } =
    await sql<Row>`select d.id, d.case_no, d.title, d.no, d.issued_at, p.number, p.printed_at, p.posted_on, s.needs
    from document d
      join case_head h on h.case_no = d.case_no
      join submission s on s.case_no = d.case_no
      join event first on first.case_no = d.case_no and first.seq = 1
      left join posting p on p.document = d.id
    where d.organ = ${staff.organ} and d.recipient = 'petitioner' and not h.sealed
      and (first.data->>'eService') is distinct from 'true'
      and not exists (select 1 from delivery v where v.document = d.id)
      and ${which}
    order by d.issued_at, d.id limit ${settings.postingsMaxRows}`.execute(tx)
  const caseNos = [...new Set(rows.map((row) => row.case_no))]
  const keys = await manyCaseKeys(tx, vault, caseNos)
  const { rows: people } = await sql<{
    id: string
    case_no: string
    masked: Buffer
  }>`select id, case_no, masked from party where case_no = any(${caseNos}) and role = 'self'`.execute(tx)
  const selves = new Map(
    people.flatMap(({ id, case_no, masked }) => {
      const key = keys.get(case_no)
      return key
        ? [[case_no, JSON.parse(openText(key.dek, `party|masked|${id}`, masked)) as MaskedIdentity] as const]
        : []
    }),
  )
  return rows.map((row) => {
    const key = keys.get(row.case_no)
    return {
      document: row.id,
      caseNo: row.case_no,
      title: row.title,
      no: row.no,
      issuedAt: row.issued_at,
      name: selves.get(row.case_no)?.name ?? '未具名',
      address: selves.get(row.case_no)?.address ?? '',
      number: row.number && key ? openText(key.dek, `posting|number|${row.id}`, row.number) : '',
      printedAt: row.printed_at,
      postedOn: row.posted_on,
      largePrint: Boolean(
        row.needs &&
          key &&
          asksForLargePrint(JSON.parse(openText(key.dek, `submission|needs|${row.case_no}`, row.needs)) as string[]),
      ),
    }
  })
}

type Row = {
  id: string
  case_no: string
  title: string
  no: string | null
  issued_at: string
  number: Buffer | null
  printed_at: string | null
  posted_on: string | null
  needs: Buffer | null
}

export type PostingChange = { number?: string; posted?: boolean; setAside?: boolean }

/**
 * Write down the number of the registered letter, that it was handed to the post today, or that it does not go by post.
 * @throws problem `not-found` for a paper that this organ did not issue to a person
 */
export async function changePosting(house: Petitions, staff: Staff, id: string, change: PostingChange): Promise<void> {
  const { units, clock, vault } = house.kernel
  const now = clock.now()
  await units.write(staffPrincipal(staff), async (tx) => {
    const { case_no: caseNo } = await paperOf(tx, staff, id)
    const key = (await manyCaseKeys(tx, vault, [caseNo])).get(caseNo)
    if (!key) throw problem('not-found')
    const number =
      change.number === undefined
        ? null
        : change.number
          ? seal(key.dek, `posting|number|${id}`, change.number)
          : Buffer.alloc(0)
    const on = change.posted === undefined ? null : dayAt(now).toString()
    await sql`insert into posting (document, case_no, organ, number, posted_on, set_aside, account, updated_at)
      values (${id}, ${caseNo}, ${staff.organ}, nullif(${number}::bytea, ''::bytea), ${change.posted ? on : null}, ${change.setAside ?? false}, ${staff.account}, ${isoAt(now)})
      on conflict (document) do update set
        number = case when ${change.number === undefined} then posting.number else excluded.number end,
        posted_on = case when ${change.posted === undefined} then posting.posted_on else excluded.posted_on end,
        set_aside = case when ${change.setAside === undefined} then posting.set_aside else excluded.set_aside end,
        account = excluded.account, updated_at = excluded.updated_at`.execute(tx)
  })
}

async function paperOf(tx: Tx, staff: Staff, id: string): Promise<{ case_no: string; title: string }> {
  const { rows } = await sql<{
    case_no: string
    title: string
  }>`select d.case_no, d.title from document d join case_head h on h.case_no = d.case_no
    where d.id = ${id} and d.organ = ${staff.organ} and d.recipient = 'petitioner' and not h.sealed`.execute(tx)
  const [row] = rows
  if (!row) throw problem('not-found')
  return row
}

/**
 * Labels or envelopes with full names and addresses. Each case is a look with the purpose `deliver`, shown to its person
 * (RG-8); a case whose person wants to stay unknown to this organ is left out.
 * @returns the pages, and how many were left out
 * @throws problem `nothing-to-print`
 */
export async function addressesOf(
  house: Petitions,
  staff: Staff,
  ids: readonly string[],
  as: 'labels' | 'envelopes',
): Promise<{ model: LetterModel; leftOut: number }> {
  const { units, clock } = house.kernel
  const papers = await units.read(staffPrincipal(staff), async (tx) => {
    const found: { id: string; caseNo: string; title: string }[] = []
    for (const id of ids) {
      const { case_no: caseNo, title } = await paperOf(tx, staff, id)
      found.push({ id, caseNo, title })
    }
    return found
  })
  const organ = house.directory.organ(staff.organ)
  const seen = new Map<string, Identity | null>()
  for (const { caseNo, title } of papers)
    if (!seen.has(caseNo)) seen.set(caseNo, await selfOf(house, staff, caseNo, title))
  const labelled = papers.flatMap(({ id, caseNo }) => {
    const { name, address } = seen.get(caseNo) ?? {}
    const from = { from: organ?.name ?? staff.organ, fromAddress: organ?.address ?? '' }
    return address ? [{ id, label: { name: name ?? '信访人', address, caseNo, ...from } }] : []
  })
  if (!labelled.length) throw problem('nothing-to-print')
  const now = clock.now()
  await units.write(staffPrincipal(staff), async (tx) => {
    for (const { id } of labelled) {
      const { case_no: caseNo } = await paperOf(tx, staff, id)
      await sql`insert into posting (document, case_no, organ, printed_at, account, updated_at)
        values (${id}, ${caseNo}, ${staff.organ}, ${isoAt(now)}, ${staff.account}, ${isoAt(now)})
        on conflict (document) do update set printed_at = excluded.printed_at, account = excluded.account, updated_at = excluded.updated_at`.execute(
        tx,
      )
    }
    await audit(tx, isoAt(now), staff, 'print-addresses', staff.organ, { as, letters: labelled.length })
  })
  return {
    model: addresses(
      sheetOf(house, staff, ''),
      as,
      labelled.map(({ label }) => label),
    ),
    leftOut: papers.length - labelled.length,
  }
}

async function selfOf(house: Petitions, staff: Staff, caseNo: string, title: string): Promise<Identity | null> {
  try {
    const { parties } = await revealIdentity(house, staff, caseNo, 'deliver', `打印寄送${title}的地址`)
    return parties.find(({ role }) => role === 'self') ?? null
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'not-allowed') return null
    throw error
  }
}

/** What this organ handed to the post on a day. */
export async function postedOn(house: Petitions, staff: Staff, on: string): Promise<Posting[]> {
  return house.kernel.units.read(staffPrincipal(staff), (tx) => read(tx, house, staff, sql`p.posted_on = ${on}`))
}

/** 交寄清单 of a day as a paper in two copies. @throws problem `nothing-to-print` */
export async function postingListOf(house: Petitions, staff: Staff, on: string): Promise<LetterModel> {
  const letters = await postedOn(house, staff, on)
  if (!letters.length) throw problem('nothing-to-print', { says: `${on}没有交寄的文书。` })
  return postingList(sheetOf(house, staff, '交寄清单'), on, letters)
}

const sheetOf = (house: Petitions, staff: Staff, caseNo: string) => ({
  organ: house.directory.organ(staff.organ)?.name ?? staff.organ,
  caseNo,
  today: dayAt(house.kernel.clock.now()).toString(),
  sample: house.kernel.demo,
})
