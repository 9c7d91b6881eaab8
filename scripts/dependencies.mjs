// The npm packages of package-lock.json, the pinned Node among them.
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root, run, step } from './steps.mjs'

/** The pinned Node; this one where none is packaged for the platform and it is new enough (bin/dengwen.mjs checks). */
export function pinnedNode() {
  const pinned = join(root, 'node_modules/.bin/node')
  return existsSync(pinned) ? pinned : process.execPath
}

/** The program of a package, as `npm exec` would find it. */
export const packaged = (name) => join(root, 'node_modules/.bin', name)

/** Installs the packages when some are missing or of another version than the lock file says. */
export async function ensureDependencies() {
  if (!dependenciesDiffer()) return
  await step('安装依赖，首次约需一分钟', 'installing dependencies', installDependencies)
}

/** Compares the lock file with the one npm leaves in node_modules when an installation is complete. */
export function dependenciesDiffer(folder = root) {
  const wanted = packagesIn(join(folder, 'package-lock.json'))
  const installed = packagesIn(join(folder, 'node_modules/.package-lock.json'))
  return Object.entries(wanted).some(([path, { version, integrity, optional }]) => {
    // Packages for other platforms are never installed; those of this one must be at the locked version.
    if (path === '' || (optional && !installed[path])) return false
    return installed[path]?.version !== version || installed[path]?.integrity !== integrity
  })
}

function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw error
  }
}

async function installDependencies() {
  // npm must not run on the Node that it is about to replace.
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter)
  try {
    // Under NODE_ENV=production npm would leave out what builds the clients. Below `error` it warns of every package
    // that wants a newer Node than the one that installs; they all run on the pinned one.
    await run('npm', ['ci', '--include=dev', '--include=optional', '--loglevel=error'], { env: { PATH: path } })
  } catch (error) {
    throw new Error(
      `依赖没有装好，请检查网络或 npm 镜像设置后重试：${error.message}` +
        `\n(npm ci failed: check the network or the registry, then try again.)`,
      { cause: error },
    )
  }
}
