import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  clashingPacks,
  isRefusal,
  type LocalPack,
  localPackFrom,
  localPacks,
  type Refusal,
  refuse,
} from '../../law/index.ts'

/** Folder of the city's own rule packs inside the data folder. */
const packFolder = 'packs'

/** A rule pack is a page of numbers; what is larger is another file that got here by mistake. */
const MAX_PACK_BYTES = 262_144

/**
 * The local packs of the program and those of `DIR/packs/*.json`, or the first thing that is wrong with one of the
 * files. A file that cannot be read whole is never left out silently: its days would vanish from the cases.
 */
export function readLocalPacks(dataDir: string): readonly LocalPack[] | Refusal {
  const folder = join(dataDir, packFolder)
  if (!existsSync(folder)) return localPacks
  const loaded: LocalPack[] = []
  for (const name of readdirSync(folder).toSorted()) {
    if (!name.endsWith('.json')) continue
    const pack = readPack(join(folder, name), `${packFolder}/${name}`)
    if (isRefusal(pack)) return pack
    loaded.push(pack)
  }
  return clashingPacks(loaded) ?? [...localPacks, ...loaded]
}

/** As `readLocalPacks`. @throws Error in words for the administrator */
export function openLocalPacks(dataDir: string): readonly LocalPack[] {
  const packs = readLocalPacks(dataDir)
  if (isRefusal(packs)) throw new Error(`${packs.says}${packs.remedy}`)
  return packs
}

function readPack(path: string, name: string): LocalPack | Refusal {
  let json: unknown
  try {
    if (statSync(path).size > MAX_PACK_BYTES) return unreadable(name, `大于${MAX_PACK_BYTES / 1024}KB`)
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    return unreadable(name, error instanceof SyntaxError ? '不是有效的 JSON' : '读不了')
  }
  return localPackFrom(json, name)
}

const unreadable = (name: string, why: string): Refusal =>
  refuse(
    'pack-unreadable',
    '[D]',
    `规则包文件 ${name} ${why}。`,
    '请照 docs/packs.md 的样例改正，再重新启动；暂时不用的，把文件移出 packs 目录。',
  )
