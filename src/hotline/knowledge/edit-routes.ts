import { Type } from 'typebox'
import { dayAt, type Http, problem, type Tx } from '../../kernel/index.ts'
import { isRefusal, type Refusal } from '../../law/index.ts'
import { administer, requireFaultless, type Staff, staffOf, staffPrincipal } from '../../people/index.ts'
import type { Petitions } from '../../petitions/index.ts'
import { IdParams } from './desk-routes.ts'
import { addEntry, keepDraft } from './entries.ts'
import { FieldsShape, fieldFaults, type KnowledgeFields } from './fields.ts'
import { discardDraft, publishDraft, returnDraft, stopEntry, submitDraft } from './publishing.ts'
import { markWrong } from './recalls.ts'
import { closeTask } from './tasks.ts'
import { knowledgeCounts, knowledgeDetail, knowledgeRows } from './views.ts'

const Note = Type.String({ maxLength: 300 })
const Reason = Type.Object({ note: Type.String({ minLength: 2, maxLength: 300 }) }, { additionalProperties: false })

/** Whose entries somebody may see on the editor's screens: all, or those that the own organ answers for. */
export const ownersSeen = ({ roles, organ }: Staff): string[] | null =>
  roles.some((role) => ['knowledge-editor', 'shift-leader'].includes(role)) ? null : [organ]

/** Writing, reviewing, publishing and stopping entries. */
export function knowledgeEditRoutes(app: Http, house: Petitions): void {
  const { kernel, directory } = house
  const { units, clock, settings } = kernel
  const owners = { policy: 'knowledge.owner' } as const
  const editors = { policy: 'knowledge.edit' } as const
  const reviewers = { policy: 'knowledge.review' } as const
  const today = (): string => dayAt(clock.now()).toString()
  const draftFaults = (fields: KnowledgeFields): void => {
    // A draft may be unfinished in its days; what it names has to exist.
    const faults = fieldFaults(directory, fields, today())
    requireFaultless(faults.filter(({ field }) => ['category', 'owner', 'region'].includes(field)))
  }

  app.get(
    '/api/v1/knowledge/entries',
    {
      config: owners,
      schema: {
        summary: '知识条目列表：按状态、到期复核',
        querystring: Type.Object(
          {
            state: Type.Optional(Type.Enum(['draft', 'in-review', 'published', 'expired', 'stopped', 'work', 'due'])),
            owner: Type.Optional(Type.String({ maxLength: 40 })),
            category: Type.Optional(Type.String({ maxLength: 20 })),
            q: Type.Optional(Type.String({ maxLength: 80 })),
            limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,3}$' })),
            cursor: Type.Optional(Type.String({ maxLength: 60 })),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request) => {
      const staff = staffOf(request)
      const { limit, ...asked } = request.query
      const most = Math.min(Number(limit) || settings.listLimitDefault, settings.listLimitMax)
      return units.read(staffPrincipal(staff), (tx) =>
        knowledgeRows(tx, { ...asked, limit: most }, ownersSeen(staff), today()),
      )
    },
  )

  app.get(
    '/api/v1/knowledge/counts',
    { config: owners, schema: { summary: '知识库各列表的条数' } },
    async (request) => {
      const staff = staffOf(request)
      return units.read(staffPrincipal(staff), (tx) => knowledgeCounts(tx, ownersSeen(staff), today()))
    },
  )

  app.get(
    '/api/v1/knowledge/entries/:id',
    { config: owners, schema: { summary: '一条知识的全部版本', params: IdParams } },
    async (request) => {
      const staff = staffOf(request)
      const detail = await units.read(staffPrincipal(staff), (tx) =>
        knowledgeDetail(tx, directory, staff, request.params.id),
      )
      const seen = ownersSeen(staff)
      const owner = detail?.versions.find(({ version }) => version === detail.face)?.owner
      if (!detail || (seen && !seen.includes(owner ?? ''))) throw problem('not-found')
      return detail
    },
  )

  app.post(
    '/api/v1/knowledge/entries',
    {
      config: editors,
      schema: {
        summary: '新建知识条目（草稿）',
        body: Type.Object(
          { fields: FieldsShape, task: Type.Optional(Type.String({ maxLength: 40 })) },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const { fields, task } = request.body
      draftFaults(fields)
      const id = await administer(house, request, async (tx, at) => {
        const made = await addEntry(tx, fields, staffOf(request), { today: today(), at })
        const refusal = task ? await closeTask(tx, task, { entry: made }, at) : null
        return refusal ?? { answer: made, act: 'draft-knowledge', object: made }
      })
      return reply.status(201).send({ id })
    },
  )

  app.put(
    '/api/v1/knowledge/entries/:id/draft',
    {
      config: editors,
      schema: {
        summary: '保存下一版的草稿',
        params: IdParams,
        body: Type.Object({ fields: FieldsShape, note: Note }, { additionalProperties: false }),
      },
    },
    async (request) => {
      draftFaults(request.body.fields)
      return act(request, 'draft-knowledge', (tx, on) =>
        keepDraft(tx, request.params.id, request.body, staffOf(request), on),
      )
    },
  )

  app.delete(
    '/api/v1/knowledge/entries/:id/draft',
    { config: editors, schema: { summary: '不要下一版的草稿', params: IdParams } },
    async (request) => act(request, 'discard-knowledge-draft', (tx, on) => discardDraft(tx, request.params.id, on)),
  )

  app.post(
    '/api/v1/knowledge/entries/:id/submit',
    { config: editors, schema: { summary: '送审', params: IdParams } },
    async (request) => act(request, 'submit-knowledge', (tx, on) => submitDraft(tx, request.params.id, directory, on)),
  )

  app.post(
    '/api/v1/knowledge/entries/:id/return',
    { config: reviewers, schema: { summary: '退回修改', params: IdParams, body: Reason } },
    async (request) =>
      act(request, 'return-knowledge', (tx, on) => returnDraft(tx, request.params.id, request.body.note.trim(), on)),
  )

  app.post(
    '/api/v1/knowledge/entries/:id/publish',
    { config: reviewers, schema: { summary: '审核通过并发布（写过这一版的人不能）', params: IdParams } },
    async (request) =>
      act(request, 'publish-knowledge', (tx, on) =>
        publishDraft(tx, request.params.id, directory, staffOf(request), on),
      ),
  )

  for (const [path, stopped, summary] of [
    ['stop', true, '停用'],
    ['resume', false, '恢复使用'],
  ] as const)
    app.post(
      `/api/v1/knowledge/entries/:id/${path}`,
      { config: editors, schema: { summary: `${summary}一条知识`, params: IdParams } },
      async (request) => act(request, `${path}-knowledge`, (tx, on) => stopEntry(tx, request.params.id, stopped, on)),
    )

  app.post(
    '/api/v1/knowledge/entries/:id/wrong',
    {
      config: editors,
      schema: {
        summary: '把发布过的一版标为有误：停止答复，并列出要告知的人',
        params: IdParams,
        body: Type.Object(
          {
            version: Type.Integer({ minimum: 1 }),
            wrong: Type.String({ minLength: 2, maxLength: 500 }),
            right: Type.String({ minLength: 2, maxLength: 500 }),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request) =>
      act(request, 'mark-knowledge-wrong', (tx, on) =>
        markWrong(tx, request.params.id, request.body, staffOf(request).account, { ...on, calendar: house.calendar() }),
      ),
  )

  /** One editorial act on an entry, with its line in the audit. @returns what it did, or `{}` */
  function act<T extends object>(
    request: Parameters<typeof administer>[1],
    name: string,
    use: (tx: Tx, on: { today: string; at: string }) => Promise<Refusal | T | null>,
  ): Promise<T | Record<string, never>> {
    const { id } = request.params as { id: string }
    return administer<T | Record<string, never>>(house, request, async (tx, at) => {
      const done = await use(tx, { today: today(), at })
      if (isRefusal(done)) return done
      return { answer: done ?? {}, act: name, object: id }
    })
  }
}
