import { type Day, dayAtMs, type Instant, instantMs } from '../days.ts'

/** What to add to this page's running time to get the office's time. */
let offsetMs = 0

/** Set by the answer of GET /desk, again whenever the page comes back to the front: a laptop may have slept. */
export function setNow(now: Instant): void {
  offsetMs = instantMs(now) - performance.now()
}

/** Milliseconds since 1970 on the office's clock. */
export const nowMs = (): number => offsetMs + performance.now()

/** The office's day, in Asia/Shanghai. */
export const today = (): Day => dayAtMs(nowMs())
