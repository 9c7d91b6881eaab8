import assert from 'node:assert/strict'
import { get } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { tagsOf, wordsIn } from '../../test/markup.ts'
import { type Served, servePortal } from '../../test/portal.ts'
import { isoAt, publicPrincipal } from '../kernel/index.ts'
import { packById } from '../law/index.ts'
import { saveSite } from '../people/index.ts'
import { localPath } from './display.ts'
import { encodingFor } from './packing.ts'

let served: Served
before(async () => {
  served = await servePortal('portal-routes')
})
after(() => served?.close())

const PLAIN = [
  '/',
  '/guide',
  '/guide/all',
  '/questions',
  '/rights',
  '/privacy',
  '/accessibility',
  '/law',
  '/verify',
  '/submit',
  '/track',
]
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

describe('every page', () => {
  for (const path of PLAIN)
    test(`${path}: an HTML page under the content policy; every address on it answers`, async () => {
      const browser = served.browser()
      const page = await browser.open(path)
      assert.equal(page.status, 200)
      assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8')
      assert.equal(page.headers.get('content-security-policy'), POLICY)
      assert.equal(page.headers.get('x-content-type-options'), 'nosniff')
      assert.equal(page.headers.get('cache-control'), /track$/.test(path) ? 'no-store' : 'private, no-cache')
      for (const { name, attributes } of tagsOf(page.html)) {
        const href = attributes.href ?? attributes.src
        if (!href?.startsWith('/')) continue
        const answer = await fetch(`${served.url}${href}`)
        assert.equal(answer.status, 200, `${name} leads to ${href}`)
      }
    })

  test('plain pages set no cookie; pages with a form set one, closed to scripts', async () => {
    for (const path of PLAIN) {
      const browser = served.browser()
      await browser.open(path)
      assert.equal(browser.setCookies.length, /(submit|track)$/.test(path) ? 1 : 0, path)
      for (const line of browser.setCookies) assert.match(line, /^visit=[\w-]+; Path=\/; HttpOnly; SameSite=Lax$/)
    }
  })

  test('HEAD answers like GET, without a body', async () => {
    const head = await fetch(served.url, { method: 'HEAD' })
    assert.deepEqual(
      [head.status, head.headers.get('content-type'), await head.text()],
      [200, 'text/html; charset=utf-8', ''],
    )
  })
})

describe('over the wire', () => {
  test('pages and assets are packed as the browser asks; the first page stays below 60 kB', async (t) => {
    const home = await (await fetch(served.url)).text()
    const assets = tagsOf(home).flatMap(({ attributes }) =>
      [attributes.href ?? '', attributes.src ?? ''].filter((href) => href.startsWith('/portal/assets/')),
    )
    assert.equal(assets.length, 2)
    for (const encoding of ['br', 'gzip'] as const) {
      let sum = 0
      for (const path of ['/', ...assets]) {
        const answer = await raw(path, encoding)
        assert.equal(answer.headers.get('content-encoding'), encoding, path)
        assert.equal(answer.headers.get('vary'), 'accept-encoding')
        const plain = encoding === 'br' ? brotliDecompressSync(answer.body) : gunzipSync(answer.body)
        assert.equal(plain.toString(), await (await fetch(`${served.url}${path}`)).text())
        sum += answer.body.length
      }
      t.diagnostic(`home with style sheet and script, ${encoding}: ${sum} bytes`)
      assert.ok(sum < 60_000)
    }
    const plain = await raw('/', 'identity')
    assert.equal(plain.headers.get('content-encoding'), null)
  })

  test('assets never change under their name', async () => {
    const home = await (await fetch(served.url)).text()
    const href = tagsOf(home).find(({ name }) => name === 'script')?.attributes.src ?? ''
    const asset = await fetch(`${served.url}${href}`)
    assert.equal(asset.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    const missing = await fetch(`${served.url}/portal/assets/portal-00000000.js`)
    assert.deepEqual([missing.status, missing.headers.get('cache-control')], [404, 'no-store'])
    assert.equal((await fetch(`${served.url}/portal/assets/..%2Frender.js`)).status, 404)
  })

  test('what a browser accepts', () => {
    assert.equal(encodingFor('gzip, deflate, br'), 'br')
    assert.equal(encodingFor('gzip;q=1.0, br;q=0'), 'gzip')
    assert.equal(encodingFor('BR;Q=0.000, GZIP'), 'gzip')
    assert.equal(encodingFor('identity'), 'identity')
    assert.equal(encodingFor(undefined), 'identity')
  })
})

describe('errors', () => {
  test('people get a page, programs problem+json', async () => {
    for (const [path, status] of [
      ['/nothing', 404],
      ['/submit/nothing/else', 404],
      ['/track/%E0%A4%A', 400],
      ['/favicon.ico', 404],
    ] as const) {
      const page = await fetch(`${served.url}${path}`)
      assert.equal(page.status, status, path)
      assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8', path)
      assert.equal(page.headers.get('content-security-policy'), POLICY)
      const words = wordsIn(await page.text())
      assert.ok(words.includes('回首页') && words.includes('12345'), words)
    }
    for (const [method, path] of [
      ['GET', '/api/v1/nothing'],
      ['DELETE', '/api/v1/public/submissions'],
      ['GET', '/api/%E0%A4%A'],
    ] as const) {
      const answer = await fetch(`${served.url}${path}`, { method })
      assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/, path)
    }
  })

  test('a body that is too large or no form is answered in words', async () => {
    for (const [body, type, status, says] of [
      [`title=${'%E9%95%BF'.repeat(300_000)}`, 'application/x-www-form-urlencoded', 413, '内容太多，没有收下'],
      ['<a/>', 'text/xml', 415, '这样送来的内容读不了'],
      ['{"title": ', 'application/json', 400, '这样送来的内容读不了'],
    ] as const) {
      const page = await fetch(`${served.url}/submit/what`, { method: 'POST', headers: { 'content-type': type }, body })
      assert.equal(page.status, status)
      const html = await page.text()
      assert.ok(wordsIn(html).includes(says), wordsIn(html))
    }
  })

  test('JSON, unknown fields and unknown buttons in the place of a form do no harm', async () => {
    const page = await fetch(`${served.url}/submit/what`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        title: { a: 1 },
        content: ['停水', 7],
        file: ['../../etc/passwd'],
        go: 'edit-everything',
        __proto__: 'x',
      }),
    })
    assert.equal(page.status, 200)
    assert.doesNotMatch(await page.text(), /passwd/)
  })
})

describe('display', () => {
  test('a switch on a plain page comes back to it and lasts', async () => {
    const browser = served.browser()
    await browser.open('/guide')
    const display = { back: '/guide', go: 'text-large' }
    await browser.follow(await browser.ask('POST', '/display', new URLSearchParams(display), { origin: served.url }))
    assert.equal(browser.here.path, '/guide')
    assert.match(browser.here.html, /<html[^>]* class="large"/)
    assert.match(browser.setCookies[0] ?? '', /^display=large; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/)
    await browser.open('/')
    assert.match(browser.here.html, /<html[^>]* class="large"/)
  })

  test('it leads to addresses of this host only', () => {
    for (const [back, to] of [
      ['/guide', '/guide'],
      ['/track?no=1', '/track?no=1'],
      ['//elsewhere.example/x', '/'],
      ['/\\elsewhere.example', '/'],
      ['https://elsewhere.example', '/'],
      ['javascript:alert(1)', '/'],
      ['/..//elsewhere.example', '/'],
      ['', '/'],
    ] as const)
      assert.equal(localPath(back), to, back)
  })
})

describe('who decides, asked one by one', () => {
  test('five questions lead to path, organ with its address, last day and papers', async () => {
    const browser = served.browser()
    await browser.open('/guide')
    await browser.press('next', { kind: 'own' })
    assert.equal(browser.heading, '跟下面哪一件最像？')
    await browser.press('next', { trouble: 'reconsider' })
    await browser.press('next', { detail: 'told' })
    assert.equal(browser.heading, '哪天知道这个决定的？')
    await browser.press('next', { since: '2026年5月4日' })
    await browser.press('next', { place: '450102' })
    assert.equal(browser.heading, '这件事走行政复议，或者行政诉讼')
    const words = browser.words.replaceAll(' ', '')
    for (const said of [
      '申请行政复议：60日',
      // 4 May + 60 days, un-rolled; today is 1 June.
      '到2026年7月3日（星期五），还有32天',
      '城东区人民政府，示例市城东区人民政府（示例地址）',
      '决定书、身份证件',
      '《行政复议法》第二十条',
      '还是想在这里反映',
    ])
      assert.ok(words.includes(said), `${said} in ${words}`)
    assert.deepEqual(browser.setCookies, [], 'nothing is kept')
    assert.equal(browser.here.path, '/guide/place', 'no address tells what was asked')
    await browser.press('change')
    assert.equal(browser.heading, '事情在哪个县区？')
    await browser.press('back')
    assert.deepEqual(browser.fields.find(([name]) => name === 'since')?.[1], '2026年5月4日')
  })

  test('nobody is asked what changes nothing; no choice is told in words; a switch keeps the page', async () => {
    const browser = served.browser()
    await browser.open('/guide')
    await browser.press('next')
    assert.equal(browser.here.status, 422)
    assert.ok(browser.words.includes('请选一种'))
    await browser.press('next', { kind: 'officials' })
    assert.ok(browser.words.includes('走密封通道反映'))
    await browser.press('text-large')
    assert.match(browser.here.html, /<html[^>]* class="large"/)
    assert.ok(browser.words.includes('走密封通道反映'))
  })

  test('the county’s own organ answers for a place in it, the city’s where it has none', async () => {
    for (const [place, organ] of [
      ['450102', '城东区人力资源和社会保障局'],
      ['', '示例市人力资源和社会保障局'],
    ] as const) {
      const browser = served.browser()
      await browser.open('/guide')
      await browser.press('next', { kind: 'own' })
      await browser.press('next', { trouble: 'labour' })
      await browser.press('next', { detail: 'working' })
      await browser.press('next', { place })
      assert.ok(browser.words.includes(organ), browser.words)
    }
  })
})

describe('the short version in English', () => {
  test('submit, receipt, track: in English, registered like everything else', async () => {
    const browser = served.browser()
    await browser.open('/en/submit')
    await browser.press('next', { title: ' ' })
    assert.equal(browser.here.status, 422)
    const told = { title: 'No water', content: 'For three days.', name: 'Jane Doe', email: 'jane@example.org' }
    await browser.press('next', told)
    assert.equal(browser.heading, 'Registered: this is your receipt')
    const [, caseNo = ''] = /\/en\/receipt\/([\d-]+)$/.exec(browser.here.path) ?? []
    const code = (browser.words.match(/Query code ([0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4})/) ?? [])[1] ?? ''
    const later = served.browser()
    await later.open('/en/track')
    await later.press('next', { caseNo, queryCode: '0000-0000-0000-0000' })
    assert.equal(later.here.status, 404)
    assert.ok(later.words.includes('do not match'))
    await later.press('next', { caseNo, queryCode: code })
    for (const words of ['Registered. The office is deciding', 'By 16 June 2026 (Tuesday) it must tell you where'])
      assert.ok(later.words.includes(words), later.words)
    await later.open(`/track/${caseNo}/my-data`)
    for (const words of ['Jane Doe', 'jane@example.org', '英文（English）'])
      assert.ok(later.words.includes(words), words)
  })
})

describe('what the pages say', () => {
  test('the guide tells the bars in numbers, the law page every limit, the rights page the longest way', async () => {
    const browser = served.browser()
    await browser.open('/guide/all')
    for (const words of [
      '申请行政复议：60日，从知道或者应当知道该行政行为之日起算',
      '《行政复议法》第二十条',
      '申请劳动争议仲裁：1年',
    ])
      assert.ok(browser.words.replaceAll(' ', '').includes(words), words)
    await browser.open('/law')
    for (const limit of packById('CN-2022')?.limits ?? []) assert.ok(browser.here.html.includes(`id="${limit.id}"`))
    assert.ok(browser.words.includes('现在按《信访工作条例》办，2022年5月1日（星期日）起施行'))
    await browser.open('/rights')
    assert.ok(browser.words.includes('最长 240 天'))
  })

  test('the page of the receipt claims nothing that cannot be checked yet', async () => {
    const browser = served.browser()
    await browser.open('/verify')
    assert.ok(browser.words.includes('登记簿还没有开通'))
  })

  test('contacts come from the site data, and before anybody filled them in from the directory', async () => {
    const browser = served.browser()
    await browser.open('/')
    assert.ok(browser.words.includes('示例市信访局（示例地址）'))
    const { house } = served.world
    const own = {
      city: '南山市',
      office: '南山市信访局',
      host: 'xf.nanshan.example',
      hotline: { number: '12345', hours: '早八点到晚十点' },
      counters: [{ name: '南山大厅', address: '一号路', hours: '工作日', phone: '0000-1' }],
      letters: { address: '一号路', postcode: '000001' },
      dataContact: { name: '南山市信访局', phone: '0000-2', address: '一号路' },
    }
    await house.kernel.units.write(publicPrincipal, (tx) => saveSite(tx, own, isoAt(house.kernel.clock.now())))
    await house.site.reload()
    await browser.open('/')
    for (const words of ['登闻 南山市', '早八点到晚十点', '南山大厅', '邮编 000001'])
      assert.ok(browser.words.includes(words), words)
  })
})

/** A body as it travels: `fetch` would unpack it. */
function raw(path: string, encoding: string): Promise<{ headers: Headers; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(`${served.url}${path}`, { headers: { 'accept-encoding': encoding } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ headers: new Headers(answer.headers as Record<string, string>), body: Buffer.concat(chunks) }),
      )
    }).on('error', reject)
  })
}
