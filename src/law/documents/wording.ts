import type { DocumentSpec, Plain } from './spec.ts'

/** What a city may say in its own words: the plain cover sheet, and a note at the end. Never a part that the law asks for. */
export type Wording = {
  readonly says: readonly string[]
  readonly canDo: readonly string[]
  readonly latest: readonly string[]
  /** A paragraph before the closing formula; empty for none. */
  readonly note: string
}

export const wordingSections = { says: '这封信说了什么', canDo: '您可以做什么', latest: '最迟哪天' } as const
type Section = keyof typeof wordingSections

export const defaultWording = (spec: DocumentSpec): Wording | null =>
  spec.plain && inNames(spec, { ...spec.plain, note: '' })

/** What the composers fill besides the parts. */
const composed: Readonly<Record<string, string>> = {
  organ: '发文单位',
  outcome: '处理结果',
  answers: '逐项结果',
  reviewOrgan: '复查机关',
  extension: '可以延长多久',
  bars: '各条途径的时限',
  hearing: '听证的事由',
  hearingDo: '怎样参加听证',
  hearingLatest: '听证的日期',
  taken: '是否受理',
  supplementWords: '怎样补充材料',
  remedyWords: '接下来怎么办',
  annulled: '撤销以后怎么办',
  rereviewOrgan: '复核机关',
  rereviewLatest: '申请复核的期限',
  finalWords: '程序到哪里结束',
}

/** A placeholder as a city reads and writes it: `{承办科室}`, the title of the part. */
export const placeholderName = (spec: DocumentSpec, key: string): string =>
  composed[key] ?? spec.parts.find((part) => part.key === key)?.title ?? key

/** The part behind a name; a key stands for itself, as in our own sentences and in wordings of before. */
export const placeholderKey = (spec: DocumentSpec, name: string): string =>
  Object.keys(composed).find((key) => composed[key] === name) ??
  spec.parts.find((part) => part.title === name)?.key ??
  name

/** Sentences with the names of their placeholders, whichever way they were written. */
export function inNames(spec: DocumentSpec, wording: Wording): Wording {
  const named = (sentence: string) =>
    sentence.replace(PLACEHOLDER, (_, key: string) => `{${placeholderName(spec, key)}}`)
  const { says, canDo, latest, note } = wording
  return { says: says.map(named), canDo: canDo.map(named), latest: latest.map(named), note }
}

export const PLACEHOLDER = /\{([^{}]+)\}/g

export const plainOf = ({ says, canDo, latest }: Wording): Plain => ({ says, canDo, latest })

/** Names of the placeholders that a document fills: those of its own default words. */
export const placeholdersOf = (spec: DocumentSpec): string[] => [
  ...new Set(
    Object.values(spec.plain ?? {}).flatMap((sentences: readonly string[]) =>
      sentences.flatMap((sentence) => keysIn(sentence).map((key) => placeholderName(spec, key))),
    ),
  ),
]

const keysIn = (sentence: string): string[] => [...sentence.matchAll(PLACEHOLDER)].map(([, key = '']) => key)

/** How long a sentence may be: longer ones are no plain words. */
const SENTENCE_LIMIT_CHARACTERS = 120
const NOTE_LIMIT_CHARACTERS = 300
const SENTENCES_LIMIT = 8

export type WordingFault = { readonly field: string; readonly says: string }

/** What is wrong with a city's words: a placeholder that nothing fills, a day that is no longer told, a gap. */
export function wordingFaults(spec: DocumentSpec, wording: Wording): WordingFault[] {
  const own = defaultWording(spec)
  const namesIn = (sentence: string) => keysIn(sentence).map((key) => placeholderName(spec, key))
  if (!own) return [{ field: 'code', says: '这种文书没有简明说明，不能另写。' }]
  const known = new Set(placeholdersOf(spec))
  const faults: WordingFault[] = []
  for (const [section, title] of Object.entries(wordingSections) as [Section, string][]) {
    const sentences = wording[section]
    if (sentences.length > SENTENCES_LIMIT)
      faults.push({ field: section, says: `“${title}”最多${SENTENCES_LIMIT}句。` })
    if (section !== 'latest' && sentences.length === 0) faults.push({ field: section, says: `“${title}”至少写一句。` })
    for (const [index, sentence] of sentences.entries()) {
      const field = `${section}.${index}`
      if (!sentence.trim()) faults.push({ field, says: '这一句是空的。' })
      if ([...sentence].length > SENTENCE_LIMIT_CHARACTERS)
        faults.push({ field, says: `一句最多${SENTENCE_LIMIT_CHARACTERS}个字。` })
      if (/[{}]/.test(sentence.replace(PLACEHOLDER, ''))) faults.push({ field, says: '花括号没有成对。' })
      for (const name of namesIn(sentence))
        if (!known.has(name)) faults.push({ field, says: `没有“{${name}}”这个内容可填。` })
    }
    // The days that the person has to know stay on the sheet, whatever else is said.
    if (section === 'latest')
      for (const name of new Set(own.latest.flatMap(namesIn)))
        if (!sentences.some((sentence) => namesIn(sentence).includes(name)))
          faults.push({ field: section, says: `“${title}”里要保留{${name}}。` })
  }
  if (/[{}]/.test(wording.note)) faults.push({ field: 'note', says: '附注里不能有花括号。' })
  if ([...wording.note].length > NOTE_LIMIT_CHARACTERS)
    faults.push({ field: 'note', says: `附注最多${NOTE_LIMIT_CHARACTERS}个字。` })
  return faults
}
