import { Type } from 'typebox'
import { claim, dayAt, type Http, isoAt, keepAnswer, keyOf, problem, refusalProblem } from '../../kernel/index.ts'
import { isRefusal } from '../../law/index.ts'
import { administer, staffOf, staffPrincipal } from '../../people/index.ts'
import type { Petitions } from '../../petitions/index.ts'
import { giveAnswer } from './answers.ts'
import { openHit } from './open-hit.ts'
import { type AttemptResult, attemptTitles, noteAttempt, openRecalls, recallContact } from './recalls.ts'
import { reportEntry } from './reports.ts'
import { countSearch, searchKnowledge } from './search.ts'

export const IdParams = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' }) })
const recallsShown = 200

/** The knowledge base on the agents' screens: search, tell, report, and tell a wrong answer right. */
export function knowledgeDeskRoutes(app: Http, house: Petitions): void {
  const { kernel, directory } = house
  const { units, clock, settings, vault } = kernel
  const readers = { policy: 'knowledge.read' } as const
  const agents = { policy: 'knowledge.answer' } as const
  const now = () => ({ today: dayAt(clock.now()).toString(), at: isoAt(clock.now()) })

  app.get(
    '/api/v1/knowledge',
    {
      config: readers,
      schema: {
        summary: '知识库搜索：问法、关键词或标题的拼音首字母',
        querystring: Type.Object(
          {
            q: Type.Optional(Type.String({ maxLength: 200 })),
            region: Type.Optional(Type.String({ maxLength: 20 })),
            category: Type.Optional(Type.String({ maxLength: 20 })),
            limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,3}$' })),
            cursor: Type.Optional(Type.String({ maxLength: 60 })),
            /** Still being typed: not counted for the hit rate (HK-13). */
            typing: Type.Optional(Type.Enum(['0', '1'])),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request) => {
      const { limit, typing, ...asked } = request.query
      const most = Math.min(Number(limit) || settings.knowledgeRows, settings.listLimitMax)
      const principal = staffPrincipal(staffOf(request))
      const found = await units.read(principal, (tx) => searchKnowledge(tx, directory, { ...asked, limit: most }))
      if (asked.q?.trim() && !asked.cursor && typing !== '1')
        await units.write(principal, (tx) =>
          countSearch(
            tx,
            'desk',
            now().today,
            found.items.some(({ state }) => state === 'published'),
          ),
        )
      return found
    },
  )

  app.get(
    '/api/v1/knowledge/:id',
    { config: readers, schema: { summary: '一条知识的全文', params: IdParams } },
    async (request) => {
      const hit = await units.read(staffPrincipal(staffOf(request)), (tx) => openHit(tx, request.params.id))
      if (!hit) throw problem('not-found')
      return hit
    },
  )

  app.post(
    '/api/v1/knowledge/:id/answers',
    {
      config: agents,
      schema: {
        summary: '记下一次直接答复：哪一条、哪一版',
        params: IdParams,
        body: Type.Object(
          {
            version: Type.Integer({ minimum: 1 }),
            callId: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
            contact: Type.Optional(Type.String({ pattern: '^\\+?[0-9][0-9 -]{4,28}[0-9]$' })),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const staff = staffOf(request)
      const { today, at } = now()
      const { url, body } = request
      const idempotency = keyOf(request, staff.account, { url, body })
      // Not through the audit: nobody shall count who answered how much.
      const given = await units.write(staffPrincipal(staff), async (tx) => {
        const repeated = idempotency && (await claim(tx, vault, idempotency, at))
        if (repeated) return repeated.answer as { id: string }
        const done = await giveAnswer(tx, kernel, request.params.id, body, { today, at })
        if (isRefusal(done)) throw refusalProblem(done)
        if (idempotency) await keepAnswer(tx, vault, idempotency, done)
        return done
      })
      return reply.status(201).send(given)
    },
  )

  app.post(
    '/api/v1/knowledge/:id/reports',
    {
      config: readers,
      schema: {
        summary: '报告一条知识不对',
        params: IdParams,
        body: Type.Object(
          { version: Type.Integer({ minimum: 1 }), says: Type.String({ minLength: 2, maxLength: 1000 }) },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const done = await administer(house, request, async (tx, at) => {
        const made = await reportEntry(
          tx,
          kernel,
          { entry: request.params.id, origin: 'staff', ...request.body, says: request.body.says.trim() },
          at,
        )
        return isRefusal(made) ? made : { answer: made, act: 'report-knowledge', object: request.params.id }
      })
      return reply.status(201).send(done)
    },
  )

  app.get(
    '/api/v1/knowledge/recalls/open',
    { config: agents, schema: { summary: '答错更正：还要告知的人（不含号码）' } },
    async (request) => ({
      items: await units.read(staffPrincipal(staffOf(request)), (tx) => openRecalls(tx, recallsShown)),
    }),
  )

  app.post(
    '/api/v1/knowledge/recalls/:id/contact',
    { config: agents, schema: { summary: '答错更正：打开一个号码，马上去打（留痕）', params: IdParams } },
    async (request) =>
      administer(house, request, async (tx) => {
        const found = await recallContact(tx, kernel, request.params.id)
        return isRefusal(found) ? found : { answer: found, act: 'open-recall-contact', object: request.params.id }
      }),
  )

  app.post(
    '/api/v1/knowledge/recalls/:id/attempts',
    {
      config: agents,
      schema: {
        summary: '答错更正：记下一次联系',
        params: IdParams,
        body: Type.Object(
          { result: Type.Enum(Object.keys(attemptTitles) as AttemptResult[]) },
          { additionalProperties: false },
        ),
      },
    },
    async (request) =>
      administer(house, request, async (tx, at) => {
        const done = await noteAttempt(tx, request.params.id, request.body.result, at)
        return isRefusal(done) ? done : { answer: done, act: 'try-recall', object: request.params.id }
      }),
  )
}
