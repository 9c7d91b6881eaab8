import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { problem, type Settings } from '../../kernel/index.ts'

type Pixels = { width: number; height: number; pixels: Uint8Array }

/**
 * A photo drawn anew: upright, at most `previewEdgePixels` wide and high, without the place and the device that the
 * camera wrote into it (RG-15).
 * @throws problem `not-shown` where it is broken, too large, or this machine lacks the drawing package
 */
export async function pictureOf(content: Buffer, heic: boolean, settings: Settings): Promise<Buffer> {
  try {
    const { default: sharp } = await import('sharp')
    const pixels = heic ? await decoded(content, settings) : null
    const drawn = pixels
      ? sharp(pixels.pixels, { raw: { width: pixels.width, height: pixels.height, channels: 4 } })
      : sharp(content, { limitInputPixels: settings.previewInputPixels, pages: 1 }).rotate()
    return await drawn
      .resize({
        width: settings.previewEdgePixels,
        height: settings.previewEdgePixels,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp({ quality: 80 })
      .toBuffer()
  } catch {
    throw problem('not-shown')
  }
}

/** HEIC of telephones, which sharp cannot read. libheif turns the picture upright itself. */
async function decoded(content: Buffer, settings: Settings): Promise<Pixels> {
  const worker = new Worker(join(import.meta.dirname, 'heic.ts'), {
    workerData: { content: Uint8Array.from(content) },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  const timer = setTimeout(() => void worker.terminate(), settings.previewLimitMs)
  try {
    const [answer] = (await Promise.race([
      once(worker, 'message'),
      once(worker, 'exit').then(() => {
        throw new Error('the decoder ended without a picture')
      }),
    ])) as [Pixels]
    return answer
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
