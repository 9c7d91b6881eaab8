import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { difference } from './diff.ts'

const side = (text: string, other: string, kinds: readonly string[]) =>
  difference(text, other)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text: part }) => part)
    .join('')

test('changed words are marked where they stand, the rest is one run', () => {
  assert.deepEqual(difference('经核实属实，已恢复供水。', '经核实部分属实，已恢复供水。'), [
    { kind: 'same', text: '经核实' },
    { kind: 'new', text: '部分' },
    { kind: 'same', text: '属实，已恢复供水。' },
  ])
  assert.deepEqual(difference('', '新写的'), [{ kind: 'new', text: '新写的' }])
  assert.deepEqual(difference('一样', '一样'), [{ kind: 'same', text: '一样' }])
})

test('both texts can be read out of the difference, whatever they are', () => {
  const text = fc.string({ unit: fc.constantFrom('供', '水', '管网', '。', '\n', '已', '6', ' '), maxLength: 60 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      assert.equal(side(before, after, ['same', 'gone']), before)
      assert.equal(side(before, after, ['same', 'new']), after)
    }),
  )
})

test('two long texts without a common word are compared by sentence, soon', () => {
  const before = '甲乙丙丁。'.repeat(2_000)
  const after = '子丑寅卯。'.repeat(2_000)
  assert.equal(side(before, after, ['gone']), before)
})
