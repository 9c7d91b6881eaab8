import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefusal, publishedCalendar, validateYear } from '../../../../law/index.ts'
import { readNotice } from './notice.ts'
import { daysOfMonth, festivalsOf, turned, unannounced, weekdayOf, type Year } from './year.ts'

const notice2026 = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`

const published = (year: number) => publishedCalendar.years.find((known) => known.year === year)

test('the notice of 2026 gives the days that are published', () => {
  const read = readNotice(notice2026)
  assert.ok('year' in read)
  assert.deepEqual(read.year.days, published(2026)?.days)
  assert.deepEqual(read.year.notices, ['国办发明电〔2025〕7号'])
})

test('a holiday over the turn of the year keeps the days of its year only', () => {
  const read = readNotice(
    '关于2023年部分节假日安排的通知\n一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。\n七、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。',
  )
  assert.ok('year' in read)
  assert.deepEqual(
    read.year.days.filter(({ name }) => name === '元旦').map(({ date }) => date),
    ['2023-01-01', '2023-01-02'],
  )
  assert.deepEqual(festivalsOf(read.year)[1]?.work, ['2023-10-07', '2023-10-08'])
  assert.equal(festivalsOf(read.year)[1]?.rest.length, 8)
})

test('a text that is no notice is said to be none', () => {
  for (const text of ['', '放假', '2026年的打算', '{"year": 2026}', '{']) assert.ok('says' in readNotice(text), text)
})

test('an unannounced year, as it is offered, is one that the law room takes', () => {
  const year = { ...unannounced(2031), source: '暂定' }
  assert.ok(!isRefusal(validateYear(year)))
})

test('a click turns a weekday to a holiday and back, a weekend day by way of a working day', () => {
  const empty: Year = { ...unannounced(2027), days: [] }
  const states = (date: string): (boolean | undefined)[] => {
    const seen: (boolean | undefined)[] = []
    for (let year = empty, click = 0; click < 3; click++) {
      year = turned(year, date, '春节')
      seen.push(year.days.find((day) => day.date === date)?.rest)
    }
    return seen
  }
  assert.equal(weekdayOf('2027-02-05'), 4)
  assert.deepEqual(states('2027-02-05'), [true, undefined, true])
  assert.deepEqual(states('2027-02-06'), [true, false, undefined])
})

test('months have their days', () => {
  assert.equal(daysOfMonth(2028, 2).length, 29)
  assert.deepEqual(daysOfMonth(2026, 12).slice(-1), ['2026-12-31'])
})
