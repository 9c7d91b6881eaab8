import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import {
  type Database,
  loadSettings,
  migrationsIn,
  openCluster,
  openDatabase,
  removeCluster,
} from '../../src/kernel/index.ts'
import { root } from './sources.ts'

/** An empty office: a PostgreSQL of its own with every migration applied, and its superuser to look around with. */
export type Migrated = { database: Database; superuser: pg.Client; close(): Promise<void> }

export async function openMigrated(): Promise<Migrated> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dengwen-schema-'))
  const cluster = await openCluster({ dataDir, log: () => {} })
  const { host, port, database: name } = cluster
  const server = { host, port, database: name, user: cluster.superuser, password: cluster.superPassword }
  const superuser = new pg.Client(server)
  try {
    const database = await openDatabase(server, dataDir, migrationsIn(join(root, 'src')), loadSettings({}))
    await superuser.connect()
    return {
      database,
      superuser,
      async close() {
        await superuser.end()
        await database.close()
        await removed()
      },
    }
  } catch (error) {
    await removed()
    throw error
  }

  async function removed(): Promise<void> {
    await cluster.stop()
    await removeCluster(dataDir, () => {})
    rmSync(dataDir, { recursive: true, force: true })
  }
}
