import { type Day, dayNumber, dayOfNumber } from '../../days.ts'
import { sorted, type Year, type YearDay } from './year.ts'

export type Read = { year: Year } | { says: string }

/**
 * A year from what somebody pastes: the text of the State Council's notice, or the JSON of the API. It is a proposal: the
 * days are shown in the grid, and the server checks them before they hold.
 */
export function readNotice(pasted: string): Read {
  const text = pasted.normalize('NFKC').trim()
  if (text.startsWith('{')) return readJson(text)
  const year = Number(/(\d{4})年(?:部分)?节假日安排/.exec(text)?.[1] ?? /(\d{4})年/.exec(text)?.[1])
  if (!year) return { says: '没有认出是哪一年的安排。请把通知的标题一起粘贴进来。' }
  const days: YearDay[] = []
  for (const [, names = '', body = ''] of text.matchAll(line)) {
    const name = names.trim()
    for (const sentence of body.split(/[。;\n]/)) {
      const clear = sentence.replace(/\([^)]*\)/g, '')
      if (/放假/.test(clear)) days.push(...holidays(clear, year).map((date) => ({ date, rest: true, name })))
      if (/上班/.test(clear)) days.push(...worked(clear, year).map((date) => ({ date, rest: false, name })))
    }
  }
  const ofYear = days.filter(({ date }) => date.startsWith(`${year}-`))
  if (!ofYear.length) return { says: '没有认出放假的日期。通知里应有“一、元旦：1月1日至3日放假”这样的句子。' }
  const notices = [...text.matchAll(/https?:\/\/[^\s)，。]+|国办发明电[〔[(]\d{4}[〕\])]\d+号/g)].map(
    ([found]) => found,
  )
  return { year: sorted({ year, source: '国务院办公厅放假通知', notices, days: ofYear }) }
}

/** 一、元旦：… up to the next numbered line. */
const line = /[一二三四五六七八九十]、([^:：\n]{2,12})[:：]([\s\S]*?)(?=\n\s*[一二三四五六七八九十]、|$)/g

/** 2月15日至23日 · 9月30日至10月8日 · 2022年12月31日至2023年1月2日 · 6月22日, before the word 放假. */
function holidays(sentence: string, year: number): Day[] {
  const found: Day[] = []
  const before = sentence.slice(0, sentence.indexOf('放假'))
  for (const [, y1, m1, d1, y2, m2, d2] of before.matchAll(
    /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:至(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?/g,
  )) {
    const from = at(Number(y1 ?? year), m1, d1)
    const to = d2 ? at(Number(y2 ?? year), m2 ?? m1, d2) : from
    // A slip of the pen must not make a year of holidays.
    for (let n = dayNumber(from); n <= dayNumber(to) && n < dayNumber(from) + longest; n++) found.push(dayOfNumber(n))
  }
  return found
}
const longest = 15

/** 2月14日、2月28日上班 */
const worked = (sentence: string, year: number): Day[] =>
  [...sentence.matchAll(/(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g)].map(([, y, m, d]) => at(Number(y ?? year), m, d))

const at = (year: number, month = '', day = ''): Day => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

function readJson(text: string): Read {
  try {
    const { year, source = '', notices = [], days } = JSON.parse(text) as Partial<Year>
    if (typeof year === 'number' && Array.isArray(days) && days.every((day) => typeof day?.date === 'string'))
      return { year: sorted({ year, source, notices, days }) }
  } catch {
    // Said below.
  }
  return {
    says: '这段 JSON 读不懂。应当是 {"year":…,"source":…,"notices":[…],"days":[{"date":…,"rest":…,"name":…}]}。',
  }
}
