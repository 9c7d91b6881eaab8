import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Binaries } from './binaries.ts'
import { serverEnvironment } from './cluster-files.ts'
import type { Home } from './cluster-home.ts'

/** A PostgreSQL that runs on the files of one home. Its socket is unknown for the first moments. */
export type Server = { pid: number; port: number; host: string | undefined; status: string | undefined }

/** Takes one line for the person who waits. */
export type Log = (line: string) => void

/** The port only names the socket file: nothing listens on the network. */
const port = 5432
const pollMs = 20
const connectTimeoutMs = 2_000
const queryTimeoutMs = 30_000
/** After a crash the server replays its log before it answers; a large one takes minutes. */
const recoveryWaitMs = 10 * 60_000
/** `fast` first; after this long `immediate`, which costs a recovery at the next start but loses nothing. */
const fastStopMs = 30_000
const immediateStopMs = 5_000
const logLimitBytes = 10 * 1024 * 1024

/** For one machine of 2 cores and 2 GB that also runs the program. */
const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  max_parallel_workers_per_gather: '1',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'Asia/Shanghai',
  log_line_prefix: '%m [%p] %a ',
  // No row values and no statements in the log: they may carry what a petitioner wrote.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
} as const

/** The server on these files, as `postmaster.pid` and the process table know it. */
export function findServer(files: string): Server | undefined {
  const [pid, , , portLine, host, , , status] = lockLines(files)
  if (!pid || !serves(Number(pid), files)) return undefined
  return { pid: Number(pid), port: Number(portLine) || port, host: host || undefined, status: status?.trim() }
}

/** Whether the process is still there; a dead one that nobody has collected is not. */
export const isAlive = (pid: number): boolean =>
  existsInTable(pid) && (process.platform !== 'linux' || commandOf(pid) !== '')

/**
 * Does the server answer? Creates the database on the very first connection.
 * @throws when it refuses the password
 */
export async function answers(home: Home, server: Server): Promise<boolean> {
  if (server.status !== 'ready') return false
  try {
    await query(home, server, home.database, 'select 1')
    return true
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === '3D000') {
      await query(home, server, 'postgres', `create database ${home.database}`)
      return true
    }
    // Full of connections, yet alive.
    if (code === '53300') return true
    if (code?.startsWith('28')) {
      throw new Error(
        `数据库不接受 ${home.dir}/database.json 中的密码：请从备份恢复该文件。` +
          `\n(The database refuses the password in database.json; restore that file from a backup.)`,
        { cause: error },
      )
    }
    return false
  }
}

/**
 * Waits until the server answers or is gone.
 * @returns the server when it answers, `undefined` when it is gone
 * @throws when it stays silent for `waitMs` (10 minutes while it recovers), or refuses the password
 */
export async function awaitServer(home: Home, pid: number, waitMs: number, log: Log): Promise<Server | undefined> {
  const began = performance.now()
  let told = false
  for (;;) {
    const server = findServer(home.files)
    if (server?.pid !== pid && !isAlive(pid)) return undefined
    if (server && (await answers(home, server))) return server
    const waitedMs = performance.now() - began
    const recovering = server?.status === 'starting'
    if (waitedMs > (recovering ? Math.max(waitMs, recoveryWaitMs) : waitMs)) throw silent(home, pid, waitedMs)
    if (!told && waitedMs > 2_000) {
      told = true
      log(
        recovering
          ? '数据库正在启动；上次若没有正常关闭，还须恢复…… (The database is starting, recovering if it must.)'
          : '正在等待数据库…… (Waiting for the database.)',
      )
    }
    await sleep(pollMs)
  }
}

/**
 * Starts a server on the files of this home and waits until it answers. The caller holds the gate and has seen
 * that no server runs.
 */
export async function startServer(home: Home, binaries: Binaries, waitMs: number, log: Log): Promise<Server> {
  const end = performance.now() + waitMs
  for (;;) {
    clearStale(home)
    const logStart = openedLogSize(home)
    const pid = await launch(home, binaries)
    const server = await awaitServer(home, pid, waitMs, log)
    if (server) return server
    const said = readFileSync(home.logFile).subarray(logStart).toString('utf8').trim()
    // After kill -9 of the main process its helpers need a moment to notice and go.
    if (!said.includes('is still in use') || performance.now() > end) throw startFailed(home, said)
    await sleep(pollMs * 5)
  }
}

/** Stops the server and waits until it is gone. */
export async function stopServer(home: Home, log: Log): Promise<void> {
  const server = findServer(home.files)
  if (server && !(await signalled(server.pid, 'SIGINT', fastStopMs))) {
    log('数据库关闭过慢，改为立即关闭。 (The database is slow to stop; stopping it at once.)')
    await signalled(server.pid, 'SIGQUIT', immediateStopMs)
  }
  rmSync(home.socketFolder, { recursive: true, force: true })
}

/** Keeps the server's log small; the server appends, so the file may be emptied under it. */
export function trimLog(logFile: string): void {
  if (!existsSync(logFile) || statSync(logFile).size < logLimitBytes) return
  copyFileSync(logFile, `${logFile}.1`)
  truncateSync(logFile)
}

/** Launches the server in a session of its own, so that Ctrl-C reaches the program only, and this process may end. */
async function launch(home: Home, { folder }: Binaries): Promise<number> {
  const output = openSync(home.logFile, 'a', 0o600)
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(
    join(folder, 'bin', 'postgres'),
    ['-D', home.files, '-k', home.socketFolder, '-p', String(port), ...options],
    { detached: true, stdio: ['ignore', output, output], cwd: '/', env: serverEnvironment, ...home.serverUser },
  )
  closeSync(output)
  await new Promise<void>((resolve, reject) => {
    server.once('spawn', resolve)
    server.once('error', reject)
  })
  server.unref()
  return server.pid as number
}

async function query(home: Home, server: Server, database: string, sql: string): Promise<void> {
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    user: home.superuser,
    password: home.superPassword,
    database,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: queryTimeoutMs,
  })
  // The connection may break at any moment; the query reports it.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(sql)
  } finally {
    await client.end().catch(() => {})
  }
}

/** The lines of `postmaster.pid`: pid, files, start, port, socket folder, address, shared memory, status. */
function lockLines(files: string): string[] {
  try {
    return readFileSync(join(files, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/**
 * Is this process a main server process of these files? The pid alone does not say so: after a restart of the
 * machine or a container another program may have it.
 */
function serves(pid: number, files: string): boolean {
  // Helpers title themselves `postgres: …`, so only the main process matches.
  const of = /^(?:.*\/)?postgres -D (.+?) -k /.exec(commandOf(pid))?.[1]
  // A folder that was moved under a running server is still that server's.
  return of !== undefined && (of === files || !existsSync(of))
}

function existsInTable(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}

/** The command line of a process; empty when it is gone. */
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** Clears away what a dead server left and a new one would stumble over, and makes its socket folder. */
function clearStale(home: Home): void {
  const lines = lockLines(home.files)
  // PostgreSQL refuses to start while the old pid is taken, be it by another program or by a dead process that
  // nobody collected. Removing the file would also remove the note by which it finds helpers that still live:
  // put our own pid in, which it knows for its parent.
  if (existsInTable(Number(lines[0]))) {
    writeFileSync(join(home.files, 'postmaster.pid'), [process.pid, ...lines.slice(1)].join('\n'))
  }
  makeSocketFolder(home)
  trimLog(home.logFile)
}

function makeSocketFolder({ socketFolder, serverUser }: Home): void {
  mkdirSync(socketFolder, { recursive: true, mode: 0o700 })
  const owner = lstatSync(socketFolder)
  // Root may take any folder in /run over; in /tmp another user may have made this one to be in our way.
  if (!owner.isDirectory() || (!serverUser && owner.uid !== process.getuid?.())) {
    throw new Error(`${socketFolder} 属于其他用户，请由管理员删除后重试。\n(${socketFolder} belongs to another user.)`)
  }
  for (const name of readdirSync(socketFolder)) rmSync(join(socketFolder, name))
  chmodSync(socketFolder, 0o700)
  if (serverUser) chownSync(socketFolder, serverUser.uid, serverUser.gid)
}

function openedLogSize({ logFile }: Home): number {
  return existsSync(logFile) ? statSync(logFile).size : 0
}

async function signalled(pid: number, signal: NodeJS.Signals, waitMs: number): Promise<boolean> {
  if (isAlive(pid)) process.kill(pid, signal)
  const end = performance.now() + waitMs
  while (isAlive(pid)) {
    if (performance.now() > end) return false
    await sleep(pollMs)
  }
  return true
}

const silent = (home: Home, pid: number, waitedMs: number): Error =>
  new Error(
    `数据库（进程 ${pid}）${Math.round(waitedMs / 1000)} 秒没有应答，见 ${home.logFile}。` +
      `\n(The database, process ${pid}, does not answer.)`,
  )

const startFailed = (home: Home, said: string): Error =>
  new Error(
    `数据库没有启动：${said.split('\n').slice(-3).join(' ') || '没有任何输出'}；详见 ${home.logFile}。` +
      `\n(The database did not start.)`,
  )
