import { deflateSync, inflateSync } from 'node:zlib'
import { type PdfFile, type PdfObject, readPdf, refsIn, updated } from './pdf-objects.ts'

/** A place that a kept page leaves for the name, in points. */
export type NamePlace = {
  readonly cover: boolean
  readonly page: number
  readonly element: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What `measures.typ` calls the two places, for a reader of the page without a name too. */
const placesByWords: Readonly<Record<string, { cover: boolean }>> = { 收信人: { cover: false }, 称呼: { cover: true } }

/** The places for the name on a page set with `nameless`, in reading order; none on a paper to an organ. */
export function placesIn(file: PdfFile): NamePlace[] {
  return file.numbers.flatMap((element) => {
    const { text } = file.object(element)
    const alt = /\/S \/Figure\b[\s\S]*\/Alt <FEFF([0-9A-F]+)>/.exec(text)?.[1]
    const place = alt && placesByWords[Buffer.from(alt, 'hex').swap16().toString('utf16le')]
    const box = /\/BBox \[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\]/.exec(text)?.slice(1).map(Number)
    const page = Number(/\/Pg (\d+) 0 R/.exec(text)?.[1])
    if (!place || !box || !page) return []
    const [x = 0, y = 0, right = 0, top = 0] = box
    return [{ ...place, page, element, x, y, width: right - x, height: top - y }]
  })
}

/**
 * A kept page with names in its places: the kept bytes as they are, followed by an update that draws `names` there and
 * puts them where they are read. So anybody can cut the update off and has what was issued.
 * @param names a page for each place, as `name.typ` sets them
 */
export function withNames(kept: Buffer, names: Buffer): Buffer {
  const file = readPdf(kept)
  const places = placesIn(file)
  const source = readPdf(names)
  const changed = new Map<number, PdfObject>()
  const now = (number: number): PdfObject => changed.get(number) ?? file.object(number)
  const change = (number: number, edit: (text: string) => string) =>
    changed.set(number, { ...now(number), text: edit(now(number).text) })
  let next = file.trailer.size
  const add = (object: PdfObject): number => {
    changed.set(next, object)
    return next++
  }
  const taken = new Map<number, number>()
  /** An object of `source` and all that it needs, under new numbers. */
  const take = (number: number): number => {
    const known = taken.get(number)
    if (known !== undefined) return known
    const fresh = next++
    taken.set(number, fresh)
    const { text, stream } = source.object(number)
    changed.set(fresh, { text: renumbered(text, take), stream })
    return fresh
  }

  const pages = pagesOf(source)
  for (const [index, place] of places.entries()) {
    const page = pages[index]
    if (page === undefined) throw new Error('a place without a name')
    const form = add(formOf(source, page, place, take))
    const mcid = nextMark(file, now, change, place)
    const words = Buffer.from(
      `/Span <</MCID ${mcid}>> BDC\nq 1 0 0 1 ${place.x} ${place.y} cm /DengwenName${index} Do Q\nEMC\n`,
      'latin1',
    )
    const drawn = add(streamOf('', words))
    change(place.page, (text) =>
      withResource(text, `/DengwenName${index} ${form} 0 R`).replace(
        /\/Contents (?:\[([^\]]*)\]|(\d+ 0 R))/,
        (_, many?: string, one?: string) => `/Contents [${many ?? one} ${drawn} 0 R]`,
      ),
    )
    change(place.element, (text) =>
      text
        .replace('/S /Figure', '/S /Span')
        .replace(/\/Alt <[^>]*>\s*/, '')
        .replace(/\/A \[<<[\s\S]*?>>\]\s*/, '')
        .replace(/\/K \[([^\]]*)\]/, (_, kids: string) => `/K [${kids} ${mcid}]`),
    )
  }
  return places.length ? updated(file, changed) : kept
}

/** The next free mark of marked content on the page, entered in the tree that leads from marks to elements. */
function nextMark(
  file: PdfFile,
  now: (number: number) => PdfObject,
  change: (number: number, edit: (text: string) => string) => void,
  { page, element }: NamePlace,
): number {
  const key = /\/StructParents (\d+)/.exec(now(page).text)?.[1]
  const root = file.numbers.find((number) => file.object(number).text.includes('/Type /StructTreeRoot'))
  const tree = root === undefined ? '' : now(root).text
  const list = Number(new RegExp(`[[\\s]${key} (\\d+) 0 R`).exec(/\/Nums \[[^\]]*\]/.exec(tree)?.[0] ?? '')?.[1])
  const mark = refsIn(now(list).text).length
  change(list, (text) => text.replace(/\]\s*$/, ` ${element} 0 R]`))
  return mark
}

function formOf(source: PdfFile, page: number, { width, height }: NamePlace, take: (n: number) => number): PdfObject {
  const { text } = source.object(page)
  const resources = dictionaryAfter(text, '/Resources')
  const { stream } = source.object(Number(/\/Contents (\d+) 0 R/.exec(text)?.[1]))
  if (!stream) throw new Error('a name without content')
  // Its own marks mean nothing on the page that it is laid over.
  const drawing = inflateSync(stream)
    .toString('latin1')
    .replace(/\/\w+ (?:<<[^>]*>>|\/\w+) BDC\n/g, '')
    .replace(/\/\w+ BMC\n/g, '')
    .replace(/^EMC\n?/gm, '')
  return streamOf(
    `/Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] /Resources ${renumbered(resources, take)}`,
    Buffer.from(drawing, 'latin1'),
  )
}

const streamOf = (entries: string, content: Buffer): PdfObject => {
  const stream = deflateSync(content)
  return { text: `<< ${entries} /Filter /FlateDecode /Length ${stream.length} >>`, stream }
}

const pagesOf = (file: PdfFile): number[] =>
  refsIn(
    /\/Kids \[[^\]]*\]/.exec(
      file.numbers.map((number) => file.object(number).text).find((text) => text.includes('/Type /Pages')) ?? '',
    )?.[0] ?? '',
  )

const renumbered = (text: string, take: (number: number) => number): string =>
  text.replace(/(\d+) 0 R/g, (_, number: string) => `${take(Number(number))} 0 R`)

const withResource = (page: string, entry: string): string =>
  /\/XObject <</.test(page)
    ? page.replace(/\/XObject <</, `/XObject << ${entry}`)
    : page.replace(/\/Resources <</, `/Resources << /XObject << ${entry} >>`)

/** The dictionary that follows a key, with those inside it. */
function dictionaryAfter(text: string, key: string): string {
  const from = text.indexOf('<<', text.indexOf(key))
  let depth = 0
  for (const mark of text.slice(from).matchAll(/<<|>>/g)) {
    depth += mark[0] === '<<' ? 1 : -1
    if (depth === 0) return text.slice(from, from + mark.index + 2)
  }
  throw new Error(`${key} is not closed`)
}
