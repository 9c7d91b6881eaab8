import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typedFrom } from '../typed.ts'
import { dayTyped, readAnswers, stepFrom } from './read.ts'

test('a day is read however people write it; what no calendar knows is none', () => {
  for (const [typed, day] of [
    ['2026-11-03', '2026-11-03'],
    ['2026年11月3日', '2026-11-03'],
    ['2026 / 11 / 3', '2026-11-03'],
    ['２０２６．１１．３', '2026-11-03'],
    ['20261103', '2026-11-03'],
    ['2026-02-30', null],
    ['去年夏天', null],
    ['11月3日', null],
    ['', null],
  ] as const)
    assert.equal(dayTyped(typed)?.toString() ?? null, day, typed)
})

test('values that no button of ours could send are left out; everything else stays as typed', () => {
  const answers = readAnswers(
    typedFrom(
      new Map([
        ['kind', ['other']],
        ['title', [' 停水 ']],
        ['identity', ['somebody']],
        ['need', ['braille', 'money']],
        ['file', ['../x', 'f'.repeat(32), 'f'.repeat(32)]],
      ]),
    ),
  )
  assert.deepEqual(
    [answers.kind, answers.title, answers.identity, answers.need, answers.file],
    ['matter', ' 停水 ', '', ['braille'], ['f'.repeat(32)]],
  )
  assert.equal(stepFrom('identity', 1, { ...answers, identity: 'anonymous' }), 'check')
  assert.equal(stepFrom('check', -1, { ...answers, identity: 'anonymous' }), 'identity')
  assert.equal(stepFrom('what', -1, answers), 'what')
})
