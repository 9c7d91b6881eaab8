import decodeHeic from 'heic-decode'
import sharp, { type Sharp } from 'sharp'
import { type Line, paragraphsOf } from './paragraphs.ts'
import { jpegsIn } from './pdf-images.ts'

/**
 * The process that makes pages of scans and reads them. Not the server: decoding takes seconds, the models some 300 MB,
 * and what people send may bring a decoder down. It writes nothing to the disk.
 */
export type Job = { content: Uint8Array; page: number; read: boolean }
export type Result =
  | { pages: number; image: Uint8Array }
  | { pages: number; paragraphs: string[] }
  /** `shape`: no page can be made of this file. `reader`: the packages that read are not installed. */
  | { lacks: 'shape' | 'reader' | 'page' }

/** Longest side of a page as it is shown, and as it is read: 200 dpi of A4 is enough for print. */
const shownPixels = 2_400
const readPixels = 2_000
const pixelsMost = 120_000_000
/** Named here, so that nothing needs them where they are not installed: `npm run ocr:install`. */
const readerPackage = '@gutenye/ocr-node'

type Reader = { detect(image: Buffer): Promise<{ text: string; box?: [number, number][] }[]> }
let reader: Promise<Reader> | null = null

process.on('message', (job: Job) => {
  void answer(job).then((result) => process.send?.(result))
})
// The server is gone: so is the work.
process.on('disconnect', () => process.exit())

async function answer({ content, page, read }: Job): Promise<Result> {
  const found = await pageOf(Buffer.from(content), page).catch(() => null)
  if (!found) return { lacks: 'shape' }
  if (!found.image) return { lacks: 'page' }
  const fitted = (edge: number) =>
    found.image?.rotate().resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
  if (!read) {
    const image = await fitted(shownPixels)?.flatten({ background: '#ffffff' }).webp({ quality: 82 }).toBuffer()
    return image ? { pages: found.pages, image } : { lacks: 'shape' }
  }
  try {
    reader ??= import(readerPackage).then(({ default: Ocr }) => Ocr.create() as Promise<Reader>)
    const engine = await reader
    const image = await fitted(readPixels)?.flatten({ background: '#ffffff' }).png().toBuffer()
    if (!image) return { lacks: 'shape' }
    const lines = (await engine.detect(image)).flatMap(({ text, box }): Line[] => (box ? [{ text, box }] : []))
    return { pages: found.pages, paragraphs: paragraphsOf(lines) }
  } catch (error) {
    reader = null
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return { lacks: 'reader' }
    throw error
  }
}

/** One page as a picture; null where the file has fewer. @throws where it is no picture at all */
async function pageOf(content: Buffer, page: number): Promise<{ pages: number; image: Sharp | null }> {
  const limits = { limitInputPixels: pixelsMost }
  if (content.subarray(0, 5).toString('latin1') === '%PDF-') {
    const pictures = jpegsIn(content)
    if (!pictures.length) throw new Error('no page of this PDF is one picture')
    const picture = pictures[page]
    return { pages: pictures.length, image: picture ? sharp(picture, limits) : null }
  }
  if (isHeic(content)) {
    const { width, height, data } = await decodeHeic({ buffer: content })
    const raw = { width, height, channels: 4 as const }
    return { pages: 1, image: page === 0 ? sharp(Buffer.from(data), { raw, ...limits }) : null }
  }
  const { pages = 1, format } = await sharp(content, limits).metadata()
  // Only a TIFF has pages; the pictures of a GIF are none.
  const count = format === 'tiff' ? pages : 1
  return { pages: count, image: page < count ? sharp(content, { ...limits, page }) : null }
}

const isHeic = (content: Buffer): boolean =>
  content.subarray(4, 8).toString('latin1') === 'ftyp' &&
  /^(hei[cxms]|hev[cx]|mif1|msf1)/.test(content.subarray(8, 12).toString('latin1'))
