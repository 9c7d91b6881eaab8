import { hash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { documentSpec, isDocumentCode } from '../../law/index.ts'
import { facesOf } from './faces.ts'
import type { LetterModel } from './model.ts'
import { placesIn, withNames } from './names.ts'
import { readPdf } from './pdf-objects.ts'
import { pressOf } from './press.ts'
import { breakable, printable, UnprintableText } from './printable.ts'
import { letterText } from './text.ts'
import type { Job } from './typesetter.ts'

/** PDF/UA-1 for people (tagged, refuses what cannot be read), PDF/A-2a for the archive. */
export type Standard = 'ua-1' | 'a-2a'

export type LetterRenderer = {
  /** What a page was set with: its templates with their compiler, and its fonts. Kept beside each page. */
  readonly version: { readonly templates: string; readonly fonts: string }
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
  /**
   * The page to be kept of an issued letter: without the name of the person, with room for it.
   * @throws UnprintableText as `render` does
   */
  kept(model: LetterModel): Promise<Uint8Array>
  /**
   * A kept page as somebody may see it. Its bytes stand unchanged at the beginning.
   * @param name full, masked, or `信访人` where nobody may be named
   * @throws UnprintableText as `render` does
   */
  named(kept: Uint8Array, name: string): Promise<Uint8Array>
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
  /** The city's own picture, for cover sheets; as it is when a page is set. */
  logo?: () => { readonly mediaType: 'image/png' | 'image/svg+xml'; readonly content: Buffer } | null
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
  async function set(
    text: object,
    { of, url = null, ...job }: { of: string; url?: string | null } & Omit<Job, 'model' | 'url'>,
  ) {
    const result = await press.run({ model: JSON.stringify(breakable(text)), url, ...job })
    if ('pdf' in result) return result
    if ('missing' in result) throw new UnprintableText(result.missing)
    throw new Error(`letter ${of} was not set: ${result.fault}`)
  }
  function page(model: LetterModel, standard: Standard, picture = false) {
    const clean = printable(model)
    const logo = clean.cover ? logoOf(options.logo?.() ?? null) : null
    return set(clean, { of: model.code, url: clean.query?.url ?? null, standard, picture, logo })
  }
  return {
    version: { templates: templatesVersion(), fonts: fontsVersion(fontPaths) },
    render: async (model, { standard }) => (await page(model, standard)).pdf,
    picture: async (model) => (await page(model, 'ua-1', true)).svg ?? '',
    kept: async (model) => (await page(namesPerson(model) ? { ...model, nameless: true } : model, 'ua-1')).pdf,
    async named(kept, name) {
      const bytes = Buffer.from(kept)
      const places = placesIn(readPdf(bytes))
      if (!places.length) return kept
      const words = printable({
        large: false,
        places: places.map((place) => ({ ...place, words: place.cover ? `${name}，您好。` : `${name}：` })),
      })
      const { pdf } = await set(words, { of: 'name', standard: 'ua-1', picture: false, template: 'name.typ' })
      return withNames(bytes, Buffer.from(pdf))
    },
    text: letterText,
    close: () => press.end(),
  }
}

const VERSION_DIGITS = 16
const short = (parts: readonly string[]): string => hash('sha256', parts.join('\n'), 'hex').slice(0, VERSION_DIGITS)

function templatesVersion(): string {
  const compiler = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-node-compiler')
  const templates = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.typ'))
  return short([
    readFileSync(join(dirname(compiler), 'package.json'), 'utf8'),
    ...templates.sort().map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')),
  ])
}

/** By name and size: reading 200 MB to start would take longer than all the rest. */
const fontsVersion = (paths: readonly string[]): string =>
  short(paths.map((path) => `${basename(path)} ${statSync(path).size}`))

type Picture = NonNullable<ReturnType<NonNullable<LetterRendererOptions['logo']>>>
const logoOf = (picture: Picture | null): Job['logo'] =>
  picture && { format: picture.mediaType === 'image/png' ? 'png' : 'svg', content: picture.content }

/** Letters to the person are kept without the name (docs/decisions/0006); those between organs name nobody. */
const namesPerson = ({ code, layout }: LetterModel): boolean =>
  layout === 'letter' && isDocumentCode(code) && documentSpec(code).to === 'petitioner'
