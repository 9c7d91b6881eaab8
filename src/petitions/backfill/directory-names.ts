import { isRefusal, packOn, parseDay } from '../../law/index.ts'
import type { OrganDirectory } from '../../people/index.ts'

/** Codes of what an old ledger writes as code or as name; a name that two have is nobody's. */
const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)

export const organNamed = (directory: OrganDirectory, word: string): string | undefined =>
  (directory.organ(word) ?? only(directory.organs().filter((o) => o.name === word || o.shortName === word)))?.code

export const regionNamed = (directory: OrganDirectory, word: string): string | undefined =>
  (directory.region(word) ?? only(directory.regions().filter(({ name }) => name === word)))?.code

/** By code (01, 01/08), by name, or by both names (城乡建设/城市建设和市政管理). */
export function categoryNamed(directory: OrganDirectory, word: string): string | undefined {
  const found = directory.category(word) ?? only(directory.categories().filter(({ name }) => name === word))
  if (found) return found.code
  const [first, second] = word.split('/')
  const parent = directory.categories().find(({ name, parent: above }) => above === null && name === first)
  return directory.categories().find(({ name, parent: above }) => above === parent?.code && name === second)?.code
}

/** What goes on needs a limit, and a limit needs a law. */
export function lawFaults(receivedAt: string): string[] {
  const day = parseDay(receivedAt)
  const pack = day && packOn(day)
  return pack && isRefusal(pack) ? [`${pack.says}还在办理的，请写后来重新提出的日期。`] : []
}
