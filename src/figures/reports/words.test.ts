import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brokenFields, type Field, fieldsOf, fill, typedNumbers } from './words.ts'

const words = { period: '2026年上半年', place: '全市', office: '示例市信访局', next: '下半年' }
const numbers: Readonly<Record<string, string>> = {
  'NUM-01.count': '1864',
  'NUM-01.change': '同比上升10.00%',
  'NUM-02.count': '1099',
  'NUM-27.count': '0',
}
const tell = ({ figure, row, wording, some }: Field): string | null => {
  const said = numbers[`${figure}${row ? `/${row}` : ''}.${wording}`] ?? null
  return some && said === '0' ? null : said
}
const said = (says: string, count = 0): string =>
  fill(says, tell, words, count)
    .spans.map(({ text }) => text)
    .join('')

for (const [what, says, expected] of [
  [
    'numbers stand where the fields were',
    '{period}，{place}来信{NUM-01.count}件，{NUM-01.change}。',
    '2026年上半年，全市来信1864件，同比上升10.00%。',
  ],
  ['a clause without its number is left out, the end stays', '来信{NUM-01.count}件，{NUM-09.change}。', '来信1864件。'],
  [
    'a sentence that loses its first number goes whole',
    '来电{NUM-30.count}个，来信{NUM-01.count}件。其中初信{NUM-02.count}件。',
    '其中初信1099件。',
  ],
  ['what speaks of it goes with it', '来电{NUM-30.count}个。这些来电都已登记。', ''],
  ['a sentence without numbers stays', '畅通渠道，方便群众。', '畅通渠道，方便群众。'],
  ['a semicolon at the end becomes a full stop', '来信{NUM-01.count}件；来电{NUM-30.count}个。', '来信1864件。'],
  ['none is a number', '转来信件{NUM-27.count}件。', '转来信件0件。'],
  ['unless nothing is to be said of none', '来信{NUM-01.count}件。转来信件{NUM-27.count!}件。', '来信1864件。'],
  [
    'a comma in brackets parts nothing',
    '来信（含初信{NUM-02.count}件，均已登记）{NUM-01.count}件。',
    '来信（含初信1099件，均已登记）1864件。',
  ],
] as const)
  test(`FR-3: ${what}`, () => assert.equal(said(says), expected))

test('FR-3: 一是, 二是 are counted in the order that is left', () => {
  const first = fill('{nth}来电{NUM-30.count}个。', tell, words, 0)
  const second = fill('{nth}来信{NUM-01.count}件。', tell, words, first.count)
  const third = fill('{nth}畅通渠道。', tell, words, second.count)
  assert.deepEqual(first.spans, [])
  assert.equal(second.spans[0]?.text, '一是来信')
  assert.equal(third.spans[0]?.text, '二是畅通渠道。')
})

test('a number knows its figure, the words around it do not', () => {
  assert.deepEqual(fill('来信{NUM-01.count}件。', tell, words, 0).spans, [
    { text: '来信' },
    { text: '1864', field: { figure: 'NUM-01', wording: 'count' } },
    { text: '件。' },
  ])
})

test('a field that is written wrongly is found, a right one is not', () => {
  assert.deepEqual(brokenFields('来信{NUM-01.cuont}件，{NUM-01.count}，{period}，{'), ['{NUM-01.cuont}', '{'])
  assert.deepEqual(fieldsOf('{NUM-37/collective.people!}'), [
    { figure: 'NUM-37', row: 'collective', wording: 'people', some: true },
  ])
})

test('numbers typed by hand are told, days, articles and the hotline are not', () => {
  assert.deepEqual(typedNumbers('2026年3月5日依第41条受理来信{NUM-01.count}件，另有12件，12345热线。'), ['12件'])
})
