import { zhNumber } from '../../law/index.ts'
import type { Wording } from './definition.ts'

/** A piece of running text: words, or a number that knows which figure it is of. */
export type Span = { text: string; field?: Field }
/**
 * Where the number of a span comes from: `NUM-01`, a row of it, or a grid; and what is said of it. `some`: nothing is
 * said of none (`{NUM-27.count!}`).
 */
export type Field = { figure: string; row?: string; wording: Wording; some?: true }

export type Token = { raw: string; field?: Field; word?: 'period' | 'place' | 'office' | 'next' | 'nth' }

/** What a field says now; null where there is no number. */
export type Teller = (field: Field) => string | null

const tokenPattern =
  /\{(?:(period|place|office|next|nth)|([A-Za-z][A-Za-z0-9-]*)(?:\/([A-Za-z0-9-]+))?\.([A-Za-z0-9]+)(!)?)\}/g
const wordings: ReadonlySet<string> = new Set<Wording>([
  ...(['count', 'people', 'percent', 'numerator', 'denominator', 'late', 'lastCount', 'lastPeople'] as const),
  ...(['change', 'changePeople', 'perTenThousand', 'trend', 'top3', 'top5'] as const),
])

/** The fields and words of a text in order, with the plain text between. */
export function tokensOf(says: string): Token[] {
  const found: Token[] = []
  let at = 0
  for (const match of says.matchAll(tokenPattern)) {
    if (match.index > at) found.push({ raw: says.slice(at, match.index) })
    const [raw, word, figure, row, wording = '', some] = match
    if (word) found.push({ raw, word: word as Exclude<Token['word'], undefined> })
    else if (figure && wordings.has(wording))
      found.push({
        raw,
        field: { figure, ...(row ? { row } : {}), wording: wording as Wording, ...(some ? { some: true } : {}) },
      })
    else found.push({ raw })
    at = match.index + raw.length
  }
  if (at < says.length) found.push({ raw: says.slice(at) })
  return found
}

export const fieldsOf = (says: string): Field[] => tokensOf(says).flatMap(({ field }) => field ?? [])

/** Curly brackets that are no field: a slip of who wrote it. */
export const brokenFields = (says: string): string[] =>
  tokensOf(says).flatMap(({ raw, field, word }) => (field || word ? [] : (raw.match(/\{[^}]*\}?|\}/g) ?? [])))

/**
 * Numbers typed by hand: they stay as they are when the figures move, so who issues it should know of them. Years, days
 * and articles of law are no figures.
 */
export function typedNumbers(says: string): string[] {
  return tokensOf(says).flatMap(({ raw, field, word }) =>
    field || word
      ? []
      : (raw
          .replaceAll(/\d+年|\d+月|\d+日|第\d+[条款项期号]|〔\d+〕\d*号?|12345/g, '')
          .match(/\d[\d.,]*\s*(%|件|批|人次|人|个|次|起)?/g) ?? []),
  )
}

export type Words = { period: string; place: string; office: string; next: string }

/**
 * A text with its fields filled in. A clause whose field says nothing is left out, a sentence that loses its first
 * one goes whole, and what follows it without a number of its own: nothing is printed with a hole in it (FR-3).
 * @param count how many 一是, 二是 … came before; told on with the answer
 * @returns no spans where nothing is left
 */
export function fill(says: string, tell: Teller, words: Words, count: number): { spans: Span[]; count: number } {
  const spans: Span[] = []
  let nth = count
  let gone = false
  for (const sentence of sentencesOf(says)) {
    const clauses = clausesOf(sentence).map((clause) => clauseOf(clause, tell))
    const withField = clauses.filter(({ asked }) => asked)
    // A sentence without a number speaks of the one before it, and goes with it.
    gone = withField.length ? withField[0]?.holds === false : gone
    if (gone) continue
    const kept = clauses.filter(({ holds }) => holds)
    const last = kept.at(-1)
    if (!last) continue
    for (const clause of kept)
      for (const token of clause.tokens) {
        if (token.word === 'nth') nth += 1
        const text =
          token.word === 'nth'
            ? `${zhNumber(nth)}是`
            : token.word
              ? words[token.word]
              : token.field
                ? (tell(token.field) ?? '')
                : token === last.tokens.at(-1)
                  ? token.raw.replace(/[，、；]$/, '')
                  : token.raw
        if (text) spans.push({ text, ...(token.field ? { field: token.field } : {}) })
      }
    // The last clause that is left carries the end of the sentence.
    const end = sentence.slice(-1)
    if (/[。；！？]/.test(end) && !spans.at(-1)?.text.endsWith(end)) spans.push({ text: end })
  }
  const whole = joined(spans)
  const end = whole.at(-1)
  if (end) end.text = end.text.replace(/；$/, '。')
  return { spans: whole, count: nth }
}

const sentencesOf = (says: string): string[] => says.match(/[^。；！？]+[。；！？]?/g) ?? []
/** Parts of a sentence that end with a comma; a comma inside a bracket parts nothing. */
function clausesOf(sentence: string): string[] {
  const found: string[] = []
  let depth = 0
  let at = 0
  for (const [index, letter] of [...sentence].entries()) {
    if (letter === '（') depth += 1
    if (letter === '）') depth -= 1
    if (letter === '，' && depth === 0) {
      found.push([...sentence].slice(at, index + 1).join(''))
      at = index + 1
    }
  }
  const rest = [...sentence].slice(at).join('')
  return rest ? [...found, rest] : found
}

function clauseOf(clause: string, tell: Teller): { tokens: Token[]; asked: boolean; holds: boolean } {
  const tokens = tokensOf(clause)
  const fields = tokens.flatMap(({ field }) => field ?? [])
  return { tokens, asked: fields.length > 0, holds: fields.every((field) => tell(field) !== null) }
}

/** Neighbours without a field in one span. */
function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const span of spans) {
    const before = out.at(-1)
    if (before && !before.field && !span.field) out[out.length - 1] = { text: before.text + span.text }
    else out.push({ ...span })
  }
  return out
}
