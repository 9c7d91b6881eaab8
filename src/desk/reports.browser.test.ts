/**
 * Figures and reports in a real browser against a real office. Runs when asked, after a build:
 *
 *     DENGWEN_BROWSER=1 node --test src/desk/reports.browser.test.ts
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser } from '@playwright/test'
import { sql } from 'kysely'
import { deskOf, faultsAtEachWidth, openChromium, picturesOf, skip } from '../../test/chromium.ts'
import { openWorld, serveWorld, type World } from '../../test/world.ts'
import { jobPrincipal } from '../kernel/index.ts'
import type { Listening } from '../main.ts'

describe('figures and reports in Chromium', { skip }, () => {
  let world: World
  let server: Listening
  let browser: Browser
  const picture = picturesOf('reports')
  const trouble: string[] = []

  before(async () => {
    world = await openWorld()
    server = await serveWorld(world)
    browser = await openChromium()
    await someMonths(world)
  })
  after(async () => {
    await browser?.close()
    await server?.close()
    await world?.close()
  })

  test('a statistician finds a figure by keyboard, sees its months and what it means, and keeps the view', async () => {
    const window = await deskOf(browser, server.url, 'xf.statistician')
    const { page } = window
    await page.getByRole('heading', { name: '统计报告', level: 1 }).waitFor()
    await page.getByRole('link', { name: '统计数字' }).first().click()
    await page.getByRole('link', { name: '办理人民群众来信' }).waitFor()
    trouble.push(...(await faultsAtEachWidth(page, 'figures')))
    await picture(page, '1-figures')
    for (let at = 0; at < 40; at++) {
      await page.keyboard.press('j')
      if (await page.evaluate(() => document.activeElement?.getAttribute('data-row') === 'NUM-37')) break
    }
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '信访总量', level: 1 }).waitFor()
    await page.locator('.chart svg').first().waitFor()
    await page.getByText('口径：').waitFor()
    trouble.push(...(await faultsAtEachWidth(page, 'figure')))
    await picture(page, '2-figure')
    await page.getByRole('button', { name: '上月' }).click()
    await page.getByRole('button', { name: '存下现在的期间和单位' }).click()
    await page.getByRole('list', { name: '存下的查看' }).getByRole('link', { name: '上月' }).waitFor()
    trouble.push(...window.trouble)
    await window.close()
  })

  test('every picture stands above its table, and the table is a file', async () => {
    const window = await deskOf(browser, server.url, 'xf.office-head')
    const { page } = window
    for (const [code, name] of [
      ['RPT-05', '办理质量'],
      ['RPT-06', '对比'],
      ['RPT-07', '分类'],
      ['RPT-18', '季分析'],
    ] as const) {
      await page.goto(`${server.url}/desk/reports/view/${code}?preset=this-year`)
      await page.locator('.chart svg').first().waitFor()
      trouble.push(...(await faultsAtEachWidth(page, code)))
      await picture(page, `3-${code}-${name}`)
    }
    const table = page.getByRole('region', { name: '反映问题的内容分类', exact: true })
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      table.getByRole('button', { name: 'CSV' }).click(),
    ])
    assert.equal(file.suggestedFilename(), '反映问题的内容分类.csv')
    trouble.push(...window.trouble)
    await window.close()
  })

  test('the monthly report: due, begun, words changed beside live numbers, submitted, issued, frozen', async () => {
    const window = await deskOf(browser, server.url, 'xf.statistician')
    const { page } = window
    const due = page.getByRole('region', { name: /^应报/ }).getByRole('listitem').filter({ hasText: '信访情况通报' })
    await due.getByRole('button', { name: '起草' }).click()
    await page.getByRole('button', { name: '送审' }).waitFor()
    await page.getByRole('button', { name: '改文字' }).first().click()
    const box = page.getByRole('textbox', { name: /受理情况的文字/ })
    await box.locator('.field-chip').first().waitFor()
    await box.press('Control+End')
    await box.pressSequentially('各单位要抓紧办理。')
    trouble.push(...(await faultsAtEachWidth(page, 'editor')))
    await picture(page, '4-editor')
    await box.press('Control+Enter')
    await page.getByText('各单位要抓紧办理。').waitFor()
    await page.getByText('恢复原稿').waitFor()
    trouble.push(...(await faultsAtEachWidth(page, 'draft')))
    await picture(page, '5-draft')
    await page.getByRole('button', { name: '送审' }).click()
    await page.getByText('已送审，等负责人印发').waitFor()
    const address = page.url()
    trouble.push(...window.trouble)
    await window.close()

    const chief = await deskOf(browser, server.url, 'xf.office-head')
    await chief.page.getByRole('link', { name: /统计报告 1/ }).waitFor()
    await chief.page.goto(address)
    await chief.page.getByRole('button', { name: '印发' }).click()
    await chief.page
      .getByText(/^：2026年第1期/)
      .or(chief.page.getByText(/2026年第1期/))
      .first()
      .waitFor()
    await chief.page.getByText('报告校验码').waitFor()
    trouble.push(...(await faultsAtEachWidth(chief.page, 'issued')))
    await picture(chief.page, '6-issued')
    trouble.push(...chief.trouble)
    await chief.close()
  })

  test('nothing was wrong on any of these pages', () => assert.deepEqual(trouble, []))
})

/** Two years of facts: letters, visits and calls of three counties, five categories, closed early, late or not yet. */
async function someMonths(world: World): Promise<void> {
  await world.house.kernel.units.write(jobPrincipal('test'), async (tx) => {
    await sql`insert into fact_submission (case_no, received_on, registered_on, channel, receiver, holder, category, place_region, people_count, signer_count, stage, dup, reg_level,
        source_kind, disposed_on, disposed_last, noticed_on, notice_last, accepted_on, handling_last, closed_on, opinion_on, served_on, rating_office, rating_handler)
      select 'T' || n, day, day, (array['01', '02', '03', '06'])[1 + n % 4], '450100-XF', (array['450100-ZJ', '450100-RS', '450100-JY'])[1 + n % 3],
        (array['01', '02', '04', '06', '13'])[1 + (n * n) % 5], (array['450101', '450102', '450103'])[1 + (n / 2) % 3], 1 + n % 7, 1, 'ended',
        case when n % 9 = 0 then 'repeat' else 'first' end, 3, 'direct', day + 5, day + 15, day + 12 + n % 5, day + 15, day + 10, day + 60,
        case when n % 11 > 0 then day + 20 + n % 70 end, case when n % 11 > 0 then day + 18 + n % 60 end, case when n % 11 > 0 then day + 20 + n % 70 end,
        case when n % 3 = 0 then 1 + n % 2 end, case when n % 3 = 0 then 1 + n % 3 end
      from generate_series(1, 600) n, lateral (select date '2025-01-01' + (n * 17) % 510 as day) d`.execute(tx)
  })
}
