import {
  available,
  calendarFrom,
  isEnded,
  isOrder,
  openOrderStages,
  openStages,
  procedure,
  publishedCalendar,
  type Row,
} from '../../src/law/index.ts'
import type { OrganDirectory } from '../../src/people/index.ts'
import { type Act, Cases, type SimCase, type Step } from './cases.ts'
import { type Random, randomOf } from './random.ts'
import { sampleInput, spoiled } from './samples.ts'

/** Where a run begins: half of them before 1 May 2022, so that cases of both laws lie beside each other. */
const begins = { old: ['2021-09-01', 260], recent: ['2024-08-01', 420] } as const
const casesAtMost = 9

/** What petitions/ has to find the same: no blank texts, which documents refuse, and the calendar of the house. */
export type Kind = { database?: boolean; from?: keyof typeof begins }

/** A city in which people act, lawfully and not, as a seed says. Proposes a step; the caller takes it. */
export class World {
  readonly random: Random
  readonly cases: Cases
  readonly kind: Kind
  private now: Temporal.ZonedDateTime
  /** The last act of somebody, for those who press twice. */
  private last: Act | undefined
  /** System acts that the calendar asks for after a jump. */
  private due: Step[] = []

  constructor(seed: number, directory: OrganDirectory, kind: Kind = {}) {
    this.random = randomOf(seed)
    this.kind = kind
    const [day, days] = begins[kind.from ?? (this.random.chance(0.5) ? 'old' : 'recent')]
    const from = Temporal.PlainDate.from(day).add({ days: this.random.int(0, days) })
    this.now = from.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '09:00' })
    // A year is announced only near its beginning; until then limits that reach into it are provisional.
    const known = kind.database
      ? publishedCalendar
      : calendarFrom(publishedCalendar.years.filter(({ year }) => year <= from.year))
    this.cases = new Cases(directory, known, publishedCalendar)
  }

  /** What happens next. */
  propose(): Step {
    const waiting = this.due.shift()
    if (waiting) return waiting
    const { random } = this
    this.pass(random.int(0, 90))
    const open = [...this.cases.cases.values()]
    if (open.length === 0 || (open.length < casesAtMost && random.chance(0.05))) return this.arrival()
    if (random.chance(0.15)) this.jump()
    const waitingNow = this.due.shift()
    if (waitingNow) return waitingNow
    const act = this.act(open)
    this.last = act
    return act
  }

  private get at(): string {
    return this.now.toString({ timeZoneName: 'never', smallestUnit: 'second' })
  }

  private pass(minutes: number): void {
    this.now = this.now.add({ minutes })
  }

  /** Days pass: a few, or on to the edge of something; then the calendar does what it does by itself. */
  private jump(): void {
    this.now = this.now.add({ days: this.random.weighted([1, 3, 8, 16, 31, 61], (days) => 12 / days) ?? 1 })
    const system = (one: SimCase, verb: string, input = {}): Act => ({
      ...{ kind: 'act', at: this.at, case: one.no, actor: 'system', verb, input },
    })
    if (this.cases.calendar !== this.cases.next && this.now.month === 12) {
      this.due.push({ kind: 'announce', at: this.at })
      for (const one of this.cases.cases.values()) this.due.push(system(one, 'recompute-clocks'))
    }
    for (const one of this.cases.cases.values())
      for (const verb of ['deem-accepted', 'lapse-review', 'escalate-urgent', 'archive-order']) {
        const row = procedure.find(({ command }) => command === verb)
        const context = this.cases.contextIn(one, { kind: 'system' }, this.at)
        if (!row?.from.includes(one.state.stage) || row.guards.some((guard) => guard(one.state, {}, context))) continue
        this.due.push(system(one, verb, sampleInput(row, one, context, this.sampler())))
      }
  }

  private sampler() {
    return { random: this.random, directory: this.cases.directory, cases: [...this.cases.cases.keys()] }
  }

  private arrival(): Step {
    const { random } = this
    const kinds = random.chance(0.8) ? ['office'] : ['department', 'township']
    const { directory } = this.cases
    const able = directory
      .organs()
      .filter(
        ({ code, kind }) =>
          kinds.includes(kind) &&
          directory.accountsOf(code, 'registrar').concat(directory.accountsOf(code, 'liaison')).length,
      )
    const order = random.chance(0.25) && {
      type: random.pick(['HELP', 'CONSULT', 'COMPLAINT', 'REPORT', 'SUGGEST', 'PRAISE']),
      urgency: random.pick(['normal', 'normal', 'urgent', 'critical']),
    }
    const sealed = !order && random.chance(0.1)
    const anonymous = random.chance(0.1)
    const receiver = sealed || order ? directory.officeFor(undefined) : random.pick(able)
    return {
      kind: 'arrive',
      at: this.at,
      no: `case-${this.cases.cases.size + 1}`,
      receiver: receiver?.code ?? '',
      channel: order ? random.pick(['03', '06']) : random.pick(['03', '04', '05']),
      ...(order ? { order } : {}),
      ...{ sealed, anonymous },
      reachable: !anonymous && random.chance(0.9),
      eService: random.chance(0.7),
      confidential: random.chance(0.1),
      requestCount: random.int(0, 3),
      signerCount: random.chance(0.1) ? 6 : 1,
    }
  }

  private act(all: readonly SimCase[]): Act {
    const { random } = this
    if (this.last && random.chance(0.03)) return { ...this.last, at: this.at }
    const one = random.weighted(all, ({ state }) => (isEnded(state) && state.stage !== 'terminated' ? 1 : 4)) ?? all[0]
    if (!one) throw new Error('no case to act in')
    if (random.chance(0.12)) return this.anything(one)
    for (let tries = 0; tries < 4; tries++) {
      const who = this.somebody(one)
      const context = this.cases.contextIn(one, this.cases.actor(who), this.at)
      const possible = available(one.state, context).filter(({ refusal }) => !refusal)
      const chosen = random.weighted(possible, ({ row }) => weightOf(row))
      // Most people do what is next, and a side act now and then.
      if (!chosen || (weightOf(chosen.row) < 1 && tries < 3 && random.chance(0.85))) continue
      const input = sampleInput(chosen.row, one, context, this.sampler())
      const given = random.chance(0.1)
        ? spoiled(chosen.row, input, context, this.sampler(), !this.kind.database)
        : input
      return { kind: 'act', at: this.at, case: one.no, ...who, verb: chosen.row.command, input: given }
    }
    return this.anything(one)
  }

  /** Any act by anybody: mostly what the law refuses. */
  private anything(one: SimCase): Act {
    const { random } = this
    const row = random.weighted(procedure, ({ command }) => (everywhere.has(command) ? 0.2 : 1))
    if (!row) throw new Error('no rows')
    const anybody = { actor: random.pick(this.cases.directory.accounts()).account }
    const who = row.who.includes('system') ? { actor: 'system' } : random.chance(0.5) ? this.somebody(one) : anybody
    const context = this.cases.contextIn(one, this.cases.actor(who), this.at)
    const input = sampleInput(row, one, context, this.sampler())
    return { kind: 'act', at: this.at, case: one.no, ...who, verb: row.command, input }
  }

  /** Somebody who has to do with the case: at the desk where it lies, at another of its organs, or the person. */
  private somebody({ state, no }: SimCase): Pick<Act, 'actor' | 'for'> {
    const { random } = this
    if (random.chance(personShare(state.stage))) return { actor: 'person' }
    const { pending } = state
    const deskOf = (isOrder(state) ? undefined : pending?.organ) ?? placeOf(state)
    const others = [
      state.office,
      state.holder,
      state.sender,
      state.reviewer,
      state.discipline,
      ...state.asks.map(({ desk }) => desk),
    ]
    const organ = random.chance(0.7) ? deskOf : random.pick(others.filter((code) => code !== null))
    const staff = this.cases.directory.accountsOf(organ)
    if (!staff.length) return { actor: 'person' }
    // Who waits for a caseworker finds the caseworker.
    const caseworker = staff.find(({ account }) => state.caseworkers.includes(account))
    const actor = caseworker && !pending && random.chance(0.5) ? caseworker.account : random.pick(staff).account
    const absent = random.chance(0.05) ? random.pick(staff).account : actor
    return no && absent !== actor ? { actor, for: absent } : { actor }
  }
}

const personShare = (stage: string): number =>
  ['served', 'closed', 'reviewed', 'merged', 'withdrawn'].includes(stage)
    ? 0.45
    : [...openStages, ...openOrderStages].includes(stage as never)
      ? 0.12
      : 0.3

const atCentre = /^order-(created|checked|return-asked|fed-back|audited|called-back|closed|answered)$/

function placeOf(state: SimCase['state']): string {
  if (isOrder(state)) return atCentre.test(state.stage) || state.pending ? state.office : (state.holder ?? state.office)
  if (/^(re)?review/.test(state.stage) || state.stage === 'terminated') return state.reviewer ?? state.office
  if (['objected', 'reported'].includes(state.stage)) return state.sender ?? state.office
  if (state.stage === 'discipline') return state.discipline ?? state.office
  return ['received', 'registered', 'deduped', 'classified', 'reported-up'].includes(state.stage)
    ? state.office
    : (state.holder ?? state.office)
}

/** Ends and side acts are rarer than the next step, or no case would get far. */
function weightOf({ command, to, from, whilePending }: Row): number {
  const own = weights[command]
  if (own !== undefined) return own
  if (to && (openStages.includes(to) || openOrderStages.includes(to))) return 3
  return from.length > 12 || whilePending ? 0.08 : 1
}

const weights: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    ['approve', 'issue-opinion', 'request-review', 'request-rereview', 'refer-litigation'].map((verb) => [verb, 9]),
  ),
  ...Object.fromEntries(
    ['audit-completion', 'report-completion', 'hear-petitioner', 'draft-opinion', 'hold-hearing', 'publish'].map(
      (verb) => [verb, 5],
    ),
  ),
  ...Object.fromEntries(
    ['refuse', 'finally-refuse', 'file-away', 'reply-directly', 'not-accept', 'return', 'hand-to-hotline'].map(
      (verb) => [verb, 0.15],
    ),
  ),
  ...Object.fromEntries(
    ['answer-order', 'refuse-order', 'terminate-order', 'hand-to-petition'].map((verb) => [verb, 0.15]),
  ),
  ...Object.fromEntries(
    ['withdraw', 'report-unreachable', 'settle', 'split', 'seal', 'flag-urgent', 'correct', 'leave-simple'].map(
      (verb) => [verb, 0.1],
    ),
  ),
  ...{
    'report-retaliation': 0.01,
    'request-data': 0.05,
    supplement: 0.05,
    'refuse-review': 0.3,
    'refuse-rereview': 0.3,
  },
  ...{
    'report-urgent': 0.3,
    'answer-urge': 0.3,
    'answer-data': 0.3,
    rate: 0.6,
    merge: 0.6,
    'send-back': 4,
    'hand-over-envelope': 4,
    redirect: 0.6,
    extend: 0.5,
  },
}

/** Lawful for any organ at any time: now and then is enough. */
const everywhere: ReadonlySet<string> = new Set(['succeed-organ', 'recompute-clocks', 'supplement'])
