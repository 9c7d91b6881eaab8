import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { dayAt, type Http, problem } from '../kernel/index.ts'
import {
  type Adoption,
  cite,
  type Ground,
  grounds,
  isRefusal,
  type LetterKind,
  letterKind,
  letterKinds,
  replyDays,
} from '../law/index.ts'
import { administer, type Staff, staffOf, staffPrincipal } from '../people/index.ts'
import { type LetterModel, type Petitions, pdfReply, readableText, sized } from '../petitions/index.ts'
import {
  type AnswerWords,
  casesOf,
  countLetters,
  type Draft,
  dropDraft,
  type LetterCase,
  type LetterCounts,
  type LetterRow,
  type LetterWords,
  letterById,
  lettersOf,
  modelsOf,
  wordsOf,
} from './letters.ts'
import { type OverdueLimit, overdueLimits, ruleTitle } from './overdue.ts'
import {
  answerLetter,
  draftLetter,
  draftPage,
  issueLetter,
  onlyIn,
  ownLetter,
  returnLetter,
  submitLetter,
} from './supervision.ts'

/** GET /oversight/letters */
export type LettersView = { items: LetterView[]; next: string | null; total: number; counts: LetterCounts }
export type LetterView = LetterRow & {
  title: string
  officeName: string
  organName: string
  aboutName: string | null
  groundTitles: string[]
  /** The reply is owed and its last day is over. */
  late: boolean
  /** Written by the organ of who asks; else got by it. */
  own: boolean
}
/** GET /oversight/letters/{id} */
export type LetterDetail = LetterView & {
  words: LetterWords
  returned: string | null
  answer: AnswerWords | null
  cases: (LetterCase & { title: string })[]
}
/** GET /oversight/terms: what a draft picks from. */
export type OversightTerms = {
  kinds: { kind: LetterKind; title: string; article: string }[]
  grounds: (Pick<Ground, 'code' | 'title'> & { article: string })[]
  replyDays: typeof replyDays
}

const wordsMost = 4_000
const casesMost = 50
const CaseNo = Type.String({ pattern: '^\\d{6}-\\d{4}-\\d{7}-\\d$', examples: ['450100-2026-0000017-4'] })
const Day = Type.String({ format: 'date', examples: ['2026-06-16'] })
const Words = (title: string) => Type.String({ title, maxLength: wordsMost })
const DraftShape = Type.Object(
  {
    kind: Type.Union(
      letterKinds.map(({ kind }) => Type.Literal(kind)),
      { title: '种类' },
    ),
    organ: Type.String({ title: '写给谁', minLength: 1, maxLength: 40 }),
    about: Type.Optional(Type.String({ title: '哪个单位的责任', maxLength: 40 })),
    grounds: Type.Array(Type.String({ maxLength: 8 }), { title: '事由', maxItems: grounds.length }),
    cases: Type.Array(
      Type.Object(
        { caseNo: CaseNo, rule: Type.Optional(Type.String({ maxLength: 8 })), last: Type.Optional(Day) },
        { additionalProperties: false },
      ),
      { title: '涉及的件', maxItems: casesMost },
    ),
    findings: Words('发现的情况'),
    demand: Words('要求或者建议'),
    replyOn: Type.Optional(Day),
    contact: Type.String({ title: '联系人和电话', maxLength: 200 }),
  },
  { additionalProperties: false },
)
const AnswerShape = Type.Object(
  {
    measures: Type.String({ title: '措施和进展', minLength: 2, maxLength: wordsMost }),
    adopted: Type.Optional(Type.Union([Type.Literal('adopted'), Type.Literal('partly'), Type.Literal('not')])),
    reasons: Type.Optional(Words('没有采纳的理由')),
    contact: Type.String({ title: '联系人和电话', minLength: 2, maxLength: 200 }),
  },
  { additionalProperties: false },
)
const ReasonShape = Type.Object(
  { reason: Type.String({ title: '退回意见', minLength: 2, maxLength: 500 }) },
  { additionalProperties: false },
)
const IdParams = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' }) })
const pageDefault = 50
const ListShape = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
})
const PartShape = Type.Object({
  part: Type.Optional(Type.Union([Type.Literal('letter'), Type.Literal('answer')])),
  size: Type.Optional(Type.Literal('large')),
})

/** 督办函 and proposals to organs, with their answers (L22 40, DL-12). */
export function oversightRoutes(app: Http, house: Petitions): void {
  const { units, clock, vault } = house.kernel
  const readers = { policy: 'oversight.read' } as const
  const drafters = { policy: 'oversight.draft' } as const
  const heads = { policy: 'oversight.issue' } as const
  const told = ({ office, organ }: Pick<LetterRow, 'office' | 'organ'>): void => house.changed([office, organ])

  app.get(
    '/api/v1/oversight/terms',
    { config: readers, schema: { summary: '督办的种类、事由和回复期限' } },
    async (): Promise<OversightTerms> => ({
      kinds: letterKinds.map(({ kind, title, article }) => ({ kind, title, article: cite(article) })),
      grounds: grounds.map(({ code, title, article }) => ({ code, title, article: cite(article) })),
      replyDays,
    }),
  )

  app.get(
    '/api/v1/oversight/overdue',
    {
      config: drafters,
      schema: {
        summary: '本单位经手的件里，其他单位已经超期的期限：供选作督办事由',
        querystring: Type.Object({ organ: Type.Optional(Type.String({ maxLength: 40 })) }),
      },
    },
    async (request): Promise<{ items: OverdueLimit[] }> => {
      const staff = staffOf(request)
      const organ = request.query.organ ?? null
      return { items: await units.read(staffPrincipal(staff), (tx) => overdueLimits(tx, house, staff, organ)) }
    },
  )

  app.get(
    '/api/v1/oversight/letters',
    { config: readers, schema: { summary: '督办函和建议书：本单位发出的和收到的', querystring: ListShape } },
    async (request): Promise<LettersView> => {
      const staff = staffOf(request)
      const { limit = pageDefault, cursor } = request.query
      const today = dayAt(clock.now()).toString()
      return units.read(staffPrincipal(staff), async (tx) => {
        const { rows, more, total } = await lettersOf(tx, limit, cursor ? decoded(cursor) : null)
        const last = rows.at(-1)
        return {
          items: rows.map((row) => viewOf(row, staff, today)),
          next: more && last ? encoded(last) : null,
          total,
          counts: await countLetters(tx, staff, today),
        }
      })
    },
  )

  app.post(
    '/api/v1/oversight/letters',
    { config: drafters, schema: { summary: '起草督办函或者建议书', body: DraftShape } },
    async (request, reply) => {
      const staff = staffOf(request)
      const draft = draftOf(request.body)
      const id = await administer(house, request, async (tx, at) => {
        const done = await draftLetter(tx, house, staff, draft, at)
        return isRefusal(done)
          ? done
          : { answer: done, act: 'draft-oversight-letter', object: done, detail: codesOf(draft) }
      })
      return reply.status(201).send({ id })
    },
  )

  app.put(
    '/api/v1/oversight/letters/:id',
    { config: drafters, schema: { summary: '改督办函或者建议书的草稿', params: IdParams, body: DraftShape } },
    async (request, reply) => {
      const staff = staffOf(request)
      const { id } = request.params
      const draft = draftOf(request.body)
      await administer(house, request, async (tx, at) => {
        const done = await draftLetter(tx, house, staff, draft, at, id)
        return isRefusal(done)
          ? done
          : { answer: id, act: 'write-oversight-letter', object: id, detail: codesOf(draft) }
      })
      return reply.status(204).send()
    },
  )

  app.get(
    '/api/v1/oversight/letters/:id',
    { config: readers, schema: { summary: '一份督办函或者建议书', params: IdParams } },
    async (request): Promise<LetterDetail> => {
      const staff = staffOf(request)
      return units.read(staffPrincipal(staff), async (tx) => {
        const row = await letterById(tx, request.params.id)
        const { returned, ...words } = await wordsOf(tx, vault, row.id)
        return {
          ...viewOf(row, staff, dayAt(clock.now()).toString()),
          ...words,
          returned: row.office === staff.organ ? returned : null,
          cases: (await casesOf(tx, row.id)).map((one) => ({ ...one, title: one.rule ? ruleTitle(one.rule) : '' })),
        }
      })
    },
  )

  for (const form of ['pdf', 'text'] as const)
    app.get(
      `/api/v1/oversight/letters/:id/${form}`,
      {
        config: readers,
        schema: {
          summary: form === 'pdf' ? '函的页面（PDF），草稿为预览' : '函的文字，供读屏',
          params: IdParams,
          querystring: PartShape,
        },
      },
      async (request, reply): Promise<FastifyReply> => {
        const staff = staffOf(request)
        const part = request.query.part ?? 'letter'
        const { title, model } = await units.read(staffPrincipal(staff), async (tx) => {
          const row = await letterById(tx, request.params.id)
          const models = await modelsOf(tx, vault, row.id)
          const kept: LetterModel | null = models[part] ?? (part === 'letter' ? await draftPage(tx, house, row) : null)
          if (!kept) throw problem('not-found')
          return { title: kept.number ?? letterKind(row.kind).title, model: kept }
        })
        if (form === 'text') return reply.type('text/plain; charset=utf-8').send(readableText(house, model))
        return pdfReply(reply, house, sized(model, request.query), `${title}.pdf`)
      },
    )

  app.post(
    '/api/v1/oversight/letters/:id/submit',
    { config: drafters, schema: { summary: '送审', params: IdParams } },
    async (request, reply) => {
      const row = await administer(house, request, async (tx) => {
        const done = await submitLetter(tx, house, staffOf(request), request.params.id)
        return isRefusal(done) ? done : { answer: done, act: 'submit-oversight-letter', object: done.id }
      })
      told(row)
      return reply.status(204).send()
    },
  )

  app.post(
    '/api/v1/oversight/letters/:id/return',
    { config: heads, schema: { summary: '退回修改', params: IdParams, body: ReasonShape } },
    async (request, reply) => {
      const { reason } = request.body
      const row = await administer(house, request, async (tx) => {
        const done = await returnLetter(tx, house, staffOf(request), request.params.id, reason)
        return isRefusal(done) ? done : { answer: done, act: 'return-oversight-letter', object: done.id }
      })
      told(row)
      return reply.status(204).send()
    },
  )

  app.post(
    '/api/v1/oversight/letters/:id/issue',
    { config: heads, schema: { summary: '批准并发出：编号、盖章', params: IdParams } },
    async (request) => {
      const { row, no } = await administer(house, request, async (tx) => {
        const done = await issueLetter(tx, house, staffOf(request), request.params.id)
        if (isRefusal(done)) return done
        const detail = { no: done.no, organ: done.row.organ }
        return { answer: done, act: 'issue-oversight-letter', object: done.row.id, detail }
      })
      told(row)
      return { no }
    },
  )

  app.post(
    '/api/v1/oversight/letters/:id/answer',
    {
      config: { policy: 'oversight.answer' },
      schema: { summary: '回复督办函，或者反馈建议的采纳情况', params: IdParams, body: AnswerShape },
    },
    async (request) => {
      const { adopted = null, reasons = '', ...rest } = request.body
      const answer = { ...rest, reasons, adopted: adopted as Adoption | null }
      const { row, no } = await administer(house, request, async (tx) => {
        const done = await answerLetter(tx, house, staffOf(request), request.params.id, answer)
        if (isRefusal(done)) return done
        return { answer: done, act: 'answer-oversight-letter', object: done.row.id, detail: { adopted, no: done.no } }
      })
      told(row)
      return { no }
    },
  )

  app.delete(
    '/api/v1/oversight/letters/:id',
    { config: drafters, schema: { summary: '放弃起草', params: IdParams } },
    async (request, reply) => {
      const { id } = request.params
      await administer(house, request, async (tx) => {
        const closed = onlyIn(await ownLetter(tx, staffOf(request), id), 'draft')
        if (closed) return closed
        await dropDraft(tx, id)
        return { answer: id, act: 'drop-oversight-letter', object: id }
      })
      return reply.status(204).send()
    },
  )

  function viewOf(row: LetterRow, { organ }: Staff, today: string): LetterView {
    const name = (code: string): string => house.directory.organ(code)?.name ?? code
    const person = (account: string | null): string | null =>
      account && (house.directory.account(account)?.name ?? account)
    return {
      ...row,
      draftedBy: person(row.draftedBy) ?? '',
      issuedBy: person(row.issuedBy),
      answeredBy: person(row.answeredBy),
      title: letterKind(row.kind).title,
      officeName: name(row.office),
      organName: name(row.organ),
      aboutName: row.about && name(row.about),
      groundTitles: row.grounds.map((code) => grounds.find((ground) => ground.code === code)?.title ?? code),
      late: row.state === 'issued' && row.replyOn !== null && row.replyOn < today,
      own: row.office === organ,
    }
  }
}

type DraftBody = {
  kind: LetterKind
  organ: string
  about?: string
  grounds: string[]
  cases: { caseNo: string; rule?: string; last?: string }[]
  findings: string
  demand: string
  replyOn?: string
  contact: string
}

const draftOf = ({ findings, demand, contact, cases, about, replyOn, ...rest }: DraftBody): Draft => ({
  ...rest,
  about: about || null,
  replyOn: replyOn ?? null,
  words: { findings, demand, contact },
  cases: cases.map(({ caseNo, rule = null, last = null }) => ({ caseNo, rule, last })),
})

const codesOf = ({ kind, organ, about, grounds }: Draft) => ({ kind, organ, about, grounds })

const encoded = ({ draftedAt, id }: LetterRow): string =>
  Buffer.from(JSON.stringify([draftedAt, id])).toString('base64url')
function decoded(cursor: string): { at: string; id: string } | null {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    return typeof at === 'string' && typeof id === 'string' && /^\d{4}-\d\d-\d\dT\S{1,24}$/.test(at) ? { at, id } : null
  } catch {
    return null // a cursor from elsewhere: the list starts at its beginning
  }
}
