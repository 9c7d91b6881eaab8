import { sql } from 'kysely'
import {
  caseKeys,
  ensureEpoch,
  epochFor,
  eventsOf,
  isoAt,
  jobPrincipal,
  type Principal,
  seal,
  type Tx,
  type Vault,
} from '../../kernel/index.ts'
import { emptyState, fold } from '../../law/index.ts'
import { canonicalBytes } from '../../ledger/index.ts'
import { keysOfIdentity, partyRow, type Staff, staffPrincipal } from '../../people/index.ts'
import { audit } from '../audit.ts'
import { proposeDuplicates } from '../duplicates.ts'
import { headOf } from '../head.ts'
import { caseNoFor } from '../numbers.ts'
import type { Change, Petitions } from '../petitions.ts'
import { addRecord, lawEvents, saveProjections } from '../store.ts'
import {
  type Entry,
  entryOf,
  type Filing,
  hex,
  hexed,
  middayOf,
  type Receiver,
  receivedOn,
  rowsOf,
  wordsOf,
} from './entry.ts'
import { formerNoKey } from './former-no.ts'
import { type BackfillLine, isAccusation } from './line.ts'

/**
 * What became of a line: filed now, filed before with the same words, before with other words, filed again with these
 * words, or not to be changed any more because the case went on here.
 */
export type Filed = { state: 'new' | 'same' | 'other' | 'updated' | 'in-hand'; caseNo: string }

export type RecordOptions = {
  /** Whose ledger it is. */
  receiver: Receiver
  /** Who types it in; null where the program files a file. */
  staff: Staff | null
  /** Other words under a number that is filed replace those, as long as nothing else happened to the case. */
  update?: boolean
}

/**
 * File lines of an old ledger, each as one submission of the receiver (contract.md §5): one event `recorded` with the
 * ledger's own days. It starts no limit, no job and no notice, unless the line says that the matter goes on: then it
 * stands on the desk as if it had been typed in on the day it came. A line that is filed already changes nothing, so a
 * run that broke off is simply begun again. All lines of one call stand together or not at all.
 */
export async function record(
  house: Petitions,
  { receiver, staff, update = false }: RecordOptions,
  lines: readonly BackfillLine[],
): Promise<Filed[]> {
  const now = house.kernel.clock.now()
  const at = isoAt(now)
  const desks = new Set<string | null>()
  const who: Principal = staff ? staffPrincipal(staff) : jobPrincipal('import')
  const filed = await house.kernel.units.write(who, async (tx) => {
    // One at a time: two runs over the same file would file the same number twice.
    await sql`select pg_advisory_xact_lock(hashtext('backfill'))`.execute(tx)
    const numbers = await numbersOf(tx, house.kernel.vault, receiver.code, lines)
    const filings: { filing: Filing; keys: LineKeys; epoch: string; wrapped: { dek: Buffer; secret: Buffer } }[] = []
    const serials = await serialsFor(
      tx,
      receiver.region,
      lines.filter((_, index) => numbers.fresh(index)).map((line) => Number(receivedOn(line).slice(0, 4))),
    )
    const done: Filed[] = []
    for (const [index, line] of lines.entries()) {
      const known = numbers.known(index)
      if (known) done.push(known)
      else {
        const { caseNo, filing, epoch, wrapped } = await newFiling(line)
        numbers.add(index, caseNo)
        filings.push({ filing, keys: numbers.keys(index), epoch, wrapped })
        done.push({ state: 'new', caseNo })
      }
    }
    await insertEntries(filings)
    if (update)
      for (const [index, line] of lines.entries()) {
        const before = done[index]
        if (before?.state === 'other') done[index] = await fileAgain(line, before.caseNo, numbers.keys(index))
      }
    const fresh = done.filter(({ state }) => state === 'new').length
    if (fresh && staff) await audit(tx, at, staff, 'backfill', receiver.code, { lines: fresh })
    return done

    async function newFiling(line: BackfillLine) {
      const year = Number(receivedOn(line).slice(0, 4))
      const caseNo = caseNoFor(receiver.region, year, serials.caseSerial(year))
      const epoch = epochFor(year)
      await ensureEpoch(tx, house.kernel.vault, epoch)
      const { keys, wrapped } = house.kernel.vault.newCase(epoch, caseNo)
      const filing: Filing = {
        ...{ house, line, receiver, caseNo, keys, now, at, before: null },
        account: staff?.account ?? null,
        linked: line.linkedNo && !isAccusation(line) ? await numbers.openCase(line.linkedNo) : null,
        proposals: staff && line.continue ? await likelyRepeats(tx, house, staff, line) : 0,
      }
      return { caseNo, filing, epoch, wrapped }
    }

    async function insertEntries(list: typeof filings): Promise<void> {
      if (!list.length) return
      const changes: Change[] = []
      // The server writes one slice while the next one is sealed and indexed here.
      let writing: Promise<void> = Promise.resolve()
      for (let from = 0; from < list.length; from += sliceLines) {
        const rows = list.slice(from, from + sliceLines).map(({ filing, keys, epoch, wrapped }) => {
          const entry = entryOf(filing)
          changes.push({ caseNo: entry.caseNo, events: [entry.event], before: emptyState, after: entry.state })
          desks.add(entry.head.desk)
          return {
            ...rowsOf(filing, entry, { serial: serials.submissionSerial(), epoch, wrapped }),
            backfill: {
              former_no: hex(keys.formerNo),
              organ: receiver.code,
              case_no: entry.caseNo,
              line: hex(keys.line),
              account: staff?.account ?? '',
              at,
            },
          }
        })
        await writing
        writing = insertRows(tx, {
          case_key: rows.map((row) => row.case_key),
          case_head: rows.map((row) => row.case_head),
          event: rows.map((row) => row.event),
          submission: rows.map((row) => row.submission),
          party: rows.flatMap((row) => row.party ?? []),
          search_index: rows.flatMap((row) => row.search_index ?? []),
          record: rows.map((row) => row.record),
          clock: rows.flatMap((row) => row.clocks),
          backfill: rows.map((row) => row.backfill),
        })
        // Sent before the next slice takes the processor.
        await sent()
      }
      await writing
      await house.projectAll(tx, changes)
    }

    async function fileAgain(line: BackfillLine, caseNo: string, keys: LineKeys): Promise<Filed> {
      const secrets = await caseKeys(tx, house.kernel.vault, caseNo)
      await sql`select from case_head where case_no = ${caseNo} for update`.execute(tx)
      const events = await eventsOf(tx, caseNo)
      const last = events.at(-1)
      if (!last || !events.every(({ kind }) => kind === 'recorded' || kind === 're-recorded'))
        return { state: 'in-hand', caseNo }
      const state = fold(lawEvents(events))
      const filing: Filing = {
        ...{ house, line, receiver, caseNo, keys: secrets, now, at, proposals: 0 },
        account: staff?.account ?? null,
        linked: line.linkedNo && !isAccusation(line) ? await numbers.openCase(line.linkedNo) : null,
        before: { state, stream: { caseNo, seq: last.seq, leaf: last.leaf, at: last.at, secret: secrets.secret } },
      }
      const entry = entryOf(filing)
      await replaceRows(tx, filing, entry)
      await sql`update backfill set line = ${keys.line}, at = ${at} where former_no = ${keys.formerNo}`.execute(tx)
      await house.project(tx, caseNo, [entry.event], state, entry.state)
      desks.add(headOf(caseNo, state).desk)
      desks.add(entry.head.desk)
      return { state: 'updated', caseNo }
    }
  })
  house.changed([...desks])
  return filed
}

/** The second wording of a line: event, texts, person, words and copies; the first event and its note stay. */
async function replaceRows(tx: Tx, filing: Filing, { caseNo, event, state, head, texts, note }: Entry): Promise<void> {
  const { house, line, keys, before, at, account, receiver } = filing
  if (!before) throw new Error('nothing to replace')
  const put = (column: string, text: string): Buffer => seal(keys.dek, `submission|${column}|${caseNo}`, text)
  const title = put('title', texts.title)
  await insertRows(tx, {
    event: [
      {
        ...{ case_no: caseNo, seq: event.seq, kind: event.kind, row_id: event.row, at: event.at, actor: event.actor },
        ...{ organ: event.organ, data: event.data, clocks: event.clocks, leaf: hex(event.leaf) },
      },
    ],
  })
  await saveProjections(tx, caseNo, event.leaf, before.state, state)
  await sql`update case_head set title = ${title}, received_on = ${state.receivedOn}, pack = ${state.pack} where case_no = ${caseNo}`.execute(
    tx,
  )
  await sql`update submission set channel = ${line.channel}, received_at = ${middayOf(receivedOn(line), at)}, registered_at = ${`${line.registeredAt}T00:00:00+08:00`},
      purpose = ${line.purpose ?? null}, people_count = ${state.peopleCount}, signer_count = ${state.signerCount},
      source_kind = ${state.sealed ? 'direct' : (line.sourceKind ?? 'direct')}, source_level = ${state.sealed ? null : (line.sourceLevel ?? null)},
      place_region = ${state.placeRegion}, place = ${texts.place ? put('place', texts.place) : null},
      title = ${title}, content = ${put('content', texts.content)}, requests = ${put('requests', texts.requests)} where case_no = ${caseNo}`.execute(
    tx,
  )
  if (!state.sealed)
    await sql`update search_index set words = ${wordsOf(house, texts)}::tsvector, received_on = ${state.receivedOn}, reach = ${head.reach} where case_no = ${caseNo}`.execute(
      tx,
    )
  await sql`delete from party where case_no = ${caseNo}`.execute(tx)
  if (line.petitioner)
    await insertRows(tx, {
      party: [hexed(partyRow(house.kernel.vault, caseNo, keys, { role: 'self', identity: line.petitioner }))],
    })
  await addRecord(
    tx,
    keys,
    caseNo,
    event.seq,
    { id: note.id, kind: 'backfill', shown: false, body: note.body },
    at,
    account,
    receiver.code,
  )
}

/** Lines whose rows travel in one statement. */
const sliceLines = 500

/** One turn of the loop: what was asked of the database is on its way. */
const sent = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Rows of several tables in one statement; a table without rows is left out. */
async function insertRows(tx: Tx, tables: Readonly<Record<string, readonly object[]>>): Promise<void> {
  const inserts = Object.entries(tables).flatMap(([table, rows]) => {
    const [first] = rows
    if (!first) return []
    const names = sql.join(Object.keys(first).map((name) => sql.ref(name)))
    // `record` is also the name of a type of the server's own, so the table's has to be taken from the table.
    const row = table === 'record' ? sql`(select r from record r limit 0)` : sql`null::${sql.table(table)}`
    return [
      sql`${sql.ref(`into_${table}`)} as (insert into ${sql.table(table)} (${names}) select ${names} from json_populate_recordset(${row}, ${JSON.stringify(rows)}::json))`,
    ]
  })
  if (inserts.length) await sql`with ${sql.join(inserts)} select 1`.execute(tx)
}

/** As many numbers as these lines need, in two questions. @param years of receipt, one a line */
async function serialsFor(tx: Tx, region: string, years: readonly number[]) {
  const submissions = years.length
    ? await sql<{
        n: number
      }>`select nextval('submission_serial') as n from generate_series(1, ${years.length})`.execute(tx)
    : { rows: [] }
  const cases = new Map<number, number[]>()
  for (const year of new Set(years)) {
    const many = years.filter((one) => one === year).length
    const { rows } = await sql<{
      n: number
    }>`select next_case_serial(${region}, ${year}) as n from generate_series(1, ${many})`.execute(tx)
    cases.set(
      year,
      rows.map(({ n }) => n),
    )
  }
  const taken = <T>(list: T[] | undefined): T => {
    const next = list?.shift()
    if (next === undefined) throw new Error('the sequences gave too few')
    return next
  }
  const serials = submissions.rows.map(({ n }) => n)
  return {
    submissionSerial: () => taken(serials),
    caseSerial: (year: number) => taken(cases.get(year)),
  }
}

type LineKeys = { formerNo: Buffer; line: Buffer }

/** Which of these lines are filed, by the keyed number in their ledger: in the database, and earlier in this call. */
async function numbersOf(tx: Tx, vault: Vault, organ: string, lines: readonly BackfillLine[]) {
  const keys = lines.map((line) => keysOf(vault, organ, line))
  const before = await filedUnder(tx, keys)
  const here = new Map<string, { caseNo: string; line: Buffer; open: boolean }>()
  const first = new Map<string, number>()
  for (const [at, { formerNo }] of keys.entries()) {
    const name = formerNo.toString('hex')
    if (!first.has(name)) first.set(name, at)
  }
  const keysAt = (at: number): LineKeys => {
    const found = keys[at]
    if (!found) throw new Error(`no line ${at}`)
    return found
  }
  return {
    keys: keysAt,
    /** Neither filed nor a second time in this call. */
    fresh: (at: number): boolean =>
      !before.has(keysAt(at).formerNo.toString('hex')) && first.get(keysAt(at).formerNo.toString('hex')) === at,
    known(at: number): Filed | null {
      const { formerNo, line } = keysAt(at)
      const name = formerNo.toString('hex')
      const found = before.get(name) ?? here.get(name)
      return found ? { state: found.line.equals(line) ? 'same' : 'other', caseNo: found.caseNo } : null
    },
    add(at: number, caseNo: string): void {
      const line = lines[at]
      here.set(keysAt(at).formerNo.toString('hex'), {
        caseNo,
        line: keysAt(at).line,
        open: line !== undefined && !isAccusation(line),
      })
    },
    /** The case filed under a number, unless it is sealed: a link would tell of it (RG-1). */
    async openCase(no: string): Promise<string | null> {
      const formerNo = formerNoKey(vault, organ, no)
      const twin = here.get(formerNo.toString('hex'))
      if (twin) return twin.open ? twin.caseNo : null
      const { rows } = await sql<{ case_no: string }>`
        select h.case_no from backfill b join case_head h on h.case_no = b.case_no where b.former_no = ${formerNo} and not h.sealed`.execute(
        tx,
      )
      return rows[0]?.case_no ?? null
    },
  }
}

async function filedUnder(tx: Tx, keys: readonly LineKeys[]): Promise<Map<string, { caseNo: string; line: Buffer }>> {
  const { rows } = await sql<{ former_no: Buffer; case_no: string; line: Buffer }>`
    select former_no, case_no, line from backfill where former_no = any (${keys.map(({ formerNo }) => formerNo)})`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.former_no.toString('hex'), { caseNo: row.case_no, line: row.line }]))
}

/** Which of these lines are filed already, and under which number; null for those that are not. */
export async function filedBefore(
  tx: Tx,
  vault: Vault,
  organ: string,
  lines: readonly BackfillLine[],
): Promise<(Filed | null)[]> {
  const numbers = await numbersOf(tx, vault, organ, lines)
  return lines.map((_, at) => numbers.known(at))
}

/** Keyed: neither the old number nor the words can be read from them. */
const keysOf = (vault: Vault, organ: string, line: BackfillLine): LineKeys => ({
  formerNo: formerNoKey(vault, organ, line.no),
  line: vault.blind('former-line', `${organ}\n${line.words ?? canonicalBytes(line)}`),
})

/** What the registrar would see while typing stands in 待判重 too, until someone answers it. */
async function likelyRepeats(tx: Tx, house: Petitions, staff: Staff, line: BackfillLine): Promise<number> {
  if (isAccusation(line)) return 0
  const people = line.petitioner ? [keysOfIdentity(house.kernel.vault, line.petitioner)] : []
  const found = await proposeDuplicates(tx, house, staff, {
    caseNo: '',
    people,
    title: line.title ?? '',
    content: line.content ?? '',
  })
  return found.length
}
