import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act } from '../server/api.ts'
import { nextSteps } from './next-steps.ts'

const act = (action: string, over: Partial<Act> = {}): Act => ({
  action,
  title: action,
  row: 'ST-00',
  article: 'L22 22(1)',
  hint: null,
  allowed: true,
  input: { properties: {}, required: [] },
  starts: [],
  documents: [],
  ...over,
})
const refused = (action: string, code: string): Act =>
  act(action, { allowed: false, refusal: { code, article: 'L22 34', says: '还不能。', remedy: '请等。' } })
const order = (...args: Parameters<typeof nextSteps>) => nextSteps(...args).ready.map((step) => step.act.action)

test('a classified case waits for its transfer, though it could be classified again', () => {
  const acts = ['classify', 'transfer', 'assign', 'seal', 'refuse', 'reply-directly', 'merge', 'correct'].map((a) =>
    act(a),
  )
  assert.deepEqual(order(acts), [
    'transfer',
    'assign',
    'classify',
    'refuse',
    'reply-directly',
    'merge',
    'seal',
    'correct',
  ])
})

test('a likely duplicate is judged before the case is classified', () => {
  const acts = ['confirm-duplicate', 'classify'].map((a) => act(a))
  assert.equal(order(acts)[0], 'classify')
  assert.equal(order(acts, ['confirm-duplicate'])[0], 'confirm-duplicate')
})

test('who may approve sees that first, returning second', () => {
  assert.deepEqual(order([act('return'), act('correct'), act('approve')]), ['approve', 'return', 'correct'])
})

test('letters are never given twice', () => {
  const { ready } = nextSteps(['extend', 'not-accept', 'refuse'].map((a) => act(a)))
  const letters = ready.map(({ letter }) => letter).filter(Boolean)
  assert.equal(new Set(letters).size, letters.length)
})

test('a refusal with a reason of its own is shown, one about the stage waits below', () => {
  const steps = nextSteps([refused('draft-opinion', 'not-heard'), refused('accept', 'step-passed')])
  assert.deepEqual(
    steps.held.map(({ act }) => act.action),
    ['draft-opinion'],
  )
  assert.deepEqual(
    steps.later.map(({ act }) => act.action),
    ['accept'],
  )
})

test('an act that leaves nothing to choose is held with words', () => {
  const input = {
    required: ['document'],
    properties: { document: { type: 'string', title: '送达哪一份', 'x-field': 'document', oneOf: [] } },
  } as const
  const steps = nextSteps([act('deliver', { input: input as never })])
  assert.deepEqual([steps.ready.length, steps.held[0]?.says], [0, '现在没有可选的“送达哪一份”。'])
})
