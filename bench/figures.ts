import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { casesOf } from '../src/figures/figures.ts'
import { compileReport, figures, foldCube, reportById } from '../src/figures/index.ts'
import { rowDigests } from '../src/figures/reports/digest.ts'
import { jobPrincipal, runningCluster } from '../src/kernel/index.ts'
import { openWorld } from '../test/world.ts'
import { besideDuckDb } from './duckdb.ts'
import { type Measured, measure } from './measure.ts'

/**
 * Figures over a year of facts, beside what one bare statement takes to group the same rows in the same run.
 *
 *   npm run bench:figures -- [--facts 10000000]
 *
 * The facts are built by the server month by month and taken in by COPY, the way a year comes from an older system. Where
 * DuckDB is installed (`npm run duckdb:install`) it is asked the same over the same rows.
 */
const { values: options } = parseArgs({ options: { facts: { type: 'string', default: '1000000' } } })
const size = Number(options.facts)
const year = { from: '2025-01-01', to: '2026-01-01' }
const months = 12

const world = await openWorld('2026-01-05T09:00:00+08:00')
const { house } = world
const cluster = await runningCluster(world.dataDir)
if (!cluster) throw new Error('the embedded database does not run')
const owner = new pg.Client({
  host: cluster.host,
  port: cluster.port,
  database: cluster.database,
  user: cluster.superuser,
  password: cluster.superPassword,
})
await owner.connect()

const timed = async <T>(name: string, bar: string, run: () => Promise<T>): Promise<T> => {
  const began = performance.now()
  const result = await run()
  console.log(
    `${name.padEnd(22, '　')} ${((performance.now() - began) / 1000).toFixed(1).padStart(7)} 秒${bar && `（目标 ≤ ${bar}）`}`,
  )
  return result
}

/** Facts of a plausible city: most by phone, most closed in time, some assigned, few visits of a higher level. */
const facts = (month: number, from: number, count: number): string => `
  select '450100-2025-'||lpad((${from}+i)::text, 8, '0')||'-0' as case_no, d as received_on, d as registered_on,
    (array['06','06','06','06','06','03','04','01','02'])[1+(r[1]*9)::int%9] as channel,
    o.receiver, o.holder, case when r[2] < 0.1 then 'suggestion' else 'appeal' end as class3, null::text as path,
    lpad((1+(r[3]*15)::int)::text,2,'0')||'/'||lpad((1+(r[4]*8)::int)::text,2,'0') as category, o.region as place_region,
    lpad((1+(r[5]*5)::int)::text,2,'0') as purpose, case when r[6] < 0.15 then 'repeat' else 'first' end as dup,
    case when r[7] < 0.95 then 1 else (r[7]*40)::int end as people_count, case when r[8] < 0.98 then 1 else 12 end as signer_count,
    case when r[9] < 0.9 then 'closed' else 'handling' end as stage,
    d+2 as disposed_on, d+15 as disposed_last, d+8 as noticed_on, d+17 as notice_last, d+8 as accepted_on, d+68 as handling_last,
    case when r[9] < 0.9 then d+50 end as opinion_on, case when r[9] < 0.9 then d+(52+r[10]*20)::int end as served_on,
    case when r[9] < 0.9 then d+(52+r[10]*20)::int end as closed_on, case when r[9] < 0.9 then 'closed' end as outcome,
    case when r[11] < 0.3 then 1+(r[12]*2)::int end as rating_office, case when r[11] < 0.3 then 1+(r[12]*2)::int end as rating_handler,
    null::text as split_from, case when r[13] < 0.02 then 'assigned' else 'direct' end as source_kind,
    case when r[13] < 0.02 then 1+(r[14]*2)::int end as source_level, case when r[15] < 0.01 then 1+(r[14]*1)::int else 3 end as reg_level,
    null::date as exchanged_on, false as backfilled, null::date as reported_on, null::date as report_last
  from (select i, date '2025-01-01' + interval '${month} months' as m, random() as day, random() as organ,
          array(select random() from generate_series(1, 15) where i > 0) as r from generate_series(1, ${count}) i) x
  cross join lateral (select (m + (day * (extract(day from m + interval '1 month' - interval '1 day') - 1))::int * interval '1 day')::date as d) y
  join bench_organ o on o.n = 1 + (organ * (select count(*) - 1 from bench_organ))::int`

/** Where the server may write, and this process too. */
const folder = join(cluster.files, 'bench')
mkdirSync(folder, { recursive: true })
chmodSync(folder, 0o777)

/** One file a month, where the server can read it: the way a year comes from an older system. */
async function fill(): Promise<void> {
  await owner.query(`create table bench_organ as
    select row_number() over () as n, r.code as receiver, h.code as holder, h.region
    from organ h join organ r on r.code in ('450100-XF', h.code)`)
  const each = Math.ceil(size / months)
  const file = (month: number): string => join(folder, `${month}.csv`)
  for (let month = 0; month < months; month++)
    await owner.query(`copy (${facts(month, month * each, each)}) to '${file(month)}'`)
  const { rows } = await owner
    .query<{ name: string }>(`select * from (${facts(0, 0, 1)}) one limit 0`)
    .then((result) => ({ rows: result.fields.map(({ name }) => ({ name })) }))
  const columns = rows.map(({ name }) => name).join(', ')
  await timed('装入（COPY）', '', async () => {
    for (let month = 0; month < months; month++) {
      await owner.query(`copy fact_submission (${columns}) from '${file(month)}'`)
      rmSync(file(month))
    }
  })
  await timed('计入汇总', 'COPY 与汇总合计 10 分钟', () => foldCube(house.kernel))
  // Pages show cases, so they need heads; not measured, and without the indexes of the work lists.
  for (const { indexname } of (
    await owner.query(
      `select indexname from pg_indexes where tablename = 'case_head' and indexname <> 'case_head_pkey'`,
    )
  ).rows as { indexname: string }[])
    await owner.query(`drop index ${indexname}`)
  await owner.query(`insert into case_head (case_no, seq, leaf, stage, queue, office, reach, sealed, received_on, channel, urgency, pack, caseworkers, title)
    select case_no, 1, '', stage, 'closed', receiver, '{}', false, received_on, channel, 'normal', 'CN-2022', '{}', '' from fact_submission`)
  await owner.query('vacuum analyze fact_submission, fact_change, figure_cube, case_head')
}

const runs = 5
async function ask(name: string, barMs: number, task: () => Promise<unknown>): Promise<Measured> {
  const taken = await measure(runs, 1, async () => void (await task()))
  console.log(
    `${name.padEnd(22, '　')} p50 ${taken.p50.toFixed(0).padStart(6)} ms p95 ${taken.p95.toFixed(0).padStart(6)} ms（目标 ≤ ${barMs} ms）${taken.p95 <= barMs ? '' : '  未达到'}`,
  )
  return taken
}

const city = { organ: null, root: null }
const read = <T>(use: Parameters<typeof house.kernel.units.read<T>>[1]): Promise<T> =>
  house.kernel.units.read(jobPrincipal('bench'), use)
const told = (query: { from: string; to: string; organ?: string; ids?: string[] }) => () =>
  read((tx) => figures(tx, house.directory, city, { basis: 'registered', ...query }))

try {
  console.log(`\n── ${size} 件事实 ──`)
  await fill()
  const { rows: sizes } = await owner.query<{ facts: string; cube: string; cells: number }>(
    `select pg_size_pretty(pg_total_relation_size('fact_submission')) as facts, pg_size_pretty(pg_total_relation_size('figure_cube')) as cube, (select count(*)::int from figure_cube) as cells`,
  )
  console.log(`事实表 ${sizes[0]?.facts}，汇总 ${sizes[0]?.cube}（${sizes[0]?.cells} 格）`)
  const control = await ask('对照：一条分组语句', Number.POSITIVE_INFINITY, () =>
    owner.query(
      `select channel, count(*), sum(people_count) from fact_submission where registered_on >= '${year.from}' and registered_on < '${year.to}' group by 1`,
    ),
  )
  const county = house.directory.organs().find(({ level, kind }) => level === 4 && kind === 'government')?.code ?? ''
  const all = await ask('全年全部数字，全市', 5_000, told(year))
  console.log(`  为对照的 ${(all.p50 / control.p50).toFixed(2)} 倍`)
  await ask('全年全部数字，一县', 5_000, told({ ...year, organ: county }))
  await ask('一个季度，全市', 2_000, told({ from: '2025-04-01', to: '2025-07-01' }))
  await ask('半年又半月，全市', 5_000, told({ from: '2025-01-16', to: '2025-07-16' }))
  await ask(
    '一周（周快报的数字）',
    2_000,
    told({ from: '2025-11-03', to: '2025-11-10', ids: ['NUM-01', 'NUM-06', 'NUM-15', 'NUM-17', 'NUM-30', 'NUM-37'] }),
  )
  for (const code of ['RPT-02', 'RPT-05', 'RPT-06', 'RPT-07'] as const) {
    const definition = reportById(code)
    if (!definition) throw new Error(code)
    const made = { office: '信访局', at: '2026-01-05T09:00:00+08:00' }
    await ask(`${code} 全年`, 5_000, () =>
      read((tx) => compileReport(tx, house.directory, city, definition, year, made)),
    )
  }
  // As an issue does it: which cases each number of the monthly report was made of.
  const monthly = reportById('RPT-17')
  const issued =
    monthly &&
    (await read((tx) =>
      compileReport(tx, house.directory, city, monthly, year, { office: '信访局', at: '2026-01-05T09:00:00+08:00' }),
    ))
  const ids = issued?.figures.map(({ id }) => id) ?? []
  await timed(`${ids.length}个数的明细校验`, '', () =>
    read((tx) => rowDigests(tx, house.directory, city, { ...year, basis: 'registered' }, ids, Buffer.alloc(32))),
  )
  for (const id of ['NUM-37', 'NUM-01', 'NUM-06', 'NUM-08', 'NUM-27', 'RATE-closed']) {
    const page = (after?: string) => () =>
      read((tx) =>
        casesOf(tx, house.directory, city, id, {
          ...year,
          basis: 'registered',
          limit: 50,
          ...(after ? { after } : {}),
        }),
      )
    await ask(`${id} 明细第一页`, 300, page())
    await ask(`${id} 明细中间一页`, 300, page(`450100-2025-${String(Math.floor(size / 2)).padStart(8, '0')}-0`))
  }
  await owner.query(
    `update fact_submission set rating_handler = 1 where case_no in (select case_no from fact_submission limit 5000)`,
  )
  await ask('有5000件未计入时', 5_000, told(year))
  await timed('计入这些', '', () => foldCube(house.kernel))
  await besideDuckDb(owner, folder)
} finally {
  await owner.end()
  await world.close()
}
