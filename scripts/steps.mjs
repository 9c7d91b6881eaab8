// What the scripts of this folder share: steps that say what happens and how long it took, and running programs.
// These scripts run on any Node ≥ 20, before anything is installed.
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const isRoot = process.getuid?.() === 0

/** Ends the script with words when this Node cannot run it. */
export function requireNode(major) {
  if (Number.parseInt(process.versions.node, 10) >= major) return
  console.error(
    `需要 Node ${major} 以上，现在是 ${process.version}：请从 https://nodejs.org 安装后重试。` +
      `\n(Node ${major} or later is needed.)`,
  )
  process.exit(1)
}

/**
 * Says one step, does it and says its seconds.
 * @param {string} zh what happens, for the person who waits
 * @param {string} en the same
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 * @template T
 */
export async function step(zh, en, act) {
  console.log(`→ ${zh} (${en})`)
  const began = performance.now()
  const result = await act()
  console.log(`✓ ${zh}：${seconds(performance.now() - began)}`)
  return result
}

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} 秒`

/**
 * Runs a program to its end; its output goes where ours goes.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined> }} [options] variables on top of ours
 * @throws when it does not end with 0
 */
export async function run(program, args, { env = {} } = {}) {
  const code = await exitOf(spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }))
  if (code !== 0) throw new Error(`${[program, ...args].join(' ').slice(0, 200)} 失败 (ended with ${code})`)
}

/**
 * Runs a program to its end and keeps what it says (standard output, then errors as they come).
 * @returns {Promise<{ code: number | string, output: string }>}
 */
export async function capture(program, args) {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk))
  const code = await exitOf(child)
  return { code, output: Buffer.concat(chunks).toString('utf8') }
}

/** The exit code, or the name of the signal that ended it. */
function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? signal))
  })
}
