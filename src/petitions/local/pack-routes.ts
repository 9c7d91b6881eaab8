import { sql } from 'kysely'
import { Type } from 'typebox'
import { dayAt, type Http, problem, type Tx } from '../../kernel/index.ts'
import { cite, hotlinePacks, type Limit, type LocalPack, packs, type Refusal, refuse } from '../../law/index.ts'
import { administer, requireFaultless, staffOf, staffPrincipal } from '../../people/index.ts'
import type { Petitions } from '../petitions.ts'
import { randomId } from '../store.ts'

/** A limit of a pack, as the page of administration shows it; `national` is the number it stands beside. */
export type PackLimit = Pick<Limit, 'id' | 'title' | 'amount' | 'unit' | 'note'> & {
  article: string
  practice: boolean
  extension: string | null
  national: string | null
}
export type PackView = {
  id: string
  title: string
  law: string
  /** `hotline`: a table of limits of the 12345 desk. */
  kind: 'national' | 'local' | 'hotline'
  /** Region, how far the text was read, file: for a local one. */
  region: string | null
  evidence: string | null
  file: string | null
  /** First and last day of the rule itself; null where not known, or without end. */
  from: string | null
  to: string | null
  limits: PackLimit[]
  provisions: { says: string; article: string; note: string | null }[]
}
export type PackChoice = {
  id: string
  pack: string
  title: string
  from: string
  to: string | null
  madeBy: string
  /** Its file is gone: nothing of it is shown any more. */
  missing: boolean
}
export type Packs = { packs: PackView[]; choices: PackChoice[] }

const IdParams = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' }) })
const Choice = Type.Object(
  { pack: Type.String({ maxLength: 60 }), from: Type.String({ format: 'date' }) },
  { additionalProperties: false },
)

/** What a city can switch on: a local pack, or a table of the 12345 desk; only one of a region runs at a time. */
type Choosable = Pick<LocalPack, 'id' | 'title' | 'region' | 'from' | 'to'>
const hotline = '12345热线'
const choosable = (local: readonly LocalPack[]): Choosable[] => [
  ...local,
  ...hotlinePacks.map(({ id, title, inForceFrom }) => ({
    id,
    title,
    region: hotline,
    from: inForceFrom.toString(),
    to: null,
  })),
]

/** 规则包: what holds when, and which local one the city has switched on. It moves no legal day. */
export function packRoutes(app: Http, house: Petitions): void {
  const { units, clock } = house.kernel
  const config = { policy: 'admin.packs' } as const
  const today = (): string => dayAt(clock.now()).toString()

  app.get(
    '/api/v1/admin/packs',
    { config, schema: { summary: '规则包：按施行日期，附地方规则包和启用情况' } },
    async (request): Promise<Packs> => ({
      packs: packViews(house.packs, today()),
      choices: await units.read(staffPrincipal(staffOf(request)), (tx) => choicesOf(tx, house)),
    }),
  )

  app.post(
    '/api/v1/admin/pack-choices',
    { config, schema: { summary: '从某日起启用一个地方规则包', body: Choice } },
    async (request, reply) => {
      const { pack: packId, from } = request.body
      const id = await administer({ ...house }, request, async (tx, at) => {
        const known = choosable(house.packs)
        const pack = known.find((one) => one.id === packId)
        if (!pack) return unknownLocalPack(house.packs)
        requireFaultless(from < today() ? [{ field: 'from', says: '从今天或以后起，不改变以前的件。' }] : [])
        const refusal = choiceRefusal(pack, from, await choicesOf(tx, house), known)
        if (refusal) return refusal
        const made = randomId()
        await sql`insert into pack_choice (id, pack, from_day, made_by, made_at)
          values (${made}, ${pack.id}, ${from}, ${staffOf(request).account}, ${at})`.execute(tx)
        return { answer: made, act: 'choose-pack', object: pack.id, detail: { from } }
      })
      await house.city.reload()
      return reply.status(201).send({ id })
    },
  )

  app.delete(
    '/api/v1/admin/pack-choices/:id',
    { config, schema: { summary: '地方规则包从明天起不再启用', params: IdParams } },
    async (request, reply) => {
      const { id } = request.params
      await administer({ ...house }, request, async (tx) => {
        const { rows } = await sql<{ pack: string }>`
          update pack_choice set to_day = greatest(${today()}::date, from_day - 1)
          where id = ${id} and to_day is null returning pack`.execute(tx)
        if (!rows[0]) throw problem('not-found')
        return { answer: id, act: 'end-pack', object: rows[0].pack }
      })
      await house.city.reload()
      return reply.status(204).send()
    },
  )
}

/** @returns why this pack cannot run from that day, or null */
function choiceRefusal(
  pack: Choosable,
  from: string,
  choices: readonly PackChoice[],
  known: readonly Choosable[],
): Refusal | null {
  if ((pack.from !== null && from < pack.from) || (pack.to !== null && from > pack.to))
    return refuse(
      'pack-not-in-force',
      '[D]',
      `${pack.title}在${from}没有施行（${pack.from ?? '……'}至${pack.to ?? '今'}）。`,
      '请选它施行期间的一天。',
    )
  const running = choices.find(
    (choice) =>
      (choice.to === null || choice.to >= from) &&
      (choice.pack === pack.id || known.find(({ id }) => id === choice.pack)?.region === pack.region),
  )
  return running
    ? refuse(
        'pack-overlaps',
        '[D]',
        `${running.title}从${running.from}起已经启用，同一天只能按一份${pack.region}的规定。`,
        '请先停用它，再从停用后的一天起启用这一份。',
      )
    : null
}

const unknownLocalPack = (known: readonly LocalPack[]): Refusal =>
  refuse(
    'unknown-local-pack',
    '[D]',
    '没有这个地方规则包。',
    `可以启用：${known.map(({ id }) => id).join('、')}。本市自己的写成文件放进 packs 目录。`,
  )

/** Choices whose pack is not there any more: its file was taken away. */
export const missingChoices = (tx: Tx, house: Petitions): Promise<PackChoice[]> =>
  choicesOf(tx, house).then((choices) => choices.filter(({ missing, to }) => missing && to === null))

async function choicesOf(tx: Tx, house: Petitions): Promise<PackChoice[]> {
  const { rows } = await sql<{ id: string; pack: string; from: string; to: string | null; madeBy: string }>`
    select id, pack, from_day as "from", to_day as "to", made_by as "madeBy"
    from pack_choice order by from_day desc, made_at desc`.execute(tx)
  return rows.map((row) => {
    const pack = choosable(house.packs).find(({ id }) => id === row.pack)
    return {
      ...row,
      title: pack?.title ?? row.pack,
      madeBy: house.directory.account(row.madeBy)?.name ?? row.madeBy,
      missing: !pack,
    }
  })
}

/** National packs from the newest on, then the local ones in their order. */
function packViews(local: readonly LocalPack[], today: string): PackView[] {
  const inForce = packs.find(({ inForceFrom }) => inForceFrom.toString() <= today)
  return [
    ...packs.map(
      (pack, index): PackView => ({
        ...{ id: pack.id, title: pack.title, law: cite(pack.law), kind: 'national' },
        ...{ region: null, evidence: null, file: null, provisions: [] },
        from: pack.inForceFrom.toString(),
        to: packs[index - 1]?.inForceFrom.subtract({ days: 1 }).toString() ?? null,
        limits: pack.limits.map((limit) => limitView(limit)),
      }),
    ),
    ...hotlinePacks.map(
      (pack): PackView => ({
        ...{ id: pack.id, title: pack.title, law: cite(pack.law), kind: 'hotline' },
        ...{ region: null, evidence: null, file: null, provisions: [] },
        from: pack.inForceFrom.toString(),
        to: null,
        limits: pack.limits.map((limit) =>
          limitView(
            limit,
            hotlinePacks[0].limits.find(({ id }) => id === limit.id),
          ),
        ),
      }),
    ),
    ...local.map(
      (pack): PackView => ({
        ...{ id: pack.id, title: pack.title, law: cite(pack.law), kind: 'local' },
        ...{ region: pack.region, evidence: pack.evidence, file: pack.file ?? null, from: pack.from, to: pack.to },
        limits: pack.limits.map((limit) =>
          limitView(
            limit,
            inForce?.limits.find(({ id }) => id === limit.id),
          ),
        ),
        provisions: pack.provisions.map(({ says, article, note }) => ({
          says,
          article: cite(article),
          note: note ?? null,
        })),
      }),
    ),
  ]
}

const limitView = (
  { id, title, amount, unit, note, article, practice, extendable }: Limit,
  national?: Limit,
): PackLimit => ({
  ...{ id, title, amount, unit },
  ...(note === undefined ? {} : { note }),
  article: cite(article),
  practice: practice === true,
  extension: extendable ? `可以延长${extendable.maxDays}日以内（${cite(extendable.article)}）` : null,
  national: national ? `${national.amount ?? ''}${national.unit}` : null,
})
