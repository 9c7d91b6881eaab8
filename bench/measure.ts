/** What one task took: runs a second, and quantiles of single runs in milliseconds. */
export type Measured = { perSecond: number; p50: number; p95: number; runs: number }

/**
 * Run `task` for `runs` times on `lanes` lanes beside each other.
 * @throws the first error of a task: a figure over failures would be worth nothing
 */
export async function measure(
  runs: number,
  lanes: number,
  task: (n: number, lane: number) => Promise<void>,
): Promise<Measured> {
  const times: number[] = []
  let next = 0
  const started = performance.now()
  const lane = async (_: unknown, index: number): Promise<void> => {
    for (let n = next++; n < runs; n = next++) {
      const at = performance.now()
      await task(n, index)
      times.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const seconds = (performance.now() - started) / 1000
  times.sort((a, b) => a - b)
  const at = (q: number): number => times[Math.min(times.length - 1, Math.floor(times.length * q))] ?? 0
  return { perSecond: runs / seconds, p50: at(0.5), p95: at(0.95), runs }
}

/** The value that a share of them does not exceed; 0 of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Ours against the control, both orders in turn so that a drift of the machine hits both. */
export async function versus(
  rounds: number,
  ours: () => Promise<Measured>,
  control: () => Promise<Measured>,
): Promise<{ ours: Measured; control: Measured; ratio: number }> {
  const pairs: { ours: Measured; control: Measured }[] = []
  for (let round = 0; round < rounds; round++) {
    if (round % 2) {
      const c = await control()
      pairs.push({ ours: await ours(), control: c })
    } else {
      const o = await ours()
      pairs.push({ ours: o, control: await control() })
    }
  }
  pairs.sort((a, b) => a.ours.p50 / a.control.p50 - b.ours.p50 / b.control.p50)
  const middle = pairs[Math.floor(pairs.length / 2)]
  if (!middle) throw new Error('no rounds')
  return { ...middle, ratio: middle.control.perSecond / middle.ours.perSecond }
}
