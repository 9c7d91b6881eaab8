import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPlace } from './open-paper.ts'

const all = ['a', 'b', 'c', 'd']
const opened = (settled: string[], shown?: string) =>
  all.filter((no) => !settled.includes(no))[openPlace(all, new Set(settled), shown)]

test('the paper that is shown is open, the first where none is or it is not there', () => {
  assert.equal(opened([], 'c'), 'c')
  assert.equal(opened(['a'], 'c'), 'c')
  assert.equal(opened([]), 'a')
  assert.equal(opened([], 'x'), 'a')
})

test('after a paper was settled the next is open at once', () => {
  assert.equal(opened(['b'], 'b'), 'c')
  assert.equal(opened(['a', 'c'], 'c'), 'd')
})

test('after the last of the list the one before it, and nothing where all are settled', () => {
  assert.equal(opened(['d'], 'd'), 'c')
  assert.equal(opened(all, 'd'), undefined)
})
