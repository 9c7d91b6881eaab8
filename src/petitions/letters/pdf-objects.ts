/**
 * As much of a PDF file as the compiler writes: plain objects, one cross-reference table, text before each stream.
 * Everything is kept as Latin-1 text or bytes; nothing is interpreted that is not needed.
 */
export type PdfFile = {
  readonly bytes: Buffer
  /** Numbers in use, ascending. */
  readonly numbers: readonly number[]
  readonly trailer: { readonly size: number; readonly startxref: number; readonly text: string }
  object(number: number): PdfObject
}

/** `text` is what stands between `obj` and `stream` or `endobj`. */
export type PdfObject = { readonly text: string; readonly stream: Buffer | null }

/** @throws Error for a file that was written otherwise */
export function readPdf(bytes: Buffer): PdfFile {
  const tail = bytes.subarray(-80).toString('latin1')
  const startxref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN)
  const table = bytes.subarray(startxref).toString('latin1')
  const [, count = '', rows = ''] = /^xref\s+0 (\d+)\s+((?:\d{10} \d{5} [fn]\s\s?)+)trailer/.exec(table) ?? []
  if (!count) throw new Error('a page without a cross-reference table')
  const offsets = rows
    .match(/\d{10} \d{5} [fn]/g)
    ?.flatMap((row, number) => (row.endsWith('n') ? [[number, Number(row.slice(0, 10))] as const] : []))
  const places = new Map(offsets)
  return {
    bytes,
    numbers: [...places.keys()],
    trailer: {
      size: Number(count),
      startxref,
      text: table.slice(table.indexOf('trailer'), table.indexOf('startxref')),
    },
    object(number) {
      const start = places.get(number)
      if (start === undefined) throw new Error(`a page without object ${number}`)
      return objectAt(bytes, start)
    },
  }
}

function objectAt(bytes: Buffer, start: number): PdfObject {
  const end = bytes.indexOf('endobj', start, 'latin1')
  const streamAt = bytes.indexOf('stream\n', start, 'latin1')
  const inner = (to: number) => bytes.toString('latin1', start, to).replace(/^\d+ \d+ obj\s*/, '')
  if (streamAt < 0 || streamAt > end) return { text: inner(end).trim(), stream: null }
  const text = inner(streamAt).trim()
  const length = Number(/\/Length (\d+)/.exec(text)?.[1])
  const from = streamAt + 'stream\n'.length
  return { text, stream: bytes.subarray(from, from + length) }
}

export const refsIn = (text: string): number[] => [...text.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))

/** An incremental update (ISO 32000-1, 7.5.6): the file as it was, byte for byte, and after it what is new. */
export function updated(file: PdfFile, objects: ReadonlyMap<number, PdfObject>): Buffer {
  const parts: Buffer[] = [file.bytes]
  let length = file.bytes.length
  const add = (part: string | Buffer) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    parts.push(bytes)
    length += bytes.length
  }
  if (file.bytes.at(-1) !== 0x0a) add('\n')
  const sections: string[] = []
  for (const [number, { text, stream }] of [...objects].sort(([a], [b]) => a - b)) {
    sections.push(`${number} 1\n${String(length).padStart(10, '0')} 00000 n \n`)
    add(`${number} 0 obj\n${text}\n`)
    if (stream) {
      add('stream\n')
      add(stream)
      add('\nendstream\n')
    }
    add('endobj\n')
  }
  const at = length
  const size = Math.max(file.trailer.size, ...[...objects.keys()].map((number) => number + 1))
  const trailer = file.trailer.text.replace(/\/Size \d+/, `/Size ${size}\n  /Prev ${file.trailer.startxref}`).trimEnd()
  add(`xref\n${sections.join('')}${trailer}\nstartxref\n${at}\n%%EOF\n`)
  return Buffer.concat(parts)
}
