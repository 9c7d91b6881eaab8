import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from '@playwright/test'
import { isoAt, systemClock } from '../../src/kernel/index.ts'
import type { Listening } from '../../src/main.ts'
import { reconcile } from '../../src/petitions/index.ts'
import { openChromium, picturesOf, skip } from '../chromium.ts'
import { openWorld, samplePassword, serveWorld, type World } from '../world.ts'

/**
 * One message by hand, in Chromium: a citizen writes, four desks work it, the citizen reads the answer and rates.
 * The pictures stay in `test-output/story/`.
 */
const waitMs = 20_000

let world: World
let server: Listening
let browser: Browser
before(async () => {
  if (skip) return
  world = await openWorld(isoAt(systemClock.now()))
  server = await serveWorld(world)
  browser = await openChromium()
})
after(async () => {
  if (skip) return
  await browser.close()
  await server.close()
  await world.close()
})

let picture = 0
const pictures = picturesOf('story')
const shot = (page: Page, name: string) => pictures(page, `${String(++picture).padStart(2, '0')}-${name}`)

const message = {
  title: '小区连续三天停水，请求恢复供水并说明原因',
  content:
    '我住在示例区幸福路18号小区，从本月3日起连续停水三天，物业说是管网检修，但没有公告。请恢复供水，说明检修计划，并对老人家庭送水。',
  requests: ['恢复供水', '公布检修计划'],
}

/** A desk of its own: another person at another computer. */
async function atDesk(login: string, work: (desk: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(waitMs)
  await page.goto(`${server.url}/desk`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').first().fill(samplePassword)
  await page.keyboard.press('Enter')
  await page
    .getByRole('searchbox')
    .or(page.getByPlaceholder(/搜索编号/))
    .first()
    .waitFor()
  await work(page)
  await context.close()
}

async function openCase(desk: Page, caseNo: string): Promise<void> {
  await desk.keyboard.press('/')
  await desk.keyboard.type(caseNo)
  await desk.keyboard.press('Enter')
  await desk.getByRole('heading', { name: message.title }).first().waitFor()
}

/** One act of 下一步: press, fill, confirm, and wait until the case page says it is done. */
async function act(desk: Page, title: string, fill: (form: Page) => Promise<void> = async () => {}): Promise<void> {
  await desk.getByRole('button', { name: title, exact: true }).click()
  await fill(desk)
  await desk.getByRole('button', { name: `确认${title}` }).click()
  await desk.getByRole('button', { name: `确认${title}` }).waitFor({ state: 'detached' })
}

test('a person writes, the right organ answers in time, both can see it', { skip }, async () => {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  const person = await phone.newPage()
  person.setDefaultTimeout(waitMs)
  const on = (name: string | RegExp) => person.getByRole('button', { name }).click()

  await person.goto(server.url)
  await shot(person, '首页')
  await person
    .getByRole('link', { name: /我要反映/ })
    .first()
    .click()
  await person.getByLabel('用一句话说').fill(message.title)
  await person.getByLabel('把经过写下来').fill(message.content)
  await shot(person, '反映什么')
  await on('继续')
  await on('继续')
  await person.getByLabel('要求 1').fill(message.requests[0] ?? '')
  await on('再加一条要求')
  await person.getByLabel('要求 2').fill(message.requests[1] ?? '')
  await shot(person, '要求')
  await on('继续')
  await on('继续')
  await person
    .getByLabel(/^留姓名|^实名/)
    .first()
    .check()
  await shot(person, '留不留姓名')
  await on('继续')
  await person.getByLabel('姓名', { exact: true }).fill('陈小满')
  await person.getByLabel(/手机或电话/).fill('13800138000')
  await person.getByLabel(/^可以/).check()
  await on('继续')
  await shot(person, '核对')
  await on('提交')
  await person.getByText('查询码').first().waitFor()
  await shot(person, '回执')
  const receipt = (await person.locator('main').textContent()) ?? ''
  const caseNo = /\d{6}-\d{4}-\d{7}-\d/.exec(receipt)?.[0] ?? ''
  const queryCode = /([0-9A-Z]{4}[\s-]){3}[0-9A-Z]{4}/.exec(receipt)?.[0] ?? ''
  assert.ok(caseNo && queryCode, receipt)

  await atDesk('xf.registrar', async (desk) => {
    await openCase(desk, caseNo)
    await shot(desk, '登记员打开件')
    await act(desk, '登记')
    await act(desk, '分类', async (form) => {
      await form.getByText('申诉求决类', { exact: true }).click()
      await form.getByText(/第三十一条第六项：/).click()
      await form.getByRole('combobox', { name: /内容分类/ }).fill('csjs')
      await form.keyboard.press('Enter')
      await shot(form, '分类')
    })
  })
  await atDesk('xf.dispatcher', async (desk) => {
    await openCase(desk, caseNo)
    await act(desk, '转送', async (form) => {
      await form.getByRole('combobox', { name: /转给/ }).fill('szfhcxjsj')
      await form.keyboard.press('Enter')
      await form.getByLabel(/为什么归它管/).fill('供水管网由住建部门主管。')
      await shot(form, '转送')
    })
  })
  await atDesk('zj.liaison', async (desk) => {
    await openCase(desk, caseNo)
    await act(desk, '签收')
    await act(desk, '受理并告知', async (form) => {
      await form.getByLabel('承办科室').fill('公用事业科')
      await form.getByLabel('联系人和电话').fill('王示例 0000-1234567')
    })
    await shot(desk, '受理待批')
  })
  await atDesk('zj.organ-head', async (desk) => {
    await openCase(desk, caseNo)
    await act(desk, '批准')
    await act(desk, '确定承办人', async (form) => {
      await form
        .getByText(/经办人/)
        .first()
        .click()
      await form.getByText(/没有利害关系/).click()
    })
  })
  await atDesk('zj.handler', async (desk) => {
    await openCase(desk, caseNo)
    await act(desk, '记录听取陈述', async (form) => {
      await form.getByText(/^电话/).first().click()
      await form.getByLabel('陈述内容').fill('信访人补充：三栋楼停水，二号楼有三户老人。')
    })
    await act(desk, '起草处理意见书', async (form) => {
      for (const [index, opinion] of ['已恢复供水，对老人家庭逐户送水。', '每季度在小区公告检修计划。'].entries()) {
        await form.getByLabel('查明的事实和证据').nth(index).fill('经现场核实，抢修三日未公告，情况属实。')
        await form.getByLabel('理由', { exact: true }).nth(index).fill('停水检修应当提前公告。')
        await form.getByText('支持', { exact: true }).nth(index).click()
        await form.getByLabel('处理意见', { exact: true }).nth(index).fill(opinion)
      }
      await form.getByLabel(/法律、法规/).fill('《城市供水条例》第二十二条')
      await form.getByLabel(/何时执行到位/).fill(isoAt(systemClock.now().add({ hours: 24 * 30 })).slice(0, 10))
      await form.keyboard.press('Tab')
      await form.getByLabel('联系人和电话').fill('王示例 0000-1234567')
      await shot(form, '起草意见书')
    })
    await shot(desk, '意见书待签发')
  })
  await atDesk('zj.organ-head', async (desk) => {
    await openCase(desk, caseNo)
    await act(desk, '签发处理意见书')
    await shot(desk, '已签发')
  })
  await atDesk('zj.liaison', async (desk) => {
    await openCase(desk, caseNo)
    await act(desk, '送达', async (form) => {
      await form
        .getByText(/信访处理意见书/)
        .last()
        .click()
      await form.getByText(/^电子送达/).click()
      await form.getByLabel('收到日期').fill(isoAt(systemClock.now()).slice(0, 10))
      await form.keyboard.press('Tab')
      await form.getByLabel(/^凭证/).fill('电子送达系统记录')
    })
    await shot(desk, '已送达')
  })

  // Weeks later, at another device: only the slip with number and code is at hand.
  await phone.close()
  const home = await browser.newContext({ viewport: { width: 768, height: 1024 }, locale: 'zh-CN' })
  const reader = await home.newPage()
  reader.setDefaultTimeout(waitMs)
  const press = (name: string) => reader.getByRole('button', { name }).click()
  await reader.goto(`${server.url}/track?no=${caseNo}`)
  await press('大字版')
  await reader.getByLabel('查询码').fill(queryCode)
  await press('查看')
  await reader
    .getByText(/处理意见书已送达/)
    .first()
    .waitFor()
  await shot(reader, '看到答复')
  await reader
    .getByRole('link', { name: /信访处理意见书/ })
    .first()
    .waitFor()
  await reader.getByRole('link', { name: /^评价/ }).first().click()
  for (const name of ['office', 'handler']) await reader.locator(`input[name="${name}"][value="1"]`).check()
  await shot(reader, '评价')
  await press('提交评价')
  await reader
    .getByText(/已收到|谢谢|评价已/)
    .first()
    .waitFor()
  await shot(reader, '评价之后')
  await home.close()

  const differences = []
  for await (const difference of reconcile(world.house.petitions, world.house.checkers)) differences.push(difference)
  assert.deepEqual(differences, [])
})
