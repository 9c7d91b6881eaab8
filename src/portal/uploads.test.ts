import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Served, servePortal } from '../../test/portal.ts'
import { fileContent, filesOf, personPrincipal } from '../kernel/index.ts'
import { openFile, runRoutine, submit } from '../petitions/index.ts'

let served: Served
before(async () => {
  served = await servePortal('portal-uploads')
})
after(() => served?.close())

const content = Buffer.from(Array.from({ length: 700_000 }, (_, n) => (n * 7 + (n >> 9)) % 251))
const base64 = (text: string): string => Buffer.from(text).toString('base64')

const call = (method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit) =>
  fetch(`${served.url}${path}`, {
    method,
    headers: { 'tus-resumable': '1.0.0', origin: served.url, ...headers },
    ...(body === undefined ? {} : { body }),
  })
const begin = (name: string, length: number) =>
  call('POST', '/uploads', {
    'upload-length': String(length),
    'upload-metadata': `filename ${base64(name)},filetype ${base64('video/quicktime')}`,
  })
const push = (address: string, offset: number, piece: Buffer) =>
  call(
    'PATCH',
    address,
    { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
    new Uint8Array(piece),
  )
const at = (answer: Response): number => Number(answer.headers.get('upload-offset'))

/** Everything that lies on the disk, below the folder of the files. */
function onDisk(dir = served.world.dataDir): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('uploads in pieces (tus 1.0)', () => {
  test('interrupted and gone on with, the file arrives whole and is sealed all the way', async () => {
    const created = await begin('现场录像.MOV', content.length)
    assert.deepEqual([created.status, created.headers.get('tus-resumable')], [201, '1.0.0'])
    const address = created.headers.get('location') ?? ''
    assert.match(address, /^\/uploads\/[0-9a-f]{32}$/)
    assert.equal(at(await call('HEAD', address)), 0)
    assert.equal(at(await push(address, 0, content.subarray(0, 300_000))), 300_000)

    // The same piece again, as after a lost answer: told where it stands, nothing is doubled.
    const again = await push(address, 0, content.subarray(0, 300_000))
    assert.deepEqual([again.status, at(again)], [409, 300_000])
    const head = await call('HEAD', address)
    assert.deepEqual(
      [at(head), head.headers.get('upload-length'), head.headers.get('cache-control')],
      [300_000, '700000', 'no-store'],
    )

    const last = await push(address, 300_000, content.subarray(300_000))
    assert.deepEqual([last.status, at(last)], [204, content.length])
    const id = last.headers.get('dengwen-file') ?? assert.fail('no file')
    // Whoever lost this last answer finds the file by asking.
    assert.equal((await call('HEAD', address)).headers.get('dengwen-file'), id)
    for (const path of onDisk().filter((one) => one.includes(address.slice(9))))
      assert.equal(readFileSync(path).includes(content.subarray(1000, 1100)), false, 'sealed on the disk')

    const { house } = served.world
    const { caseNo } = await submit(
      house.petitions,
      { channel: '03', title: '停水', content: '停水', files: [id] },
      null,
      null,
    )
    await house.kernel.units.read(personPrincipal(caseNo), async (tx) => {
      const { keys } = (await openFile(tx, house.petitions, caseNo)) ?? assert.fail('no case')
      assert.deepEqual(
        (await filesOf(tx, caseNo, keys)).map(({ name, bytes }) => [name, bytes]),
        [['现场录像.MOV', content.length]],
      )
      assert.deepEqual((await fileContent(tx, house.kernel.files, caseNo, keys, id))?.content.equals(content), true)
    })
  })

  test('a connection that breaks in the middle of a piece keeps what has come', async () => {
    const address = (await begin('录音.amr', content.length)).headers.get('location') ?? ''
    const breaks = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(content.subarray(0, 200_000)))
      },
      async pull(controller) {
        await new Promise((later) => setTimeout(later, 200))
        controller.error(new Error('gone'))
      },
    })
    const headers = {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '0',
      'tus-resumable': '1.0.0',
    }
    await assert.rejects(
      fetch(`${served.url}${address}`, { method: 'PATCH', headers, body: breaks, duplex: 'half' } as RequestInit),
    )
    let received = 0
    for (let n = 0; n < 20 && received === 0; n++) {
      await new Promise((later) => setTimeout(later, 50))
      received = at(await call('HEAD', address))
    }
    assert.equal(received, 200_000)
    assert.equal((await push(address, received, content.subarray(received))).status, 204)
  })

  test('what is not taken is said in words before a byte is sent', async () => {
    for (const [name, length, status, says] of [
      ['脚本.exe', 10, 415, '这种文件收不了'],
      ['空.jpg', 0, 400, '是空的'],
      ['太大.mov', 10_000_000_000, 413, '超过'],
    ] as const) {
      const answer = await begin(name, length)
      assert.equal(answer.status, status)
      const words = await answer.text()
      assert.ok(words.includes(name) && words.includes(says), words)
    }
    for (const name of ['a.HEIC', 'b.mov', 'c.amr', 'd.m4a', 'e.wps', 'f.et', 'g.ofd', 'h.rar', 'i.txt'])
      assert.equal((await begin(name, 5)).status, 201, name)
  })

  test('more than was said is refused, an unknown upload is not found, a page of another site is turned away', async () => {
    const address = (await begin('照片.jpg', 10)).headers.get('location') ?? ''
    assert.equal((await push(address, 0, content.subarray(0, 11))).status, 409)
    assert.equal(at(await call('HEAD', address)), 0)
    assert.equal((await call('HEAD', `/uploads/${'0'.repeat(32)}`)).status, 404)
    assert.equal((await push(`/uploads/${'0'.repeat(32)}`, 0, content.subarray(0, 1))).status, 404)
    assert.equal((await call('PATCH', address, { 'upload-offset': '0' }, 'x')).status, 415)
    assert.equal(
      (await call('POST', '/uploads', { origin: 'https://elsewhere.example', 'upload-length': '5' })).status,
      403,
    )
    const options = await call('OPTIONS', '/uploads')
    assert.deepEqual([options.headers.get('tus-version'), options.headers.get('tus-extension')], ['1.0.0', 'creation'])
  })

  test('what nobody goes on with is removed, pieces and all', async () => {
    const address = (await begin('照片.jpg', 1000)).headers.get('location') ?? ''
    await push(address, 0, content.subarray(0, 500))
    const pieces = () => onDisk().filter((path) => path.includes(address.slice(9))).length
    assert.equal(pieces(), 1)
    const { world } = served
    world.clock.set(Temporal.Instant.from('2026-06-03T09:00:00+08:00'))
    await runRoutine(world.house.petitions)
    assert.equal((await call('HEAD', address)).status, 404)
    assert.equal(pieces(), 0)
  })
})
