import assert from 'node:assert/strict'
import test from 'node:test'
import { publishedCalendar } from './calendar.ts'
import { type ClockOptions, lawful } from './clock.ts'
import { day } from './day.ts'
import { explain } from './explain.ts'
import { cn2005, cn2022 } from './packs/index.ts'

const told = (pack: typeof cn2022, rule: string, day0: string, options?: ClockOptions) =>
  explain(lawful(pack.clock(rule, day(day0), publishedCalendar, options)), pack)

test('calendar days: every rest day that moved the end is named', () => {
  assert.deepEqual(told(cn2022, 'DL-01', '2025-09-19'), [
    '起算：2025年9月19日（星期五）是信访部门收到信访事项之日，当日不计入，从2025年9月20日（星期六）起算（《民法典》第二百零一条，参照适用）。',
    '期限：登记转送期限15日，按日历日连续计算（《信访工作条例》第二十二条第一款）。',
    '未顺延的最后一日：2025年10月4日（星期六）。',
    '顺延：休息日不作最后一日，顺延到其后第一个不休息的日子（《民法典》第二百零三条，参照适用）。休息日：国庆节、中秋节：2025年10月4日（星期六）、2025年10月5日（星期日）、2025年10月6日（星期一）、2025年10月7日（星期二）、2025年10月8日（星期三）。',
    '法定最后一日：2025年10月9日（星期四）24:00。',
    '说明：《信访工作条例》没有规定期间怎样计算，以上参照《民法典》计算。',
  ])
})

test('working days: what was skipped, and the weekend that counted', () => {
  const steps = told(cn2022, 'DL-04', '2025-04-25')
  assert.equal(
    steps[2],
    '跳过休息日：周末：2025年4月26日（星期六）；劳动节：2025年5月1日（星期四）、2025年5月2日（星期五）、2025年5月3日（星期六）、2025年5月4日（星期日）、2025年5月5日（星期一）。',
  )
  assert.equal(steps[3], '调休上班，计入：劳动节：2025年4月27日（星期日）。')
})

test('an end on a working weekend stays where it is, and says why', () => {
  const steps = told(cn2022, 'DL-01', '2025-09-13')
  assert.equal(steps[3], '顺延：该日不是休息日，不顺延。')
  assert.equal(steps[4], '调休上班，不算休息日：国庆节、中秋节：2025年9月28日（星期日）。')
})

test('extension and hearing', () => {
  assert.equal(
    told(cn2022, 'DL-05', '2025-07-01', { extendDays: 30 })[2],
    '延期：经批准延长30日（《信访工作条例》第三十四条），先延长，再看是否顺延。',
  )
  const pauses = [
    [day('2025-03-10'), day('2025-03-14')],
    [day('2025-05-01'), day('2025-05-02')],
  ] as const
  const steps = told(cn2022, 'DL-10', '2025-03-03', { pauses })
  assert.equal(
    steps[2],
    '不计入：2025年3月10日（星期一）至2025年3月14日（星期五）听证，其中在期限内的5日不计入（《信访工作条例》第三十六条第二款）。',
  )
  assert.equal(steps[3], '不计入：2025年5月1日（星期四）至2025年5月2日（星期五）听证不在期限内，不影响计算。')
})

test('a person is told of the counter and of the post, an organ is not', () => {
  assert.match(told(cn2022, 'DL-07', '2025-03-03').join(), /邮寄的，以交邮之日为准/)
  assert.doesNotMatch(told(cn2022, 'DL-08', '2025-03-03').join(), /邮寄/)
})

test('what is not law is not called law', () => {
  const [practice, law] = [told(cn2022, 'DL-12', '2025-03-03').join(), told(cn2005, 'DL-12', '2019-04-18').join()]
  assert.match(practice, /不是法律规定/)
  assert.doesNotMatch(practice, /法定最后一日/)
  assert.match(law, /《信访条例》第三十六条第二款/)
  assert.match(law, /法定最后一日/)
})

test('a provisional year is said, an unannounced one otherwise than an unsourced one', () => {
  assert.match(told(cn2022, 'DL-05', '2026-11-24').at(-1) ?? '', /^暂定：2027年的放假安排尚未公布/)
  assert.match(told(cn2005, 'DL-05', '2006-03-01').at(-1) ?? '', /^暂定：2006年的放假安排没有官方通知作依据/)
  assert.doesNotMatch(told(cn2022, 'DL-05', '2025-03-03').join(), /暂定/)
})

test('before the civil code the older statute is named', () => {
  assert.match(told(cn2005, 'DL-01', '2020-12-31')[0] ?? '', /《民法通则》第一百五十四条/)
  assert.match(told(cn2005, 'DL-01', '2021-01-01')[0] ?? '', /《民法典》第二百零一条/)
})

test('hours', () => {
  assert.deepEqual(told(cn2022, 'DL-15', '2026-10-01'), [
    '期限：重大、紧急事项报告应当及时，1小时提醒，2小时升级（《信访工作条例》第二十五条第一款、《信访工作条例》第二十五条第二款；时数是本系统规则，不是法律规定）。',
    '只给出日期时，最迟应当在当日2026年10月1日（星期四）报告；休息日不顺延。',
  ])
})

test('a clock is explained with its own pack only', () => {
  const clock = lawful(cn2022.clock('DL-04', day('2025-09-26'), publishedCalendar))
  assert.throws(() => explain(clock, cn2005), /not computed with CN-2005/)
})
