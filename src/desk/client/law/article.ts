/** Articles that are one paragraph with a numbered list, where the statute itself counts 项 (law/cite.ts). */
const itemFirst = new Set([5, 8, 26, 31, 42, 44, 45, 46])

/**
 * An article as it is said on the desk: `L22 31(6)` → 第三十一条第六项. Of the regulation everybody here works by, only
 * the number; other laws by name, as they were written.
 */
export function articleInWords(article: string): string {
  return article
    .split(';')
    .map((one) => {
      const text = one.trim()
      if (text === '[D]') return '本系统规则'
      if (text === '[U]') return '本地惯例'
      const found =
        /^(L22|[^\d\s()]+?法|[^\d\s()]+?条例|[^\d\s()]+?办法|[^\d\s()]+?典)(?:\s*(\d{1,4})(?:\((\d{1,2})\))?(?:\((\d{1,2})\))?)?$/.exec(
          text,
        )
      if (!found) return text
      const [, law, number, first, second] = found
      const kind = law === 'L22' && !second && itemFirst.has(Number(number)) ? '项' : '款'
      return [
        law === 'L22' ? '' : `《${law}》`,
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
