import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { pino } from 'pino'
import { findFonts } from '../../scripts/fonts.mjs'
import { emptyDemoFolder } from '../../src/cli/leave.ts'
import { organs, regions } from '../../src/cli/sample/city.ts'
import { openCluster, publicPrincipal, removeCluster } from '../../src/kernel/index.ts'
import { openHouse } from '../../src/main.ts'
import { addCity } from '../../src/people/index.ts'
import { caller } from '../world.ts'

const dir = mkdtempSync(join(tmpdir(), 'dengwen-first-'))
const program = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')
const running = new Set<ChildProcess>()
after(async () => {
  for (const child of running) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  for (const name of ['demo', 'empty', 'server'])
    if (existsSync(join(dir, name))) await removeCluster(join(dir, name), () => {})
  rmSync(dir, { recursive: true, force: true })
})

type Serving = { url: string; setup?: string; child: ChildProcess; said(): string; stop(): Promise<void> }

/** The program as an administrator starts it, until it says its address. */
async function serve(args: string[]): Promise<Serving> {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--json', ...args])
  running.add(child)
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk) => resolve(String(chunk)))
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
  return {
    ...(JSON.parse(line) as { url: string; setup?: string }),
    child,
    said: () => said,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      running.delete(child)
    },
  }
}

const dengwen = (...args: string[]): Promise<{ code: number; out: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], (error, out) =>
      resolve({ code: error ? Number(error.code) : 0, out }),
    )
  })

const city = {
  city: '青林市',
  region: {
    code: '431900',
    name: '青林市',
    level: 3,
    children: [
      { code: '431902', name: '北岸区', level: 4, children: [{ code: '431902001', name: '桥头街道', level: 5 }] },
    ],
  },
  office: { name: '青林市信访局', shortName: '市信访局', mark: '青信', phone: '0000-7', address: '青林市前街7号' },
  hotline: { number: '12345', hours: '全天 24 小时' },
  admin: { login: 'sys', name: '邹某', password: 'a long password 1' },
  securityAdmin: { login: 'sec', name: '贺某', password: 'a long password 2' },
}

const setUp = (url: string, token: string, change: object = {}) =>
  caller(url)('POST', '/api/v1/admin/setup', { ...city, token, ...change })

/** Every file below a folder that holds one of these words, as UTF-8 bytes. */
function filesWith(folder: string, words: readonly string[]): string[] {
  const wanted = words.map((word) => Buffer.from(word))
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => {
      const content = readFileSync(path)
      return wanted.flatMap((word, at) => (content.includes(word) ? [`${path}: ${words[at]}`] : []))
    })
}

test('an empty folder is opened by its one-time word, once, and then has its city', async () => {
  const data = join(dir, 'empty')
  const server = await serve(['--data', data])
  const token = new URL(server.setup ?? '').hash.slice(1)
  assert.match(server.said(), /首次设置[\s\S]+\/desk\/setup#/)
  assert.equal(statSync(join(data, 'setup-token')).mode & 0o777, 0o600)
  const call = caller(server.url)
  assert.deepEqual((await call('GET', '/api/v1/admin/setup')).json, { state: 'open' })
  assert.equal((await setUp(server.url, 'guessed')).json.code, 'setup-token-wrong')
  const same = await setUp(server.url, token, { securityAdmin: { ...city.admin, password: 'short' } })
  assert.deepEqual(
    same.json.fields.map((fault: { field: string }) => fault.field),
    ['securityAdmin.password', 'securityAdmin.login'],
  )
  const [one, two] = await Promise.all([setUp(server.url, token), setUp(server.url, token)])
  assert.deepEqual([one.status, two.status].sort(), [201, 409], 'two at once make one city')
  assert.deepEqual((await call('GET', '/api/v1/admin/setup')).json, { state: 'done' })
  assert.equal((await setUp(server.url, token)).json.code, 'already-set-up')
  assert.equal(existsSync(join(data, 'setup-token')), false)
  assert.equal((await call('POST', '/api/v1/sessions', { account: 'sys', password: city.admin.password })).status, 201)
  const regions = (await call('GET', '/api/v1/regions')).json.items as { code: string; parent: string | null }[]
  assert.deepEqual(
    regions.map(({ code, parent }) => [code, parent]),
    [
      ['431900', null],
      ['431902', '431900'],
      ['431902001', '431902'],
    ],
  )
  const left = await call('POST', '/api/v1/admin/setup/leave-demo', { password: city.admin.password, city: '青林市' })
  assert.deepEqual([left.status, left.json.code], [409, 'not-a-demo'], 'a real city is never emptied')
  await server.stop()
})

/** Words that stand in the sample only: its city, an account, a password, a person, an organ. */
const sampleWords = ['示例市', 'xf.system-admin', '450100-XF', '0000-1000001']

async function leaveDemo(data: string): Promise<{ server: Serving; secrets: string[] }> {
  const server = await serve(['--demo', '--data', data])
  const accounts = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')) as {
    account: string
    role: string
    password: string
  }[]
  const admin = accounts.find(({ role }) => role === 'system-admin')
  const call = caller(server.url)
  await call('POST', '/api/v1/sessions', { account: admin?.account, password: admin?.password })
  const leave = (password: string | undefined, typed: string) =>
    call('POST', '/api/v1/admin/setup/leave-demo', { password, city: typed })
  assert.equal((await leave('wrong', '示例市')).json.code, 'wrong-password')
  assert.equal((await leave(admin?.password, '别的市')).json.fields[0].field, 'city')
  const secrets = [readFileSync(join(data, 'keys', 'master.key'), 'utf8').trim(), admin?.password ?? '']
  const left = await leave(admin?.password, '示例市')
  assert.equal(left.status, 202, left.text)
  const again = caller(server.url)
  for (let tries = 0; ; tries++) {
    const state = await again('GET', '/api/v1/admin/setup').catch(() => null)
    if (state?.json?.state === 'open') break
    assert.ok(tries < 300, `not open again: ${server.said()}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const made = await setUp(server.url, left.json.setup.split('#')[1])
  assert.equal(made.status, 201, made.text)
  return { server, secrets }
}

test('leaving the demo: same process, same port, and no trace of the sample in the folder', async () => {
  const data = join(dir, 'demo')
  const { server, secrets } = await leaveDemo(data)
  assert.equal((await caller(server.url)('GET', '/api/v1/desk')).json.demo, false)
  assert.doesNotMatch((await caller(server.url)('GET', '/')).text, /示例/)
  await server.stop()
  assert.deepEqual(filesWith(data, [...sampleWords, ...secrets]), [])
  const { files } = JSON.parse(readFileSync(join(data, 'database.json'), 'utf8')) as { files: string }
  assert.deepEqual(filesWith(files.startsWith('/') ? files : join(data, files), [...sampleWords, ...secrets]), [])
  for (const gone of ['demo-accounts.json', 'files', 'setup-token'])
    assert.equal(existsSync(join(data, gone)), false, gone)
  assert.equal(readFileSync(join(data, 'kind'), 'utf8'), 'production\n')
  const doctor = JSON.parse((await dengwen('doctor', '--data', data, '--json')).out) as { what: string; ok: boolean }[]
  // Whether this year's holidays are in the program depends on the year of the test.
  assert.deepEqual(
    doctor.filter(({ what, ok }) => !ok && what !== 'calendar'),
    [],
  )
  assert.deepEqual(JSON.parse((await dengwen('reconcile', '--data', data, '--json')).out), {
    cases: 0,
    events: 0,
    differences: 0,
  })
})

test('on a server of the city: what the program owns there is dropped, nothing else, and it opens again', async () => {
  const cluster = await openCluster({ dataDir: join(dir, 'server'), log: () => {} })
  const { host, port, superuser: user, superPassword: password, database } = cluster
  const client = new pg.Client({ host, port, user, password, database })
  await client.connect()
  await client.query('create schema elsewhere; create table elsewhere.mine (word text)')
  process.env.DATABASE_URL = `postgres://${user}:${password}@${encodeURIComponent(host)}:${port}/${database}`
  const dataDir = join(dir, 'with-url')
  const open = () =>
    openHouse({
      dataDir,
      log: pino({ level: 'silent' }),
      say: () => {},
      demo: true,
      secure: false,
      fontPaths: findFonts().files,
    })
  try {
    const first = await open()
    await first.kernel.units.write(publicPrincipal, (tx) => addCity(tx, regions, organs))
    await first.close()
    await emptyDemoFolder(dataDir, () => {})
    const { rows } = await client.query<{ ours: string | null; jobs: string | null; theirs: string | null }>(
      `select to_regclass('organ')::text as ours, to_regnamespace('graphile_worker')::text as jobs, to_regclass('elsewhere.mine')::text as theirs`,
    )
    assert.deepEqual(rows, [{ ours: null, jobs: null, theirs: 'elsewhere.mine' }])
    assert.deepEqual(readdirSync(dataDir), [])
    const again = await open()
    assert.deepEqual(again.directory.organs(), [])
    await again.close()
  } finally {
    delete process.env.DATABASE_URL
    await client.end()
    await cluster.stop()
  }
})
