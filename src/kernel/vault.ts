import { createCipheriv, createDecipheriv, createHmac, hash, hkdfSync, randomBytes, randomFillSync } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Sealing of everything that is text, file or identity. master key (file, 0600) → epoch key (one a year and
 * retention class, in the database, wrapped) → one data key and one ledger secret a case, wrapped by the epoch
 * key. Destroying an epoch key erases its cases in the database and in every old backup (trust.md §2.7).
 */
export type CaseKeys = { dek: Buffer; secret: Buffer }
export type WrappedKeys = { dek: Buffer; secret: Buffer }

export type Vault = ReturnType<typeof createVault>

/** Suite byte in front of every sealed value; `s1` (SM4-GCM) will be the second. */
const aes256gcm = 0xa1
const ivBytes = 12
const tagBytes = 16
const keyBytes = 32

/** Random bytes, drawn from the system some thousand at a time: an intake needs a dozen small portions of them. */
export function freshBytes(count: number): Buffer {
  if (drawn + count > pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  const bytes = Buffer.from(pool.subarray(drawn, drawn + count))
  pool.fill(0, drawn, drawn + count)
  drawn += count
  return bytes
}
const pool = Buffer.alloc(16_384)
let drawn = pool.length

/** Encrypt under `key`; `aad` binds the value to its table, column and row, so it cannot be moved. */
export function seal(key: Buffer, aad: string, plain: string | Uint8Array): Buffer {
  const iv = freshBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(aad, 'utf8'))
  const body = Buffer.concat([
    typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain),
    cipher.final(),
  ])
  return Buffer.concat([Buffer.of(aes256gcm), iv, cipher.getAuthTag(), body])
}

/** @throws when the value was changed, moved to another row, or sealed under another key */
export function open(key: Buffer, aad: string, sealed: Uint8Array): Buffer {
  if (sealed[0] !== aes256gcm) throw new Error('unknown sealing suite')
  const data = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(1, 1 + ivBytes))
  decipher.setAAD(Buffer.from(aad, 'utf8'))
  decipher.setAuthTag(data.subarray(1 + ivBytes, 1 + ivBytes + tagBytes))
  return Buffer.concat([decipher.update(data.subarray(1 + ivBytes + tagBytes)), decipher.final()])
}

export const openText = (key: Buffer, aad: string, sealed: Uint8Array): string =>
  open(key, aad, sealed).toString('utf8')

/** The master key of an installation; made on first use. Losing it loses every text. */
export function masterKeyFile(path: string): Buffer {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, `${randomBytes(keyBytes).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  }
  chmodSync(path, 0o600)
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
  if (key.length !== keyBytes) throw new Error(`密钥文件 ${path} 损坏：应为64位十六进制。(master key file is damaged)`)
  return key
}

export function createVault(master: Buffer, epochs: ReadonlyMap<string, Buffer>) {
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', master, '', `dengwen ${purpose}`, keyBytes))
  const system = derive('system')
  const searchKey = derive('search 1')
  const codeKey = derive('query code 1')
  const blindKey = derive('blind 1')
  const epochKeys = new Map(
    [...epochs].map(([epoch, wrapped]) => [epoch, open(derive('epoch'), `epoch|${epoch}`, wrapped)]),
  )
  const tokens = new Map<string, string>()
  const opened = new Map<string, CaseKeys>()

  const epochKey = (epoch: string): Buffer => {
    const key = epochKeys.get(epoch)
    if (!key) throw new Error(`epoch key ${epoch} is not here: destroyed, or never made`)
    return key
  }

  return {
    /** For records that belong to no case: stored answers of idempotent calls, uploads before they are claimed. */
    system,

    /** A new wrapped epoch key, to be stored before it is used. */
    newEpoch(epoch: string): Buffer {
      const key = randomBytes(keyBytes)
      epochKeys.set(epoch, key)
      return seal(derive('epoch'), `epoch|${epoch}`, key)
    },
    hasEpoch: (epoch: string): boolean => epochKeys.has(epoch),
    /** Take over a key that another process stored. */
    learnEpoch(epoch: string, wrapped: Buffer): void {
      epochKeys.set(epoch, open(derive('epoch'), `epoch|${epoch}`, wrapped))
    },

    newCase(epoch: string, caseNo: string): { keys: CaseKeys; wrapped: WrappedKeys } {
      const keys = { dek: freshBytes(keyBytes), secret: freshBytes(keyBytes) }
      const kek = epochKey(epoch)
      remember(caseNo, keys)
      return {
        keys,
        wrapped: {
          dek: seal(kek, `case_key|dek|${caseNo}`, keys.dek),
          secret: seal(kek, `case_key|secret|${caseNo}`, keys.secret),
        },
      }
    },
    openCase(epoch: string, caseNo: string, wrapped: WrappedKeys): CaseKeys {
      const known = opened.get(caseNo)
      if (known) return known
      const kek = epochKey(epoch)
      const keys = {
        dek: open(kek, `case_key|dek|${caseNo}`, wrapped.dek),
        secret: open(kek, `case_key|secret|${caseNo}`, wrapped.secret),
      }
      remember(caseNo, keys)
      return keys
    },

    /** 16 bytes: equal values are found, the value is not. Input must be normalised by the caller. */
    blind: (field: string, value: string): Buffer =>
      createHmac('sha256', blindKey).update(`${field}\n${value}`).digest().subarray(0, 16),

    /** Search words of a text: every pair of neighbouring characters as a keyed hash of 8 bytes. */
    searchTokens(text: string): string[] {
      const found = new Set<string>()
      for (const pair of bigrams(text)) {
        let token = tokens.get(pair)
        if (token === undefined) {
          token = createHmac('sha256', searchKey).update(pair).digest().toString('base64url', 0, 8)
          if (tokens.size >= tokenCacheEntries) tokens.clear()
          tokens.set(pair, token)
        }
        found.add(token)
      }
      return [...found]
    },

    /**
     * Query code of a case: 80 bits, Crockford base32, groups of four. Derived, so it can be printed again;
     * only its SHA-256 is stored. A new `version` replaces a lost one.
     */
    queryCode(caseNo: string, version: number): string {
      const bytes = createHmac('sha256', codeKey).update(`${caseNo}|${version}`).digest()
      let bits = 0n
      for (const byte of bytes.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte)
      let code = ''
      for (let i = 75n; i >= 0n; i -= 5n) code += crockford[Number((bits >> i) & 31n)]
      return code.replace(/(.{4})(?=.)/g, '$1-')
    },

    /** Six digits for confirming over another channel. */
    confirmCode: (caseNo: string, seq: number): string =>
      String(
        createHmac('sha256', codeKey).update(`confirm|${caseNo}|${seq}`).digest().readUInt32BE(0) % 1_000_000,
      ).padStart(6, '0'),

    derive,
  }

  function remember(caseNo: string, keys: CaseKeys): void {
    if (opened.size >= caseCacheEntries) {
      const oldest = opened.keys().next().value
      if (oldest !== undefined) opened.delete(oldest)
    }
    opened.set(caseNo, keys)
  }
}

const tokenCacheEntries = 120_000
const caseCacheEntries = 5_000
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What a person types for a code: case, spaces, dashes and the look-alikes I L O do not matter. */
export const normalCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\-—–]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')

/** SHA-256 of a query code in its normal form: what is stored and compared. */
export const codeHash = (typed: string): Buffer => hash('sha256', normalCode(typed), 'buffer')

/** Pairs of neighbouring letters or digits; punctuation and spaces separate, case and width do not matter. */
export function* bigrams(text: string): Generator<string> {
  let before = ''
  for (const char of text.normalize('NFKC').toLowerCase()) {
    if (!/[\p{L}\p{N}]/u.test(char)) {
      before = ''
      continue
    }
    if (before) yield before + char
    before = char
  }
}
