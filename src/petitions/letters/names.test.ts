import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ensureFonts } from '../../../scripts/fonts.mjs'
import { composeLetter } from './compose/index.ts'
import { placesIn } from './names.ts'
import { readPdf } from './pdf-objects.ts'
import { UnprintableText } from './printable.ts'
import { createLetterRenderer } from './render.ts'
import { samples } from './samples.ts'

const fonts = ensureFonts({ mayInstall: false })
const skip = fonts.ok ? false : fonts.says
const letters = fonts.ok ? createLetterRenderer({ fontPaths: fonts.files }) : null
const folder = mkdtempSync(join(tmpdir(), 'dengwen-names-'))
after(async () => {
  await letters?.close()
  rmSync(folder, { recursive: true })
})

const modelOf = (wanted: string) => {
  const { code, frame, content } = samples.find(({ name }) => name === wanted) ?? assert.fail(wanted)
  return composeLetter(code, frame, content)
}

function poppler(pdf: Uint8Array, program: string, ...options: string[]): string {
  const file = join(folder, 'page.pdf')
  writeFileSync(file, pdf)
  return execFileSync(program, program === 'pdftotext' ? [...options, file, '-'] : [...options, file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

test('a kept page has room for the name and no name; with one its bytes stand unchanged', { skip }, async () => {
  assert.ok(letters)
  const model = modelOf('DOC-12')
  const kept = Buffer.from(await letters.kept(model))
  const other = Buffer.from(await letters.kept({ ...model, addressee: '别人' }))
  assert.ok(other.equals(kept), 'the same page, whoever it goes to')
  assert.deepEqual(
    placesIn(readPdf(kept)).map(({ cover }) => cover),
    [false, true],
  )
  for (const name of ['陈示例先生', '陈**', '𬭊古丽·买买提等40人']) {
    const named: Buffer = Buffer.from(await letters.named(kept, name))
    assert.ok(named.subarray(0, kept.length).equals(kept))
    assert.ok(named.length - kept.length < 40_000, `${named.length - kept.length} bytes for a name`)
    const text = poppler(named, 'pdftotext', '-raw').replace(/\s/g, '')
    assert.equal(text.split(name).length - 1, 2, 'on the cover and before the text')
    assert.doesNotMatch(poppler(kept, 'pdftotext', '-raw'), /陈示例/)
  }
})

test('the name is read where it stands: before the text, after the title', { skip }, async () => {
  assert.ok(letters)
  const named = await letters.named(await letters.kept(modelOf('DOC-05')), '陈示例先生')
  const read = poppler(named, 'pdfinfo', '-struct-text')
  const order = ['这封信的简明说明', '陈示例先生，您好。', '后面是', '信访事项受理告知书', '陈示例先生：', '您提出的']
  const places = order.map((words, index) => read.indexOf(words, index > 2 ? read.indexOf('登建信受') : 0))
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  )
  assert.ok(places.every((place) => place >= 0))
})

test('a name longer than its line is set smaller, one that no font has is named', { skip }, async () => {
  assert.ok(letters)
  const kept = await letters.kept(modelOf('DOC-05'))
  const long = '登州市东湖区某某街道某某社区某某小区第三业主委员会筹备组全体业主等140人'
  const text = poppler(await letters.named(kept, long), 'pdftotext', '-raw').replace(/\s/g, '')
  assert.ok(text.includes(`${long}：`))
  await assert.rejects(letters.named(kept, '王\u{2ebf0}'), UnprintableText)
})

test('a letter between organs has its addressee in the page, and takes no name', { skip }, async () => {
  assert.ok(letters)
  for (const name of ['DOC-02', 'DOC-20', 'DOC-19']) {
    const kept = await letters.kept(modelOf(name))
    assert.equal(await letters.named(kept, '陈示例先生'), kept, name)
  }
})
