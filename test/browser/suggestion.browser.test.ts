import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { skip } from '../chromium.ts'
import { act, contact, type Hands, handsOf, pick, submitAt } from './hands.ts'

/** A suggestion by hand, from the person who has it to the page on which everybody reads it (L22 29). */
let hands: Hands
before(async () => {
  if (!skip) hands = await handsOf('2026-06-01T09:00:00+08:00')
})
after(() => hands?.close())

const { title, content } = {
  title: '建议公交12路延伸两站',
  content: '幸福新村入住两年，最近的公交站要走二十分钟。建议12路延伸两站到新村东门。',
}

test('ST-50…53: a suggestion is taken up, studied, adopted and published; everybody reads it, without a name', {
  skip,
}, async () => {
  const slip = await hands.atPortal((person) => submitAt(person, hands.url, { title, content, requests: [''] }))
  await hands.atDesk('xf.registrar', async (desk) => {
    await hands.openCase(desk, slip.caseNo)
    await act(desk, '登记')
    await act(desk, '分类', async () => {
      await desk.getByText('建议意见类', { exact: true }).click()
      await pick(desk, /内容分类/, '交通运输')
    })
  })
  await hands.staff('xf.dispatcher', slip.caseNo, 'transfer', { to: '450100-JT', reason: '公交归其管' })
  await hands.staff('jt.liaison', slip.caseNo, 'sign')
  await hands.staff('jt.liaison', slip.caseNo, 'accept', { unit: '公交科', contact })
  await hands.staff('jt.organ-head', slip.caseNo, 'approve')
  await hands.atDesk('jt.liaison', async (desk) => {
    await hands.openCase(desk, slip.caseNo)
    await act(desk, '记录研究论证', async () => {
      await desk.getByLabel('研究论证情况').fill('现场看过，路面和站台都可行，需要增加一辆车。')
    })
    await act(desk, '答复建议', async () => {
      await desk.getByText('采纳', { exact: true }).click()
      await desk.getByLabel('答复和理由').fill('12路下月起延伸两站到新村东门，感谢您的建议。')
      await hands.picture(desk, 'c1-答复建议')
    })
  })
  await hands.atDesk('xf.registrar', async (desk) => {
    await hands.openCase(desk, slip.caseNo)
    await act(desk, '公开采纳的建议', async () => {
      await desk.getByLabel('标题').fill('公交12路延伸两站')
      await desk.getByLabel('公开的内容').fill('陈小满建议12路延伸两站，已采纳。')
      await desk.getByText(/^已核对：没有姓名/).click()
      // A name in the public words is refused, and what was written stays to be put right.
      await desk.getByRole('button', { name: '确认公开采纳的建议' }).click()
      await desk.getByRole('alert').filter({ hasText: '姓名' }).first().waitFor()
      await desk.getByLabel('公开的内容').fill('有居民建议12路延伸两站到新村东门。经研究采纳，下月起实行。')
    })
  })
  await hands.atPortal(async (reader) => {
    await reader.goto(`${hands.url}/suggestions`)
    assert.equal(await reader.getByText('公交12路延伸两站').count(), 0, 'one person alone publishes nothing')
  })
  await hands.atDesk('xf.office-head', async (desk) => {
    await hands.openCase(desk, slip.caseNo)
    await act(desk, '批准')
  })
  await hands.atPortal(async (reader) => {
    await reader.goto(hands.url)
    await reader
      .getByRole('link', { name: /采纳的建议/ })
      .first()
      .click()
    await reader.getByRole('heading', { name: '公交12路延伸两站' }).waitFor()
    const page = `${await reader.locator('body').textContent()} ${reader.url()}`
    assert.match(page, /有居民建议12路延伸两站到新村东门/)
    for (const secret of ['陈小满', '13800138000', slip.caseNo]) assert.ok(!page.includes(secret), secret)
    await hands.picture(reader, 'c2-公开')
  })
  await hands.atPortal(async (person) => {
    await hands.track(person, slip)
    await person
      .getByRole('link', { name: /建议.*答复|答复/ })
      .first()
      .waitFor()
    await person
      .getByText(/已经答复您的建议/)
      .first()
      .waitFor()
  })
  assert.deepEqual([hands.trouble, await hands.differences()], [[], []])
})
