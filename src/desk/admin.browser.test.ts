/**
 * Administration in a real browser, from an empty folder to a city that works. Runs when asked, after a build:
 *
 *     DENGWEN_BROWSER=1 node --test src/desk/admin.browser.test.ts
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from '@playwright/test'
import { pino } from 'pino'
import { findFonts } from '../../scripts/fonts.mjs'
import { faultsAtEachWidth, signIn as giveName, openChromium, picturesOf, skip, windowOf } from '../../test/chromium.ts'
import { monday } from '../../test/world.ts'
import { fixedClock, removeCluster } from '../kernel/index.ts'
import { type House, type Listening, listen, openHouse } from '../main.ts'

const root = join(import.meta.dirname, '..', '..')

const admin = { login: 'sys', password: 'a long password 1' }
const security = { login: 'sec', password: 'a long password 2' }

describe('an administrator sets up a new city', { skip }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dengwen-city-'))
  let house: House
  let server: Listening
  let browser: Browser

  before(async () => {
    const log = pino({ level: 'silent' })
    house = await openHouse({
      dataDir,
      log,
      say: () => {},
      demo: false,
      secure: false,
      fontPaths: findFonts().files,
      clock: fixedClock(monday),
    })
    server = await listen(house, { host: '127.0.0.1', port: 0, say: () => {}, log, distDir: join(root, 'dist') })
    browser = await openChromium()
  })
  after(async () => {
    await browser?.close()
    await server?.close()
    await house?.close()
    await removeCluster(dataDir, () => {})
    rmSync(dataDir, { recursive: true, force: true })
  })

  const newWindow = () => windowOf(browser, server.url)
  const signIn = (page: Page, { login, password }: typeof admin) => giveName(page, server.url, login, password)
  const picture = picturesOf('admin')

  /** Type into a picker and take what fits best. */
  async function pick(page: Page, form: string, label: string, words: string): Promise<void> {
    const field = page.getByRole('form', { name: form }).getByRole('combobox', { name: label })
    await field.fill(words)
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().waitFor()
    await field.press('Enter')
  }

  async function makeOrgan(page: Page, organ: { code: string; name: string; mark: string; duty: string }) {
    await page.goto(`${server.url}/desk/admin/organs/new`)
    await page.getByLabel('单位代码').fill(organ.code)
    await page.getByLabel('全称').fill(organ.name)
    await page.getByLabel('发文代字').fill(organ.mark)
    await page.getByRole('radio', { name: '部门', exact: true }).check()
    await page.getByRole('radio', { name: '市级' }).check()
    await pick(page, '单位', '所在区划', '青林')
    await page.getByLabel('查找内容分类').fill(organ.duty)
    await page.getByRole('checkbox', { name: `${organ.duty}（整个大类）` }).check()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: organ.name }).waitFor()
  }

  test('an empty folder becomes a city by its one-time address', async () => {
    const { page, trouble, close } = await newWindow()
    await page.goto(`${server.url}/desk/`)
    await page.getByText('这里还没有建立城市').waitFor()
    await page.goto(`${server.url}/desk/setup#${house.firstRun.token()}`)
    await page.getByLabel('行政区划代码').fill('431900')
    await page.getByLabel('名称', { exact: true }).fill('青林市')
    await picture(page, '1-city')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByLabel('全称').fill('青林市信访局')
    await page.getByLabel('发文代字').fill('青信')
    await page.getByLabel('电话', { exact: true }).fill('0000-7000001')
    await page.getByLabel('地址').fill('青林市前街7号')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText('请填写。').waitFor()
    await page.getByLabel('热线服务时间').fill('每天24小时')
    await page.reload()
    assert.equal(await page.getByLabel('名称', { exact: true }).inputValue(), '青林市', 'a reload loses nothing')
    await page.getByRole('button', { name: '下一步' }).click()
    await picture(page, '2-office')
    await page.getByRole('button', { name: '下一步' }).click()
    for (const [title, who] of [
      ['系统管理员', admin],
      ['安全管理员', security],
    ] as const) {
      const part = page.getByRole('group', { name: title })
      await part.getByLabel('登录名').fill(who.login)
      await part.getByLabel('姓名').fill(`${title}某`)
      await part.getByLabel('密码', { exact: true }).fill(who.password)
    }
    await picture(page, '3-administrators')
    await page.getByRole('button', { name: '建立' }).click()
    await page.getByRole('heading', { name: '青林市的系统已经建立' }).waitFor()
    await picture(page, '4-done')
    assert.deepEqual(trouble, [])
    await close()
  })

  test('organs, a category mapping, and an organ that is closed with its successor', async () => {
    const { page, trouble, close } = await newWindow()
    await signIn(page, admin)
    await page.getByRole('heading', { name: '管理', level: 1 }).waitFor()
    await makeOrgan(page, { code: '431900-JY', name: '青林市教育局', mark: '青教', duty: '教育文体' })
    await makeOrgan(page, { code: '431900-WL', name: '青林市文化旅游局', mark: '青文旅', duty: '商贸旅游' })

    await page.goto(`${server.url}/desk/admin/categories/${encodeURIComponent('06/09')}`)
    await pick(page, '内容分类', '由哪些单位承担', '文化旅游')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存，立即生效').waitFor()
    await picture(page, '5-category')

    await page.goto(`${server.url}/desk/admin/organs/431900-WL`)
    await pick(page, '停用', '由谁继续承担职责', '教育')
    await page.getByRole('button', { name: '停用', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click()
    await page.getByRole('button', { name: '恢复使用' }).waitFor()
    await picture(page, '6-closed-organ')
    const heir = house.directory.organ('431900-JY')
    assert.deepEqual(heir?.duties, ['06', '06/09', '16'])
    assert.equal(house.directory.organ('431900-WL')?.active, false)
    assert.deepEqual(trouble, [])
    await close()
  })

  test('an account gets its first password on a slip, signs in with it and has to choose its own', async () => {
    const { page, trouble, close } = await newWindow()
    await signIn(page, security)
    await page.getByRole('link', { name: '账号', exact: true }).first().click()
    await page.getByRole('link', { name: '新建账号' }).click()
    await page.getByLabel('登录名').fill('jy.wang')
    await page.getByLabel('姓名').fill('王示例')
    await pick(page, '账号', '单位', '教育')
    await page.getByRole('checkbox', { name: /^经办人/ }).check()
    await page.keyboard.press('Control+Enter')
    const slip = page.getByRole('region', { name: '初始密码' })
    const password = (await slip.locator('.slip-no').last().textContent()) ?? ''
    await picture(page, '7-first-password')
    await page.reload()
    assert.equal(await page.getByText(password).count(), 0, 'it is shown once')

    const clerk = await newWindow()
    await signIn(clerk.page, { login: 'jy.wang', password })
    await clerk.page.getByLabel('新密码', { exact: true }).waitFor()
    assert.deepEqual([...trouble, ...clerk.trouble], [])
    await clerk.close()
    await close()
  })

  test('every page, light and dark, wide and narrow: no accessibility violation, no sideways scrolling', async () => {
    for (const [who, pages] of [
      [
        admin,
        [
          'organs/431900-JY',
          'categories/06',
          'calendar',
          'calendar?year=2027',
          'site',
          'import',
          'go-live',
          'message-channels',
          'notice-texts',
          'caught-messages',
        ],
      ],
      [security, ['accounts/new', 'deputies', 'import-accounts']],
    ] as const) {
      const { page, trouble, close } = await newWindow()
      await signIn(page, who)
      await page.getByRole('navigation', { name: '工作列表' }).waitFor()
      for (const path of ['', ...pages]) {
        await page.goto(`${server.url}/desk/admin/${path}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.getByText('正在取数据').waitFor({ state: 'detached' })
        trouble.push(...(await faultsAtEachWidth(page, path || 'admin')))
      }
      assert.deepEqual(trouble, [])
      await close()
    }
  })
})
