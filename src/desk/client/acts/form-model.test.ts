import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { InputSchema } from '../server/api.ts'
import { type Answer, emptyValues, faultsOf, formFields, inputOf } from './form-model.ts'
import { shapeOf, unasked } from './form-shape.ts'

const schema = (properties: InputSchema['properties'], ...required: string[]): InputSchema => ({ properties, required })
const text = { type: 'string', title: '理由', 'x-field': 'text', maxLength: 10, examples: ['情况属实。'] } as const
const code = (...options: string[]) =>
  ({
    type: 'string',
    title: '情形',
    'x-field': 'code',
    oneOf: options.map((o) => ({ const: o, title: o })),
    examples: [options[0]],
  }) as const
const organ = { type: 'string', title: '转给', 'x-field': 'organ', examples: ['ZJ', 'CG'] } as const

test('an example never becomes a value: texts show it in grey, organs are offered', () => {
  const input = schema({ reason: text, to: organ, ground: code('a', 'b') }, 'reason', 'to', 'ground')
  const fields = formFields(input)
  assert.deepEqual(emptyValues(fields, input), { reason: '', to: '', ground: '' })
  assert.equal(fields[0]?.sample, '情况属实。')
  assert.deepEqual(fields[1]?.proposals, ['ZJ', 'CG'])
})

test('the only letter that waits for delivery is chosen already; one of two is not', () => {
  const document = (...ids: string[]) =>
    schema(
      {
        document: {
          type: 'string',
          title: '送达哪一份',
          'x-field': 'document',
          oneOf: ids.map((id) => ({ const: id, title: id })),
        },
      },
      'document',
    )
  for (const [ids, chosen] of [
    [['a'], 'a'],
    [['a', 'b'], ''],
  ] as const)
    assert.equal(emptyValues(formFields(document(...ids)), document(...ids)).document, chosen)
})

test('what is empty is left out, texts are trimmed, files go as their ids', () => {
  const input = schema(
    {
      reason: text,
      note: text,
      days: { type: 'integer', title: '日', 'x-field': 'integer' },
      files: { type: 'array', title: '附件', 'x-field': 'files' },
    },
    'reason',
  )
  const fields = formFields(input)
  assert.deepEqual(inputOf(fields, { reason: ' 复杂 ', note: '  ', days: null, files: [] }), { reason: '复杂' })
  assert.deepEqual(inputOf(fields, { reason: 'x', note: '', days: 30, files: [{ id: 'f', name: '照片' }] }), {
    reason: 'x',
    days: 30,
    files: ['f'],
  })
})

test('each kind of mistake is said beside its field', () => {
  const input = schema(
    { reason: text, to: organ, days: { type: 'integer', title: '日', 'x-field': 'integer', minimum: 1, maximum: 30 } },
    'reason',
    'to',
    'days',
  )
  const fields = formFields(input)
  assert.deepEqual(faultsOf(fields, { reason: ' ', to: '', days: null }), {
    reason: '必须填写。',
    to: '请选择。',
    days: '必须填写。',
  })
  assert.deepEqual(faultsOf(fields, { reason: '长'.repeat(11), to: 'ZJ', days: 31 }), {
    reason: '太长，最多10个字。',
    days: '不能大于30。',
  })
  assert.deepEqual(
    faultsOf(fields, { reason: '𬭊'.repeat(10), to: 'ZJ', days: 30 }),
    {},
    'a rare character counts once',
  )
})

test('one answer a request, in its own words, and nothing of the sample', () => {
  const input = schema(
    {
      answers: {
        type: 'array',
        title: '逐项答复',
        'x-field': 'answers',
        examples: [
          [{ request: '恢复供水', facts: '属实。', reasons: '符合。', result: 'explain', opinion: '已说明。' }],
        ],
      },
    },
    'answers',
  )
  const fields = formFields(input)
  const values = emptyValues(fields, input)
  assert.deepEqual(values.answers, [{ request: '恢复供水', facts: '', reasons: '', result: '', opinion: '' }])
  assert.deepEqual(Object.keys(faultsOf(fields, values)), [
    'answers.0.facts',
    'answers.0.reasons',
    'answers.0.result',
    'answers.0.opinion',
  ])
  const answer: Answer = { request: '恢复供水', facts: ' a ', reasons: 'b', result: 'support', opinion: 'c' }
  assert.deepEqual(faultsOf(fields, { answers: [answer] }), {})
  assert.deepEqual(inputOf(fields, { answers: [answer] }), { answers: [{ ...answer, facts: 'a' }] })
})

test('classify: the path is asked of an appeal, and only of an appeal', () => {
  const input = schema({ class: code('appeal', 'suggestion'), path: code('31-6', '31-1') }, 'class', 'path')
  const fields = formFields(input)
  const names = (values: Record<string, unknown>) => shapeOf('classify', fields, values).map(({ name }) => name)
  assert.deepEqual(names({ class: 'appeal' }), ['class', 'path'])
  assert.deepEqual(names({ class: 'suggestion' }), ['class'])
  assert.deepEqual(unasked('classify', fields, { class: 'suggestion' }), { path: '31-6' })
  assert.deepEqual(unasked('classify', fields, { class: 'appeal' }), {})
})

test('deliver: a witness is asked for only where the letter was left', () => {
  const fields = formFields(schema({ mode: code('direct', 'left'), witness: text }, 'mode'))
  assert.equal(shapeOf('deliver', fields, { mode: 'direct' }).length, 1)
  assert.equal(shapeOf('deliver', fields, { mode: 'left' }).length, 2)
})

test('correct: the new value is asked in the way of the thing that is corrected', () => {
  const fields = formFields(
    schema({ field: code('category', 'channel', 'peopleCount'), value: text }, 'field', 'value'),
  )
  const kind = (field: string) => shapeOf('correct', fields, { field })[1]?.kind
  assert.deepEqual(['category', 'channel', 'peopleCount', ''].map(kind), ['category', 'choice', 'line', undefined])
})
