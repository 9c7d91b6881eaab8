import assert from 'node:assert/strict'
import test from 'node:test'
import { cite, zhNumber } from './cite.ts'
import { packs } from './packs/index.ts'
import { paths } from './paths.ts'

for (const [written, full] of [
  ['L22 34', '《信访工作条例》第三十四条'],
  ['L22 34(2)', '《信访工作条例》第三十四条第二款'],
  ['L22 22(1)', '《信访工作条例》第二十二条第一款'],
  ['L22 22(1)(3)', '《信访工作条例》第二十二条第一款第三项'],
  ['L22 31(6)', '《信访工作条例》第三十一条第六项'], // so written in L22 34 itself
  ['L22 40(4)', '《信访工作条例》第四十条第四款'],
  ['L22 32(2)', '《信访工作条例》第三十二条第二款'],
  ['L05 21(2)', '《信访条例》第二十一条第二款'],
  ['L05 20(6)', '《信访条例》第二十条第六项'],
  ['L05', '《信访条例》'],
  ['民法典201', '《民法典》第二百零一条'],
  ['民诉法 85(4)', '《民事诉讼法》第八十五条第四款'],
  ['L22 25(1);L22 25(2)', '《信访工作条例》第二十五条第一款、《信访工作条例》第二十五条第二款'],
  ['[D]', '本系统规则（非法律规定）'],
  ['[U]', '本地惯例'],
  ['某市办法 3', '某市办法 3'],
  ['L22 (1)', 'L22 (1)'],
  ['constructor 1', 'constructor 1'],
  ['', ''],
] as const)
  test(`cite ${written || 'nothing'}`, () => assert.equal(cite(written), full))

for (const [value, text] of [
  [0, '零'],
  [10, '十'],
  [19, '十九'],
  [20, '二十'],
  [110, '一百一十'],
  [201, '二百零一'],
  [1005, '一千零五'],
  [1260, '一千二百六十'],
  [9999, '九千九百九十九'],
] as const)
  test(`zhNumber ${value}`, () => assert.equal(zhNumber(value), text))

test('zhNumber refuses what no article has', () => {
  for (const value of [-1, 1.5, 10_000]) assert.throws(() => zhNumber(value), RangeError)
})

test('every source written in packs and paths can be read out', () => {
  const written = [
    ...packs.flatMap(({ law, limits }) => [
      law,
      ...limits.flatMap((limit) => [limit.article, limit.extendable?.article, limit.pausable?.article]),
    ]),
    ...paths.flatMap(({ article, bars }) => [article, ...bars.map((bar) => bar.article)]),
  ]
  for (const source of written)
    if (source !== undefined) assert.match(cite(source), /^(《[^》]+》(第[^、]+)?、?)+$|^本系统规则/, source)
})
