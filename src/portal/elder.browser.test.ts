/**
 * A 68-year-old with a phone: large text, a picture that is cut off on the way, the slip kept, the answer found later.
 * And the bars of the first page on a slow line. Runs only when asked:
 *
 *     DENGWEN_BROWSER=1 node --test src/portal/elder.browser.test.ts
 *
 * `DENGWEN_BROWSER_SHOTS=1` leaves pictures in `test-output/portal-shots/`.
 */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Page as Tab } from '@playwright/test'
import { faults, openChromium, skip } from '../../test/chromium.ts'
import { handleUntil, type Served, servePortal } from '../../test/portal.ts'

const SHOTS = process.env.DENGWEN_BROWSER_SHOTS ? join(import.meta.dirname, '../../test-output/portal-shots') : null
/** "Slow 4G" of the browser's own tools: 1.6 Mbit/s down, 150 ms. */
const slow4g = { offline: false, downloadThroughput: 200_000, uploadThroughput: 93_750, latency: 150 }
const paintMs = 1_000
const shiftMost = 0.02

describe('large text on a phone', { skip }, () => {
  let served: Served
  let browser: Browser
  let context: BrowserContext
  let tab: Tab
  const trouble: string[] = []
  let caseNo = ''
  let queryCode = ''

  before(async () => {
    served = await servePortal('portal-elder')
    browser = await openChromium()
    context = await browser.newContext({ viewport: { width: 390, height: 780 }, hasTouch: true })
    tab = await context.newPage()
    tab.on('pageerror', (error) => trouble.push(error.message))
    tab.on('console', (message) => {
      if (message.type() === 'error' && !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(message.text()))
        trouble.push(message.text())
    })
    if (SHOTS) mkdirSync(SHOTS, { recursive: true })
  })
  after(async () => {
    await browser?.close()
    await served?.close()
  })

  let shots = 0
  /** Each page: axe, no sideways scrolling, a picture. */
  async function look(name: string): Promise<void> {
    trouble.push(...(await faults(tab, name)))
    const path = SHOTS && join(SHOTS, `elder-${String(++shots).padStart(2, '0')}-${name}.png`)
    if (path) await tab.screenshot({ path, fullPage: true })
  }
  const on = () => Promise.all([tab.waitForEvent('load'), tab.tap('button.first')])

  test('large text, a cut-off picture, the receipt', async () => {
    await tab.goto(served.url)
    await Promise.all([tab.waitForEvent('load'), tab.tap('text=大字版')])
    assert.equal(await tab.evaluate(() => getComputedStyle(document.body).fontSize), '23.4px')
    await look('home')
    await Promise.all([tab.waitForEvent('load'), tab.tap('.doors a >> nth=0')])
    await tab.fill('#field-title', '小区连续三天停水，没有人管')
    await tab.fill('#field-content', '我住七楼，六十八岁，提水上楼很吃力。')
    await look('what')
    await on()
    await on()
    await tab.fill('#field-request-0', '恢复供水')
    await Promise.all([tab.waitForEvent('load'), tab.tap('text=再加一条要求')])
    await tab.fill('#field-request-1', '公布检修计划')
    await on()
    const picture = Buffer.alloc(900_000, 'pixels')
    let cut = false
    // In the middle of the picture the phone loses its network; it comes back by itself.
    await tab.route('**/uploads/*', (route) => {
      if (cut || route.request().method() !== 'PATCH' || route.request().headers()['upload-offset'] === '0')
        return route.continue()
      cut = true
      return route.abort('internetdisconnected')
    })
    await tab.setInputFiles('#field-upload', { name: '水龙头.heic', mimeType: 'image/heic', buffer: picture })
    await tab.waitForSelector('text=网络断了')
    await look('cut-off')
    await tab.waitForSelector('text=已经传上', { timeout: 15_000 })
    assert.ok(cut)
    assert.equal(await tab.textContent('[data-upload-count]'), '已经上传 1 个文件')
    await look('evidence')
    await on()
    await tab.check('#field-identity')
    await on()
    await tab.fill('#field-name', '陈老伯')
    await tab.fill('#field-phone', '13800138000')
    await tab.check('#field-eService')
    await look('contact')
    await on()
    assert.ok((await tab.textContent('main'))?.includes('水龙头.heic'))
    await look('check')
    await on()
    assert.equal(await tab.textContent('h1'), '已经登记，这是您的回执')
    await look('receipt')
    const [no, code] = await tab.locator('.slip .code').allInnerTexts()
    caseNo = no ?? ''
    queryCode = code ?? ''
  })

  test('weeks later, with the slip alone, the answer is found and read', async () => {
    await handleUntil(served, caseNo, 'served')
    await context.clearCookies({ name: 'visit' })
    await tab.goto(`${served.url}/track`)
    await tab.fill('#field-caseNo', caseNo)
    await tab.fill('#field-queryCode', queryCode)
    await look('sign-in')
    await on()
    assert.ok((await tab.textContent('.now'))?.includes('处理意见书'))
    await look('track')
    await Promise.all([tab.waitForEvent('load'), tab.tap('.docs a:has-text("信访处理意见书")')])
    await look('opinion')
    assert.deepEqual(trouble, [])
  })

  test('on slow 4G the first page is small, stands still, and asks no other host; its first paint is measured', async (t) => {
    const fresh = await browser.newContext({ viewport: { width: 390, height: 780 } })
    const page = await fresh.newPage()
    const foreign: string[] = []
    page.on('request', (one) => {
      if (!one.url().startsWith(served.url) && !one.url().startsWith('data:')) foreign.push(one.url())
    })
    const session = await fresh.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', slow4g)
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    // A first visit of the browser warms the process, not the cache: that is off.
    await session.send('Network.setCacheDisabled', { cacheDisabled: true })
    await page.goto(`${served.url}/contacts`)
    const painted: number[] = []
    for (let n = 0; n < 3; n++) {
      bytes = 0
      await page.goto(served.url, { waitUntil: 'load' })
      painted.push(await page.evaluate(firstPaint))
    }
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
              if (!entry.hadRecentInput) sum += entry.value
          }).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => resolve(sum), 300)
        }),
    )
    // Printed and not asserted: on a machine that does other things as well it tells of those.
    t.diagnostic(
      `first contentful paint ${painted.map(Math.round).join(', ')} ms (bar ${paintMs}), layout shift ${shift}, ${bytes} bytes`,
    )
    await fresh.close()
    assert.deepEqual(foreign, [])
    assert.ok(bytes > 5_000 && bytes <= 60_000, `${bytes} bytes`)
    assert.ok(shift <= shiftMost, `layout shift ${shift}`)
  })

  test('at 400 % zoom, a window of 320 px, every step of the submit flow is used without sideways scrolling', async () => {
    // 1280 px at 400 % are 320 CSS pixels, and the height of 1024 px is 256: little room for what sticks.
    const zoomed = await browser.newContext({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 })
    const page = await zoomed.newPage()
    await page.goto(`${served.url}/submit`)
    for (let step = 1; step <= 7; step++) {
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      assert.ok(wide <= 0, `step ${step}: ${wide} px too wide`)
      for (const [id, text] of [
        ['title', '停水'],
        ['content', '停水三天'],
        ['name', '陈'],
        ['phone', '13800138000'],
      ] as const)
        if (await page.locator(`#field-${id}`).count()) await page.fill(`#field-${id}`, text)
      for (const id of ['identity', 'eService'])
        if (await page.locator(`#field-${id}`).count()) await page.check(`#field-${id}`)
      await page.locator('button.first').scrollIntoViewIfNeeded()
      await Promise.all([page.waitForEvent('load'), page.click('button.first')])
    }
    assert.equal(await page.textContent('h1'), '已经登记，这是您的回执')
    await zoomed.close()
  })
})

/** Inside the page: when the first text or picture was painted, as soon as that has happened. */
function firstPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') resolve(startTime)
    }).observe({ type: 'paint', buffered: true })
  })
}
