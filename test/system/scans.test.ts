/** Scans beside the form: real pictures through the real process. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import type { Listening } from '../../src/main.ts'
import { officeOf } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

let world: World
let server: Listening
let cookie = ''
const office = officeOf(() => world)
before(async () => {
  world = await openWorld()
  server = await serveWorld(world)
  const session = await fetch(`${server.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ account: office.who().registrar.login, password: samplePassword }),
  })
  cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? ''
})
after(async () => {
  await server.close()
  await world.close()
})

const headers = () => ({ origin: server.url, cookie })
const keep = async (content: Buffer, name: string): Promise<string> => {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(content)]), name)
  const kept = await fetch(`${server.url}/api/v1/files`, { method: 'POST', headers: headers(), body: form })
  return ((await kept.json()) as { id: string }).id
}
const page = (id: string, n: number) => fetch(`${server.url}/api/v1/files/${id}/pages/${n}`, { headers: headers() })
const sheet = (width: number, height: number, colour: string) =>
  sharp({ create: { width, height, channels: 3, background: colour } })

test('a photo, turned as it was taken, and the second page of a scanner’s PDF become pictures of their own', async () => {
  const photo = await sheet(1200, 800, '#ffffff').jpeg().withMetadata({ orientation: 6 }).toBuffer()
  const shown = await page(await keep(photo, '来信.jpg'), 0)
  assert.deepEqual([shown.status, shown.headers.get('x-pages')], [200, '1'])
  const { width, height, format } = await sharp(Buffer.from(await shown.arrayBuffer())).metadata()
  assert.deepEqual([width, height, format], [800, 1200, 'webp'])

  const pdfPage = async (colour: string) => {
    const jpeg = await sheet(900, 1300, colour).jpeg().toBuffer()
    const head = `1 0 obj\n<</Type /XObject /Subtype /Image /Width 900 /Height 1300 /Filter /DCTDecode /Length ${jpeg.length}>>\nstream\n`
    return Buffer.concat([Buffer.from(head), jpeg, Buffer.from('\nendstream\nendobj\n')])
  }
  const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n'), await pdfPage('#ffffff'), await pdfPage('#000000')])
  const id = await keep(pdf, '扫描.pdf')
  const second = await page(id, 1)
  assert.equal(second.headers.get('x-pages'), '2')
  const { dominant } = await sharp(Buffer.from(await second.arrayBuffer())).stats()
  assert.ok(dominant.r < 30, 'the black one')
  assert.equal((await page(id, 2)).status, 404)
})

test('what is no picture is said so, and what somebody claimed is no longer shown here', async () => {
  const text = await page(await keep(Buffer.from('%PDF-1.4\nwords'), '文字.pdf'), 0)
  assert.equal(text.status, 422)
  assert.equal(((await text.json()) as { code: string }).code, 'no-picture')
  const id = await keep(await sheet(700, 700, '#ffffff').png().toBuffer(), '来信.png')
  const call = caller(server.url)
  await call('POST', '/api/v1/sessions', { account: office.who().registrar.login, password: samplePassword })
  const sent = await call('POST', '/api/v1/submissions', {
    channel: '01',
    title: '来信',
    content: '见扫描件',
    scan: id,
  })
  assert.equal(sent.status, 201, sent.text)
  assert.equal((await page(id, 0)).status, 404)
  assert.equal((await fetch(`${server.url}/api/v1/files/${id}/pages/0`)).status, 401)
})

const installed = existsSync(join(import.meta.dirname, '..', '..', 'node_modules', '@gutenye', 'ocr-node'))
test('words are read and kept nowhere; without the reader the page says how to install it', async () => {
  const words = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="300"><rect width="900" height="300" fill="#fff"/><text x="40" y="150" font-family="Noto Sans CJK SC" font-size="48">请求公布补偿方案</text></svg>',
  )
  const id = await keep(await sharp(words).png().toBuffer(), '来信.png')
  const read = await fetch(`${server.url}/api/v1/files/${id}/pages/0/text`, { method: 'POST', headers: headers() })
  const answer = (await read.json()) as { paragraphs?: string[]; code?: string; remedy?: string }
  if (installed) assert.deepEqual(answer.paragraphs, ['请求公布补偿方案'])
  else assert.match(answer.remedy ?? '', /npm run ocr:install/)
})
