import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { type House, listen, openHouse } from '../main.ts'
import { fontPaths } from './house.ts'
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
  const started = performance.now()
  const demo = isDemo(dataDir, values.demo ?? false)
  const log = pino({ level: process.env.DENGWEN_LOG ?? 'warn', base: null }, pino.destination({ dest: 2, sync: false }))
  say(`打开数据目录 ${dataDir} (opening)`)
  const house = await openHouse({
    dataDir,
    log,
    say,
    demo,
    secure: process.env.DENGWEN_PUBLIC_URL?.startsWith('https:') ?? false,
    fontPaths: fontPaths(),
  })
  try {
    await prepare(house, demo)
    const server = await listen(house, { host, port, say, log, distDir })
    announce(house, server.url, demo, performance.now() - started)
    if (values.json) process.stdout.write(`${JSON.stringify({ url: server.url, port: server.port })}\n`)
    await stopSignal()
    say('正在停止…… (stopping)')
    await server.close()
  } finally {
    await house.close()
  }
  return 0
}

/** A folder stays what it was made as: a production folder never becomes a sample, nor a sample production. */
function isDemo(dataDir: string, asked: boolean): boolean {
  const mark = join(dataDir, 'kind')
  if (existsSync(mark)) {
    const kind = readFileSync(mark, 'utf8').trim()
    if (kind === 'production' && asked)
      throw new Error(
        `${dataDir} 是正式数据，不能按示例启动；请去掉 --demo，或换一个目录。(this folder holds production data)`,
      )
    return kind === 'demo'
  }
  return asked
}

async function prepare(house: House, demo: boolean): Promise<void> {
  if (await isEmpty(house)) {
    if (demo) {
      say('第一次启动，正在建立示例市…… (building the sample city)')
      await buildSampleCity(house, say)
    } else say('这是一个空的正式数据目录：还没有单位和账号。(an empty production folder)')
  }
  if (!demo && existsSync(accountsFile(house.dataDir)))
    throw new Error('正式数据目录里有示例账号，拒绝启动。(sample accounts in a production folder)')
  writeFileSync(join(house.dataDir, 'kind'), demo ? 'demo\n' : 'production\n')
}

function announce(house: House, url: string, demo: boolean, tookMs: number): void {
  say(`\n登闻已就绪，用时 ${(tookMs / 1000).toFixed(1)} 秒 (ready)`)
  say(`  群众门户 portal   ${url}/`)
  say(`  工作台   desk     ${url}/desk`)
  say(`  接口说明 OpenAPI  ${url}/api/v1/openapi.json`)
  const account = demo ? firstAccount(house.dataDir) : null
  if (account)
    say(
      `  先用这个账号登录工作台 (try first): ${account.account} / ${account.password}\n  其余账号见 ${accountsFile(house.dataDir)}`,
    )
  say('  按 Ctrl+C 停止 (Ctrl+C stops)')
}

/** Listened to for good: Ctrl+C may come twice, from the terminal and from npm, and the second must not cut the stop short. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
