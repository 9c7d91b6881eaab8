import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { drawLines } from './draw.ts'

test('NUM-29: a seed draws the same lines again, as many as asked, each once and in the ledger', () => {
  assert.deepEqual(drawLines(1_000, 5, 42), drawLines(1_000, 5, 42))
  assert.notDeepEqual(drawLines(1_000, 5, 42), drawLines(1_000, 5, 43))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 200 }), fc.nat(), (lines, many, seed) => {
      const drawn = drawLines(lines, many, seed)
      assert.equal(drawn.length, Math.min(lines, many))
      assert.equal(new Set(drawn).size, drawn.length)
      assert.ok(drawn.every((line) => line >= 1 && line <= lines))
    }),
  )
})

test('every line of a ledger is drawn about as often as any other', () => {
  const times = new Array<number>(20).fill(0)
  for (let seed = 0; seed < 4_000; seed++)
    for (const line of drawLines(20, 5, seed)) times[line - 1] = (times[line - 1] ?? 0) + 1
  for (const count of times) assert.ok(Math.abs(count - 1_000) < 130, `${times}`)
})
