import { daysOf, earlier, type Line, linesOf, plus } from './lines.ts'

/** Numbers that the second report prints for 2015 and that submissions can show (domain.md §5.3, NUM-27…33). */
export const printed = { fromInspection: 497, calls: 92_648, praise: 140, tv: 283, tvValid: 229 } as const

export const period = { from: '2015-01-01', to: '2016-01-01' } as const

/** @param calls how many calls are written; all of them make a file of 93 000 lines */
export function* year2015(calls: number = printed.calls): Generator<Line> {
  const day = daysOf(period.from, period.to)
  yield* linesOf('2015-巡', printed.fromInspection, day, () => ({
    channel: '01',
    sourceKind: 'inspection',
    sourceLevel: 2,
    dup: 'first',
  }))
  yield* linesOf('2015-电视', printed.tv, day, (index, on) => {
    const end = plus(period.to, -1)
    return {
      channel: '11',
      sourceKind: 'tv',
      ...(index < printed.tvValid ? { closedAt: earlier(plus(on, 20), end), outcome: 'closed' } : { valid: false }),
    }
  })
  yield* linesOf('2015-话', calls, day, (index) => ({
    channel: '06',
    sourceKind: 'direct',
    purpose: index < printed.praise ? '06' : '05',
  }))
}
