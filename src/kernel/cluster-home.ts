import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'

/** Where the database of a data folder lives, who runs it, and how to sign in. */
export type Home = {
  /** The data folder, links resolved. */
  dir: string
  /** PostgreSQL's own folder. */
  files: string
  /** Short folder of its own for the socket. */
  socketFolder: string
  /** Where copies of the PostgreSQL programs may go. */
  copies: string
  logFile: string
  superuser: string
  superPassword: string
  database: string
  /** Whether the database files were made: from then on their absence is a loss, not a first start. */
  made: boolean
  /** The user the server runs as; `undefined`: as we are. */
  serverUser: ServerUser | undefined
}

export type ServerUser = { uid: number; gid: number }

/** PostgreSQL refuses root, and no other user can read below a 0700 home: a root's database files live here. */
export const rootsFolder = '/var/lib/dengwen'

/**
 * A number of our own rather than `nobody`, whose files every other daemon run as `nobody` could read.
 * No distribution gives it out (systemd leaves 60578–61183 free, Debian 60000–64999 reserved).
 */
const ownUser: ServerUser = { uid: 60_901, gid: 60_901 }

/** Creates the data folder with what every user of the database needs before it may look further. */
export function openFolder(dataDir: string): string {
  try {
    mkdirSync(join(dataDir, 'run'), { recursive: true, mode: 0o700 })
    mkdirSync(join(dataDir, 'log'), { recursive: true, mode: 0o700 })
    return realpathSync(dataDir)
  } catch (error) {
    throw notOurs(dataDir, error)
  }
}

/** One process at a time starts, stops or looks for the server. */
export const gateFile = (dir: string): string => join(dir, 'run', 'gate.lock')
/** Held shared by every process that uses the server: whoever can hold it alone is the last. */
export const usersFile = (dir: string): string => join(dir, 'run', 'users.lock')

/** The home written down in `database.json`, or `undefined` where no database was made yet. */
export function findHome(dir: string): Home | undefined {
  let text: string
  try {
    text = readFileSync(homeFile(dir), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw notOurs(dir, error)
  }
  return home(dir, JSON.parse(text) as Written)
}

/** Writes a new home down, with a random password. The database itself is not made yet. */
export function makeHome(dir: string): Home {
  if (existsSync(join(dir, 'database'))) {
    throw new Error(
      `${dir} 有数据库，但缺少 database.json（内有其密码）：请从备份恢复该文件。` +
        `\n(There is a database here but no database.json with its password; restore that file from a backup.)`,
    )
  }
  const files = asRoot()
    ? join(rootsFolder, `${nameOf(dir)}-${randomBytes(4).toString('hex')}`, 'database')
    : 'database'
  const written: Written = {
    files,
    superuser: 'postgres',
    superPassword: randomBytes(24).toString('base64url'),
    database: 'dengwen',
    made: false,
  }
  if (isAbsolute(files)) makeOutside(dir, files)
  return write(dir, written)
}

/** Notes that the database files exist now. */
export function markMade({ dir }: Home): Home {
  const written = JSON.parse(readFileSync(homeFile(dir), 'utf8')) as Written
  return write(dir, { ...written, made: true })
}

/**
 * Sees to it that database files outside the data folder belong to it.
 * @throws when the data folder is a copy: two programs would write one database
 */
export function claimFiles(home: Home): void {
  if (!isOutside(home)) return
  const { dir, files } = home
  const of = folderOf(files)
  if (of === dir) return
  if (of && readIfAny(homeFile(of))?.includes(JSON.stringify(files))) {
    throw new Error(
      `${dir} 是 ${of} 的副本，其数据库仍属于后者：请用 dengwen backup 和 dengwen restore 复制。` +
        `\n(${dir} is a copy; its database ${files} belongs to ${of}. Copy with dengwen backup and restore.)`,
    )
  }
  sayFolder(files, dir)
}

/** Whether the database files are outside the data folder. */
export const isOutside = ({ dir, files }: Home): boolean => dirname(files) !== dir

/** Where a removed data folder of the same path left a database behind. */
export function leftBehind(dir: string): Pick<Home, 'files' | 'socketFolder'>[] {
  if (!asRoot() || !existsSync(rootsFolder)) return []
  return readdirSync(rootsFolder)
    .map((name) => join(rootsFolder, name, 'database'))
    .filter((files) => folderOf(files) === dir)
    .map((files) => ({ files, socketFolder: socketFolder(dir, files) }))
}

const asRoot = (): boolean => process.getuid?.() === 0

/** As written in `database.json`; `files` is relative to the data folder when inside it, so that it can be moved. */
type Written = Pick<Home, 'files' | 'superuser' | 'superPassword' | 'database' | 'made'>

const homeFile = (dir: string): string => join(dir, 'database.json')

function write(dir: string, written: Written): Home {
  const path = homeFile(dir)
  writeFileSync(`${path}.new`, `${JSON.stringify(written, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
  return home(dir, written)
}

function home(dir: string, written: Written): Home {
  const files = isAbsolute(written.files) ? written.files : join(dir, written.files)
  const serverUser = asRoot() ? ownerOf(files) : undefined
  return {
    ...written,
    dir,
    files,
    serverUser,
    socketFolder: socketFolder(dir, files),
    copies: serverUser ? rootsFolder : dir,
    logFile: join(dir, 'log', 'postgres.log'),
  }
}

function ownerOf(files: string): ServerUser {
  if (!existsSync(files)) return ownUser
  const { uid, gid } = statSync(files)
  return { uid, gid }
}

/**
 * Inside the data folder where the path is short enough: /tmp may be another one for a service than for a shell
 * (PrivateTmp), and is open to all. A socket path ends at 107 bytes on Linux, 103 on macOS.
 */
function socketFolder(dir: string, files: string): string {
  const hash = createHash('sha256').update(files).digest('hex').slice(0, 12)
  if (asRoot()) return `${existsSync('/run') ? '/run' : '/tmp'}/dengwen-${hash}`
  const inside = join(dir, 'run', 'socket')
  return Buffer.byteLength(join(inside, '.s.PGSQL.5432')) <= 103 ? inside : `/tmp/dengwen-${hash}`
}

function makeOutside(dir: string, files: string): void {
  try {
    makeTraversable(rootsFolder)
    makeTraversable(dirname(files))
    sayFolder(files, dir)
  } catch (error) {
    throw new Error(
      `以 root 运行时数据库须放在 ${rootsFolder}，但无法写入：请让它可写，或改用普通用户运行，或设置 DATABASE_URL。` +
        `\n(Run by root, the database goes below ${rootsFolder}, which cannot be written: make it writable, run as an ordinary user, or set DATABASE_URL. ${(error as Error).message})`,
      { cause: error },
    )
  }
}

function makeTraversable(folder: string): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  // The server user passes through to its own 0700 folder below and sees nothing else.
  chmodSync(folder, 0o711)
}

const folderFile = (files: string): string => join(dirname(files), 'folder')
const folderOf = (files: string): string | undefined => readIfAny(folderFile(files))?.trimEnd()
const sayFolder = (files: string, dir: string): void => writeFileSync(folderFile(files), `${dir}\n`, { mode: 0o600 })

/** A readable part for the name of a folder. */
const nameOf = (dir: string): string =>
  basename(dir)
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 30) || 'data'

function readIfAny(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function notOurs(dir: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException
  if (code !== 'EACCES' && code !== 'EPERM') return error as Error
  return new Error(
    `当前用户无权使用数据文件夹 ${dir}，它可能由另一用户（如 root）建立：请以该用户运行，或用 --data 另选文件夹。` +
      `\n(This user may not use ${dir}; another user, such as root, may have made it. ${message})`,
    { cause: error },
  )
}
