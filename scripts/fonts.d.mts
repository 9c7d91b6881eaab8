/** Types of `fonts.mjs` for the TypeScript that reads it. */

export type LetterFont = {
  use: string
  family: string
  files: string[]
  package: string
  licence: string
  homepage: string
  /** Where Debian keeps the licence text. */
  copyright: string
}

export type FoundFonts = {
  /** Font files for `createLetterRenderer({ fontPaths })`. */
  files: string[]
  fonts: (LetterFont & { file: string | null })[]
  missing: (LetterFont & { file: string | null })[]
}

/** `says`: one sentence in Chinese and English on what is missing and how to get it. */
export type EnsuredFonts = ({ ok: true } & FoundFonts) | ({ ok: false; says: string } & FoundFonts)

export declare const FONTS: LetterFont[]
export declare function findFonts(options?: { own?: string; folders?: readonly string[] }): FoundFonts
export declare function ensureFonts(options: {
  mayInstall: boolean
  log?: (line: string) => void
  find?: typeof findFonts
}): EnsuredFonts
