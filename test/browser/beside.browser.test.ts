import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from '@playwright/test'
import { skip } from '../chromium.ts'
import { act, type Hands, handsOf, pick, submitAt } from './hands.ts'

/** What stands beside the appeal, by hand: an accusation kept sealed, a wrong link undone, an urgent matter. */
let hands: Hands
before(async () => {
  if (!skip) hands = await handsOf('2026-06-01T09:00:00+08:00')
})
after(() => hands?.close())

/** So long a page has to stand still to be done. */
const stillMs = 250
const secret = '招标中收了二十万元'

test('RG-1: the accused bureau finds an accusation in no list, search, number, figure or report; the sealed desk handles it', {
  skip,
}, async () => {
  // The bureau has a case of its own with the same words, so that nothing below is simply empty.
  const own = await hands.send({ channel: '03', title: '招标公告看不到', content: '网上找不到招标公告。' })
  await hands.staff('xf.registrar', own.caseNo, 'register')
  await hands.staff('xf.registrar', own.caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  await hands.staff('xf.dispatcher', own.caseNo, 'transfer', { to: '450100-ZJ', reason: '归其管' })
  const before = await hands.atDesk('zj.liaison', seenBy)
  assert.ok(before.filter((text) => text.includes('招标公告看不到')).length >= 3)

  const slip = await hands.atPortal(async (person) => {
    const sent = await submitAt(person, hands.url, {
      title: `住建局张某${secret}`,
      content: '去年十月的招标中收钱，有转账记录。',
      requests: ['查处'],
      sealed: { about: '市住房和城乡建设局张某' },
    })
    await hands.picture(person, 'd1-密封回执')
    return sent
  })
  await hands.atDesk('xf.discipline-officer', async (desk) => {
    await desk.getByRole('link', { name: /^待登记/ }).click()
    await desk.getByText(slip.caseNo).first().waitFor()
    await hands.openCase(desk, slip.caseNo)
    await desk.getByText(new RegExp(secret)).first().waitFor()
    await act(desk, '密封移送纪检监察机关', async () => {
      await pick(desk, /移送给/, '纪委')
      await desk.getByLabel('封号').fill('封字第1号')
      await desk.getByText('专人送达', { exact: true }).click()
      await pick(desk, /被反映的单位/, '示例市住房和城乡建设局')
      await hands.picture(desk, 'd2-密封移送')
    })
  })
  await hands.atDesk('xf.office-head', async (desk) => {
    await hands.openCase(desk, slip.caseNo)
    await desk.getByText('密封件，只显示编号、日期和状态。').waitFor()
    assert.ok(!(await desk.locator('body').textContent())?.includes(secret), 'who approves sees the envelope only')
    await hands.look(desk, 'd3-只见信封')
    await act(desk, '批准')
  })
  await hands.atDesk('xf.discipline-officer', async (desk) => {
    await hands.openCase(desk, slip.caseNo)
    await act(desk, '记录纪检监察机关收到', async () => {
      await desk.getByLabel('收到日期').fill('2026-06-01')
      await desk.keyboard.press('Tab')
    })
  })

  await hands.atDesk('zj.liaison', async (desk) => {
    assert.deepEqual(await seenBy(desk), before)
    // By its number: the words for a number that nobody has.
    const told: string[] = []
    for (const no of [slip.caseNo, nobodys]) {
      await desk.goto(`${hands.url}/desk/`)
      await desk.getByRole('searchbox', { name: '搜索' }).fill(no)
      await desk.keyboard.press('Enter')
      await desk.getByText('本单位经手的件里没有找到。').waitFor()
      told.push(await textOf(desk, no))
      await desk.goto(`${hands.url}/desk/cases/${no}`)
      await desk.getByRole('heading', { level: 1 }).waitFor()
      told.push(await textOf(desk, no))
    }
    assert.deepEqual(told.slice(0, 2), told.slice(2))
    await hands.picture(desk, 'd4-被反映单位查不到')
  })
  await hands.atPortal(async (person) => {
    await person.goto(`${hands.url}/track?no=${slip.caseNo}`)
    await person.getByLabel('查询码').fill(slip.queryCode)
    await person.getByRole('button', { name: '查看' }).click()
    await person.getByText('这件事是密封办理的').waitFor()
    const page = (await person.locator('body').textContent()) ?? ''
    for (const word of [secret, '张某', '住房和城乡建设局']) assert.ok(!page.includes(word), word)
    await hands.picture(person, 'd5-本人只见状态')
  })
  assert.deepEqual([hands.trouble, await hands.differences()], [[], []])
})

/** A number with the right check digit that no case has. */
const nobodys = '450100-2026-0999999-2'
const textOf = async (desk: Page, no: string): Promise<string> =>
  ((await desk.locator('main').textContent()) ?? '').replaceAll(no, '')

/** What the page says once it has all its data: the same twice. */
async function settled(desk: Page): Promise<string> {
  for (let before = ''; ; ) {
    const text = (await desk.locator('body').textContent()) ?? ''
    if (text === before && !(await desk.getByText(/正在取/).count())) return text
    before = text
    await desk.waitForTimeout(stillMs)
  }
}

/** All that a clerk's own desk shows: the lists with their counts, what a search finds, figures and reports. */
async function seenBy(desk: Page): Promise<string[]> {
  const seen: string[] = []
  for (const path of [
    ...['lists/all', 'lists/to-sign', 'lists/handling', 'lists/overdue', 'search?q=招标', `search?q=${secret}`],
    ...['figures', 'figures/NUM-01', 'reports', 'messages'],
  ]) {
    await desk.goto(`${hands.url}/desk/${path}`)
    await desk.getByRole('navigation', { name: '工作列表' }).waitFor()
    seen.push(`${path} ${await settled(desk)}`)
  }
  return seen
}

test('ST-66, ST-67: who was joined to another case objects, another officer decides, and the case stands and counts alone again', {
  skip,
}, async () => {
  hands.on('2026-06-02')
  const petitioner = { name: '陈小满', phone: '13800138000', address: '幸福路18号' }
  const water = { channel: '03', petitioner, requests: ['恢复供水'], eService: true }
  const kept = await hands.send({ ...water, title: '五月停水三天', content: '五月初小区停水三天，没有公告。' })
  const slip = await hands.send({ ...water, title: '六月又停水', content: '六月二日起又停水，这次是水泵坏了。' })
  for (const { caseNo } of [kept, slip]) await hands.staff('xf.registrar', caseNo, 'register')
  const dispatcher = await hands.signedIn('xf.dispatcher')
  const waiting = async (): Promise<string[]> =>
    (await dispatcher('GET', '/api/v1/cases?queue=to-route')).json.items.map((one: { caseNo: string }) => one.caseNo)
  const apart = await waiting()
  assert.ok(apart.includes(slip.caseNo))
  const statistician = await hands.signedIn('xf.statistician')
  const counted = async () =>
    (await statistician('GET', '/api/v1/figures?from=2026-06-02&to=2026-06-03')).json.map(
      ({ id, count }: { id: string; count: number }) => `${id} ${count}`,
    )
  const both = await counted()
  assert.ok(both.includes('NUM-37 2'))

  await hands.atDesk('xf.registrar', async (desk) => {
    await hands.openCase(desk, slip.caseNo)
    await act(desk, '并案', async () => {
      await desk.getByLabel('并入哪一件').fill(kept.caseNo)
      await desk.getByLabel('为什么是同人同事').fill('同一人反映同一处停水。')
    })
  })
  assert.ok(!(await waiting()).includes(slip.caseNo))
  assert.ok((await counted()).includes('NUM-37 2'), 'a submission counts, joined or not')
  await hands.atPortal(async (person) => {
    await hands.track(person, slip)
    await person.getByText(new RegExp(`和先前的 ${kept.caseNo} 是同一件事`)).waitFor()
    await hands.picture(person, 'e1-本人看到并案')
    await person.getByRole('link', { name: '不是同一件事，或者有新情况' }).click()
    await person.getByRole('textbox').first().fill('上次是检修，这次是水泵坏了，是新发生的。')
    await person.getByRole('button', { name: '这不是同一件事' }).click()
    await person.getByRole('heading', { name: '异议已经收到' }).waitFor()
    await hands.picture(person, 'e2-已提异议')
  })
  await hands.atDesk('xf.registrar', async (desk) => {
    await hands.openCase(desk, slip.caseNo)
    assert.equal(
      await desk.getByRole('button', { name: '决定关联异议' }).count(),
      0,
      'nobody decides about the own work',
    )
  })
  await hands.atDesk('xf.office-head', async (desk) => {
    await desk.getByRole('link', { name: /^待决定/ }).click()
    await desk.getByRole('link', { name: '六月又停水' }).waitFor()
    await hands.look(desk, 'e3-待决定')
    await desk.getByRole('link', { name: '六月又停水' }).click()
    await act(desk, '决定关联异议', async () => {
      await desk.getByText('不是同一件事，分开办理', { exact: true }).click()
      await desk.getByLabel(/^理由/).fill('两次停水原因不同，分开办理。')
      await hands.look(desk, 'e4-另一人决定')
    })
  })
  await hands.atPortal(async (person) => {
    await hands.track(person, slip)
    await person.getByText('两次停水原因不同，分开办理。').waitFor()
    assert.equal(await person.getByText(/是同一件事，合在一起办/).count(), 0)
    await hands.picture(person, 'e5-又是自己的一件')
  })
  assert.deepEqual(await waiting(), apart)
  assert.deepEqual(await counted(), both)
  assert.deepEqual([hands.trouble, await hands.differences()], [[], []])
})

test('ST-07: the list of urgent matters and the report of one have no violation at any width', { skip }, async () => {
  const { caseNo } = await hands.send({
    channel: '03',
    title: '教学楼墙体开裂',
    content: '三楼走廊墙体开裂，还在上课。',
  })
  await hands.staff('xf.registrar', caseNo, 'register')
  await hands.staff('xf.registrar', caseNo, 'flag-urgent', { reason: '可能危及安全' })
  await hands.atDesk('xf.office-head', async (desk) => {
    await desk.getByRole('link', { name: /^重大紧急/ }).click()
    await desk.getByRole('link', { name: '教学楼墙体开裂' }).waitFor()
    await hands.look(desk, 'f1-重大紧急')
    await desk.getByRole('link', { name: '教学楼墙体开裂' }).click()
    await desk.getByRole('button', { name: '记录紧急报告', exact: true }).click()
    await hands.look(desk, 'f2-报告')
  })
  assert.deepEqual(hands.trouble, [])
})
