import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publishedCalendar } from './calendar.ts'
import { cite } from './cite.ts'
import { clock } from './clock.ts'
import { cn2022 } from './packs/index.ts'
import { isRefusal } from './refusal.ts'
import { answerRefusal, approvalRefusal, groundOfRule, grounds, letterRefusal } from './supervision.ts'

const today = Temporal.PlainDate.from('2026-06-01')
const on = (day: string) => Temporal.PlainDate.from(day)
const facts = {
  ...{ kind: 'supervise' as const, office: 'X', organ: 'H', about: null },
  ...{ grounds: ['SUP-3'], replyOn: on('2026-06-16') },
}
const code = (refusal: ReturnType<typeof letterRefusal>) => refusal?.code ?? null

test('SUP-1…10: ten grounds, each with an article that reads; overdue limits propose theirs', () => {
  assert.deepEqual(
    grounds.map((ground) => ground.code),
    Array.from({ length: 10 }, (_, at) => `SUP-${at + 1}`),
  )
  for (const { article } of grounds) assert.match(cite(article), /条例|本系统规则/)
  const proposed = ['DL-01', 'DL-03', 'DL-06', 'DL-11', 'DL-10'].map((rule) => groundOfRule(rule)?.code)
  assert.deepEqual(proposed, ['SUP-1', 'SUP-2', 'SUP-3', 'SUP-4', 'SUP-10'])
  // A right of the handler and one of the person are no duty.
  for (const rule of ['DL-04', 'DL-07', 'DL-09', 'DL-20']) assert.equal(groundOfRule(rule), undefined)
})

test('DOC-21: a letter goes to another organ, on a ground, with a day to reply by', () => {
  assert.equal(letterRefusal(facts, today), null)
  assert.equal(code(letterRefusal({ ...facts, organ: 'X' }, today)), 'own-organ')
  assert.equal(code(letterRefusal({ ...facts, grounds: [] }, today)), 'no-ground')
  assert.equal(code(letterRefusal({ ...facts, grounds: ['SUP-11'] }, today)), 'no-ground')
  for (const replyOn of [null, today, on('2026-08-01')])
    assert.equal(code(letterRefusal({ ...facts, replyOn }, today)), 'reply-day-out-of-range')
})

test('DOC-22, L22 40(3): an accountability proposal names the organ responsible and goes to another', () => {
  const account = { ...facts, kind: 'account' as const, organ: 'G', replyOn: null }
  assert.equal(letterRefusal({ ...account, about: 'H' }, today), null)
  assert.equal(code(letterRefusal(account, today)), 'account-to-whom')
  assert.equal(code(letterRefusal({ ...account, about: 'G' }, today)), 'account-to-whom')
  assert.equal(letterRefusal({ ...facts, kind: 'improve', replyOn: null }, today), null)
})

test('§2.12: who drafted does not approve, nor who stands in for the drafter', () => {
  assert.equal(approvalRefusal('a', ['b']), null)
  assert.equal(approvalRefusal('a', ['a'])?.code, 'own-letter')
  assert.equal(approvalRefusal('a', ['b', 'a'])?.code, 'own-letter')
})

test('DOC-22, L22 40(4): the feedback says whether it is adopted, and why not', () => {
  assert.equal(answerRefusal('supervise', null, ''), null)
  assert.equal(answerRefusal('improve', 'adopted', ''), null)
  assert.equal(answerRefusal('improve', null, '有理由')?.code, 'adoption-missing')
  assert.equal(answerRefusal('policy', 'not', ' ')?.code, 'adoption-reasons-missing')
  assert.equal(answerRefusal('policy', 'partly', '只采纳第一项'), null)
})

test('DL-12: thirty days for the feedback, rolled past rest days', () => {
  const given = clock(cn2022, 'DL-12', on('2026-06-01'), publishedCalendar)
  assert.ok(!isRefusal(given))
  assert.deepEqual([String(given.target), String(given.last)], ['2026-07-01', '2026-07-01'])
  const rolled = clock(cn2022, 'DL-12', on('2026-06-04'), publishedCalendar)
  assert.ok(!isRefusal(rolled))
  assert.deepEqual([String(rolled.target), String(rolled.last)], ['2026-07-04', '2026-07-06'])
})
