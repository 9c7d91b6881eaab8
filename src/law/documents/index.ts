import { doc01 } from './doc-01.ts'
import { doc02 } from './doc-02.ts'
import { doc03 } from './doc-03.ts'
import { doc04 } from './doc-04.ts'
import { doc05 } from './doc-05.ts'
import { doc06 } from './doc-06.ts'
import { doc07 } from './doc-07.ts'
import { doc08 } from './doc-08.ts'
import { doc09 } from './doc-09.ts'
import { doc10 } from './doc-10.ts'
import { doc11 } from './doc-11.ts'
import { doc12 } from './doc-12.ts'
import { doc13 } from './doc-13.ts'
import { doc14 } from './doc-14.ts'
import { doc15 } from './doc-15.ts'
import { doc16 } from './doc-16.ts'
import { doc17 } from './doc-17.ts'
import { doc18 } from './doc-18.ts'
import { doc19 } from './doc-19.ts'
import { doc20 } from './doc-20.ts'
import { doc21 } from './doc-21.ts'
import { doc22 } from './doc-22.ts'
import { doc24 } from './doc-24.ts'
import { doc25 } from './doc-25.ts'
import { doc26 } from './doc-26.ts'
import type { ContentOf, DocumentSpec } from './spec.ts'

export { sealedRights } from './doc-01.ts'
export { type MissingPart, missingParts } from './missing.ts'
export type { Condition, DocumentSpec, Issuer, Part, Plain, Shape } from './spec.ts'
export {
  defaultWording,
  inNames,
  PLACEHOLDER,
  placeholderKey,
  placeholdersOf,
  plainOf,
  type Wording,
  type WordingFault,
  wordingFaults,
  wordingSections,
} from './wording.ts'

const specs = {
  'DOC-01': doc01,
  'DOC-02': doc02,
  'DOC-03': doc03,
  'DOC-04': doc04,
  'DOC-05': doc05,
  'DOC-06': doc06,
  'DOC-07': doc07,
  'DOC-08': doc08,
  'DOC-09': doc09,
  'DOC-10': doc10,
  'DOC-11': doc11,
  'DOC-12': doc12,
  'DOC-13': doc13,
  'DOC-14': doc14,
  'DOC-15': doc15,
  'DOC-16': doc16,
  'DOC-17': doc17,
  'DOC-18': doc18,
  'DOC-19': doc19,
  'DOC-20': doc20,
  'DOC-21': doc21,
  'DOC-22': doc22,
  'DOC-24': doc24,
  'DOC-25': doc25,
  'DOC-26': doc26,
} as const

export type DocumentCode = keyof typeof specs

/** The content record of one document, its keys and shapes taken from the spec: `DocumentContent<'DOC-12'>`. */
export type DocumentContent<C extends DocumentCode> = ContentOf<(typeof specs)[C]>

export const documentCodes = Object.keys(specs) as readonly DocumentCode[]

export const isDocumentCode = (code: string): code is DocumentCode => Object.hasOwn(specs, code)

/** Required contents of a document (domain.md §2.7). */
export const documentSpec = (code: DocumentCode): DocumentSpec => specs[code]

/** The usual wordings from which a draft of this document starts; parts that have none are absent. */
export const standardContent = (code: DocumentCode): Record<string, string | readonly string[]> =>
  Object.fromEntries(specs[code].parts.flatMap((part) => ('standard' in part ? [[part.key, part.standard]] : [])))
