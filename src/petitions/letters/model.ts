import type { DocumentCode } from '../../law/index.ts'

/**
 * One page-ready document as plain JSON: everything the templates print, every text already in final words.
 * It can be stored, compared and rendered again; the same model always gives the same bytes.
 */
export type LetterModel = {
  readonly code: DocumentCode | PaperCode
  /** Which template prints it. */
  readonly layout:
    | 'letter'
    | 'receipt'
    | 'form'
    | 'statement'
    | 'paper'
    | 'report'
    | 'slip'
    | 'labels'
    | 'envelopes'
    | 'picture'
  readonly title: string
  /** Full name of the issuing organ; of the receiving one where a person issues it. */
  readonly organ: string
  /** 发文字号, null before issue and where the kind has none. */
  readonly number: string | null
  /** `YYYY-MM-DD`: date of the file, never the clock of the machine that prints. */
  readonly day: string
  /** 成文日期 in words. */
  readonly date: string
  /** With honorific, without colon. */
  readonly addressee: string | null
  readonly caseNo: string
  readonly query: Query | null
  readonly blocks: readonly Block[]
  readonly attachments: readonly string[]
  readonly contact: string | null
  /** Who signs: an organ (with the place for its seal) or a person. */
  readonly signature: { readonly name: string; readonly sealed: boolean; readonly seal?: string } | null
  readonly cover: Cover | null
  /** Large print: a reading copy, larger than GB/T 9704 has it. */
  readonly large: boolean
  /** The demo city: a drawn seal, and every page says that it proves nothing. */
  readonly sample: boolean
  /** `report`: red head of a paper that appears in numbers. */
  readonly masthead?: string
  /** `report`: running text and tables in order, instead of `blocks`. */
  readonly report?: readonly (Block | NumbersBlock)[]
  /** `picture`: nothing but one. */
  readonly picture?: PictureBlock
  /** `paper`: one page after the other with the same words, each for whom it says: 第一联 交信访人. */
  readonly copies?: readonly string[]
  /** `slip`: an 80 mm roll, or a sheet of A5. */
  readonly sheet?: 'roll' | 'a5'
  /** `labels`, `envelopes`: where letters go. Never stored: full names and addresses, printed once (RG-8). */
  readonly labels?: readonly PostLabel[]
  /** A look before issue: marked as one on every page, without a seal. Never set in what is stored. */
  readonly preview?: true
  /** A page to be kept: it leaves room where the name goes. Never set in what is stored. */
  readonly nameless?: true
}

/** Papers of the counter, the post and the statistics, which are no documents of the law and prove no decision. */
export type PaperCode = 'interview-record' | 'evidence-list' | 'visit-slip' | 'addresses' | 'posting-list' | 'report'

export type PostLabel = {
  readonly name: string
  readonly address: string
  readonly caseNo: string
  readonly from: string
  readonly fromAddress: string
}

/** Where the person looks the case up. `url` is drawn as a QR code. */
export type Query = { readonly url: string; readonly code: string | null }

/** The plain-language sheet before the official text. */
export type Cover = {
  readonly says: readonly string[]
  readonly canDo: readonly string[]
  readonly latest: readonly string[]
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** 1 = 一、 2 = （一） 3 = 1. ; the numeral is part of the text */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | RequestBlock
  | { readonly kind: 'choice'; readonly label: string; readonly options: readonly Option[] }

/** A table of figures: the first column names the row, the others are numbers in words; notes stand below. */
export type NumbersBlock = {
  readonly kind: 'numbers'
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly title: string; readonly depth: number; readonly cells: readonly string[] }[]
  readonly notes: readonly string[]
  /** Between its title and its rows. */
  readonly picture?: PictureBlock
  /** Its cells are sentences. */
  readonly wordy: boolean
}

/** A picture of a table, drawn by the page itself: lines over months, or bars for rows. It says nothing that the table does not. */
export type PictureBlock = {
  readonly kind: 'picture'
  readonly shape: 'lines' | 'bars'
  /** What it shows, for who does not see it. */
  readonly alt: string
  /** Months or rows. */
  readonly labels: readonly string[]
  /** Of the axis, from 0 to the largest. */
  readonly ticks: readonly number[]
  readonly series: readonly {
    readonly title: string
    /** Last year's of the number before it. */
    readonly last: boolean
    readonly rate: boolean
    readonly values: readonly (number | null)[]
    /** The values as the table says them. */
    readonly words: readonly string[]
    /** The value as long as the room. */
    readonly most: number
  }[]
}

/** One labelled line; an empty value leaves `lines` lines of room for a hand. */
export type Fact = { readonly label: string; readonly value: string; readonly lines?: number }

export type Option = { readonly words: string; readonly chosen: boolean }

/** One request with its whole answer (L22 32). */
export type RequestBlock = {
  readonly kind: 'request'
  /** `一、关于第一项投诉请求` */
  readonly heading: string
  readonly request: string
  readonly facts: string
  readonly evidence: readonly string[]
  readonly reasons: string
  readonly result: string
  readonly opinion: string
  readonly basis: string | null
  readonly executeOn: string | null
}
