import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type NoticeKind, notices } from './notices.ts'
import { faultsOf, fill, standardWords, type Variant, variants } from './words.ts'

const kinds = Object.keys(notices) as NoticeKind[]

test('the program’s own words pass its own check, in every variant', () => {
  for (const kind of kinds)
    for (const variant of Object.keys(variants) as Variant[])
      assert.deepEqual(faultsOf(kind, variant, standardWords(kind, variant)), [], `${kind} ${variant}`)
})

test('a part in brackets falls away with its value', () => {
  const words = '编号{编号}[，最迟{最迟}前]。'
  assert.equal(fill(words, { 编号: '1', 最迟: '6月16日' }), '编号1，最迟6月16日前。')
  assert.equal(fill(words, { 编号: '1' }), '编号1。')
})

for (const [variant, words, says] of [
  ['zh', '您的件（{编号}）有新的进展，见{网址}。', null],
  ['zh', '您的件有新的进展。', /缺少\{编号\}/],
  ['zh', '{编号}：{标题}', /不认识占位符\{标题\}/],
  ['zh', '{编号}见 https://example.org', /不要写死网址/],
  ['zh', '{编号}[见[{网址}]]', /方括号/],
  ['zh', '{编号', /大括号没有成对/],
  ['sealed', '编号{编号}，{日期}有新的进展。', null],
  ['sealed', '编号{编号}，见{网址}', /密封件只能写编号和日期/],
  ['sealed', '您的举报{编号}已收到', /不能出现“举报”/],
  ['sealed-en', 'Your report {编号}', /不能出现“report”/i],
] as const)
  test(`${variant} “${words}” ${says ? 'is refused in words' : 'is good'}`, () => {
    const faults = faultsOf('progress', variant, words).join('')
    if (says) assert.match(faults, says)
    else assert.equal(faults, '')
  })
