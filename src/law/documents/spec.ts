/**
 * What a document must say, as data that a lawyer can read (domain.md §2.7).
 * `petitions` composes the page from the same keys, so what is required and what is printed cannot drift apart.
 */

/** Who issues it: office = 信访部门, handler = 有权处理机关, review and rereview = 复查、复核机关. */
export type Issuer = 'office' | 'handler' | 'review' | 'rereview' | 'petitioner'

/**
 * How a part is written: `text` (line breaks make paragraphs), `day` (`YYYY-MM-DD`), `list` of texts, `choice` of
 * the values in `choices`, `records` with the parts of `each`, `flag` true or absent.
 */
export type Shape = 'text' | 'day' | 'list' | 'choice' | 'records' | 'flag'

/** Required only where a value that the document itself holds is one of `oneOf`. `at` may pass through records. */
export type Condition = { readonly at: string; readonly oneOf: readonly string[] }

export type Part = {
  readonly key: string
  readonly title: string
  /** The source that asks for it, read by `cite`; for an optional part, the source that allows it. */
  readonly article: string
  /** false: may be said, and is printed when it is. */
  readonly required: boolean | Condition
  readonly shape: Shape
  /** For `choice`: value and the words that are printed. */
  readonly choices?: readonly (readonly [value: string, words: string])[]
  /** For `records`: what one of them is called, and its parts. */
  readonly item?: string
  readonly each?: readonly Part[]
  /** The usual wording, from which a draft starts. */
  readonly standard?: string | readonly string[]
}

/**
 * The cover sheet, in very plain sentences. `{key}` is a part, `{organ}` the issuing organ, `{outcome}`,
 * `{answers}`, `{reviewOrgan}`, `{extension}` and `{bars}` come from the composer; days come with their weekday. A sentence that names something the document does not hold is left out.
 */
export type Plain = {
  readonly says: readonly string[]
  readonly canDo: readonly string[]
  readonly latest: readonly string[]
}

export type DocumentSpec = {
  readonly code: string
  readonly title: string
  /** What stands above the printed text, where it is longer than the title. */
  readonly heading?: string
  readonly issuedBy: readonly Issuer[]
  readonly to: 'petitioner' | 'organ' | 'file'
  /** 字 of the document number, as in 邓信受〔2026〕12号; null where the document has none. */
  readonly mark: string | null
  readonly parts: readonly Part[]
  /** null where no cover sheet is printed: between organs, forms, and the slip that is plain already. */
  readonly plain: Plain | null
}

/** The content record of a document, read off its parts; a conditional part may be absent. */
export type ContentOf<S extends DocumentSpec> = RecordOf<S['parts']>

type RecordOf<P extends readonly Part[]> = {
  readonly [Q in P[number] as Q['required'] extends true ? Q['key'] : never]: ValueOf<Q>
} & {
  readonly [Q in P[number] as Q['required'] extends true ? never : Q['key']]?: ValueOf<Q>
}

type ValueOf<P extends Part> = P['shape'] extends 'list'
  ? readonly string[]
  : P['shape'] extends 'records'
    ? P['each'] extends readonly Part[]
      ? readonly RecordOf<P['each']>[]
      : never
    : P['shape'] extends 'choice'
      ? P['choices'] extends readonly (readonly [infer V, string])[]
        ? V
        : string
      : P['shape'] extends 'flag'
        ? boolean
        : string
