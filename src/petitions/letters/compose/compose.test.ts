import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentCodes, documentSpec } from '../../../law/index.ts'
import { samples } from '../samples.ts'
import { letterText } from '../text.ts'
import { composeLetter } from './index.ts'

const of = (name: string) => samples.find((sample) => sample.name === name) ?? assert.fail(name)
const textOf = (...from: Parameters<typeof composeLetter>) => letterText(composeLetter(...from))

for (const code of documentCodes)
  test(`${code}: an empty draft composes and shows each required part as a gap`, () => {
    const text = textOf(code, of('DOC-02').frame, {})
    for (const { title, key, required, each } of documentSpec(code).parts) {
      // Room for the hand, and a date that is that of the paper until the person signs.
      if (required !== true || key === 'deliveredOn' || key === 'signedOn') continue
      const gaps = [title, ...(each ?? []).map((inner) => inner.title)]
      assert.ok(
        gaps.some((gap) => text.includes(`〔待填：${gap}〕`)),
        title,
      )
    }
  })

test('RG-1: a sealed slip has number, code and dates, no title, channel, name or kind of matter', () => {
  const { code, frame, content } = of('DOC-01-sealed')
  const text = textOf(code, frame, content)
  for (const shown of [frame.caseNo, '7K3M-9QXD-2TBV-H4RN', '2026年11月20日']) assert.ok(text.includes(shown), shown)
  for (const hidden of ['电梯', '来信', '周示例', '检举', '控告', '复查']) assert.ok(!text.includes(hidden), hidden)
  const open = textOf(code, { ...frame, sealed: false }, content)
  for (const shown of ['电梯', '来信', '周示例', '复查']) assert.ok(open.includes(shown), shown)
})

test('RG-1: the QR of a sealed slip must not carry the query code', () => {
  const { code, frame, content } = of('DOC-01-sealed')
  const query = { url: `https://xinfang.example/track?code=${content.queryCode}` }
  assert.throws(() => composeLetter(code, { ...frame, query }, content), /RG-1/)
  assert.ok(composeLetter(code, { ...frame, query, sealed: false }, content).query)
})

test('RG-1: no letter with content is composed in a sealed case', () => {
  for (const { name, code, frame, content } of samples) {
    const sealed = () => composeLetter(code, { ...frame, sealed: true }, content)
    if (code === 'DOC-01' || code === 'DOC-24') assert.ok(sealed(), name)
    else assert.throws(sealed, /sealed case/, name)
  }
})

test('cover sheets: days with their weekday, a sentence without its value is left out', () => {
  const { code, frame, content } = of('DOC-04')
  const cover = composeLetter(code, frame, content).cover ?? assert.fail()
  assert.deepEqual(cover.latest, [
    '登州市住房和城乡建设局最迟2026年12月9日（星期三）书面告诉您：收到没有、走什么程序。',
  ])
  const { noticeOn: _none, ...rest } = content
  assert.deepEqual(composeLetter(code, frame, rest).cover?.latest, [])
})

test('cover sheets: a long value is cut and says where it goes on', () => {
  const { code, frame, content } = of('DOC-10')
  const says = composeLetter(code, frame, { ...content, reason: '长'.repeat(200) }).cover?.says ?? []
  assert.equal(says[1], `为什么：${'长'.repeat(90)}……（全文见后面）。`)
})

test('DOC-12: the cover counts and names the results; one request is not counted', () => {
  const { code, frame, content } = of('DOC-12')
  const many = composeLetter(code, frame, content).cover?.says ?? []
  assert.match(many[0] ?? '', /3项请求中，1项予以支持，1项部分支持，1项不予支持。$/)
  assert.equal(many.length, 4)
  const requests = (content.requests as unknown[]).slice(0, 1)
  const one = composeLetter(code, frame, { ...content, requests }).cover?.says
  assert.deepEqual(one, ['您反映的事，登州市住房和城乡建设局有了处理意见：予以支持。'])
})

test('DOC-12: says that the person was heard only where a day says so', () => {
  const { code, frame, content } = of('DOC-12')
  const { heardOn: _none, ...rest } = content
  assert.match(textOf(code, frame, content), /2026年12月3日，我单位听取了您陈述/)
  assert.doesNotMatch(textOf(code, frame, rest), /我单位听取/)
})

test('DOC-05: a suggestion is promised no extension of L22 34', () => {
  const { code, frame, content } = of('DOC-05')
  assert.match(textOf(code, frame, content), /延长期限不超过30日/)
  assert.doesNotMatch(textOf(code, frame, { ...content, class: 'suggestion' }), /延长/)
})

test('DOC-05, ST-49: a late notice says by when it was owed, and that the limit did not begin anew', () => {
  const { code, frame, content } = of('DOC-05')
  assert.doesNotMatch(textOf(code, frame, content), /补发/)
  const late = textOf(code, frame, { ...content, owedOn: '2026-12-09' })
  assert.match(late, /应于2026年12月9日前送达您，现予补发；办理期限照原来的日子算/)
})

test('letters to organs have no cover sheet and no QR', () => {
  for (const name of ['DOC-02', 'DOC-03', 'DOC-09', 'DOC-20']) {
    const { code, frame, content } = of(name)
    const { cover, query, addressee } = composeLetter(code, frame, content)
    assert.deepEqual({ cover, query, addressee }, { cover: null, query: null, addressee: content.toOrgan })
  }
})

test('a rating prints what was marked, and nothing as marked otherwise', () => {
  const { code, frame, content } = of('DOC-25')
  assert.doesNotMatch(textOf(code, frame, content), /已选/)
  assert.match(textOf(code, frame, { ...content, handlerRating: '3' }), /（已选）不满意/)
})

test('the seal has the words of the city where they are others, and the letter is signed by its organ', () => {
  const { code, frame, content } = samples.find(({ code }) => code === 'DOC-05') ?? assert.fail()
  const signed = composeLetter(code, { ...frame, seal: '登州市信访专用章' }, content).signature
  assert.deepEqual(signed, { name: frame.organ, sealed: true, seal: '登州市信访专用章' })
  assert.deepEqual(composeLetter(code, { ...frame, seal: frame.organ }, content).signature, {
    name: frame.organ,
    sealed: true,
  })
})
