// npm test [-- --fast | --only types,lint,…]: every check, and a table of what each took.
// A check that found nothing to check has failed.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildClients } from './clients.mjs'
import { ensureDependencies, packaged, pinnedNode } from './dependencies.mjs'
import { capture, requireNode, root, run, seconds } from './steps.mjs'
import { ensureTools } from './tools.mjs'

/** Test files at once; each may run a database of its own. */
const concurrency = 2
/** One file that takes longer hangs. */
const fileTimeoutMs = 20 * 60_000

/** Each returns how much it checked, in words, and throws when it failed. In this order. */
const checks = {
  tools: async () => {
    await ensureTools()
    return '齐全'
  },
  types,
  lint,
  build: async () => {
    await buildClients()
    return '已构建'
  },
  unit: () => nodeTests('unit', filesNamed(isUnitTest, 'src', 'bin', 'scripts')),
  house: () => nodeTests('house', filesNamed(isUnitTest, 'test/house')),
  simulation: () => nodeTests('simulation', filesNamed(isUnitTest, 'test/simulation')),
  system: () => nodeTests('system', filesNamed(isUnitTest, 'test/system')),
  browser: () => nodeTests('browser', filesNamed(isBrowserTest, 'src', 'test/browser'), { DENGWEN_BROWSER: '1' }),
}
const fast = ['types', 'lint', 'unit', 'house']

requireNode(20)
const chosen = choose(process.argv.slice(2))
const rows = []
mkdirSync(join(root, 'test-output'), { recursive: true })
if (await checked('dependencies', () => ensureDependencies().then(() => '齐全'))) {
  for (const name of chosen) await checked(name, checks[name])
}
report()

function choose(args) {
  const names = Object.keys(checks)
  let only
  try {
    const { values } = parseArgs({ args, options: { only: { type: 'string' }, fast: { type: 'boolean' } } })
    only = values.only?.split(',') ?? (values.fast ? fast : names)
    const unknown = only.filter((name) => !names.includes(name))
    if (unknown.length > 0) throw new Error(unknown.join(', '))
  } catch (error) {
    console.error(`用法 (usage): npm test -- [--fast] [--only ${names.join(',')}]\n${error.message}`)
    process.exit(2)
  }
  return names.filter((name) => only.includes(name))
}

async function checked(name, check) {
  console.log(`\n━━ ${name}`)
  const began = performance.now()
  const row = { name, passed: true, says: '' }
  try {
    row.says = await check()
  } catch (error) {
    row.passed = false
    row.says = error.message
    console.error(`✗ ${error.message}`)
  }
  rows.push({ ...row, ms: performance.now() - began })
  return row.passed
}

function report() {
  const failed = rows.filter(({ passed }) => !passed)
  console.log(`\n━━ ${failed.length === 0 ? '全部通过 (all passed)' : '未通过 (failed)'}`)
  for (const { name, passed, says, ms } of rows) {
    console.log(`${passed ? '✓' : '✗'} ${name.padEnd(12)} ${seconds(ms).padStart(9)}  ${says.split('\n')[0]}`)
  }
  process.exitCode = failed.length === 0 ? 0 : 1
}

async function types() {
  const { code, output } = await capture(pinnedNode(), [packaged('tsc'), '--noEmit', '--listFiles'])
  const [listed, said] = split(output.split('\n'), (line) => line.startsWith('/'))
  const ours = listed.filter((path) => path.startsWith(`${root}/`) && !path.includes('/node_modules/'))
  const words = said.join('\n').trim()
  if (words) console.log(words)
  if (code !== 0) throw new Error(`类型检查未通过 (tsc ended with ${code})`)
  return counted(ours.length, '个文件')
}

async function lint() {
  const { code, output } = await capture(pinnedNode(), [
    packaged('biome'),
    'ci',
    '.',
    '--error-on-warnings',
    '--colors=off',
  ])
  if (code !== 0) {
    console.log(output)
    throw new Error(`格式或写法检查未通过 (biome ended with ${code})`)
  }
  return counted(Number(/Checked (\d+) files?/.exec(output)?.[1] ?? 0), '个文件')
}

async function nodeTests(name, files, env = {}) {
  counted(files.length, '个测试文件')
  const tap = join(root, 'test-output', `${name}.tap`)
  rmSync(tap, { force: true })
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout']
  const kept = ['--test-reporter=tap', `--test-reporter-destination=${tap}`]
  const limits = [`--test-concurrency=${concurrency}`, `--test-timeout=${fileTimeoutMs}`]
  const failure = await run(pinnedNode(), ['--test', ...limits, ...reporters, ...kept, ...files], { env }).catch(
    (error) => error,
  )
  const summary = existsSync(tap) ? readFileSync(tap, 'utf8') : ''
  const count = (what) => Number(summary.match(new RegExp(`^# ${what} (\\d+)`, 'm'))?.[1] ?? 0)
  if (failure) {
    const failed = count('fail') + count('cancelled')
    throw failed > 0 ? new Error(`${failed} 项未通过 (failed)，见 test-output/${name}.tap`) : failure
  }
  // Node counts a file without a test as one that passed, by the file's name.
  const empty = files.filter((file) =>
    summary.split('\n').some((line) => line.startsWith('ok ') && line.endsWith(` - ${file}`)),
  )
  if (empty.length > 0) throw new Error(`没有测试的文件 (no test inside): ${empty.join(' ')}`)
  const skipped = count('skipped')
  return `${counted(count('pass'), '项')}${skipped > 0 ? `，跳过 ${skipped} 项` : ''}`
}

function isBrowserTest(name) {
  return name.endsWith('.browser.test.ts')
}

function isUnitTest(name) {
  return /\.test\.(ts|mjs)$/.test(name) && !isBrowserTest(name)
}

function filesNamed(wanted, ...folders) {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)))
    .filter(wanted)
    .sort()
}

function counted(number, what) {
  if (number === 0) throw new Error(`没有检查到任何内容：0 ${what} (nothing was checked)`)
  return `${number} ${what}`
}

function split(items, isFirst) {
  const parts = [[], []]
  for (const item of items) parts[isFirst(item) ? 0 : 1].push(item)
  return parts
}
