import { deserialize, serialize } from 'node:v8'
import { codesOf, type Labelled, ranked } from './backtest.ts'
import { countsOf, featuresOf, gramsOf, type Letter, PLACES, type Rarity, rarityOf } from './features.ts'
import { learn } from './learner.ts'
import { wordsFor } from './reasons.ts'

/**
 * What is kept of the learning for one question: for each place that was met a row of one byte a class. No text and no
 * word can be read out of it; it is sealed all the same, for it was made of texts.
 */
export type Model = {
  readonly codes: readonly string[]
  readonly texts: number
  /** By row: the place, in how many texts it was met. */
  readonly places: Uint32Array
  readonly inTexts: Uint32Array
  /** Rows of `codes.length` weights, each times `unit`. */
  readonly rows: Int8Array
  readonly unit: number
  readonly bias: Float32Array
}

/** A guess, with the words of the text that spoke most for it. */
export type Guess = { readonly code: string; readonly share: number; readonly words: readonly string[] }

const BYTE_MOST = 127

export function modelOf(texts: readonly Labelled[]): Model {
  const codes = codesOf(texts)
  const rarity = rarityOf(texts.map(({ counts }) => counts))
  const { byPlace, bias } = learn(
    texts.map(({ counts, code }) => ({ features: featuresOf(counts, rarity), of: codes.indexOf(code) })),
    codes.length,
  )
  const classes = codes.length
  const met = Uint32Array.from(
    Array.from({ length: PLACES }, (_, place) => place).filter((place) => (rarity.inTexts[place] ?? 0) > 1),
  )
  let most = 0
  for (const weight of byPlace) most = Math.max(most, Math.abs(weight))
  const unit = most / BYTE_MOST || 1
  const rows = new Int8Array(met.length * classes)
  for (const [row, place] of met.entries())
    for (let k = 0; k < classes; k++) rows[row * classes + k] = Math.round((byPlace[place * classes + k] ?? 0) / unit)
  return {
    codes,
    texts: texts.length,
    places: met,
    inTexts: met.map((place) => rarity.inTexts[place] ?? 0),
    rows,
    unit,
    bias,
  }
}

/** A model laid out for asking. */
export type Oracle = { guess(letter: Letter, most: number): Guess[] }

export function oracleOf(model: Model): Oracle {
  const { codes, texts, places, inTexts, rows, unit, bias } = model
  const classes = codes.length
  const rowOf = new Int32Array(PLACES).fill(-1)
  const rarity: Rarity = { texts, inTexts: new Uint32Array(PLACES) }
  for (const [row, place] of places.entries()) {
    rowOf[place] = row
    rarity.inTexts[place] = inTexts[row] ?? 0
  }
  /** How much a place speaks for a class, against the mean of all. */
  const weightOf = (place: number, k: number): number => {
    const row = rowOf[place] ?? -1
    return row < 0 ? 0 : (rows[row * classes + k] ?? 0) * unit
  }
  return {
    guess(letter, most) {
      const features = featuresOf(countsOf(letter), rarity)
      const scores = Float64Array.from(bias)
      for (const [at, place] of features.places.entries())
        for (let k = 0; k < classes; k++)
          scores[k] = (scores[k] ?? 0) + weightOf(place, k) * (features.weights[at] ?? 0)
      const shares = softmax(scores)
      const heavy = new Map<number, number>()
      for (const [at, place] of features.places.entries()) heavy.set(place, features.weights[at] ?? 0)
      return ranked(shares)
        .slice(0, most)
        .map((k) => {
          const speaks = (place: number): number => {
            let sum = 0
            for (let other = 0; other < classes; other++) sum += weightOf(place, other)
            return (weightOf(place, k) - sum / classes) * (heavy.get(place) ?? 0)
          }
          return {
            code: codes[k] ?? '',
            share: shares[k] ?? 0,
            words: wordsFor(`${letter.title}\n${letter.content}`, (text) => gramsOf(text), speaks),
          }
        })
    },
  }
}

function softmax(scores: Float64Array): Float64Array {
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}

export const packModels = (models: Readonly<Record<string, Model>>): Buffer => serialize(models)
export const unpackModels = (packed: Buffer): Record<string, Model> => deserialize(packed)
