import { type DocumentSpec, PLACEHOLDER, parseDay, placeholderKey, zhDayWeek } from '../../../law/index.ts'
import type { Cover } from '../model.ts'
import { type Content, textOf } from './reader.ts'

/** Longer than this, a value does not fit a short sentence; the reader finds it whole in the letter. */
const VALUE_LIMIT_CHARACTERS = 90

/** What the sentences may name besides the parts; a list makes one sentence of each. */
export type CoverValues = Readonly<Record<string, string | readonly string[]>>

/** Fills the plain sentences of a spec. A sentence that names a part the content lacks is left out. */
export function coverOf(spec: DocumentSpec, content: Content, values: CoverValues): Cover | null {
  if (!spec.plain) return null
  const fill = (sentences: readonly string[]) =>
    sentences.flatMap((sentence) => filled(spec, sentence, content, values))
  return { says: fill(spec.plain.says), canDo: fill(spec.plain.canDo), latest: fill(spec.plain.latest) }
}

function filled(spec: DocumentSpec, sentence: string, content: Content, values: CoverValues): string[] {
  const [name] = /(?<=^\{)[^{}]+(?=\}$)/.exec(sentence) ?? []
  const list = name === undefined ? undefined : values[placeholderKey(spec, name)]
  if (Array.isArray(list)) return list.map(ended)
  let complete = true
  const text = sentence.replace(PLACEHOLDER, (_, name: string) => {
    const key = placeholderKey(spec, name)
    const value = values[key] ?? plain(content[key])
    if (typeof value !== 'string') complete = false
    return String(value)
  })
  return complete ? [ended(text)] : []
}

/** With one full stop, also where the value brought its own. */
const ended = (text: string): string => `${text}。`.replace(/[。；;.]+。/g, '。').replace(/([？！：])。$/, '$1')

function plain(value: unknown): string | null {
  const day = parseDay(value)
  if (day) return zhDayWeek(day)
  const text = textOf(value)?.replace(/\s*\n\s*/g, '') ?? null
  if (text === null || [...text].length <= VALUE_LIMIT_CHARACTERS) return text
  return `${[...text].slice(0, VALUE_LIMIT_CHARACTERS).join('')}……（全文见后面）`
}
