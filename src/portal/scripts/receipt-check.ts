/**
 * Checks a receipt file all by itself: from the registration's event and the secret it computes the fingerprint again.
 * Needs no network and no crypto of the browser (that is missing on plain http), so it runs inside the portal's script
 * and, as one file, on any computer. It stands alone: the offline page is made of this very text.
 */
export type ReceiptRead =
  | { ok: false; says: string }
  | { ok: true; caseNo: string; receivedAt: string; organ: string; leaf: string; secret: string; digests: string[] }

export function readReceipt(text: string): ReceiptRead {
  let file: Record<string, unknown> | null
  try {
    file = JSON.parse(text) as Record<string, unknown> | null
  } catch {
    return { ok: false, says: '这不是回执文件。请选从回执页面下载的那个文件。' }
  }
  const event = file?.event as Record<string, unknown> | undefined
  if (file?.format !== 'dengwen-receipt/1' || !event || typeof file.secret !== 'string')
    return { ok: false, says: '这不是回执文件，或者缺了一段。请重新下载。' }
  const secret = unbase64(file.secret)
  const salt = hmac(secret, utf8(`dengwen salt v1 ${String(event.seq)}`))
  const leaf = hex(sha256(join([[0], utf8('dengwen/v1\n'), utf8('R'), hmac(salt, utf8(canonical(event)))])))
  if (leaf !== file.leaf) return { ok: false, says: '对不上：文件里的指纹不是从文件里的登记算出来的，这个文件被改过。' }
  if (event.case_no !== file.caseNo || event.at === undefined)
    return { ok: false, says: '对不上：文件里写的编号不是登记的那个编号，这个文件被改过。' }
  return {
    ok: true,
    caseNo: String(file.caseNo),
    receivedAt: String(event.at),
    organ: String(file.organ),
    leaf,
    secret: file.secret,
    digests: event.content_digest as string[],
  }
}

/** Whether this text is one that the registration committed to (title, what happened, requests). */
export function isRegistered(text: string, { secret, digests }: { secret: string; digests: string[] }): boolean {
  const digest = hex(hmac(unbase64(secret), join([utf8('dengwen content v1\n'), utf8(text)])))
  return digests.indexOf(digest) >= 0
}

/** RFC 8785, for what an event holds: text, whole numbers, null, lists. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = value as Record<string, unknown>
  const keys = Object.keys(entries).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(entries[key])}`).join(',')}}`
}

function hmac(key: number[], message: number[]): number[] {
  const block = key.length > 64 ? sha256(key) : key.slice()
  while (block.length < 64) block.push(0)
  const pad = (byte: number): number[] => block.map((one) => one ^ byte)
  return sha256(join([pad(0x5c), sha256(join([pad(0x36), message]))]))
}

/** FIPS 180-4. */
function sha256(message: number[]): number[] {
  const primes: number[] = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  const fraction = (root: number): number => ((root - Math.floor(root)) * 4294967296) | 0
  const k = primes.map((prime) => fraction(prime ** (1 / 3)))
  let state = primes.slice(0, 8).map((prime) => fraction(prime ** (1 / 2)))
  const bytes = message.slice()
  bytes.push(0x80)
  while (bytes.length % 64 !== 56) bytes.push(0)
  const bits = message.length * 8
  for (let shift = 56; shift >= 0; shift -= 8) bytes.push(Math.floor(bits / 2 ** shift) & 0xff)
  for (let at = 0; at < bytes.length; at += 64) {
    const w: number[] = []
    for (let n = 0; n < 16; n++)
      w.push(
        (num(bytes, at + n * 4) << 24) |
          (num(bytes, at + n * 4 + 1) << 16) |
          (num(bytes, at + n * 4 + 2) << 8) |
          num(bytes, at + n * 4 + 3),
      )
    for (let n = 16; n < 64; n++) {
      const a = num(w, n - 15)
      const b = num(w, n - 2)
      const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)
      const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)
      w.push((num(w, n - 16) + s0 + num(w, n - 7) + s1) | 0)
    }
    state = mixed(state, w, k)
  }
  const out: number[] = []
  for (const word of state) out.push((word >>> 24) & 0xff, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff)
  return out
}

function mixed(state: number[], w: number[], k: number[]): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let n = 0; n < 64; n++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + num(k, n) + num(w, n)) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  return [a, b, c, d, e, f, g, h].map((word, n) => (word + num(state, n)) | 0)
}

const num = (list: number[], n: number): number => list[n] ?? 0
const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))
const hex = (bytes: number[]): string => bytes.map((byte) => (byte < 16 ? '0' : '') + byte.toString(16)).join('')
const join = (parts: number[][]): number[] => ([] as number[]).concat(...parts)

function utf8(text: string): number[] {
  const bytes: number[] = []
  const escaped = encodeURIComponent(text)
  for (let at = 0; at < escaped.length; at++) {
    if (escaped.charAt(at) !== '%') bytes.push(escaped.charCodeAt(at))
    else {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16))
      at += 2
    }
  }
  return bytes
}

function unbase64(text: string): number[] {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (let at = 0; at < text.length; at++) {
    const digit = digits.indexOf(text.charAt(at))
    if (digit < 0) continue
    held = ((held << 6) | digit) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >>> bits) & 0xff)
  }
  return bytes
}
