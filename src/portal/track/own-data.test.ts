import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Served, servePortal } from '../../../test/portal.ts'
import { jobPrincipal } from '../../kernel/index.ts'
import { keepFile, reconcile, type SubmissionInput, submit } from '../../petitions/index.ts'

let served: Served
before(async () => {
  served = await servePortal('portal-own-data')
})
after(() => served?.close())

const water: SubmissionInput = {
  channel: '03',
  title: '小区连续三天停水，请求恢复供水',
  content: '从本月3日起停水三天，没有公告。',
  requests: ['恢复供水'],
  petitioner: { name: '陈小满', phone: '138 0013 8000', address: '幸福路18号' },
  eService: true,
}
const send = (more: object = {}) => submit(served.world.house.petitions, { ...water, ...more }, null, null)

const signIn = async (caseNo: string, queryCode: string) => {
  const browser = served.browser()
  await browser.open('/track')
  await browser.press('next', { caseNo, queryCode })
  return browser
}
const opens = async (caseNo: string, queryCode: string): Promise<boolean> =>
  (await signIn(caseNo, queryCode)).here.path === `/track/${caseNo}`

const askFor = async (caseNo: string, phone: string): Promise<string> => {
  const browser = served.browser()
  await browser.open('/track/lost-code')
  await browser.press('next', { caseNo, phone })
  return browser.words
}
const messages = async (caseNo: string): Promise<{ seq: number }[]> => {
  const { rows } = await served.world.house.kernel.units.read(jobPrincipal('send-message'), (tx) =>
    sql<{ seq: number }>`select seq from outbox where case_no = ${caseNo} and kind = 'code-reissued'`.execute(tx),
  )
  return rows
}
const codeOf = (caseNo: string, version: number): string => served.world.house.kernel.vault.queryCode(caseNo, version)

describe('a lost query code', () => {
  test('goes to the phone on file, once in an hour; the old one dies; the course tells it', async () => {
    const { caseNo, queryCode } = await send()
    await askFor(caseNo, '13800138000')
    assert.deepEqual(await messages(caseNo), [{ seq: 2 }])
    await askFor(caseNo, '+86 138-0013-8000')
    assert.equal((await messages(caseNo)).length, 1)
    assert.equal(await opens(caseNo, queryCode), false)
    const browser = await signIn(caseNo, codeOf(caseNo, 2))
    assert.ok(browser.words.includes('查询码换了新的（发到登记的手机），原来的作废'), browser.words)
    // The slip made again carries the new one.
    await browser.open(`/receipt/${caseNo}`)
    assert.ok(browser.words.includes(codeOf(caseNo, 2).replaceAll('-', ' ')))
  })

  test('another phone, an unknown number, a sealed case and no phone answer alike, and send nothing', async () => {
    const [mine, sealed, posted] = [
      await send(),
      await send({ purpose: '04' }),
      await send({ petitioner: { name: '陈小满', address: '幸福路18号' } }),
    ]
    const answers = [
      await askFor(mine.caseNo, '13900139000'),
      await askFor('450100-2026-9999999-1', '13800138000'),
      await askFor(sealed.caseNo, '13800138000'),
      await askFor(posted.caseNo, '13800138000'),
    ]
    assert.deepEqual([...new Set(answers)].length, 1, answers.join('\n'))
    for (const { caseNo, queryCode } of [mine, sealed, posted]) {
      assert.deepEqual(await messages(caseNo), [])
      assert.equal(await opens(caseNo, queryCode), true)
    }
  })

  test('guessing phones for one number ends', async () => {
    const { caseNo } = await send()
    for (let n = 0; n < 10; n++) await askFor(caseNo, `1390013900${n}`)
    assert.ok((await askFor(caseNo, '13800138000')).includes('试的次数太多'))
    assert.deepEqual(await messages(caseNo), [])
  })

  test('at the counter a colleague hands it over after a check; a sealed one only its own desk', async () => {
    const { caseNo, queryCode } = await send()
    const post = await served.staffPost('xf.registrar')
    const path = `/api/v1/cases/${caseNo}/query-code`
    const answer = await post(path, { how: 'counter', checked: 'id-card' })
    assert.deepEqual(answer, { queryCode: codeOf(caseNo, 2) })
    assert.equal(await opens(caseNo, queryCode), false)
    const browser = await signIn(caseNo, codeOf(caseNo, 2))
    assert.ok(browser.words.includes('示例市信访局当面交给本人'), browser.words)
    assert.deepEqual(await post(path, { how: 'phone', checked: 'called-back' }), { queryCode: null })
    await assert.rejects(post(path, { how: 'counter', checked: 'believed' }), /bad-input/)
    const sealed = await send({ purpose: '04' })
    await assert.rejects(post(`/api/v1/cases/${sealed.caseNo}/query-code`, { how: 'counter', checked: 'id-card' }))
    const officer = await served.staffPost('xf.discipline-officer')
    await officer(`/api/v1/cases/${sealed.caseNo}/query-code`, { how: 'counter', checked: 'id-card' })
    await assert.rejects(
      officer(`/api/v1/cases/${sealed.caseNo}/query-code`, { how: 'phone', checked: 'id-card' }),
      /密封件/,
    )
    const anonymous = await send({ anonymous: true, petitioner: undefined })
    await assert.rejects(
      post(`/api/v1/cases/${anonymous.caseNo}/query-code`, { how: 'counter', checked: 'id-card' }),
      /没有留姓名/,
    )
  })
})

describe('my data', () => {
  test('all that is held is shown to whoever has number and code, and can be taken away as one file', async () => {
    const { caseNo, queryCode } = await send()
    assert.equal((await served.browser().open(`/track/${caseNo}/my-data`)).path.startsWith('/track?no='), true)
    const browser = await signIn(caseNo, queryCode)
    await browser.open(`/track/${caseNo}/my-data`)
    for (const held of ['陈小满', '138 0013 8000', '幸福路18号', water.title, water.content, '恢复供水', '30 年'])
      assert.ok(browser.words.includes(held), held)
    const copy = await browser.open(`/track/${caseNo}/my-data/copy.html`)
    assert.match(copy.headers.get('content-disposition') ?? '', /^attachment/)
    assert.doesNotMatch(copy.html, /<script|<link|src=/)
    const block = /<pre>([\s\S]*)<\/pre>/.exec(copy.html)?.[1]?.replaceAll('&quot;', '"') ?? assert.fail('no block')
    const data = JSON.parse(block)
    assert.deepEqual([data.format, data.caseNo], ['dengwen-my-data/1', caseNo])
    assert.deepEqual(data.people[0].facts[0], { what: '姓名', value: '陈小满' })
    // RG-6: what the office says it told the person can be held against this.
    assert.ok(copy.html.includes('给您发过的通知'))
    const [notice, ...more] = data.told
    assert.deepEqual([notice.title, notice.says, more], ['已登记', '还没有发出，会继续发。', []])
  })

  test('a wish to stop using the identity is answered by the office, and then nobody opens it', async () => {
    const { caseNo, queryCode } = await send()
    const browser = await signIn(caseNo, queryCode)
    await browser.open(`/track/${caseNo}/request-data`)
    await browser.press('next', { what: 'restrict', text: '已经办完，请不要再打电话。' })
    assert.equal(browser.heading, '请求已经收到')
    const registrar = await served.staff('xf.registrar')
    await registrar(caseNo, 'answer-data', { decision: 'done', reply: '已停止使用。' })
    await browser.open(`/track/${caseNo}/my-data`)
    assert.ok(browser.words.includes('已经停止使用您的身份信息'))
    await browser.open(`/track/${caseNo}`)
    assert.ok(browser.words.includes('已停止使用。'), 'the answer stands with the replies')
    const post = await served.staffPost('xf.registrar')
    const look = (purpose: string) => post(`/api/v1/cases/${caseNo}/reveal`, { purpose, reason: '核实' })
    await assert.rejects(look('contact'), /停止使用/)
    await look('deliver')
    await browser.open(`/track/${caseNo}/request-data`)
    await browser.press('next', { what: 'resume', text: '又要联系了。' })
    await registrar(caseNo, 'answer-data', { decision: 'done', reply: '已恢复。' })
    await look('contact')
  })

  test('a second request waits for the answer to the first; nothing waiting, nothing to answer', async () => {
    const { caseNo, queryCode } = await send()
    const registrar = await served.staff('xf.registrar')
    await assert.rejects(registrar(caseNo, 'answer-data', { decision: 'done', reply: '已改。' }), /no-data-request/)
    const browser = await signIn(caseNo, queryCode)
    await browser.open(`/track/${caseNo}/request-data`)
    await browser.press('next', { what: 'correct', text: '电话写错了。' })
    await browser.open(`/track/${caseNo}/request-data`)
    assert.equal(browser.here.status, 409)
  })

  test('what was sent along is looked at, comes back as it was sent, and to nobody else', async () => {
    const { house } = served.world
    const keep = (name: string, content: Buffer) => keepFile(house.petitions, { name, mediaType: 'x/y', content })
    // GBK, as the notepad of an old computer writes it.
    const [page, note] = [
      await keep('证据.html', Buffer.from('<b>甲</b>')),
      await keep('说明.txt', Buffer.from([0xcd, 0xa3, 0xcb, 0xae, 0xc8, 0xfd, 0xcc, 0xec])),
    ]
    const { caseNo, queryCode } = await send({ files: [page.id, note.id] })
    const browser = await signIn(caseNo, queryCode)
    await browser.open(`/track/${caseNo}/files/${note.id}`)
    assert.ok(browser.words.includes('停水三天'), browser.words)
    const file = await browser.open(`/track/${caseNo}/files/${page.id}/download`)
    assert.equal(file.html, '<b>甲</b>')
    assert.equal(file.headers.get('content-type'), 'application/octet-stream')
    assert.match(file.headers.get('content-disposition') ?? '', /^attachment/)
    assert.doesNotMatch((await browser.open(`/track/${caseNo}/files/${page.id}`)).html, /<b>甲/)
    const other = await send()
    const stranger = await signIn(other.caseNo, other.queryCode)
    for (const part of ['', '/view', '/download']) {
      assert.equal((await stranger.open(`/track/${other.caseNo}/files/${page.id}${part}`)).status, 404)
      assert.ok((await stranger.open(`/track/${caseNo}/files/${page.id}${part}`)).path.startsWith('/track?no='))
    }
  })

  test('a sealed case shows it at the counter only', async () => {
    const { caseNo, queryCode } = await send({ purpose: '04' })
    const browser = await signIn(caseNo, queryCode)
    const page = await browser.open(`/track/${caseNo}/my-data`)
    assert.equal(page.status, 403)
    assert.ok(!page.html.includes('陈小满'))
  })

  test('a replay finds nothing different', async () => {
    const { house } = served.world
    for await (const difference of reconcile(house.petitions, house.checkers)) assert.fail(JSON.stringify(difference))
  })
})
