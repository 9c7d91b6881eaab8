import type { CitedSource } from '../../../law/index.ts'

/**
 * An article as it is said on the desk: `L22 31(6)` → 第三十一条第六项. Of the regulation everybody here works by, only
 * the number; other laws by the name under which they were published. What is not known stays as it was written.
 */
export function inWords(article: string, sources: Readonly<Record<string, CitedSource>>): string {
  return article
    .split(';')
    .map((one) => {
      const text = one.trim()
      if (text === '[D]') return '本系统规则'
      if (text === '[U]') return '本地惯例'
      const found = /^([A-Z]\d\d|[^\d\s()]+)(?:\s*(\d{1,4})(?:\((\d{1,2})\))?(?:\((\d{1,2})\))?)?$/.exec(text)
      const source = found?.[1] === undefined ? undefined : sources[found[1]]
      if (!found || !source) return text
      const [, law, number, first, second] = found
      const kind = !second && source.itemFirst?.includes(Number(number)) ? '项' : '款'
      return [
        law === 'L22' && number ? '' : `《${source.name}》`,
        number ? `第${numeral(Number(number))}条` : '',
        first ? `第${numeral(Number(first))}${kind}` : '',
        second ? `第${numeral(Number(second))}项` : '',
      ].join('')
    })
    .join('、')
}

const digits = '零一二三四五六七八九'

/** 1 to 9999 as statutes write it. */
function numeral(value: number): string {
  const written = [...String(value)]
    .map((digit, index, all) =>
      digit === '0' ? '零' : `${digits[Number(digit)]}${['', '十', '百', '千'][all.length - 1 - index]}`,
    )
    .join('')
  return written.replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十')
}
