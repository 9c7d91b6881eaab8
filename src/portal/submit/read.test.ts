import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typedFrom } from '../typed.ts'
import { submissionFrom } from './input.ts'
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

test('PI-04, RG-16: that somebody is under fourteen goes with the identity, not with the needs; a guardian is optional', () => {
  const typed = (more: [string, string[]][]) =>
    submissionFrom(
      readAnswers(
        typedFrom(new Map([['identity', ['named']], ['name', ['幼小测']], ['need', ['minor', 'braille']], ...more])),
      ),
    )
  const alone = typed([])
  assert.deepEqual(
    [alone.petitioner, alone.needs, alone.parties],
    [{ name: '幼小测', minorU14: true }, ['盲文'], undefined],
  )
  assert.deepEqual(typed([['guardian', ['大监护']]]).parties, [{ role: 'proxy', guardian: true, name: '大监护' }])
  assert.equal(
    typed([
      ['guardian', ['大监护']],
      ['identity', ['anonymous']],
    ]).parties,
    undefined,
  )
})
