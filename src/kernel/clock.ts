/** The one clock. Every room asks it; tests and the sample city set it. */
export type Clock = { now(): Temporal.Instant }

export const zone = 'Asia/Shanghai'
export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock that stands where it is put. */
export function fixedClock(start: string): Clock & { set(at: Temporal.Instant): void } {
  let at = Temporal.Instant.from(start)
  return {
    now: () => at,
    set(next) {
      at = next
    },
  }
}

/** Calendar day in Asia/Shanghai. */
export const dayAt = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO(zone).toPlainDate()

/** ISO 8601 with offset +08:00, milliseconds: how instants travel in JSON and events. */
export const isoAt = (at: Temporal.Instant): string => at.toString({ timeZone: zone, fractionalSecondDigits: 3 })
