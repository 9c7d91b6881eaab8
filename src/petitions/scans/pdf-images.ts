/** A picture smaller than this is a stamp or a logo, and no page. */
const pageSideLeast = 600

/**
 * The pages of a PDF that a scanner made: one JPEG each, which lies in the file as it is. Other PDFs give nothing; the
 * browser shows them itself.
 */
export function jpegsIn(pdf: Buffer): Buffer[] {
  const found: Buffer[] = []
  let from = 0
  for (;;) {
    const start = pdf.indexOf('stream', from, 'latin1')
    if (start < 0) return found
    from = start + 'stream'.length
    if (pdf.subarray(start - 3, start).toString('latin1') === 'end') continue
    const dictionary = pdf.subarray(pdf.lastIndexOf('obj', start, 'latin1'), start).toString('latin1')
    if (!isPage(dictionary)) continue
    const begin = pdf.indexOf(Buffer.from([0xff, 0xd8, 0xff]), from)
    const end = pdf.indexOf('endstream', from, 'latin1')
    if (begin < 0 || end < 0 || begin > end) continue
    found.push(pdf.subarray(begin, end))
    from = end
  }
}

function isPage(dictionary: string): boolean {
  const side = (name: string): number => Number(dictionary.match(new RegExp(`/${name}\\s+(\\d+)`))?.[1] ?? 0)
  return (
    /\/Subtype\s*\/Image/.test(dictionary) &&
    /\/Filter\s*\[?\s*\/DCTDecode\s*\]?/.test(dictionary) &&
    Math.min(side('Width'), side('Height')) >= pageSideLeast
  )
}
