// The door of `kernel`.

export { attemptKey, countTry, sweepAttempts, triesThisHour } from './attempts.ts'
export { type Clock, dayAt, fixedClock, isoAt, systemClock, zone } from './clock.ts'
export { type Cluster, openCluster, removeCluster, runningCluster } from './cluster.ts'
export { loadSettings, type Settings, wordVariables } from './config.ts'
export { type Database, dropOwned, openDatabase, type Server } from './database.ts'
export {
  appendEvents,
  eventsOf,
  leafEventFor,
  leafFor,
  type NewEvent,
  type StoredEvent,
  type Stream,
  sealEvents,
} from './events.ts'
export {
  type ByteStore,
  claimUploads,
  fileContent,
  filesOf,
  folderStore,
  keepUpload,
  pendingContent,
  pendingUpload,
  type StoredFile,
  sweepUploads,
} from './files.ts'
export { healthRoutes } from './health.ts'
export { createHttp, type Http, problemOf } from './http.ts'
export { claim, type IdempotencyKey, idempotencyKey, KeyReused, keepAnswer, keyOf } from './idempotency.ts'
export { createKernel, type Kernel } from './kernel.ts'
export { caseKeys, ensureEpoch, epochFor, manyCaseKeys } from './keys.ts'
export { type Migration, migrationsIn } from './migrate.ts'
export { type Problem, ProblemError, problem, problems, refusalProblem } from './problem.ts'
export {
  readSheet,
  type Sheet,
  type SheetColumn,
  type SheetPage,
  type SheetRow,
  writeBook,
  writeCsv,
  writeXlsx,
} from './sheet.ts'
export { markHeading, requireHeadings, type SheetField, sendSheet, sheetOf } from './sheet-exchange.ts'
export {
  jobPrincipal,
  type Principal,
  personPrincipal,
  publicPrincipal,
  type Tx,
  type Units,
  widenReach,
} from './unit.ts'
export { requireValid } from './validation.ts'
export {
  bigrams,
  type CaseKeys,
  codeHash,
  createVault,
  freshBytes,
  masterKeyFile,
  normalCode,
  open,
  openText,
  seal,
  type Vault,
} from './vault.ts'
