import { hash } from 'node:crypto'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import bwip from 'bwip-js/node'
import type { Faces } from './faces.ts'

/** The process that sets letters: a page takes milliseconds, but reading the fonts takes the better part of a second. */

export type TypesetterOptions = { readonly fontPaths: readonly string[]; readonly faces: Faces }

/** `model` is JSON; it reaches the templates as a string that they parse, never as markup. */
export type Job = {
  readonly model: string
  readonly url: string | null
  readonly standard: string
  /** The pages below each other as SVG too: for a screen that shows them while somebody writes. */
  readonly picture: boolean
  /** The city's own picture for the cover sheet. */
  readonly logo?: { readonly format: 'png' | 'svg'; readonly content: Uint8Array } | null
  /** `name.typ`: names alone, to be laid over a kept page. */
  readonly template?: 'name.typ'
}

export type Result =
  | { readonly pdf: Uint8Array; readonly svg: string | null }
  | { readonly missing: readonly string[] }
  | { readonly fault: string }

/** Memoised results that this many later letters did not use are dropped. */
const CACHE_LETTERS = 4

/** Behind the server and its database: a page that is kept in the background takes no time from who acts. */
const NICE = 5
setPriority(NICE)

const options: TypesetterOptions = JSON.parse(process.argv[2] ?? '{}')
const compiler = NodeCompiler.create({
  workspace: import.meta.dirname,
  fontArgs: [{ fontPaths: [...options.fontPaths] }],
})
const faces = JSON.stringify(options.faces)

process.on('message', (job: Job) => {
  process.send?.(typeset(job))
  compiler.evictCache(CACHE_LETTERS)
})
// The server is gone: so is the work.
process.on('disconnect', () => process.exit())

function typeset({ model, url, standard, picture, template, logo }: Job): Result {
  try {
    const compiled = compiler.compile({
      mainFilePath: join(import.meta.dirname, template ?? 'main.typ'),
      inputs: { model, faces, qr: url === null ? '' : qrOf(url), logo: logoFile(logo) },
    })
    // A warning is a fault here: the one that happens is a family that no file has.
    const trouble = compiled.takeDiagnostics()
    const document = compiled.result
    if (trouble || !document) return { fault: JSON.stringify(trouble?.shortDiagnostics ?? 'no document') }
    // The PDF first: only its standard names a character that no font has.
    const pdf = compiler.pdf(document, { pdfStandard: standard })
    return { pdf, svg: picture ? pictureOf(compiler.plainSvg(document)) : null }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const missing = missingIn(message)
    return missing.length ? { missing } : { fault: message }
  }
}

/**
 * Without the white sheets: the compiler draws each of them on the first page, and so the last over the words of the
 * first. Paper is white wherever the picture is shown.
 */
const pictureOf = (svg: string): string => svg.replace(/^ {4}<path class="typst-shape" fill="#ffffff"[^>]*\/>\n/gm, '')

/** The picture under a name that the cover sheet reads; no file is written. */
function logoFile(logo: Job['logo']): string {
  if (!logo) return ''
  const name = `logo-${hash('sha256', logo.content, 'hex').slice(0, 16)}.${logo.format}`
  compiler.mapShadow(join(import.meta.dirname, name), Buffer.from(logo.content))
  return name
}

/** Level M: still read when a fold or a stamp covers a seventh of it. */
function qrOf(url: string): string {
  const options = { bcid: 'qrcode', text: url, eclevel: 'M' }
  return bwip.toSVG(options)
}

/** Characters that the exporter names, under a PDF standard, when no font of the chain has them. */
function missingIn(message: string): string[] {
  const named = message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)
  const characters = [...named].flatMap(([, text = '']) => [
    ...text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
  ])
  return [...new Set(characters)]
}
