import { Type } from 'typebox'
import { loadSettings } from '../kernel/index.ts'
import { orderTypes } from '../law/index.ts'
import { channels, codeWays, identityChecks, purposes, revealPurposes } from './codes.ts'
import { keepable } from './inputs.ts'
import { queueNames, type Sort, sorts } from './queues.ts'

/** Shapes of contract.md §3. Limits come from the settings, so a form and its check cannot disagree. */
const limits = loadSettings()

/** Text that can be kept as it is: no U+0000, no half of a surrogate pair. */
const Words = (maxLength: number, minLength = 0) => Type.String({ minLength, maxLength, pattern: keepable })
/** Something must be said: a letter of spaces is no content. */
const Said = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^[^\\u0000\\p{Cs}]*[^\\s\\u0000\\p{Cs}][^\\u0000\\p{Cs}]*$' })
export const codes = (table: Record<string, string>, only?: readonly string[]) =>
  Type.Enum((only ?? Object.keys(table)) as [string, ...string[]])
const Day = Type.String({ format: 'date' })

const identityProperties = {
  name: Type.Optional(Words(limits.nameChars)),
  phone: Type.Optional(Words(40)),
  address: Type.Optional(Words(200)),
  idType: Type.Optional(Words(10)),
  idNo: Type.Optional(Words(30)),
  email: Type.Optional(Words(200)),
  minorU14: Type.Optional(Type.Boolean()),
}
export const IdentityShape = Type.Object(identityProperties, { additionalProperties: false })

const FileId = Type.String({ pattern: '^[0-9a-f]{32}$' })
const PartyShape = Type.Object(
  {
    role: Type.Enum(['proxy', 'representative', 'coSigner']),
    ...identityProperties,
    scope: Type.Optional(Words(limits.textChars)),
    document: Type.Optional(FileId),
    guardian: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
/** From the public only: whoever acts by law for a child (PI-04). */
const GuardianShape = Type.Object(
  { name: Type.Optional(Words(limits.nameChars)), phone: Type.Optional(Words(40)) },
  { additionalProperties: false },
)

const common = {
  petitioner: Type.Optional(IdentityShape),
  anonymous: Type.Optional(Type.Boolean()),
  confidential: Type.Optional(Type.Boolean()),
  purpose: Type.Optional(codes(purposes)),
  title: Said(limits.titleChars),
  content: Said(limits.contentChars),
  requests: Type.Optional(Type.Array(Said(limits.requestChars), { maxItems: limits.requestsPerSubmission })),
  // An unknown region or organ is kept and flagged, never refused: nothing of it is a condition of registration.
  placeRegion: Type.Optional(Words(12)),
  place: Type.Optional(Words(200)),
  addressedTo: Type.Optional(Words(40)),
  about: Type.Optional(Words(500)),
  eventDate: Type.Optional(Day),
  files: Type.Optional(Type.Array(FileId, { maxItems: limits.filesPerSubmission })),
  eService: Type.Optional(Type.Boolean()),
  needs: Type.Optional(Type.Array(Words(100), { maxItems: 20 })),
}

export const PublicSubmission = Type.Object(
  { channel: codes(channels, ['03', '04', '05']), ...common, guardian: Type.Optional(GuardianShape) },
  { additionalProperties: false },
)

export const StaffSubmission = Type.Object(
  {
    channel: codes(channels),
    ...common,
    // Beside the petitioner: who signed along, speaks for the others, or acts for the person (RGT-12, RGT-13).
    parties: Type.Optional(Type.Array(PartyShape, { maxItems: limits.partiesPerSubmission })),
    // Several matters in one letter: each of these opens a linked case of its own (contract.md §1 Split).
    matters: Type.Optional(
      Type.Array(
        Type.Object(
          {
            title: Said(limits.titleChars),
            content: Said(limits.contentChars),
            requests: Type.Optional(Type.Array(Said(limits.requestChars), { maxItems: limits.requestsPerSubmission })),
            placeRegion: Type.Optional(Words(12)),
            place: Type.Optional(Words(200)),
          },
          { additionalProperties: false },
        ),
        { maxItems: limits.mattersPerSubmission },
      ),
    ),
    receivedAt: Type.Optional(Type.String({ format: 'date-time' })),
    letterDate: Type.Optional(Day),
    peopleCount: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    signerCount: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    sourceKind: Type.Optional(
      Type.Enum(['direct', 'transferred', 'assigned', 'hotline', 'tv', 'reception', 'inspection', 'media']),
    ),
    sourceLevel: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    scan: Type.Optional(FileId),
  },
  { additionalProperties: false },
)

const orderProperties = {
  type: codes(orderTypes),
  urgency: Type.Optional(Type.Enum(['normal', 'urgent', 'critical'])),
  noReply: Type.Optional(Type.Boolean()),
  utility: Type.Optional(Type.Boolean()),
  category: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z/]{1,20}$' })),
}
/** What an agent writes down of a call, or of what came in by another way (HL-02). */
export const StaffOrder = Type.Object(
  { channel: Type.Optional(codes(channels)), ...common, ...orderProperties, callId: Type.Optional(Words(40)) },
  { additionalProperties: false },
)
/** What somebody sends 12345 over the portal. */
export const PublicOrder = Type.Object(
  { channel: Type.Optional(codes(channels, ['03', '04', '05'])), ...common, ...orderProperties },
  { additionalProperties: false },
)

export const CaseParams = Type.Object({ caseNo: Type.String({ maxLength: 40 }) })
export const ActParams = Type.Object({
  caseNo: Type.String({ maxLength: 40 }),
  action: Type.String({ pattern: '^[a-z-]{2,40}$' }),
})
export const DocumentParams = Type.Object({
  caseNo: Type.String({ maxLength: 40 }),
  id: Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' }),
})
/** Large print, for whoever reads it so. */
export const SizeShape = Type.Object({ size: Type.Optional(Type.Enum(['large'])) }, { additionalProperties: false })
export const FileParams = Type.Object({
  caseNo: Type.String({ maxLength: 40 }),
  id: Type.String({ pattern: '^[0-9a-f]{32}$' }),
})
export const CodeHeader = Type.Object({ 'x-query-code': Type.Optional(Type.String({ maxLength: 60 })) })

// Query values are text: numbers are patterns, so that a bad one is refused with words and not coerced.
/** What a list is narrowed and sorted by; the same in the address of the desk, in an export and in a kept filter. */
export const filterProperties = {
  queue: Type.Optional(Type.Enum([...queueNames] as string[] as [string, ...string[]])),
  state: Type.Optional(Type.String({ pattern: '^[a-z-]{1,40}$' })),
  organ: Type.Optional(Type.String({ pattern: '^[^\\u0000\\p{Cs}]{1,40}$' })),
  category: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z/]{1,20}$' })),
  place: Type.Optional(Type.String({ pattern: '^[0-9]{1,12}$' })),
  class: Type.Optional(Type.Enum(['suggestion', 'accusation', 'appeal'])),
  channel: Type.Optional(codes(channels)),
  dueFrom: Type.Optional(Day),
  due: Type.Optional(Day),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  mine: Type.Optional(Type.Enum(['1'])),
  sort: Type.Optional(Type.Enum([...sorts] as string[] as [Sort, ...Sort[]])),
}
export const ListShape = Type.Object(
  {
    ...filterProperties,
    q: Type.Optional(Words(100)),
    limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,2}$' })),
    cursor: Type.Optional(Type.String({ maxLength: 400 })),
  },
  { additionalProperties: false },
)
export const ExportShape = Type.Object(
  { ...filterProperties, q: Type.Optional(Words(100)) },
  { additionalProperties: false },
)
export const FilterShape = Type.Object(filterProperties, { additionalProperties: false })

export const RevealShape = Type.Object(
  { purpose: codes(revealPurposes), reason: Said(500) },
  { additionalProperties: false },
)
export const ReissueShape = Type.Object(
  { how: codes(codeWays), checked: codes(identityChecks) },
  { additionalProperties: false },
)
export const DuplicateShape = Type.Object(
  {
    petitioner: IdentityShape,
    /** Who signed along: each takes part in the comparison (domain.md §1.3). */
    others: Type.Optional(Type.Array(IdentityShape, { maxItems: limits.partiesPerSubmission })),
    title: Words(limits.titleChars),
    content: Words(limits.contentChars),
  },
  { additionalProperties: false },
)
