import { sql } from 'kysely'
import { isoAt, type Tx, type Vault } from '../../kernel/index.ts'
import type { Hotline } from '../hotline.ts'

type Place = { region?: string | undefined; words?: string | undefined }

/** How far back calls about a place are looked for. */
export const placeHours = 1

/**
 * A place for comparing: what people type differs in blanks, width and house numbers, so it is cut behind the first
 * road, estate or village, and kept as a keyed hash. Null where the words are too few to mean a place.
 */
export function placeKey(vault: Vault, place: Place | undefined): Buffer | null {
  const core = placeCore(place?.words ?? '')
  return core ? vault.blind('call place', `${place?.region ?? ''}\n${core}`) : null
}

export function placeCore(words: string): string | null {
  const plain = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  const whole = [...plain]
  if (whole.length < placeCharsLeast) return null
  const cut = /^.{1,}?(?:小区|花园|新村|家园|大厦|市场|学校|医院|公园|路口|大道|胡同|[路街巷村苑城])/u.exec(plain)
  return cut && [...cut[0]].length >= placeCharsLeast ? cut[0] : whole.slice(0, placeCharsMost).join('')
}
const placeCharsLeast = 3
const placeCharsMost = 12

/**
 * How many calls of the last hour were about this place: many at once are one burst pipe, and the agent says so. Only a
 * count; nobody's number and nobody's case.
 */
export async function callsAboutPlace(
  tx: Tx,
  hotline: Hotline,
  organ: string,
  place: Place,
  besides: string,
): Promise<number> {
  const { vault, clock } = hotline.house.kernel
  const key = placeKey(vault, place)
  if (!key) return 0
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from hotline_call
    where organ = ${organ} and place_key = ${key} and id <> ${besides}
      and begun_at > ${isoAt(clock.now().subtract({ hours: placeHours }))}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Kept with the call as soon as the place is typed, so that the next caller's agent sees it before an order is saved. */
export async function notePlace(tx: Tx, hotline: Hotline, call: string, place: Place): Promise<void> {
  await sql`update hotline_call set place_key = ${placeKey(hotline.house.kernel.vault, place)} where id = ${call}`.execute(
    tx,
  )
}
