import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { plainBrowser } from '../../../test/plain-browser.ts'
import { type Served, servePortal } from '../../../test/portal.ts'
import { jobPrincipal } from '../../kernel/index.ts'

let served: Served
before(async () => {
  served = await servePortal('portal-submit')
})
after(() => served?.close())

type Browser = ReturnType<typeof plainBrowser>

const what = {
  title: '小区连续三天停水，请求恢复供水',
  content: '我住幸福路18号小区，从本月3日起停水三天。\n打过物业电话三次。',
  eventDate: '2026-05-28',
}
const contact = { name: '陈小满', phone: '13800138000', address: '幸福路18号', eService: 'yes', need: ['large-print'] }
const photo = { name: '停水通知.jpg', type: 'image/jpeg', content: 'pixels' }

/** To the last page, answering everything. */
async function toCheck(browser: Browser, more: { identity?: string; what?: object; files?: (typeof photo)[] } = {}) {
  await browser.open('/submit')
  await browser.press('next', { ...what, ...more.what })
  await browser.press('next', { placeRegion: '450102', place: '幸福路18号小区', about: '小区物业' })
  await browser.press('add-request', { request: ['恢复供水'] })
  await browser.press('next', { request: ['恢复供水', '公布检修计划'] })
  await browser.press('next', {}, more.files ?? [])
  await browser.press('next', { identity: more.identity ?? 'named' })
  if (more.identity !== 'anonymous') await browser.press('next', contact)
  assert.equal(browser.heading, '看一遍，没有错就提交', browser.words.slice(0, 400))
}

const caseOf = (browser: Browser): string =>
  /\/receipt\/([\d-]+)$/.exec(browser.here.path)?.[1] ?? assert.fail(browser.words)

/** What the office of the place got. */
const stored = async (caseNo: string) => {
  const registrar = await served.staffGet('cd.xf.registrar')
  return registrar(`/api/v1/cases/${caseNo}`)
}
const casesStored = async (): Promise<number> => {
  const { rows } = await served.world.house.kernel.units.read(jobPrincipal('test'), (tx) =>
    sql<{ n: number }>`select count(*)::int as n from submission`.execute(tx),
  )
  return rows[0]?.n ?? 0
}

describe('the whole way with script off', () => {
  test('every answer arrives at the office; the receipt shows number and code', async () => {
    const browser = served.browser()
    await toCheck(browser, { files: [photo] })
    for (const words of [
      what.title,
      '城东区，幸福路18号小区',
      '小区物业',
      '公布检修计划',
      '停水通知.jpg',
      '同意电子送达',
      '书面答复用大字',
    ])
      assert.ok(browser.words.includes(words), words)
    await browser.press('send')
    assert.equal(browser.heading, '已经登记，这是您的回执')
    const caseNo = caseOf(browser)
    const code = served.world.house.kernel.vault.queryCode(caseNo, 1)
    assert.ok(browser.words.includes(code.replaceAll('-', ' ')))
    assert.match(browser.here.html, /src="data:image\/svg\+xml,/)
    const view = await stored(caseNo)
    assert.deepEqual(
      [view.title, view.content, view.requests, view.place, view.about, view.placeRegion, view.eService, view.needs],
      [
        what.title,
        what.content,
        ['恢复供水', '公布检修计划'],
        '幸福路18号小区',
        '小区物业',
        '450102',
        true,
        ['书面答复用大字'],
      ],
    )
    assert.deepEqual(
      view.files.map(({ name }: { name: string }) => name),
      ['停水通知.jpg'],
    )
    assert.equal(view.channel, '03')
  })

  test('Enter on the last page sends; the receipt comes as PDF, also in large print', async () => {
    const browser = served.browser()
    await toCheck(browser)
    await browser.press('next')
    const caseNo = caseOf(browser)
    for (const path of [`/receipt/${caseNo}.pdf`, `/receipt/${caseNo}/large.pdf`]) {
      const pdf = await browser.ask('GET', path)
      assert.deepEqual([pdf.status, pdf.headers.get('content-type')], [200, 'application/pdf'], path)
      assert.ok(pdf.html.startsWith('%PDF'), path)
    }
  })

  test('a double click and a reload register once, also with files; the same page with other words is asked about', async () => {
    const browser = served.browser()
    await toCheck(browser, { files: [photo] })
    const body = new URLSearchParams([...browser.fields, ['go', 'send']])
    const before = await casesStored()
    const [first, second] = await Promise.all([
      browser.ask('POST', '/submit/check', body, { origin: served.url }),
      browser.ask('POST', '/submit/check', body, { origin: served.url }),
    ])
    const third = await browser.ask('POST', '/submit/check', body, { origin: served.url })
    assert.deepEqual(
      [second.headers.get('location'), third.headers.get('location')],
      [first.headers.get('location'), first.headers.get('location')],
    )
    assert.equal(await casesStored(), before + 1)

    body.set('title', '另一件事')
    body.delete('file')
    const other = await browser.ask('POST', '/submit/check', body, { origin: served.url })
    assert.equal(other.status, 409)
    assert.equal(browser.heading, '这一页已经提交过一次')
    assert.ok(browser.words.includes('另一件事'), 'the text is kept')
    await browser.press('next')
    assert.equal(browser.heading, '已经登记，这是您的回执')
    assert.equal(await casesStored(), before + 2)
  })

  test('nobody else can fetch the answer of a form by its key', async () => {
    const [mine, other] = [served.browser(), served.browser()]
    await toCheck(mine)
    const [key = ''] = valuesOf(mine, 'key')
    await mine.press('send')
    await toCheck(other)
    await other.press('send', { key })
    assert.notEqual(caseOf(other), caseOf(mine))
  })
})

describe('nothing typed is ever lost', () => {
  test('back, edit, add, remove and find carry every answer', async () => {
    const browser = served.browser()
    await toCheck(browser, { files: [photo, { ...photo, name: '群聊.png' }] })
    await browser.press('edit-requests')
    assert.equal(browser.heading, '您希望怎么解决？')
    await browser.press('remove-request-0')
    assert.deepEqual(valuesOf(browser, 'request'), ['公布检修计划'])
    await browser.press('add-request')
    await browser.press('next', { request: ['公布检修计划', '送水'] })
    assert.equal(browser.heading, '看一遍，没有错就提交', 'after a change straight back to the last page')
    await browser.press('edit-evidence')
    const [first] = valuesOf(browser, 'file')
    await browser.press(`remove-file-${first}`)
    assert.equal(valuesOf(browser, 'file').length, 1)
    await browser.press('back')
    assert.equal(browser.heading, '看一遍，没有错就提交')
    await browser.press('back')
    await browser.press('back')
    await browser.press('back')
    assert.equal(browser.heading, '有没有照片或者材料？')
    await browser.press('upload', {}, [{ ...photo, name: '第三张.jpg' }])
    assert.ok(browser.words.includes('已经上传 2 个文件') && browser.words.includes('第三张.jpg'))
    await browser.press('next')
    await browser.press('next')
    await browser.press('next')
    await browser.press('send')
    const view = await stored(caseOf(browser))
    assert.deepEqual(view.requests, ['公布检修计划', '送水'])
    assert.deepEqual(
      view.files.map(({ name }: { name: string }) => name).toSorted(),
      ['第三张.jpg', '群聊.png'].toSorted(),
    )
  })

  test('a text that is too long comes back whole, with the sentence beside it', async () => {
    const browser = served.browser()
    await browser.open('/submit')
    const long = '停水了。'.repeat(5_100)
    await browser.press('next', { title: '停水', content: long, eventDate: '2062-01-01' })
    assert.equal(browser.here.status, 422)
    assert.deepEqual(valuesOf(browser, 'content'), [long])
    assert.ok(browser.words.includes('经过最多写 20000 字，现在是 20400 字'))
    assert.ok(browser.words.includes('这一天还没有到'))
    assert.match(browser.here.html, /<title>有地方要改：/)
  })

  test('a day that no calendar knows is kept in the person’s words', async () => {
    const browser = served.browser()
    await toCheck(browser, { what: { eventDate: '去年夏天' } })
    await browser.press('send')
    assert.match((await stored(caseOf(browser))).content, /\n从哪天开始：去年夏天$/)
  })

  test('the display switch shows the same page again, with what was typed and chosen', async () => {
    const browser = served.browser()
    await browser.open('/submit')
    await browser.press('next', what)
    await browser.press('text-large', { place: '写到一半', placeRegion: '450103' })
    assert.equal(browser.heading, '在哪里，请谁处理？')
    assert.deepEqual([valuesOf(browser, 'place'), valuesOf(browser, 'placeRegion')], [['写到一半'], ['450103']])
    assert.match(browser.here.html, /<html[^>]* class="large"/)
    await browser.press('contrast-high')
    assert.match(browser.here.html, /<html[^>]* class="large contrast"/)
    await browser.press('next')
    await browser.press('next')
    await browser.press('text-normal', {}, [photo])
    assert.ok(browser.words.includes('停水通知.jpg'), 'chosen files are kept too')
    assert.match(browser.here.html, /<html[^>]* class="contrast"/)
  })

  test('files that cannot be taken are named, the others stay', async () => {
    const browser = served.browser()
    await browser.open('/submit')
    await browser.press('next', what)
    await browser.press('next')
    await browser.press('next')
    const large = { name: '录像.mp4', content: new Uint8Array(served.world.house.kernel.settings.fileBytes + 1) }
    await browser.press('next', {}, [
      photo,
      { name: '演示.exe', content: 'MZ' },
      large,
      { name: '空.pdf', content: '' },
    ])
    assert.equal(browser.here.status, 422)
    for (const words of [
      '“演示.exe”这种文件收不了',
      '“录像.mp4”超过 31.5 MB',
      '“空.pdf”是空的',
      '已经上传 1 个文件',
      '停水通知.jpg',
    ])
      assert.ok(browser.words.includes(words), words)
    const many = Array.from({ length: 12 }, (_, n) => ({ ...photo, name: `${n}.jpg` }))
    await browser.press('upload', {}, many)
    assert.ok(browser.words.includes('已经上传 10 个文件') && browser.words.includes('没有收下'))
    await browser.press('next')
    assert.equal(browser.heading, '要不要留姓名？')
  })

  test('files that lay too long are said before sending, not silently left out', async () => {
    const browser = served.browser()
    await toCheck(browser, { files: [photo] })
    await served.world.house.kernel.units.write(jobPrincipal('test'), (tx) =>
      sql`delete from file where case_no is null`.execute(tx),
    )
    await browser.press('send')
    assert.equal(browser.heading, '有没有照片或者材料？')
    assert.ok(browser.words.includes('有 1 个文件已经提交过，或者放了一天没有提交，请重新上传'))
    await browser.press('next')
    assert.equal(browser.heading, '看一遍，没有错就提交')
  })
})

describe('who and to whom', () => {
  test('an anonymous matter skips the contact page and leaves a name typed before behind', async () => {
    const browser = served.browser()
    await toCheck(browser)
    await browser.press('edit-identity')
    await browser.press('next', { identity: 'anonymous' })
    assert.equal(browser.heading, '看一遍，没有错就提交')
    assert.ok(!browser.words.includes('陈小满'))
    await browser.press('back')
    assert.equal(browser.heading, '要不要留姓名？', 'back passes over the page that is not asked')
    await browser.press('next')
    await browser.press('send')
    assert.ok(browser.words.includes('您没有留姓名，查询码丢了补不回来'))
    const view = await stored(caseOf(browser))
    assert.deepEqual(
      view.parties.map(({ name }: { name: string }) => name),
      [],
    )
  })

  test('a name without a way to answer, an odd number, no choice: each is said with the way out', async () => {
    const browser = served.browser()
    await browser.open('/submit')
    await browser.press('next', what)
    await browser.press('next')
    await browser.press('next')
    await browser.press('next')
    await browser.press('next')
    assert.ok(browser.words.includes('请选一种，三种都会登记'))
    await browser.press('next', { identity: 'confidential' })
    await browser.press('next')
    for (const words of ['请写姓名', '手机和收信地址请留一样', '请选一种送达方式'])
      assert.ok(browser.words.includes(words), words)
    await browser.press('next', { name: '陈小满', phone: '1380013', eService: 'no' })
    assert.ok(browser.words.includes('“1380013”不像电话号码'))
    await browser.press('next')
    assert.equal(browser.heading, '看一遍，没有错就提交', 'sent again as it is, it stands')
    await browser.press('send')
    const view = await (await served.staffGet('xf.registrar'))(`/api/v1/cases/${caseOf(browser)}`)
    assert.equal(view.confidential, true)
  })

  test('an organ is found by what it does; another query asks again; the chosen one receives it', async () => {
    const browser = served.browser()
    await browser.open('/submit')
    await browser.press('next', what)
    await browser.press('find-organ', { organQuery: '公交', placeRegion: '450102' })
    assert.ok(browser.words.includes('示例市交通运输局'))
    await browser.press('next', { organQuery: '天文观测' })
    assert.equal(browser.here.status, 422)
    assert.ok(browser.words.includes('没有找到“天文观测”'))
    await browser.press('next', { organQuery: '自来水' })
    assert.equal(browser.heading, '在哪里，请谁处理？', 'the answer is shown first')
    assert.match(browser.here.html, /示例市城市管理局/)
    await browser.press('next', { addressedTo: '450100-CG' })
    await browser.press('next')
    await browser.press('next')
    await browser.press('next', { identity: 'anonymous' })
    assert.ok(browser.words.includes('示例市城市管理局'))
    await browser.press('send')
    assert.ok(browser.words.includes('示例市城市管理局书面告诉您是否受理'))
  })

  test('words that point to another lawful way show it with its time bar, and never stop anybody', async () => {
    const browser = served.browser()
    await toCheck(browser, { what: { title: '不服罚款决定', content: '城管罚款五百元，我认为处罚不对。' } })
    assert.ok(browser.words.includes('这件事也许还有别的法定途径'))
    assert.match(
      browser.words,
      /申请行政复议：60日，从知道或者应当知道该行政行为之日起算；从您写的那天算，申请行政复议到2026年7月27日/,
    )
    await browser.press('send')
    assert.equal(browser.heading, '已经登记，这是您的回执')
  })
})

describe('the sealed door', () => {
  test('sealed from the button on: no copy on the device, no organ asked, no title afterwards, nothing in lists', async () => {
    const browser = served.browser()
    await browser.open('/')
    assert.doesNotMatch(browser.here.html, /href="[^"]*seal/)
    await browser.press('seal', {}, [], 'sealed-door')
    assert.equal(browser.here.path, '/submit')
    assert.equal(browser.here.headers.get('cache-control'), 'no-store')
    assert.equal(browser.heading, '您要反映什么人、什么事？')
    await browser.press('next', { title: '某站点违规发放物资', content: '今年七月，站里把物资分给了不在名单上的人。' })
    assert.doesNotMatch(browser.here.html, /organQuery/)
    await browser.press('next', { about: '某镇水利站负责人' })
    await browser.press('next')
    await browser.press('next', {}, [{ ...photo, name: '证据.jpg' }])
    await browser.press('next', { identity: 'anonymous' })
    assert.equal(browser.here.headers.get('cache-control'), 'no-store')
    await browser.press('send')
    const caseNo = caseOf(browser)
    assert.equal(browser.here.headers.get('cache-control'), 'no-store')
    assert.ok(!browser.words.includes('违规发放') && browser.words.includes('这件事已经密封'))
    await browser.open(`/track/${caseNo}`)
    for (const words of ['违规发放', '水利站', '证据', '信访局正在']) assert.ok(!browser.words.includes(words), words)
    assert.ok(browser.words.includes('已经登记并密封'))
    const { rows } = await served.world.house.kernel.units.read(jobPrincipal('test'), (tx) =>
      sql<{ sealed: boolean; purpose: string; addressed: string | null }>`
        select h.sealed, s.purpose, s.addressed_to as addressed from case_head h join submission s using (case_no) where case_no = ${caseNo}`.execute(
        tx,
      ),
    )
    assert.deepEqual(rows, [{ sealed: true, purpose: '04', addressed: null }])
  })

  test('what was written at the open door goes along, and comes back', async () => {
    const browser = served.browser()
    await browser.open('/submit')
    await browser.press('seal', what)
    assert.deepEqual([valuesOf(browser, 'kind'), valuesOf(browser, 'title')], [['sealed'], [what.title]])
    await browser.press('unseal')
    assert.deepEqual([valuesOf(browser, 'kind'), valuesOf(browser, 'title')], [['matter'], [what.title]])
  })
})

describe('who may send', () => {
  test('a form of another visit, or one that lay too long, is asked for once more with everything typed', async () => {
    const browser = served.browser()
    await toCheck(browser)
    const before = await casesStored()
    browser.cookies.delete('visit')
    await browser.press('send')
    assert.equal(browser.here.status, 403)
    assert.ok(
      browser.words.includes('请再提交一次') && browser.words.includes(what.title) && browser.words.includes('Cookie'),
    )
    assert.equal(await casesStored(), before)
    await browser.press('next')
    assert.equal(browser.heading, '已经登记，这是您的回执')

    const slow = served.browser()
    await toCheck(slow)
    const { clock } = served.world
    const now = clock.now()
    clock.set(now.add({ hours: 25 }))
    await slow.press('send')
    clock.set(now)
    assert.ok(slow.words.includes('这一页放得太久了') && slow.words.includes(what.content.split('\n')[1] ?? ''))
    await slow.press('next')
    assert.equal(slow.heading, '已经登记，这是您的回执')
  })

  test('a form that says itself that it comes from elsewhere is refused in words', async () => {
    const browser = served.browser()
    await toCheck(browser)
    const before = await casesStored()
    const body = new URLSearchParams([...browser.fields, ['go', 'send']])
    for (const [name, value] of [
      ['origin', 'https://elsewhere.example'],
      ['sec-fetch-site', 'cross-site'],
    ] as const) {
      const refused = await browser.ask('POST', '/submit/check', body, { [name]: value })
      assert.equal(refused.status, 403)
      assert.match(refused.headers.get('content-type') ?? '', /^text\/html/)
      assert.ok(browser.words.includes('从别的网站送来'))
    }
    assert.equal(await casesStored(), before)
  })

  test('over the limit of an address the text stays on the page, and goes out later', async () => {
    const browser = served.browser()
    await toCheck(browser)
    const { settings } = served.world.house.kernel
    const most = settings.submissionsPerAddressPerHour
    settings.submissionsPerAddressPerHour = 0
    await browser.press('send')
    settings.submissionsPerAddressPerHour = most
    assert.deepEqual([browser.here.status, browser.here.headers.get('retry-after')], [429, '3600'])
    assert.ok(browser.words.includes('请等一会儿再提交') && browser.words.includes(what.title))
    await browser.press('next')
    assert.equal(browser.heading, '已经登记，这是您的回执')
  })
})

const valuesOf = (browser: Browser, field: string): string[] =>
  browser.fields.filter(([name]) => name === field).map(([, value]) => value)
