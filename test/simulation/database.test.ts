import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { caseKeys, eventsOf, jobPrincipal, ProblemError } from '../../src/kernel/index.ts'
import { fold, type Input, isOrder, isRefusal, type Refusal, refuse, type State } from '../../src/law/index.ts'
import { lent, reachOf, type Staff } from '../../src/people/index.ts'
import { type OrderInput, type Performed, type Performer, perform, submit } from '../../src/petitions/index.ts'
import { lawEvents } from '../../src/petitions/store.ts'
import { officeOf } from '../office.ts'
import { type World as Office, openWorld } from '../world.ts'
import { type Act, type Arrival, type Outcome, rightCode, type SimCase, type Step } from './cases.ts'
import { World } from './world.ts'

/**
 * The same acts in memory and through the database: what `petitions.perform` adds around the law changes nothing of it.
 * What the program refuses on purpose beside the law stands in `ownRefusals`, with the reason.
 */

const seeds = 20
const steps = 120

let office: Office
before(async () => {
  office = await openWorld('2024-08-01T09:00:00+08:00')
})
after(() => office.close())
const { differences } = officeOf(() => office)

/** What the program refuses by itself, beside the law: then nothing is done in memory either. */
const ownRefusals: Readonly<Record<string, string>> = {
  'case-not-found':
    'RG-1: row security hides a sealed case from whoever may not open it, and matters from who works for 12345 only',
  'no-such-case-to-join': 'the other case is out of this desk\u2019s sight, sealed, ended or the same',
  'no-such-case-to-link': 'the other case is out of this desk\u2019s sight, sealed or the same',
  'document-incomplete': '\u00a72.7: a letter misses a part; in memory nobody writes the letter',
  'reply-does-not-fit': 'RG-14: the words of a reply are held beside those of the letter; in memory there are none',
  'fit-reason-missing': 'RG-14: the same reading, where a reason in writing would do',
}

test('twenty seeds through the database: the law decides alike, the fold equals the projection, a replay differs in nothing', {
  timeout: 300_000,
}, async () => {
  const done: Done = { acts: 0, rows: new Set() }
  for (let seed = 1; seed <= seeds; seed++) await replay(seed, done)
  assert.ok(done.acts > seeds * 40, `only ${done.acts} acts were lawful`)
  assert.ok(done.rows.size > 45, `only the rows ${[...done.rows].join(' ')} were taken`)
  assert.deepEqual(await differences(), [])
})

/** What was lawful so far: how many acts, by which rows. */
type Done = { acts: number; rows: Set<string> }

/** Steps of one seed, each taken in both. */
async function replay(seed: number, done: Done): Promise<void> {
  const world = new World(seed, office.house.directory, { database: true, from: 'recent' })
  const numbers = new Map<string, string>()
  for (let at = 1; at <= steps; at++) {
    const step = world.propose()
    const where = `seed ${seed}, step ${at}: ${JSON.stringify(step)}`
    office.clock.set(Temporal.Instant.from(step.at))
    const { changed, row } = await taken(world, numbers, step, seed, where)
    if (row) {
      done.acts++
      done.rows.add(row.id)
    }
    for (const one of changed) await compare(one, numbers, where)
  }
}

async function taken(
  world: World,
  numbers: Map<string, string>,
  step: Step,
  seed: number,
  where: string,
): Promise<Outcome> {
  if (step.kind === 'act') return acted(world, numbers, step, where)
  if (step.kind === 'arrive') numbers.set(step.no, await arrived(step, seed))
  return world.cases.take(step)
}

async function arrived(step: Arrival, seed: number): Promise<string> {
  const { channel, receiver, anonymous, reachable, eService, confidential, signerCount } = step
  const petitioner = { name: `某${seed}`, ...(reachable ? { phone: '13800138000' } : {}) }
  const { caseNo } = await submit(
    office.house.petitions,
    {
      ...{ channel, eService, confidential, signerCount, addressedTo: receiver },
      title: `第${seed}组${step.no}反映的事`,
      content: `${step.no}于${step.at}反映：门前路面塌陷，请求修复。`,
      requests: Array.from({ length: step.requestCount }, (_, at) => `请求${at + 1}`),
      ...(step.sealed ? { purpose: '04' } : {}),
      ...(step.order ? { order: step.order as OrderInput } : {}),
      ...(anonymous ? {} : { petitioner }),
    },
    null,
    null,
  )
  return caseNo
}

async function acted(world: World, numbers: Map<string, string>, step: Act, where: string): Promise<Outcome> {
  const caseNo = numbers.get(step.case) ?? ''
  const { state: before } = world.cases.of(step.case)
  const input = await given(world, numbers, step, before)
  const there = await perform(office.house.petitions, performer(step), caseNo, step.verb, input).catch(refusalOf)
  if (isRefusal(there) && there.code in ownRefusals) {
    if (there.code === 'case-not-found' && !before.sealed && sees(step, before))
      assert.ok(world.cases.refusal(step), `hidden: ${where}`)
    return { changed: [world.cases.of(step.case)] }
  }
  const here = world.cases.take({ ...step, input: { ...step.input, ...(await found(step, there)) } })
  assert.equal(here.refusal?.code, isRefusal(there) ? there.code : undefined, where)
  if (isRefusal(there)) return { changed: [world.cases.of(step.case)] }
  for (const [at, one] of here.changed.filter(({ no }) => !numbers.has(no)).entries())
    numbers.set(one.no, there.opened?.[at]?.caseNo ?? '')
  return here
}

/** Who works for the 12345 centre alone sees its work orders, and no matter of the same organ; its clerks no order. */
function sees(step: Act, state: State): boolean {
  const by = performer(step)
  if (typeof by === 'string') return true
  return by.reach.includes(isOrder(state) && by.organ === state.office ? `order:${by.organ}` : by.organ)
}

/** How many likely repeats the program found by the words (§1.3): memory, which has no words, is told. */
async function found({ verb }: Act, done: Performed | Refusal): Promise<Input> {
  if (isRefusal(done) || (verb !== 'register' && verb !== 'split')) return {}
  const states = await Promise.all((done.opened ?? [done]).map((one) => stored(one.caseNo)))
  const counts = states.map(({ proposals }) => proposals)
  return verb === 'register' ? { proposals: counts[0] } : { repeatsInParts: counts }
}

/** A problem that the program raises beside the law, as the refusal it is. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof ProblemError && error.problem.code in ownRefusals)
    return refuse(error.problem.code, '[D]', error.problem.says, error.problem.remedy)
  throw error
}

/** Whoever stands in for an absent colleague has the roles that can be lent, as `sessionOf` reads them. */
function performer({ actor, for: absent }: Act): Performer {
  if (actor === 'person' || actor === 'system') return actor
  const { directory } = office.house
  const account = directory.account(actor)
  if (!account) throw new Error(`no account ${actor}`)
  const of = absent ? directory.account(absent) : undefined
  const { login, name, post, organ } = account
  const actingFor = of
    ? [
        {
          account: of.account,
          name: of.name,
          post: of.post,
          roles: lent(of.roles),
          from: '2020-01-01',
          to: '2030-01-01',
        },
      ]
    : []
  const roles = [...new Set([...account.roles, ...actingFor.flatMap((one) => one.roles)])]
  return {
    ...{ account: actor, login, name, post, organ, roles, actingFor },
    ...{ reach: reachOf(organ, roles), mustChange: false, session: '' },
  } satisfies Staff
}

/** The input in the names of the database: numbers of cases, ids of documents, and the code that was really sent. */
async function given(
  world: World,
  numbers: Map<string, string>,
  { input, verb, case: no }: Act,
  before: State,
): Promise<Input> {
  const caseNo = numbers.get(no) ?? ''
  const named: Input = { ...input }
  for (const key of ['caseNo', 'into']) if (named[key]) named[key] = numbers.get(String(named[key])) ?? named[key]
  if (named.document) {
    const at = before.documents.findIndex(({ id }) => id === named.document)
    named.document = (await stored(caseNo)).documents[at]?.id ?? named.document
  }
  if (verb === 'withdraw' && input.code === rightCode) {
    const asked = world.cases.of(no).events.findLast(({ kind }) => kind === 'withdrawal-asked')
    named.code = office.house.kernel.vault.confirmCode(caseNo, asked?.seq ?? 0)
  }
  return named
}

const stored = (caseNo: string): Promise<State> =>
  office.house.kernel.units.read(jobPrincipal('test'), async (tx) => {
    await caseKeys(tx, office.house.kernel.vault, caseNo)
    return fold(lawEvents(await eventsOf(tx, caseNo)))
  })

async function compare(one: SimCase, numbers: Map<string, string>, where: string): Promise<void> {
  assert.deepEqual(plain(await stored(numbers.get(one.no) ?? '')), plain(one.state, numbers), where)
}

/** A state without the random ids of records and documents and without document numbers; cases by their number. */
function plain(state: State, numbers: ReadonlyMap<string, string> = new Map()): unknown {
  const ids = new Map<string, string>(numbers)
  for (const [at, { id }] of state.documents.entries()) ids.set(id, `document ${at}`)
  for (const draft of [state.pending, state.opinionDraft, state.opinion, ...state.annulled])
    if (draft) ids.set(draft.draft, 'draft')
  const text = JSON.stringify(state, (key, value) => {
    if (key === 'no' || typeof value !== 'string') return key === 'no' ? undefined : value
    return /^\d{4}-\d\d-\d\dT/.test(value) ? Temporal.Instant.from(value).toString() : (ids.get(value) ?? value)
  })
  return JSON.parse(text)
}
