import { timingSafeEqual } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import {
  appendEvents,
  attemptKey,
  codeHash,
  countTry,
  isoAt,
  type Principal,
  personPrincipal,
  problem,
  publicPrincipal,
  type Tx,
  triesThisHour,
} from '../kernel/index.ts'
import { fold } from '../law/index.ts'
import { keysOfIdentity, mayOpenSealed, revealedParties, type Staff, staffPrincipal } from '../people/index.ts'
import type { CodeWay, IdentityCheck } from './codes.ts'
import { headOf } from './head.ts'
import { putInOutbox } from './messages/index.ts'
import { parseCaseNo } from './numbers.ts'
import type { Petitions } from './petitions.ts'
import { lawEvents, lockCase, type OpenCase, openCase, saveProjections } from './store.ts'

/**
 * A new query code at the wish of the person, after a colleague made sure who it is. The old one dies at once; the
 * person sees in the own course when, by whom and how.
 * @returns the new code; null where it went to the phone, so that no colleague needs to see it
 * @throws problem `case-not-found`, `not-allowed`
 */
export async function reissueCode(
  house: Petitions,
  staff: Staff,
  caseNo: string,
  { how, checked }: { how: CodeWay; checked: IdentityCheck },
): Promise<{ queryCode: string | null }> {
  return house.kernel.units.write(staffPrincipal(staff), async (tx) => {
    if (!(await lockCase(tx, caseNo))) throw problem('case-not-found')
    const found = await openCase(tx, house.kernel.vault, caseNo)
    const { state } = found
    if (state.sealed && (!mayOpenSealed(staff.roles) || how !== 'counter'))
      throw problem('not-allowed', {
        says: '密封件的查询码只能由密封件专办人员当面补发。',
        remedy: '请信访人带身份证件到窗口，由专办人员办理。',
      })
    if (state.anonymous)
      throw problem('not-allowed', {
        says: '信访人没有留姓名，无法核对是不是本人。',
        remedy: '请告诉来人：可以再反映一次，同样登记。',
      })
    if (how === 'phone' && !state.reachable)
      throw problem('not-allowed', { says: '没有登记电话。', remedy: '请选当面交给，或者寄到登记的地址。' })
    const queryCode = await renew(tx, house, caseNo, found, { how, checked }, staff)
    return { queryCode: how === 'phone' ? null : queryCode }
  })
}

/** So long every answer takes, whatever was found: the time must not tell either. */
const answerMs = 600

/**
 * 查询码丢了, over the public pages: number and the phone that was left, and the new code goes to that phone. What does
 * not fit, an unknown number, a sealed case and one without a phone answer alike: with nothing. Counted per case and
 * per address like wrong codes.
 * @throws problem `too-many-tries`
 */
export async function askForCode(house: Petitions, typedNo: string, phone: string, address: string): Promise<void> {
  const pause = wait(answerMs)
  try {
    await sendIfTheirs(house, typedNo, phone, address)
  } finally {
    await pause
  }
}

async function sendIfTheirs(house: Petitions, typedNo: string, phone: string, address: string): Promise<void> {
  const { vault, clock, settings, units } = house.kernel
  const now = clock.now()
  const caseNo = parseCaseNo(typedNo)
  const perCase = attemptKey(vault, 'lost code case', caseNo ?? typedNo.slice(0, 40))
  const perAddress = attemptKey(vault, 'lost code address', address)
  await units.write(publicPrincipal, async (tx) => {
    if (
      (await triesThisHour(tx, perCase, now)) >= settings.codeTriesPerCasePerHour ||
      (await triesThisHour(tx, perAddress, now)) >= settings.codeTriesPerAddressPerHour
    )
      throw problem('too-many-tries')
    await countTry(tx, perCase, now)
    await countTry(tx, perAddress, now)
  })
  if (!caseNo) return
  await units.write(personPrincipal(caseNo) satisfies Principal, async (tx) => {
    if (!(await lockCase(tx, caseNo))) return
    const found = await openCase(tx, vault, caseNo)
    const { state, keys, events } = found
    if (state.sealed || !state.reachable) return
    const last = events.findLast(({ kind, data }) => kind === 'code-reissued' && data.how === 'phone')
    // A code that is on its way is not overtaken by the next: the message with the first would be worth nothing.
    if (last && now.since(last.at).total('milliseconds') < settings.codeReissuePauseMs) return
    const self = (await revealedParties(tx, caseNo, keys)).find(({ role }) => role === 'self')
    const kept = keysOfIdentity(vault, { ...(self?.phone ? { phone: self.phone } : {}) }).phone
    const typed = keysOfIdentity(vault, { phone }).phone
    if (!kept || !typed || !timingSafeEqual(kept, typed)) return
    await renew(tx, house, caseNo, found, { how: 'phone' }, null)
  })
}

/** The next version of the code, in the row, in the stream, and on its way. */
async function renew(
  tx: Tx,
  house: Petitions,
  caseNo: string,
  { keys, events, state }: OpenCase,
  data: { how: CodeWay; checked?: IdentityCheck },
  staff: Staff | null,
): Promise<string> {
  const { vault, clock } = house.kernel
  const now = clock.now()
  const { rows } = await sql<{
    version: number
  }>`select code_version as version from submission where case_no = ${caseNo}`.execute(tx)
  const version = (rows[0]?.version ?? 1) + 1
  const queryCode = vault.queryCode(caseNo, version)
  await sql`update submission set code_version = ${version}, code_hash = ${codeHash(queryCode)} where case_no = ${caseNo}`.execute(
    tx,
  )
  const last = events.at(-1)
  const stored = await appendEvents(
    tx,
    { caseNo, seq: state.seq, leaf: last?.leaf ?? null, at: last?.at ?? null, secret: keys.secret },
    now,
    [
      {
        kind: 'code-reissued',
        row: 'QC-1',
        actor: staff?.account ?? null,
        organ: staff?.organ ?? null,
        data,
        clocks: [],
        due: headOf(caseNo, state).due,
        digests: [],
      },
    ],
  )
  const [event] = stored
  if (!event) throw new Error('no event was written for a new code')
  await saveProjections(tx, caseNo, event.leaf, state, fold(lawEvents(stored), state))
  if (data.how === 'phone') await putInOutbox(tx, caseNo, [{ kind: 'code-reissued', seq: version }], isoAt(now))
  return queryCode
}
