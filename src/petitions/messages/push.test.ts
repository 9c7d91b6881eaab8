import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { quietUntil, wordsFor } from './push.ts'
import { sayInGroup } from './robots.ts'

const at = (time: string) => Temporal.Instant.from(`2026-06-01T${time}:00+08:00`)
for (const [from, to, time, until] of [
  [1320, 480, '23:10', '2026-06-02T08:00'],
  [1320, 480, '03:00', '2026-06-01T08:00'],
  [1320, 480, '08:00', null],
  [720, 840, '12:30', '2026-06-01T14:00'],
  [0, 0, '00:00', null],
] as const)
  test(`quiet from minute ${from} to ${to}: at ${time} ${until ? `it waits until ${until}` : 'it is told'}`, () => {
    const end = quietUntil({ quiet_from: from, quiet_to: to }, at(time))
    assert.equal(end?.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString().slice(0, 16) ?? null, until)
  })

test('a push says number and due date, nothing else', () => {
  assert.equal(
    wordsFor([
      { case_no: '450100-2026-0000017-4', kind: 'to-sign', due: '2026-06-16' },
      { case_no: '450100-2026-0000018-2', kind: 'to-approve', due: null },
    ]),
    '新件待签收（1）：\n450100-2026-0000017-4，最迟2026年6月16日\n待审批（1）：\n450100-2026-0000018-2',
  )
})

test('robots: 企业微信 takes the text, 钉钉 its signature; what they refuse is a failure', async () => {
  const asked: { url: URL; body: unknown }[] = []
  let errcode = 0
  const http = createServer((request, response) => {
    let text = ''
    request.on('data', (part: Buffer) => {
      text += part.toString()
    })
    request.on('end', () => {
      asked.push({ url: new URL(request.url ?? '/', 'http://x'), body: JSON.parse(text) })
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ errcode, errmsg: '13800138000' }))
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}/send?key=k`
  const parts = { now: at('09:00'), limitMs: 2_000 }
  await sayInGroup('wecom', { address, secret: '', content: '待审批' }, parts)
  assert.deepEqual(asked[0]?.body, { msgtype: 'text', text: { content: '待审批' } })
  await sayInGroup('dingtalk', { address, secret: 'SEC1', content: '待审批' }, parts)
  const stamp = String(parts.now.epochMilliseconds)
  assert.equal(asked[1]?.url.searchParams.get('timestamp'), stamp)
  assert.equal(
    asked[1]?.url.searchParams.get('sign'),
    createHmac('sha256', 'SEC1').update(`${stamp}\nSEC1`).digest('base64'),
  )
  errcode = 310000
  await assert.rejects(sayInGroup('wecom', { address, secret: '', content: 'x' }, parts), (error: Error) => {
    assert.ok(!error.message.includes('13800138000'))
    return true
  })
  await new Promise((resolve) => http.close(resolve))
})
