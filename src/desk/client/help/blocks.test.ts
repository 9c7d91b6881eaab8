import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readGuides } from '../../guides.ts'
import { blocksOf } from './blocks.ts'

test('blocks: headings, lists that go on, pictures', () => {
  assert.deepEqual(blocksOf('## 第一天\n\n1. 登录\n2. 改密码\n\n* 甲\n\n![列表](images/a.webp)\n\n正文'), [
    { kind: 'heading', text: '第一天' },
    { kind: 'list', ordered: true, items: ['登录', '改密码'] },
    { kind: 'list', ordered: false, items: ['甲'] },
    { kind: 'picture', alt: '列表', name: 'a.webp' },
    { kind: 'paragraph', text: '正文' },
  ])
})

test('every guide says what its role does on the first day, and holds nothing that the page would not show', () => {
  const guides = readGuides()
  assert.ok(guides.length >= 8)
  for (const { id, title, body, role } of guides) {
    assert.match(title, /：|人员/, id)
    const blocks = blocksOf(body)
    assert.ok(
      blocks.some((block) => block.kind === 'heading' && (role === '' || block.text === '第一天')),
      id,
    )
    for (const block of blocks)
      if (block.kind === 'paragraph') assert.doesNotMatch(block.text, /^[#>|]|\]\(|<\w/, `${id}: ${block.text}`)
  }
})

test('the drawings of the procedure are there for everybody, each with its rows in words', () => {
  const guide = readGuides().find(({ id }) => id === 'procedure')
  const blocks = blocksOf(guide?.body ?? '')
  const pictures = blocks.filter((block) => block.kind === 'picture')
  assert.equal(guide?.role, '')
  assert.equal(pictures.length, 8)
  for (const picture of pictures) {
    assert.match(picture.name, /^\.\.\/images\/procedure\/[a-z]+\.svg$/)
    assert.equal(blocks[blocks.indexOf(picture) + 1]?.kind, 'list', picture.name)
  }
})
