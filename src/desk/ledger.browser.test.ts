/** Ledgers with other headings, and the campaign of entering them, in a real browser. Runs when asked, after a build. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from '@playwright/test'
import { deskOf, faultsAtEachWidth, openChromium, picturesOf, skip } from '../../test/chromium.ts'
import { openWorld, serveWorld, type World } from '../../test/world.ts'
import { writeXlsx } from '../kernel/index.ts'
import type { Listening } from '../main.ts'

let world: World
let server: Listening
let browser: Browser
const dir = mkdtempSync(join(tmpdir(), 'dengwen-ledger-'))
const picture = picturesOf('ledger')
before(async () => {
  if (skip) return
  world = await openWorld()
  server = await serveWorld(world)
  browser = await openChromium()
})
after(async () => {
  rmSync(dir, { recursive: true, force: true })
  await browser?.close()
  await server?.close()
  await world?.close()
})

/** Pictures at three widths, and what is wrong at any of them. */
async function looked(page: Page, name: string): Promise<void> {
  for (const width of [320, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await picture(page, `${name}-${width}`)
  }
  assert.deepEqual(await faultsAtEachWidth(page, name), [])
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('a ledger with other headings is mapped, looked at and filed', { skip }, async () => {
  const sheet = join(dir, '来信登记簿.xlsx')
  const rows = [
    { 信访编号: '老-1', 来信日期: '2018-05-02', 来信人: '陈小满', 反映内容: '路灯不亮。', 承办科室: '市政科' },
    { 信访编号: '老-2', 来信日期: '2018-05-32', 来信人: '李示例', 反映内容: '停水。', 承办科室: '' },
  ]
  writeFileSync(
    sheet,
    await writeXlsx(
      '登记簿',
      Object.keys(rows[0] ?? {}).map((heading) => ({ heading })),
      rows,
    ),
  )
  const { page, trouble } = await deskOf(browser, server.url, world.staff('450100-XF', 'registrar').login)
  await page.goto(`${server.url}/desk/backfill`)
  await page.getByLabel('选择台账补录的表格').setInputFiles(sheet)
  await page.getByText('这张表的标题和模板不同').waitFor()
  const look = page.getByRole('button', { name: '按这样对应，看一看' })
  assert.equal(await look.isDisabled(), true, '渠道 and 结果 are not there')
  await looked(page, 'mapping')
  for (const [heading, choice] of [
    ['渠道', '整张表都是“来信”'],
    ['结果', '整张表都是“已存查”'],
    ['办结日期', '来信日期'],
  ] as const) {
    await page.getByRole('combobox', { name: heading, exact: false }).first().click()
    await page.keyboard.type(choice.slice(0, 20))
    await page.keyboard.press('Enter')
  }
  await look.click()
  await page.getByText('待登记1行').waitFor()
  await page.getByRole('button', { name: '只下载退回的1行' }).waitFor()
  await looked(page, 'looked')
  await page.getByRole('button', { name: '登记1行' }).click()
  await page.getByText('这次已登记1行').waitFor()
  assert.deepEqual(trouble, [])
})

test('lines of a ledger are drawn, looked up, and an organ has its rates', { skip }, async () => {
  const { page, trouble } = await deskOf(browser, server.url, world.staff('450100-XF', 'statistician').login)
  await page.goto(`${server.url}/desk/entry-checks`)
  await page.getByRole('combobox', { name: '单位' }).click()
  await page.keyboard.press('Enter')
  await page.getByLabel('从', { exact: true }).fill('2015-01-01')
  await page.getByLabel('到（不含当天）').fill('2015-07-01')
  await page.getByLabel('台账共几行').fill('300')
  await page.getByLabel('抽几行').fill('3')
  await page.getByRole('button', { name: '随机抽行' }).click()
  const lines = page.locator('.entry-lines li')
  await lines.nth(2).waitFor()
  for (const index of [0, 1]) {
    await lines.nth(index).getByRole('button', { name: '已录入', exact: true }).click()
    await lines.nth(index).getByLabel('问题属地不同').waitFor()
  }
  await lines.nth(1).getByLabel('问题属地不同').click()
  await lines.nth(2).getByRole('button', { name: '没有录入' }).click()
  await page.getByText('录入率66.67%，准确率50%').waitFor()
  await looked(page, 'entry-check')
  assert.deepEqual(trouble, [])
})
