import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** One body in every form that a browser may ask for. */
export type Packed = { br: Buffer; gzip: Buffer; identity: Buffer }
export type Encoding = keyof Packed

/** Pages are packed while somebody waits, assets once at the start. */
const efforts = { fast: { br: 4, gzip: 5 }, small: { br: 11, gzip: 9 } } as const
type Effort = keyof typeof efforts

/** Below this, a packet is sent anyway and packing gains nothing. */
export const PACK_FROM_BYTES = 1_000

export const packed = (body: Buffer, effort: Effort): Packed => ({
  br: pack(body, 'br', effort),
  gzip: pack(body, 'gzip', effort),
  identity: body,
})

export function pack(body: Buffer, encoding: Encoding, effort: Effort): Buffer {
  const level = efforts[effort]
  switch (encoding) {
    case 'br':
      return brotliCompressSync(body, {
        params: { [constants.BROTLI_PARAM_QUALITY]: level.br, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
      })
    case 'gzip':
      return gzipSync(body, { level: level.gzip })
    case 'identity':
      return body
  }
}

/** The best form that the header `accept-encoding` allows. `q=0` forbids one (RFC 9110 12.5.3). */
export function encodingFor(accepted: string | undefined): Encoding {
  const wanted = new Set(
    (accepted ?? '')
      .toLowerCase()
      .split(',')
      .map((one) => one.trim().split(/\s*;\s*/))
      .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
      .map(([name]) => name),
  )
  return wanted.has('br') ? 'br' : wanted.has('gzip') ? 'gzip' : 'identity'
}
