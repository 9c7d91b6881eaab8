import { Type } from 'typebox'
import { type Http, problem } from '../../kernel/index.ts'
import { administer, requireFaultless, staffOf, staffPrincipal } from '../../people/index.ts'
import { channels, type Petitions } from '../../petitions/index.ts'
import { askerOf } from '../routes.ts'
import { type CheckItem, check, checkItems, countsOf, draw, ratesOf, type Sample, samplesOf } from './samples.ts'

/** Draws shown in the list. */
const samplesShown = 200
const ledgerLinesMost = 1_000_000
const drawMost = 500

const Day = Type.String({ format: 'date', examples: ['2015-01-01'] })
const NewSampleShape = Type.Object(
  {
    organ: Type.String({ maxLength: 40 }),
    channel: Type.Enum(Object.keys(channels) as (keyof typeof channels)[]),
    from: Day,
    to: Day,
    ledgerLines: Type.Integer({ minimum: 1, maximum: ledgerLinesMost }),
    many: Type.Integer({ minimum: 1, maximum: drawMost }),
  },
  { additionalProperties: false },
)
const ChecksShape = Type.Object(
  {
    checks: Type.Array(
      Type.Object(
        {
          line: Type.Integer({ minimum: 1 }),
          entered: Type.Boolean(),
          wrong: Type.Array(Type.Enum(Object.keys(checkItems) as CheckItem[]), { maxItems: 7 }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: drawMost },
    ),
  },
  { additionalProperties: false },
)
const IdParams = Type.Object({ id: Type.String({ maxLength: 40 }) })

export type SampleView = Sample & {
  organName: string
  channelTitle: string
  counts: ReturnType<typeof countsOf>
  rates: ReturnType<typeof ratesOf>
}
/** One organ's result over all its draws: an organ's duty, never a person's (NUM-29). */
export type OrganResult = {
  organ: string
  name: string
  counts: ReturnType<typeof countsOf>
  rates: ReturnType<typeof ratesOf>
}
export type EntryCheckView = {
  items: { code: CheckItem; title: string }[]
  channels: { code: string; title: string }[]
  organs: { code: string; name: string }[]
  samples: SampleView[]
  results: OrganResult[]
}

/** The campaign of entering old ledgers: draw, look up, compare, and what each organ reached (domain.md §5.2). */
export function entryCheckRoutes(app: Http, house: Petitions): void {
  const { directory, kernel } = house
  const readers = { policy: 'figures.read' } as const
  const checkers = { policy: 'report.edit' } as const
  const organsFor = (request: Parameters<typeof staffOf>[0]): string[] | null => {
    const { root } = askerOf(directory, staffOf(request))
    return root === null ? null : directory.organs().flatMap(({ code }) => (directory.within(code, root) ? [code] : []))
  }
  const viewOf = (sample: Sample): SampleView => {
    const counts = countsOf([sample])
    return {
      ...sample,
      organName: directory.organ(sample.organ)?.name ?? sample.organ,
      channelTitle: channels[sample.channel as keyof typeof channels] ?? sample.channel,
      counts,
      rates: ratesOf(counts),
    }
  }

  app.get(
    '/api/v1/entry-checks',
    { config: readers, schema: { summary: '录入抽查：各次抽样和各单位的录入率、准确率' } },
    async (request): Promise<EntryCheckView> => {
      const organs = organsFor(request)
      const samples = await kernel.units.read(staffPrincipal(staffOf(request)), (tx) =>
        samplesOf(tx, organs, samplesShown),
      )
      const results = [...new Set(samples.map(({ organ }) => organ))].map((organ): OrganResult => {
        const counts = countsOf(samples.filter((sample) => sample.organ === organ))
        return { organ, name: directory.organ(organ)?.name ?? organ, counts, rates: ratesOf(counts) }
      })
      return {
        items: Object.entries(checkItems).map(([code, title]) => ({ code: code as CheckItem, title })),
        channels: Object.entries(channels)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([code, title]) => ({ code, title })),
        organs: directory
          .organs()
          .filter(({ code, active }) => active && (organs === null || organs.includes(code)))
          .map(({ code, name }) => ({ code, name })),
        samples: samples.map(viewOf),
        results: results.sort((a, b) => (a.organ < b.organ ? -1 : 1)),
      }
    },
  )

  app.post(
    '/api/v1/entry-checks',
    { config: checkers, schema: { summary: '录入抽查：从一本台账里随机抽行', body: NewSampleShape } },
    async (request, reply) => {
      const { organ, from, to, ledgerLines, many } = request.body
      const organs = organsFor(request)
      if (!directory.organ(organ)) throw problem('bad-input', { fields: [{ field: 'organ', says: '没有这个单位。' }] })
      if (organs !== null && !organs.includes(organ)) throw problem('not-allowed')
      requireFaultless([
        ...(from < to ? [] : [{ field: 'to', says: '结束日期应晚于开始日期，不含结束当天。' }]),
        ...(many <= ledgerLines ? [] : [{ field: 'many', says: `台账只有${ledgerLines}行。` }]),
      ])
      const id = await administer(house, request, async (tx, at) => ({
        answer: await draw(tx, request.body, staffOf(request).account, at),
        act: 'draw-entry-sample',
        object: organ,
        detail: { from, to, ledgerLines, many },
      }))
      return reply.status(201).send({ id })
    },
  )

  app.post(
    '/api/v1/entry-checks/:id/checks',
    { config: checkers, schema: { summary: '录入抽查：记下核对结果', params: IdParams, body: ChecksShape } },
    async (request, reply) => {
      const organs = organsFor(request)
      await administer(house, request, async (tx, at) => {
        const [sample] = await samplesOf(tx, organs, 1, request.params.id)
        if (!sample) throw problem('not-found')
        await check(tx, sample, request.body.checks, staffOf(request).account, at)
        return {
          answer: null,
          act: 'check-entries',
          object: sample.organ,
          detail: { sample: sample.id, lines: request.body.checks.length },
        }
      })
      return reply.status(204).send()
    },
  )
}
