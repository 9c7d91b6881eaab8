// What is built for browsers: the views of the portal and the desk. The server itself needs no build.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedNode } from './dependencies.mjs'
import { root, run, step } from './steps.mjs'

/** Each is built by its own Vite configuration into `dist/<name>`, from these sources. */
const clients = [
  { name: 'portal', title: '群众页面', sources: ['src/portal'] },
  { name: 'desk', title: '工作台', sources: ['src/desk', 'src/law'] },
]

/**
 * Builds the clients one after the other.
 * @param {{ changedOnly?: boolean }} [options] leave out those whose sources are as at their last build
 * @throws when one does not build, or there is nothing to build
 */
export async function buildClients({ changedOnly = false } = {}) {
  const present = clients.filter(({ name }) => existsSync(configOf(name)))
  if (present.length === 0) throw new Error('没有可构建的页面 (no src/*/vite.config.ts to build)')
  for (const client of present) {
    const digest = sourcesDigest(client)
    if (changedOnly && lastDigest(client) === digest) continue
    await step(`构建${client.title}`, `building the ${client.name}`, () => build(client))
    writeFileSync(stampOf(client), `${digest}\n`)
  }
}

async function build({ name }) {
  mkdirSync(join(root, 'dist'), { recursive: true })
  await run(pinnedNode(), [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', configOf(name)])
  const out = join(root, 'dist', name)
  if (!existsSync(out) || readdirSync(out).length === 0) throw new Error(`构建后 ${out} 仍为空 (nothing was built)`)
}

/** One digest over everything the build depends on: contents, so that a fresh checkout or a `touch` changes nothing. */
function sourcesDigest({ sources }) {
  const hash = createHash('sha256')
  for (const path of ['package-lock.json', ...sources.flatMap((folder) => filesIn(folder))]) {
    const content = readFileSync(join(root, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** Files below a folder in a fixed order, without tests; paths from the root of the repository. */
function filesIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesIn(path)
      return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
    })
}

function lastDigest(client) {
  if (!existsSync(join(root, 'dist', client.name)) || !existsSync(stampOf(client))) return undefined
  return readFileSync(stampOf(client), 'utf8').trim()
}

const configOf = (name) => join(root, 'src', name, 'vite.config.ts')
/** Beside the output, which a build empties. */
const stampOf = ({ name }) => join(root, 'dist', `.${name}.sha256`)
