import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publishedCalendar } from '../../law/index.ts'
import { accuracyRate, hitRate, updateRate } from './rates.ts'
import { standing, type VersionFacts } from './standing.ts'
import { updateDue } from './tasks.ts'
import { searchVector, soughtIn } from './words.ts'

const today = '2026-06-01'
const version = (more: Partial<VersionFacts> = {}): VersionFacts => ({
  version: 1,
  state: 'published',
  from: '2026-01-01',
  to: null,
  reviewOn: '2026-12-01',
  wrong: false,
  ...more,
})

for (const [says, versions, expected] of [
  ['a draft alone', [version({ state: 'draft' })], ['draft', null, null, 1, 'draft']],
  ['its first review', [version({ state: 'in-review' })], ['in-review', null, null, 1, 'in-review']],
  ['published', [version()], ['published', null, 1, 1, null]],
  [
    'a next draft leaves the published one in force',
    [version(), version({ version: 2, state: 'draft' })],
    ['published', null, 1, 1, 'draft'],
  ],
  [
    'a newer version takes over on its first day, not before',
    [version(), version({ version: 2, from: '2026-06-02' })],
    ['published', null, 1, 1, null],
  ],
  ['… and on that day it does', [version(), version({ version: 2, from: today })], ['published', null, 2, 2, null]],
  ['what is still to come is told with its day', [version({ from: '2027-01-01' })], ['published', null, 1, 1, null]],
  ['the review day itself still counts', [version({ reviewOn: today })], ['published', null, 1, 1, null]],
  ['past its review day', [version({ reviewOn: '2026-05-31' })], ['expired', 'review', 1, 1, null]],
  ['past its last day', [version({ to: '2026-05-31' })], ['expired', 'ended', 1, 1, null]],
  ['found wrong', [version({ wrong: true })], ['expired', 'wrong', 1, 1, null]],
  [
    'wrong, and put right by the next version',
    [version({ wrong: true }), version({ version: 2 })],
    ['published', null, 2, 2, null],
  ],
] as const)
  test(`§3.8 standing: ${says}`, () => {
    const { state, why, shown, face, work } = standing(versions, false, today)
    assert.deepEqual([state, why, shown, face, work], expected)
  })

test('§3.8 standing: stopped is stopped, whatever its versions say', () => {
  assert.equal(standing([version()], true, today).state, 'stopped')
})

const words = (text: string) => ({
  ...{ title: text, variants: [], short: '', long: '', sourceNo: '', sourceTitle: '', issuer: '', region: null },
  ...{ from: today, to: null, category: '05', owner: 'x', reviewOn: today },
})

test('§3.8 search words: what asks is left out, two characters are found, letters are initials', () => {
  assert.deepEqual(soughtIn('请问异地就医怎么备案？'), { pairs: ['异地', '地就', '就医', '备案'] })
  assert.deepEqual(soughtIn('医保'), { pairs: ['医保'] })
  assert.deepEqual(soughtIn('YDJY'), { initials: 'ydjy' })
  assert.deepEqual(soughtIn('水'), { char: '水' })
  // Nothing but a question is looked for as it is.
  assert.deepEqual(soughtIn('怎么'), { pairs: ['怎么'] })
  for (const nothing of ['', '  ', '？！', "'"]) assert.equal(soughtIn(nothing), null, nothing)
  assert.equal(searchVector({ ...words('医保卡'), short: "补办'医保" }), "'医保':1A '保卡':1A '补办':1B")
})

for (const [says, changed, known, due] of [
  ['a Monday: Tuesday', '2026-06-01', '2026-06-01', '2026-06-02'],
  ['a Friday: over the weekend', '2026-06-05', '2026-06-05', '2026-06-08'],
  ['changed long ago: from the day it became known', '2026-01-01', '2026-06-01', '2026-06-02'],
  ['changes later: from its first day', '2026-07-01', '2026-06-01', '2026-07-02'],
  ['before the Dragon Boat holiday', '2026-06-18', '2026-06-18', '2026-06-22'],
] as const)
  test(`HL-L13: ${says}`, () => {
    assert.equal(updateDue(publishedCalendar, changed, known), due)
  })

test('HK-13 accuracy counts what was told, not what was marked', () => {
  const told = [{ wrong: false }, { wrong: false }, { wrong: true }]
  assert.deepEqual(accuracyRate(told), { numerator: 2, denominator: 3, percent: 66.67 })
  assert.deepEqual(accuracyRate([]), { numerator: 0, denominator: 0, percent: null })
})

test('HK-13 updates: late and still open are not in time; what is not due yet does not count', () => {
  const tasks = [
    { due: '2026-06-02', doneOn: '2026-06-02' },
    { due: '2026-06-02', doneOn: '2026-06-03' },
    { due: '2026-06-02', doneOn: null },
    { due: '2026-06-05', doneOn: null },
  ]
  assert.deepEqual(updateRate(tasks, '2026-06-05'), { numerator: 1, denominator: 3, percent: 33.33 })
  assert.equal(updateRate(tasks, '2026-06-06').denominator, 4)
})

test('HK-13 hits: rounded half up', () => {
  assert.deepEqual(
    hitRate([
      { searches: 700, found: 100 },
      { searches: 100, found: 1 },
    ]),
    { numerator: 101, denominator: 800, percent: 12.63 },
  )
})
