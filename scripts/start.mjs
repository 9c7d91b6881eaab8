// npm start [-- arguments of `dengwen serve`]: installs and builds what is missing, then serves the sample city.
// With DENGWEN_DEMO=0 it serves a production folder instead.
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
const demo = process.env.DENGWEN_DEMO === '0' ? [] : ['--demo']
process.argv = [process.execPath, program, 'serve', ...demo, ...process.argv.slice(2)]
await import(pathToFileURL(program).href)

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
