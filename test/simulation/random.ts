/** A stream of chances that a seed repeats exactly (mulberry32). */
export type Random = {
  /** From 0 to below 1. */
  next(): number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** One of them, by weight; undefined where there is none. */
  weighted<T>(from: readonly T[], weight: (one: T) => number): T | undefined
}

export function randomOf(seed: number): Random {
  let state = (seed * 0x9e3779b1) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick(from) {
      const one = from[int(0, from.length - 1)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
    weighted(from, weight) {
      let left = next() * from.reduce((sum, one) => sum + weight(one), 0)
      return from.find((one) => {
        left -= weight(one)
        return left <= 0
      })
    },
  }
}
