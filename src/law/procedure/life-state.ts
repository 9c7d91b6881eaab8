import type { Calendar } from '../calendar.ts'
import { type Day, day } from '../day.ts'
import type { State, StoredEvent } from './state.ts'

/**
 * RG-10: a call to the rescue services that was made because somebody's life was in danger. It stands in the state only
 * until its content was erased; nothing of it goes into a head, a fact, a clock or a list of the person's.
 */
export type RescueCall = {
  /** Accounts that recorded a call; none of them confirms it. */
  callers: string[]
  /** The organ whose colleagues confirm it. */
  organ: string
  /** Day until which a second person looks at it. */
  confirmBy: string
  confirmedOn: string | null
}

/** By day a second person is at hand; from this hour on, Asia/Shanghai, one may act alone [D]. */
const nightFromHour = 18
/** Until this hour it is night [D]. */
const nightToHour = 8
/** So many days the person can read on the own page what was passed on; then it is erased [D]. */
export const rescueShownDays = 30

/** The same day by day; the next working day for what happened at night or on a rest day [D]. */
export function confirmBy(now: Temporal.Instant, calendar: Calendar): Day {
  const local = now.toZonedDateTimeISO('Asia/Shanghai')
  const today = local.toPlainDate()
  if (!calendar.isRest(today) && local.hour >= nightToHour && local.hour < nightFromHour) return today
  // Before the morning of a working day the next one is this one.
  let next = local.hour < nightToHour ? today : today.add({ days: 1 })
  while (calendar.isRest(next)) next = next.add({ days: 1 })
  return next
}

/** The organ that owes the confirmation: that of the caller while it has the case, else the office. */
export function rescueDesk({ rescue, office, holder, reviewer, discipline, joint }: State): string | null {
  if (!rescue || rescue.confirmedOn) return null
  const has = [office, holder, reviewer, discipline, ...joint.map(({ organ }) => organ)].includes(rescue.organ)
  return has ? rescue.organ : office
}

/** The person reads of it once a second one looked at it, and in any case once that was owed. */
export const rescueTold = ({ rescue }: State, today: Day): boolean =>
  rescue !== null && (rescue.confirmedOn !== null || today.toString() > rescue.confirmBy)

/** The last day on which the content is there. */
export const rescueShownUntil = (confirmedOn: string): Day => day(confirmedOn).add({ days: rescueShownDays })

type Effect = (state: State, data: { confirmBy: string }, event: StoredEvent) => State

export const rescueEffects: Readonly<Record<string, Effect>> = {
  'rescue-call-recorded': (state, data, event) => ({
    ...state,
    rescue: {
      callers: [
        ...new Set([...(state.rescue && !state.rescue.confirmedOn ? state.rescue.callers : []), event.actor ?? '']),
      ],
      organ: event.organ ?? state.office,
      confirmBy: data.confirmBy,
      confirmedOn: null,
    },
  }),
  'rescue-call-confirmed': (state, _data, event) =>
    state.rescue ? { ...state, rescue: { ...state.rescue, confirmedOn: event.at.slice(0, 10) } } : state,
  'rescue-call-erased': (state) => ({ ...state, rescue: null }),
}
