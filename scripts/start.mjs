// npm start [-- arguments of `dengwen serve`]: installs and builds what is missing, then serves the sample city.
// With DENGWEN_DEMO=0 it serves a production folder instead.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildClients } from './clients.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { ensureFonts } from './fonts.mjs'
import { isRoot, requireNode, root } from './steps.mjs'

/** How often to look whether npm is still there. */
const parentWatchMs = 1_000

requireNode(20)
console.log('登闻 Dengwen')
try {
  await ensureDependencies()
  await buildClients({ changedOnly: true })
  fonts()
} catch (error) {
  console.error(`✗ ${error.message}`)
  process.exit(1)
}

endWithNpm()
// In this very process where it runs the pinned Node already, as under `npm start` from the second time on.
const program = join(root, 'bin/dengwen.mjs')
const given = process.argv.slice(2)
const demo = process.env.DENGWEN_DEMO === '0' || isProduction(given) ? [] : ['--demo']
process.argv = [process.execPath, program, 'serve', ...demo, ...given]
await import(pathToFileURL(program).href)

/** A folder that a city has made its own, after it left the sample, is served as it is. */
function isProduction(args) {
  const at = args.indexOf('--data')
  const dir = at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--data='))?.slice('--data='.length)
  const kind = join(dir ?? 'data', 'kind')
  return existsSync(kind) && readFileSync(kind, 'utf8').trim() === 'production'
}

/** npm passes on the signals it gets, but none when it is killed outright: the server must not hold the port then. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return
  const npm = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, parentWatchMs).unref()
}

/** Letters need fonts, the rest does not: without them the program starts all the same. */
function fonts() {
  const found = ensureFonts({ mayInstall: isRoot, log: (line) => console.log(`→ ${line}`) })
  if (!found.ok) console.log(`! ${found.says}`)
}
