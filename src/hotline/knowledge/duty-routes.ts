import { Type } from 'typebox'
import { dayAt, type Http, problem } from '../../kernel/index.ts'
import { isRefusal } from '../../law/index.ts'
import { administer, requireFaultless, staffOf, staffPrincipal } from '../../people/index.ts'
import type { Petitions } from '../../petitions/index.ts'
import { IdParams } from './desk-routes.ts'
import { ownersSeen } from './edit-routes.ts'
import { entryOf, versionsOf } from './entries.ts'
import { recallCounts } from './recalls.ts'
import { outcomeTitles, type ReportOutcome, reportsOf, settleReport } from './reports.ts'
import { closeTask, openTask, openTasks } from './tasks.ts'

const reportsShown = 200
const Note = Type.String({ minLength: 2, maxLength: 500 })

/** What keeps the base right: changes of policy with their day, reports from people, and answers that were wrong. */
export function knowledgeDutyRoutes(app: Http, house: Petitions): void {
  const { kernel, directory } = house
  const { units, clock } = kernel
  const owners = { policy: 'knowledge.owner' } as const
  const editors = { policy: 'knowledge.edit' } as const
  const today = (): string => dayAt(clock.now()).toString()

  app.get(
    '/api/v1/knowledge/tasks',
    { config: owners, schema: { summary: '知识更新任务：没有完成的' } },
    async (request) => {
      const staff = staffOf(request)
      return { items: await units.read(staffPrincipal(staff), (tx) => openTasks(tx, ownersSeen(staff))) }
    },
  )

  app.post(
    '/api/v1/knowledge/tasks',
    {
      config: owners,
      schema: {
        summary: '报告政策变化：一个工作日内更新知识库',
        body: Type.Object(
          {
            entry: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
            owner: Type.Optional(Type.String({ maxLength: 40 })),
            says: Note,
            changedOn: Type.String({ format: 'date' }),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const staff = staffOf(request)
      const { entry, says, changedOn } = request.body
      const seen = ownersSeen(staff)
      const id = await administer(house, request, async (tx, at) => {
        const known = entry ? await entryOf(tx, entry) : null
        if (entry && !known) throw problem('not-found')
        const face = known && (await versionsOf(tx, known.id)).find(({ version }) => version === known.face)
        const owner = face?.owner ?? request.body.owner ?? staff.organ
        if (seen && !seen.includes(owner)) throw problem('not-allowed')
        requireFaultless(directory.organ(owner)?.active ? [] : [{ field: 'owner', says: `没有在用的单位“${owner}”。` }])
        const made = await openTask(tx, { kind: 'policy', entry, owner, says: says.trim(), changedOn }, staff.account, {
          today: today(),
          at,
          calendar: house.calendar(),
        })
        return { answer: made, act: 'open-knowledge-task', object: made }
      })
      return reply.status(201).send({ id })
    },
  )

  app.post(
    '/api/v1/knowledge/tasks/:id/close',
    {
      config: editors,
      schema: {
        summary: '更新任务：核对过，不用改',
        params: IdParams,
        body: Type.Object({ note: Note }, { additionalProperties: false }),
      },
    },
    async (request, reply) => {
      await administer(house, request, async (tx, at) => {
        const refusal = await closeTask(tx, request.params.id, { note: request.body.note.trim() }, at)
        return refusal ?? { answer: null, act: 'close-knowledge-task', object: request.params.id }
      })
      return reply.status(204).send()
    },
  )

  app.get(
    '/api/v1/knowledge/reports',
    { config: editors, schema: { summary: '纠错：群众和坐席说不对的' } },
    async (request) => ({
      items: await units.read(staffPrincipal(staffOf(request)), (tx) => reportsOf(tx, kernel, reportsShown)),
    }),
  )

  app.post(
    '/api/v1/knowledge/reports/:id/settle',
    {
      config: editors,
      schema: {
        summary: '处理一条纠错',
        params: IdParams,
        body: Type.Object(
          { outcome: Type.Enum(Object.keys(outcomeTitles) as ReportOutcome[]), reply: Note },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      await administer(house, request, async (tx, at) => {
        const { outcome, reply: says } = request.body
        const done = await settleReport(
          tx,
          request.params.id,
          { outcome, reply: says.trim() },
          staffOf(request).account,
          { today: today(), at, calendar: house.calendar() },
        )
        return isRefusal(done) ? done : { answer: null, act: 'settle-knowledge-report', object: request.params.id }
      })
      return reply.status(204).send()
    },
  )

  app.get(
    '/api/v1/knowledge/recalls',
    { config: owners, schema: { summary: '答错更正：各条知识告知到哪里了（只有次数）' } },
    async (request) => {
      const staff = staffOf(request)
      return { items: await units.read(staffPrincipal(staff), (tx) => recallCounts(tx, ownersSeen(staff))) }
    },
  )
}
