import { daysOf, earlier, type Line, linesOf, plus, sharedOut } from './lines.ts'

/** Numbers that the first report prints for January to June 2008 (domain.md §5.3, NUM-01…19), as they are printed. */
export const printed = {
  letters: 1864,
  first: 1099,
  repeat: 292,
  assigned: 473,
  joint: 191,
  jointSigners: 8044,
  instructed: 600,
  assignedClosed: 365,
  toState: { cases: 192, people: 192 },
  toProvince: { cases: 281, people: 569 },
  toCity: { cases: 2380, people: 7947 },
  assignedVisits: 57,
  assignedVisitsClosed: 46,
  keyCases: 412,
  /** Whole percents against last year. */
  growth: { letters: 10, toState: [-48, -49], toProvince: [-33, -51] },
} as const

export const period = { from: '2008-01-01', to: '2008-07-01' } as const

/** The half year before, so large that the printed growth follows; to-city is not printed and stands for itself. */
const lastYear = {
  letters: 1694,
  toState: { cases: 369, people: 376 },
  toProvince: { cases: 419, people: 1161 },
  toCity: { cases: 2400, people: 8000 },
}

/** Volumes by county: any, the larger first. */
const counties = ['430521', '430523', '430524', '430525', '430581', '430502', '430503', '430511']

/** A file that every computable figure of the report follows from; the last year's half before it. */
export function halfYear2008(): Line[] {
  const now = daysOf(period.from, period.to)
  const before = daysOf('2007-01-01', '2007-07-01')
  return [
    ...letters(now),
    ...linesOf('2007-信', lastYear.letters, before, () => ({ channel: '01', dup: 'first', sourceKind: 'direct' })),
    ...visits('2008-访1', printed.toState, 1, now),
    ...visits('2008-访2', printed.toProvince, 2, now),
    ...visits('2008-访3', printed.toCity, 3, now, (index) => ({
      ...(index < printed.assignedVisits
        ? fromAbove(index < printed.assignedVisitsClosed, now(index))
        : { sourceKind: 'direct' }),
    })),
    ...visits('2007-访1', lastYear.toState, 1, before),
    ...visits('2007-访2', lastYear.toProvince, 2, before),
    ...visits('2007-访3', lastYear.toCity, 3, before),
  ]
}

function letters(day: (index: number) => string): Line[] {
  const signers = sharedOut(printed.jointSigners, printed.joint, 5)
  const own = (index: number, on: string) => ({
    channel: '01',
    placeRegion: counties[Math.floor(counties.length * (index / printed.letters) ** 2)] ?? counties[0],
    // Every third letter was instructed on by the city, until the printed number is reached.
    ...(index % 3 === 0 && index / 3 < printed.instructed
      ? { instructions: [{ leader: '市领导（示例）', level: 3, at: on }] }
      : {}),
    ...(index < printed.keyCases ? { batch: { code: 'KEY-2008', round: 1 + (index % 2) } } : {}),
    signerCount: signers[index] ?? 1,
  })
  return linesOf('2008-信', printed.letters, day, (index, on) => {
    if (index < printed.assigned)
      return {
        ...own(index, on),
        ...fromAbove(index < printed.assignedClosed, on),
        dup: index % 2 ? 'first' : 'repeat',
      }
    const repeats = index < printed.assigned + printed.repeat
    return { ...own(index, on), sourceKind: 'direct', dup: repeats ? 'repeat' : 'first' }
  })
}

/** Handed over by the state or the province: what was closed was closed in time, what is open is not due yet. */
function fromAbove(closed: boolean, on: string): Record<string, unknown> {
  const end = plus(period.to, -1)
  const done = earlier(plus(on, 60), end)
  return {
    sourceKind: 'assigned',
    sourceLevel: on.endsWith('1') ? 1 : 2,
    acceptedAt: on,
    ...(closed
      ? { due: end, opinionAt: done, servedAt: done, closedAt: done, outcome: 'closed' }
      : { due: plus(end, 30) }),
  }
}

function visits(
  mark: string,
  { cases, people }: { cases: number; people: number },
  regLevel: number,
  day: (index: number) => string,
  more: (index: number) => Record<string, unknown> = () => ({ sourceKind: 'direct' }),
): Line[] {
  const heads = sharedOut(people, cases)
  return linesOf(mark, cases, day, (index) => ({
    channel: '02',
    regLevel,
    peopleCount: heads[index] ?? 1,
    dup: 'first',
    ...more(index),
  }))
}
