import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeDatabase } from '../main.ts'

/** What a data folder was made as, written in its file `kind`; `leaving` while the sample is being removed. */
export type FolderKind = 'demo' | 'production' | 'leaving'

const kindFile = (dataDir: string): string => join(dataDir, 'kind')

export function folderKind(dataDir: string): FolderKind | null {
  const file = kindFile(dataDir)
  return existsSync(file) ? (readFileSync(file, 'utf8').trim() as FolderKind) : null
}

export const setFolderKind = (dataDir: string, kind: FolderKind): void => writeFileSync(kindFile(dataDir), `${kind}\n`)

/** What the program itself puts into a data folder, beside the database. Anything else in there is somebody's own. */
const ownEntries = ['files', 'keys', 'outbox', 'log', 'demo-accounts.json', 'setup-token'] as const

/**
 * Remove the sample city: database, keys, files, messages, accounts. Said in the folder first, so that a program that
 * was cut off in the middle goes on at its next start instead of opening what is left.
 */
export async function emptyDemoFolder(dataDir: string, say: (line: string) => void): Promise<void> {
  if (folderKind(dataDir) === 'production') throw new Error(`${dataDir} 是正式数据，不能清空。(production data)`)
  setFolderKind(dataDir, 'leaving')
  say('正在清空示例数据…… (removing the sample city)')
  await removeDatabase(dataDir, say)
  for (const entry of ownEntries) rmSync(join(dataDir, entry), { recursive: true, force: true })
  rmSync(kindFile(dataDir))
}
