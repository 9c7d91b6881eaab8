import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstList, listsFor, queues } from './queues.ts'

const ids = (roles: string[], counts: Record<string, number> = {}) => listsFor(roles, counts).map(({ id }) => id)

test('each role finds its own lists, empty or not', () => {
  assert.deepEqual(ids(['dispatcher']), ['to-register', 'to-dedup', 'to-route', 'returned', 'to-approve'])
  assert.deepEqual(ids(['liaison']), ['to-sign', 'to-notify', 'handling', 'to-approve', 'to-deliver'])
})

test('a list of another role shows as soon as the organ has something in it', () => {
  assert.ok(!ids(['handler']).includes('to-sign'))
  assert.ok(ids(['handler'], { 'to-sign': 1 }).includes('to-sign'))
})

test('the desk opens where work lies', () => {
  assert.equal(firstList(['registrar'], { 'to-register': 0, 'to-route': 28 }), 'to-route')
  assert.equal(firstList(['registrar'], {}), 'to-register')
  assert.equal(firstList(['supervisor'], { 'to-route': 3 }), 'all')
})

test('every list says what to do when it is empty', () => {
  for (const { empty } of queues) assert.match(empty, /。$/)
})
