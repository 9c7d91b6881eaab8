import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { runningCluster } from '../src/kernel/index.ts'
import { type Control, control } from './control.ts'
import { type Measured, measure, versus } from './measure.ts'
import { type BenchServer, residentMiB, signIn, startServer } from './server.ts'

/**
 * Intake, opening, work list and search over HTTP, each as a ratio to the raw statements that write or read the same
 * rows on the same server in the same run, with the load coming from this second process.
 *
 *   npm run bench -- [--sizes 10000,100000] [--corpus PATH]
 */
const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000' },
    corpus: { type: 'string', default: '../shared/data/wenzheng/messages.jsonl.gz' },
  },
})

/** Eight people at once, as many as a busy counter hall. */
const lanes = 8
const rounds = 3
const office = '450100-XF'

type Text = { title: string; content: string }

/** Real messages where the corpus is at hand, else sentences of the sample city. */
function texts(): Text[] {
  if (!existsSync(options.corpus)) {
    console.log(`没有找到语料 ${options.corpus}，用示例语句代替 (corpus not found, sample sentences instead)`)
    return Array.from({ length: 500 }, (_, i) => ({
      title: `第${i}号小区停水，请求恢复供水`,
      content: `幸福路${i}号小区连续停水三天，物业说是管网检修。`.repeat(6),
    }))
  }
  return gunzipSync(readFileSync(options.corpus))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { subject: string; detail: string })
    .filter((m) => m.subject.trim() && m.detail.trim())
    .map((m) => ({ title: m.subject.slice(0, 100), content: m.detail.slice(0, 5_000) }))
}

const submission = (text: Text, n: number) => ({
  channel: '03',
  ...text,
  requests: ['请核实并答复'],
  petitioner: { name: `压测${n}`, phone: `199${String(n % 1e8).padStart(8, '0')}` },
})

async function intake(server: BenchServer, pool: readonly Text[], runs: number, offset: number): Promise<Measured> {
  return measure(runs, lanes, async (n) => {
    const text = pool[(n + offset) % pool.length]
    if (!text) throw new Error('no texts')
    const response = await fetch(`${server.url}/api/v1/public/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify(submission(text, n + offset)),
    })
    if (response.status !== 201) throw new Error(`intake ${response.status}: ${await response.text()}`)
    await response.arrayBuffer()
  })
}

async function get(server: BenchServer, headers: Record<string, string>, path: string): Promise<unknown> {
  const response = await fetch(`${server.url}${path}`, { headers })
  if (response.status !== 200) throw new Error(`${path} ${response.status}: ${await response.text()}`)
  return response.json()
}

const line = (name: string, result: { ours: Measured; control: Measured; ratio: number }, bar: number): void => {
  const { ours, control: raw, ratio } = result
  console.log(
    `${name.padEnd(16, '　')} 本系统 ${ours.perSecond.toFixed(0).padStart(5)}/s p50 ${ours.p50.toFixed(1)} p95 ${ours.p95.toFixed(1)} ms ｜ 原始SQL ${raw.perSecond.toFixed(0).padStart(5)}/s p50 ${raw.p50.toFixed(1)} p95 ${raw.p95.toFixed(1)} ms ｜ ${ratio.toFixed(1)} 倍（目标 ≤ ${bar}）${ratio <= bar ? '' : '  未达到'}`,
  )
}

async function atSize(server: BenchServer, raw: Control, pool: readonly Text[], size: number): Promise<void> {
  const have = await raw.cases()
  if (have < size) {
    console.log(`\n── 补到 ${size} 件 ──`)
    const filled = await intake(server, pool, size - have, have)
    console.log(`  ${filled.runs} 件，${filled.perSecond.toFixed(0)} 件/秒`)
    await raw.analyze()
  }
  console.log(`\n── ${size} 件 ──`)
  let offset = size
  const step = 400
  const nextIntake = (): Promise<Measured> => {
    offset += step
    return intake(server, pool, step, offset)
  }
  line('登记', await versus(rounds, nextIntake, () => raw.create(step, lanes)), 3)

  await raw.clean()
  const staff = await signIn(server, 'registrar', office)
  const numbers = await raw.someCases(400)
  const open = () =>
    measure(400, lanes, async (n) => void (await get(server, staff, `/api/v1/cases/${numbers[n % numbers.length]}`)))
  line('打开件', await versus(rounds, open, () => raw.open(numbers, lanes)), 6)
  const list = () =>
    measure(200, lanes, async () => void (await get(server, staff, '/api/v1/cases?queue=to-register&limit=50')))
  line('工作列表', await versus(rounds, list, () => raw.list(200, lanes)), 10)

  for (const words of [
    ['停水', '物业', '学校'],
    ['公交车', '房产证', '幼儿园'],
    ['垃圾分类', '养老保险', '交通安全'],
  ]) {
    let found = 0
    const timed = await measure(90, 1, async (n) => {
      const answer = (await get(
        server,
        staff,
        `/api/v1/cases?q=${encodeURIComponent(words[n % words.length] ?? '')}&limit=50`,
      )) as { items: unknown[] }
      found += answer.items.length
    })
    console.log(
      `检索${[...(words[0] ?? '')].length}字词${'　'.repeat(10)} p50 ${timed.p50.toFixed(1)} p95 ${timed.p95.toFixed(1)} ms（目标 p95 ≤ 50），平均命中 ${(found / timed.runs).toFixed(0)} 件`,
    )
  }
  console.log(`应用内存 ${residentMiB(server.pid)} MiB（目标 ≤ 350）`)
}

const server = await startServer()
try {
  const cluster = await runningCluster(server.dataDir)
  if (!cluster) throw new Error('the embedded database does not run')
  const { dengwen_app: password } = JSON.parse(readFileSync(join(server.dataDir, 'keys', 'database.json'), 'utf8')) as {
    dengwen_app: string
  }
  const app = new pg.Pool({
    host: cluster.host,
    port: cluster.port,
    database: cluster.database,
    user: 'dengwen_app',
    password,
    max: lanes,
  })
  const owner = new pg.Pool({
    host: cluster.host,
    port: cluster.port,
    database: cluster.database,
    user: cluster.superuser,
    password: cluster.superPassword,
    max: 2,
  })
  const raw = control(app, owner, office)
  const pool = texts()
  for (const size of options.sizes.split(',').map(Number)) await atSize(server, raw, pool, size)
  await app.end()
  await owner.end()
} finally {
  await server.stop()
}
