import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ensureFonts, findFonts } from '../../../scripts/fonts.mjs'
import { facesOf, familiesIn } from './faces.ts'

const fonts = ensureFonts({ mayInstall: false })
const skip = fonts.ok ? false : fonts.says

test('families are read from single files and collections', { skip }, () => {
  const families = Object.fromEntries(fonts.files.map((file) => [file.split('/').at(-1), familiesIn(file)]))
  assert.deepEqual(families['BabelStoneHan.ttf'], ['BabelStone Han'])
  assert.deepEqual(families['LXGWWenKai-Regular.ttf'], ['LXGW WenKai'])
  assert.ok(families['NotoSerifCJK-Bold.ttc']?.includes('Noto Serif CJK SC'), 'the weight is no part of the family')
})

test('every chain ends in the font with rare characters', { skip }, () => {
  for (const chain of Object.values(facesOf(fonts.files))) assert.equal(chain.at(-1), 'BabelStone Han')
})

test('a family that no file has is named', { skip }, () => {
  const files = fonts.files.filter((file) => !/BabelStone/.test(file))
  assert.throws(() => facesOf(files), /BabelStone Han/)
})

test('a body font that is none is refused with the name of its setting', { skip }, () => {
  for (const file of [import.meta.filename, '/nowhere/fangsong.ttf'])
    assert.throws(() => facesOf(fonts.files, file), /DENGWEN_BODY_FONT 指的“.*”打不开，或者不是字体文件/)
})

test('what is missing is said in one sentence, in Chinese and English, with the command', () => {
  const none = ensureFonts({ mayInstall: false, find: () => findFonts({ own: '/nowhere', folders: [] }) })
  assert.equal(none.ok, false)
  if (none.ok) return
  assert.match(none.says, /缺少打印文书用的字体.*Noto Serif CJK SC/)
  assert.match(
    none.says,
    /Fonts for letters are missing.*apt-get install fonts-noto-cjk fonts-lxgw-wenkai fonts-babelstone-han/,
  )
})
