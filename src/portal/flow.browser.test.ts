/**
 * One matter from the first page to the rating, as a person with an old phone goes: real server, script off, 320 px,
 * keyboard alone. Every page seen on the way is then looked at by axe. Runs only when asked:
 *
 *     DENGWEN_BROWSER=1 node --test src/portal/flow.browser.test.ts
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page as Tab } from '@playwright/test'
import { faults, openChromium, skip } from '../../test/chromium.ts'
import { handleUntil, type Served, servePortal } from '../../test/portal.ts'

const narrow = { width: 320, height: 640 }
const tabsMost = 80

describe('a matter from submission to rating', { skip }, () => {
  let served: Served
  let browser: Browser
  let tab: Tab
  /** Pages seen, as they came from the server, by heading: the first of each kind. */
  const seen = new Map<string, { path: string; html: string }>()
  const trouble: string[] = []
  const chosen = Promise.withResolvers<void>()
  let caseNo = ''
  let queryCode = ''

  before(async () => {
    served = await servePortal('portal-flow')
    browser = await openChromium()
    const context = await browser.newContext({ viewport: narrow, javaScriptEnabled: false })
    tab = await context.newPage()
    tab.on('console', (message) => {
      // An answer that has to be changed comes with 422; that is no trouble.
      if (message.type() === 'error' && !message.text().includes('status of 422')) trouble.push(message.text())
    })
    // Listened to from the start: the browser asks us and not the desktop only once it knows that we listen.
    tab.on('filechooser', (chooser) => {
      chooser
        .setFiles([{ name: '停水通知.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('pixels') }])
        .then(chosen.resolve, chosen.reject)
    })
    tab.on('request', (request) => {
      if (!request.url().startsWith(served.url) && !request.url().startsWith('data:')) trouble.push(request.url())
    })
  })
  after(async () => {
    await browser?.close()
    await served?.close()
  })

  const focused = () =>
    tab.evaluate(() => {
      const { id, tagName, textContent, value } = document.activeElement as HTMLButtonElement
      return { id, says: tagName === 'INPUT' ? '' : (textContent ?? '').trim(), value }
    })

  /** Tab on until there; every stop on the way is one that the eye can see. */
  async function tabTo(wanted: { id?: string; says?: string }): Promise<void> {
    for (let presses = 0; presses < tabsMost; presses++) {
      await tab.keyboard.press('Tab')
      const { id, says } = await focused()
      if (wanted.id === undefined ? says.startsWith(wanted.says ?? '') : id === wanted.id) return
    }
    assert.fail(`${tab.url()}: ${JSON.stringify(wanted)} cannot be reached with the Tab key`)
  }
  async function type(id: string, text: string): Promise<void> {
    await tabTo({ id })
    await tab.keyboard.insertText(text)
  }
  /** Press what stands there, and keep the page that it leads to. */
  async function press(says: string): Promise<void> {
    await tabTo({ says })
    await Promise.all([tab.waitForEvent('load'), tab.keyboard.press('Enter')])
    await look()
  }
  const look = async () => {
    const kind = `${await tab.title()} ${await tab.locator('.errors').count()}`
    if (!seen.has(kind)) seen.set(kind, { path: new URL(tab.url()).pathname, html: await tab.content() })
  }
  const heading = () => tab.locator('h1').textContent()

  test('seven pages, then the receipt', async () => {
    await tab.goto(`${served.url}/`)
    await look()
    await press('我要反映')
    await press('继续')
    assert.match(await tab.title(), /^有地方要改：/)
    await type('field-title', '小区连续三天停水，请求恢复供水')
    await type('field-content', '从本月3日起停水三天，没有公告。')
    await press('继续')
    await tabTo({ id: 'field-placeRegion' })
    await tab.keyboard.press('ArrowDown')
    assert.equal((await focused()).value, '450102')
    await tab.keyboard.press('ArrowUp')
    await type('field-organQuery', '停水')
    await press('查找单位')
    await press('继续')
    assert.equal(await heading(), '您希望怎么解决？')
    await type('field-request-0', '恢复供水')
    await press('再加一条要求')
    await type('field-request-1', '公布检修计划')
    await press('继续')
    await tabTo({ id: 'field-upload' })
    await tab.keyboard.press('Enter')
    await chosen.promise
    await press('上传选好的文件')
    assert.ok((await tab.locator('.rows').textContent())?.includes('停水通知.jpg'))
    await press('继续')
    await tabTo({ id: 'field-identity' })
    await tab.keyboard.press('Space')
    await press('继续')
    await type('field-name', '陈小满')
    await type('field-phone', '13800138000')
    await tabTo({ id: 'field-eService' })
    await tab.keyboard.press('Space')
    await press('继续')
    assert.equal(await heading(), '看一遍，没有错就提交')
    await press('提交')
    assert.equal(await heading(), '已经登记，这是您的回执')
    const [no, code] = await tab.locator('.slip .code').allInnerTexts()
    caseNo = no ?? ''
    queryCode = code ?? ''
  })

  test('the case, a supplement, and the way back in with number and code', async () => {
    await press('看办理进度')
    assert.equal(await heading(), '小区连续三天停水，请求恢复供水')
    await press('补充情况或照片')
    await type('field-text', '又停水了。')
    await press('提交补充')
    assert.equal(await heading(), '补充已经收到')
    await press('返回办理进度')
    await press('退出查询')
    await type('field-caseNo', caseNo)
    await type('field-queryCode', queryCode)
    // Enter in a field goes on, as everywhere.
    await Promise.all([tab.waitForEvent('load'), tab.keyboard.press('Enter')])
    await look()
    assert.ok(await tab.locator('text=您补充了情况').count())
  })

  test('the office answers; the person reads the opinion and rates', async () => {
    await handleUntil(served, caseNo, 'served')
    await tab.reload()
    await look()
    await press('信访处理意见书')
    assert.ok(await tab.locator('text=这封信说了什么').count())
    await press('返回办理进度')
    await press('评价')
    await tabTo({ id: 'field-office' })
    await tab.keyboard.press('Space')
    await tabTo({ id: 'field-handler' })
    await tab.keyboard.press('ArrowDown')
    await press('提交评价')
    assert.equal(await heading(), '评价已经收到')
    assert.deepEqual(trouble, [], 'nothing blocked, nothing foreign')
  })

  test('axe finds nothing on any page that was seen, and none scrolls sideways', async (t) => {
    const context = await browser.newContext({ viewport: narrow })
    const page = await context.newPage()
    const found: string[] = []
    let html = ''
    await page.route(`${served.url}/seen`, (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
    )
    for (const one of seen.values()) {
      html = one.html
      await page.goto(`${served.url}/seen`)
      found.push(...(await faults(page, one.path)))
    }
    await context.close()
    t.diagnostic(`${seen.size} pages`)
    assert.ok(seen.size >= 16)
    assert.deepEqual(found, [])
  })
})
