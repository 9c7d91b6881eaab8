import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type pg from 'pg'

/** A migration: plain SQL; the time stamp in its file name orders it across rooms. */
export type Migration = { name: string; sql: string; digest: string }

/** All migrations of the rooms, oldest first. @throws on two with the same time stamp */
export function migrationsIn(sourceDir: string): Migration[] {
  const files = readdirSync(sourceDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)migrations\/[^/]+\.sql$/.test(path))
    .sort((a, b) => (basename(a) < basename(b) ? -1 : 1))
  const stamps = files.map((path) => basename(path).split('-')[0])
  if (new Set(stamps).size !== stamps.length) throw new Error('two migrations carry the same time stamp')
  return files.map((path) => {
    const sql = readFileSync(join(sourceDir, path), 'utf8')
    return { name: basename(path, '.sql'), sql, digest: createHash('sha256').update(sql).digest('hex') }
  })
}

/** Any number, the same in every process: only one migrates at a time. */
const migrationLock = 714_031

/**
 * Apply what is missing, each in a transaction of its own, unless its first line says `-- outside a transaction`.
 * @returns names applied now
 * @throws when an applied migration was changed afterwards, or is not known here (program older than data)
 */
export async function migrate(client: pg.ClientBase, migrations: readonly Migration[]): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [migrationLock])
  try {
    await client.query(
      'create table if not exists migration (name text primary key, digest text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from migration')
    const applied = new Map(rows.map((row) => [row.name, row.digest]))
    for (const name of applied.keys())
      if (!migrations.some((migration) => migration.name === name))
        throw new Error(`数据由更新的程序建立（${name}），请升级程序。(the data was made by a newer program)`)
    const now: string[] = []
    for (const migration of migrations) {
      const known = applied.get(migration.name)
      if (known === migration.digest) continue
      if (known) throw new Error(`迁移 ${migration.name} 在应用之后被改动。(an applied migration was changed)`)
      await apply(client, migration)
      now.push(migration.name)
    }
    return now
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
  }
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  const noted = {
    text: 'insert into migration (name, digest) values ($1, $2)',
    values: [migration.name, migration.digest],
  }
  if (migration.sql.startsWith('-- outside a transaction')) {
    await client.query(migration.sql)
    await client.query(noted)
    return
  }
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query(noted)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${migration.name} failed`, { cause: error })
  }
}
