import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { formFields, tagsOf } from '../../test/markup.ts'
import { carried, emptyAnswers, STEP_FIELDS, STEPS } from './answers.ts'
import { buildPortal } from './built.ts'
import type { PageName, Pages, SubmitAnswers } from './models.ts'
import { page, SAMPLES, type Sample } from './samples.ts'

const built = await buildPortal('portal-views')
const render = ({ page, model }: Sample): string => built.render(page as PageName, model as Pages[PageName])
const sample = (name: string): Sample => SAMPLES.find((one) => one.name === name) ?? assert.fail(`no sample ${name}`)
const submits = SAMPLES.filter((one) => one.page === 'submit')

describe('every page', () => {
  for (const one of SAMPLES) {
    const html = render(one)
    const tags = tagsOf(html)

    test(`${one.name}: is a whole document with one title and one main heading`, () => {
      const english = one.name.startsWith('en-')
      assert.match(html, english ? /^<!doctype html><html lang="en"/ : /^<!doctype html><html lang="zh-CN"/)
      assert.match(html, english ? /<title>[^<]+ · Dengwen 示例市<\/title>/ : /<title>[^<]+ · 登闻 示例市<\/title>/)
      for (const name of ['h1', 'main']) assert.equal(tags.filter((tag) => tag.name === name).length, 1, name)
    })

    test(`${one.name}: runs under the content policy and asks nothing of other hosts`, () => {
      for (const { name, attributes } of tags) {
        assert.ok(!['style', 'iframe', 'object', 'base'].includes(name), `<${name}>`)
        if (name === 'script') assert.match(attributes.src ?? '', /^\/portal\/assets\//)
        for (const [key, value] of Object.entries(attributes)) {
          assert.ok(!/^on/i.test(key) && key !== 'style', `${key} on <${name}>`)
          if (['href', 'src', 'action', 'formaction'].includes(key))
            assert.match(value, /^(\/(?!\/)|#|tel:|data:image\/svg\+xml,)/, `${key} of <${name}>`)
        }
      }
      assert.doesNotMatch(html, /<script[^>]*>[^<]/, 'inline script')
    })

    test(`${one.name}: every control has a label, every reference a target`, () => {
      const ids = tags.flatMap(({ attributes }) => attributes.id ?? [])
      assert.deepEqual(ids, [...new Set(ids)], 'ids are unique')
      const labelled = new Set(tags.filter(({ name }) => name === 'label').map(({ attributes }) => attributes.for))
      for (const { name, attributes } of tags) {
        if (['input', 'select', 'textarea'].includes(name) && attributes.type !== 'hidden')
          assert.ok(labelled.has(attributes.id), `label of ${attributes.name ?? attributes.id}`)
        for (const key of ['aria-describedby', 'aria-labelledby', 'for', 'form'])
          for (const id of attributes[key]?.split(' ') ?? []) assert.ok(ids.includes(id), `${key}="${id}"`)
        if (attributes.href?.startsWith('#')) assert.ok(ids.includes(attributes.href.slice(1)), attributes.href)
      }
    })

    test(`${one.name}: Chinese sentences have no stray spaces`, () => {
      const text = html.replace(/<[^>]+>/g, '')
      assert.doesNotMatch(text, /[。，；：、] [\u4e00-\u9fff]/)
    })
  }

  test('an unknown page is a broken invariant', () => {
    assert.throws(() => built.render('nothing' as PageName, { page } as Pages['home']), /No portal page/)
  })
})

describe('wrong answers', () => {
  for (const one of SAMPLES) {
    if (!('form' in one.model) || one.model.form.errors.length === 0) continue
    const { errors } = one.model.form
    test(`${one.name}: each stands in the summary, beside its field, and in the title`, () => {
      const html = render(one)
      const tags = tagsOf(html)
      for (const { field, says } of errors) {
        const id = `field-${field}`
        assert.ok(html.includes(`<a href="#${id}">${escaped(says)}</a>`), `summary of ${field}`)
        assert.ok(html.includes(`id="${id}-error"`) && html.split(escaped(says)).length === 3, `beside ${field}`)
        const pointed = tags.filter(({ attributes }) =>
          attributes['aria-describedby']?.split(' ').includes(`${id}-error`),
        )
        assert.equal(pointed.length, 1, `${field} is described by its error`)
      }
      if (!one.name.startsWith('en-')) assert.match(html, /<title>有地方要改：/)
    })
  }

  test('a page without errors has no summary', () => {
    assert.ok(!render(sample('submit-1-what')).includes('class="errors"'))
  })
})

describe('submit', () => {
  for (const one of submits) {
    test(`${one.name}: the form carries every answer, shown or hidden`, () => {
      const { answers } = one.model
      // Shown only where the step asks for them; a step that has not asked yet has nothing to keep.
      assert.deepEqual(answersIn(render(one)), comparable(answers))
    })
  }

  test('a text that is too long comes back whole', () => {
    const one = sample('submit-1-what-errors')
    assert.ok(one.page === 'submit')
    assert.ok(render(one).includes(`${one.model.answers.content}</textarea>`))
    assert.ok(!render(one).includes('maxlength'))
  })

  test('every answer is asked for on exactly one page', () => {
    const asked = STEPS.flatMap((step) => STEP_FIELDS[step])
    assert.deepEqual(
      asked.toSorted(),
      Object.keys(emptyAnswers())
        .filter((name) => name !== 'kind')
        .toSorted(),
    )
  })

  test('carried answers repeat lists and leave out what the page itself shows', () => {
    const answers = { ...emptyAnswers(), title: '停水', request: ['甲', '甲'], name: '张测试' }
    assert.deepEqual(carried(answers, 'contact'), [
      ['kind', 'matter'],
      ['title', '停水'],
      ['request', '甲'],
      ['request', '甲'],
    ])
  })

  test('every form has its token and its idempotency key, once', () => {
    for (const one of SAMPLES) {
      if (!('form' in one.model)) continue
      const html = render(one)
      for (const name of ['token', 'key']) assert.equal(html.split(` name="${name}"`).length, 2, `${one.name}: ${name}`)
    }
  })

  test('Enter continues: the first submit button of the form says so', () => {
    for (const one of submits) {
      const first = tagsOf(render(one)).find(({ name, attributes }) => name === 'button' && attributes.form === 'form')
      assert.deepEqual([first?.attributes.name, first?.attributes.value], ['go', 'next'])
    }
  })

  test('changing the display submits the form, so nothing typed is lost; elsewhere it has a form of its own', () => {
    assert.match(render(sample('submit-1-what')), /<button form="form"[^>]* value="text-large" name="go">/)
    assert.doesNotMatch(render(sample('submit-1-what')), /action="\/display"/)
    assert.match(render(sample('home')), /action="\/display".*name="back" value="\/".*value="text-large" name="go"/)
  })
})

describe('the sealed door', () => {
  test('leaves no trace in the address: it is a button, on every page that offers it', () => {
    for (const name of ['home', 'guide-all', 'guide-answer-sealed', 'rights']) {
      const html = render(sample(name))
      assert.match(html, /<button class="link" form="sealed-door"[^>]* value="seal" name="go">/)
      assert.match(html, /<form id="sealed-door" hidden="" action="\/submit" method="post">/)
    }
    for (const one of SAMPLES) assert.doesNotMatch(render(one), /href="[^"]*(sealed|kind=)/, one.name)
  })

  test('keeps no draft on the device and never asks which organ should handle it', () => {
    const sealed = render(sample('submit-2-where-sealed'))
    assert.ok(!sealed.includes('data-draft') && !sealed.includes('organQuery'))
    const open = render(sample('submit-2-where'))
    assert.ok(open.includes('data-draft') && open.includes('organQuery'))
  })

  test('its receipt shows no title', () => {
    assert.ok(render(sample('receipt')).includes('小区连续三天停水'))
    assert.ok(!render(sample('receipt-sealed')).includes('小区连续三天停水'))
  })
})

describe('text written by others', () => {
  const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&lt;\u202Egpj.exe\u2066`

  for (const one of SAMPLES) {
    test(`${one.name}: stays text`, () => {
      const model = poisoned(one.model, HOSTILE) as typeof one.model
      const html = render({ ...one, model } as Sample)
      assert.ok(html.includes('&lt;script&gt;'), 'the sample takes text at all')
      assert.deepEqual(shape(html), shape(render(one)), 'no tag or attribute is born of it')
      const shown = html.replace(/ value="[^"]*"|<textarea[^>]*>[^<]*<\/textarea>/g, '')
      assert.doesNotMatch(shown, /[\u202A-\u202E\u2066-\u2069]/, 'direction overrides are shown as ▯')
    })
  }

  test('a direction override in a form value goes back as it came', () => {
    const one = sample('submit-1-what')
    assert.ok(one.page === 'submit')
    const answers = { ...one.model.answers, title: 'a\u202Eb', content: 'c\u202Ed', place: 'e\u202Ef' }
    const html = render({ ...one, model: { ...one.model, answers } as typeof one.model })
    for (const kept of ['value="a\u202Eb"', '>c\u202Ed</textarea>', 'value="e\u202Ef"']) assert.ok(html.includes(kept))
  })
})

describe('the clock in words', () => {
  const first = (name: string): string =>
    /<section class="now[^>]*><p>(.*?)<\/p>/.exec(render(sample(name)))?.[1] ?? assert.fail('no sentence')

  for (const [name, says] of [
    [
      'track',
      '示例区住房和城乡建设局正在办理，最迟 2027年1月9日（星期六）前答复您；当天是休息日，法定最后一日顺延到 1月11日（星期一）。',
    ],
    [
      'track-overdue',
      '示例区住房和城乡建设局正在办理，应当在 2027年1月11日（星期一）前答复您，已经超过法定期限 3 天。',
    ],
    [
      'track-new-anonymous',
      '示例市信访局已经登记，正在分给该管的单位，最迟 2026年11月18日（星期三）前告诉您转给了谁。',
    ],
    [
      'track-served',
      '处理意见书 11月27日送达您，部分支持您的要求。不同意的话，您可以申请复查，最迟 2026年12月27日（星期日）；当天是休息日，法定最后一日顺延到 12月28日（星期一），当天也算。',
    ],
    ['track-closed-merged', '已经办结，支持您的要求，供水已恢复。'],
    // A limit that is our own is never called lawful.
    [
      'track-late-practice',
      '示例市公共交通管理处正在研究您的建议，应当在 2026年11月30日（星期一）前回复您，已经超过期限 3 天。',
    ],
  ] as const)
    test(name, () => assert.equal(first(name), says))

  for (const [name, aria, sums] of [
    ['track', '期限 62 天，已过 23 天', '已过 23 天，还有 39 天'],
    ['track-last-day', '期限 62 天，已过 62 天', '今天是最后一日'],
    ['track-overdue', '期限 62 天，已过 65 天', '超过法定最后一日 3 天'],
    ['track-late-practice', '期限 61 天，已过 64 天', '超过最后一日 3 天'],
    ['track-new-anonymous', '期限 15 天，已过 0 天', '今天开始，还有 15 天'],
    ['track-closed-merged', '期限 62 天，用了 17 天', '用了 17 天，按时'],
  ] as const)
    test(`${name}: the bar says the same`, () => {
      const html = render(sample(name))
      assert.ok(html.includes(`role="img" aria-label="${aria}"`))
      assert.match(html, new RegExp(`<strong[^>]*>${sums}</strong>`))
    })

  test('cinnabar marks an overdue clock and no other', () => {
    assert.match(render(sample('track-overdue')), /class="now overdue"/)
    for (const name of ['track', 'track-last-day', 'track-served'])
      assert.doesNotMatch(render(sample(name)), /overdue|"late"/)
  })
})

describe('what is served', () => {
  test('the manifest names every asset with its digest', () => {
    assert.deepEqual(built.manifest.assets.map(({ file }) => file.split('.').at(-1)).toSorted(), ['css', 'js'])
    for (const asset of built.manifest.assets) {
      const body = readFileSync(join(built.dir, asset.file))
      assert.equal(createHash('sha256').update(body).digest('hex'), asset.sha256)
      assert.equal(asset.href, built.manifest.base + asset.file)
      assert.ok(render(sample('home')).includes(`"${asset.href}"`))
    }
  })

  test('the first page stays below 60 kB over the wire, even uncompressed', (t) => {
    const parts = [
      Buffer.from(render(sample('home'))),
      ...built.manifest.assets.map(({ file }) => readFileSync(join(built.dir, file))),
    ]
    const bytes = parts.reduce((sum, part) => sum + part.length, 0)
    t.diagnostic(`home: ${bytes} bytes, ${parts.reduce((sum, part) => sum + gzipSync(part).length, 0)} gzipped`)
    assert.ok(bytes <= 60_000, `${bytes} bytes`)
  })

  test('the style sheet asks for nothing that browsers of the last ten years lack', () => {
    const css = readFileSync(
      join(built.dir, built.manifest.assets.find(({ file }) => file.endsWith('.css'))?.file ?? ''),
      'utf8',
    )
    assert.doesNotMatch(
      css,
      /(?<!grid-)gap:|inset|:is\(|:where\(|:has\(|clamp\(|[^a-z]m(in|ax)\(|aspect-ratio|@layer|@container/,
    )
    // One selector that a browser does not know takes its whole rule away.
    for (const [selectors = ''] of css.matchAll(/[^{}]*:focus-(?:visible|within)[^{}]*(?={)/g))
      for (const selector of selectors.split(',')) assert.match(selector, /:focus-/)
  })

  test('style sheet and script reach for no other host and run nothing', () => {
    for (const { file } of built.manifest.assets) {
      const body = readFileSync(join(built.dir, file), 'utf8')
      for (const [, address] of body.matchAll(/url\(["']?([^)"']+)/g)) assert.match(address ?? '', /^data:image\/svg/)
      assert.doesNotMatch(
        body.replaceAll('http://www.w3.org/2000/svg', ''),
        /https?:|@import|@font-face|eval\(|innerHTML|fetch\(/,
      )
    }
  })
})

/** Tags with the names of their attributes: what a text must never change. */
const shape = (html: string): string[] =>
  tagsOf(html).map(({ name, attributes }) => `${name} ${Object.keys(attributes).join(' ')}`)

/** What the browser would send, as answers: only fields that are answers, empty ones left out. */
function answersIn(html: string): Record<string, string[]> {
  const names = Object.keys(emptyAnswers())
  const found: Record<string, string[]> = {}
  for (const [name, value] of formFields(html))
    if (names.includes(name) && value !== '') found[name] = [...(found[name] ?? []), value]
  return sorted(found)
}

const comparable = (answers: SubmitAnswers): Record<string, string[]> =>
  sorted(
    Object.fromEntries(
      Object.entries(answers)
        .map(([name, value]): [string, string[]] => [name, [value].flat().filter((one) => one !== '')])
        .filter(([, values]) => values.length > 0),
    ),
  )

const sorted = (fields: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** The same model with the poison behind every Chinese text in it. */
function poisoned(value: unknown, poison: string): unknown {
  if (typeof value === 'string')
    return /[\u4e00-\u9fff]/.test(value) && !value.startsWith('<svg') ? value + poison : value
  if (Array.isArray(value)) return value.map((one) => poisoned(one, poison))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, poisoned(one, poison)]))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
