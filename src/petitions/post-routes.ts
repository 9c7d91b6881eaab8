import { Type } from 'typebox'
import { type Http, writeXlsx } from '../kernel/index.ts'
import { staffOf } from '../people/index.ts'
import { sheetTypes } from './export.ts'
import { pdfReply } from './pdf.ts'
import type { Petitions } from './petitions.ts'
import { addressesOf, changePosting, type PostState, postedOn, postingListOf, postingsOf } from './postings.ts'

const DocumentId = Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' })
const OnDay = Type.Object({ on: Type.String({ format: 'date' }) }, { additionalProperties: false })
/** As printed on the label of a registered letter: 13 characters mostly; spaces are taken out by whoever types. */
const Registered = Type.String({ pattern: '^([0-9A-Z]{8,20})?$' })

/** The print room: what goes by post. */
export function postRoutes(app: Http, house: Petitions): void {
  app.get(
    '/api/v1/postings',
    {
      config: { policy: 'post.work' },
      schema: {
        summary: '要邮寄的文书（姓名地址遮盖）',
        querystring: Type.Object(
          { state: Type.Optional(Type.Enum(['open', 'posted'])) },
          { additionalProperties: false },
        ),
      },
    },
    async (request) => ({
      items: await postingsOf(house, staffOf(request), (request.query.state ?? 'open') as PostState),
    }),
  )

  app.put(
    '/api/v1/postings/:document',
    {
      config: { policy: 'post.work' },
      schema: {
        summary: '登记挂号号码、已交寄，或者不邮寄',
        params: Type.Object({ document: DocumentId }),
        body: Type.Object(
          {
            number: Type.Optional(Registered),
            posted: Type.Optional(Type.Boolean()),
            setAside: Type.Optional(Type.Boolean()),
          },
          { additionalProperties: false, minProperties: 1 },
        ),
      },
    },
    async (request, reply) => {
      await changePosting(house, staffOf(request), request.params.document, request.body)
      return reply.status(204).send()
    },
  )

  app.post(
    '/api/v1/postings/addresses',
    {
      config: { policy: 'identity.reveal' },
      schema: {
        summary: '打印寄送标签或信封（含姓名地址，逐件留痕，本人看得见）',
        body: Type.Object(
          {
            documents: Type.Array(DocumentId, { minItems: 1, maxItems: 70 }),
            as: Type.Enum(['labels', 'envelopes']),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const { documents, as } = request.body
      const { model, leftOut } = await addressesOf(house, staffOf(request), documents, as as 'labels' | 'envelopes')
      reply.header('x-left-out', String(leftOut))
      return pdfReply(reply, house, model, `${model.title}-${model.day}.pdf`)
    },
  )

  app.get(
    '/api/v1/postings/list.pdf',
    { config: { policy: 'post.work' }, schema: { summary: '某一天的交寄清单（PDF）', querystring: OnDay } },
    async (request, reply) =>
      pdfReply(
        reply,
        house,
        await postingListOf(house, staffOf(request), request.query.on),
        `交寄清单-${request.query.on}.pdf`,
      ),
  )

  app.get(
    '/api/v1/postings/list.xlsx',
    { config: { policy: 'post.work' }, schema: { summary: '某一天的交寄清单（表格）', querystring: OnDay } },
    async (request, reply) => {
      const letters = await postedOn(house, staffOf(request), request.query.on)
      const content = await writeXlsx(
        '交寄清单',
        [
          { heading: '挂号号码', width: 20 },
          { heading: '文书', width: 24 },
          { heading: '文号', width: 24 },
          { heading: '件编号', width: 22 },
          { heading: '收件人', width: 12 },
        ],
        letters.map(({ number, title, no, caseNo, name }) => ({
          挂号号码: number,
          文书: title,
          文号: no,
          件编号: caseNo,
          收件人: name,
        })),
      )
      return reply
        .type(sheetTypes.xlsx)
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(`交寄清单-${request.query.on}.xlsx`)}`,
        )
        .send(content)
    },
  )
}
