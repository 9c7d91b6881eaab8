import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { pino } from 'pino'
import { findFonts } from '../scripts/fonts.mjs'
import { importFile } from '../src/cli/import.ts'
import { organs, regions } from '../src/cli/sample/city.ts'
import { publicPrincipal, removeCluster, runningCluster, systemClock } from '../src/kernel/index.ts'
import { openHouse } from '../src/main.ts'
import { addCity } from '../src/people/index.ts'
import { reconcile } from '../src/petitions/index.ts'
import { ledgerLines } from './import-lines.ts'

/**
 * Back-fill against a raw COPY of the same rows into tables with the same indexes, on the same server; then, with
 * --reconcile, every stored case replayed.
 *
 *   npm run bench:import -- [--lines 100000] [--reconcile]
 */
const { values: options } = parseArgs({
  options: { lines: { type: 'string', default: '100000' }, reconcile: { type: 'boolean' } },
})
const lines = Number(options.lines)
const tables = [
  ...['case_key', 'case_head', 'event', 'submission', 'party', 'search_index', 'record', 'clock', 'backfill'],
  'fact_submission',
]

const dir = mkdtempSync(join(tmpdir(), 'dengwen-bench-'))
const house = await openHouse({
  dataDir: dir,
  log: pino({ level: 'silent' }),
  say: () => {},
  demo: false,
  secure: false,
  fontPaths: findFonts().files,
  clock: systemClock,
})
try {
  await house.kernel.units.write(publicPrincipal, (tx) => addCity(tx, regions, organs))
  await house.directory.reload()
  const path = join(dir, 'ledger.ndjson')
  writeFileSync(path, [...ledgerLines(lines)].map((line) => `${JSON.stringify(line)}\n`).join(''))
  const ours = await secondsOf(async () => {
    const counts = await importFile(house, path)
    if (counts.stored !== lines) throw new Error(`stored ${counts.stored} of ${lines}`)
  })
  console.log(`导入 ${lines} 行 ${ours.toFixed(1)} 秒，${(lines / ours).toFixed(0)} 行/秒`)
  const again = await secondsOf(async () => {
    const counts = await importFile(house, path)
    if (counts.unchanged !== lines) throw new Error(`unchanged ${counts.unchanged} of ${lines}`)
  })
  console.log(`再导入一次 ${again.toFixed(1)} 秒，没有变化`)
  const raw = await rawCopy()
  console.log(`同样的行原始 COPY ${raw.toFixed(1)} 秒；${(ours / raw).toFixed(1)} 倍`)
  if (options.reconcile) {
    let differences = 0
    const took = await secondsOf(async () => {
      for await (const difference of reconcile(house.petitions, house.checkers)) {
        if (differences++ < 5) console.log(difference)
      }
    })
    console.log(`重放核对 ${took.toFixed(1)} 秒，不一致 ${differences} 处`)
    if (differences) process.exitCode = 1
  }
} finally {
  await house.close()
  await removeCluster(dir, () => {})
  rmSync(dir, { recursive: true, force: true })
}

async function secondsOf(run: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await run()
  return (performance.now() - started) / 1000
}

/** Seconds to COPY the rows that the import wrote into copies of its tables, indexes and all, in one transaction. */
async function rawCopy(): Promise<number> {
  const cluster = await runningCluster(dir)
  if (!cluster) throw new Error('the embedded database does not run')
  const client = new pg.Client({
    host: cluster.host,
    port: cluster.port,
    database: cluster.database,
    user: cluster.superuser,
    password: cluster.superPassword,
  })
  await client.connect()
  const { rows } = await client.query<Record<string, string>>('show data_directory')
  const folder = rows[0] && Object.values(rows[0])[0]
  try {
    for (const table of tables) {
      await client.query(`copy "${table}" to '${folder}/bench-${table}'`)
      await client.query(`create table "raw_${table}" (like "${table}" including all)`)
    }
    return await secondsOf(async () => {
      await client.query('begin')
      for (const table of tables) await client.query(`copy "raw_${table}" from '${folder}/bench-${table}'`)
      await client.query('commit')
    })
  } finally {
    await client.end()
  }
}
