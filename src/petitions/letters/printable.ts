import { type Refusal, refuse } from '../../law/index.ts'

/** Stands for emoji, which no official typeface has. One for each run: three faces say no more than one. */
const EMOJI_TOKEN = '〔表情〕'
/** Stands for what a broken file or a half character left behind. */
const BROKEN_TOKEN = '〔乱码〕'

/** A Latin run longer than this gets places to break, so that it cannot run off the page. */
const UNBROKEN_LIMIT_CHARACTERS = 32
const BREAK_HERE = '\u200b'

/** A letter that cannot be printed as written. The message names the characters; `refusal` is for the route. */
export class UnprintableText extends Error {
  override readonly name = 'UnprintableText'
  readonly characters: readonly string[]
  readonly refusal: Refusal

  constructor(characters: readonly string[]) {
    const named = characters.map((character) => `“${character}”（${codeOf(character)}）`).join('、')
    const says = `字库里没有${named}，文书没有生成。`
    super(says)
    this.characters = characters
    this.refusal = refuse(
      'glyph-missing',
      '[D]',
      says,
      '请核对这个字是否录入有误；确是人名、地名用字的，请管理员把含有该字的字体文件放入 fonts 文件夹后重试。',
    )
  }
}

/**
 * The model with every text made safe to set and nothing visible lost: emoji become `〔表情〕`, controls and direction
 * marks (which could make a line read otherwise than it is stored) go, line ends become one kind.
 * @throws UnprintableText for private-use characters: each font draws something else for them
 */
export function printable<T extends object>(model: T): T {
  const privateUse = new Set<string>()
  const cleaned = eachText(model, (text) => {
    for (const character of text.match(/\p{Private_Use}/gu) ?? []) privateUse.add(character)
    return printableText(text)
  })
  if (privateUse.size) throw new UnprintableText([...privateUse])
  return cleaned
}

/** The model with places to break inside long runs without any, such as addresses of web pages. For the page only. */
export const breakable = <T extends object>(model: T): T =>
  eachText(model, (text) => text.replace(LONG_RUN, (run) => run.replace(EVERY_SO_MANY, `$&${BREAK_HERE}`)))

/** One text, as `printable` makes it. */
export const printableText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\ufffd+/g, BROKEN_TOKEN)
    .replace(/([0-9#*])\ufe0f?\u20e3/g, '$1')
    .replace(EMOJI, EMOJI_TOKEN)
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, '')

function eachText<T>(value: T, change: (text: string) => string): T {
  const walk = (inner: unknown): unknown => {
    if (typeof inner === 'string') return change(inner)
    if (Array.isArray(inner)) return inner.map(walk)
    if (typeof inner === 'object' && inner !== null)
      return Object.fromEntries(Object.entries(inner).map(([key, of]) => [key, walk(of)]))
    return inner
  }
  return walk(value) as T
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** Emoji by presentation or by selector, with their joiners; signs such as ☎ or ① that fonts have stay. */
const EMOJI =
  /(?:(?:\p{RGI_Emoji}|\p{Emoji_Presentation}|[\u{1f000}-\u{1faff}]|\p{Extended_Pictographic}\ufe0f)[\u200d\ufe0f]* *)+(?<! )/gv

/** Controls, direction marks, zero-width signs, tags; not line ends, nor the selectors that choose a form of 葛. */
const INVISIBLE = /[[\p{Default_Ignorable_Code_Point}\p{Cc}\ufff9-\ufffb]--[\n\u{e0100}-\u{e01ef}]]/gv

const LONG_RUN = new RegExp(`[!-~\\u00a1-\\u024f]{${UNBROKEN_LIMIT_CHARACTERS + 1},}`, 'g')
const EVERY_SO_MANY = new RegExp(`.{${UNBROKEN_LIMIT_CHARACTERS / 4}}(?=.)`, 'g')
