import assert from 'node:assert/strict'
import { test } from 'node:test'
import { composeLetter } from './compose/index.ts'
import { breakable, printable, printableText, UnprintableText } from './printable.ts'
import { samples } from './samples.ts'

for (const [title, written, printed] of [
  [
    'plain text stays',
    '您好，周示例：#1 $x$ *粗* @a \\n <b> [链接](x)',
    '您好，周示例：#1 $x$ *粗* @a \\n <b> [链接](x)',
  ],
  ['an emoji becomes a token', '谢谢😀', '谢谢〔表情〕'],
  ['a run of them becomes one', '谢谢😀👍🏽 👨‍👩‍👧🇨🇳！', '谢谢〔表情〕！'],
  ['but not over a line end', '😀\n😀', '〔表情〕\n〔表情〕'],
  ['a heart that a phone wrote', '爱❤️心', '爱〔表情〕心'],
  ['a digit in a box keeps its meaning', '1️⃣噪音2️⃣', '1噪音2'],
  ['signs of the typefaces stay', '☎①℃㎡—…·〇', '☎①℃㎡—…·〇'],
  ['rare characters of names stay', '𬭊䶮𪛖㐂𠮷', '𬭊䶮𪛖㐂𠮷'],
  ['an ideograph keeps its variant selector', '葛\u{e0100}', '葛\u{e0100}'],
  ['direction marks cannot turn a line round', '不\u202e予支持\u202c\u2066\u200f', '不予支持'],
  ['line ends become one kind', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['controls and zero-width signs go', 'a\u0000\u0007\u200b\ufeff\u00adb\tc', 'ab c'],
  ['half a character is told', 'a\ud83d b', 'a〔乱码〕 b'],
] as const)
  test(title, () => assert.equal(printableText(written), printed))

const letter = composeLetter('DOC-05', samples[5]?.frame ?? assert.fail(), { note: '姓名用字\ue863' })

test('a private-use character is refused by name: every font draws something else for it', () => {
  assert.throws(
    () => printable(letter),
    (error: unknown) => {
      assert.ok(error instanceof UnprintableText)
      assert.deepEqual(error.characters, ['\ue863'])
      assert.match(error.refusal.says, /U\+E863/)
      assert.equal(error.refusal.code, 'glyph-missing')
      return true
    },
  )
})

test('a long run gets places to break, a short one stays whole', () => {
  const url = `https://example.cn/${'a'.repeat(60)}`
  const texts = breakable({ ...letter, attachments: [url, '990100-2026-0000017-4'] }).attachments
  assert.equal(texts[0]?.replaceAll('\u200b', ''), url)
  assert.ok(Math.max(...(texts[0] ?? '').split('\u200b').map((part) => part.length)) <= 8)
  assert.equal(texts[1], '990100-2026-0000017-4')
})
