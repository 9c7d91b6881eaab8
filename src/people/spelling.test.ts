import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spelledOut } from './spelling.ts'

test('names are spelled syllable by syllable, by the reading that the word has', () => {
  const spelled = spelledOut(['城东区', '重庆市', '长青街道', '绿地（A区）', '12345热线'].map((name) => ({ name })))
  assert.deepEqual(
    spelled.map((one) => one.spelled),
    ['cheng dong qu', 'chong qing shi', 'chang qing jie dao', 'lv di a qu', '12345 re xian'],
  )
})
