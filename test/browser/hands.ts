/** The hands of a story that is told in Chromium: a person at the portal, people at their desks, and what is not the point over HTTP. */
import assert from 'node:assert/strict'
import type { Browser, Page } from '@playwright/test'
import type { Listening } from '../../src/main.ts'
import { reconcile } from '../../src/petitions/index.ts'
import { deskOf, faultsAtEachWidth, openChromium, picturesOf, windowOf } from '../chromium.ts'
import { caller, openWorld, samplePassword, serveWorld } from '../world.ts'

const waitMs = 30_000
export const contact = '王示例 0000-1234567'

/** What a person holds after submitting. */
export type Slip = { caseNo: string; queryCode: string }
export type Hands = Awaited<ReturnType<typeof handsOf>>

/** An office of its own with both fronts in a browser; its clock stands at `at` until it is put on. */
export async function handsOf(at: string) {
  const world = await openWorld(at)
  const server: Listening = await serveWorld(world)
  const browser: Browser = await openChromium()
  const picture = picturesOf('stories')
  const trouble: string[] = []

  /** A window of its own, closed afterwards; whatever must not happen in it is kept in `trouble`. */
  const inWindow = async <T>(window: Awaited<ReturnType<typeof windowOf>>, work: (page: Page) => Promise<T>) => {
    window.page.setDefaultTimeout(waitMs)
    const result = await work(window.page).catch(async (error: unknown) => {
      await picture(window.page, 'stopped-here')
      throw error
    })
    trouble.push(...window.trouble)
    await window.close()
    return result
  }
  const signedIn = async (login: string) => {
    const call = caller(server.url)
    const { status } = await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })
    assert.equal(status, 201, login)
    return call
  }
  return {
    world,
    url: server.url,
    picture,
    trouble,
    signedIn,
    on: (day: string, hour = '10') => world.clock.set(Temporal.Instant.from(`${day}T${hour}:00:00+08:00`)),
    /** A person with a phone. */
    atPortal: async <T>(work: (page: Page) => Promise<T>) =>
      inWindow(await windowOf(browser, server.url, { viewport: { width: 390, height: 844 } }), work),
    atDesk: async <T>(login: string, work: (desk: Page) => Promise<T>) =>
      inWindow(await deskOf(browser, server.url, login), work),
    /** The person's own page, with the number and the code of the slip. */
    async track(page: Page, { caseNo, queryCode }: Slip) {
      await page.goto(`${server.url}/track?no=${caseNo}`)
      await page.getByLabel('查询码').fill(queryCode)
      await page.getByRole('button', { name: '查看' }).click()
      await page.getByRole('heading', { name: '谁看过您的姓名和电话' }).waitFor()
    },
    async openCase(desk: Page, caseNo: string) {
      await desk.goto(`${server.url}/desk/cases/${caseNo}`)
      await desk.getByRole('region', { name: '下一步' }).waitFor()
    },
    /** A picture, and what axe and the narrowest window find wrong with the page. */
    async look(desk: Page, name: string) {
      await picture(desk, name)
      trouble.push(...(await faultsAtEachWidth(desk, name)))
    },
    async send(submission: object): Promise<Slip> {
      const sent = await caller(server.url)('POST', '/api/v1/public/submissions', submission)
      assert.equal(sent.status, 201, sent.text)
      return sent.json as Slip
    },
    async staff(login: string, caseNo: string, verb: string, input: object = {}) {
      const done = await (await signedIn(login))('POST', `/api/v1/cases/${caseNo}/actions/${verb}`, input)
      assert.ok(done.status < 300, `${verb}: ${done.text}`)
      return done.json as { state: string; documents: { id: string; code: string }[] }
    },
    async differences() {
      const found = []
      for await (const one of reconcile(world.house.petitions, world.house.checkers)) found.push(one)
      return found
    },
    async close() {
      await browser.close()
      await server.close()
      await world.close()
    },
  }
}

/** One act of 下一步: press, fill in, confirm, and wait until the case page has taken it. */
export async function act(desk: Page, title: string, fill: () => Promise<void> = async () => {}): Promise<void> {
  // Not exactly: while it is sent, the button's name begins with that of its spinner.
  const confirm = desk.getByRole('button', { name: new RegExp(`确认${title}$`) })
  await desk.getByRole('button', { name: title, exact: true }).click()
  await fill()
  await confirm.click()
  await confirm.waitFor({ state: 'detached' })
}

/** Pick by what is typed, as the keyboard does. */
export async function pick(desk: Page, label: RegExp, typed: string): Promise<void> {
  const box = desk.getByRole('combobox', { name: label })
  await box.fill(typed)
  // Options follow what is typed; Enter before they do picks nothing, or another.
  const options = desk.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  await options.locator('.ant-select-item-option-active').waitFor()
  await box.press('Enter')
  await options.waitFor({ state: 'hidden' })
}

/** What a person writes, page by page, to the slip. */
export async function submitAt(
  page: Page,
  url: string,
  message: { title: string; content: string; requests: string[]; sealed?: { about: string } },
): Promise<Slip> {
  const on = () => page.getByRole('button', { name: '继续', exact: true }).click()
  await page.goto(url)
  await page
    .getByRole('link', { name: /我要反映/ })
    .first()
    .click()
  if (message.sealed) {
    await page.getByRole('button', { name: '走单独的密封通道' }).click()
    await page.getByRole('heading', { name: '您要反映什么人、什么事？' }).waitFor()
  }
  await page.getByLabel('用一句话说').fill(message.title)
  await page.getByLabel('把经过写下来').fill(message.content)
  await on()
  if (message.sealed) await page.getByLabel('反映的是哪个单位、什么人').fill(message.sealed.about)
  await on()
  for (const [n, request] of message.requests.entries()) {
    if (n) await page.getByRole('button', { name: '再加一条要求' }).click()
    await page.getByLabel(`要求 ${n + 1}`).fill(request)
  }
  await on()
  await on()
  await page
    .getByLabel(/^留姓名|^实名/)
    .first()
    .check()
  await on()
  await page.getByLabel('姓名', { exact: true }).fill('陈小满')
  await page.getByLabel(/手机或电话/).fill('13800138000')
  await page.getByLabel(/^可以/).check()
  await on()
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText('查询码').first().waitFor()
  const receipt = (await page.locator('main').textContent()) ?? ''
  const caseNo = /\d{6}-\d{4}-\d{7}-\d/.exec(receipt)?.[0] ?? ''
  const queryCode = /([0-9A-Z]{4}[\s-]){3}[0-9A-Z]{4}/.exec(receipt)?.[0] ?? ''
  assert.ok(caseNo && queryCode, receipt)
  return { caseNo, queryCode }
}
