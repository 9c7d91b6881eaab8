import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from '@playwright/test'
import { skip } from '../chromium.ts'
import { act, contact, type Hands, handsOf } from './hands.ts'

/** Land compensation to its end, seen by the person who asks and the officers who review (L22 34–36). */
let hands: Hands
before(async () => {
  if (!skip) hands = await handsOf('2026-03-02T09:00:00+08:00')
})
after(() => hands?.close())

const claim = {
  channel: '03',
  title: '承包地被征，补偿少算一亩',
  content: '我家承包地去年被征收，补偿按三亩算，实际是四亩。村里说按台账，台账是二十年前的。请求补发一亩的补偿。',
  requests: ['补发一亩的补偿款'],
  petitioner: { name: '陈小满', phone: '13800138000', address: '柳湾镇柳湾村' },
  placeRegion: '450102',
  eService: true,
}
const first = { facts: '经查，征地台账记载该承包地为三亩。', reasons: '补偿按征地台账记载的面积计算，与规定相符。' }
const opinion = (result: string, words: typeof first, more: object = {}) => ({
  answers: [{ request: claim.requests[0], ...words, result, opinion: '补偿按认定的面积计算。' }],
  basis: '征地补偿办法',
  contact,
  ...more,
})

/** From the page that explains the way to the receipt of the request. */
async function ask(person: Page, step: '复查' | '复核', to: string): Promise<void> {
  await person.getByRole('link', { name: '向谁申请、到哪天为止、还有哪些路' }).click()
  await person.getByRole('heading', { name: `不同意这份意见，怎么申请${step}` }).waitFor()
  await person.getByRole('link', { name: `在网上申请${step}` }).click()
  await person.getByRole('radio', { name: to }).check()
  await person.getByLabel('请求', { exact: true }).fill('撤销意见，按实际面积补偿')
  await person.getByLabel(/事实和理由/).fill('没有实测，台账是二十年前的')
  await person.getByRole('button', { name: `申请${step}` }).click()
  await person.getByRole('heading', { name: '谁看过您的姓名和电话' }).waitFor()
}

test('ST-40…48: review asked on the portal, annulled, not the same again, a second review, re-review with a hearing, the end', {
  skip,
}, async () => {
  const slip = await hands.send(claim)
  const { caseNo } = slip
  const { on } = hands
  const staff = (login: string, verb: string, input: object = {}) => hands.staff(login, caseNo, verb, input)
  const deliver = (login: string, document: string | undefined, day: string) =>
    staff(login, 'deliver', { document, mode: 'direct', on: day, proof: '陈小满签收' })
  const handlers = hands.world.house.directory.accountsOf('450102-NY', 'handler').map(({ account }) => account)
  on('2026-03-16')
  await staff('cd.xf.registrar', 'register')
  await staff('cd.xf.registrar', 'classify', { class: 'appeal', path: '31-6', category: '02/01' })
  await staff('cd.xf.dispatcher', 'transfer', { to: '450102-NY', reason: '征地补偿归其管' })
  await staff('cd.ny.liaison', 'sign')
  await staff('cd.ny.liaison', 'accept', { unit: '土地科', contact })
  await staff('cd.ny.organ-head', 'approve')
  await staff('cd.ny.organ-head', 'appoint', { caseworker: handlers[0], declared: 'none' })
  await staff('cd.ny.handler', 'hear-petitioner', { mode: 'phone', record: '信访人说明实际面积为四亩' })
  on('2026-05-14')
  await staff('cd.ny.handler', 'draft-opinion', opinion('not-support', first))
  const issued = await staff('cd.ny.organ-head', 'issue-opinion')
  await deliver('cd.ny.liaison', issued.documents[0]?.id, '2026-05-14')

  on('2026-06-10')
  await hands.atPortal(async (person) => {
    await hands.track(person, slip)
    await person.getByRole('link', { name: '向谁申请、到哪天为止、还有哪些路' }).click()
    await person.getByRole('heading', { name: '不同意这份意见，怎么申请复查' }).waitFor()
    // The honest worst case: every limit used up, each with whose time it is.
    const rows = await person.locator('table tbody tr').allTextContents()
    const days = rows.map((row) => Number(/(\d+)\s天/.exec(row)?.[1]))
    assert.deepEqual(days, [15, 15, 60, 30, 30, 30, 30, 30])
    assert.equal(
      days.reduce((sum, one) => sum + one),
      240,
    )
    await person.getByText('240 天').waitFor()
    await hands.picture(person, 'b1-复查怎么走')
    await person.goBack()
    await ask(person, '复查', '城东区人民政府')
    await hands.picture(person, 'b1-已申请复查')
  })
  await hands.atDesk('cd.zf.reviewer', async (desk) => {
    await desk.getByRole('link', { name: /^复查复核待受理/ }).click()
    await desk.getByRole('link', { name: claim.title }).waitFor()
    await hands.look(desk, 'b2-复查待受理')
    await desk.getByRole('link', { name: claim.title }).click()
    await act(desk, '受理复查并告知', async () => {
      await desk.getByLabel('承办机构').fill('复查复核办')
      await desk.getByLabel('联系人和电话').fill(contact)
    })
  })
  await hands.atDesk('cd.zf.review-head', async (desk) => {
    await hands.openCase(desk, caseNo)
    await act(desk, '批准')
  })
  on('2026-07-03')
  await hands.atDesk('cd.zf.reviewer', async (desk) => {
    await hands.openCase(desk, caseNo)
    await act(desk, '作出复查意见', async () => {
      await desk.getByText('撤销，责令重新办理', { exact: true }).click()
      await desk.getByText('主要事实不清', { exact: true }).click()
      await desk.getByLabel('查明的事实').fill('原意见没有对面积进行实测。')
      await desk.getByLabel('理由和依据').fill('《信访工作条例》第三十五条')
      await desk.getByLabel('联系人和电话').fill(contact)
      await hands.look(desk, 'b3-作出复查意见')
    })
  })
  await hands.atDesk('cd.zf.review-head', async (desk) => {
    await hands.openCase(desk, caseNo)
    await act(desk, '批准')
  })
  await hands.atDesk('cd.zf.reviewer', async (desk) => {
    await hands.openCase(desk, caseNo)
    await act(desk, '送达复查意见书', async () => {
      await desk.getByRole('radio', { name: /^信访事项复查意见书/ }).check()
      await desk.getByText(/^直接送达/).click()
      await desk.getByLabel('收到日期').fill('2026-07-03')
      await desk.keyboard.press('Tab')
      await desk.getByLabel(/^凭证/).fill('陈小满签收')
    })
  })

  // Another caseworker, and not the same once more: the refusal names the count and the law.
  await staff('cd.ny.organ-head', 'appoint', { caseworker: handlers[1], declared: 'none' })
  await staff('cd.ny.handler2', 'hear-petitioner', { mode: 'phone', record: '信访人带看地块' })
  await hands.atDesk('cd.ny.handler2', async (desk) => {
    await hands.openCase(desk, caseNo)
    await desk.getByRole('button', { name: '起草处理意见书', exact: true }).click()
    await desk.getByLabel('查明的事实和证据').fill('经查，征地台账记载，该承包地为三亩。')
    await desk.getByLabel('理由', { exact: true }).fill('补偿按照征地台账记载的面积计算，与规定相符。')
    await desk.getByText('不予支持', { exact: true }).click()
    await desk.getByLabel('处理意见', { exact: true }).fill('补偿按台账面积计算。')
    await desk.getByLabel(/法律、法规/).fill('征地补偿办法')
    await desk.getByLabel('联系人和电话').fill(contact)
    await desk.getByRole('button', { name: '确认起草处理意见书' }).click()
    await desk.getByRole('alert').filter({ hasText: '第1项结论相同' }).waitFor()
    await hands.picture(desk, 'b4-不得作出相同结果')
    await desk.getByLabel('查明的事实和证据').fill('经测绘机构实测，该地块为三亩六分。')
    await desk.getByLabel('理由', { exact: true }).fill('台账与实测不符的，以实测为准。')
    await desk.getByText('部分支持', { exact: true }).click()
    await desk.getByLabel(/何时执行到位/).fill('2026-12-31')
    await desk.keyboard.press('Tab')
    await desk.getByRole('button', { name: '确认起草处理意见书' }).click()
    await desk.getByRole('button', { name: '确认起草处理意见书' }).waitFor({ state: 'detached' })
  })
  on('2026-08-28')
  const second = await staff('cd.ny.organ-head', 'issue-opinion')
  await deliver('cd.ny.liaison', second.documents[0]?.id, '2026-08-28')

  on('2026-09-25')
  await hands.atPortal(async (person) => {
    await hands.track(person, slip)
    await ask(person, '复查', '城东区人民政府')
  })
  await staff('cd.zf.reviewer', 'accept-review', { unit: '复查复核办', contact })
  await staff('cd.zf.review-head', 'approve')
  on('2026-10-20')
  const uphold = { outcome: 'uphold', findings: '实测程序合法。', basis: '《信访工作条例》第三十五条', contact }
  await staff('cd.zf.reviewer', 'decide-review', uphold)
  const upheld = await staff('cd.zf.review-head', 'approve')
  await deliver('cd.zf.reviewer', upheld.documents[0]?.id, '2026-10-20')

  on('2026-11-18')
  await hands.atPortal(async (person) => {
    await hands.track(person, slip)
    await ask(person, '复核', '示例市人民政府')
  })
  await staff('zf.reviewer', 'accept-rereview', { unit: '复查复核办', contact })
  await staff('zf.review-head', 'approve')
  await hands.atDesk('zf.reviewer', async (desk) => {
    await hands.openCase(desk, caseNo)
    await act(desk, '通知复核听证', async () => {
      await desk.getByLabel('听证日期').fill('2026-11-30')
      await desk.keyboard.press('Tab')
      await desk.getByLabel('几点').fill('上午9时')
      await desk.getByLabel('地点').fill('市信访接待中心听证室')
      await desk.getByLabel('听证的事项').fill('面积怎样认定')
      await desk.getByLabel('联系人和电话').fill(contact)
    })
  })
  await staff('zf.review-head', 'approve')
  on('2026-12-05')
  await staff('zf.reviewer', 'hold-hearing', {
    ...{ from: '2026-11-30', to: '2026-12-04', place: '听证室', people: '听证员三名、双方' },
    ...{ record: '双方陈述和质证', opinion: '以实测为准', contact },
  })
  await staff('zf.review-head', 'approve')
  // The pause is told to both sides, with its days and the day on which the limit now ends.
  const pause = '其中在期限内的5日不计入'
  await hands.atPortal(async (person) => {
    await hands.track(person, slip)
    await person.getByText('这个期限是怎么算的').first().click()
    await person.getByText(new RegExp(pause)).waitFor()
    await person
      .getByText(/2026年12月23日/)
      .first()
      .waitFor()
    await hands.picture(person, 'b5-听证不计入')
  })
  on('2026-12-18')
  await hands.atDesk('zf.reviewer', async (desk) => {
    await hands.openCase(desk, caseNo)
    await act(desk, '作出复核意见', async () => {
      await desk.getByText('维持', { exact: true }).click()
      await desk.getByLabel('查明的事实').fill('实测程序合法。')
      await desk.getByLabel('理由和依据').fill('《信访工作条例》第三十六条')
      await desk.getByLabel('联系人和电话').fill(contact)
      await hands.look(desk, 'b6-作出复核意见')
    })
  })
  const final = await staff('zf.review-head', 'approve')
  assert.equal((await deliver('zf.reviewer', final.documents[0]?.id, '2026-12-18')).state, 'terminated')
  await hands.atPortal(async (person) => {
    await hands.track(person, slip)
    await person
      .getByText(/信访程序到此结束/)
      .first()
      .waitFor()
    await person.getByRole('link', { name: '作为新的事项提出' }).waitFor()
    for (const paper of [/复查意见书/, /复核意见书/]) await person.getByRole('link', { name: paper }).first().waitFor()
    await hands.picture(person, 'b7-程序结束')
  })
  assert.deepEqual([hands.trouble, await hands.differences()], [[], []])
})
