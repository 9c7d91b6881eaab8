import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { meaning, tables } from '../../scripts/docs/data.ts'
import { type Migrated, openMigrated } from '../../scripts/docs/migrated.ts'
import {
  isTest,
  lineOf,
  migrationFiles,
  type Node,
  nameOf,
  parsed,
  pieces,
  programFiles,
  read,
  textOf,
  walk,
} from '../../scripts/docs/sources.ts'
import { noFindings, readAtLeast } from './findings.ts'

const rooms = programFiles().filter((path) => !path.startsWith('src/kernel/'))

// How the code asks the database.

test('rooms ask through read and write, never the pool', () => {
  readAtLeast(120, rooms.length, 'files outside kernel')
  const findings = rooms.flatMap((path) => [
    ...parsed(path)
      .imports.filter(({ from }) => from === 'pg')
      .map(({ line }) => `${path}:${line} imports pg`),
    ...places(path, bareUse),
  ])
  noFindings(
    findings,
    'use kernel.units.read(principal, fn) or write(…): they open the transaction and tell row security who asks',
  )
})

/** The pool of the jobs belongs to graphile-worker, which main.ts starts. */
const bareUse = (node: Node, path: string): string | null => {
  if (node.type !== 'MemberExpression') return null
  const property = nameOf(node.property) ?? ''
  const object = nameOf(node.object) ?? nameOf((node.object as Node).property)
  if (object === 'database' && ['app', 'jobs'].includes(property)) return `takes database.${property}`
  if (property === 'jobsPool' && path !== 'src/main.ts') return 'takes the pool of the jobs'
  return ['connection', 'transaction', 'startTransaction'].includes(property) ? `calls .${property}` : null
}

/** Under row security a job sees every case. Each of these says why nobody in particular asks. */
const mayActAsJob: Readonly<Record<string, string>> = {
  'src/cli/doctor.ts': 'counts organs and messages for the administrator',
  'src/cli/sample/build.ts': 'looks whether the folder is empty',
  'src/hotline/knowledge/dates.ts': 'a new day for the knowledge base, which is public; contacts are erased unread',
  'src/hotline/quality/forget.ts': 'takes the account and the words off sheets whose time is over; reads none',
  'src/people/directory.ts': 'organs and accounts, no case',
  'src/petitions/calendar.ts': 'holidays, no case',
  'src/petitions/organ-cases.ts':
    'counts the open cases of organs for the administrator, and moves those of a closed one',
  'src/petitions/messages/catcher.ts': 'keeps what a trial did not send, and shows it to the administrator',
  'src/petitions/messages/channels.ts': 'how messages leave the house, no case',
  'src/petitions/messages/push.ts': 'tells the groups of an organ number and due date of its cases',
  'src/figures/cube.ts': 'counts facts, which hold no sealed case and no text, into months',
  'src/petitions/messages/outbox.ts':
    'sends one message to the person of its case, and notes what the gateway reports of it',
  'src/petitions/pages.ts': 'keeps the pages of issued letters; who may look was asked before',
  'src/petitions/perform.ts': 'acts that the calendar makes happen, by the procedure rows for `system`',
  'src/petitions/backfill/receiver.ts': 'the program imports: whose ledger it went on with, an organ code',
  'src/petitions/backfill/record.ts': 'the program imports: files lines of all organs and opens none for anybody',
  'src/petitions/proposing/lessons.ts': 'reads closed, unsealed texts for the process that learns; nobody sees them',
  'src/petitions/proposing/proposals.ts': 'which learning is the newest and how it did, no case',
  'src/petitions/reconcile.ts': 'replays every case',
  'src/petitions/routine.ts': 'looks for limits that ran out',
  'src/petitions/urgent.ts': 'DL-15: urgent matters of every office that were not reported in time',
  'src/petitions/rescue.ts':
    'RG-10: records of calls for rescue that were shown long enough, of every office, are erased',
}

test('who acts as a job, and sees every case, is named here', () => {
  readCallers('jobPrincipal', mayActAsJob, 'act for a staff member or a person, or name the file here with its reason')
})

/** An act may move a case out of the actor's own sight. */
const mayWiden: Readonly<Record<string, string>> = {
  'src/petitions/store.ts': 'saves the head after the act, in the same transaction',
}

test('who widens the sight of a transaction is named here', () => {
  readCallers(
    'widenReach',
    mayWiden,
    'row security is the second lock: find another way, or name the file with its reason',
  )
})

/** The app role becomes dengwen_identity for one statement. */
const mayTakeIdentities: Readonly<Record<string, string>> = {
  'src/people/identities.ts': 'reveals, with the view written before, and compares people at registration',
}

test('who takes the role that reads identities is named here', () => {
  const found = rooms.flatMap((path) =>
    places(path, (node) => (/\bset (local )?role\b/i.test(sqlOf(node)) ? 'takes a role' : null)),
  )
  readAtLeast(1, found.length, 'places that take a role')
  noFindings(
    found.filter((place) => !mayTakeIdentities[place.split(':')[0] ?? '']),
    'go through people/identities.ts, which writes down who looked',
  )
})

test('SQL names no schema but graphile_worker: a city is a schema', () => {
  const inCode = programFiles().flatMap((path) => places(path, (node) => foreignSchema(sqlOf(node))))
  const inMigrations = migrationFiles().flatMap((path) => {
    const found = foreignSchema(read(path).replace(/--.*$/gm, ''))
    return found ? [`${path} ${found}`] : []
  })
  readAtLeast(5, migrationFiles().length, 'migrations')
  noFindings(
    [...inCode, ...inMigrations],
    'leave the schema away; the search path of the connection says which city it is',
  )
})

test('the schema finder finds one', () => {
  assert.equal(foreignSchema('select 1 from other.account'), 'names other.')
  assert.equal(foreignSchema('grant usage on schema public to x'), 'names the schema public')
  assert.equal(foreignSchema('insert into graphile_worker.jobs select 1'), null)
  assert.equal(foreignSchema('select a.id from account a join session s on s.account = a.id'), null)
})

function foreignSchema(text: string): string | null {
  const named = /\b(?:from|join|into|update|table|view|references|sequence|function|index)\s+"?([a-z_]+)"?\."?[a-z_%]/gi
  const found = [...text.matchAll(named)].map(([, schema]) => schema).find((schema) => schema !== 'graphile_worker')
  if (found) return `names ${found}.`
  const said = /\bschema\s+"?(?!%I|graphile_worker\b|if\b)([a-z_]+)"?/i.exec(text)
  if (said && /\b(create|grant|revoke|alter|drop)\b/i.test(text)) return `names the schema ${said[1]}`
  return /\bpublic\.\w/.test(text) ? 'names public.' : null
}

// The database itself.

describe('a migrated database', () => {
  let migrated: Migrated
  before(async () => {
    migrated = await openMigrated()
  })
  after(() => migrated.close())

  const rowsOf = async <T extends object>(text: string): Promise<T[]> => (await migrated.superuser.query<T>(text)).rows
  const asApp = async (text: string): Promise<string> =>
    sql
      .raw(text)
      .execute(migrated.database.app)
      .then(
        () => 'done',
        (error: { code?: string }) => error.code ?? String(error),
      )
  const forbidden = '42501'

  /** Tables with a case number and no row security. */
  const withoutSecurity: Readonly<Record<string, string>> = {
    fact_change: 'a fact as it was or is, until it is counted; as fact_submission',
    fact_order: 'codes and instants that indicators add up over organs; sealed cases are no orders (RG-1)',
    fact_order_limit: 'as fact_order',
    fact_order_step: 'as fact_order',
    fact_submission: 'codes, days and counts that figures add up over organs; sealed cases have no row (RG-1)',
    file: 'sealed under a key of the file, which the case key opens, which row security guards',
    search_index: 'keyed hashes; search_cases reads it with the reach of who asks; sealed cases have no row',
  }

  test('every table with a case number has row security, forced', async () => {
    const found = await rowsOf<{ name: string; forced: boolean; policy: boolean }>(`
      select relname as name, relrowsecurity and relforcerowsecurity as forced,
        exists (select from pg_policy where polrelid = c.oid and 'dengwen_app'::regrole = any(polroles) and polcmd in ('r', '*')) as policy
      from pg_class c join pg_attribute a on attrelid = c.oid and attname = 'case_no' and not attisdropped
      where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace order by relname`)
    readAtLeast(14, found.length, 'tables with a case number')
    noFindings(
      found.filter(({ name, forced, policy }) => !(forced && policy) && !withoutSecurity[name]).map(({ name }) => name),
      'enable and force row level security in the migration, with a policy for dengwen_app, or name the table here with its reason',
    )
    noFindings(
      Object.keys(withoutSecurity).filter((name) => found.some((table) => table.name === name && table.forced)),
      'it is secured now: take it out of the list',
    )
  })

  test('where row security is on, every right has a policy: a right without one does nothing, and says nothing', async () => {
    const found = await rowsOf<{ name: string; role: string; command: string; right: boolean; policy: boolean }>(`
      select relname as name, role, command, has_table_privilege(role, c.oid, command) or has_any_column_privilege(role, c.oid, case command when 'delete' then 'references' else command end) as right,
        exists (select from pg_policy where polrelid = c.oid and role::regrole = any(polroles) and polcmd in (letter, '*')) as policy
      from pg_class c, unnest(array['dengwen_app', 'dengwen_identity', 'dengwen_jobs']) role,
        (values ('select', 'r'::"char"), ('insert', 'a'), ('update', 'w'), ('delete', 'd')) as commands(command, letter)
      where relrowsecurity and relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') order by relname, role, command`)
    readAtLeast(100, found.length, 'rights')
    noFindings(
      found
        .filter(({ right, policy }) => right && !policy)
        .map(({ name, role, command }) => `${role} may ${command} ${name}, but no policy lets a row through`),
      'write the policy for that command, or revoke the right',
    )
  })

  test('the roles of the program own nothing, make nothing and bypass nothing', async () => {
    const found = await rowsOf<{ role: string; wrong: string }>(`
      select rolname as role, concat_ws(', ', case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypasses row security' end,
        case when rolcreaterole then 'makes roles' end, case when rolcreatedb then 'makes databases' end,
        case when exists (select from pg_class where relowner = r.oid) then 'owns tables' end,
        case when exists (select from pg_proc where proowner = r.oid) then 'owns functions' end,
        case when has_schema_privilege(oid, current_schema(), 'create') then 'makes tables in the schema' end,
        case when has_database_privilege(oid, current_database(), 'create') then 'makes schemas' end,
        case when has_database_privilege(oid, current_database(), 'temporary') then 'makes temporary tables' end) as wrong
      from pg_roles r where rolname in ('dengwen_app', 'dengwen_identity', 'dengwen_jobs')`)
    readAtLeast(3, found.length, 'roles')
    noFindings(
      found.filter(({ wrong }) => wrong !== '').map(({ role, wrong }) => `${role}: ${wrong}`),
      'revoke it in prepareRoles (`revoke temporary on database … from public`): a function of the owner would read a temporary view named like a table, and run what it calls as the owner',
    )
  })

  test('functions that run as the owner fix their search path, and not everybody may call them', async () => {
    const found = await rowsOf<{ name: string; fixed: boolean; anyone: boolean }>(`
      select proname as name, exists (select from unnest(proconfig) c where c like 'search_path=%') as fixed, has_function_privilege('public', oid, 'execute') as anyone
      from pg_proc where prosecdef and pronamespace = current_schema()::regnamespace order by proname`)
    readAtLeast(4, found.length, 'functions that run as the owner')
    noFindings(
      found.flatMap(({ name, fixed, anyone }) => [
        ...(fixed ? [] : [`${name} looks where its caller looks`]),
        ...(anyone ? [`everybody may call ${name}`] : []),
      ]),
      '`set search_path from current`; `revoke all on function … from public`, then grant it to the roles that need it',
    )
  })

  test('an event stays: the app role can add one, not change or remove it', async () => {
    assert.equal(await asApp(`update event set kind = 'x'`), forbidden)
    assert.equal(await asApp('delete from event'), forbidden)
    assert.equal(await asApp('truncate event'), forbidden)
    assert.equal(await asApp('select seq, kind from event'), 'done')
    assert.equal(await asApp('delete from submission'), forbidden)
    assert.equal(await asApp('delete from identity_view'), forbidden)
    assert.equal(await asApp(`update audit set act = 'x'`), forbidden)
  })

  test('the app role cannot read identities, nor the keys that compare people', async () => {
    for (const column of ['identity', 'name_key', 'phone_key', 'id_key'])
      assert.equal(await asApp(`select ${column} from party`), forbidden, column)
    assert.equal(await asApp('select id, case_no, role, masked from party'), 'done')
  })

  test('the app role cannot rewrite the history of migrations', async () => {
    assert.equal(
      await asApp(`insert into migration (name, digest) values ('x', 'x')`),
      forbidden,
      'a row of its own makes the next start refuse the data: revoke insert on migration in a migration',
    )
  })

  test('docs/data.md knows every column, and how it lies on the disk', async () => {
    const stored = await rowsOf<{ name: string }>(`
      select relname || '.' || attname as name from pg_attribute join pg_class c on c.oid = attrelid
      where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace and attnum > 0 and not attisdropped order by 1`)
    readAtLeast(200, stored.length, 'columns')
    const described = tables().flatMap((table) =>
      table.columns.map((column) => ({ ...column, at: `${table.name}.${column.name}` })),
    )
    const known = new Set(described.map(({ at }) => at))
    noFindings(
      stored.filter(({ name }) => !known.has(name)).map(({ name }) => name),
      'scripts/docs/data.ts does not find it in the migrations: write columns one a line, `alter table … add column …` in one line',
    )
    const there = new Set(stored.map(({ name }) => name))
    noFindings(
      [...known].filter((name) => !there.has(name)),
      'the database has no such column',
    )
    noFindings(
      described.filter(({ kind }) => kind === null).map(({ at, type }) => `${at} ${type}`),
      'say in the migration what it is: `-- plain: …`, `-- keyed: …` or `-- sealed: …` behind the column',
    )
    noFindings(
      described.filter(({ kind, type }) => type === 'bytea' && kind === 'plain').map(({ at }) => at),
      'bytes are keyed or sealed; what is neither is no bytea',
    )
    const names = new Set(described.map(({ name }) => name))
    noFindings(
      Object.keys(meaning).filter((name) => !names.has(name)),
      'no column has this name any more: take it out of `meaning` in scripts/docs/data.ts',
    )
  })
})

function readCallers(name: string, allowed: Readonly<Record<string, string>>, remedy: string): void {
  const found = rooms
    .filter((path) => !isTest(path))
    .flatMap((path) =>
      places(path, (node) => (node.type === 'CallExpression' && nameOf(node.callee) === name ? `calls ${name}` : null)),
    )
  readAtLeast(1, found.length, `calls of ${name}`)
  const fileOf = (place: string): string => place.split(':')[0] ?? ''
  noFindings(
    found.filter((place) => !allowed[fileOf(place)]),
    remedy,
  )
  noFindings(
    Object.keys(allowed).filter((path) => !found.some((place) => fileOf(place) === path)),
    'it does not any more: take it out of the list',
  )
}

function places(path: string, wrong: (node: Node, path: string) => string | null): string[] {
  const { program, text } = parsed(path)
  const found: string[] = []
  walk(program, (node) => {
    const what = wrong(node, path)
    if (what) found.push(`${path}:${lineOf(text, node.start)} ${what}`)
  })
  return found
}

/** Text of a literal or template; what is put in reads as `?`. */
const sqlOf = (node: Node): string =>
  node.type === 'TemplateLiteral' ? pieces(node).join('?') : node.type === 'Literal' ? (textOf(node) ?? '') : ''
