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
  /**
   * The pages below each other as one SVG.
   * @throws UnprintableText as `render` does
   */
  picture(model: LetterModel): Promise<string>
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
  async function set(model: LetterModel, standard: Standard, picture: boolean) {
    const clean = printable(model)
    const result = await press.run({
      model: JSON.stringify(breakable(clean)),
      url: clean.query?.url ?? null,
      standard,
      picture,
    })
    if ('pdf' in result) return result
    if ('missing' in result) throw new UnprintableText(result.missing)
    throw new Error(`letter ${model.code} was not set: ${result.fault}`)
  }
  return {
    render: async (model, { standard }) => (await set(model, standard, false)).pdf,
    picture: async (model) => (await set(model, 'ua-1', true)).svg ?? '',
    text: letterText,
    close: () => press.end(),
  }
}
