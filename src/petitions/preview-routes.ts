import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Http, problem, refusalProblem, requireValid } from '../kernel/index.ts'
import { type Input, isRefusal } from '../law/index.ts'
import { type Staff, staffActor, staffOf } from '../people/index.ts'
import { pdfReply } from './pdf.ts'
import type { Petitions } from './petitions.ts'
import {
  loosened,
  type Preview,
  type PreviewForm,
  type PreviewView,
  previewAct,
  previewPending,
  rendered,
  withoutBlanks,
} from './preview.ts'
import { ActParams, CaseParams } from './schemas.ts'
import { caseNoOf, withFile } from './staff-file.ts'
import { actionsOf } from './views.ts'

/** `pdf` base64, `txt` readable text, `page` the pages as one SVG with their text. */
const As = Type.Object({ as: Type.Optional(Type.Enum(['pdf', 'txt', 'page'])) }, { additionalProperties: false })
const Which = Type.Object(
  { document: Type.Optional(Type.String({ pattern: '^DOC-[0-9]{2}$' })) },
  { additionalProperties: false },
)

/** The look before issue: of an act while it is written, and of what waits for approval. */
export function previewRoutes(app: Http, house: Petitions): void {
  app.post(
    '/api/v1/cases/:caseNo/actions/:action/preview',
    {
      config: { policy: 'case.act' },
      schema: { summary: '预览：这一步会生成的文书，还缺什么', params: ActParams, querystring: As },
    },
    async (request, reply) => {
      const staff = staffOf(request)
      const { action } = request.params
      const input = withoutBlanks(request.body ?? {}) as Input
      const preview = await withFile(house, staff, request.params.caseNo, async (tx, file) => {
        const [offered] = actionsOf(house, file, staffActor(staff), house.kernel.clock.now(), action)
        if (!offered) throw problem('not-allowed')
        requireValid(loosened(offered.input) as object, input)
        return previewAct(tx, house, staff, file, action, input)
      })
      if (isRefusal(preview)) throw refusalProblem(preview)
      return packed(request, reply, await rendered(house, preview, (request.query.as ?? 'pdf') as PreviewForm))
    },
  )

  app.get(
    '/api/v1/cases/:caseNo/pending',
    {
      config: { policy: 'case.act' },
      schema: { summary: '待审批的内容会生成的文书，还缺什么', params: CaseParams, querystring: As },
    },
    async (request, reply) => {
      const preview = await pendingOf(house, staffOf(request), request.params.caseNo)
      return packed(request, reply, await rendered(house, preview, (request.query.as ?? 'pdf') as PreviewForm))
    },
  )

  app.get(
    '/api/v1/cases/:caseNo/pending.pdf',
    {
      config: { policy: 'case.act' },
      schema: { summary: '待审批的文书（PDF，预览）', params: CaseParams, querystring: Which },
    },
    async (request, reply) => {
      const { documents } = await pendingOf(house, staffOf(request), request.params.caseNo)
      const wanted = request.query.document
      const document = wanted ? documents.find(({ code }) => code === wanted) : documents[0]
      if (!document) throw nothingToShow()
      return pdfReply(reply, house, document.model, `${document.title}（预览）.pdf`)
    },
  )

  app.get(
    '/api/v1/cases/:caseNo/pending.txt',
    {
      config: { policy: 'case.act' },
      schema: { summary: '待审批的文书（可读文本，预览）', params: CaseParams, querystring: Which },
    },
    async (request, reply) => {
      const { documents } = await pendingOf(house, staffOf(request), request.params.caseNo)
      const wanted = request.query.document
      const shown = documents.filter(({ code }) => !wanted || code === wanted)
      if (!shown.length) throw nothingToShow()
      return reply
        .type('text/plain; charset=utf-8')
        .send(shown.map(({ model }) => house.letters.text(model)).join('\n\n'))
    },
  )
}

/** Outlines of glyphs pack to a quarter; a township on a slow line sees its page while it writes. */
async function packed(request: FastifyRequest, reply: FastifyReply, view: PreviewView) {
  if (!String(request.headers['accept-encoding'] ?? '').includes('gzip')) return view
  reply.headers({ 'content-encoding': 'gzip', vary: 'accept-encoding' }).type('application/json; charset=utf-8')
  return reply.send(await promisify(gzip)(JSON.stringify(view), { level: 1 }))
}

async function pendingOf(house: Petitions, staff: Staff, typed: string): Promise<Preview> {
  const preview = await withFile(house, staff, caseNoOf(typed), (tx, file) => previewPending(tx, house, staff, file))
  if (!preview) throw nothingToShow()
  return preview
}

const nothingToShow = () =>
  problem('not-found', { says: '现在没有等待审批的文书。', remedy: '有人拟办后，这里会出现要审批的文书。' })
