import { inflateRawSync } from 'node:zlib'

/** The words of a Word file as a person reads them: a line a paragraph, a table row with ` | ` between its cells. */
export function docxText(file: Buffer): string {
  const xml = entryOf(file, 'word/document.xml')
  const lines: string[] = []
  for (const [block] of xml.matchAll(/<w:tr[ >][\s\S]*?<\/w:tr>|<w:p[ >][\s\S]*?<\/w:p>/g)) {
    const cells = block.startsWith('<w:tr') ? block.split('</w:tc>').slice(0, -1) : [block]
    lines.push(cells.map(wordsOf).join(' | '))
  }
  return `${lines.join('\n')}\n`
}

const wordsOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, words = '']) => words)
    .join('')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')

/** One file of the archive, unpacked. @throws where it is not there */
function entryOf(file: Buffer, name: string): string {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  for (let at = file.readUInt32LE(end + 16); file.readUInt32LE(at) === 0x02014b50; ) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    if (file.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const local = file.readUInt32LE(at + 42)
      const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
      const bytes = file.subarray(start, start + file.readUInt32LE(at + 20))
      return (file.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')
    }
    at += 46 + nameLength + extra + comment
  }
  throw new Error(`no ${name} in the archive`)
}
