import { createHmac, hash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** What a leaf says in clear about an event: R case registered, E any other step, X erasure, S statement, K key. */
export type LeafClass = 'R' | 'E' | 'S' | 'K' | 'X'

/** The event as the leaf commits to it (trust.md §2.2): no text, no personal data. */
export type LeafEvent = {
  v: 1
  case_no: string
  seq: number
  kind: string
  organ_code: string | null
  /** ISO 8601 instant */
  at: string
  /** Earliest legal last day that runs after this event, or null. */
  due: string | null
  /** Leaf of the case's event before, hex; null for the first: no middle step can vanish unnoticed. */
  prev: string | null
  /** HMACs, hex, of the event's data and of the texts and files that belong to it. */
  content_digest: string[]
}

const prefix = Buffer.from('dengwen/v1\n', 'ascii')
export const leafBytes = 44

/**
 * The 44-byte leaf: prefix (11), class (1), HMAC-SHA-256 (32) of the canonical event (RFC 8785).
 * HMAC with a secret uniform key hides, SHA-256 binds; destroying the case secret erases every trace.
 */
export function leafOf(leafClass: LeafClass, caseSecret: Buffer, event: LeafEvent): Buffer {
  const bytes = canonicalBytes(event)
  return Buffer.concat([
    prefix,
    Buffer.from(leafClass, 'ascii'),
    createHmac('sha256', saltOf(caseSecret, event.seq)).update(bytes).digest(),
  ])
}

/** The salt of one event: it may be handed out with that event alone. */
export const saltOf = (caseSecret: Buffer, seq: number): Buffer =>
  createHmac('sha256', caseSecret).update(`dengwen salt v1 ${seq}`).digest()

/** Commitment to a text, file or data object under the case secret, hex. */
export const contentDigest = (caseSecret: Buffer, content: string | Uint8Array): string =>
  createHmac('sha256', caseSecret).update('dengwen content v1\n').update(content).digest('hex')

/** RFC 6962 leaf hash, hex: what the receipt shows and the log will hold. */
export const leafHash = (leaf: Uint8Array): string => hash('sha256', Buffer.concat([Buffer.of(0), leaf]), 'hex')

export function canonicalBytes(value: unknown): Buffer {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('a value without JSON form cannot be committed to')
  return Buffer.from(text, 'utf8')
}
