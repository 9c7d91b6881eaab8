import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { runInNewContext } from 'node:vm'
import { sql } from 'kysely'
import { type Served, servePortal } from '../../../test/portal.ts'
import { jobPrincipal, seal } from '../../kernel/index.ts'
import { openFile, submit } from '../../petitions/index.ts'
import { isRegistered, readReceipt } from '../scripts/receipt-check.ts'
import { offlinePage } from './offline.ts'

const title = '小区连续三天停水，请求恢复供水'
const content = '从本月3日起停水三天。\n𠮷 é😀'

let served: Served
let file = ''
let receipt: { caseNo: string; leaf: string; event: { at: string }; secret: string }
before(async () => {
  served = await servePortal('portal-verify')
  const { caseNo, queryCode } = await submit(
    served.world.house.petitions,
    { channel: '03', title, content },
    null,
    null,
  )
  const browser = served.browser()
  await browser.open('/track')
  await browser.press('next', { caseNo, queryCode })
  file = (await browser.open(`/receipt/${caseNo}.json`)).html
  receipt = JSON.parse(file)
  assert.ok(!file.includes(queryCode.replaceAll('-', '')) && !file.includes(queryCode), 'it proves and opens nothing')
})
after(() => served?.close())

const wrongFile = (change: (one: typeof receipt) => void): string => {
  const other = JSON.parse(file)
  change(other)
  return JSON.stringify(other)
}

describe('a receipt file by itself', () => {
  test('the untouched one holds, with the texts it commits to', () => {
    const read = readReceipt(file)
    assert.ok(read.ok)
    assert.deepEqual([read.caseNo, read.leaf], [receipt.caseNo, receipt.leaf])
    assert.ok(isRegistered(title, read) && isRegistered(content, read))
    assert.ok(!isRegistered(`${title}。`, read))
  })

  for (const [what, change] of [
    [
      'another time',
      (one: typeof receipt) => {
        one.event.at = '2026-05-01T09:00:00+08:00'
      },
    ],
    [
      'another number',
      (one: typeof receipt) => {
        one.caseNo = '450100-2026-0000099-1'
      },
    ],
    [
      'another fingerprint',
      (one: typeof receipt) => {
        one.leaf = '0'.repeat(64)
      },
    ],
    [
      'another secret',
      (one: typeof receipt) => {
        one.secret = `A${one.secret.slice(1)}` === one.secret ? `B${one.secret.slice(1)}` : `A${one.secret.slice(1)}`
      },
    ],
  ] as const)
    test(`${what} is found out`, () => assert.equal(readReceipt(wrongFile(change)).ok, false))

  test('what is no receipt is told so', () => {
    for (const text of ['', 'null', '{}', '<html>', '[1]']) assert.equal(readReceipt(text).ok, false, text)
  })

  test('the offline page runs the same check, alone: no address in it, nothing to fetch', () => {
    const html = offlinePage()
    assert.doesNotMatch(html, /https?:|src=|fetch\(|XMLHttp|import\s/)
    const script = /<script>\n"use strict";\n([\s\S]*?)\nvar read = null/.exec(html)?.[1] ?? assert.fail('no script')
    const check = runInNewContext(`${script}; ({ readReceipt, isRegistered })`, { encodeURIComponent })
    assert.equal(check.readReceipt(file).ok, true)
    assert.equal(
      check.readReceipt(
        wrongFile((one) => {
          one.leaf = '1'.repeat(64)
        }),
      ).ok,
      false,
    )
  })
})

describe('against what is stored', () => {
  const byHand = async (caseNo: string, leaf: string): Promise<string> => {
    const browser = served.browser()
    await browser.open('/verify')
    await browser.press('next', { caseNo, leaf })
    return browser.words
  }

  test('file and slip are found; what cannot be proven yet is said each time', async () => {
    const browser = served.browser()
    await browser.open('/verify')
    const data = new FormData()
    data.append('receipt', new Blob([file]), 'receipt.json')
    data.append('go', 'next')
    await browser.ask('POST', '/verify', data, { origin: served.url })
    for (const words of ['文件没有被改过', '登记在册', '登记没有改过', '您写的内容没有改过', '还不能不靠我们就证明'])
      assert.ok(browser.words.includes(words), words)
    assert.deepEqual(browser.setCookies, [])
    const spaced = receipt.leaf.toUpperCase().replace(/(.{4})/g, '$1 ')
    assert.ok((await byHand(receipt.caseNo, spaced)).includes('登记在册'))
  })

  test('an unknown number and a wrong fingerprint answer alike', async () => {
    const [wrong, unknown] = [
      await byHand(receipt.caseNo, '0'.repeat(64)),
      await byHand('450100-2026-9999999-1', receipt.leaf),
    ]
    const result = (words: string): string =>
      /对不上系统里.*?告诉我们/.exec(words.replaceAll(' ', ''))?.[0] ?? assert.fail(words)
    assert.equal(result(wrong), result(unknown))
  })

  test('what was changed behind our back is told', async () => {
    const { house } = served.world
    const other = await submit(house.petitions, { channel: '03', title: '另一件', content: '另一件' }, null, null)
    await house.kernel.units.write(jobPrincipal('procedure'), async (tx) => {
      const opened = await openFile(tx, house.petitions, receipt.caseNo)
      assert.ok(opened)
      const changed = seal(opened.keys.dek, `submission|content|${receipt.caseNo}`, '改过的经过')
      await sql`update submission set content = ${changed} where case_no = ${receipt.caseNo}`.execute(tx)
    })
    assert.ok((await byHand(receipt.caseNo, receipt.leaf)).includes('您写的内容和登记时不一样'))
    assert.ok((await byHand(other.caseNo, other.receipt.leaf)).includes('您写的内容没有改过'))
  })
})
