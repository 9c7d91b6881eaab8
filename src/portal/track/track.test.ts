import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { plainBrowser } from '../../../test/plain-browser.ts'
import { handleUntil, type Served, servePortal } from '../../../test/portal.ts'
import { submit } from '../../petitions/index.ts'

let served: Served
before(async () => {
  served = await servePortal('portal-track')
})
after(() => served?.close())

type Browser = ReturnType<typeof plainBrowser>
const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202Egpj.exe'

const letter = {
  channel: '03',
  title: '小区连续三天停水',
  content: '从本月3日起停水三天。',
  requests: ['恢复供水', '公布检修计划'],
  petitioner: { name: '陈小满', phone: '13800138000', address: '幸福路18号' },
  eService: true,
}
const send = (more: object = {}) => submit(served.world.house.petitions, { ...letter, ...more }, null, null)

/** A browser that opened a case with number and code. */
async function signedIn(of: { caseNo: string; queryCode: string }): Promise<Browser> {
  const browser = served.browser()
  await browser.open('/track')
  await browser.press('next', { caseNo: of.caseNo, queryCode: of.queryCode })
  assert.equal(browser.here.path, `/track/${of.caseNo}`, browser.words.slice(0, 300))
  return browser
}
const act = async (browser: Browser, caseNo: string, action: string) => browser.open(`/track/${caseNo}/${action}`)

describe('number and code', () => {
  test('as on paper, or as people type them; several cases may be open; leaving closes them all', async () => {
    const [one, two] = [await send(), await send()]
    const browser = served.browser()
    await browser.open(`/track?no=${one.caseNo}`)
    assert.equal(browser.fields.find(([name]) => name === 'caseNo')?.[1], one.caseNo)
    await browser.press('next', { queryCode: one.queryCode.toLowerCase().replaceAll('-', ' ') })
    assert.equal(browser.heading, letter.title)
    await browser.open('/track')
    await browser.press('next', { caseNo: two.caseNo.replaceAll('-', ''), queryCode: two.queryCode })
    for (const { caseNo } of [one, two]) {
      await browser.open(`/track?no=${caseNo}`)
      assert.equal(browser.here.path, `/track/${caseNo}`)
    }
    await browser.press('leave')
    assert.equal(browser.heading, '查办理进度')
    await browser.open(`/track/${one.caseNo}`)
    assert.equal(browser.here.path, `/track?no=${one.caseNo}`)
    assert.equal(browser.heading, '查办理进度')
  })

  test('an unknown number and a wrong code get the same page; what was typed stays', async () => {
    const { caseNo, queryCode } = await send()
    const pages: string[] = []
    for (const typed of [
      { caseNo, queryCode: 'AAAA-AAAA-AAAA-AAAA' },
      { caseNo: '450100-2026-9999999-9', queryCode },
    ]) {
      const browser = served.browser()
      await browser.open('/track')
      await browser.press('next', typed)
      assert.equal(browser.here.status, 404)
      assert.equal(browser.fields.find(([name]) => name === 'caseNo')?.[1], typed.caseNo)
      pages.push(browser.words)
    }
    assert.equal(pages[0], pages[1])
    assert.match(pages[0] ?? '', /编号和查询码对不上/)
  })

  test('what cannot be right is said beside the field before anybody is asked; the display switch keeps it', async () => {
    const browser = served.browser()
    await browser.open('/track')
    await browser.press('next', { caseNo: '450100-2026', queryCode: '7K3M 9QXT' })
    assert.equal(browser.here.status, 422)
    assert.ok(browser.words.includes('编号是 18 位数字，现在是 10 位') && browser.words.includes('现在是 8 位'))
    await browser.press('text-large')
    assert.match(browser.here.html, /<html[^>]* class="large"/)
    assert.deepEqual(
      browser.fields.filter(([name]) => ['caseNo', 'queryCode'].includes(name)).map(([, value]) => value),
      ['450100-2026', '7K3M 9QXT'],
    )
  })

  test('after ten wrong codes the case rests for an hour, in words', async () => {
    const { caseNo, queryCode } = await send()
    const browser = served.browser()
    await browser.open('/track')
    for (let i = 0; i < 10; i++) await browser.press('next', { caseNo, queryCode: '0000-0000-0000-0000' })
    await browser.press('next', { caseNo, queryCode })
    assert.equal(browser.here.status, 429)
    assert.equal(browser.heading, '试的次数太多，请等一会儿')
    served.world.clock.set(served.world.clock.now().add({ hours: 1 }))
    await signedIn({ caseNo, queryCode })
  })

  test('the code is in no address, no cookie and no header; cookies are closed to scripts', async () => {
    const sent = await send()
    const browser = await signedIn(sent)
    await browser.open(`/receipt/${sent.caseNo}`)
    const bare = sent.queryCode.replaceAll('-', '')
    assert.ok(browser.words.replaceAll(' ', '').includes(bare), 'the receipt itself shows it')
    for (const line of browser.setCookies) {
      assert.match(line, /; HttpOnly; SameSite=Lax$/)
      assert.ok(!decodeURIComponent(line).replaceAll('-', '').includes(bare))
      const [, value = ''] = /^visit=([^;]*)/.exec(line) ?? []
      const opened = Buffer.from(value, 'base64url').toString('latin1')
      assert.ok(!opened.includes(sent.caseNo), 'sealed: not even the number can be read')
    }
    browser.cookies.set('visit', `${browser.cookies.get('visit')?.slice(0, -4)}AAAA`)
    await browser.open(`/track/${sent.caseNo}`)
    assert.equal(browser.heading, '查办理进度', 'a changed cookie opens nothing')
  })

  test('a case closes itself half an hour after the last look; an act written meanwhile goes on after signing in', async () => {
    const sent = await send()
    const browser = await signedIn(sent)
    const { clock } = served.world
    clock.set(clock.now().add({ minutes: 29 }))
    await act(browser, sent.caseNo, 'supplement')
    assert.equal(browser.heading, '补充情况或照片')
    clock.set(clock.now().add({ minutes: 31 }))
    await browser.press('next', { text: '又停水了，写了很久。' }, [{ name: '照片.jpg', content: 'pixels' }])
    assert.equal(browser.here.status, 401)
    assert.equal(browser.heading, '请再输一次编号和查询码')
    await browser.press('next', { queryCode: 'AAAA-AAAA-AAAA-AAAA' })
    await browser.press('next', { queryCode: sent.queryCode })
    assert.equal(browser.heading, '补充情况或照片')
    assert.ok(browser.words.includes('又停水了，写了很久。') && browser.words.includes('照片.jpg'))
    await browser.press('next')
    assert.equal(browser.heading, '补充已经收到')
  })
})

describe('the page of a case', () => {
  test('where it is, by when, how that was reckoned, what comes: at every stage of an ordinary case', async () => {
    const sent = await send()
    const browser = await signedIn(sent)
    assert.ok(browser.words.includes('示例市信访局已经收到并登记，最迟 2026年6月16日'))
    assert.ok(browser.words.includes('这个期限是怎么算的') && browser.words.includes('《信访工作条例》第二十二条'))
    assert.ok(browser.words.includes('转给该管的单位，并告诉您转给了谁'))
    assert.ok(browser.words.includes('还没有人看过'))
    await handleUntil(served, sent.caseNo, 'served')
    await browser.open(`/track/${sent.caseNo}`)
    assert.match(
      browser.words,
      /处理意见书 6月1日送到您手上。不同意的话，您可以申请复查，最迟 2026年7月1日（星期三），当天也算。/,
    )
    assert.ok(browser.words.includes('申请复查') && browser.words.includes('向谁申请、到哪天为止'))
    for (const words of [
      '示例市信访局转送给示例市住房和城乡建设局',
      '受理告知书',
      '信访处理意见书',
      '示住建信处〔2026〕',
    ])
      assert.ok(browser.words.includes(words), words)
    assert.match(browser.here.html, /href="\/track\/[\d-]+\/rate"/)
    assert.ok(browser.words.includes('现在还不能的'))
  })

  test('letters are read as a page, as PDF and in large print, with the full name', async () => {
    const sent = await send()
    await handleUntil(served, sent.caseNo, 'transferred')
    const browser = await signedIn(sent)
    const href = /href="(\/track\/[\d-]+\/documents\/[\w-]+)"/.exec(browser.here.html)?.[1] ?? assert.fail('no letter')
    await browser.open(href)
    assert.ok(browser.words.includes('陈小满') && browser.words.includes('这封信说了什么'))
    for (const path of [`${href}.pdf`, `${href}/large.pdf`]) {
      const pdf = await browser.ask('GET', path)
      assert.deepEqual([pdf.status, pdf.headers.get('content-type')], [200, 'application/pdf'])
      assert.equal(pdf.headers.get('cache-control'), 'no-store')
    }
    const other = await send()
    const stranger = await signedIn(other)
    await stranger.open(href)
    assert.equal(stranger.heading, '查办理进度', 'another case’s letter asks for its code')
    await stranger.open(href.replace(sent.caseNo, other.caseNo))
    assert.deepEqual([stranger.here.status, stranger.heading], [404, '没有这一页'])
  })

  test('who looked at the name stands on the page, with post and purpose (RG-8)', async () => {
    const sent = await send()
    const registrar = await served.staffPost('xf.registrar')
    await registrar(`/api/v1/cases/${sent.caseNo}/reveal`, { purpose: 'contact', reason: '核实停水楼栋' })
    const browser = await signedIn(sent)
    assert.match(browser.words, /示例市信访局登记员，用途：联系信访人核实情况（核实停水楼栋）/)
  })

  test('text written by others stays text on every page that shows it', async () => {
    const sent = await send({
      title: HOSTILE,
      requests: [HOSTILE],
      petitioner: { name: HOSTILE, phone: '13800138000' },
    })
    await handleUntil(served, sent.caseNo, 'transferred')
    const browser = await signedIn(sent)
    const letterPage = /href="(\/track\/[\d-]+\/documents\/[\w-]+)"/.exec(browser.here.html)?.[1] ?? ''
    for (const path of [
      `/track/${sent.caseNo}`,
      `/receipt/${sent.caseNo}`,
      `/track/${sent.caseNo}/supplement`,
      letterPage,
    ]) {
      await browser.open(path)
      assert.ok(browser.here.html.includes('&lt;script&gt;'), path)
      assert.doesNotMatch(browser.here.html, /<script>|<img src="?x/, path)
      assert.doesNotMatch(browser.here.html.replace(/ value="[^"]*"/g, ''), /\u202E/, path)
    }
  })
})

describe('what the person can do', () => {
  test('supplement with a picture, remove one, pictures alone; nothing at all is asked about', async () => {
    const sent = await send()
    const browser = await signedIn(sent)
    await act(browser, sent.caseNo, 'supplement')
    await browser.press('next')
    assert.equal(browser.here.status, 422)
    assert.ok(browser.words.includes('请写几句，或者上传一个文件'))
    await browser.press('upload', { text: '又停水了' }, [
      { name: '一.jpg', content: 'a' },
      { name: '二.jpg', content: 'b' },
      { name: '三.exe', content: 'c' },
    ])
    assert.ok(
      browser.words.includes('又停水了') &&
        browser.words.includes('已经上传 2 个文件') &&
        browser.words.includes('三.exe'),
    )
    const [first] = browser.fields.filter(([name]) => name === 'file').map(([, id]) => id)
    await browser.press(`remove-file-${first}`)
    await browser.press('text-large')
    assert.ok(browser.words.includes('又停水了') && browser.words.includes('已经上传 1 个文件'))
    await browser.press('next', { text: '' })
    assert.equal(browser.heading, '补充已经收到')
    assert.equal(browser.here.path, `/track/${sent.caseNo}/supplement/done`)
    const view = await (await served.staffGet('xf.registrar'))(`/api/v1/cases/${sent.caseNo}`)
    assert.deepEqual(
      view.files.map(({ name }: { name: string }) => name),
      ['二.jpg'],
    )
    await browser.open(`/track/${sent.caseNo}`)
    assert.ok(browser.words.includes('您补充了情况和1个附件。'))
  })

  test('urge: answered within two working days, once a day, and the answer stands beside it', async () => {
    const sent = await send()
    await handleUntil(served, sent.caseNo, 'handling')
    const browser = await signedIn(sent)
    await act(browser, sent.caseNo, 'urge')
    await browser.press('next', { text: '老人用水困难' })
    assert.equal(browser.heading, '催办已经发出')
    assert.match(browser.words, /最迟 6月3日（星期三） 该单位回应您/)
    await act(browser, sent.caseNo, 'urge')
    assert.equal(browser.here.status, 409)
    assert.ok(browser.words.includes('您今天已经催办过'))
    const other = await signedIn(sent)
    const again = new URLSearchParams({ text: '写了很久的话', token: other.fields[0]?.[1] ?? '', go: 'next' })
    await other.ask('POST', `/track/${sent.caseNo}/urge`, again)
    assert.ok(
      other.words.includes('您今天已经催办过') && other.words.includes('写了很久的话'),
      'a refusal keeps the text',
    )
    await (await served.staff('zj.handler'))(sent.caseNo, 'answer-urge', { reply: '检修材料已到，本周施工。' })
    served.world.clock.set(served.world.clock.now().add({ hours: 24 }))
    const later = await signedIn(sent)
    assert.ok(later.words.includes('给您的回应') && later.words.includes('检修材料已到'))
    await act(later, sent.caseNo, 'urge')
    assert.ok(later.words.includes('您催办过 1 次') && later.words.includes('检修材料已到'))
  })

  test('rate: too early is said; two grades with reasons; changed once, not twice; sent twice counts once', async () => {
    const sent = await send()
    const early = await signedIn(sent)
    await act(early, sent.caseNo, 'rate')
    assert.equal(early.here.status, 409)
    assert.ok(early.words.includes('还没有答复您。') && early.words.includes('返回办理进度'))
    await handleUntil(served, sent.caseNo, 'served')
    const browser = await signedIn(sent)
    await act(browser, sent.caseNo, 'rate')
    await browser.press('next', { office: '1', text: '第二项没说清' })
    assert.equal(browser.here.status, 422)
    assert.ok(browser.words.includes('请给办理单位选一项') && browser.words.includes('第二项没说清'))
    const body = new URLSearchParams([
      ...browser.fields,
      ['handler', '3'],
      ['officeReason', 'fast'],
      ['handlerReason', 'unclear'],
      ['go', 'next'],
    ])
    const path = `/track/${sent.caseNo}/rate`
    const [one, two] = [await browser.ask('POST', path, body), await browser.ask('POST', path, body)]
    assert.deepEqual([one.status, two.status], [303, 303])
    const ratingsSeenBy = async (account: string): Promise<string[]> => {
      const view = await (await served.staffGet(account))(`/api/v1/cases/${sent.caseNo}`)
      return view.records
        .filter(({ kind }: { kind: string }) => kind === 'rate')
        .map(({ body }: { body: { text: string } }) => body.text)
    }
    assert.deepEqual(await ratingsSeenBy('xf.dispatcher'), ['信访部门：办得快。\n办理单位：没有说清楚。\n第二项没说清'])
    assert.deepEqual(await ratingsSeenBy('zj.handler'), [], 'whoever is rated waits until the window is over (DL-20)')
    await act(browser, sent.caseNo, 'rate')
    assert.ok(browser.words.includes('可以改这一次'))
    await browser.press('next', { office: '1', handler: '2' })
    assert.equal(browser.heading, '评价已经收到')
    await act(browser, sent.caseNo, 'rate')
    assert.ok(browser.words.includes('您已经评价并修改过一次'))
  })

  test('withdraw: two steps, the code comes over the other channel, undone within the days (RG-7)', async () => {
    const sent = await send()
    const browser = await signedIn(sent)
    await act(browser, sent.caseNo, 'withdraw')
    assert.ok(browser.words.includes('138****8000'))
    await browser.press('next', { reason: '水来了。' })
    assert.equal(browser.heading, '撤回：请填确认码')
    assert.ok(browser.words.includes('水来了。'))
    await browser.press('next', { code: '' })
    assert.ok(browser.words.includes('请填确认码'))
    await browser.press('next', { code: 'AAAAAA' })
    assert.ok(browser.words.includes('确认码不对，件没有撤回') && browser.words.includes('水来了。'))
    await browser.press('again')
    await browser.open(`/track/${sent.caseNo}`)
    assert.ok(browser.words.includes('填撤回的确认码') && browser.words.includes('不填，就照常办下去'))
    await act(browser, sent.caseNo, 'withdraw')
    await browser.press('next', { code: await confirmCode(sent.caseNo) })
    assert.equal(browser.heading, '已经撤回')
    assert.ok(browser.words.includes('可以反悔'))
    await browser.open(`/track/${sent.caseNo}`)
    assert.ok(browser.words.includes('您已经撤回，这件事停止办理'))
    await act(browser, sent.caseNo, 'undo-withdrawal')
    await browser.press('next')
    assert.equal(browser.heading, '撤回已经取消')
    await browser.open(`/track/${sent.caseNo}`)
    assert.ok(browser.words.includes('示例市信访局已经收到并登记，最迟'))
  })

  test('without a way to confirm a withdrawal, the page says where it can be done', async () => {
    const browser = await signedIn(await send({ petitioner: undefined, anonymous: true }))
    assert.ok(browser.words.includes('您没有留姓名和电话'))
    await browser.open(`${browser.here.path}/withdraw`)
    assert.ok(browser.words.includes('到接待窗口办理'))
  })

  test('an act without its token is asked for once more; a thank-you that nothing happened for is none', async () => {
    const sent = await send()
    const browser = await signedIn(sent)
    await act(browser, sent.caseNo, 'supplement')
    await browser.press('next', { text: '不要丢', token: 'forged' })
    assert.equal(browser.here.status, 403)
    assert.ok(browser.words.includes('不要丢'))
    await browser.press('next')
    assert.equal(browser.heading, '补充已经收到')
    await browser.open(`/track/${sent.caseNo}/rate/done`)
    assert.equal(browser.here.path, `/track/${sent.caseNo}`)
    await act(browser, sent.caseNo, 'no-such-act')
    assert.deepEqual([browser.here.status, browser.heading], [404, '没有这一页'])
  })

  test('a sealed case takes a supplement and nothing else, and tells nothing (RG-1)', async () => {
    const sent = await send({ purpose: '04', title: '某站点违规' })
    const browser = await signedIn(sent)
    assert.equal(browser.heading, sent.caseNo)
    await act(browser, sent.caseNo, 'supplement')
    assert.ok(!browser.words.includes('违规'))
    await browser.press('next', { text: '补充一张单据' })
    assert.equal(browser.heading, '补充已经收到')
    for (const action of ['urge', 'withdraw', 'rate']) {
      await act(browser, sent.caseNo, action)
      assert.equal(browser.here.status, 404, action)
    }
  })

  test('a merged number shows the kept one’s progress and tells nothing of its petitioner', async () => {
    const kept = await send({ petitioner: { name: '甲一', phone: '13900139000' } })
    const joined = await send()
    const registrar = await served.staff('xf.registrar')
    for (const { caseNo } of [kept, joined]) await registrar(caseNo, 'register')
    const duplicates = await (await served.staffGet('xf.registrar'))(`/api/v1/cases/${joined.caseNo}/duplicates`)
    for (const { caseNo } of duplicates.items)
      await registrar(joined.caseNo, 'confirm-duplicate', { decision: 'repeat', caseNo })
    await registrar(joined.caseNo, 'merge', { into: kept.caseNo, reason: '同一件事' })
    const browser = await signedIn(joined)
    assert.ok(browser.words.includes(`您这件和先前的 ${kept.caseNo} 是同一件事`))
    assert.ok(!browser.words.includes('甲一') && !browser.words.includes('13900139000'))
  })
})

/** From the trial box: a sample city sends nothing out. */
async function confirmCode(caseNo: string): Promise<string> {
  const look = await served.staffGet('xf.system-admin')
  for (let tries = 0; tries < 60; tries++) {
    const { items } = await look('/api/v1/admin/caught-messages')
    const codes = (items as { caseNo: string; words: string }[])
      .filter((item) => item.caseNo === caseNo)
      .flatMap((item) => /确认码 (\d{6})/.exec(item.words)?.[1] ?? [])
    if (codes.length >= 2) return codes[0] ?? ''
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return assert.fail('no confirmation code arrived')
}
