/** What somebody typed and did not send yet. `id` lives as long as the draft: it names the attempt to the server. */
export type Draft<T> = { id: string; values: T }

/** The part of `sessionStorage` that drafts need. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export type Drafts = {
  read<T>(name: string): Draft<T> | null
  /** @returns false where the browser keeps nothing, or no more */
  keep<T>(name: string, draft: Draft<T>): boolean
  forget(name: string): void
  /** Names of all drafts of this account. */
  names(): string[]
}

/**
 * Drafts of one account in this window. They survive a reload and a lost session, not the closing of the window: forms
 * hold names and addresses, and a PC at a counter is shared.
 */
export function createDrafts(shelf: Shelf, account: string): Drafts {
  const prefix = `dengwen/${account}/`
  return {
    read(name) {
      try {
        const kept = shelf.getItem(prefix + name)
        return kept === null ? null : JSON.parse(kept)
      } catch {
        return null // no storage, or not ours: an empty form
      }
    },
    keep(name, draft) {
      try {
        shelf.setItem(prefix + name, JSON.stringify(draft))
        return true
      } catch {
        return false
      }
    },
    forget(name) {
      try {
        shelf.removeItem(prefix + name)
      } catch {
        // Nothing was kept.
      }
    },
    names() {
      const names: string[] = []
      for (let index = 0; index < shelf.length; index++) {
        const key = shelf.key(index)
        if (key?.startsWith(prefix)) names.push(key.slice(prefix.length))
      }
      return names
    },
  }
}

/** A new draft's id: 96 random bits. `crypto.randomUUID` is missing before Chromium 92 and on plain http. */
export const draftId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Idempotency-Key of a draft with this body: the same on every retry, another one as soon as anything was changed
 * (the server refuses a known key with another body).
 */
export const attemptKey = (draft: string, body: unknown): string => `${draft}-${digest(JSON.stringify(body ?? null))}`

/** 53 bits, to tell the few versions of one draft apart (cyrb53, public domain). */
function digest(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2_654_435_761)
    low = Math.imul(low ^ code, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36)
}
