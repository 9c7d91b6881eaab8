import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publishedCalendar } from './calendar.ts'
import { type LocalLimit, localInWords, localLimitRefusal, localTarget } from './local.ts'
import { cn2022 } from './packs/index.ts'

const promise = (more: Partial<LocalLimit> = {}): LocalLimit => ({
  rule: 'DL-01',
  days: 5,
  unit: '工作日',
  source: '示信发〔2026〕3号',
  unverified: false,
  from: '2026-01-01',
  to: null,
  ...more,
})
const clock = { rule: 'DL-01', day0: '2026-06-01', last: '2026-06-16' }
const on = (limits: LocalLimit[], of = clock) => localTarget(limits, of, publishedCalendar)?.on.toString() ?? null

test('a promise is counted in its own unit, and kept on the working day before a rest day', () => {
  assert.equal(on([promise()]), '2026-06-08')
  assert.equal(on([promise({ days: 7, unit: '日' })]), '2026-06-08')
  // 6 June is a Saturday.
  assert.equal(on([promise({ days: 5, unit: '日' })]), '2026-06-05')
})

test('it is never later than the legal last day, and not shown where it is not earlier', () => {
  assert.equal(on([promise({ days: 14 })]), null)
  assert.equal(on([promise({ days: 10 })]), '2026-06-15')
})

test('it holds from its day on, for its rule, until it ends; the newest of several', () => {
  assert.equal(on([promise({ from: '2026-06-02' })]), null)
  assert.equal(on([promise({ to: '2026-05-31' })]), null)
  assert.equal(on([promise({ rule: 'DL-03' })]), null)
  assert.equal(on([promise({ days: 3, from: '2026-05-01' }), promise()]), '2026-06-04')
})

test('it says that it is no law, and where nobody has seen its source', () => {
  const target = localTarget([promise({ unverified: true })], clock, publishedCalendar) ?? assert.fail()
  assert.equal(
    localInWords(target),
    '本市承诺5工作日内，即2026年6月8日（星期一）前。依据：示信发〔2026〕3号（未核实）。这是本地做法，不是法定期限，法定最后一日不变。',
  )
})

test('only shorter, and only for what an organ owes', () => {
  const limit = (id: string) => cn2022.limits.find((one) => one.id === id)
  assert.equal(localLimitRefusal(limit('DL-05'), { days: 45, unit: '日' }), null)
  assert.equal(localLimitRefusal(limit('DL-05'), { days: 60, unit: '日' })?.code, 'promise-not-shorter')
  for (const id of ['DL-07', 'DL-20', 'DL-06', 'DL-04', 'DL-99'])
    assert.equal(localLimitRefusal(limit(id), { days: 1, unit: '日' })?.code, 'not-promisable', id)
})
