import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Line, paragraphsOf } from './paragraphs.ts'
import { jpegsIn } from './pdf-images.ts'

const line = (text: string, left: number, top: number, right: number): Line => ({
  text,
  box: [
    [left, top],
    [right, top],
    [right, top + 30],
    [left, top + 30],
  ],
})

test('lines of a letter become paragraphs, in reading order whatever order they were found in', () => {
  const lines = [
    line('款一直没有发放到户。', 240, 190, 560),
    line('尊敬的信访局领导：', 300, 50, 640),
    line('我是柳湾镇三组村民，村里修路征用了我家的承包', 300, 100, 1000),
    line('地，补偿', 240, 145, 998),
    line('2026年11月20日', 760, 300, 1000),
  ]
  assert.deepEqual(paragraphsOf(lines), [
    '尊敬的信访局领导：',
    '我是柳湾镇三组村民，村里修路征用了我家的承包地，补偿款一直没有发放到户。',
    '2026年11月20日',
  ])
  assert.deepEqual(paragraphsOf([]), [])
})

test('parts of one line go from left to right, and Latin words keep their space', () => {
  assert.deepEqual(paragraphsOf([line('电话', 600, 52, 700), line('姓名', 240, 50, 400)]), ['姓名电话'])
  assert.deepEqual(paragraphsOf([line('I live in Spring', 240, 50, 1000), line('Road', 240, 90, 400)]), [
    'I live in Spring Road',
  ])
})

test('the pages of a scanner’s PDF are its pictures, in order; a logo and a text PDF are none', () => {
  const jpeg = (mark: number): Buffer => Buffer.from([0xff, 0xd8, 0xff, 0xe0, mark, 0xff, 0xd9])
  const picture = (side: number, mark: number): Buffer =>
    Buffer.concat([
      Buffer.from(
        `1 0 obj\n<</Type/XObject /Subtype /Image /Width ${side} /Height ${side} /Filter [/DCTDecode]>>\nstream\r\n`,
      ),
      jpeg(mark),
      Buffer.from('\nendstream\nendobj\n'),
    ])
  const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n'), picture(1700, 1), picture(80, 2), picture(2400, 3)])
  assert.deepEqual(
    jpegsIn(pdf).map((page) => page[4]),
    [1, 3],
  )
  assert.deepEqual(jpegsIn(Buffer.from('%PDF-1.7\n1 0 obj <</Length 3>> stream\nq Q\nendstream')), [])
})
