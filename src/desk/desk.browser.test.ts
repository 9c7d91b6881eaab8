/**
 * The desk in a real browser against a real office: what no other test sees. Runs when asked, after a build:
 *
 *     DENGWEN_BROWSER=1 node --test src/desk/desk.browser.test.ts
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from '@playwright/test'
import {
  faults,
  faultsAtEachWidth,
  openChromium,
  deskOf as openDesk,
  picturesOf,
  skip,
  windowOf,
} from '../../test/chromium.ts'
import { officeOf } from '../../test/office.ts'
import { openWorld, samplePassword, serveWorld, type World } from '../../test/world.ts'
import type { Listening } from '../main.ts'

describe('the desk in Chromium', { skip }, () => {
  let world: World
  let server: Listening
  let browser: Browser
  const office = officeOf(() => world)
  const logins = () => {
    const { registrar, dispatcher, liaison, handler, chief } = office.who()
    return { registrar, dispatcher, liaison, handler, chief }
  }

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

  const deskOf = (who: keyof ReturnType<typeof logins>) => openDesk(browser, server.url, logins()[who].login)

  const open = async (page: Page, caseNo: string) => {
    await page.goto(`${server.url}/desk/cases/${caseNo}`)
    await page.getByRole('region', { name: '下一步' }).waitFor()
  }
  const told = (page: Page, words: string) => page.getByText(words).first().waitFor()

  test('a letter is registered with the keyboard alone, and a reload loses nothing of it', async () => {
    const { page, trouble, close } = await deskOf('registrar')
    await page.keyboard.press('n')
    await page.getByRole('heading', { name: '登记一件' }).waitFor()
    await page.keyboard.type('来信')
    await page.keyboard.press('Enter')
    for (let at = 0; at < 30 && !(await focusedOn(page, '标题')); at++) await page.keyboard.press('Tab')
    await page.keyboard.type('长青路路灯坏了')
    await page.keyboard.press('Tab')
    await page.keyboard.type('长青路路灯坏了两个月，晚上有人摔伤。')
    await page.keyboard.press('Tab')
    await page.keyboard.type('修好路灯')
    await page.keyboard.press('Enter')
    await page.keyboard.type('说明原因')
    await page.reload()
    assert.equal(await page.getByLabel('标题').inputValue(), '长青路路灯坏了')
    assert.equal(await page.getByLabel('诉求2').inputValue(), '说明原因')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: '已登记' }).waitFor()
    const caseNo = (await page.locator('.slip-no').first().textContent()) ?? ''
    await page.keyboard.press('n')
    await page.getByRole('heading', { name: '登记一件' }).waitFor()
    assert.equal(await page.getByLabel('标题').inputValue(), '', 'the next form is empty')
    await open(page, caseNo)
    assert.deepEqual(await page.locator('.sheet ol li').allTextContents(), ['修好路灯', '说明原因'])
    assert.deepEqual(trouble, [])
    await close()
  })

  test('a page that is late takes the focus from nobody who types a password', async () => {
    const { page, close } = await windowOf(browser, server.url)
    await page.addInitScript(() => {
      const late: (() => void)[] = []
      const usual = window.setTimeout.bind(window)
      Object.assign(window, {
        late: () => late.forEach((run) => void run()),
        setTimeout: (run: () => void, ms: number, ...more: unknown[]) =>
          ms === 100 ? late.push(run) : usual(run, ms, ...more),
      })
    })
    await page.goto(`${server.url}/desk/`)
    await page.getByLabel('账号').fill('xf.registrar')
    await page.getByLabel('密码', { exact: true }).press('a')
    await page.evaluate(() => (window as unknown as { late: () => void }).late())
    await page.keyboard.type('bc')
    assert.equal(await page.getByLabel('账号').inputValue(), 'xf.registrar')
    assert.equal(await page.getByLabel('密码', { exact: true }).inputValue(), 'abc')
    await close()
  })

  test('a session that ends in the middle of an act loses nothing: sign in over the form, and it is done', async () => {
    const { caseNo } = await office.send()
    await office.toHandling(caseNo)
    const { page, trouble, close } = await deskOf('handler')
    await open(page, caseNo)
    await page.getByRole('button', { name: '申请延期' }).click()
    await page.getByLabel('延长几日').fill('20')
    await page.getByLabel('延长理由').fill('涉及三个部门')
    await page.context().clearCookies()
    await page.getByRole('button', { name: '确认申请延期' }).click()
    const again = page.getByRole('dialog', { name: '登录已过期' })
    await again.getByLabel('密码', { exact: true }).fill(samplePassword)
    await again.getByRole('button', { name: '登录' }).click()
    await told(page, '“申请延期”已提交，等待负责人审批')
    await page.getByText('涉及三个部门').first().waitFor()
    assert.deepEqual(trouble, [])
    await close()
  })

  test('an opinion goes back to its drafter with the reason, and comes again without being typed anew', async () => {
    const { caseNo } = await office.send()
    await office.toHandling(caseNo)
    const { chief, handler } = office.who()
    const answers = office.answers(['恢复供水', '公布检修计划'])
    await office.act(handler, caseNo, 'draft-opinion', {
      answers,
      basis: '《城市供水条例》',
      contact: '王示例',
      executeOn: '2026-06-10',
    })

    const head = await deskOf('chief')
    await open(head.page, caseNo)
    await head.page.getByRole('heading', { name: '信访处理意见书（稿）' }).waitFor()
    await head.page.keyboard.press('b')
    await head.page.getByLabel('退回理由').fill('写明日期')
    await head.page.keyboard.press('Control+Enter')
    await told(head.page, '已办：退回修改')

    const drafter = await deskOf('handler')
    await open(drafter.page, caseNo)
    await drafter.page.getByRole('button', { name: '起草处理意见书' }).click()
    await drafter.page.getByRole('button', { name: '拿来接着改' }).click()
    await drafter.page.getByLabel('支持的，何时执行到位').fill('2026-06-20')
    await drafter.page.keyboard.press('Control+Enter')
    await told(drafter.page, '等待负责人审批')

    await head.page.reload()
    await head.page.getByRole('button', { name: '签发处理意见书' }).click()
    await head.page.getByRole('button', { name: '确认签发处理意见书' }).click()
    await told(head.page, '已办：签发处理意见书')
    assert.deepEqual([...head.trouble, ...drafter.trouble], [])
    await head.close()
    await drafter.close()
    assert.equal(chief.organ, handler.organ)
  })

  test('two windows, one case: the second click is refused in words, with the article', async () => {
    const { caseNo } = await office.send()
    const [one, two] = [await deskOf('registrar'), await deskOf('registrar')]
    for (const { page } of [one, two]) {
      await open(page, caseNo)
      await page.getByRole('button', { name: '登记', exact: true }).click()
    }
    await one.page.getByRole('button', { name: '确认登记' }).click()
    await told(one.page, '已办：登记')
    await two.page.getByRole('button', { name: '确认登记' }).click()
    const refusal = two.page.getByRole('alert').filter({ hasText: '已过这一步' })
    await refusal.getByText('第二十二条第一款').waitFor()
    await one.close()
    await two.close()
  })

  test('an identity is shown for a stated purpose, hides again, and the look is on record', async () => {
    const { caseNo } = await office.send()
    const { page, close } = await deskOf('registrar')
    await open(page, caseNo)
    assert.equal(await page.getByText('陈小满').count(), 0)
    await page.getByRole('button', { name: '查看（需说明用途）' }).click()
    await page.getByRole('radio', { name: '核对信访人身份' }).check()
    await page.getByLabel('具体理由').fill('窗口补办回执')
    await page.getByRole('button', { name: '查看', exact: true }).click()
    await page.getByText('陈小满').waitFor()
    await page.getByRole('button', { name: '现在遮盖' }).click()
    assert.equal(await page.getByText('陈小满').count(), 0)
    await page.getByRole('tab', { name: '查看记录' }).click()
    await page.getByRole('cell', { name: '窗口补办回执' }).waitFor()
    await close()
  })

  test('a township clerk on a phone signs for a case, accepts it, hears the person and drafts the opinion', async () => {
    const town = '450102101-ZF'
    const at = (role: 'liaison' | 'handler' | 'organ-head') => world.staff(town, role)
    const { registrar, dispatcher } = office.who()
    const { caseNo } = await office.send({ title: '村口的垃圾没有人收' })
    await office.act(registrar, caseNo, 'register')
    await office.act(registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '02/02' })
    await office.act(dispatcher, caseNo, 'transfer', { to: town, reason: '村庄保洁归镇里管' })
    const picture = picturesOf('township-clerk')
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
    const act = async (page: Page, title: string, fill: () => Promise<void> = async () => {}): Promise<void> => {
      await page.getByRole('button', { name: title, exact: true }).tap()
      await fill()
      await page.getByRole('button', { name: `确认${title}` }).tap()
      await told(page, title.includes('告知') || title.includes('起草') ? '已提交' : `已办：${title}`)
    }

    const first = await openDesk(browser, server.url, at('liaison').login, phone)
    await first.page.getByRole('link', { name: /^待签收/ }).tap()
    await first.page.getByRole('link', { name: '村口的垃圾没有人收' }).tap()
    await first.page.getByRole('region', { name: '下一步' }).waitFor()
    await picture(first.page, '1-case')
    await act(first.page, '签收')
    await act(first.page, '受理并告知', async () => {
      await first.page.getByLabel('承办科室').fill('村镇建设办')
      await first.page.getByLabel('联系人和电话').fill('王示例 0000-1234567')
      await picture(first.page, '2-accept')
    })
    await first.close()
    await office.act(at('organ-head'), caseNo, 'approve')
    await office.act(at('organ-head'), caseNo, 'appoint', { caseworker: at('handler').account, declared: 'none' })

    const { page, trouble, close } = await openDesk(browser, server.url, at('handler').login, phone)
    await page.getByRole('link', { name: /^办理中/ }).tap()
    await page.getByRole('link', { name: '村口的垃圾没有人收' }).tap()
    await act(page, '记录听取陈述', async () => {
      await page.getByText(/^电话/).first().tap()
      await page.getByLabel('陈述内容').fill('夏天味道很大，请每天收一次。')
    })
    await act(page, '起草处理意见书', async () => {
      for (const n of [0, 1]) {
        await page.getByLabel('查明的事实和证据').nth(n).fill('保洁公司六月起没有派车，情况属实。')
        await page.getByLabel('理由', { exact: true }).nth(n).fill('保洁合同约定每天收运。')
        await page.getByText('支持', { exact: true }).nth(n).tap()
        await page.getByLabel('处理意见', { exact: true }).nth(n).fill('已恢复每天收运。')
      }
      await page.getByLabel(/法律、法规/).fill('《城市市容和环境卫生管理条例》')
      await page.getByLabel(/何时执行到位/).fill('2026-07-01')
      await page.getByLabel('联系人和电话').fill('王示例 0000-1234567')
      await picture(page, '3-opinion')
      trouble.push(...(await faults(page, 'opinion on a phone')))
    })
    await picture(page, '4-drafted')
    assert.deepEqual([...first.trouble, ...trouble], [])
    await close()
  })

  test('at every width, light and dark: no accessibility violation, no sideways scrolling, nothing foreign', async () => {
    const { caseNo } = await office.send()
    const { page, trouble, close } = await deskOf('registrar')
    const check = async (name: string): Promise<void> => void trouble.push(...(await faultsAtEachWidth(page, name)))
    for (const [path, heading] of [
      ['lists/to-register', '待登记'],
      ['lists/overdue', '已超期'],
      ['search?q=停水', '搜索“停水”'],
      ['register', '登记一件'],
      ['backfill', '台账补录'],
      ['messages', '没有发出的通知'],
      ['law', '法规与期限'],
      ['nowhere', '没有这个页面'],
    ] as const) {
      await page.goto(`${server.url}/desk/${path}`)
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
      await check(path)
    }
    await open(page, caseNo)
    await check('case')
    for (const tab of ['经过', '文书', '相关', '查看记录', '送达与通知']) {
      await page.getByRole('tab', { name: tab }).click()
      await check(tab)
    }
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await check('act')
    assert.deepEqual(trouble, [])
    await close()
  })

  test('a browser that is too old is told what to do, in words', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.addInitScript(() => {
      CSS.supports = () => false
    })
    await page.goto(`${server.url}/desk/`)
    await page.getByRole('heading', { name: '浏览器太旧，打不开工作台' }).waitFor()
    assert.equal(await page.getByLabel('账号').isVisible(), false)
    await context.close()
  })
})

/** Whether the focus is in the field with this label. */
const focusedOn = (page: Page, label: string): Promise<boolean> =>
  page.getByLabel(label).evaluate((field) => field === document.activeElement)
