import assert from 'node:assert/strict'
import test from 'node:test'
import { type Calendar, type CalendarYear, calendarFrom, publishedCalendar } from './calendar.ts'
import { type Pause, type Step, clock as subject } from './clock.ts'
import { cn2005, cn2022 } from './packs/index.ts'
import { isRefusal } from './refusal.ts'

// The same law written a second time, with nothing borrowed: days are places in a list made by hand, a limit is walked
// day by day, the numbers are typed from contract.md and domain.md §2.5. `DENGWEN_ORACLE_CASES=1000000` for the long run.
const CASES = Number(process.env.DENGWEN_ORACLE_CASES ?? 100_000)
const SEED = Number(process.env.DENGWEN_ORACLE_SEED ?? 20_050_501)

const CALENDAR_DAYS: Record<string, Record<string, number>> = {
  'CN-2022': {
    ...{ 'DL-01': 15, 'DL-02': 15, 'DL-03': 15, 'DL-05': 60, 'DL-06': 30, 'DL-07': 30, 'DL-08': 30, 'DL-09': 30 },
    ...{ 'DL-10': 30, 'DL-11': 60, 'DL-12': 30, 'DL-14': 15, 'DL-19': 60, 'DL-20': 30 },
  },
  'CN-2005': {
    ...{ 'DL-01': 15, 'DL-02': 15, 'DL-03': 15, 'DL-05': 60, 'DL-06': 30 },
    ...{ 'DL-07': 30, 'DL-08': 30, 'DL-09': 30, 'DL-10': 30, 'DL-12': 30 },
  },
}
const WORKING_DAYS: Record<string, Record<string, number>> = {
  'CN-2022': { 'DL-04': 5, 'DL-13a': 1, 'DL-13b': 3, 'DL-13c': 10, 'DL-16': 15, 'DL-17': 15, 'DL-18': 5 },
  'CN-2005': {},
}

type Case = {
  pack: 'CN-2022' | 'CN-2005'
  rule: string
  day0: number
  extend: number
  pauses: [number, number][]
  limitDays: number | undefined
  world: World
}
type World = { calendar: Calendar; rests: boolean[]; announced: Set<number> }

test(`clock equals a day-by-day oracle in ${CASES} cases`, () => {
  const random = randomFrom(SEED)
  const worlds = [worldOf(publishedCalendar), ...Array.from({ length: 40 }, () => worldOf(randomCalendar(random)))]
  const differences: string[] = []
  const seen = new Map<string, number>()
  for (let i = 0; i < CASES; i++) {
    const one = randomCase(random, worlds)
    const [expected, actual] = [oracle(one), answer(one)]
    const kind = expected.startsWith('refused') ? expected : `${one.pack} ${one.rule}`
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    if (expected !== actual) differences.push(`${written(one)}: expected ${expected}, got ${actual}`)
  }
  assert.deepEqual(differences.slice(0, 5), [], `${differences.length} differences, seed ${SEED}`)
  // What the run must have met, or it proves nothing.
  for (const pack of ['CN-2022', 'CN-2005'])
    for (const rule of [...Object.keys(CALENDAR_DAYS[pack] ?? {}), ...Object.keys(WORKING_DAYS[pack] ?? {})])
      assert.ok(seen.has(`${pack} ${rule}`), `${pack} ${rule} never came up`)
  for (const code of ['extension-too-long', 'extension-not-lawful', 'only-one-extension', 'pause-not-lawful'])
    assert.ok(seen.has(`refused ${code}`), `${code} never came up`)
  for (const code of ['pause-inverted', 'pauses-overlap'])
    assert.ok(seen.has(`refused ${code}`), `${code} never came up`)
})

function oracle({ pack, rule, day0, extend, pauses, limitDays, world }: Case): string {
  const calendarDays = CALENDAR_DAYS[pack]?.[rule]
  if (rule === 'DL-06' && limitDays !== undefined && limitDays > 30) return 'refused extension-too-long'
  if (extend > 0 && rule === 'DL-06') return 'refused only-one-extension'
  if (extend > 0 && rule !== 'DL-05') return 'refused extension-not-lawful'
  if (extend > 30) return 'refused extension-too-long'
  if (pauses.length > 0 && rule !== 'DL-10') return 'refused pause-not-lawful'
  const byStart = [...pauses].sort((a, b) => a[0] - b[0])
  for (const [index, [from, to]] of byStart.entries()) {
    if (from > to) return 'refused pause-inverted'
    const before = byStart[index - 1]
    if (before && before[1] >= from) return 'refused pauses-overlap'
  }

  let left = (limitDays ?? calendarDays ?? WORKING_DAYS[pack]?.[rule] ?? 0) + extend
  let at = day0
  const met: string[] = []
  const deciding = new Set<number>()
  while (left > 0) {
    at++
    if (calendarDays === undefined) {
      deciding.add(YEARS[at] as number)
      if (world.rests[at]) met.push(TEXTS[at] as string)
      else left--
    } else if (!pauses.some(([from, to]) => from <= at && at <= to)) left--
  }
  const target = at
  for (; world.rests[at]; at++) {
    deciding.add(YEARS[at] as number)
    met.push(TEXTS[at] as string)
  }
  deciding.add(YEARS[at] as number)
  const provisional = [...deciding].some((year) => !world.announced.has(year))
  return `${TEXTS[target]} ${TEXTS[at]} ${provisional} ${met.join(',')}`
}

function answer({ pack, rule, day0, extend, pauses, limitDays, world }: Case): string {
  const result = subject(pack === 'CN-2022' ? cn2022 : cn2005, rule, dayAt(day0), world.calendar, {
    extendDays: extend,
    pauses: pauses.map(([from, to]): Pause => [dayAt(from), dayAt(to)]),
    ...(limitDays === undefined ? {} : { limitDays }),
  })
  if (isRefusal(result)) return `refused ${result.code}`
  const met = result.steps.filter((step: Step) => step.kind === 'rest').map((step) => String(step.day))
  return `${result.target} ${result.last} ${result.provisional} ${met.join(',')}`
}

function randomCase(random: Random, worlds: readonly World[]): Case {
  const pack = random(3) === 0 ? 'CN-2005' : 'CN-2022'
  const rules = [...Object.keys(CALENDAR_DAYS[pack] ?? {}), ...Object.keys(WORKING_DAYS[pack] ?? {})]
  // Every fourth case is one of the two rules with more to them.
  const rule = random(4) === 0 ? (['DL-05', 'DL-10'][random(2)] as string) : (rules[random(rules.length)] as string)
  const day0 = FROM + random(TO - FROM)
  const extend = rule === 'DL-05' ? random(34) : random(20) === 0 ? 1 + random(40) : 0
  const pauses: [number, number][] = []
  if (rule === 'DL-10' || random(20) === 0) {
    let from = day0 - 10 + random(40)
    for (let count = random(4); count > 0; count--) {
      const to = from + random(12) - (random(60) === 0 ? 15 : 0)
      pauses.push([from, to])
      from = to + random(30) + (random(30) === 0 ? 0 : 1)
    }
    if (random(2) === 0) pauses.reverse()
  }
  const limitDays =
    rule === 'DL-06' && random(2) === 0 ? 1 + random(32) : rule === 'DL-11' && random(2) ? 1 + random(120) : undefined
  return { pack, rule, day0, extend, pauses, limitDays, world: worlds[random(3) && random(worlds.length)] as World }
}

/** Years of any holidays: long runs of rest, working weekends, gaps, and years without a notice. */
function randomCalendar(random: Random): Calendar {
  const years: CalendarYear[] = []
  for (let year = 2006; year <= 2031; year++) {
    if (random(6) === 0) continue
    const days = new Map<string, boolean>()
    for (let run = random(9); run > 0; run--) {
      let at = TEXTS.indexOf(`${year}-01-01`) + random(360)
      const rest = random(3) > 0
      for (let length = 1 + random(rest ? 11 : 3); length > 0 && YEARS[at] === year; length--)
        days.set(TEXTS[at++] as string, rest)
    }
    const entries = [...days].map(([date, rest]) => ({ date, rest, name: '节' }))
    years.push({ year, source: 'random', notices: random(4) ? ['通知'] : [], days: entries })
  }
  return calendarFrom(years)
}

function worldOf(calendar: Calendar): World {
  const listed = new Map(calendar.years.flatMap(({ days }) => days.map(({ date, rest }) => [date, rest])))
  const known = new Set(calendar.years.map(({ year }) => year))
  const fixed = ['-01-01', '-05-01', '-05-02', '-10-01', '-10-02', '-10-03']
  return {
    calendar,
    announced: new Set(calendar.years.filter(({ notices }) => notices.length > 0).map(({ year }) => year)),
    rests: TEXTS.map((text, at) => {
      if (!known.has(YEARS[at] as number) && fixed.includes(text.slice(4))) return true
      return listed.get(text) ?? (at + 2) % 7 >= 5 // place 0, 2003-01-01, was a Wednesday
    }),
  }
}

const YEARS: number[] = []
const TEXTS: string[] = []
for (let year = 2003; year <= 2033; year++) {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  for (const [month, length] of [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries())
    for (let date = 1; date <= length; date++) {
      YEARS.push(year)
      TEXTS.push(`${year}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
    }
}
const FROM = TEXTS.indexOf('2007-01-01')
const TO = TEXTS.indexOf('2030-12-31')
const dayAt = (at: number) => Temporal.PlainDate.from(TEXTS[at] as string)

/** A whole number from 0 to below n; the same for the same seed (mulberry32). */
type Random = (n: number) => number
function randomFrom(seed: number): Random {
  let state = seed
  return (n) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * n)
  }
}

const written = ({ pack, rule, day0, extend, pauses, limitDays, world }: Case) =>
  JSON.stringify({
    ...{ pack, rule, day0: TEXTS[day0], extend, limitDays, calendar: world.calendar.version },
    pauses: pauses.map(([from, to]) => [TEXTS[from], TEXTS[to]]),
  })
