import { createReadStream, statSync } from 'node:fs'
import { createGunzip } from 'node:zlib'

/** A line of a file; `text` null where it is not UTF-8 or too long. `done`: bytes of the file read so far. */
export type TextLine = { line: number; text: string | null; done: number }

/** Longer lines are no record. */
const lineBytes = 1_048_576
const newline = 0x0a

/** Lines of a text file, one after the other, packed or not; empty lines are counted and left out. */
export async function* linesOf(path: string): AsyncGenerator<TextLine> {
  const file = createReadStream(path, { highWaterMark: 262_144 })
  const source = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  // A file that breaks off is told by whoever reads it.
  if (source !== file) file.on('error', (error) => source.destroy(error))
  let rest: Buffer = Buffer.alloc(0)
  let line = 0
  for await (const piece of source as AsyncIterable<Buffer>) {
    let buffer = rest.length ? Buffer.concat([rest, piece]) : piece
    for (let end = buffer.indexOf(newline); end >= 0; end = buffer.indexOf(newline)) {
      line++
      const found = textOf(buffer.subarray(0, end), line)
      buffer = buffer.subarray(end + 1)
      if (found !== '') yield { line, text: found, done: file.bytesRead }
    }
    rest = buffer
  }
  const found = textOf(rest, line + 1)
  if (found !== '') yield { line: line + 1, text: found, done: file.bytesRead }
}

export const bytesOf = (path: string): number => statSync(path).size

const utf8 = new TextDecoder('utf-8', { fatal: true })

function textOf(bytes: Buffer, line: number): string | null {
  if (bytes.length > lineBytes) return null
  try {
    const text = utf8.decode(bytes).trim()
    return line === 1 ? text.replace(/^\uFEFF/, '') : text
  } catch {
    return null
  }
}
