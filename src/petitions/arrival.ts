import type { OrderType } from '../law/index.ts'
import type { Authority, Identity, Party, PartyRole } from '../people/index.ts'
import { sealedPurpose, visitChannels } from './codes.ts'

/** What arrives, as the public and the staff route both hand it over; only title and content are required. */
export type SubmissionInput = {
  channel: string
  petitioner?: Identity
  /** Beside the petitioner: co-signers, representatives, a proxy with what shows the authority. */
  parties?: ({ role: PartyRole } & Identity & Authority)[]
  anonymous?: boolean
  confidential?: boolean
  purpose?: string
  /** Only the envelope is registered: it falls to a discipline organ above and is not opened here (RGT-09). */
  envelopeOnly?: boolean
  title: string
  content: string
  requests?: string[]
  placeRegion?: string
  place?: string
  addressedTo?: string
  about?: string
  eventDate?: string
  files?: string[]
  eService?: boolean
  needs?: string[]
  /** Staff only: when the organ stamped it, and what stood on the paper. */
  receivedAt?: string
  letterDate?: string
  peopleCount?: number
  signerCount?: number
  sourceKind?: string
  sourceLevel?: number
  /** It opens a work order of the 12345 desk, not a matter (domain.md §3.2). */
  order?: OrderInput
  /** Further matters of the same letter: each opens a case of its own, linked to this one. */
  matters?: Matter[]
}

/** What a work order says beyond a submission (HL-02). */
export type OrderInput = {
  type: OrderType
  urgency?: 'normal' | 'urgent' | 'critical'
  /** The caller wants no reply (HL-08). */
  noReply?: boolean
  /** Water, power, gas or heating. */
  utility?: boolean
  category?: string
}

/** One matter that is taken out of a letter with several (contract.md §1 Split). */
export type Matter = { title: string; content: string; requests?: string[]; placeRegion?: string; place?: string }

export type SubmissionAnswer = {
  submissionNo: string
  caseNo: string
  queryCode: string
  receivedAt: string
  clocks: {
    rule: string
    day0: string
    target: string
    last: string
    metAt: null
    article: string
    provisional: boolean
  }[]
  receipt: Receipt
  /** Cases of the further matters, each with number and code of its own. */
  splits?: SubmissionAnswer[]
}

/** Proof of the registration (trust.md §2.3): leaf and secret verify, the query code opens; two different things. */
export type Receipt = {
  caseNo: string
  submissionNo: string
  receivedAt: string
  organ: string
  leaf: string
  secret: string
  index: number | null
  promise: string
}

export const isSealed = (input: SubmissionInput): boolean => input.purpose === sealedPurpose

/** Everybody named in it, the petitioner first; an empty line of a list of names is nobody. */
export function partiesOf(input: SubmissionInput): Party[] {
  const self: Party[] = input.petitioner ? [{ role: 'self', identity: input.petitioner }] : []
  const others = (input.parties ?? []).map(
    ({ role, scope, document, guardian, ...identity }): Party => ({
      role,
      identity,
      ...(scope ? { scope } : {}),
      ...(document ? { document } : {}),
      ...(guardian ? { guardian } : {}),
    }),
  )
  return [...self, ...others].filter(({ identity }) => Object.values(identity).some(Boolean))
}

/** 山东28: so many may act for a person, in writing; a guardian acts by law and is not counted. */
export const proxiesMost = 2
export const tooManyProxies = (input: SubmissionInput): boolean =>
  (input.parties ?? []).filter(({ role, guardian }) => role === 'proxy' && !guardian).length > proxiesMost

/** The guardian whom somebody named along with a submission of the own. */
export const withGuardian = ({ guardian, ...input }: SubmissionInput & { guardian?: Identity }): SubmissionInput =>
  guardian && Object.values(guardian).some(Boolean)
    ? { ...input, parties: [{ role: 'proxy', guardian: true, ...guardian }] }
    : input

/** Heads and signatures as counted at the desk, and never fewer than are named: a proxy stands for the person. */
export function headCounts(input: SubmissionInput): { peopleCount: number; signerCount: number } {
  const named = (...roles: PartyRole[]) => partiesOf(input).filter(({ role }) => roles.includes(role)).length
  return {
    peopleCount: Math.max(
      input.peopleCount ?? 1,
      visitChannels.has(input.channel) ? named('self', 'representative') : 1,
    ),
    signerCount: Math.max(input.signerCount ?? 1, named('self', 'coSigner', 'representative')),
  }
}

/** The scan, the attachments, and what shows a proxy's authority: all of it goes to the case. */
export const filesIn = (input: SubmissionInput): string[] => [
  ...new Set([...(input.files ?? []), ...(input.parties ?? []).flatMap(({ document }) => document ?? [])]),
]

/** A further matter comes from the same people on the same way. `files`: copies of what came with the letter. */
export function partOf(whole: SubmissionInput, matter: Matter, files: readonly string[]): SubmissionInput {
  const { matters: _, files: __, requests: ___, place: ____, parties, ...rest } = whole
  return {
    ...rest,
    ...matter,
    ...(files.length ? { files: [...files] } : {}),
    ...(parties ? { parties: parties.map(({ document: _document, ...party }) => party) } : {}),
  }
}
