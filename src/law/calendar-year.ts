import { type CalendarYear, FIRST_YEAR, LAST_YEAR, STATUTORY_DAYS } from './calendar.ts'
import { day, isWeekend, numberOf, parseDay, zhDayWeek } from './day.ts'
import { type Refusal, refuse } from './refusal.ts'

/**
 * A year as an administrator enters it (CNT-8), or one refusal that names every mistake. It is strict because a wrong
 * day moves every limit that ends near it: a "working" weekday or a missing 国庆节 is a slip of the pen.
 * @param json `{year, source, notices[], days[{date, rest, name}]}`, any JSON value
 */
export function validateYear(json: unknown): CalendarYear | Refusal {
  if (!isRecord(json)) return invalid('放假安排', ['内容应当是一个对象，含 year、source、notices、days。'])
  const { year, source, notices, days } = json
  if (typeof year !== 'number' || !Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR)
    return invalid('放假安排', [`year（年份）应当是${FIRST_YEAR}至${LAST_YEAR}之间的整数。`])

  const mistakes: string[] = []
  if (!isText(source)) mistakes.push('source（来源）应当写明。')
  if (!Array.isArray(notices) || !notices.every(isText))
    mistakes.push('notices（放假通知的网址或者文号）应当是文字的列表，没有的写 []。')
  if (!Array.isArray(days)) return invalid(`${year}年放假安排`, [...mistakes, 'days（日期）应当是列表。'])

  const rest = new Map<number, boolean>()
  for (const [index, entry] of days.entries()) {
    const mistake = mistakeIn(entry, year, rest)
    if (mistake) mistakes.push(`days 第${index + 1}项：${mistake}`)
  }
  for (const [date, name] of STATUTORY_DAYS) {
    // 2 May became a public holiday with the text of 2024-11-10; years before are judged by theirs.
    if (date === '05-02' && year < 2025) continue
    const number = numberOf(day(`${year}-${date}`))
    if (!(rest.get(number) ?? isWeekend(number)))
      mistakes.push(`${year}-${date}（${name}）是法定节假日，应当列为放假。`)
  }
  if (mistakes.length > 0) return invalid(`${year}年放假安排`, mistakes)
  return { year, source, notices, days } as CalendarYear
}

function mistakeIn(entry: unknown, year: number, seen: Map<number, boolean>): string | null {
  if (!isRecord(entry)) return '应当含 date、rest、name。'
  const { date, rest, name } = entry
  const on = parseDay(date)
  if (!on) return `date（日期）${JSON.stringify(date) ?? ''}不存在，应当写成 YYYY-MM-DD。`
  if (on.year !== year) return `${date}不在${year}年内。`
  if (typeof rest !== 'boolean') return `${date}的 rest 应当是 true（放假）或者 false（调休上班）。`
  if (!isText(name)) return `${date}的 name（节日名称）应当写明。`
  const number = numberOf(on)
  if (seen.has(number)) return `${date}重复。`
  seen.set(number, rest)
  if (!rest && !isWeekend(number)) return `${zhDayWeek(on)}本来就是工作日，不必列为调休上班，请核对日期。`
  return null
}

const invalid = (what: string, mistakes: readonly string[]): Refusal =>
  refuse(
    'calendar-year-invalid',
    '放假办法 2',
    `${what}有${mistakes.length}处问题：${mistakes.join('')}`,
    '请对照国务院办公厅的放假通知改正后再保存。原有的放假安排没有改动。',
  )

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
