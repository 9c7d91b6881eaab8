/**
 * Every page in a real browser under the content policy of the server: at three widths as it is, in large text where
 * room is scarcest, in high contrast at one. `DENGWEN_FULL=1` tries every display at every width. Runs only when asked:
 *
 *     DENGWEN_BROWSER=1 node --test src/portal/views.browser.test.ts
 *
 * `DENGWEN_BROWSER_SHOTS=1` leaves a picture of each in `test-output/portal-shots/`.
 */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Page as Tab } from '@playwright/test'
import { openChromium, skip, violations } from '../../test/chromium.ts'
import { type Built, buildPortal } from './built.ts'
import type { PageName, Pages } from './models.ts'
import { SAMPLES } from './samples.ts'

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const all = [320, 768, 1440]
/** Nothing stands on a page here that axe does not see at one of the other two. */
const between = 768
const full = process.env.DENGWEN_FULL === '1'
/** Colours do not change with the width, nor what is too wide at 320 px with more room. */
const WIDTHS = { normal: all, large: full ? all : [320], contrast: full ? all : [1440] } as const
const SHOTS = process.env.DENGWEN_BROWSER_SHOTS ? join(import.meta.dirname, '../../test-output/portal-shots') : null

describe('portal pages in Chromium', { skip }, () => {
  let built: Built
  let browser: Browser
  let base = ''
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const asset = built.manifest.assets.find(({ href }) => href === pathname)
    if (asset) {
      response.setHeader('content-type', asset.type)
      return response.end(readFileSync(join(built.dir, asset.file)))
    }
    // A form that was sent leaves the page where it is.
    if (request.method === 'POST') return response.writeHead(204).end()
    const sample = SAMPLES.find(({ name }) => `/${name}` === pathname)
    if (!sample) return response.writeHead(404).end()
    const display = { large: searchParams.has('large'), contrast: searchParams.has('contrast') }
    const model = { ...sample.model, page: { ...sample.model.page, display } }
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-security-policy', POLICY)
    response.end(built.render(sample.page as PageName, model as Pages[PageName]))
  })

  before(async () => {
    built = await buildPortal('portal-browser')
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    browser = await openChromium()
    if (SHOTS) mkdirSync(SHOTS, { recursive: true })
  })
  after(async () => {
    await browser?.close()
    server.close()
  })

  for (const [mode, widths] of Object.entries(WIDTHS))
    test(`${mode}, ${widths.join(', ')} px: no accessibility violation, no sideways scrolling, nothing blocked or foreign`, async (t) => {
      const context = await browser.newContext()
      const tab = await context.newPage()
      const trouble = troubleOf(tab, base)
      for (const { name } of SAMPLES) {
        await tab.goto(`${base}/${name}?${mode}`)
        for (const width of widths) {
          const say = (what: string): void => void trouble.push(`${name}, ${width} px: ${what}`)
          await tab.setViewportSize({ width, height: 800 })
          if (full || width !== between) (await violations(tab)).forEach(say)
          for (const what of await tab.evaluate(tooWide)) say(`too wide: ${what}`)
          if (mode === 'large') for (const what of await tab.evaluate(tooSmall)) say(`too small: ${what}`)
          if (SHOTS) await tab.screenshot({ path: join(SHOTS, `${name}-${width}-${mode}.png`), fullPage: true })
        }
      }
      await context.close()
      t.diagnostic(`${SAMPLES.length} pages`)
      assert.deepEqual(trouble, [])
    })

  describe('by hand', () => {
    let context: BrowserContext
    let tab: Tab
    before(async () => {
      context = await browser.newContext({ viewport: { width: 400, height: 800 } })
      tab = await context.newPage()
    })
    after(() => context?.close())

    test('the first tab stop skips to the content', async () => {
      await tab.goto(`${base}/home`)
      await tab.keyboard.press('Tab')
      assert.equal(await tab.evaluate(() => document.activeElement?.className), 'skip')
      await tab.keyboard.press('Enter')
      assert.equal(await tab.evaluate(() => document.activeElement?.id), 'main')
    })

    test('every control of every form is reached with the Tab key and shows it', async () => {
      for (const { name } of SAMPLES.filter((one) => 'form' in one.model)) {
        await tab.goto(`${base}/${name}`)
        const wanted = await tab.evaluate(controls)
        const reached = new Set<string>()
        for (let press = 0; press < wanted.length * 2 + 60 && reached.size < wanted.length; press++) {
          await tab.keyboard.press('Tab')
          const { key, outline } = await tab.evaluate(focused)
          if (!wanted.includes(key)) continue
          reached.add(key)
          assert.notEqual(outline, 'none', `${name}: ${key} shows no focus`)
        }
        assert.deepEqual([...reached].toSorted(), wanted.toSorted(), name)
      }
    })

    test('after a wrong answer the focus stands on the summary', async () => {
      await tab.goto(`${base}/submit-1-what-errors`)
      assert.equal(await tab.evaluate(() => document.activeElement?.className), 'errors')
    })

    test('Enter in a field sends the form on, not to a switch', async () => {
      await tab.goto(`${base}/submit-1-what`)
      await tab.fill('#field-title', '停水')
      const [request] = await Promise.all([
        tab.waitForRequest((one) => one.method() === 'POST'),
        tab.press('#field-title', 'Enter'),
      ])
      const sent = new URLSearchParams(request.postData() ?? '')
      assert.deepEqual([sent.get('go'), sent.get('title')], ['next', '停水'])
    })

    test('the large-text switch on a form sends what was typed along', async () => {
      await tab.goto(`${base}/submit-1-what`)
      await tab.fill('#field-content', '写到一半')
      const [request] = await Promise.all([
        tab.waitForRequest((one) => one.method() === 'POST'),
        tab.click('text=大字版'),
      ])
      const sent = new URLSearchParams(request.postData() ?? '')
      assert.deepEqual([sent.get('go'), sent.get('content')], ['text-large', '写到一半'])
    })

    test('a draft stays only if asked for, comes back only if asked for, and dies with the receipt', async () => {
      const draft = () => tab.evaluate(() => localStorage.getItem('dengwen-draft'))
      await tab.goto(`${base}/submit-1-what`)
      await tab.fill('#field-title', '不留')
      assert.equal(await draft(), null, 'nothing is kept unasked')
      await tab.check('#keep-draft')
      await tab.fill('#field-title', '小区停水')
      assert.match((await draft()) ?? '', /小区停水/)
      assert.doesNotMatch((await draft()) ?? '', /csrf/, 'tokens are no part of a draft')
      await tab.goto(`${base}/submit-1-what`)
      assert.equal(await tab.inputValue('#field-title'), '', 'nothing is filled in unasked')
      await tab.click('text=接着写')
      assert.equal(await tab.inputValue('#field-title'), '小区停水')
      await tab.goto(`${base}/submit-1-what-sealed`)
      assert.equal(await tab.locator('#keep-draft').count(), 0, 'the sealed door keeps none')
      await tab.goto(`${base}/receipt`)
      assert.equal(await draft(), null)
    })

    test('a long text says how much is too much, and keeps it', async () => {
      await tab.goto(`${base}/submit-1-what`)
      await tab.fill('#field-content', '水'.repeat(5003))
      assert.equal(await tab.textContent('[data-count=field-content]'), '多了 3 个字，您写的都还在，请删去一些。')
      assert.equal((await tab.inputValue('#field-content')).length, 5003)
    })

    test('with script off every page still shows, and offers no button that would do nothing', async () => {
      const plain = await browser.newContext({ javaScriptEnabled: false })
      const still = await plain.newPage()
      for (const { name } of SAMPLES) {
        await still.goto(`${base}/${name}`)
        assert.equal(await still.locator('h1').count(), 1, name)
        assert.equal(await still.locator('button[type=button]:visible').count(), 0, name)
      }
      await plain.close()
    })

    test('the receipt prints on one sheet, without anything to press', async () => {
      await tab.goto(`${base}/receipt`)
      const pdf = await tab.pdf({ format: 'A4', preferCSSPageSize: true })
      assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1)
      await tab.emulateMedia({ media: 'print' })
      assert.equal(await tab.locator('button:visible').count(), 0)
      await tab.emulateMedia({ media: null })
    })
  })
})

/** Collects what must not happen: console errors (a blocked style or script is one) and requests to other hosts. */
function troubleOf(tab: Tab, base: string): string[] {
  const trouble: string[] = []
  tab.on('console', (message) => message.type() === 'error' && trouble.push(`${tab.url()}: ${message.text()}`))
  tab.on('pageerror', (error) => trouble.push(`${tab.url()}: ${error.message}`))
  tab.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) trouble.push(`asks ${request.url()}`)
  })
  return trouble
}

// The functions below run inside the page.

/** Elements that reach past the window. */
function tooWide(): string[] {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return []
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .map((element) => `${element.tagName}.${element.className}`)
    .slice(0, 3)
}

/** In large-text mode: text below 18 px × 1.3, lines below 1.5, targets lower than 60 px. Links inside a sentence are exempt. */
function tooSmall(): string[] {
  const body = getComputedStyle(document.body)
  const found: string[] = []
  if (Number.parseFloat(body.fontSize) < 18 * 1.3 - 0.1) found.push(`text ${body.fontSize}`)
  if (Number.parseFloat(body.lineHeight) / Number.parseFloat(body.fontSize) < 1.5) found.push('lines')
  const targets =
    'button, input:not([type=hidden],[type=radio],[type=checkbox]), select, textarea, .choice label, summary, nav a, .name, .acts a, .doors a, .docs a, .index a, .back a, .onward a, .errors a, a.first, a.second'
  for (const element of document.querySelectorAll<HTMLElement>(targets)) {
    const { height, width } = element.getBoundingClientRect()
    if (element.tabIndex < 0 && element.tagName === 'BUTTON') continue
    if (width > 0 && height < 59.9)
      found.push(`${element.tagName}.${element.className} ${element.textContent} ${height}`)
  }
  return found.slice(0, 5)
}

function controls(): string[] {
  const fields = '#form input:not([type=hidden]):not([type=radio]), #form textarea, #form select, #form button, #form a'
  const keys = [...document.querySelectorAll<HTMLInputElement>(fields)]
    .filter((element) => element.checkVisibility())
    .map((element) => [element.id, element.name, element.value, element.getAttribute('href')].join('|').slice(0, 200))
  return [...new Set(keys)]
}

function focused(): { key: string; outline: string } {
  const element = document.activeElement as HTMLInputElement
  return {
    key: `${element.id}|${element.name ?? ''}|${element.value ?? ''}|${element.getAttribute('href') ?? ''}`.slice(
      0,
      200,
    ),
    outline: getComputedStyle(element).outlineStyle,
  }
}
