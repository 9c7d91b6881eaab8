// Programs of the system that tests use. npm has no copy of them.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureFonts } from './fonts.mjs'
import { isRoot, run } from './steps.mjs'

const tools = [
  { program: 'chromium', aptPackage: 'chromium' },
  { program: 'pdftotext', aptPackage: 'poppler-utils' },
]

/**
 * Installs what is missing by apt-get where we may.
 * @throws with one sentence that says how, where we may not
 */
export async function ensureTools() {
  const missing = missingPackages()
  if (missing.length > 0) await install(missing)
  const fonts = ensureFonts({ mayInstall: isRoot, log: console.log })
  if (!fonts.ok) throw new Error(fonts.says)
}

const missingPackages = () => tools.filter(({ program }) => !isOnPath(program)).map(({ aptPackage }) => aptPackage)

async function install(packages) {
  const how = `apt-get install ${packages.join(' ')}`
  if (!isRoot || !isOnPath('apt-get')) {
    throw new Error(`测试缺少程序，请由管理员执行：${how} (ask an administrator to install these)`)
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env })
  const still = missingPackages()
  if (still.length > 0) throw new Error(`安装后仍缺少：${still.join(' ')} (still missing)`)
}

const isOnPath = (program) =>
  (process.env.PATH ?? '').split(':').some((folder) => folder !== '' && existsSync(join(folder, program)))
