import { Type } from 'typebox'
import { dayAt, type Http } from '../../kernel/index.ts'
import { isRefusal } from '../../law/index.ts'
import { administer, staffOf, staffPrincipal } from '../../people/index.ts'
import type { Petitions } from '../../petitions/index.ts'
import { appealSheet, checksOf, decideAppeal, fillSheet } from './checks.ts'
import { shareLeast } from './draw.ts'
import { drawSample, samplesOf } from './samples.ts'
import { fatalErrors, type Mark, passScore, type QualitySheet, type QualitySubject, sheetItems } from './sheet.ts'

const samplesShown = 100
const IdParams = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' }) })
const Day = Type.String({ format: 'date' })
const MarkShape = Type.Enum(['full', 'partly', 'none', 'n/a'] satisfies Mark[])
const MarksShape = Type.Object(Object.fromEntries(sheetItems.map(({ code }) => [code, Type.Optional(MarkShape)])), {
  additionalProperties: false,
})
const FatalShape = Type.Array(Type.Enum(Object.keys(fatalErrors)), { maxItems: 4, uniqueItems: true })
const Says = Type.String({ minLength: 2, maxLength: 1000 })
/** Nobody's account or name: what is drawn depends on the period and on chance. */
const SampleShape = Type.Object(
  {
    subject: Type.Enum(['order', 'call'] satisfies QualitySubject[]),
    from: Day,
    to: Day,
    sharePercent: Type.Integer({ minimum: shareLeast, maximum: 100 }),
  },
  { additionalProperties: false },
)

/** Quality check (domain.md §3.6, HK-12): drawn by chance, by sheet; agents read their own and may object. */
export function qualityRoutes(app: Http, house: Petitions): void {
  const { kernel } = house
  const { units, clock } = kernel
  const checkers = { policy: 'quality.check' } as const
  const own = { policy: 'quality.own' } as const
  const deciders = { policy: 'quality.decide' } as const

  app.get(
    '/api/v1/quality/sheet',
    { config: own, schema: { summary: '质检表：项目、分值、一票否决' } },
    async (): Promise<QualitySheet> => ({
      items: sheetItems,
      fatal: Object.entries(fatalErrors).map(([code, title]) => ({ code, title })),
      passScore,
      shareLeast,
    }),
  )

  app.get(
    '/api/v1/quality/samples',
    { config: deciders, schema: { summary: '质检抽样和合格率（没有按人的数）' } },
    async (request) => {
      const staff = staffOf(request)
      return { items: await units.read(staffPrincipal(staff), (tx) => samplesOf(tx, staff.organ, samplesShown)) }
    },
  )

  app.post(
    '/api/v1/quality/samples',
    { config: checkers, schema: { summary: '质检：从一个期间办结的里面随机抽', body: SampleShape } },
    async (request, reply) => {
      const staff = staffOf(request)
      const made = await administer(house, request, async (tx, at) => {
        const drawn = await drawSample(tx, staff.organ, request.body, staff.account, {
          today: dayAt(clock.now()).toString(),
          at,
        })
        return isRefusal(drawn)
          ? drawn
          : { answer: drawn, act: 'draw-quality', object: drawn.id, detail: { ...request.body } }
      })
      return reply.status(201).send(made)
    },
  )

  app.get(
    '/api/v1/quality/samples/:id',
    { config: checkers, schema: { summary: '质检：抽出的一批（不写是谁的工作）', params: IdParams } },
    async (request) => ({
      items: await units.read(staffPrincipal(staffOf(request)), (tx) =>
        checksOf(tx, kernel, staffOf(request), { sample: request.params.id }),
      ),
    }),
  )

  app.post(
    '/api/v1/quality/checks/:id',
    {
      config: checkers,
      schema: {
        summary: '质检：填一张检查表',
        params: IdParams,
        body: Type.Object(
          { marks: MarksShape, fatal: FatalShape, remark: Type.String({ maxLength: 1000 }) },
          { additionalProperties: false },
        ),
      },
    },
    async (request) =>
      administer(house, request, async (tx, at) => {
        const { marks, fatal, remark } = request.body
        const done = await fillSheet(
          tx,
          kernel,
          request.params.id,
          { marks, fatal, remark: remark.trim() },
          staffOf(request),
          at,
        )
        return isRefusal(done) ? done : { answer: done, act: 'check-quality', object: request.params.id }
      }),
  )

  app.get('/api/v1/quality/own', { config: own, schema: { summary: '质检：本人的检查表' } }, async (request) => ({
    items: await units.read(staffPrincipal(staffOf(request)), (tx) => checksOf(tx, kernel, staffOf(request), 'own')),
  }))

  app.post(
    '/api/v1/quality/checks/:id/appeal',
    {
      config: own,
      schema: {
        summary: '质检：对本人的检查表提异议',
        params: IdParams,
        body: Type.Object({ says: Says }, { additionalProperties: false }),
      },
    },
    async (request, reply) => {
      await administer(house, request, async (tx, at) => {
        const refusal = await appealSheet(tx, kernel, request.params.id, request.body.says.trim(), staffOf(request), at)
        return refusal ?? { answer: null, act: 'appeal-quality', object: request.params.id }
      })
      return reply.status(204).send()
    },
  )

  app.get(
    '/api/v1/quality/appeals',
    { config: deciders, schema: { summary: '质检：等待裁定的异议' } },
    async (request) => ({
      items: await units.read(staffPrincipal(staffOf(request)), (tx) =>
        checksOf(tx, kernel, staffOf(request), 'appeals'),
      ),
    }),
  )

  app.post(
    '/api/v1/quality/checks/:id/decision',
    {
      config: deciders,
      schema: {
        summary: '质检：裁定异议（填表的人和本人不能）',
        params: IdParams,
        body: Type.Object(
          {
            says: Says,
            instead: Type.Union([
              Type.Object({ marks: MarksShape, fatal: FatalShape }, { additionalProperties: false }),
              Type.Null(),
            ]),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request) =>
      administer(house, request, async (tx, at) => {
        const { says, instead } = request.body
        const done = await decideAppeal(
          tx,
          kernel,
          request.params.id,
          { says: says.trim(), instead },
          staffOf(request),
          at,
        )
        return isRefusal(done) ? done : { answer: done, act: 'decide-quality', object: request.params.id }
      }),
  )
}
