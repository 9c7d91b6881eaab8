import { parseDay } from '../day.ts'
import type { Condition, DocumentSpec, Part } from './spec.ts'

/** A part that the document lacks. In records the key is a path from 0 (`requests.1.facts`), the title counts from 1. */
export type MissingPart = { readonly key: string; readonly title: string; readonly article: string }

type Content = Readonly<Record<string, unknown>>

/**
 * The required parts that `content` does not hold, in printed order; empty when the document may be issued.
 * White space says nothing, nor does a list of empty texts, a day that does not exist or a value outside its choices.
 */
export const missingParts = (spec: DocumentSpec, content: Content): MissingPart[] =>
  missingIn(spec.parts, content, content, '', '')

function missingIn(parts: readonly Part[], record: Content, root: Content, path: string, before: string) {
  const missing: MissingPart[] = []
  for (const part of parts) {
    const value = record[part.key]
    if (part.required !== false && !says(part, value) && (part.required === true || holds(part.required, root)))
      missing.push({ key: path + part.key, title: before + part.title, article: part.article })
    if (part.shape === 'records' && Array.isArray(value))
      for (const [index, item] of value.entries())
        missing.push(
          ...missingIn(
            part.each ?? [],
            asRecord(item),
            root,
            `${path}${part.key}.${index}.`,
            `第${index + 1}项${part.item ?? part.title}：`,
          ),
        )
  }
  return missing
}

/** Whether a value says anything in the shape that the part has. */
function says(part: Part, value: unknown): boolean {
  switch (part.shape) {
    case 'text':
      return isText(value)
    case 'day':
      return parseDay(value) !== null
    case 'choice':
      return (part.choices ?? []).some(([choice]) => choice === value)
    case 'list':
      return Array.isArray(value) && value.some(isText)
    case 'records':
      return Array.isArray(value) && value.length > 0
    case 'flag':
      return value === true
  }
}

/** Whether any value at the condition's path is one of those that make the part required. */
function holds(condition: Condition, root: Content): boolean {
  let values: unknown[] = [root]
  for (const step of condition.at.split('.')) values = values.flatMap((value) => asRecord(value)[step] ?? [])
  return values.some((value) => condition.oneOf.includes(value as string))
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

const asRecord = (value: unknown): Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Content) : {}
