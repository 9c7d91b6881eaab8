import { inflateSync } from 'node:zlib'

/** A picture that the city puts on its pages and cover sheets. */
export type Picture = { mediaType: 'image/png' | 'image/svg+xml'; content: Buffer }

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const mostPixels = 2_000

/**
 * A picture from a data address. SVG may draw and nothing else: no script, no style sheet, no foreign content, no
 * address outside itself.
 * @returns the picture, or what is wrong with it in words
 */
export function readPicture(address: string, mostBytes: number): Picture | string {
  const [, mediaType, data = ''] = /^data:(image\/(?:png|svg\+xml));base64,([A-Za-z0-9+/]*={0,2})$/.exec(address) ?? []
  if (mediaType !== 'image/png' && mediaType !== 'image/svg+xml') return '请选 PNG 或 SVG 图片。'
  const content = Buffer.from(data, 'base64')
  if (content.length > mostBytes) return `图片太大，最多${Math.floor(mostBytes / 1_000)} kB；请缩小后再传。`
  const wrong = mediaType === 'image/png' ? wrongInPng(content) : wrongInSvg(content.toString('utf8'))
  return wrong ?? { mediaType, content }
}

export const dataAddress = ({ mediaType, content }: Picture): string =>
  `data:${mediaType};base64,${content.toString('base64')}`

function wrongInPng(content: Buffer): string | null {
  const broken = '不是完整的 PNG 图片；请重新导出后再传。'
  if (!content.subarray(0, 8).equals(pngStart) || content.toString('latin1', 12, 16) !== 'IHDR') return broken
  if (content.toString('latin1', content.length - 8, content.length - 4) !== 'IEND') return broken
  const [width, height] = [content.readUInt32BE(16), content.readUInt32BE(20)]
  if (!width || !height || width > mostPixels || height > mostPixels) return `图片边长须在1到${mostPixels}像素之间。`
  return pixelsThere(content) ? null : broken
}

/** The pixels unpack, and not to more than the picture can hold. */
function pixelsThere(content: Buffer): boolean {
  const parts: Buffer[] = []
  for (let at = 8; at + 12 <= content.length; ) {
    const length = content.readUInt32BE(at)
    if (content.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(content.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  try {
    return inflateSync(Buffer.concat(parts), { maxOutputLength: mostPixels * (mostPixels * 8 + 1) }).length > 0
  } catch {
    return false
  }
}

const drawn = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan title desc defs use symbol clipPath mask linearGradient radialGradient stop'.split(
    ' ',
  ),
)

function wrongInSvg(text: string): string | null {
  const refused = (what: string): string => `SVG 里有${what}，不能使用；请导出为只含图形的 SVG，或用 PNG。`
  const body = text.replace(/^\uFEFF?\s*<\?xml[^<>]*\?>\s*/, '').replace(/<!--[\s\S]*?-->/g, '')
  if (!/^\s*<svg[\s>]/.test(body) || !/<\/svg>\s*$/.test(body)) return '不是完整的 SVG 图片；请重新导出后再传。'
  if (/<[!?]/.test(body)) return refused('声明或处理指令')
  for (const [, name = '', attributes = ''] of body.matchAll(/<\/?([^\s/>]+)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g)) {
    if (!drawn.has(name)) return refused(`“${name}”`)
    for (const [, key = '', , value = ''] of attributes.matchAll(/([^\s=/]+)\s*=\s*(["'])([\s\S]*?)\2/g)) {
      if (/^on/i.test(key) || key === 'style') return refused(`“${key}”`)
      if (/href$/i.test(key) && !value.startsWith('#')) return refused('指向别处的地址')
      if (/url\s*\((?!\s*["']?#)|javascript:|&#/i.test(value)) return refused('指向别处的地址')
    }
  }
  return null
}
