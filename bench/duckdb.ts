import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { type Measured, measure } from './measure.ts'

/**
 * The same facts in a column store, asked the same: whether a second engine would be worth being kept equal (decision
 * 0010). Runs where the package is there: `npm run duckdb:install`.
 */
const packageName = '@duckdb/node-api'
const runs = 5

/** Statements that both engines read. */
const asked: readonly { name: string; sql: string }[] = [
  {
    name: '渠道、人次',
    sql: 'select channel, count(*), sum(people_count) from fact_submission group by channel order by channel',
  },
  {
    name: '办理质量各率',
    sql: `select count(*) filter (where disposed_last is not null), count(*) filter (where disposed_on <= disposed_last),
      count(*) filter (where noticed_on <= notice_last), count(*) filter (where handling_last < date '2026-01-01'),
      count(*) filter (where handling_last < date '2026-01-01' and closed_on <= handling_last),
      count(*) filter (where rating_handler <= 2), count(*) filter (where rating_handler is not null) from fact_submission`,
  },
  {
    name: '县区×月',
    sql: `select substr(place_region, 1, 6) as county, date_trunc('month', registered_on) as month, count(*), sum(people_count),
      count(*) filter (where closed_on <= handling_last) from fact_submission group by 1, 2 order by 1, 2`,
  },
  {
    name: '分类×承办单位',
    sql: `select substr(category, 1, 2) as field, holder, count(*), count(*) filter (where dup = 'repeat') from fact_submission group by 1, 2 order by 1, 2`,
  },
]
const columns =
  'channel, people_count, disposed_on, disposed_last, noticed_on, notice_last, handling_last, closed_on, rating_handler, place_region, registered_on, category, holder, dup'

/** What this bench needs of the package, which need not be installed. */
type Duck = {
  DuckDBInstance: {
    create(path: string): Promise<{ connect(): Promise<Connection>; closeSync(): void }>
  }
}
type Connection = { runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>; closeSync(): void }

/** @param folder that the database server writes and this process reads */
export async function besideDuckDb(owner: pg.Client, folder: string): Promise<void> {
  const duck = (await import(packageName).catch(() => null)) as Duck | null
  if (!duck) {
    console.log(`\n没有装 ${packageName}，略去与列存数据库的对照；要对照先运行 npm run duckdb:install`)
    return
  }
  console.log('\n── 同样的行、同样的语句：本库的事实表 ／ DuckDB ──')
  const file = join(folder, 'facts.csv')
  await owner.query(`copy (select ${columns} from fact_submission) to '${file}' with (format csv, header)`)
  const instance = await duck.DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    const began = performance.now()
    await connection.runAndReadAll(
      `create table fact_submission as select * from read_csv('${file}', all_varchar = false, types = {'channel': 'varchar', 'place_region': 'varchar', 'category': 'varchar'})`,
    )
    console.log(`DuckDB 装入 ${((performance.now() - began) / 1000).toFixed(1)} 秒（内存中，14 列）`)
    for (const { name, sql } of asked) {
      const [ours, theirs] = [await owner.query({ text: sql, rowMode: 'array' }), await connection.runAndReadAll(sql)]
      const [mine, other] = [ours.rows as unknown[][], theirs.getRows()]
      if (mine.length !== other.length || numbersOf(mine) !== numbersOf(other))
        throw new Error(`${name}: the two engines do not agree`)
      const here = await measure(runs, 1, async () => void (await owner.query(sql)))
      const there = await measure(runs, 1, async () => void (await connection.runAndReadAll(sql)))
      console.log(`${name.padEnd(10, '　')} ${words(here)} ／ ${words(there)}`)
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
    rmSync(file)
  }
}

const words = ({ p50 }: Measured): string => `p50 ${p50.toFixed(0).padStart(6)} ms`
/** Counts and sums of all rows; days and names are written differently by the two. */
const numbersOf = (rows: readonly (readonly unknown[])[]): string =>
  JSON.stringify(
    rows.flatMap((row) =>
      row.flatMap((cell) =>
        typeof cell === 'bigint' || typeof cell === 'number' || (typeof cell === 'string' && /^\d{1,9}$/.test(cell))
          ? [Number(cell)]
          : [],
      ),
    ),
  )
