import {
  type DocumentCode,
  type DocumentContent,
  type DocumentSpec,
  documentSpec,
  parseDay,
  zhDay,
} from '../../../law/index.ts'

export type Content = Readonly<Record<string, unknown>>

/**
 * Reads a content record by the keys of its spec. A part that a draft still lacks is printed as `〔待填：标题〕`, so the
 * desk can show the real page while it is being written; issuing is what refuses missing parts.
 */
export function readerOf<C extends DocumentCode>(code: C, content: Content) {
  type Key = Extract<keyof DocumentContent<C>, string>
  const spec = documentSpec(code)
  const gap = (key: Key) => `〔待填：${titleOf(spec, key)}〕`

  const maybe = (key: Key): string | null => textOf(content[key])
  const maybeDay = (key: Key): string | null => {
    const day = parseDay(content[key])
    return day ? zhDay(day) : null
  }
  const maybeList = (key: Key): string[] => {
    const value = content[key]
    return Array.isArray(value) ? value.flatMap((item) => textOf(item) ?? []) : []
  }
  return {
    spec,
    maybe,
    maybeDay,
    maybeList,
    text: (key: Key): string => maybe(key) ?? gap(key),
    day: (key: Key): string => maybeDay(key) ?? gap(key),
    list: (key: Key): string[] => {
      const items = maybeList(key)
      return items.length ? items : [gap(key)]
    },
    /** The printed words of a choice. */
    choice: (key: Key): string => choiceOf(spec, key, content[key]) ?? gap(key),
    records: (key: Key): Content[] => {
      const value = content[key]
      return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : []
    },
  }
}

export type Reader<C extends DocumentCode> = ReturnType<typeof readerOf<C>>

/** A text that says something, without outer white space; null otherwise. */
export const textOf = (value: unknown): string | null => {
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' ? null : text
}

const titleOf = (spec: DocumentSpec, key: string): string => spec.parts.find((part) => part.key === key)?.title ?? key

const choiceOf = (spec: DocumentSpec, key: string, value: unknown): string | null =>
  spec.parts.find((part) => part.key === key)?.choices?.find(([choice]) => choice === value)?.[1] ?? null
