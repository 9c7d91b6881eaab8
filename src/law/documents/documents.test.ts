import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cite } from '../cite.ts'
import { type DocumentCode, documentCodes, documentSpec, missingParts, standardContent } from './index.ts'
import type { DocumentSpec, Part } from './spec.ts'

type Content = Record<string, unknown>

for (const code of documentCodes) {
  const spec = documentSpec(code)
  const complete = everything(spec)

  test(`${code} ${spec.title}: complete content misses nothing`, () => {
    assert.deepEqual(missingParts(spec, complete), [])
  })

  for (const part of spec.parts.filter(({ required }) => required === true)) {
    test(`${code} without ${part.title} names it and ${part.article}`, () => {
      const { [part.key]: _gone, ...rest } = complete
      const { key, title, article } = part
      assert.deepEqual(missingParts(spec, rest), [{ key, title, article }])
      for (const nothing of nothings(part))
        assert.deepEqual(missingParts(spec, { ...complete, [key]: nothing }), [{ key, title, article }])
    })
  }

  for (const part of spec.parts.filter(({ required }) => required === false))
    test(`${code} may leave out ${part.title}`, () => {
      const { [part.key]: _gone, ...rest } = complete
      assert.deepEqual(missingParts(spec, rest), [])
    })

  test(`${code}: every source is one that readers can look up`, () => {
    for (const part of [...spec.parts, ...spec.parts.flatMap(({ each }) => each ?? [])])
      for (const article of part.article.split(';')) assert.notEqual(cite(article), article, part.key)
  })

  test(`${code}: a cover sheet exactly where a letter goes to the person`, () => {
    const coverExpected = spec.to === 'petitioner' && code !== 'DOC-01'
    assert.equal(spec.plain !== null, coverExpected)
  })
}

test('document marks are unique, as numbers run by organ, mark and year', () => {
  const marks = documentCodes.flatMap((code) => documentSpec(code).mark ?? [])
  assert.equal(new Set(marks).size, marks.length)
})

test('standard wordings stand only in parts that can hold them', () => {
  assert.equal(typeof standardContent('DOC-12').reviewWay, 'string')
  assert.ok(Array.isArray(standardContent('DOC-12').reviewPapers))
  assert.equal('facts' in standardContent('DOC-12'), false)
})

const opinion = (...results: string[]): Content => ({
  ...everything(documentSpec('DOC-12')),
  requests: results.map((result) => ({ request: '甲', facts: '乙', reasons: '丙', result, opinion: '丁' })),
})

test('DOC-12: every request needs its facts, reasons, result and opinion', () => {
  const spec = documentSpec('DOC-12')
  const content = opinion('not-support', 'explain')
  const requests = content.requests as Content[]
  for (const [key, title] of [
    ['request', '投诉请求'],
    ['facts', '查明的事实和证据'],
    ['reasons', '理由'],
    ['result', '处理结论'],
    ['opinion', '处理意见'],
  ] as const) {
    const second = { ...requests[1], [key]: ' \n　' }
    assert.deepEqual(missingParts(spec, { ...content, requests: [requests[0], second] }), [
      { key: `requests.1.${key}`, title: `第2项诉求：${title}`, article: 'L22 32(1)' },
    ])
  }
})

test('DOC-12: an execution date is due once any request is supported', () => {
  const spec = documentSpec('DOC-12')
  for (const [results, due] of [
    [['not-support', 'explain'], false],
    [['not-support', 'support'], true],
    [['partly'], true],
  ] as const) {
    const { executeOn: _none, ...content } = opinion(...results)
    const expected = due ? [{ key: 'executeOn', title: '执行日期', article: 'L22 32(2)' }] : []
    assert.deepEqual(missingParts(spec, content), expected, results.join())
  }
})

for (const [code, when, keys] of [
  ['DOC-09', { stage: 'request' }, []],
  ['DOC-09', { stage: 'decision' }, ['decision', 'decisionReason']],
  ['DOC-19', { mode: 'direct' }, ['signedBy']],
  ['DOC-19', { mode: 'left' }, ['refusal', 'witness']],
  ['DOC-19', { mode: 'post' }, ['proof']],
  ['DOC-19', { mode: 'electronic' }, ['proof']],
  ['DOC-19', { mode: 'public' }, ['proof']],
] as [DocumentCode, Content, string[]][])
  test(`${code} with ${JSON.stringify(when)} asks for ${keys.join(', ') || 'nothing more'}`, () => {
    const spec = documentSpec(code)
    const always = spec.parts.filter(({ required }) => required === true).map((part) => [part.key, sample(part)])
    const missing = missingParts(spec, { ...Object.fromEntries(always), ...when })
    assert.deepEqual(
      missing.map(({ key }) => key),
      keys,
    )
  })

test('DOC-25: two ratees are named, their marks stay free (RG-13)', () => {
  assert.deepEqual(missingParts(documentSpec('DOC-25'), { office: '甲', handler: '乙' }), [])
})

/** A value for every part, optional ones too. */
function everything(spec: DocumentSpec): Content {
  return Object.fromEntries(spec.parts.map((part) => [part.key, sample(part)]))
}

function sample(part: Part): unknown {
  switch (part.shape) {
    case 'text':
      return '示例'
    case 'day':
      return '2026-11-24'
    case 'list':
      return ['示例']
    case 'choice':
      return part.choices?.[0]?.[0]
    case 'flag':
      return true
    case 'records':
      return [Object.fromEntries((part.each ?? []).map((inner) => [inner.key, sample(inner)]))]
  }
}

/** Values that look like something and say nothing. */
function nothings(part: Part): unknown[] {
  switch (part.shape) {
    case 'text':
      return ['', ' \n　', 7, ['示例']]
    case 'day':
      return ['', '2026-02-30', '24.11.2026']
    case 'list':
      return [[], ['', ' '], '示例']
    case 'choice':
      return ['', 'no-such-choice', 1]
    case 'records':
      return [[], '示例']
    case 'flag':
      return [false, 'true']
  }
}
