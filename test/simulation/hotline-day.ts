import assert from 'node:assert/strict'
import type { Listening } from '../../src/main.ts'
import { caller, samplePassword, type World } from '../world.ts'

/**
 * A day of the 12345 desk over the public API: calls are written down by an agent, web orders come over the portal, then
 * centre and units work them hour by hour until each has its end. Everything that was done is noted beside it, so that
 * the indicators can be counted again by plain loops.
 */

export type Message = { title: string; content: string; type: OrderType }
type OrderType = 'CONSULT' | 'HELP' | 'COMPLAINT' | 'SUGGEST' | 'PRAISE'

/** What the driver saw happen, in the order of time. */
export type Noted = {
  no: string
  at: Temporal.Instant
  kind: string
  unit: string | null
  code: string | null
  satisfied: number | null
}
/** A limit as a person with a calendar would write it down. */
export type Limit = { no: string; rule: string; due: Temporal.Instant; met: Temporal.Instant | null; stopped: boolean }
export type Day = {
  noted: Noted[]
  limits: Limit[]
  /** Type by case; those that went to the petition line are gone from it. */
  orders: Map<string, { type: OrderType; channel: string; at: Temporal.Instant }>
  refusals: string[]
}

const units = ['zj', 'cg', 'hb', 'rs', 'jt', 'sj'] as const
const organOf = (key: string): string => `450100-${key.toUpperCase()}`
const zone = 'Asia/Shanghai'

/** Weekends and the Dragon Boat Festival of 2026: the rest days of the month that this plays in. */
const rests = (day: Temporal.PlainDate): boolean => day.dayOfWeek > 5 || day.toString() === '2026-06-19'

function workingDaysLater(at: Temporal.Instant, days: number): Temporal.Instant {
  let day = at.toZonedDateTimeISO(zone).toPlainDate()
  for (let left = days; left > 0; ) {
    day = day.add({ days: 1 })
    if (!rests(day)) left--
  }
  return day.toZonedDateTime({ timeZone: zone, plainTime: '23:59:59.999' }).toInstant()
}

const answerDays: Readonly<Record<OrderType, number>> = { CONSULT: 2, HELP: 5, COMPLAINT: 5, SUGGEST: 5, PRAISE: 5 }

type Step = (() => Promise<Step | null>) & { wait?: number }
type Waiting = { at: Temporal.Instant; next: Step }

export async function hotlineDay(
  world: World,
  server: Listening,
  messages: readonly Message[],
  random: () => number,
): Promise<Day> {
  const day: Day = { noted: [], limits: [], orders: new Map(), refusals: [] }
  const now = (): Temporal.Instant => world.house.kernel.clock.now()
  const sessions = new Map<string, ReturnType<typeof caller>>()
  const as = async (login: string) => {
    const known = sessions.get(login)
    if (known) return known
    const call = caller(server.url)
    assert.equal((await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })).status, 201)
    sessions.set(login, call)
    return call
  }
  const chance = (share: number): boolean => random() < share
  const minutes = (from: number, to: number): number => from + Math.floor(random() * (to - from))
  const act = async (login: string, no: string, verb: string, input: object = {}) => {
    const done = await (await as(login))('POST', `/api/v1/cases/${no}/actions/${verb}`, input)
    if (done.status >= 300) day.refusals.push(`${verb} by ${login}: ${done.text}`)
    return done.status < 300
  }
  const note = (
    no: string,
    kind: string,
    unit: string | null = null,
    code: string | null = null,
    satisfied: number | null = null,
  ) => day.noted.push({ no, at: now(), kind, unit, code, satisfied })
  const start = (no: string, rule: string, due: Temporal.Instant) =>
    day.limits.push({ no, rule, due, met: null, stopped: false })
  const meet = (no: string, ...rules: string[]) => {
    for (const limit of day.limits)
      if (limit.no === no && rules.includes(limit.rule) && !limit.met && !limit.stopped) limit.met = now()
  }
  const stop = (no: string, ...rules: string[]) => {
    for (const limit of day.limits)
      if (limit.no === no && rules.includes(limit.rule) && !limit.met && !limit.stopped) limit.stopped = true
  }
  const after = (wait: number, next: () => Promise<Step | null>): Step => Object.assign(next, { wait })
  const merits = ['HL-L6', 'HL-L7']
  /** The last order that can still take others in, by its text. */
  const open = new Map<string, string>()

  const story =
    (message: Message, web: boolean): Step =>
    async () => {
      const body = {
        type: message.type,
        title: message.title,
        content: message.content,
        place: '长青路',
        petitioner: { name: '某人', phone: '19900000000' },
      }
      const sent = web
        ? await caller(server.url)('POST', '/api/v1/public/orders', body)
        : await (await as('xf.agent'))('POST', '/api/v1/orders', body)
      assert.equal(sent.status, 201, sent.text)
      const { caseNo: no, queryCode } = sent.json as { caseNo: string; queryCode: string }
      day.orders.set(no, { type: message.type, channel: web ? '03' : '06', at: now() })
      note(no, 'order-created')
      start(no, 'HL-L3', now().add({ minutes: 120 }))
      const person = async (verb: string, input: object): Promise<boolean> => {
        const done = await caller(server.url)('POST', `/api/v1/public/cases/${no}/actions/${verb}`, input, {
          'x-query-code': queryCode,
        })
        if (done.status >= 300) day.refusals.push(`${verb} by the person: ${done.text}`)
        return done.status < 300
      }
      return after(minutes(1, 60), check(no, message, person))
    }

  const check =
    (no: string, message: Message, person: (verb: string, input: object) => Promise<boolean>): Step =>
    async () => {
      if (message.type === 'CONSULT' && chance(0.6)) {
        if (!(await act('xf.agent', no, 'answer-order', { reply: `${message.title}：请到政务服务窗口或者网上办理。` })))
          return null
        note(no, 'order-answered')
        meet(no, 'HL-L3')
        return null
      }
      const first = open.get(message.content)
      if (first && first !== no && chance(0.8)) {
        if (await act('xf.agent', no, 'merge', { into: first, reason: '同一件事' })) {
          note(no, 'merged')
          meet(no, 'HL-L3')
          return null
        }
        day.refusals.pop()
      }
      const checks = { type: message.type, urgency: 'normal', category: '01/08', placeRegion: '450102' }
      if (!(await act('xf.agent', no, 'check-order', checks))) return null
      if (chance(0.04)) {
        await act('xf.agent', no, 'refuse-order', { ground: 'other-procedure', reply: '请依法申请仲裁，时效一年。' })
        return after(minutes(5, 40), async () => {
          if (!(await act('xf.shift-leader', no, 'approve'))) return null
          note(no, 'order-refused', null, 'other-procedure')
          meet(no, 'HL-L3')
          return null
        })
      }
      if (chance(0.03)) {
        if (!(await person('hand-to-petition', { consent: true }))) return null
        day.orders.delete(no)
        return null
      }
      return after(minutes(1, 150), dispatch(no, message, person, 0, []))
    }

  const dispatch =
    (
      no: string,
      message: Message,
      person: (verb: string, input: object) => Promise<boolean>,
      nth: number,
      not: string[],
    ): Step =>
    async () => {
      const free = units.filter((key) => !not.includes(key))
      const unit = free[Math.floor(random() * free.length)] ?? 'cg'
      if (!(await act('xf.dispatcher', no, 'dispatch-order', { to: organOf(unit) }))) return null
      note(no, 'order-dispatched', organOf(unit))
      meet(no, 'HL-L3')
      start(no, 'HL-L4', workingDaysLater(now(), 1))
      if (!day.limits.some((limit) => limit.no === no && merits.includes(limit.rule)))
        start(no, message.type === 'CONSULT' ? 'HL-L6' : 'HL-L7', workingDaysLater(now(), answerDays[message.type]))
      if (nth < 2 && chance(0.12)) return after(minutes(30, 300), giveBack(no, message, person, unit, nth, not))
      if (!open.has(message.content)) open.set(message.content, no)
      return after(minutes(10, chance(0.1) ? 3_000 : 500), sign(no, message, person, unit))
    }

  const giveBack =
    (
      no: string,
      message: Message,
      person: (verb: string, input: object) => Promise<boolean>,
      unit: string,
      nth: number,
      not: string[],
    ): Step =>
    async () => {
      const reason = { ground: 'not-duty', reason: '不属于本单位职责。' }
      if (!(await act(`${unit}.liaison`, no, 'request-order-return', reason))) return null
      note(no, 'order-return-asked', organOf(unit), 'not-duty')
      return after(minutes(10, 200), async () => {
        const accepted = chance(0.7)
        const decision = accepted ? 'accepted' : 'denied'
        if (!(await act('xf.shift-leader', no, 'decide-order-return', { decision, reason: '核对派单目录。' })))
          return null
        note(no, 'order-return-decided', organOf(unit), decision)
        if (!accepted) {
          meet(no, 'HL-L4')
          start(no, 'HL-L5', workingDaysLater(now(), 1))
          return after(minutes(60, 2_000), reply(no, message, person, unit))
        }
        stop(no, 'HL-L4')
        start(no, 'HL-L3', now().add({ minutes: 120 }))
        return after(minutes(1, 100), dispatch(no, message, person, nth + 1, [...not, unit]))
      })
    }

  const sign =
    (no: string, message: Message, person: (verb: string, input: object) => Promise<boolean>, unit: string): Step =>
    async () => {
      if (!(await act(`${unit}.liaison`, no, 'sign-order'))) return null
      meet(no, 'HL-L4')
      start(no, 'HL-L5', workingDaysLater(now(), 1))
      if (chance(0.05)) {
        await act('xf.shift-leader', no, 'supervise-order', { ground: 'refused', text: '请尽快联系诉求人。' })
        note(no, 'order-supervised', organOf(unit), 'refused')
      }
      return after(minutes(30, 900), async () => {
        if (
          chance(0.8) &&
          (await act(`${unit}.handler`, no, 'contact-caller', { mode: 'reached', record: '已了解情况' }))
        )
          meet(no, 'HL-L5')
        return after(minutes(60, chance(0.15) ? 14_000 : 5_000), reply(no, message, person, unit))
      })
    }

  const reply =
    (no: string, message: Message, person: (verb: string, input: object) => Promise<boolean>, unit: string): Step =>
    async () => {
      const said = {
        result: 'solved',
        reply: `${message.title}：已经到场处置。`,
        feedback: '已到场处置，已答复。',
        fitReason: '原话照录。',
      }
      if (!(await act(`${unit}.handler`, no, 'reply-caller', said))) return null
      if (open.get(message.content) === no) open.delete(message.content)
      note(no, 'caller-replied', organOf(unit))
      meet(no, 'HL-L5', ...merits)
      return after(minutes(10, 600), async () => {
        if (chance(0.08)) {
          if (!(await act('xf.agent', no, 'audit-feedback', { decision: 'redo', reason: '没有照片' }))) return null
          note(no, 'order-redone', organOf(unit))
          return again(no, message, person, unit)
        }
        if (!(await act('xf.agent', no, 'audit-feedback', { decision: 'pass' }))) return null
        start(no, 'HL-L12', workingDaysLater(now(), 3))
        return after(minutes(60, chance(0.1) ? 9_000 : 2_500), callBack(no, message, person, unit, 0))
      })
    }

  const again = (
    no: string,
    message: Message,
    person: (verb: string, input: object) => Promise<boolean>,
    unit: string,
  ): Step => {
    start(no, message.type === 'CONSULT' ? 'HL-L6' : 'HL-L7', workingDaysLater(now(), answerDays[message.type]))
    return after(minutes(60, 2_000), reply(no, message, person, unit))
  }

  const callBack =
    (
      no: string,
      message: Message,
      person: (verb: string, input: object) => Promise<boolean>,
      unit: string,
      tries: number,
    ): Step =>
    async () => {
      const dice = random()
      const outcome =
        dice < 0.2 ? 'unreachable' : dice < 0.25 ? 'not-wanted' : dice < 0.35 && tries < 9 ? 'unsolved' : 'solved'
      const satisfied = outcome === 'solved' && chance(0.7) ? (chance(0.1) ? 3 : chance(0.5) ? 1 : 2) : null
      const input = { outcome, ...(satisfied === null ? {} : { satisfied }) }
      if (!(await act('xf.agent', no, 'call-back', input))) return null
      note(no, 'called-back', organOf(unit), outcome, satisfied)
      if (outcome === 'unreachable' && tries < 2)
        return after(minutes(60, 600), callBack(no, message, person, unit, tries + 1))
      meet(no, 'HL-L12')
      if (outcome === 'unsolved' || satisfied === 3) {
        note(no, 'order-redone', organOf(unit))
        return again(no, message, person, unit)
      }
      note(no, 'order-closed', organOf(unit))
      if (!chance(0.06)) return null
      return after(minutes(300, 12_000), async () => {
        if (!(await person('reopen-order', { text: '第二天又坏了。' }))) {
          // Twice done again is enough; then it is a new order.
          day.refusals.pop()
          return null
        }
        note(no, 'order-redone', organOf(unit))
        return again(no, message, person, unit)
      })
    }

  const begins = Temporal.Instant.from('2026-06-01T08:00:00+08:00')
  const waiting: Waiting[] = messages.map((message, index) => ({
    at: begins.add({ seconds: Math.floor((index * 12 * 3_600) / messages.length) }),
    next: story(message, index % 4 === 3),
  }))
  while (waiting.length) {
    waiting.sort((a, b) => Temporal.Instant.compare(a.at, b.at))
    const one = waiting.shift()
    if (!one) break
    world.clock.set(one.at)
    const next = await one.next()
    if (next) waiting.push({ at: one.at.add({ minutes: next.wait ?? 1 }), next })
  }
  return day
}

/** The indicators counted by plain loops over what was noted. */
export function countedByHand(
  day: Day,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Record<string, [number, number | null]> {
  const here = (at: Temporal.Instant): boolean =>
    Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, to) < 0
  const noted = day.noted.filter(({ no, at }) => day.orders.has(no) && here(at))
  const steps = (kind: string, code?: string) =>
    noted.filter((one) => one.kind === kind && (!code || one.code === code))
  const limits = (...rules: string[]) =>
    day.limits.filter(
      ({ no, rule, due, stopped }) => day.orders.has(no) && rules.includes(rule) && !stopped && here(due),
    )
  const inTime = (list: Limit[]) => list.filter(({ met, due }) => met && Temporal.Instant.compare(met, due) <= 0).length
  const rate = (...rules: string[]): [number, number] => [inTime(limits(...rules)), limits(...rules).length]
  const ends = noted.filter(({ kind }) =>
    ['order-answered', 'order-closed', 'order-terminated', 'order-refused'].includes(kind),
  )
  const lasting = ends.filter(
    ({ no, at }) =>
      !day.noted.some(
        (later) =>
          later.no === no &&
          later.kind === 'order-redone' &&
          Temporal.Instant.compare(later.at, at) > 0 &&
          Temporal.Instant.compare(later.at, at.add({ hours: 7 * 24 })) < 0,
      ),
  )
  const calls = steps('called-back')
  const orders = [...day.orders.values()].filter(({ at }) => here(at))
  return {
    'HK-05b': [lasting.length, ends.length],
    'HK-06a': rate('HL-L3'),
    'HK-06b': rate('HL-L4'),
    'HK-06c': rate('HL-L6', 'HL-L7'),
    'HK-06d': rate('HL-L5'),
    'HK-07a': [steps('order-return-decided', 'accepted').length, steps('order-dispatched').length],
    'HK-07b': [steps('order-dispatched').length, null],
    'HK-08a': rate('HL-L12'),
    'HK-08b': [
      calls.filter(({ code }) => code === 'solved').length,
      calls.filter(({ code }) => ['solved', 'partly', 'unsolved'].includes(code ?? '')).length,
    ],
    'HK-08c': [
      calls.filter(({ satisfied }) => satisfied !== null && satisfied < 3).length,
      calls.filter(({ satisfied }) => satisfied !== null).length,
    ],
    'HK-09a': [steps('order-redone').length, steps('caller-replied').length],
    'HK-09b': [steps('order-supervised').length, null],
    'HK-11': [orders.filter(({ type }) => type === 'PRAISE').length, null],
    'HK-14': [orders.length, null],
  }
}
