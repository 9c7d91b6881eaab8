import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkIdNumber, checkPhone } from '../../../law/index.ts'
import { emptyLetter, emptyProxy, faultsOf, type Letter, submissionOf } from './letter.ts'
import { guardianDoubt, idNumberDoubt, phoneDoubt } from './warnings.ts'

const today = '2026-11-24'
const letter = (over: Partial<Letter> = {}): Letter => ({
  ...emptyLetter('01', today),
  title: ' 路灯不亮 ',
  content: '长江路路灯三天不亮。',
  ...over,
})

test('what is empty is left out, what is there is trimmed', () => {
  assert.deepEqual(submissionOf(letter(), today), { channel: '01', title: '路灯不亮', content: '长江路路灯三天不亮。' })
  assert.deepEqual(submissionOf(letter({ requests: [' 修好 ', ''], signerCount: 3 }), today), {
    channel: '01',
    title: '路灯不亮',
    content: '长江路路灯三天不亮。',
    requests: ['修好'],
    signerCount: 3,
  })
})

test('a letter of today is stamped by the server, an earlier one carries its day', () => {
  assert.equal(submissionOf(letter(), today).receivedAt, undefined)
  assert.equal(submissionOf(letter({ receivedOn: '2026-11-20' }), today).receivedAt, '2026-11-20T00:00:00+08:00')
  assert.ok(faultsOf(letter({ receivedOn: '2026-11-25' }), today).receivedOn)
})

test('an anonymous letter sends no person, even if one was typed before', () => {
  const named = letter({ name: '张三', phone: '13800138000' })
  assert.deepEqual(submissionOf(named, today).petitioner, { name: '张三', phone: '13800138000' })
  const anonymous = submissionOf({ ...named, anonymous: true }, today)
  assert.equal(anonymous.petitioner, undefined)
  assert.equal(anonymous.anonymous, true)
})

test('only channel, title and content are asked for: no name, no address, no number is a condition', () => {
  assert.deepEqual(faultsOf(letter({ name: '', idNo: '123', phone: '1' }), today), {})
  assert.deepEqual(Object.keys(faultsOf(letter({ channel: '', title: ' ', content: '' }), today)), [
    'channel',
    'title',
    'content',
  ])
})

test('a telephone is doubted exactly where the law room doubts it', () => {
  for (const phone of [
    '13800138000',
    '12345',
    '0771-5512345',
    '55123456',
    '400-1234567',
    '1380013800',
    '+8613800138000',
  ])
    assert.equal(phoneDoubt(phone) === '', checkPhone(phone) === null, phone)
  assert.equal(phoneDoubt(''), '')
})

test('an identity number is doubted where the law room finds its check character wrong', () => {
  const day = Temporal.PlainDate.from(today)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), fc.constantFrom(...'0123456789X'), (serial, check) => {
      const idNo = `45010219800229${String(serial).padStart(3, '0')}${check}`
      const law = checkIdNumber(idNo, day)
      assert.equal(idNumberDoubt(idNo) !== '', law?.code === 'id-check', idNo)
    }),
  )
  assert.ok(idNumberDoubt('4501021980'))
  assert.equal(idNumberDoubt(' '), '')
})

test('PI-04: a child without guardian raises a doubt and is registered; RGT-13: an empty proxy is none', () => {
  const child = letter({ name: '幼小测', minorU14: true })
  assert.match(guardianDoubt(child), /照样登记/)
  assert.deepEqual(faultsOf(child, today), {})
  assert.deepEqual(submissionOf(child, today).petitioner, { name: '幼小测', minorU14: true })
  assert.equal(submissionOf(child, today).parties, undefined)
  const guarded = { ...child, proxies: [{ ...emptyProxy, name: '大监护', guardian: true }, emptyProxy] }
  assert.equal(guardianDoubt(guarded), '')
  assert.deepEqual(submissionOf(guarded, today).parties, [{ role: 'proxy', name: '大监护', guardian: true }])
})
