import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Binaries, serverBinaries } from './binaries.ts'
import { makeFiles } from './cluster-files.ts'
import {
  claimFiles,
  findHome,
  gateFile,
  type Home,
  isOutside,
  leftBehind,
  makeHome,
  markMade,
  openFolder,
  usersFile,
} from './cluster-home.ts'
import {
  answers,
  awaitServer,
  findServer,
  isAlive,
  type Log,
  type Server,
  startServer,
  stopServer,
  trimLog,
} from './cluster-server.ts'
import { hold, tryHold } from './folder-lock.ts'

/** How to reach the embedded PostgreSQL of a data folder: as its superuser, through a socket only. */
export type ClusterAccess = {
  /** The folder of the socket, which `pg` and libpq take for a host. */
  host: string
  port: number
  superuser: string
  superPassword: string
  database: string
  /** PostgreSQL's own folder: inside the data folder, or below `/var/lib/dengwen` when made by root. */
  files: string
}

export type Cluster = ClusterAccess & {
  /** False when it was running already and this process joined it. */
  startedHere: boolean
  /** Leaves the server; the last to leave stops it. Call it when every connection is closed. */
  stop(): Promise<void>
}

export type ClusterOptions = {
  dataDir: string
  /** Takes one line for the person who waits. */
  log: Log
  /** How long to wait for a process that is starting or stopping the server. */
  waitMs?: number
}

const usualWaitMs = 30_000
/** How often to look whether the server still runs; one that was killed is started again. */
const watchMs = 1_000
/** And how long to leave it when that failed, say on a full disk. */
const failedPauseMs = 30_000

/**
 * Opens the embedded PostgreSQL of a data folder: makes it on first use, joins one that runs, waits for one that is
 * stopping. Every process that has it open counts; the last to leave stops it, and one that was killed counts no
 * more. While it is open here, a server that dies is started again.
 * @throws an Error in words for people: the folder of another user, files of another PostgreSQL, no PostgreSQL for
 *   this machine, a server that does not start or answer
 */
export async function openCluster({ dataDir, log, waitMs = usualWaitMs }: ClusterOptions): Promise<Cluster> {
  const dir = openFolder(dataDir)
  const { home, user, ...first } = await behindGate(dir, waitMs, async () => {
    const running = await ensureRunning(dir, waitMs, log)
    return { ...running, user: await joinUsers(dir, waitMs) }
  })
  let { server, startedHere } = first
  let isOpen = true

  const mend = async () => {
    if (startedHere) trimLog(home.logFile)
    if (isAlive(server.pid)) return
    await behindGate(dir, waitMs, async () => {
      if (!isOpen) return
      log('数据库意外中止，正在重新启动…… (The database died; starting it again.)')
      ;({ server, startedHere } = await ensureRunning(dir, waitMs, log))
    })
  }
  const watch = repeat(mend, watchMs, (error) => log(`数据库没有重新启动 (not restarted): ${error.message}`))

  return {
    ...accessTo(home, server),
    startedHere,
    async stop() {
      if (!isOpen) return
      isOpen = false
      watch.end()
      try {
        await behindGate(dir, waitMs, async () => {
          user.release()
          await unlessUsed(dir, () => stopServer(home, log))
        })
      } finally {
        user.release()
      }
    },
  }
}

/** The running server of a data folder, or `undefined` when none runs or answers. Starts nothing. */
export async function runningCluster(dataDir: string): Promise<ClusterAccess | undefined> {
  const home = existsSync(dataDir) ? findHome(openFolder(dataDir)) : undefined
  const server = home && findServer(home.files)
  if (!home || !server) return undefined
  return (await answers(home, server).catch(() => false)) ? accessTo(home, server) : undefined
}

/**
 * Deletes the embedded database of a data folder for good, wherever its files are; other files of the folder stay.
 * @throws when a process has it open
 */
export async function removeCluster(dataDir: string, log: Log): Promise<void> {
  const dir = openFolder(dataDir)
  await behindGate(dir, usualWaitMs, async () => {
    const home = findHome(dir)
    if (!home) return
    const removed = await unlessUsed(dir, async () => {
      await stopServer(home, log)
      rmSync(isOutside(home) ? dirname(home.files) : home.files, { recursive: true, force: true })
      rmSync(join(dir, 'database.json'))
    })
    if (!removed) throw new Error(`${dir} 的数据库正在使用，不能删除。\n(The database is in use.)`)
  })
}

/** Joins the server of this folder or starts it, making the database on first use. The caller holds the gate. */
async function ensureRunning(
  dir: string,
  waitMs: number,
  log: Log,
): Promise<{ home: Home; server: Server; startedHere: boolean }> {
  const { home, binaries } = await ensureMade(dir, log)
  const found = findServer(home.files)
  const joined = found && (await awaitServer(home, found.pid, waitMs, log))
  if (joined) return { home, server: joined, startedHere: false }
  return { home, server: await startServer(home, binaries, waitMs, log), startedHere: true }
}

async function ensureMade(dir: string, log: Log): Promise<{ home: Home; binaries: Binaries }> {
  const home = findHome(dir) ?? (await firstHome(dir, log))
  const exists = existsSync(home.files)
  if (home.made && !exists) throw lost(home)
  const binaries = serverBinaries({ copies: home.copies, mustCopy: home.serverUser !== undefined })
  if (exists) {
    claimFiles(home)
    refuseOtherVersion(home, binaries)
  } else {
    log('正在建立数据库…… (Making the database.)')
    await makeFiles(home, binaries)
  }
  return { home: home.made ? home : markMade(home), binaries }
}

async function firstHome(dir: string, log: Log): Promise<Home> {
  const earlier = leftBehind(dir)
  const home = makeHome(dir)
  for (const old of earlier) {
    // Its data folder is gone, so nobody can use it any more; the files may still be wanted.
    await stopServer({ ...home, ...old }, log)
    log(
      `此文件夹先前的数据库仍在 ${old.files}，确认不再需要后可删除。 (An earlier database of this folder is kept there.)`,
    )
  }
  return home
}

function refuseOtherVersion({ files }: Home, { major }: Binaries): void {
  const of = Number(readFileSync(join(files, 'PG_VERSION'), 'utf8'))
  if (of === major) return
  throw new Error(
    `${files} 由 PostgreSQL ${of} 建立，本版本内置的是 ${major}：请用原版本执行 dengwen backup，再用本版本执行 dengwen restore。` +
      `\n(These files belong to PostgreSQL ${of}, this version has ${major}: back up with the old version, restore with this one.)`,
  )
}

/** One process at a time starts, joins, leaves or stops the server of a folder. */
async function behindGate<T>(dir: string, waitMs: number, act: () => Promise<T>): Promise<T> {
  const gate = await hold(gateFile(dir), 'alone', waitMs)
  if (!gate) throw busy(dir, waitMs)
  try {
    return await act()
  } finally {
    gate.release()
  }
}

async function joinUsers(dir: string, waitMs: number) {
  const user = await hold(usersFile(dir), 'shared', waitMs)
  if (!user) throw busy(dir, waitMs)
  return user
}

/** Runs `act` when no living process has the server open. */
async function unlessUsed(dir: string, act: () => Promise<void>): Promise<boolean> {
  const users = tryHold(usersFile(dir), 'alone')
  if (!users) return false
  try {
    await act()
  } finally {
    users.release()
  }
  return true
}

/** Runs `act` again and again, one at a time, without keeping the process alive. */
function repeat(act: () => Promise<void>, pauseMs: number, failed: (error: Error) => void): { end(): void } {
  let timer: NodeJS.Timeout
  let ended = false
  const next = (ms: number) => {
    if (!ended) timer = setTimeout(() => void act().then(() => next(pauseMs), again), ms).unref()
  }
  const again = (error: Error) => {
    failed(error)
    next(failedPauseMs)
  }
  next(pauseMs)
  return {
    end() {
      ended = true
      clearTimeout(timer)
    },
  }
}

const accessTo = (home: Home, server: Server): ClusterAccess => ({
  host: server.host ?? home.socketFolder,
  port: server.port,
  superuser: home.superuser,
  superPassword: home.superPassword,
  database: home.database,
  files: home.files,
})

const busy = (dir: string, waitMs: number): Error =>
  new Error(
    `另一个登闻进程正在启动或关闭 ${dir} 的数据库，等待 ${waitMs / 1000} 秒仍未完成，请稍后重试。` +
      `\n(Another dengwen is starting or stopping the database of this folder; try again later.)`,
  )

const lost = (home: Home): Error =>
  new Error(
    `找不到 ${home.dir} 的数据库文件 ${home.files}：若该位置未挂载，请先挂载；若已丢失，请用 dengwen restore 从备份恢复到新文件夹。` +
      `\n(The database files are missing: mount them, or restore a backup into a new folder.)`,
  )
