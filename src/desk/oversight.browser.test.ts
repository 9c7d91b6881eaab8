/**
 * 督查 in a real browser: from an overdue limit to the answer of the organ. Runs when asked, after a build:
 *
 *     DENGWEN_BROWSER=1 node --test src/desk/oversight.browser.test.ts
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from '@playwright/test'
import { deskOf, faultsAtEachWidth, openChromium, picturesOf, skip } from '../../test/chromium.ts'
import { officeOf } from '../../test/office.ts'
import { openWorld, serveWorld, type World } from '../../test/world.ts'
import type { Listening } from '../main.ts'

describe('letters to organs in Chromium', { skip }, () => {
  let world: World
  let server: Listening
  let browser: Browser
  const trouble: string[] = []
  const picture = picturesOf('oversight')
  const seen = async (page: Page, name: string): Promise<void> => {
    trouble.push(...(await faultsAtEachWidth(page, name)))
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      await picture(page, `${name}-${width}`)
    }
  }

  before(async () => {
    world = await openWorld('2026-03-02T09:00:00+08:00')
    server = await serveWorld(world)
    browser = await openChromium()
    const { send, toHandling } = officeOf(() => world)
    for (const title of ['小区连续三天停水', '路灯坏了两个月']) await toHandling((await send({ title })).caseNo)
    world.clock.set(Temporal.Instant.from('2026-06-01T09:00:00+08:00'))
  })
  after(async () => {
    await browser?.close()
    await server?.close()
    await world?.close()
  })

  test('a supervisor writes from an overdue limit, the head issues, the organ answers, the person is told', async () => {
    const supervisor = await deskOf(browser, server.url, 'xf.supervisor')
    let { page } = supervisor
    await page.getByRole('link', { name: '督查' }).click()
    await page.getByRole('heading', { name: /单位超期的件/ }).waitFor()
    await seen(page, '1-overdue')
    await page.getByRole('link', { name: '起草', exact: true }).click()
    const picks = page.getByRole('group', { name: /超期的件/ })
    await picks.getByRole('checkbox').first().check()
    await picks.getByRole('checkbox').nth(1).check()
    assert.ok(await page.getByRole('checkbox', { name: /^办理超期/ }).isChecked(), 'the limit brings its ground')
    await page.getByLabel('发现的情况').fill('两件受理后已超过办理期限，没有出具处理意见书。')
    await page.getByLabel('督办要求').fill('请立即办理并逐件出具处理意见书。')
    await page.getByLabel('哪天前回复（含当日）').fill('2026-06-16')
    await page.getByLabel('联系人和电话').fill('督查科 0000-1234567')
    await seen(page, '2-draft')
    await page.getByRole('button', { name: '存为草稿' }).click()
    await page.getByRole('button', { name: '送审' }).waitFor()
    await seen(page, '3-letter')
    await page.getByRole('button', { name: '送审' }).click()
    await page.getByText('已送审').first().waitFor()
    const address = page.url()
    trouble.push(...supervisor.trouble)
    await supervisor.close()

    const head = await deskOf(browser, server.url, 'xf.office-head')
    page = head.page
    await page.goto(address)
    await page.getByRole('button', { name: '批准并发出' }).click()
    await page.getByRole('heading', { level: 1, name: /信督〔2026〕1号/ }).waitFor()
    trouble.push(...head.trouble)
    await head.close()

    const organ = await deskOf(browser, server.url, 'zj.organ-head')
    page = organ.page
    await page.getByRole('link', { name: '督查 1' }).click()
    await page.getByRole('link', { name: /信督〔2026〕1号/ }).click()
    await page.getByLabel('措施和进展').fill('两件均已于今日出具处理意见书，并送达信访人。')
    await page.getByLabel('联系人和电话').fill('王示例 0000-1234567')
    await seen(page, '4-answer')
    await page.getByRole('button', { name: '回复', exact: true }).click()
    await page.locator('.done-words').waitFor()
    await seen(page, '5-answered')
    await page
      .getByRole('link', { name: /^\d{6}-2026/ })
      .first()
      .click()
    await page.getByText('已向', { exact: false }).first().waitFor()
    trouble.push(...organ.trouble)
    await organ.close()
    assert.deepEqual(trouble, [])
  })
})
