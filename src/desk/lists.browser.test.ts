/**
 * Lists and what is done to many at once, in a real browser against a real office. Runs when asked, after a build:
 *
 *     DENGWEN_BROWSER=1 node --test src/desk/lists.browser.test.ts
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from '@playwright/test'
import { faultsAtEachWidth, openChromium, deskOf as openDesk, picturesOf, skip } from '../../test/chromium.ts'
import { officeOf } from '../../test/office.ts'
import { openWorld, serveWorld, type World } from '../../test/world.ts'
import type { Listening } from '../main.ts'

describe('lists in Chromium', { skip }, () => {
  let world: World
  let server: Listening
  let browser: Browser
  const office = officeOf(() => world)

  before(async () => {
    world = await openWorld()
    server = await serveWorld(world)
    browser = await openChromium()
  })
  after(async () => {
    await browser?.close()
    await server?.close()
    await world?.close()
  })

  const deskOf = (who: keyof ReturnType<typeof office.who>) => openDesk(browser, server.url, office.who()[who].login)
  const check = faultsAtEachWidth
  const picture = picturesOf('twelve-papers')

  test('a head signs twelve papers without a mouse; one goes back with its reason, and what changed is marked', async () => {
    const { handler, chief } = office.who()
    const drafts: string[] = []
    const draft = (caseNo: string, facts = '经核实属实') =>
      office.act(handler, caseNo, 'draft-opinion', {
        answers: office.answers(['恢复供水', '公布检修计划']).map((answer) => ({ ...answer, facts })),
        basis: '《城市供水条例》第二十二条',
        executeOn: '2026-06-20',
        contact: '王示例 0000-1234567',
      })
    for (let n = 0; n < 12; n++) {
      const { caseNo } = await office.send({ title: `第${n + 1}号楼停水` })
      await office.toHandling(caseNo)
      await draft(caseNo)
      drafts.push(caseNo)
    }
    const { page, trouble, close } = await deskOf('chief')
    await page.goto(`${server.url}/desk/lists/to-approve`)
    await page.getByRole('link', { name: '逐件审批' }).waitFor()
    for (let at = 0; at < 40 && !(await focusedOn(page, '逐件审批')); at++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const paper = page.getByRole('img', { name: /信访处理意见书第1页/ })
    await paper.waitFor()
    const here = (): string => /\/approve\/?([^?]*)/.exec(page.url())?.[1] ?? ''

    await page.keyboard.press('j')
    await page.waitForFunction(() => location.pathname.includes('/approve/'))
    const returned = here()
    assert.ok(drafts.includes(returned))
    await page.keyboard.press('b')
    await page.getByLabel('退回理由').fill('写明核实的日期')
    await page.keyboard.press('Control+Enter')
    await page.waitForFunction((no) => !location.pathname.includes(no), returned)
    await draft(returned, '6月2日现场核实属实')

    await page.goto(`${server.url}/desk/approve/${returned}`)
    const changes = page.getByRole('region', { name: '与退回的稿相比' })
    await changes.getByText('写明核实的日期').waitFor()
    assert.match((await changes.locator('ins').first().textContent()) ?? '', /6|月|2|日|现场/)
    trouble.push(...(await check(page, 'approve')))
    await picture(page, '1-what-changed')

    for (let signed = 0; signed < 12; signed++) {
      const button = page.getByRole('button', { name: /^签发处理意见书/ })
      await button.waitFor()
      await page.keyboard.press('Enter')
      assert.ok(
        await button.evaluate((element) => element === document.activeElement),
        'the first Enter only goes there',
      )
      await page.keyboard.press('Enter')
      await page.getByText(signed === 11 ? '都审完了' : `这一次审了 ${signed + 1} 件`).waitFor()
    }
    await page.getByText('没有等待批准、签发或审核的件。').waitFor()
    await picture(page, '2-all-signed')
    assert.deepEqual(trouble, [])
    await close()
    for (const caseNo of drafts) await office.refused(chief, caseNo, 'issue-opinion', {}, 'step-passed')
  })

  test('lists with their filter, the print room and the inbox have no violation at any width, light or dark', async () => {
    const { caseNo } = await office.send({ eService: false })
    await office.toHandling(caseNo)
    const { page, trouble, close } = await deskOf('liaison')
    await page.goto(`${server.url}/desk/lists/all?due=2026-12-31`)
    await page.getByRole('button', { name: /期限到12月31日为止/ }).waitFor()
    await page.keyboard.press('f')
    await page.getByLabel('问题属地').waitFor()
    trouble.push(...(await check(page, 'list')))
    await page.goto(`${server.url}/desk/post`)
    await page
      .getByLabel(/^挂号号码 受理告知书/)
      .first()
      .waitFor()
    trouble.push(...(await check(page, 'post')))
    await page.getByRole('button', { name: '已寄，等回执' }).click()
    await page.getByText('交寄清单').waitFor()
    trouble.push(...(await check(page, 'posted')))
    await page.goto(`${server.url}/desk/approve`)
    await page.getByText('没有等待批准、签发或审核的件。').waitFor()
    trouble.push(...(await check(page, 'inbox')))
    assert.deepEqual(trouble, [])
    await close()
  })

  test('five are sent on at once, one is refused with its article; a filter is kept and the list leaves as a sheet', async () => {
    const p = office.who()
    for (let n = 0; n < 5; n++) {
      const petitioner = { name: `钱示例${n}`, phone: `1390000000${n}` }
      const { caseNo } = await office.send({ title: `批量第${n + 1}件`, petitioner })
      await office.act(p.registrar, caseNo, 'register')
      if (n) await office.act(p.registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
    }
    const { page, trouble, close } = await deskOf('dispatcher')
    await page.goto(`${server.url}/desk/lists/to-route`)
    await page.getByRole('link', { name: '批量第1件' }).waitFor()
    trouble.push(...(await check(page, 'to-route')))
    for (let n = 0; n < 5; n++) {
      await page.keyboard.press('j')
      await page.keyboard.press('x')
    }
    await page.getByText('已选 5 件').waitFor()
    await page.keyboard.press('b')
    await page.getByLabel('转给').fill('住')
    await page.getByTitle('示例市住房和城乡建设局', { exact: true }).first().click()
    await page.getByLabel('为什么归它管').fill('供水归其管理')
    trouble.push(...(await check(page, 'bulk form')))
    await page.getByRole('button', { name: '转送 5 件' }).click()
    await page.getByText('共 5 件，已办 4 件，没有办成 1 件').waitFor()
    await page.getByText('第二十二条第一款').first().waitFor()
    await page.reload()
    await page.getByText('共 5 件，已办 4 件，没有办成 1 件').waitFor()
    trouble.push(...(await check(page, 'bulk')))
    await page.getByRole('link', { name: '看过了，回到列表' }).click()

    await page.getByRole('heading', { name: '待分办' }).waitFor()
    await page.keyboard.press('f')
    await page.getByLabel('期限，到').fill('2026-06-30')
    trouble.push(...(await check(page, 'filter')))
    await page.getByRole('button', { name: '存下现在的筛选' }).click()
    await page.getByRole('link', { name: '待分办 · 期限到6月30日为止' }).waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Excel' }).click(),
    ])
    assert.match(file.suggestedFilename(), /^件列表-2026-06-01\.xlsx$/)
    assert.deepEqual(trouble, [])
    await close()
  })
})

/** Whether the focus is on the link with this name. */
const focusedOn = (page: Page, name: string): Promise<boolean> =>
  page.getByRole('link', { name }).evaluate((link) => link === document.activeElement)
