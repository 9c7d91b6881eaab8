import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createGate } from './gate.ts'

test('a closed gate holds every request until somebody signed in, and says so once', async () => {
  const gate = createGate()
  const told: boolean[] = []
  gate.subscribe(() => told.push(gate.isClosed()))
  const sent: string[] = []
  const first = gate.wait().then(() => sent.push('first'))
  const second = gate.wait().then(() => sent.push('second'))
  await Promise.resolve()
  assert.deepEqual([gate.isClosed(), sent, told], [true, [], [true]])
  gate.open()
  await Promise.all([first, second])
  assert.deepEqual([gate.isClosed(), sent, told], [false, ['first', 'second'], [true, false]])
})

test('a listener that left is not told', () => {
  const gate = createGate()
  let told = 0
  gate.subscribe(() => told++)()
  gate.open()
  assert.equal(told, 0)
})
