import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { DemoAccount } from '../src/cli/sample/build.ts'

/** A sample office in a process of its own, as in production; the load comes from this process. */
export type BenchServer = { url: string; pid: number; dataDir: string; accounts: DemoAccount[]; stop(): Promise<void> }

/** Build the sample city once, then serve it from a fresh process: what building needed is not what serving needs. */
export async function startServer(): Promise<BenchServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dengwen-bench-'))
  await (await serveFolder(dataDir, ['--demo'])).stop()
  const { url, pid, stop } = await serveFolder(dataDir, ['--demo'])
  return {
    url,
    pid,
    dataDir,
    accounts: JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[],
    stop,
  }
}

/** Serve a folder as it is, from a process of its own. */
export async function serveFolder(
  dataDir: string,
  options: readonly string[],
): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const child = spawn('bin/dengwen.mjs', ['serve', ...options, '--data', dataDir, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return {
    url: (JSON.parse(line) as { url: string }).url,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** Resident memory of the app process, MiB: what `/proc` says, letters' thread included when it runs. */
export const residentMiB = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

/** A keep-alive caller over HTTP. */
export async function signIn(server: BenchServer, role: string, organ: string): Promise<Record<string, string>> {
  const account = server.accounts.find((a) => a.role === role && a.organ === organ)
  const response = await fetch(`${server.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ account: account?.account, password: account?.password }),
  })
  if (response.status !== 201) throw new Error(`cannot sign in: ${response.status}`)
  return {
    cookie: response.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; '),
    origin: server.url,
  }
}
