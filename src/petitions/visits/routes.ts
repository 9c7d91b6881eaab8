import { Type } from 'typebox'
import { claim, dayAt, type Http, isoAt, keepAnswer, keyOf, publicPrincipal, type Tx } from '../../kernel/index.ts'
import { type Staff, staffOf, staffPrincipal } from '../../people/index.ts'
import { keepable } from '../inputs.ts'
import { evidenceList, interviewRecord, visitSlip } from '../letters/index.ts'
import { parseCaseNo } from '../numbers.ts'
import { pdfReply } from '../pdf.ts'
import type { Petitions } from '../petitions.ts'
import { CaseParams } from '../schemas.ts'
import { hallChoice, hallPage, hallPolicy, refreshSeconds } from './hall.ts'
import {
  callNext,
  drawTicket,
  hallOf,
  lanes,
  linkTicket,
  type Move,
  moveTicket,
  ticketById,
  ticketsOf,
} from './tickets.ts'

const Counter = Type.String({ pattern: '^[0-9A-Za-z]{1,4}$' })
const TicketParams = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' }) })
const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: keepable })
const peopleMost = 100_000
const evidenceMost = 100

/** The counter for visits: numbers, calls, papers; and the screen in the hall. */
export function visitRoutes(app: Http, house: Petitions): void {
  const { units, vault, settings, clock } = house.kernel
  const visit = { policy: 'visit.desk' } as const
  const today = (): string => dayAt(clock.now()).toString()
  const sheetOf = (staff: Staff, caseNo = '') => ({
    organ: house.directory.organ(staff.organ)?.name ?? staff.organ,
    caseNo,
    today: today(),
    sample: house.kernel.demo,
  })

  app.get('/api/v1/visits', { config: visit, schema: { summary: '今天的来访排队' } }, async (request) => ({
    day: today(),
    lanes,
    items: await ticketsOf(house, staffOf(request)),
  }))

  app.post(
    '/api/v1/visits',
    {
      config: visit,
      schema: {
        summary: '取号',
        body: Type.Object(
          { people: Type.Integer({ minimum: 1, maximum: peopleMost }) },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const staff = staffOf(request)
      const ticket = await once(request, staff, (tx) => drawTicket(tx, house, staff, request.body.people))
      return reply.status(201).send(ticket)
    },
  )

  app.post(
    '/api/v1/visits/next',
    {
      config: visit,
      schema: { summary: '叫下一个号', body: Type.Object({ counter: Counter }, { additionalProperties: false }) },
    },
    async (request) => {
      const staff = staffOf(request)
      return { ticket: await once(request, staff, (tx) => callNext(tx, house, staff, request.body.counter)) }
    },
  )

  app.post(
    '/api/v1/visits/:id/:move',
    {
      config: visit,
      schema: {
        summary: '再叫、过号、办完',
        params: Type.Object({ ...TicketParams.properties, move: Type.Enum(['recall', 'skip', 'done']) }),
        body: Type.Object({ counter: Type.Optional(Counter) }, { additionalProperties: false }),
      },
    },
    async (request) => {
      const staff = staffOf(request)
      const { id, move } = request.params
      return once(request, staff, (tx) => moveTicket(tx, house, staff, id, move as Move, request.body.counter))
    },
  )

  app.put(
    '/api/v1/visits/:id/case',
    {
      config: visit,
      schema: {
        summary: '这个号登记成了哪一件',
        params: TicketParams,
        body: Type.Object({ caseNo: Type.String({ maxLength: 40 }) }, { additionalProperties: false }),
      },
    },
    async (request) => {
      const staff = staffOf(request)
      const caseNo = parseCaseNo(request.body.caseNo) ?? request.body.caseNo
      return units.write(staffPrincipal(staff), (tx) => linkTicket(tx, staff, request.params.id, caseNo))
    },
  )

  app.get(
    '/api/v1/visits/:id/slip.pdf',
    {
      config: visit,
      schema: {
        summary: '排队号条（80毫米热敏纸或A5）',
        params: TicketParams,
        querystring: Type.Object({ sheet: Type.Optional(Type.Enum(['roll', 'a5'])) }),
      },
    },
    async (request, reply) => {
      const staff = staffOf(request)
      const ticket = await units.read(staffPrincipal(staff), (tx) => ticketById(tx, staff, request.params.id))
      const sheet = request.query.sheet === 'a5' ? 'a5' : 'roll'
      const model = visitSlip(
        { ...sheetOf(staff), today: ticket.day },
        { number: ticket.number, lane: lanes[ticket.lane], ahead: ticket.ahead, sheet },
      )
      return pdfReply(reply, house, model, `排队号 ${ticket.number}.pdf`)
    },
  )

  app.post(
    '/api/v1/cases/:caseNo/interview.pdf',
    {
      config: visit,
      schema: {
        summary: '来访笔录（宣读、签名用）',
        params: CaseParams,
        body: Type.Object(
          { record: Words(settings.textChars), people: Type.Integer({ minimum: 1, maximum: peopleMost }) },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const staff = staffOf(request)
      const organ = house.directory.organ(staff.organ)
      const { record, people } = request.body
      const model = interviewRecord(sheetOf(staff, request.params.caseNo), {
        record,
        people,
        place: organ?.address || organ?.name || staff.organ,
        clerk: staff.name,
      })
      return pdfReply(reply, house, model, `来访笔录 ${request.params.caseNo}.pdf`)
    },
  )

  app.post(
    '/api/v1/cases/:caseNo/evidence-list.pdf',
    {
      config: visit,
      schema: {
        summary: '证据材料清单（一式两份）',
        params: CaseParams,
        body: Type.Object(
          {
            items: Type.Array(
              Type.Object(
                {
                  name: Words(200),
                  original: Type.Boolean(),
                  count: Type.Integer({ minimum: 1, maximum: 999 }),
                  pages: Type.Integer({ minimum: 1, maximum: 9999 }),
                },
                { additionalProperties: false },
              ),
              { minItems: 1, maxItems: evidenceMost },
            ),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const staff = staffOf(request)
      const model = evidenceList(sheetOf(staff, request.params.caseNo), request.body.items, staff.name)
      return pdfReply(reply, house, model, `证据材料清单 ${request.params.caseNo}.pdf`)
    },
  )

  app.get(
    '/hall',
    {
      config: { policy: 'public' },
      schema: { hide: true, querystring: Type.Object({ organ: Type.Optional(Type.String({ maxLength: 40 })) }) },
    },
    async (request, reply) => {
      const halls = house.directory
        .organs()
        .filter((organ) => organ.active && organ.kind === 'office' && organ.level > 2)
      const asked = house.directory.organ(request.query.organ ?? '')
      const organ = asked ?? (halls.length === 1 ? halls[0] : undefined)
      reply.type('text/html; charset=utf-8').header('content-security-policy', hallPolicy)
      if (!organ) return reply.send(hallChoice(halls))
      reply.header('refresh', String(refreshSeconds))
      return reply.send(hallPage(organ, await units.read(publicPrincipal, (tx) => hallOf(tx, organ.code, today()))))
    },
  )

  /** A write that may be sent twice: a number is drawn once, a next one called once. */
  async function once<T>(
    request: Parameters<typeof keyOf>[0],
    staff: Staff,
    write: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const key = keyOf(request, staff.account, { url: request.url, body: request.body })
    const done = await units.write(staffPrincipal(staff), async (tx) => {
      const before = key && (await claim(tx, vault, key, isoAt(clock.now())))
      if (before) return before.answer as T
      const answer = await write(tx)
      if (key) await keepAnswer(tx, vault, key, answer)
      return answer
    })
    house.changed([staff.organ])
    return done
  }
}
