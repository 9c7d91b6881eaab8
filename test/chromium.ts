/**
 * For tests in a real browser, which run when asked (`DENGWEN_BROWSER=1`), after a build: Chromium, a person signed in to
 * the desk, and what must be on no page.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import axe from 'axe-core'
import { samplePassword } from './world.ts'

const executablePath = process.env.DENGWEN_CHROMIUM ?? '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
const QUIET = ['--disable-background-networking', '--disable-component-update']

/** Why the browser tests are left out; false when they run. */
export const skip =
  process.env.DENGWEN_BROWSER !== '1'
    ? '由 npm test 的 browser 步骤运行 (set DENGWEN_BROWSER=1)'
    : !existsSync(executablePath) && `no ${executablePath}`

export const openChromium = (): Promise<Browser> => chromium.launch({ executablePath, args: [...FLAGS, ...QUIET] })

/** A folder below `test-output/` for pictures of a story. */
export function picturesOf(story: string) {
  const folder = join(import.meta.dirname, '..', 'test-output', story)
  mkdirSync(folder, { recursive: true })
  return (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

/** A window of its own, and everything in it that must not happen: errors, what the content policy refused, other hosts. */
export async function windowOf(browser: Browser, base: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', ...options })
  const page = await context.newPage()
  const trouble: string[] = []
  page.on('pageerror', (error) => trouble.push(String(error)))
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) trouble.push(message.text())
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(base) && !/^(data|blob):/.test(url)) trouble.push(`foreign request ${url}`)
  })
  return { page, trouble, close: () => context.close() }
}

type Window = Awaited<ReturnType<typeof windowOf>>

export async function signIn(page: Page, base: string, login: string, password = samplePassword): Promise<void> {
  await page.goto(`${base}/desk/`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

/** A window in which somebody has signed in. */
export async function deskOf(
  browser: Browser,
  base: string,
  login: string,
  options: BrowserContextOptions = {},
): Promise<Window> {
  const window = await windowOf(browser, base, options)
  await signIn(window.page, base, login)
  await window.page
    .getByRole('navigation', { name: '工作列表' })
    .waitFor()
    .catch(async (error: Error) => {
      // A time-out alone does not say what stood there instead.
      throw new Error(`${error.message}\n${await window.page.locator('body').textContent()}`)
    })
  return window
}

/** What axe finds on the page as it is now. Axe is put into a document once, however often it is asked there. */
export async function violations(page: Page): Promise<string[]> {
  for (const frame of page.frames())
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(`${axe.source};undefined`)
  return page.evaluate(async () => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    // A colour on its way to another is neither.
    const moving = document.getAnimations().filter((one) => one instanceof CSSTransition)
    await Promise.allSettled(moving.map(({ finished }) => finished))
    const found = await run(document, { resultTypes: ['violations'], preload: { assets: ['media'] } })
    return found.violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.html}`)
  })
}

/** How many pixels the page is wider than its window, in words; nothing when it is not. */
export async function tooWide(page: Page): Promise<string[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return over > 0 ? [`${over} px too wide`] : []
}

/** Both, each with the name of what was looked at. */
export async function faults(page: Page, name: string): Promise<string[]> {
  return [...(await violations(page)), ...(await tooWide(page))].map((what) => `${name}: ${what}`)
}

/** The narrowest, a tablet, an office screen: what `eachWidth` looks at. */
const widths = [1440, 768, 320] as const
let turn = 0

/**
 * A page of the desk at every width, without loading it again: no sideways scrolling at any, and axe at the widest and
 * the narrowest, one light and one dark. Which of them is dark changes from page to page, so that the frame and the
 * common parts are seen in all four.
 */
export async function faultsAtEachWidth(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  const darkAt = widths[turn++ % 2 ? 0 : 2]
  for (const width of widths) {
    const dark = width === darkAt
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
    await page.setViewportSize({ width, height: 900 })
    await page.locator(`[data-appearance=${dark ? 'dark' : 'light'}]`).waitFor()
    const what = width === 768 ? await tooWide(page) : [...(await violations(page)), ...(await tooWide(page))]
    found.push(...what.map((one) => `${name}, ${width} px${dark ? ', dark' : ''}: ${one}`))
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: null })
  return found
}
