/**
 * What a file that somebody sent really is, by its first bytes: names and declared types may say anything. Only what is
 * known to be harmless in a page is shown there; HTML and SVG are text here, never a page of ours.
 */
export type Kind =
  | { as: 'image'; heic: boolean }
  | { as: 'pdf' }
  | { as: 'audio' | 'video'; mediaType: string; says: string }
  | { as: 'text'; encoding: 'utf-8' | 'utf-16le' | 'gb18030' }
  | { as: 'none'; says: string }

export function kindOf(content: Buffer, name: string): Kind {
  const starts = (text: string, at = 0): boolean =>
    content.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'))
  if (starts('\xff\xd8\xff') || starts('\x89PNG') || starts('GIF8') || starts('II*\0') || starts('MM\0*')) return photo
  if (starts('%PDF-')) return { as: 'pdf' }
  if (starts('RIFF')) {
    if (starts('WEBP', 8)) return photo
    return starts('WAVE', 8) ? plays('audio', 'audio/wav') : none(says.film)
  }
  if (starts('ftyp', 4)) return ofBrand(content.toString('latin1', 8, 12))
  if (starts('ID3') || starts('\xff\xfb') || starts('\xff\xf3')) return plays('audio', 'audio/mpeg')
  if (starts('\xff\xf1') || starts('\xff\xf9')) return plays('audio', 'audio/aac')
  if (starts('OggS')) return plays('audio', 'audio/ogg')
  if (starts('fLaC')) return plays('audio', 'audio/flac')
  if (starts('\x1aE\xdf\xa3')) return plays('video', 'video/webm')
  if (starts('#!AMR')) return none(says.amr)
  if (starts('PK\x03\x04'))
    return none(/\.ofd$/i.test(name) ? says.ofd : isArchive(content) ? says.packed : says.office)
  if (starts('\xd0\xcf\x11\xe0')) return none(says.office)
  if (starts('Rar!') || starts("7z\xbc\xaf'") || starts('\x1f\x8b')) return none(says.packed)
  if (starts('BM') || starts('FLV') || starts('0&\xb2u')) return none(starts('BM') ? says.picture : says.film)
  return textKind(content) ?? none(says.unknown)
}

const photo: Kind = { as: 'image', heic: false }
const none = (words: string): Kind => ({ as: 'none', says: words })
const plays = (as: 'audio' | 'video', mediaType: string): Kind => ({
  as,
  mediaType,
  says: `这台电脑的浏览器放不出来时，请下载后用播放软件${as === 'audio' ? '听' : '看'}。`,
})

const says = {
  office: 'Word、Excel、WPS 这类文件，请下载后用办公软件打开。',
  ofd: 'OFD 版式文件，请下载后用 OFD 阅读器打开。',
  packed: '压缩包，请下载后解压查看；打开里面的文件前请先杀毒。',
  amr: 'AMR 录音，浏览器放不出来，请下载后用播放软件听。',
  film: '这种格式的录像，浏览器放不出来，请下载后用播放软件看。',
  picture: '这种格式的图片，请下载后用看图软件打开。',
  unknown: '认不出这是什么文件，没有在页面里打开；确需查看的，请下载并先杀毒。',
}

/** ISO media: the brand tells a photo of a telephone from a recording or a film. */
function ofBrand(brand: string): Kind {
  if (['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1'].includes(brand)) return { as: 'image', heic: true }
  if (brand === 'avif') return photo
  if (brand.startsWith('M4A') || brand.startsWith('M4B')) return plays('audio', 'audio/mp4')
  // A film of a telephone (MOV): most are H.264 inside, which browsers play once it is called by that name.
  return plays('video', 'video/mp4')
}

/** A zip that is no document: office files begin with one of these entries. */
function isArchive(content: Buffer): boolean {
  const first = content.toString('latin1', 30, 30 + Math.min(content.readUInt16LE(26), 60))
  return !/^(\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/|mimetype|META-INF\/)/.test(first)
}

const sampleBytes = 65_536

function textKind(content: Buffer): Kind | null {
  if (content.length === 0) return { as: 'text', encoding: 'utf-8' }
  if (content[0] === 0xff && content[1] === 0xfe) return { as: 'text', encoding: 'utf-16le' }
  const sample = content.subarray(0, sampleBytes)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a control character tells that it is no text
  if (/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(sample.toString('latin1'))) return null
  for (const encoding of ['utf-8', 'gb18030'] as const)
    try {
      // Streaming: the sample may end inside a character.
      new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true })
      return { as: 'text', encoding }
    } catch {
      // not this one
    }
  return null
}
