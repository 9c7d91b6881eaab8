import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

const top = mkdtempSync(join(tmpdir(), 'dengwen-bin-'))
/** A package with the real bin, and a main that says what it was given. */
const root = join(top, '含 空格')
const program = join(root, 'bin/dengwen.mjs')
const pinned = join(root, 'node_modules/.bin/node')

before(() => {
  for (const folder of ['bin', 'src/cli', 'node_modules/.bin']) mkdirSync(join(root, folder), { recursive: true })
  copyFileSync(join(import.meta.dirname, 'dengwen.mjs'), program)
  writeFileSync(
    join(root, 'src/cli/main.ts'),
    `const [wish, ...rest]: string[] = process.argv.slice(2)
     if (wish === 'wait') {
       const kept = setInterval(() => {}, 1_000)
       process.on('SIGTERM', () => { clearInterval(kept); process.exitCode = 7 })
     } else if (wish === 'die') process.kill(process.pid, 'SIGKILL')
     else process.exitCode = Number(wish)
     // Said last: whoever reads it may send a signal at once.
     console.log(JSON.stringify({ rest, pid: process.pid }))`,
  )
})

after(() => rmSync(top, { recursive: true, force: true }))

test('without dependencies it says what to run', () => {
  rmSync(join(root, 'node_modules/.package-lock.json'), { force: true })
  const { status, stderr } = spawnSync(process.execPath, [program, '0'], { encoding: 'utf8' })
  assert.equal(status, 1)
  assert.match(stderr, /缺少依赖.*npm ci/)
  writeFileSync(join(root, 'node_modules/.package-lock.json'), '{}')
})

test('on the pinned Node it runs in this very process', () => {
  pin((path) => symlinkSync(process.execPath, path))
  const { status, stdout, pid } = spawnSync(process.execPath, [program, '3', 'a b'], { encoding: 'utf8' })
  assert.equal(status, 3)
  assert.deepEqual(JSON.parse(stdout), { rest: ['a b'], pid })
})

test('on another Node it hands over: arguments, exit code, signals', async () => {
  pinAnother()
  const { status, stdout, pid } = spawnSync(process.execPath, [program, '2', 'a b', '--port'], { encoding: 'utf8' })
  assert.equal(status, 2)
  const said = JSON.parse(stdout)
  assert.deepEqual(said.rest, ['a b', '--port'])
  assert.notEqual(said.pid, pid)

  const waiting = spawn(process.execPath, [program, 'wait'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(waiting.stdout, 'data')
  waiting.kill('SIGTERM')
  assert.deepEqual(await once(waiting, 'exit'), [7, null])
})

test('when the program is killed, so is what stood in for it', () => {
  pinAnother()
  assert.equal(spawnSync(process.execPath, [program, 'die']).signal, 'SIGKILL')
})

/** A Node that is not this very file. */
function pinAnother() {
  pin((path) => {
    writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' "$@"\n`)
    chmodSync(path, 0o755)
  })
}

function pin(make) {
  rmSync(pinned, { force: true })
  make(pinned)
}
