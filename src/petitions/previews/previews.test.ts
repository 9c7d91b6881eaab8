import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { loadSettings, type ProblemError } from '../../kernel/index.ts'
import { previewOf, viewOf } from './index.ts'
import { kindOf } from './kind.ts'
import { rangeOf } from './send.ts'

const settings = loadSettings({})
const file = (name: string, content: Buffer | string) => ({
  ...{ id: 'a'.repeat(32), name, mediaType: 'application/octet-stream', bytes: content.length },
  content: Buffer.from(content as string),
})
const bytes = (latin: string): Buffer => Buffer.from(latin, 'latin1')

test('a file is what its bytes say, whatever it is called', () => {
  for (const [latin, name, as] of [
    ['\xff\xd8\xff\xe0', 'a.exe', 'image'],
    ['\x89PNG\r\n', 'a.png', 'image'],
    ['\0\0\0\x18ftypheic', 'IMG_1.HEIC', 'image'],
    ['\0\0\0\x18ftypqt  ', 'IMG_1.MOV', 'video'],
    ['\0\0\0\x18ftypM4A ', '录音.m4a', 'audio'],
    ['%PDF-1.7', '证据.pdf', 'pdf'],
    ['#!AMR\n', '录音.amr', 'none'],
    ['Rar!\x1a\x07', '照片.rar', 'none'],
    ['\xd0\xcf\x11\xe0', '表.et', 'none'],
    ['MZ\x90\0\x03', '照片.jpg', 'none'],
    ['<html><script>', '证据.html', 'text'],
    ['<svg onload="x">', '图.svg', 'text'],
  ] as const)
    assert.equal(kindOf(bytes(latin), name).as, as, name)
  const zip = (entry: string) =>
    Buffer.concat([bytes(`PK\x03\x04${'\0'.repeat(22)}`), bytes(`${String.fromCharCode(entry.length)}\0\0\0${entry}`)])
  const told = (content: Buffer, name: string) => (kindOf(content, name) as { says: string }).says
  assert.match(told(zip('word/document.xml'), '信.docx'), /办公软件/)
  assert.match(told(zip('OFD.xml'), '公文.ofd'), /OFD 阅读器/)
  assert.match(told(zip('照片/1.jpg'), '照片.zip'), /解压/)
  assert.match(told(bytes('#!AMR\n'), '录音.amr'), /播放软件听/)
})

test('text is read in the encoding that it has, and markup stays text', () => {
  const gbk = Buffer.from([0xc4, 0xcf, 0xc4, 0xfe, 0xca, 0xd0]) // 南宁市
  assert.deepEqual(previewOf(settings, file('a.txt', gbk)), { kind: 'text', text: '南宁市', cut: false })
  assert.deepEqual(previewOf(settings, file('a.html', '<b>南宁市</b>')), {
    kind: 'text',
    text: '<b>南宁市</b>',
    cut: false,
  })
  const long = previewOf(settings, file('a.txt', '长'.repeat(settings.previewChars + 1)))
  assert.ok(long.kind === 'text' && long.cut && long.text.length === settings.previewChars)
})

test('a photo is drawn upright and small, and no longer says where and with what it was taken', async () => {
  const photo = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#2f6f5e' } })
    .withMetadata({ orientation: 6, exif: { IFD0: { Model: 'Phone' }, IFD3: { GPSLatitude: '22/1 49/1 0/1' } } })
    .jpeg()
    .toBuffer()
  assert.ok((await sharp(photo).metadata()).exif, 'the photo has them')
  const view = await viewOf(settings, file('a.jpg', photo))
  assert.equal(view?.mediaType, 'image/webp')
  const drawn = await sharp(view?.content).metadata()
  assert.deepEqual(
    [drawn.width, drawn.height, drawn.exif],
    [settings.previewEdgePixels / 2, settings.previewEdgePixels, undefined],
  )
})

test('what is broken is told so, and what is never shown has no view', async () => {
  for (const broken of ['\xff\xd8\xff\xe0broken', '\0\0\0\x18ftypheicbroken'])
    await assert.rejects(viewOf(settings, file('a.jpg', bytes(broken))), (error) => {
      assert.equal((error as ProblemError).problem.code, 'not-shown')
      return true
    })
  assert.equal(await viewOf(settings, file('a.html', '<script>alert(1)</script>')), null)
  assert.equal(await viewOf(settings, file('a.rar', bytes('Rar!\x1a\x07'))), null)
})

test('players ask for parts', () => {
  assert.deepEqual(rangeOf('bytes=0-', 10), [0, 9])
  assert.deepEqual(rangeOf('bytes=2-5', 10), [2, 5])
  assert.deepEqual(rangeOf('bytes=-3', 10), [7, 9])
  assert.deepEqual(rangeOf('bytes=5-99', 10), [5, 9])
  assert.equal(rangeOf('bytes=10-', 10), 'outside')
  for (const whole of [undefined, 'bytes=-', 'bytes=0-1,3-4', 'lines=1-2']) assert.equal(rangeOf(whole, 10), 'none')
})
