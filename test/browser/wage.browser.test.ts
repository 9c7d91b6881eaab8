import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { skip } from '../chromium.ts'
import { act, contact, type Hands, handsOf, pick, submitAt } from './hands.ts'

/** Wages not paid by an employer where the person still works: shown the way in time, with its bar (L22 31(2), DOC-06). */
let hands: Hands
before(async () => {
  if (!skip) hands = await handsOf('2026-06-01T09:00:00+08:00')
})
after(() => hands?.close())

const claim = {
  title: '在厂里上班，五个月没有发工资',
  content: '我在示例区某五金厂上班，从今年一月起没有发工资，人还在厂里。问过三次，老板都说再等等。请帮我要回工资。',
  requests: ['补发五个月工资'],
}

test('ST-25: a wage claim is shown the way to arbitration in time; DOC-06 names path, organ, bar and legal help', {
  skip,
}, async () => {
  const slip = await hands.atPortal((person) => submitAt(person, hands.url, claim))
  await hands.atDesk('xf.registrar', async (desk) => {
    await hands.openCase(desk, slip.caseNo)
    await act(desk, '登记')
    await act(desk, '分类', async () => {
      await desk.getByText('申诉求决类', { exact: true }).click()
      await desk.getByText(/第三十一条第二项：/).click()
      await desk
        .getByText(/劳动关系存续期间不受1年的限制/)
        .first()
        .waitFor()
      await pick(desk, /内容分类/, '劳动')
      await hands.picture(desk, 'a1-分类时就看到时限')
    })
  })
  await hands.atDesk('xf.dispatcher', async (desk) => {
    await hands.openCase(desk, slip.caseNo)
    await act(desk, '转送', async () => {
      await pick(desk, /转给/, 'srlzyhshbzj')
      await desk.getByLabel(/为什么归它管/).fill('劳动报酬争议由人社部门引导。')
    })
  })
  hands.on('2026-06-05')
  await hands.atDesk('rs.liaison', async (desk) => {
    await hands.openCase(desk, slip.caseNo)
    await act(desk, '签收')
    await act(desk, '导入相应程序并告知', async () => {
      await desk.getByLabel('有权机关').fill('示例市劳动人事争议仲裁委员会；也可以向劳动保障监察支队投诉')
      await desk.getByLabel('地址和电话').fill('示例市幸福路1号，电话0000-1234567')
      await desk.getByLabel('怎么提出、带什么材料').fill('带身份证、工资记录、工作证明，到该委立案窗口申请，不收费。')
      await desk.getByLabel('联系人和电话').fill(contact)
      await hands.picture(desk, 'a2-导入相应程序')
    })
  })
  await hands.atDesk('rs.organ-head', async (desk) => {
    await hands.openCase(desk, slip.caseNo)
    await act(desk, '批准')
  })

  await hands.atPortal(async (person) => {
    await hands.track(person, slip)
    await person
      .getByText(/有专门的法定途径/)
      .first()
      .waitFor()
    await hands.picture(person, 'a3-本人看到')
    await person.getByRole('link', { name: /^分类处理告知书/ }).click()
    await person.getByRole('heading', { name: '这封信说了什么' }).waitFor()
    const letter = ((await person.locator('main').textContent()) ?? '').replace(/\s+/g, '')
    for (const words of [
      ...['仲裁', '示例市劳动人事争议仲裁委员会；也可以向劳动保障监察支队投诉', '法律援助', '12348'],
      ...['因拖欠劳动报酬申请劳动争议仲裁', '劳动关系存续期间不受1年的限制', '《劳动争议调解仲裁法》第二十七条第四款'],
      ...['带身份证、工资记录、工作证明', '另换一个人重新看', contact.replace(/\s+/g, '')],
    ])
      assert.ok(letter.includes(words), `${words}\n${letter}`)
    await hands.picture(person, 'a4-分类处理告知书')
  })
  const registrar = await hands.signedIn('xf.registrar')
  const { clocks } = (await registrar('GET', `/api/v1/cases/${slip.caseNo}`)).json
  const told = clocks.filter(({ rule }: { rule: string }) => rule === 'DL-01' || rule === 'DL-03')
  assert.equal(told.length, 2)
  for (const { rule, metAt, last } of told) assert.ok(metAt && metAt <= last, rule)
  assert.deepEqual([hands.trouble, await hands.differences()], [[], []])
})
