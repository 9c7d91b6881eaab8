import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Settings } from './config.ts'
import type { Database } from './database.ts'
import type { ByteStore } from './files.ts'
import { storedEpochs } from './keys.ts'
import { createUnits, jobPrincipal, type Units } from './unit.ts'
import { createVault, type Vault } from './vault.ts'

/** What every room gets at the start: no global, nothing hidden. */
export type Kernel = {
  clock: Clock
  settings: Settings
  vault: Vault
  units: Units
  files: ByteStore
  log: Logger
  /** Cookies carry Secure and the __Host- prefix; false only for http on loopback. */
  secure: boolean
  /** The sample city: banner on every page, sample seals, mild limits. */
  demo: boolean
}

export async function createKernel(
  parts: Omit<Kernel, 'units' | 'vault'> & { database: Database; masterKey: Buffer },
): Promise<Kernel> {
  const { database, masterKey, ...rest } = parts
  const units = createUnits(database)
  const epochs = await units.read(jobPrincipal('keys'), storedEpochs)
  return { ...rest, units, vault: createVault(masterKey, epochs) }
}
