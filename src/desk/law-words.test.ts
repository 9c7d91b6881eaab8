import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentCodes, procedure, RULES, stages } from '../law/index.ts'
import { lawWords } from './law-words.ts'

const words = lawWords()

test('every act, input, stage, limit and document of the law has its words', () => {
  for (const { command, input } of procedure)
    for (const name of Object.keys(input)) assert.ok(words.acts[command]?.fields[name]?.title, `${command}.${name}`)
  assert.deepEqual(Object.keys(words.stages), Object.keys(stages))
  for (const rule of RULES) assert.ok(words.limits[rule], rule)
  for (const code of documentCodes) assert.ok(words.documents[code], code)
})

test('an act with variants carries the plain name, one with four eyes says what it waits for', () => {
  assert.equal(words.acts.sign?.title, '签收')
  assert.equal(words.acts.deliver?.title, '送达')
  assert.deepEqual(
    ['accept', 'draft-opinion', 'transfer'].map((verb) => words.acts[verb]?.awaits),
    ['批准', '签发', null],
  )
})

test('a code of an input is said in the words of the form', () => {
  assert.equal(words.acts['hear-petitioner']?.fields.mode?.options?.declined, '信访人表示不再陈述')
})

test('what goes to the browser is data and nothing else', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(words)), words)
})
