import { execFile } from 'node:child_process'
import { chownSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import type { Home, ServerUser } from './cluster-home.ts'

/** None of ours: neither secrets nor PG* variables may reach a PostgreSQL program. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C' }

/**
 * Makes the database files: UTF-8, sorted by code point, passwords by scram, page checksums.
 * @throws what initdb said
 */
export async function makeFiles(home: Home, binaries: Binaries): Promise<void> {
  const user = home.serverUser && initUser()
  const part = `${home.files}.new`
  const password = `${home.files}.password`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { mode: 0o700 })
  writeFileSync(password, `${home.superPassword}\n`, { mode: 0o600 })
  try {
    if (user) for (const path of [part, password]) chownSync(path, user.uid, user.gid)
    const options = ['--locale=C', '--encoding=UTF8', '--auth=scram-sha-256', '--data-checksums', '--no-instructions']
    await promisify(execFile)(
      join(binaries.folder, 'bin', 'initdb'),
      ['-D', part, '-U', home.superuser, `--pwfile=${password}`, ...options],
      { cwd: '/', env: serverEnvironment, ...user },
    )
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string }
    throw new Error(
      `无法建立数据库（${home.files}）：${stderr?.trim() || message}` +
        `\n(Could not make the database. If PostgreSQL cannot run here, set DATABASE_URL to one of your own.)`,
      { cause: error },
    )
  } finally {
    rmSync(password, { force: true })
  }
  if (home.serverUser) chownAll(part, home.serverUser)
  renameSync(part, home.files)
}

/** initdb wants a user with a name, and our own number has none: any unprivileged one does, the files change hands. */
function initUser(): ServerUser {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => Number(fields[2]) > 0)
  const user = users.find(([name]) => name === 'nobody') ?? users[0]
  if (!user) {
    throw new Error(
      '以 root 运行时，系统须有一个普通用户（如 nobody）来建立数据库。\n(No unprivileged user, such as nobody, to make the database with.)',
    )
  }
  return { uid: Number(user[2]), gid: Number(user[3]) }
}

function chownAll(path: string, user: ServerUser): void {
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
    chownSync(join(entry.parentPath, entry.name), user.uid, user.gid)
  }
  chownSync(path, user.uid, user.gid)
}
