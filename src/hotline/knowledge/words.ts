import { bigrams } from '../../kernel/index.ts'
import { initialsOf } from '../../people/index.ts'
import type { KnowledgeFields } from './fields.ts'

/** Words by which a question is a question: they say nothing of what is asked. */
const asking =
  /请问|怎么样|怎么|怎样|如何|什么时候|什么|哪些|哪里|哪儿|多少|多久|需要|可不可以|可以|能不能|吗|呢|呀|我想|我要|一下/g

/** Pairs looked up for one question at most. */
const pairsMost = 60

/**
 * What an entry is found by: pairs of neighbouring characters, of title and questions with weight A, of the answer with
 * weight B. Entries are public, so the pairs are plain; words of two characters are found. A text for `::tsvector`.
 */
export function searchVector({ title, variants, short, long }: KnowledgeFields): string {
  const asked = new Set([title, ...variants].flatMap((text) => [...bigrams(text)]))
  const told = new Set([short, long].flatMap((text) => [...bigrams(text)]).filter((pair) => !asked.has(pair)))
  // Letters and digits only: nothing in a pair needs escaping.
  return [...[...asked].map((pair) => `'${pair}':1A`), ...[...told].map((pair) => `'${pair}':1B`)].join(' ')
}

export const searchInitials = ({ title }: Pick<KnowledgeFields, 'title'>): string => initialsOf(title)

export type Sought = { pairs: string[] } | { initials: string } | { char: string }

/** What a typed question looks for; null where it says nothing. Two or more Latin letters are pinyin initials, too. */
export function soughtIn(typed: string): Sought | null {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  if (/^[a-z]{2,}$/.test(text)) return { initials: text }
  const plain = [...bigrams(text.replace(asking, ' '))]
  const pairs = [...new Set(plain.length ? plain : bigrams(text))].slice(0, pairsMost)
  if (pairs.length) return { pairs }
  const char = /[\p{L}\p{N}]/u.exec(text)?.[0]
  return char ? { char } : null
}
