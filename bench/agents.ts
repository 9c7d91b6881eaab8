import { mkdtempSync, rmSync } from 'node:fs'
import { type ClientRequest, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { pino } from 'pino'
import { findFonts } from '../scripts/fonts.mjs'
import { organs, regions } from '../src/cli/sample/city.ts'
import { publicPrincipal, removeCluster, seal, systemClock } from '../src/kernel/index.ts'
import { openHouse } from '../src/main.ts'
import { addAccounts, addCity } from '../src/people/index.ts'
import { signatureOf } from '../src/petitions/index.ts'
import { quantile } from './measure.ts'
import { serveFolder } from './server.ts'

/**
 * Screens of agents that are open all day, orders that are written down, calls that a platform reports: how long from
 * the report to the screen of its seat.
 *
 *   npm run bench:agents -- [--screens 200] [--orders 20] [--calls 5] [--seconds 30]
 *
 * `orders` and `calls` are a second. The limits of belief: load and server share the machine.
 */
const { values } = parseArgs({
  options: {
    screens: { type: 'string', default: '200' },
    orders: { type: 'string', default: '20' },
    calls: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '30' },
  },
})
const [screens, ordersPerSecond, callsPerSecond, seconds] = [
  values.screens,
  values.orders,
  values.calls,
  values.seconds,
].map(Number) as [number, number, number, number]
const organ = '450100-XF'
const password = 'bench-password-1'
const secret = 'bench-secret-of-the-platform'

const dir = mkdtempSync(join(tmpdir(), 'dengwen-bench-'))
await prepare()
const server = await serveFolder(dir, [])
try {
  await run()
} finally {
  await server.stop()
  await removeCluster(dir, () => {})
  rmSync(dir, { recursive: true, force: true })
}

/** An office with so many agents, and a platform that reports their calls. */
async function prepare(): Promise<void> {
  const log = pino({ level: 'silent' })
  const house = await openHouse({
    dataDir: dir,
    log,
    say: () => {},
    demo: false,
    secure: false,
    fontPaths: findFonts().files,
    clock: systemClock,
  })
  await house.kernel.units.write(publicPrincipal, async (tx) => {
    await addCity(tx, regions, organs)
    const person = { name: '坐席', post: '12345坐席', organ, password, mustChange: false }
    await addAccounts(tx, [
      { ...person, login: 'agent-0', roles: ['agent'] },
      { ...person, login: 'leader', roles: ['shift-leader'] },
    ])
    // One hash for all: hashing is slow on purpose, and not what is measured.
    await sql`insert into account (id, login, name, post, organ, roles, password)
      select 'bench-' || n, 'agent-' || n, name, post, organ, roles, password from account, generate_series(1, ${screens - 1}) n
      where login = 'agent-0'`.execute(tx)
    await sql`insert into telephony_engine (code, organ, kind, title, secret, active) values
      ('bench', ${organ}, 'webhook', 'bench', ${seal(house.kernel.vault.system, 'telephony_engine|secret|bench', secret)}, true)`.execute(
      tx,
    )
  })
  await house.close()
}

type Screen = {
  headers: Record<string, string>
  seen: Map<string, (at: number) => void>
  request: ClientRequest | null
}

async function run(): Promise<void> {
  const agents: Screen[] = []
  for (let n = 0; n < screens; n++) agents.push({ headers: await signIn(`agent-${n}`), seen: new Map(), request: null })
  await Promise.all(agents.map(open))
  for (const [n] of agents.entries()) await act(n, 'PUT', '/seat', { state: 'ready' })
  console.log(`${screens} 块屏幕已打开`)

  const toScreen: number[] = []
  const orderMs: number[] = []
  let failed = 0
  const note = (error: unknown): void => {
    if (failed++ < 3) console.log(String(error))
  }
  const busy: Promise<void>[] = []
  let free = 0
  const until = performance.now() + seconds * 1000
  const every = (perSecond: number, task: (n: number) => Promise<void>): Promise<void> =>
    (async () => {
      for (let n = 0; performance.now() < until && perSecond > 0; n++) {
        busy.push(task(n).catch(note))
        await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond))
      }
    })()
  await Promise.all([
    every(ordersPerSecond, async (n) => {
      const started = performance.now()
      const title = `路灯不亮 第${n}盏`
      await act(n % screens, 'POST', '/orders', { type: 'HELP', title, content: `${title}，晚上看不见路，请修复。` })
      orderMs.push(performance.now() - started)
    }),
    every(callsPerSecond, async (n) => {
      const seat = free++ % screens
      toScreen.push(...(await oneCall(`call-${n}`, seat)))
    }),
  ])
  await Promise.all(busy)
  for (const { request } of agents) request?.destroy()
  console.log(
    `来电事件到屏幕 ${toScreen.length} 次：p50 ${quantile(toScreen, 0.5).toFixed(0)} ms，p95 ${quantile(toScreen, 0.95).toFixed(0)} ms`,
  )
  console.log(
    `工单 ${orderMs.length} 张，${(orderMs.length / seconds).toFixed(1)} 张/秒：p50 ${quantile(orderMs, 0.5).toFixed(0)} ms，p95 ${quantile(orderMs, 0.95).toFixed(0)} ms`,
  )
  if (failed) throw new Error(`${failed} 次没有成功：数字不算数`)

  /** Offered, answered, ended, wrapped up. @returns ms from each report to the screen of the seat */
  async function oneCall(id: string, seat: number): Promise<number[]> {
    const steps = [
      ['call.offered', 'ringing'],
      ['call.answered', 'talking'],
      ['call.ended', 'ended'],
    ] as const
    const times: number[] = []
    for (const [index, [type, stage]] of steps.entries()) {
      const shown = new Promise<number>((resolve) => agents[seat]?.seen.set(stage, resolve))
      const started = performance.now()
      await report([...(index === 0 ? [event(id, 'call.queued', 1, seat)] : []), event(id, type, index + 2, seat)])
      times.push((await shown) - started)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    const view = (await act(seat, 'GET', '/seat')) as { call: { id: string } }
    await act(seat, 'PUT', `/calls/${view.call.id}/result`, { mark: 'test' })
    await act(seat, 'POST', `/calls/${view.call.id}/wrap-up`, { state: 'ready' })
    return times
  }

  async function act(n: number, method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { ...agents[n]?.headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
}

function event(callId: string, type: string, seq: number, seat: number): object {
  const data = { callId, from: '0000-2000000', queue: 'main' }
  return {
    id: `${callId}-${seq}`,
    type,
    seq,
    time: systemClock.now().toString(),
    data: type === 'call.queued' ? data : { ...data, agentId: `agent-${seat}` },
  }
}

async function report(events: object[]): Promise<void> {
  const body = JSON.stringify({ events })
  const timestamp = String(Math.floor(systemClock.now().epochMilliseconds / 1000))
  const response = await fetch(`${server.url}/api/v1/telephony/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-dengwen-engine': 'bench',
      'x-dengwen-timestamp': timestamp,
      'x-dengwen-signature': signatureOf(secret, timestamp, body),
    },
    body,
  })
  if (!response.ok) throw new Error(`report: ${response.status} ${await response.text()}`)
}

async function signIn(account: string): Promise<Record<string, string>> {
  const response = await fetch(`${server.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ account, password }),
  })
  if (response.status !== 201) throw new Error(`cannot sign in: ${response.status}`)
  const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0])
  return { cookie: cookie.join('; '), origin: server.url }
}

/** Hold the stream of a screen, and tell whoever waits for a stage when it was seen. */
function open(screen: Screen): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    screen.request = get(`${server.url}/api/v1/seat/stream`, { headers: screen.headers, agent: false }, (response) => {
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        resolve()
        text += chunk
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1]
          text = text.slice(end + 2)
          const stage = data && (JSON.parse(data) as { call: { stage: string } | null }).call?.stage
          if (!stage) continue
          screen.seen.get(stage)?.(performance.now())
          screen.seen.delete(stage)
        }
      })
    }).on('error', reject)
  })
}
