// The fonts that letters are set in: where they are, what they may be used for, how to get them.
// Plain JavaScript for any Node ≥ 20, because the bootstrap runs before the pinned Node is there.
// `node scripts/fonts.mjs` lists them, `node scripts/fonts.mjs --install` installs what is missing on Debian.

import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = dirname(dirname(fileURLToPath(import.meta.url)))

/** How long apt may wait for another package manager, and how long an installation may take (190 MB at worst). */
const APT_LOCK_SECONDS = 300
const APT_LIMIT_MS = 20 * 60_000

/**
 * What each font is for. `files` are the names one file may have, in order of preference.
 * Licences as the Debian copyright files state them; all of them allow embedding in documents.
 */
export const FONTS = [
  font('body text (仿宋 is in no free package)', 'Noto Serif CJK SC', 'fonts-noto-cjk', [
    'NotoSerifCJK-Regular.ttc',
    'NotoSerifCJKsc-Regular.otf',
  ]),
  font('issuing mark, titles', 'Noto Serif CJK SC Bold', 'fonts-noto-cjk', [
    'NotoSerifCJK-Bold.ttc',
    'NotoSerifCJKsc-Bold.otf',
  ]),
  font('first-level headings, cover sheet (黑体)', 'Noto Sans CJK SC', 'fonts-noto-cjk', [
    'NotoSansCJK-Regular.ttc',
    'NotoSansCJKsc-Regular.otf',
  ]),
  font('cover sheet, large print', 'Noto Sans CJK SC Bold', 'fonts-noto-cjk', [
    'NotoSansCJK-Bold.ttc',
    'NotoSansCJKsc-Bold.otf',
  ]),
  font('second-level headings (楷体)', 'LXGW WenKai', 'fonts-lxgw-wenkai', ['LXGWWenKai-Regular.ttf']),
  font('characters of names that the others lack (𬭊 䶮 𪛖)', 'BabelStone Han', 'fonts-babelstone-han', [
    'BabelStoneHan.ttf',
  ]),
]

/**
 * Looks in `fonts/` of the repository, then in the folders where systems keep fonts.
 * @param {{ own?: string, folders?: readonly string[] }} [options] other places to look in, instead
 * @returns {import('./fonts.d.mts').FoundFonts} `files` for `createLetterRenderer`; further files of `fonts/` stand last
 */
export function findFonts({ own = ownFolder, folders = systemFolders() } = {}) {
  const paths = new Map()
  for (const path of [own, ...folders].flatMap(fontFilesIn))
    if (!paths.has(basename(path))) paths.set(basename(path), path)
  const fonts = FONTS.map((wanted) => ({
    ...wanted,
    file: wanted.files.map((name) => paths.get(name)).find(Boolean) ?? null,
  }))
  const files = fonts.flatMap(({ file }) => file ?? [])
  const added = fontFilesIn(own).filter((path) => !files.includes(path))
  return { files: [...files, ...added], fonts, missing: fonts.filter(({ file }) => file === null) }
}

/**
 * The fonts, installed first where that is allowed and possible (Debian or a kin of it, as root, with apt-get).
 * @param {{ mayInstall: boolean, log?: (line: string) => void, find?: typeof findFonts }} options
 * @returns {import('./fonts.d.mts').EnsuredFonts}
 */
export function ensureFonts({ mayInstall, log = () => {}, find = findFonts }) {
  let found = find()
  if (found.missing.length && mayInstall && canInstall()) {
    const packages = packagesOf(found.missing)
    log(`安装字体 installing fonts: ${packages.join(' ')}`)
    // Package lists may be old or absent, as in a fresh container.
    if (!aptGet('install', ...packages)) aptGet('update') && aptGet('install', ...packages)
    found = find()
  }
  return found.missing.length ? { ok: false, ...found, says: whatToDo(found.missing) } : { ok: true, ...found }
}

const ownFolder = join(repository, 'fonts')

function font(use, family, debianPackage, files) {
  const ofl = { licence: 'OFL-1.1' }
  const terms = {
    'fonts-noto-cjk': { ...ofl, homepage: 'https://github.com/notofonts/noto-cjk' },
    'fonts-lxgw-wenkai': { ...ofl, homepage: 'https://github.com/lxgw/LxgwWenKai' },
    'fonts-babelstone-han': {
      licence: 'Arphic Public License (some symbols CC-BY-SA-3.0 or 4.0)',
      homepage: 'https://www.babelstone.co.uk/Fonts/Han.html',
    },
  }[debianPackage]
  return {
    use,
    family,
    files,
    package: debianPackage,
    ...terms,
    copyright: `/usr/share/doc/${debianPackage}/copyright`,
  }
}

/** The folders of fontconfig and of macOS. */
function systemFolders() {
  const home = homedir()
  const shared = (process.env.XDG_DATA_DIRS || '/usr/local/share:/usr/share').split(delimiter)
  return [
    join(process.env.XDG_DATA_HOME || join(home, '.local/share'), 'fonts'),
    join(home, '.fonts'),
    ...shared.map((folder) => resolve(folder, 'fonts')),
    '/usr/local/share/fonts',
    '/usr/share/fonts',
    join(home, 'Library/Fonts'),
    '/Library/Fonts',
  ]
}

function fontFilesIn(folder) {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return entries
    .filter((name) => /\.(ttf|otf|ttc)$/i.test(name))
    .sort()
    .map((name) => join(folder, name))
}

const packagesOf = (fonts) => [...new Set(fonts.map((wanted) => wanted.package))]

const canInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get')

const onPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })

function aptGet(...words) {
  const options = ['-y', '-qq', '--no-install-recommends', '-o', `DPkg::Lock::Timeout=${APT_LOCK_SECONDS}`]
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', [...options, ...words], { stdio: 'ignore', timeout: APT_LIMIT_MS, env }).status === 0
}

function whatToDo(missing) {
  const names = missing.map(({ family }) => family)
  const install = `apt-get install ${packagesOf(missing).join(' ')}`
  return (
    `缺少打印文书用的字体：${names.join('、')}。请以管理员身份运行 ${install}；其他系统请把字体文件放入 ${ownFolder}。` +
    ` · Fonts for letters are missing: ${names.join(', ')}. Run ${install} as root, or put the font files into ${ownFolder}.`
  )
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const result = ensureFonts({ mayInstall: process.argv.includes('--install'), log: console.log })
  for (const { family, use, licence, homepage, file } of result.fonts)
    console.log(`${file ? '✓' : '✗'} ${family} · ${use}\n    ${licence} · ${homepage}\n    ${file ?? '—'}`)
  if (!result.ok) console.error(result.says)
  process.exitCode = result.ok ? 0 : 1
}
