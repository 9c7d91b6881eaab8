import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantMs } from '../days.ts'
import type { Clock } from '../server/api.ts'
import { clockFace, inOrder } from './clock-face.ts'

const clock = (over: Partial<Clock>): Clock => ({
  rule: 'DL-05',
  title: '办理期限',
  day0: '2026-11-10',
  target: '2027-01-09',
  last: '2027-01-11',
  metAt: null,
  stoppedAt: null,
  article: 'L22 34',
  pack: 'CN-2022',
  provisional: false,
  organ: null,
  steps: [],
  local: null,
  dueAt: null,
  metExactly: null,
  ...over,
})

test('a running limit says the days left, its un-rolled end and the legal last day with its weekday', () => {
  const face = clockFace(clock({}), '2026-12-05')
  assert.deepEqual([face.says, face.tone], ['还有37天', 'running'])
  assert.deepEqual(face.foot, ['法定最后一日 2027年1月11日（星期一）', '目标 2027年1月9日，逢休息日顺延'])
  assert.ok(Math.abs(face.share - 25 / 62) < 1e-9)
})

test('the last day itself is in time, the day after is not', () => {
  assert.equal(clockFace(clock({}), '2027-01-11').says, '今天到期')
  const late = clockFace(clock({}), '2027-01-16')
  assert.deepEqual([late.says, late.tone, late.share], ['已超期5天', 'late', 1])
})

test('a duty done on its last day was in time; a day later it was not', () => {
  assert.deepEqual(pick(clockFace(clock({ metAt: '2027-01-11' }), '2027-02-01')), ['按时', 'met'])
  assert.deepEqual(pick(clockFace(clock({ metAt: '2027-01-12' }), '2027-02-01')), ['超期1天完成', 'met-late'])
})

test('a right that was not used has lapsed and is no overdue duty', () => {
  const face = clockFace(clock({ rule: 'DL-04', target: '2026-11-17', last: '2026-11-17' }), '2026-11-24')
  assert.deepEqual(pick(face), ['已过', 'over'])
})

test('a stopped limit says so', () => {
  assert.equal(clockFace(clock({ stoppedAt: '2026-12-01' }), '2026-12-05').says, '已停止')
})

test('a limit of one day and one in a year whose holidays are unknown', () => {
  assert.equal(
    clockFace(clock({ day0: '2026-11-10', target: '2026-11-10', last: '2026-11-10' }), '2026-11-10').share,
    0,
  )
  assert.match(clockFace(clock({ provisional: true }), '2026-12-05').foot[0] ?? '', /暂定$/)
})

test('what presses stands in front', () => {
  const rules = inOrder([
    clock({ rule: 'DL-01', metAt: '2026-11-07' }),
    clock({ rule: 'DL-05' }),
    clock({ rule: 'DL-04', last: '2026-11-17' }),
    clock({ rule: 'DL-03', last: '2026-11-23' }),
  ]).map(({ rule }) => rule)
  assert.deepEqual(rules, ['DL-03', 'DL-05', 'DL-01', 'DL-04'])
})

const pick = ({ says, tone }: { says: string; tone: string }) => [says, tone]

test('a limit in minutes says the minutes, and whether it was met to the minute', () => {
  const order = clock({
    rule: 'HL-L3u',
    article: '[D]',
    day0: '2026-12-01',
    target: '2026-12-01',
    last: '2026-12-01',
    dueAt: '2026-12-01T10:30:00.000+08:00',
  })
  const at = (time: string) => instantMs(`2026-12-01T${time}:00+08:00`)
  assert.deepEqual(clockFace(order, '2026-12-01', at('10:05')).says, '还有25分钟')
  assert.deepEqual(clockFace(order, '2026-12-01', at('10:40')).tone, 'late')
  const met = { ...order, metAt: '2026-12-01', metExactly: '2026-12-01T10:32:00.000+08:00' }
  assert.deepEqual(clockFace(met, '2026-12-01', at('12:00')).says, '超期2分钟完成')
})
