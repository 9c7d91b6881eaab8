import { facesOf } from './faces.ts'
import type { LetterModel } from './model.ts'
import { pressOf } from './press.ts'
import { breakable, printable, UnprintableText } from './printable.ts'
import { letterText } from './text.ts'

/** PDF/UA-1 for people (tagged, refuses what cannot be read), PDF/A-2a for the archive. */
export type Standard = 'ua-1' | 'a-2a'

export type LetterRenderer = {
  /**
   * The letter as PDF; the same model gives the same bytes on the same fonts.
   * @throws UnprintableText naming the characters that no font has
   */
  render(model: LetterModel, options: { standard: Standard }): Promise<Uint8Array>
  /** The same words without a page, for screen readers and the "readable text" of a web page. */
  text(model: LetterModel): string
  /** Ends the typesetting process; a later call starts a new one. */
  close(): Promise<void>
}

export type LetterRendererOptions = {
  /** Font files, from `scripts/fonts.mjs`. */
  fontPaths: readonly string[]
  /** The city's own licensed 仿宋 for the body; 宋体 stands in where there is none. */
  bodyFontFile?: string
  /** The typesetting process and its fonts (some 200 MB) end after this long without a letter. */
  idleMs?: number
  /** A letter that takes longer is given up, and the process with it. */
  limitMs?: number
}

const IDLE_MS = 60_000
const LIMIT_MS = 30_000

/** @throws Error naming a font family that none of the files has */
export function createLetterRenderer(options: LetterRendererOptions): LetterRenderer {
  const { bodyFontFile, idleMs = IDLE_MS, limitMs = LIMIT_MS } = options
  const fontPaths = bodyFontFile === undefined ? options.fontPaths : [bodyFontFile, ...options.fontPaths]
  const press = pressOf({ fontPaths, faces: facesOf(options.fontPaths, bodyFontFile) }, { idleMs, limitMs })
  return {
    async render(model, { standard }) {
      const clean = printable(model)
      const result = await press.run({
        model: JSON.stringify(breakable(clean)),
        url: clean.query?.url ?? null,
        standard,
      })
      if ('pdf' in result) return result.pdf
      if ('missing' in result) throw new UnprintableText(result.missing)
      throw new Error(`letter ${model.code} was not set: ${result.fault}`)
    },
    text: letterText,
    close: () => press.end(),
  }
}
