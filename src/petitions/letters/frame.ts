import type { Wording } from '../../law/index.ts'

/** What surrounds the content of any document: who issues it, to whom, under which number. */
export type Frame = {
  /** Full name of the issuing organ. */
  readonly organ: string
  /** Empty for a letter that is about several cases or none. */
  readonly caseNo: string
  /** 发文字号; null for a draft and for kinds without one. */
  readonly number: string | null
  /** `YYYY-MM-DD`, 成文日期 */
  readonly date: string
  /** The person, for documents to a petitioner; comes from the sealed store, so it is no part of the content. */
  readonly addressee?: { readonly name: string; readonly honorific?: string }
  /** Page of the case, drawn as QR; `code` only where it is known (it is stored as a digest). */
  readonly query?: { readonly url: string; readonly code?: string }
  /** RG-1: the slip then carries number and dates only. */
  readonly sealed?: boolean
  readonly large?: boolean
  /** Words in the seal, where they are not the name of the organ. */
  readonly seal?: string
  /** The city's own words for cover sheet and closing note, where it has some. */
  readonly wording?: Wording
  /** The demo city. */
  readonly sample?: boolean
}
