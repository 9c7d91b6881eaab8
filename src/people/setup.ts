import { sql } from 'kysely'
import { pinyin } from 'pinyin-pro'
import type { Tx } from '../kernel/index.ts'
import type { OrganFacts } from '../law/index.ts'
import { categoryTree } from './category-tree.ts'

export type NewOrgan = OrganFacts & {
  shortName: string
  mark: string
  phone: string
  address: string
  duties: readonly string[]
}
export type NewRegion = { code: string; name: string; parent: string | null; level: number; population?: number }

/** First letters of the pinyin, for picking by keyboard: 市住建局 → szjj. */
export const initialsOf = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** Regions, organs with their duty list, and the category tree of a new city. Superiors before those below them. */
export async function addCity(tx: Tx, regions: readonly NewRegion[], organs: readonly NewOrgan[]): Promise<void> {
  for (const region of regions)
    await sql`insert into region (code, name, parent, level, population) values (${region.code}, ${region.name}, ${region.parent}, ${region.level}, ${region.population ?? null})`.execute(
      tx,
    )
  for (const [code, name, children] of categoryTree) {
    await sql`insert into category (code, name, initials, parent) values (${code}, ${name}, ${initialsOf(name)}, null)`.execute(
      tx,
    )
    for (const [index, child] of children.entries())
      await sql`insert into category (code, name, initials, parent) values (${`${code}/${String(index + 1).padStart(2, '0')}`}, ${child}, ${initialsOf(child)}, ${code})`.execute(
        tx,
      )
  }
  for (const organ of organs) {
    await sql`insert into organ (code, name, short_name, initials, kind, level, region, superior, vertical, mark, phone, address) values
      (${organ.code}, ${organ.name}, ${organ.shortName}, ${initialsOf(organ.shortName)}, ${organ.kind}, ${organ.level}, ${organ.region}, ${organ.superior}, ${organ.vertical ?? false}, ${organ.mark}, ${organ.phone}, ${organ.address})`.execute(
      tx,
    )
    for (const category of organ.duties)
      await sql`insert into organ_duty (organ, category) values (${organ.code}, ${category})`.execute(tx)
  }
}
