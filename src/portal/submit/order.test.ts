import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Served, servePortal } from '../../../test/portal.ts'

/** 12345 at the portal, with script off: a work order from the first page to its end (domain.md §3). */

let served: Served
before(async () => {
  served = await servePortal('portal-order')
})
after(() => served?.close())

const leak = {
  orderType: 'HELP',
  title: '长青路18号门口水管漏水',
  content: '水管从早上开始漏水，路面已经积水，请派人来修。',
}
const photo = { name: '漏水.jpg', type: 'image/jpeg', content: 'pixels' }

async function toCheck(more: { identity?: string; contact?: object } = {}) {
  const browser = served.browser()
  await browser.open('/12345')
  assert.match(browser.words, /第 1 步，共 6 步/)
  await browser.press('next', leak)
  await browser.press('next', { placeRegion: '450102', place: '长青路18号门口' })
  await browser.press('next', {}, [photo])
  await browser.press('next', { identity: more.identity ?? 'named' })
  if (more.identity !== 'anonymous')
    await browser.press('next', { name: '陈小满', phone: '13800138000', ...more.contact })
  assert.equal(browser.heading, '看一遍，没有错就提交', browser.words.slice(0, 400))
  return browser
}
const send = async (more: Parameters<typeof toCheck>[0] = {}) => {
  const browser = await toCheck(more)
  await browser.press('send')
  assert.equal(browser.heading, '已经登记，这是您的回执', browser.words.slice(0, 400))
  return { browser, caseNo: /\/receipt\/([\d-]+)$/.exec(browser.here.path)?.[1] ?? assert.fail(browser.here.path) }
}

test('HL-02: what is sent to 12345 becomes an order with type, place, contact and photo; the receipt says the minutes', async () => {
  const { browser, caseNo } = await send({ contact: { noReply: 'yes' } })
  assert.match(browser.words, /最迟 \d+月\d+日 \d\d:\d\d\s*12345热线中心审核/)
  const view = await (await served.staffGet('xf.agent'))(`/api/v1/cases/${caseNo}`)
  assert.deepEqual(
    [view.state, view.order.type, view.order.noReply, view.placeRegion, view.place, view.files.length],
    ['order-created', 'HELP', true, '450102', '长青路18号门口', 1],
  )
  assert.deepEqual([view.eService, view.requests], [false, []])
})

test('HL-02: without a type the page asks for one and keeps every word; without a name it is taken all the same', async () => {
  const browser = served.browser()
  await browser.open('/12345')
  await browser.press('next', { title: leak.title, content: leak.content })
  assert.equal(browser.here.status, 422)
  assert.match(browser.words, /请选一种；说不清楚的，选“其他”/)
  assert.ok(browser.here.html.includes(`${leak.content}</textarea>`))
  const { caseNo } = await send({ identity: 'anonymous' })
  const view = await (await served.staffGet('xf.agent'))(`/api/v1/cases/${caseNo}`)
  assert.deepEqual(view.parties, [])
})

test('RG-1: turning to the sealed door on the way keeps the words and makes no order; turning back is 12345 again', async () => {
  const browser = served.browser()
  await browser.open('/12345')
  await browser.press('seal', leak)
  assert.match(browser.words, /密封通道/)
  await browser.press('unseal')
  assert.equal(browser.heading, '找12345，什么事？')
  assert.deepEqual(
    browser.fields.find(([name]) => name === 'title'),
    ['title', leak.title],
  )
})

test('HS-12…HS-21: the own page says minutes, the return and what it cost; done again inside the window, refused before', async () => {
  const { browser, caseNo } = await send()
  const { world } = served
  const later = (minutes: number) => world.clock.set(world.clock.now().add({ minutes }))
  await browser.open(`/track/${caseNo}`)
  assert.match(browser.words, /正在审核，最迟 \d+月\d+日 \d\d:\d\d前/)
  await browser.open(`/track/${caseNo}/reopen-order`)
  assert.equal(browser.here.status, 409)
  const act = async (login: string, verb: string, input: object = {}) =>
    (await served.staff(login))(caseNo, verb, input)
  const works = '450100-ZJ'
  await act('xf.agent', 'check-order', { type: 'HELP', urgency: 'normal', category: '01/08', placeRegion: '450102' })
  await act('xf.dispatcher', 'dispatch-order', { to: works })
  later(5)
  await act('zj.liaison', 'request-order-return', { ground: 'not-duty', reason: '管网由水务集团负责。' })
  later(10)
  await act('xf.dispatcher', 'decide-order-return', { decision: 'denied', reason: '派单目录列明。' })
  await browser.open(`/track/${caseNo}`)
  assert.match(browser.words, /有单位退过单，一共耽误了15分钟。答复您的期限照算/)
  await act('zj.handler', 'reply-caller', {
    result: 'solved',
    reply: '长青路18号门口水管漏水，阀门已经更换，路面积水已经清理。',
    feedback: '已到场更换。',
  })
  await act('xf.agent', 'audit-feedback', { decision: 'pass' })
  await act('xf.agent', 'call-back', { outcome: 'solved', satisfied: 1 })
  await browser.open(`/track/${caseNo}`)
  assert.match(browser.words, /没有解决，要求重办.*到 \d+月\d+日（星期.）为止/s)
  await browser.open(`/track/${caseNo}/rate`)
  await browser.press('next', { office: '1', handler: '3' })
  assert.equal(browser.heading, '评价已经收到')
  await browser.open(`/track/${caseNo}/reopen-order`)
  await browser.press('next', { text: '修好第二天又漏水了。' })
  assert.equal(browser.heading, '已经要求重办', browser.words.slice(0, 300))
})

test('HS-20: handed over to the petition line only with the person’s own yes', async () => {
  const { browser, caseNo } = await send()
  await browser.open(`/track/${caseNo}/hand-to-petition`)
  assert.match(browser.words, /编号和查询码不变/)
  await browser.press('next', { consent: 'false' })
  assert.equal(browser.here.status, 422)
  assert.match(browser.words, /转为信访要您自己同意/)
  await browser.press('next', { consent: 'true' })
  assert.equal(browser.heading, '已经转为信访', browser.words.slice(0, 300))
  await browser.open(`/track/${caseNo}`)
  assert.match(browser.words, /告诉您转给了谁/)
})
