import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type ClusterAccess, openCluster, removeCluster, runningCluster } from './cluster.ts'

const top = mkdtempSync(join(tmpdir(), 'dengwen-cluster-'))
const first = join(top, 'first')
// Longer than a socket path may be, and not ASCII.
const deep = join(top, '数据'.repeat(20), 'deep')
const programs = new Set<ChildProcess>()

before(async () => {
  const cluster = await open(first)
  await query(cluster, 'create table kept (id int primary key)')
  await cluster.stop()
})

after(async () => {
  for (const program of programs) program.kill('SIGKILL')
  for (const dir of [first, deep]) if (existsSync(dir)) await removeCluster(dir, () => {})
  rmSync(top, { recursive: true, force: true })
})

test('a second start is quick, and the last to leave stops the server', async () => {
  const began = performance.now()
  const cluster = await open(first)
  assert.ok(performance.now() - began < 5_000)
  assert.equal(cluster.startedHere, true)
  const joined = await open(first)
  assert.equal(joined.startedHere, false)

  await cluster.stop()
  assert.equal((await query(joined, 'select 1 as one')).one, 1)
  await joined.stop()
  await joined.stop()
  assert.equal(await runningCluster(first), undefined)
})

test('it is UTF-8, sorts by code point, checks its pages, syncs, and no network reaches it', async () => {
  const cluster = await open(first)
  const show = async (name: string) => (await query(cluster, `select current_setting('${name}') as value`)).value
  assert.equal(await show('server_encoding'), 'UTF8')
  assert.equal(
    (await query(cluster, 'select datcollate from pg_database where datname = current_database()')).datcollate,
    'C',
  )
  for (const name of ['data_checksums', 'fsync', 'synchronous_commit']) assert.equal(await show(name), 'on')
  assert.equal(await show('listen_addresses'), '')
  await assert.rejects(query({ ...cluster, superPassword: 'wrong' }, 'select 1'), { code: '28P01' })
  await cluster.stop()
})

test('a server killed under an open program is started again, with what was committed', async () => {
  const cluster = await open(first)
  await query(cluster, 'insert into kept values (1)')
  process.kill(serverPid(cluster), 'SIGKILL')
  await eventually(() => query(cluster, 'select id from kept where id = 1'))
  await cluster.stop()
  assert.equal(await runningCluster(first), undefined)
})

test('a killed program leaves a server that the next one joins and then stops', async () => {
  const { program, startedHere } = await openElsewhere(first)
  assert.equal(startedHere, true)
  await killed(program)

  const cluster = await open(first)
  assert.equal(cluster.startedHere, false)
  await cluster.stop()
  assert.equal(await runningCluster(first), undefined)
})

test('program and server killed together: the next start recovers', async () => {
  const { program } = await openElsewhere(first)
  const cluster = await runningCluster(first)
  assert.ok(cluster)
  await query(cluster, 'insert into kept values (2)')
  process.kill(serverPid(cluster), 'SIGKILL')
  await killed(program)

  const next = await open(first)
  assert.equal(next.startedHere, true)
  assert.equal((await query(next, 'select id from kept where id = 2')).id, 2)
  await next.stop()
})

// After a restart of a container, low pids come back to other programs.
test('a pid file whose pid another program has now does not hinder the start', async () => {
  const files = await filesOf(first)
  writeFileSync(join(files, 'postmaster.pid'), `${process.pid}\n${files}\n1\n5432\n/tmp\n\n`)
  const cluster = await open(first)
  assert.equal(cluster.startedHere, true)
  await cluster.stop()
})

test('an opener waits for a server that is stopping, and refuses in words when told not to wait', async () => {
  const { program } = await openElsewhere(first)
  program.stdin?.end()
  const cluster = await open(first)
  await query(cluster, 'select 1')
  await cluster.stop()

  const [opening, hasty] = [open(first), openCluster({ dataDir: first, log: () => {}, waitMs: 0 })]
  await assert.rejects(hasty, /另一个登闻进程/)
  await (await opening).stop()
})

test('four programs race for a new folder: one server, all connected', async () => {
  const opened = await Promise.all([1, 2, 3, 4].map(() => openElsewhere(deep)))
  assert.equal(opened.filter(({ startedHere }) => startedHere).length, 1)
  assert.equal(new Set(opened.map(({ startedAt }) => startedAt)).size, 1)
  for (const { program } of opened) program.stdin?.end()
  await Promise.all(opened.map(({ program }) => program.exitCode ?? once(program, 'exit')))
  assert.equal(await runningCluster(deep), undefined)
})

test('two folders side by side, one deeper than a socket path may be', async () => {
  const [one, two] = await Promise.all([open(first), open(deep)])
  assert.ok(Buffer.byteLength(deep) > 107)
  assert.notEqual(one.files, two.files)
  await query(two, 'create table apart (id int)')
  await assert.rejects(query(one, 'select * from apart'), { code: '42P01' })
  await Promise.all([one.stop(), two.stop()])
})

test('files of another PostgreSQL are refused; so is a lost folder, and a lost password', async () => {
  const files = await filesOf(deep)
  const version = readFileSync(join(files, 'PG_VERSION'), 'utf8')
  writeFileSync(join(files, 'PG_VERSION'), '15\n')
  await assert.rejects(open(deep), /PostgreSQL 15/)
  writeFileSync(join(files, 'PG_VERSION'), version)

  const homeFile = join(deep, 'database.json')
  const home = readFileSync(homeFile, 'utf8')
  writeFileSync(homeFile, home.replace('/database"', '/elsewhere"').replace('"database"', '"elsewhere"'))
  await assert.rejects(open(deep), /找不到/)
  writeFileSync(homeFile, home.replace(/("superPassword": ")[^"]+/, '$1wrong'))
  await assert.rejects(open(deep), /密码/)
  writeFileSync(homeFile, home)
  await (await open(deep)).stop()
})

test('as root: a copied data folder is refused, a moved one keeps its database', {
  skip: process.getuid?.() !== 0,
}, async () => {
  const copy = join(top, 'copy')
  mkdirSync(copy)
  writeFileSync(join(copy, 'database.json'), readFileSync(join(deep, 'database.json')))
  await assert.rejects(open(copy), /副本/)
  rmSync(join(deep, 'database.json'))
  const moved = await open(copy)
  assert.ok((await query(moved, "select to_regclass('apart')::text as name")).name)
  await moved.stop()
  await removeCluster(copy, () => {})
})

test('a database in use is not removed', async () => {
  const cluster = await open(first)
  await assert.rejects(
    removeCluster(first, () => {}),
    /正在使用/,
  )
  await cluster.stop()
  await removeCluster(first, () => {})
  assert.equal(existsSync(cluster.files), false)
  assert.equal(await runningCluster(first), undefined)
})

function open(dataDir: string) {
  return openCluster({ dataDir, log: () => {} })
}

// biome-ignore lint/suspicious/noExplicitAny: rows of many shapes
async function query(cluster: ClusterAccess, text: string): Promise<any> {
  const { host, port, superuser: user, superPassword: password, database } = cluster
  const client = new pg.Client({ host, port, user, password, database })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(text)).rows[0]
  } finally {
    await client.end().catch(() => {})
  }
}

async function filesOf(dataDir: string): Promise<string> {
  const cluster = await open(dataDir)
  await cluster.stop()
  return cluster.files
}

const serverPid = ({ files }: ClusterAccess): number =>
  Number.parseInt(readFileSync(join(files, 'postmaster.pid'), 'utf8'), 10)

async function eventually<T>(act: () => Promise<T>): Promise<T> {
  for (let left = 100; ; left--) {
    const result = await act().catch((error: unknown) => {
      if (left === 0) throw error
    })
    if (result) return result
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Another program that opens the folder, and stops when its input ends. */
async function openElsewhere(dataDir: string) {
  const code = `
    import pg from 'pg'
    import { openCluster } from ${JSON.stringify(new URL('./cluster.ts', import.meta.url))}
    const cluster = await openCluster({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} })
    const { host, port, superuser: user, superPassword: password, database } = cluster
    const client = new pg.Client({ host, port, user, password, database })
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query('select pg_postmaster_start_time()::text as at')
    console.log(JSON.stringify({ startedHere: cluster.startedHere, startedAt: rows[0].at }))
    process.stdin.on('end', async () => { await client.end(); await cluster.stop() }).resume()`
  const program = spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd: import.meta.dirname,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  programs.add(program)
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(program.stdout).once('line', resolve)
    program.once('exit', () => reject(new Error('the other program ended early')))
  })
  return { program, ...(JSON.parse(line) as { startedHere: boolean; startedAt: string }) }
}

async function killed(program: ChildProcess): Promise<void> {
  const exit = once(program, 'exit')
  program.kill('SIGKILL')
  await exit
}
