import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync } from 'node:child_process'
import diagnostics from 'node:diagnostics_channel'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ensureFonts } from '../../../scripts/fonts.mjs'
import { composeLetter } from './compose/index.ts'
import type { Block, LetterModel } from './model.ts'
import { UnprintableText } from './printable.ts'
import { createLetterRenderer, type LetterRenderer } from './render.ts'
import { samples } from './samples.ts'

const fonts = ensureFonts({ mayInstall: false })
const skip = fonts.ok ? false : fonts.says
const folder = mkdtempSync(join(tmpdir(), 'dengwen-letters-'))
let renderer: LetterRenderer | undefined
const render: LetterRenderer['render'] = (...letter) => {
  renderer ??= createLetterRenderer({ fontPaths: fonts.files })
  return renderer.render(...letter)
}
after(async () => {
  rmSync(folder, { recursive: true })
  await renderer?.close()
})

const pages = (pdf: Uint8Array): number => Number(/\/Count (\d+)/.exec(latin(pdf))?.[1])
const latin = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1')

const poppler = has('pdftotext')

/** The text layer without white space, page numbers and the note of the demo city. */
function textLayer(pdf: Uint8Array): string {
  const file = join(folder, 'letter.pdf')
  writeFileSync(file, pdf)
  const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return squeeze(text.replace(/^— \d+ —$/gm, '').replaceAll('示例文书，演示用，不具有效力', ''))
}

const squeeze = (text: string): string => text.replace(/[\s\u200b]+/g, '')

for (const { name, code, frame, content } of samples) {
  const model = composeLetter(code, frame, content)

  for (const standard of ['ua-1', 'a-2a'] as const)
    test(`${name} is set as ${standard}, tagged, in Chinese, with its title`, { skip }, async () => {
      const pdf = latin(await render(model, { standard }))
      assert.match(pdf, standard === 'ua-1' ? /<pdfuaid:part>1</ : /<pdfaid:part>2<.*<pdfaid:conformance>A</s)
      assert.match(pdf, /\/Marked true/)
      assert.match(pdf, /\/Lang \(zh-CN\)/)
      assert.match(pdf, /<dc:title>/)
    })

  test(`${name}: the text layer has every block`, { skip: skip || !poppler }, async () => {
    const layer = textLayer(await render(model, { standard: 'ua-1' }))
    for (const words of [model.title, model.organ, model.caseNo, ...model.blocks.flatMap(wordsOf)])
      assert.ok(layer.includes(squeeze(words)), words)
  })

  test(`${name} in large print`, { skip }, async () => {
    const large = await render({ ...model, large: true }, { standard: 'ua-1' })
    assert.ok(pages(large) >= pages(await render(model, { standard: 'ua-1' })))
  })
}

for (const [name, count] of [
  ['DOC-01', 1],
  ['DOC-01-sealed', 1],
  ['DOC-19', 1],
  ['DOC-24', 1],
  ['DOC-25', 1],
  ['DOC-15', 1],
  // Cover sheet with an empty back, and two pages.
  ['DOC-05', 4],
] as const)
  test(`${name} takes ${count} page${count > 1 ? 's' : ''}`, { skip }, async () => {
    assert.equal(pages(await render(modelOf(name), { standard: 'ua-1' })), count)
  })

test('a slip with a long title still takes one page', { skip }, async () => {
  const { code, frame, content } = of('DOC-01')
  const model = composeLetter(code, frame, { ...content, title: '电梯停用，'.repeat(40) })
  assert.equal(pages(await render(model, { standard: 'ua-1' })), 1)
})

test('an organ with a very long name is set too', { skip }, async () => {
  const organ = '登州市东湖区人民政府信访事项复查复核委员会办公室'
  const { code, frame, content } = of('DOC-07')
  const pdf = await render(composeLetter(code, { ...frame, organ }, content), { standard: 'ua-1' })
  if (poppler) assert.ok(textLayer(pdf).includes(organ))
})

test('outside of the demo city no seal is drawn and nothing says 示例文书', { skip: skip || !poppler }, async () => {
  const pdf = await render({ ...modelOf('DOC-05'), sample: false }, { standard: 'ua-1' })
  const file = join(folder, 'real.pdf')
  writeFileSync(file, pdf)
  assert.doesNotMatch(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }), /示例文书/)
})

const hostile = [
  '#panic("ran") #sys.inputs #import "x" #{let a = 1} $ x^2 $ *粗* _斜_ `码` = 标题',
  '@ref <label> [链接](http://a) \\ \\u{41} // 注释 /* 注释 */ ~ -- --- "引号" \'单\' %s $x$ {{x}} </text>',
  '</pdfuaid:part> ]]> %PDF \\" \\n',
].join('')

test('what people write is inert: no markup runs, every sign is printed', { skip: skip || !poppler }, async () => {
  const note = `${hostile}\n第二行\r\n不\u202e予支持\u202c${hostile}`
  const { code, frame, content } = of('DOC-05')
  const model = composeLetter(
    code,
    { ...frame, addressee: { name: `#panic()${hostile}` } },
    { ...content, note, unit: hostile },
  )
  const layer = textLayer(await render(model, { standard: 'ua-1' }))
  // Name on cover and letter, unit in the letter (the cover cuts it), note twice.
  assert.equal(layer.split(squeeze(hostile)).length - 1, 5)
})

test('ten thousand characters in one paragraph, and a run without a single break', { skip }, async () => {
  const { code, frame, content } = of('DOC-07')
  const reason = `${'登州市民反映的情况。'.repeat(1000)}\n${'x'.repeat(3000)}`
  const pdf = await render(composeLetter(code, frame, { ...content, reason }), { standard: 'a-2a' })
  assert.ok(pages(pdf) > 15)
  if (poppler) assert.ok(textLayer(pdf).includes('x'.repeat(3000)))
})

test('emoji are replaced, rare characters of names are printed', { skip: skip || !poppler }, async () => {
  const { code, frame, content } = of('DOC-01')
  const name = '𬭊䶮𪛖·古丽㐂'
  const model = composeLetter(code, { ...frame, addressee: { name } }, { ...content, title: '太吵😡😡，睡不着' })
  const layer = textLayer(await render(model, { standard: 'ua-1' }))
  assert.ok(layer.includes(name))
  assert.ok(layer.includes('太吵〔表情〕，睡不着'))
})

for (const standard of ['ua-1', 'a-2a'] as const)
  test(`a character that no font has is named, ${standard}`, { skip }, async () => {
    const { code, frame, content } = of('DOC-01')
    const model = composeLetter(code, { ...frame, addressee: { name: '王\u{2ebf0}ᠮ' } }, content)
    await assert.rejects(render(model, { standard }), (error: unknown) => {
      assert.ok(error instanceof UnprintableText)
      assert.deepEqual(error.characters, ['\u{2ebf0}', 'ᠮ'])
      assert.match(error.message, /“\u{2ebf0}”（U\+2EBF0）、“ᠮ”（U\+182E）/u)
      return true
    })
    assert.ok(await render(modelOf('DOC-01'), { standard }), 'the next letter is set')
  })

test('the same model gives the same bytes, in another process too', { skip }, async () => {
  const model = modelOf('DOC-12')
  const other = createLetterRenderer({ fontPaths: fonts.files })
  try {
    for (const standard of ['ua-1', 'a-2a'] as const) {
      const first = await render(model, { standard })
      assert.deepEqual(await render(model, { standard }), first)
      assert.deepEqual(await other.render(structuredClone(model), { standard }), first)
    }
  } finally {
    await other.close()
  }
})

test('letters asked for at once come back each to its own', { skip: skip || !poppler }, async () => {
  const days = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04']
  const { code, frame, content } = of('DOC-10')
  const pdfs = await Promise.all(
    days.map((date) => render(composeLetter(code, { ...frame, date }, content), { standard: 'ua-1' })),
  )
  for (const [index, pdf] of pdfs.entries()) assert.ok(textLayer(pdf).includes(`2026年11月${index + 1}日`))
})

test('the process ends when idle, and a later letter starts a new one', { skip, timeout: 60_000 }, async () => {
  const brief = createLetterRenderer({ fontPaths: fonts.files, idleMs: 20 })
  const ended = new Promise((resolve) => {
    const watch = (message: unknown) => {
      diagnostics.unsubscribe('child_process', watch)
      ;(message as { process: ChildProcess }).process.once('exit', resolve)
    }
    diagnostics.subscribe('child_process', watch)
  })
  const first = await brief.render(modelOf('DOC-01'), { standard: 'ua-1' })
  await ended
  assert.deepEqual(await brief.render(modelOf('DOC-01'), { standard: 'ua-1' }), first)
  await brief.close()
})

test('a letter over its limit is given up, and the next is tried in a process of its own', { skip }, async () => {
  const hasty = createLetterRenderer({ fontPaths: fonts.files, limitMs: 1 })
  const letters = [1, 2].map(() => hasty.render(modelOf('DOC-01'), { standard: 'ua-1' }))
  for (const letter of letters) await assert.rejects(letter, /longer than 1 ms/)
  await hasty.close()
})

test('closing rejects what was not set', { skip }, async () => {
  const closing = createLetterRenderer({ fontPaths: fonts.files })
  const letters = [1, 2].map(() => closing.render(modelOf('DOC-01'), { standard: 'ua-1' }))
  const outcomes = Promise.allSettled(letters)
  await closing.close()
  for (const outcome of await outcomes) assert.match(String(outcome.status === 'rejected' && outcome.reason), /closed/)
})

test('the picture of the city stands on the cover sheet, and on a letter without one nowhere', { skip }, async () => {
  let drawn = false
  const content = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18" fill="#1f4e8c"/></svg>',
  )
  const own = createLetterRenderer({
    fontPaths: fonts.files,
    logo: () => (drawn ? { mediaType: 'image/svg+xml', content } : null),
  })
  const set = async (name: string) => latin(await own.render(modelOf(name), { standard: 'ua-1' }))
  try {
    const before = { notice: await set('DOC-05'), transfer: await set('DOC-02') }
    drawn = true
    assert.notEqual(await set('DOC-05'), before.notice)
    assert.equal(await set('DOC-02'), before.transfer)
  } finally {
    await own.close()
  }
})

test("the city's own body font is used", { skip: skip || !has('pdffonts') }, async () => {
  const kai = fonts.files.find((file) => /WenKai/.test(file)) ?? assert.fail()
  const own = createLetterRenderer({ fontPaths: fonts.files, bodyFontFile: kai })
  const file = join(folder, 'own.pdf')
  try {
    // An objection has no second-level heading, so 楷体 stands in it only as body.
    writeFileSync(file, await own.render(modelOf('DOC-09'), { standard: 'ua-1' }))
    assert.match(execFileSync('pdffonts', [file], { encoding: 'utf8' }), /WenKai/)
    writeFileSync(file, await render(modelOf('DOC-09'), { standard: 'ua-1' }))
    assert.doesNotMatch(execFileSync('pdffonts', [file], { encoding: 'utf8' }), /WenKai/)
  } finally {
    await own.close()
  }
})

function of(name: string) {
  return samples.find((sample) => sample.name === name) ?? assert.fail(name)
}

function modelOf(name: string): LetterModel {
  const { code, frame, content } = of(name)
  return composeLetter(code, frame, content)
}

function wordsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [block.text]
    case 'list':
      return block.items
    case 'facts':
      return block.rows.flatMap(({ label, value }) => [label, value])
    case 'table':
      return block.columns
    case 'choice':
      return [block.label, ...block.options.map(({ words }) => words)]
    case 'request':
      return [block.request, block.facts, block.reasons, `${block.result}。${block.opinion}`, ...block.evidence]
  }
}

function has(program: string): boolean {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test('a preview is a tagged page too, wherever its lists break over the pages', { skip }, async () => {
  const opinion = samples.find(({ code }) => code === 'DOC-12')
  if (!opinion) throw new Error('no sample of DOC-12')
  const model = composeLetter(opinion.code, opinion.frame, opinion.content)
  for (let lines = 1; lines < 45; lines += 4) {
    const filler: Block = { kind: 'paragraph', text: Array.from({ length: lines }, () => '一行').join('\n') }
    const pdf = await render({ ...model, preview: true, blocks: [filler, ...model.blocks] }, { standard: 'ua-1' })
    assert.ok(pages(pdf) > 1)
  }
})
