import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CaseWords, fitOf, type Reply } from './index.ts'

const words: CaseWords = {
  requests: ['恢复供水', '公布检修计划'],
  own: '我住幸福路，自来水公司说要检修，青山镇也停了。请恢复供水、公布检修计划。',
  names: ['示例市住房和城乡建设局', '市住房和城乡建设局', '示例市人民政府', '示例市'],
  others: [
    { name: '示例市教育局', what: 'organ' },
    { name: '市教育局', what: 'organ' },
    { name: '青山镇', what: 'place' },
    { name: '石桥镇', what: 'place' },
  ],
  caseNos: ['450100-2026-0000017-4'],
  surnames: ['陈'],
  alike: null,
}
const answered = (texts: readonly string[], requests = words.requests): Reply => ({
  guides: false,
  answers: requests.map((request, at) => ({ request, text: texts[at] ?? '' })),
  text: texts.join('\n'),
})
const kinds = (reply: Reply, more: Partial<CaseWords> = {}) =>
  fitOf(reply, { ...words, ...more }).map(({ kind, level }) => `${kind} ${level}`)

test('RGT-03: a reply that answers each request in words of this case is found in order', () => {
  const fine = answered([
    '陈女士，示例市住房和城乡建设局已恢复供水，青山镇也已恢复。',
    '检修计划已经公布，见450100-2026-0000017-4。',
  ])
  assert.deepEqual(kinds(fine), [])
})

test('L22 32(1): an answer to another request than the person made is wrong, whatever the reason', () => {
  assert.deepEqual(kinds(answered(['已恢复供水', '计划已公布'], ['恢复供水', '补发工资'])), ['request hard'])
  const [finding] = fitOf(answered(['已恢复供水', '计划已公布'], ['恢复供水', '补发工资']), words)
  assert.match(finding?.says ?? '', /第2项诉求是“公布检修计划”，答复的却是“补发工资”/)
})

test('the number of another case is wrong; names of other organs, places and people are doubtful', () => {
  assert.deepEqual(kinds(answered(['见450100-2026-0000018-2。', '计划'])), ['case-no hard'])
  assert.deepEqual(kinds(answered(['示例市教育局已整改。', '石桥镇的计划。'])), ['organ soft', 'place soft'])
  assert.deepEqual(kinds(answered(['王先生，已恢复供水。', '计划'])), ['greeting soft'])
  assert.deepEqual(
    kinds(answered(['王先生，已恢复供水。', '计划']), { surnames: [] }),
    [],
    'anonymous: nobody to compare',
  )
})

test('a reply that guides the person may name another organ; a request it does not mention is pointed out', () => {
  const guide: Reply = { guides: true, answers: [], text: '供水已恢复；学校的事请向示例市教育局提出。' }
  assert.deepEqual(kinds(guide), ['request note', 'organ note'])
})

test('a text that stands in another case is doubtful from 70 per cent on, with the number where it may be seen', () => {
  const reply = answered(['已恢复供水', '计划已公布'])
  assert.deepEqual(kinds(reply, { alike: { share: 0.69, no: null } }), [])
  const [finding] = fitOf(reply, { ...words, alike: { share: 0.82, no: '示建信处〔2026〕3号' } })
  assert.deepEqual(
    [finding?.level, finding?.says],
    ['soft', '82%的文字和本单位另一件的答复相同（示建信处〔2026〕3号）。'],
  )
  assert.deepEqual(kinds(answered(['一样的话', '一样的话'])), ['same-answer note'])
})
