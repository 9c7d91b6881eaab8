import { sql } from 'kysely'
import { Type } from 'typebox'
import { dayAt, type Http, isoAt, type Tx } from '../../kernel/index.ts'
import { stages } from '../../law/index.ts'
import { type Staff, staffOf, staffPrincipal } from '../../people/index.ts'
import { caseTexts, type Petitions } from '../../petitions/index.ts'

/**
 * Orders that say the same as one that is being written down: for 并单 (HL-05) and for the hint that several people call
 * about one place. By text and place, never by person (RG-5); a person decides (RG-14).
 */
export type SimilarOrder = {
  caseNo: string
  title: string
  place: string
  state: string
  stateTitle: string
  createdAt: string
  /** Share of the shorter text's character pairs that the other holds too, 0 to 1. */
  likeness: number
  /** How many were joined to it already. */
  merged: number
}

export type Similar = {
  items: SimilarOrder[]
  /** Orders about this place that were written down within the last hour. */
  lastHour: number
}

/** Days back in which an order can be the same event; older ones are history. */
const daysBack = 14
/** Found by their pairs, then opened and compared. */
const compareMost = 30
const shownMost = 8
/** From this share on two texts are shown as alike. */
const alikeFrom = 0.35

const Asked = Type.Object(
  {
    title: Type.String({ maxLength: 200 }),
    content: Type.String({ maxLength: 10_000 }),
    place: Type.Optional(Type.String({ maxLength: 200 })),
    /** The order itself, once it has a number. */
    caseNo: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
)

export function similarRoutes(app: Http, house: Petitions): void {
  app.post(
    '/api/v1/orders/similar',
    { config: { policy: 'order.create' }, schema: { summary: '可能是同一件事的工单', body: Asked } },
    async (request) => {
      const staff = staffOf(request)
      return house.kernel.units.read(staffPrincipal(staff), (tx) => similarOrders(tx, house, staff, request.body))
    },
  )
}

export async function similarOrders(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  of: { title: string; content: string; place?: string; caseNo?: string },
): Promise<Similar> {
  const { vault, clock } = house.kernel
  const own = new Set(vault.searchTokens(`${of.title}\n${of.content}\n${of.place ?? ''}`))
  // What it is about and where it is stands in title and place; a long text only adds common words.
  const asked = vault.searchTokens(`${of.title}\n${of.place ?? ''}`)
  const pairs = (asked.length ? asked : [...own]).slice(0, 60).map((token) => `'${token}'`)
  if (!pairs.length) return { items: [], lastHour: 0 }
  const now = clock.now()
  const since = dayAt(now).subtract({ days: daysBack }).toString()
  const { rows } = await sql<{ case_no: string }>`
    select case_no from similar_orders(${pairs}::text[], ${staff.reach}::text[], ${since}::date, ${of.caseNo ?? ''}, ${compareMost})`.execute(
    tx,
  )
  const found = rows.map((row) => row.case_no)
  const texts = await caseTexts(tx, house, found)
  const heads = await sql<{ case_no: string; stage: keyof typeof stages; at: string; merged: number }>`
    select h.case_no, h.stage, s.registered_at as at, (select count(*) from case_head m where m.merged_into = h.case_no)::int as merged
    from case_head h join submission s on s.case_no = h.case_no where h.case_no = any(${found})`.execute(tx)
  const items = heads.rows.flatMap((row): SimilarOrder[] => {
    const text = texts.get(row.case_no)
    if (!text) return []
    const theirs = new Set(vault.searchTokens(`${text.title}\n${text.content}\n${text.place}`))
    const likeness = shareOf(own, theirs)
    const { title, place } = text
    return likeness < alikeFrom
      ? []
      : [
          {
            caseNo: row.case_no,
            title,
            place,
            state: row.stage,
            stateTitle: stages[row.stage],
            createdAt: row.at,
            likeness: Math.round(likeness * 100) / 100,
            merged: row.merged,
          },
        ]
  })
  return {
    items: items.sort((a, b) => b.likeness - a.likeness || (a.createdAt < b.createdAt ? 1 : -1)).slice(0, shownMost),
    lastHour: lastHourAt(house, of.place ?? '', isoAt(now.subtract({ hours: 1 })), heads.rows, texts),
  }
}

/** Said with the same words for the place, within the hour: one burst pipe, many callers. */
function lastHourAt(
  { kernel: { vault } }: Petitions,
  place: string,
  after: string,
  heads: readonly { case_no: string; at: string; merged: number }[],
  texts: ReadonlyMap<string, { place: string }>,
): number {
  const where = new Set(vault.searchTokens(place))
  if (!where.size) return 0
  return heads
    .filter(
      ({ case_no, at }) =>
        at >= after && shareOf(where, new Set(vault.searchTokens(texts.get(case_no)?.place ?? ''))) >= samePlaceFrom,
    )
    .reduce((sum, { merged }) => sum + 1 + merged, 0)
}

const samePlaceFrom = 0.6

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size)
  if (!least) return 0
  let both = 0
  for (const token of a) if (b.has(token)) both++
  return both / least
}
