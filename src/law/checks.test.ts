import assert from 'node:assert/strict'
import test from 'node:test'
import { checkDigit, checkIdNumber, checkPhone, checkUscc, hasCheckDigit } from './checks.ts'
import { day } from './day.ts'

const today = day('2026-11-24')

for (const [text, code] of [
  ['11010519491231002X', undefined], // domain.md §4.5
  [' 11010519491231002x ', undefined],
  ['110105194912310021', 'id-check'],
  ['990199199001011236', 'id-region'], // check character right, region not
  ['45019919900230123X', 'id-birth'], // 30 February
  ['450199202701010014', 'id-birth'], // not born yet
  ['450199900101123', 'id-old'],
  ['450199900230123', 'id-birth'],
  ['4501991990010112', 'id-shape'],
  ['', 'id-shape'],
] as const)
  test(`identity number ${text.trim() || 'empty'}: ${code ?? 'fine'}`, () =>
    assert.equal(checkIdNumber(text, today)?.code, code))

for (const [text, code] of [
  ['91350100M000100Y43', undefined], // domain.md §4.5
  ['91350100m000100y43', undefined],
  ['91350100M000100Y44', 'uscc-check'],
  ['91350100M000100I43', 'uscc-shape'], // no letter I
  ['9135', 'uscc-shape'],
] as const)
  test(`credit code ${text}: ${code ?? 'fine'}`, () => assert.equal(checkUscc(text)?.code, code))

for (const [text, code] of [
  ['19900012345', undefined],
  ['+86 199-0001-2345', undefined],
  ['１９９０００１２３４５', undefined], // full width, as input methods write it
  ['0771-5530000', undefined],
  ['(0739) 5031000 转 802', undefined],
  ['5530000', undefined],
  ['400-800-1234', undefined],
  ['1990001234', 'phone-shape'],
  ['12900012345', 'phone-shape'],
  ['0000-00000000', 'phone-shape'],
  ['没有电话', 'phone-shape'],
  ['', 'phone-shape'],
] as const)
  test(`telephone ${text || 'empty'}: ${code ?? 'fine'}`, () => assert.equal(checkPhone(text)?.code, code))

test('MOD 11,10 check digits', () => {
  assert.equal(checkDigit('0794'), '5') // the example of ISO 7064
  assert.equal(checkDigit('00200667308'), '5')
  assert.equal(checkDigit('450100-2026-0000017'), checkDigit('45010020260000017'))
  assert.throws(() => checkDigit('45010X'), RangeError)
  assert.throws(() => checkDigit(''), RangeError)
})

test('every single wrong digit of a case number is noticed', () => {
  const body = '450100-2026-0000017'
  const number = `${body}-${checkDigit(body)}`
  assert.equal(hasCheckDigit(number), true)
  assert.equal(hasCheckDigit('没有号码'), false)
  for (const [index, digit] of [...number].entries())
    for (let other = 0; digit !== '-' && other < 10; other++)
      if (String(other) !== digit)
        assert.equal(hasCheckDigit(`${number.slice(0, index)}${other}${number.slice(index + 1)}`), false)
})
