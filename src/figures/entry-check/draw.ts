/**
 * Lines of a paper ledger to be looked up: `many` different numbers from 1 to `lines`, in order. The same seed draws the
 * same lines, so that nobody can choose them.
 */
export function drawLines(lines: number, many: number, seed: number): number[] {
  const random = mulberry32(seed)
  const drawn = new Set<number>()
  // Floyd's way: every set of that size is as likely as any other.
  for (let top = lines - Math.min(many, lines) + 1; top <= lines; top++) {
    const one = 1 + Math.floor(random() * top)
    drawn.add(drawn.has(one) ? top : one)
  }
  return [...drawn].sort((a, b) => a - b)
}

/** Numbers from 0 to below 1, the same for the same seed on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
