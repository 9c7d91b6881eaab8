import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attemptKey, createDrafts, draftId, type Shelf } from './drafts.ts'

const shelf = (full = false): Shelf => {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (full) throw new Error('QuotaExceededError')
      kept.set(key, value)
    },
    removeItem: (key) => void kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
}

test('a draft is there after a reload, and gone once it was sent', () => {
  const place = shelf()
  createDrafts(place, 'a').keep('case/1/accept', { id: 'x', values: { unit: '业务科' } })
  const afterReload = createDrafts(place, 'a')
  assert.deepEqual(afterReload.read('case/1/accept'), { id: 'x', values: { unit: '业务科' } })
  assert.deepEqual(afterReload.names(), ['case/1/accept'])
  afterReload.forget('case/1/accept')
  assert.equal(afterReload.read('case/1/accept'), null)
})

test('one account never sees the drafts of another', () => {
  const place = shelf()
  createDrafts(place, 'a').keep('register', { id: 'x', values: 1 })
  assert.equal(createDrafts(place, 'b').read('register'), null)
  assert.deepEqual(createDrafts(place, 'b').names(), [])
})

test('a browser that keeps nothing says so and breaks nothing', () => {
  const drafts = createDrafts(shelf(true), 'a')
  assert.equal(drafts.keep('register', { id: 'x', values: 1 }), false)
  assert.equal(drafts.read('register'), null)
})

test('what somebody else wrote there is no draft', () => {
  const place = shelf()
  place.setItem('dengwen/a/register', '{broken')
  assert.equal(createDrafts(place, 'a').read('register'), null)
})

test('a retry carries the same key, a changed form another, a new draft another again', () => {
  const [one, two] = [draftId(), draftId()]
  assert.equal(attemptKey(one, { days: 30 }), attemptKey(one, { days: 30 }))
  assert.notEqual(attemptKey(one, { days: 30 }), attemptKey(one, { days: 29 }))
  assert.notEqual(attemptKey(one, { days: 30 }), attemptKey(two, { days: 30 }))
  const key = attemptKey(one, { content: '长'.repeat(20_000) })
  assert.ok(key.length >= 8 && key.length <= 200, 'the server takes 8 to 200 characters')
})
