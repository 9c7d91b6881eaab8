/** A text in its two parts. What stands in the title weighs more: it names the matter. */
export type Letter = { readonly title: string; readonly content: string }

/** How often a text has which places of the table, by place. */
export type Counts = { readonly places: Uint32Array; readonly times: Uint16Array }

/** A text as the learner sees it: how much each place weighs. Length 1 (L2). */
export type Features = { readonly places: Uint32Array; readonly weights: Float32Array }

/** In how many of so many texts a place was met: what is everywhere tells nothing. */
export type Rarity = { readonly texts: number; readonly inTexts: Uint32Array }

/** One character or a pair of them, where it stands in the text. */
export type Gram = { readonly place: number; readonly from: number; readonly to: number }

/** Places of the table. Words share a place by chance, and none can be read back out of it. */
export const PLACES = 2 ** 17

const TITLE_TIMES = 2
/** Characters beyond this say nothing new about what a letter is about. */
const MAX_CHARACTERS = 4000
/** A place of one text alone tells only that text. */
const LEAST_TEXTS = 2

/**
 * Characters and pairs of characters of a text. A pair never reaches over a punctuation mark or a space, and figures
 * are all alike: a plate or a telephone number says nothing about the matter.
 */
export function* gramsOf(text: string): Generator<Gram> {
  const length = Math.min(text.length, MAX_CHARACTERS)
  let before = 0
  for (let at = 0; at < length; at++) {
    const code = characterAt(text, at)
    if (code !== 0) {
      yield { place: placeOf(code, 0), from: at, to: at + 1 }
      if (before !== 0) yield { place: placeOf(before, code), from: at - 1, to: at + 1 }
    }
    before = code
  }
}

export function countsOf({ title, content }: Letter): Counts {
  const counts = new Map<number, number>()
  for (const { place } of gramsOf(title)) counts.set(place, (counts.get(place) ?? 0) + TITLE_TIMES)
  for (const { place } of gramsOf(content)) counts.set(place, (counts.get(place) ?? 0) + 1)
  const places = Uint32Array.from(counts.keys()).sort()
  return { places, times: Uint16Array.from(places, (place) => counts.get(place) ?? 0) }
}

export function rarityOf(letters: Iterable<Counts>): Rarity {
  const inTexts = new Uint32Array(PLACES)
  let texts = 0
  for (const { places } of letters) {
    texts++
    for (const place of places) inTexts[place] = (inTexts[place] ?? 0) + 1
  }
  return { texts, inTexts }
}

/** TF-IDF: 1 + ln(times), times ln((texts + 1) / (in texts + 1)) + 1. Places that too few texts had are left out. */
export function featuresOf({ places, times }: Counts, rarity: Rarity): Features {
  const known = new Uint32Array(places.length)
  const weights = new Float32Array(places.length)
  let size = 0
  let squares = 0
  for (const [at, place] of places.entries()) {
    if ((rarity.inTexts[place] ?? 0) < LEAST_TEXTS) continue
    const weight = (1 + Math.log(times[at] ?? 1)) * rarenessOf(place, rarity)
    known[size] = place
    weights[size++] = weight
    squares += weight * weight
  }
  const length = Math.sqrt(squares) || 1
  return { places: known.slice(0, size), weights: weights.slice(0, size).map((weight) => weight / length) }
}

const rarenessOf = (place: number, { texts, inTexts }: Rarity): number =>
  Math.log((texts + 1) / ((inTexts[place] ?? 0) + 1)) + 1

/** 0 for what parts words; one code for all figures, small letters for large ones. */
function characterAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  // CJK unified ideographs: nearly all of it.
  if (code >= 0x4e00 && code <= 0x9fff) return code
  if (code >= 0x30 && code <= 0x39) return 0x30
  if (code >= 0x41 && code <= 0x5a) return code + 0x20
  return code >= 0x61 && code <= 0x7a ? code : 0
}

/** A place for a pair of characters (second 0: for one). */
function placeOf(first: number, second: number): number {
  let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  return ((mixed ^ (mixed >>> 13)) >>> 0) % PLACES
}
