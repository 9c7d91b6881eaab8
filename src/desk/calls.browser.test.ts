/** An agent's screen in a real browser: a call from ring to wrap-up by keyboard alone, and what a reload leaves standing. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from '@playwright/test'
import { deskOf, faults, faultsAtEachWidth, openChromium, skip } from '../../test/chromium.ts'
import { openWorld, serveWorld, type World } from '../../test/world.ts'
import { playDay } from '../hotline/index.ts'
import type { Listening } from '../main.ts'

const organ = '450100-XF'

describe('接电话', { skip }, () => {
  let world: World
  let server: Listening
  let browser: Browser
  before(async () => {
    world = await openWorld()
    server = await serveWorld(world)
    await playDay(world.house.hotline, organ, 20)
    browser = await openChromium()
  })
  after(async () => {
    await browser?.close()
    await server?.close()
    await world?.close()
  })

  test('HL-03, RG-5: answered by F2, kept over a reload, saved by Ctrl+Enter, put through by F9, wrapped up by F10', async () => {
    const desk = await deskOf(browser, server.url, world.staff(organ, 'agent').login)
    const { page } = desk
    const found: string[] = []
    await page.goto(`${server.url}/desk/calls`)
    await page.getByRole('button', { name: '就绪' }).click()
    await page.getByText('模拟电话：没有真的来电人').waitFor()
    found.push(...(await faultsAtEachWidth(page, 'idle')))
    world.house.hotline.simulated(organ)?.ring({ number: '13800138000' })
    await page.locator('.call-ringing').waitFor()
    assert.equal(await page.locator('.call-number').textContent(), '138****8000')
    assert.equal(await page.getByText('来电人同意').count(), 0, 'nobody is asked before the call is answered')
    await page.keyboard.press('F2')
    await page.locator('.call-talking').waitFor()
    await page.getByLabel('求助').check()
    await page.getByLabel('什么事').fill('停水')
    await page.getByLabel('发生了什么').fill('幸福路18号从早上六点起停水')
    found.push(...(await faultsAtEachWidth(page, 'talking')))
    await page.reload()
    await page.locator('.call-talking').waitFor()
    assert.equal(await page.getByLabel('发生了什么').inputValue(), '幸福路18号从早上六点起停水')
    await page.getByLabel('发生了什么').press('Control+Enter')
    const saved = page.getByText('已登记：停水')
    await saved.waitFor()
    assert.match((await saved.textContent()) ?? '', /450100-2026-\d{7}-\d/)
    await page.getByRole('button', { name: '来电人同意' }).click()
    await page.locator('.caller-cases li').first().waitFor()
    await page.getByLabel('什么事').focus()
    await page.keyboard.press('F9')
    await focused(page, '110')
    await page.keyboard.press('ArrowRight')
    await focused(page, '119')
    found.push(...(await faults(page, 'emergency')))
    await page.keyboard.press('Enter')
    await page.getByText('已转119').waitFor()
    await page.locator('.call-ended').waitFor()
    await page.keyboard.press('F10')
    await page.getByRole('heading', { name: /漏接待回拨/ }).waitFor()
    assert.equal(await page.locator('.caller-cases').count(), 0, 'gone at the wrap-up')
    assert.deepEqual([...found, ...desk.trouble], [])
    await desk.close()
  })

  test('without an engine a call is written down by hand; a refusal wants its path', async () => {
    const desk = await deskOf(browser, server.url, world.staff(organ, 'shift-leader').login)
    const { page } = desk
    await page.goto(`${server.url}/desk/calls`)
    await page.getByRole('button', { name: '手工登记来电' }).click()
    await page.getByLabel('来电号码').fill('0771-5550101')
    await page.keyboard.press('Enter')
    await page.locator('.call-talking').waitFor()
    await page.keyboard.press('F4')
    await page.locator('.call-ended').waitFor()
    await page.getByLabel('说明理由不予受理').check()
    await page.getByLabel('已经进入信访程序').check()
    await page.keyboard.press('F10')
    await page.getByText('不予受理也要告知途径').first().waitFor()
    await page.getByLabel('告知的途径').fill('凭编号和查询码查进度')
    await page.keyboard.press('F10')
    await page.getByRole('heading', { name: /漏接待回拨/ }).waitFor()
    await desk.close()
  })
})

const focused = (page: Page, service: string): Promise<void> =>
  page.locator(`.emergency button:focus:has-text("${service}")`).waitFor()
