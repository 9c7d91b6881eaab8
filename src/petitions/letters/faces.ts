import { closeSync, openSync, readSync } from 'node:fs'

/** Font families by use, each chain ending in the fonts that have rare characters. */
export type Faces = { readonly song: string[]; readonly hei: string[]; readonly kai: string[] }

const SONG = 'Noto Serif CJK SC'
const HEI = 'Noto Sans CJK SC'
const KAI = 'LXGW WenKai'
/** Last of every chain: names that GB 18030 has and the others lack (𬭊 䶮 𪛖). */
const RARE = 'BabelStone Han'

/**
 * The chains for a set of font files. A file of another family is taken in behind the rest: so a city adds a font for
 * a name that nothing else can print.
 * @param bodyFontFile the city's own licensed 仿宋, set before 宋体 in the body
 * @throws Error naming a family that no file has
 */
export function facesOf(fontPaths: readonly string[], bodyFontFile?: string): Faces {
  const families = new Set(fontPaths.flatMap(familiesIn))
  for (const needed of [SONG, HEI, KAI, RARE])
    if (!families.has(needed)) throw new Error(`缺少字体 ${needed} · font family missing: ${needed}`)
  const added = [...families].filter((family) => !/^(Noto (Serif|Sans)|LXGW|BabelStone)/.test(family))
  const last = [RARE, ...added]
  const body = bodyFontFile === undefined ? [] : [bodyFamily(bodyFontFile)]
  return {
    song: [...body, SONG, ...last],
    hei: [HEI, SONG, ...last],
    kai: [KAI, SONG, ...last],
  }
}

/** @throws Error for what is no font, before any letter is set with it */
function bodyFamily(path: string): string {
  let family: string | undefined
  try {
    ;[family] = familiesIn(path)
  } catch (error) {
    throw new Error(notAFont(path, (error as Error).message))
  }
  if (!family) throw new Error(notAFont(path, 'no family name'))
  return family
}

const notAFont = (path: string, reason: string): string =>
  `DENGWEN_BODY_FONT 指的“${path}”打不开，或者不是字体文件（TTF、OTF、TTC）。请核对路径，或者去掉这个设置，正文改用宋体。(${reason})`

/**
 * Families in a TrueType, OpenType or collection file, named as Typst names them: name id 1 in the first encoding that
 * can be read, without words of style at its end.
 */
export function familiesIn(path: string): string[] {
  const file = openSync(path, 'r')
  try {
    const read = (position: number, length: number) => {
      const buffer = Buffer.alloc(length)
      return buffer.subarray(0, readSync(file, buffer, 0, length, position))
    }
    const head = read(0, 12)
    const starts =
      head.toString('latin1', 0, 4) === 'ttcf'
        ? Array.from({ length: head.readUInt32BE(8) }, (_, index) => read(12 + 4 * index, 4).readUInt32BE(0))
        : [0]
    return starts.flatMap((start) => familyAt(start, read) ?? [])
  } finally {
    closeSync(file)
  }
}

type Read = (position: number, length: number) => Buffer

function familyAt(start: number, read: Read): string | null {
  const count = read(start, 6).readUInt16BE(4)
  const tables = read(start + 12, 16 * count)
  for (let at = 0; at + 16 <= tables.length; at += 16)
    if (tables.toString('latin1', at, at + 4) === 'name')
      return familyIn(read(tables.readUInt32BE(at + 8), tables.readUInt32BE(at + 12)))
  return null
}

const FAMILY = 1
const STYLE_WORDS =
  /[\s_-]+(thin|hairline|(extra|ultra|semi|demi)?[\s-]?(light|bold)|demilight|regular|normal|book|medium|black|heavy|italic|oblique)$/i

function familyIn(names: Buffer): string | null {
  const texts = names.readUInt16BE(4)
  for (let index = 0; index < names.readUInt16BE(2); index++) {
    const [platform, encoding, , id, length, offset] = Array.from({ length: 6 }, (_, field) =>
      names.readUInt16BE(6 + 12 * index + 2 * field),
    ) as [number, number, number, number, number, number]
    if (id !== FAMILY) continue
    const bytes = names.subarray(texts + offset, texts + offset + length)
    const text = platform === 1 ? (encoding === 0 ? bytes.toString('latin1') : null) : utf16(bytes)
    if (text === null) continue
    let family = text
    while (STYLE_WORDS.test(family)) family = family.replace(STYLE_WORDS, '')
    return family
  }
  return null
}

const utf16 = (bytes: Buffer): string => new TextDecoder('utf-16be').decode(bytes)
