import {
  barsOf,
  type Calendar,
  cite,
  pathById,
  standingOf,
  type Way,
  type WayOption,
  wayGroups,
  ways,
} from '../../law/index.ts'
import type { GuideModel, GuideWay } from '../models.ts'

/** The whole table, to look down. */
export const guideGroups = (): GuideModel['groups'] =>
  wayGroups.map((group) => ({
    ...group,
    ways: ways.filter((way) => way.group === group.id).map((way) => asGuideWay(way)),
  }))

/** @param of what is known of this very trouble: which of the cases of the way it is, and since when */
export function asGuideWay(
  way: Way,
  of: {
    option?: WayOption | undefined
    since?: Temporal.PlainDate | null
    today?: Temporal.PlainDate
    calendar?: Calendar
  } = {},
): GuideWay {
  const path = pathById(way.path)
  const bars = barsOf(way, of.option)
  return {
    id: way.id,
    when: way.when,
    path: way.called ?? path.title,
    organ: way.organ ?? path.organ,
    bars: bars.map((bar) => {
      const { what, limit, from, unverified } = bar
      const standing = of.since && of.today ? standingOf(bar, of.since, of.today, of.calendar ?? null) : null
      return {
        what,
        limit: unverified ? `${limit}（以办理的机关说的为准）` : limit,
        from,
        ...(standing ? { until: standing.until.toString(), standing: standing.is } : {}),
      }
    }),
    barWords: way.barWords ?? '',
    ...(of.option?.says ? { says: of.option.says } : {}),
    how: way.how,
    papers: [...way.papers],
    article: cite([...new Set([path.article, ...bars.map(({ article }) => article)])].join(';')),
    here: way.here,
  }
}

/** 申请行政复议：60日，从知道或者应当知道该行政行为之日起算 */
export const barInWords = ({ what, limit, from }: GuideWay['bars'][number]): string =>
  `${what}：${limit}，从${from}起算`
