import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Settings } from './config.ts'
import { type Migration, migrate } from './migrate.ts'
import type { DB } from './schema.ts'

/** Where PostgreSQL is: the embedded cluster's superuser, or DATABASE_URL (an owner who may create roles). */
export type Server = { host: string; port: number; user: string; password: string; database: string }

export type Database = {
  app: Kysely<DB>
  jobs: Kysely<DB>
  jobsPool: pg.Pool
  applied: string[]
  close(): Promise<void>
}

const roles = ['dengwen_owner', 'dengwen_app', 'dengwen_identity', 'dengwen_jobs'] as const
type RolePasswords = Record<(typeof roles)[number], string>

// Days stay text (YYYY-MM-DD) and instants ISO 8601 with +08:00; JS Date never enters the program.
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    if (oid === pg.types.builtins.TIMESTAMPTZ) return isoInstant
    if (oid === pg.types.builtins.INT8) return Number
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

/** `2026-11-24 10:53:33.12+08` → `2026-11-24T10:53:33.120+08:00`; the sessions run in Asia/Shanghai. */
function isoInstant(text: string): string {
  const [whole = '', fraction = ''] = text.slice(0, -3).split('.')
  return `${whole.replace(' ', 'T')}.${fraction.padEnd(3, '0').slice(0, 3)}${text.slice(-3)}:00`
}

/**
 * Roles, migrations, pools. The app role owns nothing and cannot bypass row security; this is checked here,
 * at every start.
 */
export async function openDatabase(
  server: Server,
  dataDir: string,
  migrations: readonly Migration[],
  settings: Settings,
): Promise<Database> {
  const passwords = rolePasswords(join(dataDir, 'keys', 'database.json'))
  await prepareRoles(server, passwords)
  const applied = await asClient(
    { ...server, user: 'dengwen_owner', password: passwords.dengwen_owner },
    async (client) => {
      const now = await migrate(client, migrations)
      await prepareJobs(client, { ...server, user: 'dengwen_owner', password: passwords.dengwen_owner })
      return now
    },
  )
  const appPool = pool(
    { ...server, user: 'dengwen_app', password: passwords.dengwen_app },
    settings,
    settings.databaseConnections,
  )
  const jobsPool = pool(
    { ...server, user: 'dengwen_jobs', password: passwords.dengwen_jobs },
    settings,
    settings.jobConnections,
  )
  await refuseStrongRole(appPool)
  const app = new Kysely<DB>({ dialect: new PostgresDialect({ pool: appPool }) })
  const jobs = new Kysely<DB>({ dialect: new PostgresDialect({ pool: jobsPool }) })
  return {
    app,
    jobs,
    jobsPool,
    applied,
    async close() {
      await Promise.all([app.destroy(), jobs.destroy()])
    },
  }
}

/** Drop everything that the program owns in a database, and nothing else; its roles stay for the next start. */
export async function dropOwned(server: Server, dataDir: string): Promise<void> {
  const path = join(dataDir, 'keys', 'database.json')
  if (!existsSync(path)) return // an earlier attempt got as far as the keys
  const { dengwen_owner: password } = rolePasswords(path)
  await asClient({ ...server, user: 'dengwen_owner', password }, async (client) => {
    await client.query('drop owned by current_user cascade')
  })
}

const pool = (server: Server, settings: Settings, max: number): pg.Pool =>
  quiet(
    new pg.Pool({
      ...server,
      max,
      types,
      options: `-c timezone=Asia/Shanghai -c statement_timeout=${settings.statementTimeoutMs} -c lock_timeout=${settings.lockTimeoutMs} -c idle_in_transaction_session_timeout=${settings.statementTimeoutMs * 2}`,
    }),
  )

/** A server that goes away ends idle connections; the next query says so, the process must not die of it. */
function quiet(made: pg.Pool): pg.Pool {
  made.on('error', () => {})
  made.on('connect', (client) => void client.on('error', () => {}))
  return made
}

async function asClient<T>(server: Server, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...server, types })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

function rolePasswords(path: string): RolePasswords {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as RolePasswords
  const made = Object.fromEntries(roles.map((role) => [role, randomBytes(24).toString('base64url')])) as RolePasswords
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(path, `${JSON.stringify(made, null, 1)}\n`, { mode: 0o600 })
  return made
}

async function prepareRoles(server: Server, passwords: RolePasswords): Promise<void> {
  await asClient(server, async (client) => {
    const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [
      roles,
    ])
    for (const role of roles) {
      const verb = rows.some((row) => row.rolname === role) ? 'alter' : 'create'
      await client.query(
        `${verb} role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password ${client.escapeLiteral(passwords[role])}`,
      )
    }
    // The app role may become dengwen_identity for one statement of a reveal, and never inherits it.
    await client.query('grant dengwen_identity to dengwen_app with inherit false, set true')
    // A temporary table could stand in for one of ours inside a function that runs as the owner.
    await client.query(`revoke temporary on database ${client.escapeIdentifier(server.database)} from public`)
    await client.query(`grant create on database ${client.escapeIdentifier(server.database)} to dengwen_owner`)
    const { rows: schema } = await client.query<{ here: string }>('select current_schema() as here')
    await client.query(
      `grant create, usage on schema ${client.escapeIdentifier(schema[0]?.here ?? 'public')} to dengwen_owner`,
    )
  })
}

async function prepareJobs(client: pg.Client, owner: Server): Promise<void> {
  const { rows } = await client.query<{ here: boolean }>(
    `select to_regnamespace('graphile_worker') is not null as here`,
  )
  if (!rows[0]?.here) {
    const ownerPool = quiet(new pg.Pool({ ...owner, max: 1 }))
    try {
      await runMigrations({ pgPool: ownerPool })
    } finally {
      await ownerPool.end()
    }
  }
  // Its tables have row security on and no policy: the worker's role gets one, the app role only `enqueue`.
  await client.query(`
    do $$
    declare t record;
    begin
      grant usage on schema graphile_worker to dengwen_jobs;
      grant select, insert, update, delete on all tables in schema graphile_worker to dengwen_jobs;
      grant usage, select, update on all sequences in schema graphile_worker to dengwen_jobs;
      for t in select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
        and not exists (select from pg_policy where polrelid = pg_class.oid)
      loop
        execute format('create policy dengwen_jobs on graphile_worker.%I to dengwen_jobs using (true) with check (true)', t.relname);
      end loop;
    end $$;
    drop function if exists enqueue(text, json, text);
    create or replace function enqueue(task text, payload json, job_key text default null, run_at timestamptz default null) returns void
    language sql security definer set search_path from current as $$
      select from graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key)
    $$;
    revoke all on function enqueue(text, json, text, timestamptz) from public;
    grant execute on function enqueue(text, json, text, timestamptz) to dengwen_app, dengwen_jobs;`)
}

async function refuseStrongRole(app: pg.Pool): Promise<void> {
  const { rows } = await app.query<{ strong: boolean; owns: number }>(
    `select rolsuper or rolbypassrls or has_database_privilege(current_database(), 'temporary') as strong, (select count(*) from pg_class where relowner = r.oid)::int as owns
     from pg_roles r where rolname = current_user`,
  )
  if (rows[0]?.strong || (rows[0]?.owns ?? 1) > 0)
    throw new Error(
      '数据库应用账号权限过大：不得是超级用户、不得绕过行级安全、不得拥有任何表。(the app role is too strong)',
    )
}
