/**
 * The knowledge base and the quality check in a real browser against a real office. Runs when asked, after a build:
 *
 *     DENGWEN_BROWSER=1 node --test src/desk/knowledge.browser.test.ts
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from '@playwright/test'
import { deskOf, faultsAtEachWidth, openChromium, picturesOf, skip } from '../../test/chromium.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../../test/world.ts'
import type { Listening } from '../main.ts'

describe('the knowledge base and the quality check in Chromium', { skip }, () => {
  let world: World
  let server: Listening
  let browser: Browser
  const picture = picturesOf('knowledge')
  const trouble: string[] = []

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
  const look = async (page: Page, name: string): Promise<void> => {
    trouble.push(...(await faultsAtEachWidth(page, name)))
    await picture(page, name)
  }

  test('§3.8 an editor writes, a shift leader publishes, an agent finds it and says that it is not right', async () => {
    const editor = await deskOf(browser, server.url, 'xf.knowledge-editor')
    const { page } = editor
    await page.getByRole('heading', { name: '知识维护', level: 1 }).waitFor()
    await page.getByRole('link', { name: '新建一条' }).click()
    await page.getByLabel('标题', { exact: true }).fill('异地就医怎样备案')
    await page.getByLabel('问法').fill('外地看病怎么报销')
    await page.getByLabel('简答').fill('网上办理，当天生效。')
    await page.getByLabel('依据名称').fill('异地就医备案办法')
    await page.getByLabel('发文单位').fill('示例市医疗保障局')
    await page.getByLabel('下次复核日').fill('2026-12-01')
    for (const [field, typed] of [
      ['内容分类', '医政监管'],
      ['归口单位', '住房和城乡建设局'],
    ] as const) {
      await page.getByLabel(field).fill(typed)
      await page.keyboard.press('Enter')
    }
    await look(page, '1-new')
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByRole('button', { name: '送审' }).click()
    await page.getByRole('heading', { name: '待审的第1版' }).waitFor()
    await page.getByText('您写过这一版').waitFor()
    assert.equal(await page.getByRole('button', { name: '通过并发布' }).count(), 0)
    const leader = await deskOf(browser, server.url, 'xf.shift-leader')
    await leader.page.goto(page.url())
    await look(leader.page, '2-review')
    await leader.page.getByRole('button', { name: '通过并发布' }).click()
    await leader.page.getByRole('heading', { name: '发布过的版本（1）' }).waitFor()
    const agent = await deskOf(browser, server.url, 'xf.agent')
    await agent.page.goto(`${server.url}/desk/knowledge`)
    await agent.page.getByLabel('问什么').fill('外地看病怎么报销')
    await agent.page.getByRole('button', { name: '异地就医怎样备案' }).click()
    await agent.page.getByText('这条不对').click()
    await agent.page.getByLabel('哪里不对').fill('现在可以电话备案')
    await agent.page.getByRole('button', { name: '交给编辑' }).click()
    await agent.page.getByText('已经交给知识库编辑').waitFor()
    await look(agent.page, '3-search')
    await page.goto(`${server.url}/desk/knowledge/duties?part=reports`)
    await page.getByText('现在可以电话备案').waitFor()
    await look(page, '4-reports')
    for (const window of [editor, leader, agent]) {
      trouble.push(...window.trouble)
      await window.close()
    }
  })

  test('§3.6 a shift leader draws and checks, the agent objects, the head of the office decides', async () => {
    const call = caller(server.url)
    await call('POST', '/api/v1/sessions', { account: 'xf.agent', password: samplePassword })
    const sent = await call('POST', '/api/v1/orders', {
      type: 'CONSULT',
      title: '咨询居住证',
      content: '想问居住证在哪里办，要带什么材料。',
      placeRegion: '450102',
      place: '长青路',
      anonymous: true,
    })
    await call('POST', `/api/v1/cases/${sent.json.caseNo}/actions/answer-order`, { reply: '到派出所办，带身份证。' })
    world.clock.set(Temporal.Instant.from('2026-06-02T09:00:00+08:00'))
    const leader = await deskOf(browser, server.url, 'xf.shift-leader')
    const { page } = leader
    await page.goto(`${server.url}/desk/quality`)
    await page.getByLabel('从哪天起').fill('2026-06-01')
    await page.getByLabel('到哪天前').fill('2026-06-02')
    await look(page, '5-draw')
    await page.getByRole('button', { name: '随机抽' }).click()
    await page.getByRole('link', { name: /工单，6月1日/ }).click()
    await page.getByRole('button', { name: '检查这一件' }).click()
    // All groups stand there at once; asked before, there are none.
    await page.getByRole('radiogroup', { name: '分类' }).waitFor()
    for (const group of await page.getByRole('radiogroup').all())
      await group.getByLabel('做到', { exact: true }).check()
    await page.getByRole('radiogroup', { name: '要素：何时' }).getByLabel('没做到').check()
    await page.getByRole('radiogroup', { name: '分类' }).getByLabel('没做到').check()
    await look(page, '6-sheet')
    await page.getByRole('button', { name: '保存检查表' }).click()
    await page.getByText('72分，不合格').waitFor()
    const agent = await deskOf(browser, server.url, 'xf.agent')
    await agent.page.getByRole('link', { name: '我的质检' }).click()
    await agent.page.getByText('不同意，提异议').click()
    await agent.page.getByLabel('哪里不对，为什么').fill('咨询没有发生的时间')
    await look(agent.page, '7-own')
    await agent.page.getByRole('button', { name: '提异议' }).click()
    await agent.page.getByText('有异议，待裁定').waitFor()
    const head = await deskOf(browser, server.url, 'xf.office-head')
    await head.page.getByRole('link', { name: /^质检/ }).click()
    await head.page.getByText('异议：咨询没有发生的时间').waitFor()
    await look(head.page, '8-appeal')
    await head.page.getByLabel('维持原来的，理由').fill('分类确实选错')
    await head.page.getByRole('button', { name: '维持', exact: true }).click()
    await head.page.getByText('等待裁定的异议').waitFor({ state: 'detached' })
    for (const window of [leader, agent, head]) {
      trouble.push(...window.trouble)
      await window.close()
    }
  })

  test('nothing on these pages is wrong for axe, too wide, blocked or foreign', () => {
    assert.deepEqual(trouble, [])
  })
})
