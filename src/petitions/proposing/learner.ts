import { type Features, PLACES } from './features.ts'

/** What was learned: for each place a weight a class, in one row, and what each class has without any word. */
export type Weights = {
  readonly classes: number
  readonly byPlace: Float32Array
  readonly bias: Float32Array
}

export type Example = { readonly features: Features; readonly of: number }

/** How the learning goes. */
export type Course = {
  /** How often every text is read. */
  readonly rounds: number
  /** Length of the first step; it falls evenly to nothing. */
  readonly step: number
  /** Pull towards zero (L2), a share of the weight at each step. */
  readonly pull: number
}

/** Chosen by five-fold trials on 1,231 public messages of another province (docs/proposals.md). */
export const usualCourse: Course = { rounds: 15, step: 8, pull: 1e-6 }

/**
 * Multinomial logistic regression (softmax) by stochastic gradient descent: the same examples in the same order give
 * the same weights, on any machine. Longer runs change little: the step falls to nothing.
 */
export function learn(examples: readonly Example[], classes: number, course: Course = usualCourse): Weights {
  const byPlace = new Float32Array(PLACES * classes)
  const bias = new Float32Array(classes)
  const shares = new Float64Array(classes)
  const order = Uint32Array.from(examples, (_, at) => at)
  const random = randomFrom(examples.length)
  const steps = course.rounds * examples.length
  // Pulling every weight at each step would touch the whole table: one factor stands for all of them.
  let scale = 1
  let done = 0
  for (let round = 0; round < course.rounds; round++) {
    shuffle(order, random)
    for (const at of order) {
      const { features, of } = examples[at] as Example
      const step = course.step * (1 - done++ / steps)
      sharesInto(shares, features, byPlace, bias, scale)
      shares[of] = (shares[of] as number) - 1
      scale *= 1 - step * course.pull
      add(byPlace, features, shares, -step / scale, classes)
      for (let k = 0; k < classes; k++) bias[k] = (bias[k] as number) - step * BIAS_SHARE * (shares[k] as number)
    }
  }
  for (let at = 0; at < byPlace.length; at++) byPlace[at] = (byPlace[at] as number) * scale
  return { classes, byPlace, bias }
}

/** The bias learns slowly: it would follow the last texts that were read. */
const BIAS_SHARE = 0.01

/** Share of each class, together 1. */
export function sharesOf({ classes, byPlace, bias }: Weights, features: Features): Float64Array {
  const shares = new Float64Array(classes)
  sharesInto(shares, features, byPlace, bias, 1)
  return shares
}

function sharesInto(
  shares: Float64Array,
  { places, weights }: Features,
  byPlace: Float32Array,
  bias: Float32Array,
  scale: number,
): void {
  const classes = shares.length
  shares.fill(0)
  for (let j = 0; j < places.length; j++) {
    const from = (places[j] as number) * classes
    const weight = weights[j] as number
    for (let k = 0; k < classes; k++) shares[k] = (shares[k] as number) + (byPlace[from + k] as number) * weight
  }
  let most = Number.NEGATIVE_INFINITY
  for (let k = 0; k < classes; k++) {
    const score = (shares[k] as number) * scale + (bias[k] as number)
    shares[k] = score
    if (score > most) most = score
  }
  let sum = 0
  for (let k = 0; k < classes; k++) {
    const share = Math.exp((shares[k] as number) - most)
    shares[k] = share
    sum += share
  }
  for (let k = 0; k < classes; k++) shares[k] = (shares[k] as number) / sum
}

function add(
  byPlace: Float32Array,
  { places, weights }: Features,
  by: Float64Array,
  times: number,
  classes: number,
): void {
  for (let j = 0; j < places.length; j++) {
    const from = (places[j] as number) * classes
    const weight = (weights[j] as number) * times
    for (let k = 0; k < classes; k++) byPlace[from + k] = (byPlace[from + k] as number) + weight * (by[k] as number)
  }
}

/** Numbers from 0 to below 1; the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function shuffle(order: Uint32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = order[at] as number
    order[at] = order[other] as number
    order[other] = kept
  }
}
