import { type DocumentCode, day, documentSpec, plainOf, zhDay, zhNumber } from '../../../law/index.ts'
import type { Frame } from '../frame.ts'
import type { Block, LetterModel } from '../model.ts'
import { type CoverValues, coverOf } from './cover.ts'
import type { Content } from './reader.ts'

/** What a composer says; `letter` puts head, cover sheet and signature around it. */
export type Body = {
  readonly blocks: readonly Block[]
  readonly title?: string
  readonly attachments?: readonly string[]
  readonly contact?: string | null
  /** The organ that a letter between organs goes to. */
  readonly toOrgan?: string
  readonly coverValues?: CoverValues
}

/** A document in letter format, sealed by the issuing organ. */
export function letter(code: DocumentCode, frame: Frame, content: Content, body: Body): LetterModel {
  const spec = documentSpec(code)
  return {
    code,
    layout: 'letter',
    title: body.title ?? spec.heading ?? spec.title,
    organ: frame.organ,
    number: frame.number,
    day: frame.date,
    date: zhDay(day(frame.date)),
    addressee: body.toOrgan ?? petitioner(frame),
    caseNo: frame.caseNo,
    query: spec.to === 'petitioner' && frame.query ? { url: frame.query.url, code: frame.query.code ?? null } : null,
    blocks: withNote(body.blocks, frame.wording?.note ?? ''),
    attachments: body.attachments ?? [],
    contact: body.contact ?? null,
    signature: signatureOf(frame),
    cover: coverOf(frame.wording ? { ...spec, plain: plainOf(frame.wording) } : spec, content, {
      organ: frame.organ,
      ...body.coverValues,
    }),
    large: frame.large ?? false,
    sample: frame.sample ?? false,
  }
}

/** The issuing organ, with the words of its seal where they are others. */
export const signatureOf = ({ organ, seal }: Frame): NonNullable<LetterModel['signature']> => ({
  name: organ,
  sealed: true,
  ...(seal && seal !== organ ? { seal } : {}),
})

/** The city's note stands last, before a closing formula such as 特此告知。 */
function withNote(blocks: readonly Block[], note: string): readonly Block[] {
  if (!note.trim()) return blocks
  const last = blocks.at(-1)
  const closes = last?.kind === 'paragraph' && /^特此.{2,4}。$/.test(last.text)
  return closes ? [...blocks.slice(0, -1), ...paragraphs(note), last] : [...blocks, ...paragraphs(note)]
}

/** `陈示例先生`; without a name the person is still addressed. */
export const petitioner = ({ addressee }: Frame): string =>
  addressee ? `${addressee.name}${addressee.honorific ?? ''}` : '信访人'

/** Paragraphs of a text: each line break starts one. */
export const paragraphs = (text: string): Block[] =>
  text.split(/\s*\n\s*/).flatMap((line): Block[] => (line === '' ? [] : [{ kind: 'paragraph', text: line }]))

export const numbered = (items: readonly string[]): Block => ({ kind: 'list', items })

type Section = readonly [title: string, blocks: readonly Block[]]

/** 一、 sections in order; an empty one is left out and takes no numeral. */
export const sections = (...parts: readonly Section[]): Block[] => sectionsAfter(0, ...parts)

/** As `sections`, where `before` numerals are taken already. */
export function sectionsAfter(before: number, ...parts: readonly Section[]): Block[] {
  let count = before
  return parts.flatMap(([title, blocks]) =>
    blocks.length
      ? [{ kind: 'heading' as const, level: 1 as const, text: `${zhNumber(++count)}、${title}` }, ...blocks]
      : [],
  )
}

/** `text` as a sentence: with a full stop unless it ends in one. */
export const sentence = (text: string): string =>
  /[。！？…]$/.test(text) ? text : `${text.replace(/[；;，,.]$/, '')}。`
