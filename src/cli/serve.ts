import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import { type House, listen, openHouse } from '../main.ts'
import { fontPaths } from './house.ts'
import { emptyDemoFolder, folderKind, setFolderKind } from './leave.ts'
import { type CommandDoer, readArgs, say, UsageError } from './program.ts'
import { accountsFile, buildSampleCity, firstAccount, isEmpty } from './sample/build.ts'

const distDir = join(import.meta.dirname, '..', '..', 'dist')

/** `dengwen serve`: database, jobs, portal, desk and API in one process. */
export const serveCommand: CommandDoer = async (args) => {
  const { values } = readArgs({
    args,
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string' },
      demo: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  })
  const port = Number(values.port ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`端口应为0到65535的整数：${values.port} (--port)`)
  const host = values.host ?? '127.0.0.1'
  const dataDir = values.data ?? './data'
  const log = pino({ level: process.env.DENGWEN_LOG ?? 'warn', base: null }, pino.destination({ dest: 2, sync: false }))
  const stopped = stopSignal()
  const options = { dataDir, host, log, json: values.json ?? false, stopped }
  let next: Opening = { demo: await isDemo(dataDir, values.demo ?? false), port }
  for (;;) {
    const end = await serveOnce({ ...options, ...next })
    if (!end) return 0
    await emptyDemoFolder(dataDir, say)
    next = { demo: false, ...end }
  }
}

/** How a folder is opened; `setupToken` after the sample was left. */
type Opening = { demo: boolean; port: number; setupToken?: string }

/** Serve until the program is told to stop, or an administrator leaves the sample. @returns how to open it again then */
async function serveOnce(
  options: Opening & { dataDir: string; host: string; log: Logger; json: boolean; stopped: Promise<void> },
): Promise<Pick<Opening, 'port' | 'setupToken'> | null> {
  const { dataDir, demo, host, log, setupToken } = options
  const started = performance.now()
  say(`打开数据目录 ${dataDir} (opening)`)
  const house = await openHouse({
    dataDir,
    log,
    say,
    demo,
    setupToken,
    secure: process.env.DENGWEN_PUBLIC_URL?.startsWith('https:') ?? false,
    fontPaths: fontPaths(),
  })
  try {
    await prepare(house, demo)
    const left = Promise.withResolvers<string>()
    const server = await listen(house, { host, port: options.port, say, log, distDir, leave: left.resolve })
    const setup = house.firstRun.state() === 'open' ? `${server.url}/desk/setup#${house.firstRun.token()}` : undefined
    announce(house, server.url, setup, performance.now() - started)
    if (options.json) process.stdout.write(`${JSON.stringify({ url: server.url, port: server.port, setup })}\n`)
    const token = await Promise.race([options.stopped, left.promise])
    say(token ? '正在结束演示…… (leaving the sample city)' : '正在停止…… (stopping)')
    await server.close()
    return token ? { port: server.port, setupToken: token } : null
  } finally {
    await house.close()
  }
}

/** A folder stays what it was made as: a production folder never becomes a sample, nor a sample production. */
async function isDemo(dataDir: string, asked: boolean): Promise<boolean> {
  const kind = folderKind(dataDir)
  if (kind === 'leaving') {
    await emptyDemoFolder(dataDir, say)
    return false
  }
  if (kind === 'production' && asked)
    throw new Error(
      `${dataDir} 是正式数据，不能按示例启动；请去掉 --demo，或换一个目录。(this folder holds production data)`,
    )
  return kind ? kind === 'demo' : asked
}

async function prepare(house: House, demo: boolean): Promise<void> {
  if (demo && (await isEmpty(house))) {
    say('第一次启动，正在建立示例市…… (building the sample city)')
    await buildSampleCity(house, say)
  }
  if (!demo && existsSync(accountsFile(house.dataDir)))
    throw new Error('正式数据目录里有示例账号，拒绝启动。(sample accounts in a production folder)')
  setFolderKind(house.dataDir, demo ? 'demo' : 'production')
}

function announce(house: House, url: string, setup: string | undefined, tookMs: number): void {
  say(`\n登闻已就绪，用时 ${(tookMs / 1000).toFixed(1)} 秒 (ready)`)
  say(`  群众门户 portal   ${url}/`)
  say(`  工作台   desk     ${url}/desk`)
  say(`  接口说明 OpenAPI  ${url}/api/v1/openapi.json`)
  const account = house.kernel.demo ? firstAccount(house.dataDir) : null
  if (account)
    say(
      `  先用这个账号登录工作台 (try first): ${account.account} / ${account.password}\n  其余账号见 ${accountsFile(house.dataDir)}`,
    )
  if (setup)
    say(
      `  这个目录还没有单位和账号。首次设置，只用一次 (set up your city, once):\n    ${setup}\n  地址中 # 后面的一段也存在 ${join(house.dataDir, 'setup-token')}，只有本账号可读。`,
    )
  say('  按 Ctrl+C 停止 (Ctrl+C stops)')
}

/** Listened to for good: Ctrl+C may come twice, from the terminal and from npm, and the second must not cut the stop short. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
