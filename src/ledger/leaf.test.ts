import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { canonicalBytes, contentDigest, type LeafEvent, leafBytes, leafOf, saltOf } from './index.ts'

const secret = Buffer.alloc(32, 7)
const event: LeafEvent = {
  v: 1,
  case_no: '450100-2026-0000017-4',
  seq: 1,
  kind: 'received',
  organ_code: 'X-450100',
  at: '2026-11-03T09:12:00+08:00',
  due: '2026-11-18',
  prev: null,
  content_digest: [contentDigest(secret, '小区停水')],
}

test('a leaf is 44 bytes: prefix, class, HMAC of the canonical event under the event salt', () => {
  const leaf = leafOf('R', secret, event)
  assert.equal(leaf.length, leafBytes)
  assert.equal(leaf.subarray(0, 12).toString(), 'dengwen/v1\nR')
  // Recomputed by hand: what a lawyer with the receipt and 20 lines of shell would do.
  const salt = createHmac('sha256', secret).update('dengwen salt v1 1').digest()
  assert.deepEqual(saltOf(secret, 1), salt)
  const sorted = JSON.stringify(event, Object.keys(event).sort())
  assert.equal(canonicalBytes(event).toString(), sorted)
  assert.deepEqual(leaf.subarray(12), createHmac('sha256', salt).update(sorted).digest())
})

test('another secret, seq, day or text gives another leaf; the same event gives the same', () => {
  const leaf = leafOf('R', secret, event)
  assert.deepEqual(leafOf('R', secret, { ...event }), leaf)
  for (const other of [
    leafOf('R', Buffer.alloc(32, 8), event),
    leafOf('R', secret, { ...event, seq: 2 }),
    leafOf('R', secret, { ...event, due: '2026-11-19' }),
    leafOf('R', secret, { ...event, content_digest: [contentDigest(secret, '小区停电')] }),
    leafOf('E', secret, event),
  ])
    assert.notDeepEqual(other, leaf)
})
