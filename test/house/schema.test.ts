import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Migrated, openMigrated } from '../../scripts/docs/migrated.ts'
import { read } from '../../scripts/docs/sources.ts'
import { dumpFile, fromSchema, typesFile } from '../../scripts/types.ts'
import { readAtLeast } from './findings.ts'

let migrated: Migrated
let fresh: Awaited<ReturnType<typeof fromSchema>>
before(async () => {
  migrated = await openMigrated()
  fresh = await fromSchema(migrated)
})
after(() => migrated.close())

const stale = (file: string): string =>
  `${file} is not what the migrations make: run \`npm run types\`, look at the difference, commit both together`

test('the schema is the one that was looked at', () => {
  readAtLeast(25, fresh.dump.match(/^table /gm)?.length ?? 0, 'tables')
  assert.equal(read(dumpFile), fresh.dump, stale(dumpFile))
})

test('the types of the tables follow from the migrations', () => {
  readAtLeast(25, fresh.types.match(/^export interface /gm)?.length ?? 0, 'types')
  assert.equal(read(typesFile), fresh.types, stale(typesFile))
})

test('days and instants are text in the types, JSON is unknown: as the database hands them out', async () => {
  assert.doesNotMatch(fresh.types, /\bDate\b|Timestamp|JsonValue|Int8/)
  const at = '2026-11-24T10:53:33.120+08:00'
  const { rows } = await migrated.database.app
    .insertInto('audit')
    .values({ at, act: 'test', object: 'x', detail: JSON.stringify({ n: 1 }) })
    .returning(['id', 'at', 'detail'])
    .execute()
    .then((inserted) => ({ rows: inserted }))
  assert.deepEqual(rows, [{ id: 1, at, detail: { n: 1 } }])
})
