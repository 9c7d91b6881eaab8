/**
 * Written sources: `L22 34` = 《信访工作条例》第三十四条. A first bracket is a 款, a second a 项, except in articles that
 * are one paragraph with a numbered list, where the statute itself counts 项 (L22 34: "第三十一条第六项").
 */
export type CitedSource = { readonly name: string; readonly itemFirst?: readonly number[] }

/** By the short name under which the tables write it. */
export const sources: Readonly<Record<string, CitedSource>> = {
  L22: { name: '信访工作条例', itemFirst: [5, 8, 26, 31, 42, 44, 45, 46] },
  L05: { name: '信访条例', itemFirst: [20, 39, 40, 42, 43] },
  民法典: { name: '民法典' },
  民法通则: { name: '民法通则' },
  民诉法: { name: '民事诉讼法' },
  行政复议法: { name: '行政复议法' },
  行政诉讼法: { name: '行政诉讼法' },
  劳动争议调解仲裁法: { name: '劳动争议调解仲裁法' },
  人民调解法: { name: '人民调解法' },
  个人信息保护法: { name: '个人信息保护法' },
  公开条例: { name: '政府信息公开条例' },
  投诉举报办法: { name: '市场监督管理投诉举报处理暂行办法' },
  放假办法: { name: '全国年节及纪念日放假办法', itemFirst: [2, 3] },
  简易办理办法: { name: '信访事项简易办理办法' },
  满意度办法: { name: '信访事项办理群众满意度评价工作办法' },
  热线规范: { name: '政府热线服务规范（GB/T 33358—2016）' },
  热线服务意见: { name: '国务院办公厅关于进一步规范和提升12345热线服务的意见' },
  济南热线: { name: '济南市12345市民服务热线条例' },
  潍坊热线: { name: '潍坊市12345政务服务便民热线条例' },
  北京接诉: { name: '北京市接诉即办工作条例' },
  检举控告规则: { name: '纪检监察机关处理检举控告工作规则' },
  浙江: { name: '浙江省信访条例' },
  山东: { name: '山东省信访条例' },
  上海: { name: '上海市信访条例' },
  北京: { name: '北京市信访条例' },
  河南: { name: '河南省信访条例' },
}

const MARKS: Readonly<Record<string, string>> = {
  '[D]': '本系统规则（非法律规定）',
  '[U]': '本地惯例',
}

/**
 * A source in full Chinese words. Several are separated by `;`. What is not known is returned as it was written: a
 * reader then sees at least the note that was made.
 */
export const cite = (source: string): string => source.split(';').map(citeOne).join('、')

function citeOne(written: string): string {
  const text = written.trim()
  const mark = MARKS[text]
  if (mark) return mark
  const match = /^([A-Z]\d\d|[^\d\s()]+)(?:\s*(\d{1,4}))?(?:\((\d{1,2})\))?(?:\((\d{1,2})\))?$/.exec(text)
  const key = match?.[1]
  const source = key !== undefined && Object.hasOwn(sources, key) ? sources[key] : undefined
  if (!match || !source) return text
  const [, , article, first, second] = match
  if (article === undefined) return first === undefined ? `《${source.name}》` : text
  const firstIs = second === undefined && source.itemFirst?.includes(Number(article)) ? '项' : '款'
  return (
    `《${source.name}》第${zhNumber(Number(article))}条` +
    (first === undefined ? '' : `第${zhNumber(Number(first))}${firstIs}`) +
    (second === undefined ? '' : `第${zhNumber(Number(second))}项`)
  )
}

const DIGITS = '零一二三四五六七八九'
const PLACES = ['', '十', '百', '千'] as const

/**
 * A whole number from 0 to 9999 as statutes write it: 十, 三十四, 二百零三.
 * @throws RangeError outside of that
 */
export function zhNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) throw new RangeError(`no Chinese numeral for ${value}`)
  if (value === 0) return '零'
  const digits = String(value)
  let text = ''
  for (const [index, digit] of [...digits].entries()) {
    if (digit !== '0') text += `${DIGITS[Number(digit)]}${PLACES[digits.length - 1 - index]}`
    else if (!text.endsWith('零')) text += '零'
  }
  return text.replace(/零$/, '').replace(/^一十/, '十')
}
