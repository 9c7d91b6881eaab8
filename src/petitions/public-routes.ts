import type { FastifyRequest } from 'fastify'
import {
  type Http,
  isoAt,
  keepUpload,
  keyOf,
  problem,
  publicPrincipal,
  refusalProblem,
  requireValid,
  type StoredFile,
} from '../kernel/index.ts'
import { isRefusal } from '../law/index.ts'
import { withGuardian } from './arrival.ts'
import { actOfPerson, caseOfPerson, checkCode, letterForPerson, receiptLetter } from './citizen.ts'
import { issuedReply, pdfReply, readableText, sized } from './pdf.ts'
import { perform } from './perform.ts'
import type { Petitions } from './petitions.ts'
import { publishedRoutes } from './published.ts'
import { reviewGuide, reviewRequestLetter } from './review-guide.ts'
import { ActParams, CaseParams, CodeHeader, DocumentParams, PublicSubmission, SizeShape } from './schemas.ts'
import { submit } from './submit.ts'

export { keyOf }

const open = { policy: 'public' } as const

/** Everything a person can do without an account (contract.md §3). */
export function publicRoutes(app: Http, house: Petitions): void {
  publishedRoutes(app, house)
  app.post(
    '/api/v1/public/submissions',
    { config: open, schema: { summary: '提交信访事项', body: PublicSubmission } },
    async (request, reply) => {
      const answer = await submit(house, withGuardian(request.body), null, keyOf(request, 'public', request.body))
      return reply.status(201).send(answer)
    },
  )

  app.post(
    '/api/v1/public/files',
    { config: open, schema: { summary: '上传附件，之后随提交一起认领' } },
    async (request, reply) => reply.status(201).send(await upload(house, request)),
  )

  app.get(
    '/api/v1/public/cases/:caseNo',
    { config: open, schema: { summary: '查询进度', params: CaseParams, headers: CodeHeader } },
    async (request) => caseOfPerson(house, await personOf(house, request)),
  )

  app.post(
    '/api/v1/public/cases/:caseNo/actions/:action',
    { config: open, schema: { summary: '补充、催办、评价、撤回', params: ActParams, headers: CodeHeader } },
    async (request) => {
      const caseNo = await personOf(house, request)
      const { action } = request.params
      const offered = await actOfPerson(house, caseNo, action)
      if (!offered) throw problem('not-found')
      const input = (request.body ?? {}) as Record<string, unknown>
      if (offered.refusal) throw refusalProblem(offered.refusal)
      requireValid(offered.input, input)
      const done = await perform(
        house,
        'person',
        caseNo,
        action,
        input,
        keyOf(request, `person:${caseNo}`, { action, input }),
      )
      if (isRefusal(done)) throw refusalProblem(done)
      return done
    },
  )

  app.get(
    '/api/v1/public/cases/:caseNo/documents/:id.pdf',
    {
      config: open,
      schema: {
        summary: '文书（PDF；size=large 为大字版）',
        params: DocumentParams,
        headers: CodeHeader,
        querystring: SizeShape,
      },
    },
    async (request, reply) => {
      const caseNo = await personOf(house, request)
      const { id } = request.params
      const { model, title, no } = await letterForPerson(house, caseNo, id)
      const large = request.query.size === 'large'
      return issuedReply(reply, house, { caseNo, id, model, large }, `${title}${no ? ` ${no}` : ''}.pdf`)
    },
  )

  app.get(
    '/api/v1/public/cases/:caseNo/documents/:id.txt',
    { config: open, schema: { summary: '文书（可读文本）', params: DocumentParams, headers: CodeHeader } },
    async (request, reply) => {
      const { model } = await letterForPerson(house, await personOf(house, request), request.params.id)
      return reply.type('text/plain; charset=utf-8').send(readableText(house, model))
    },
  )

  app.get(
    '/api/v1/public/cases/:caseNo/review',
    {
      config: open,
      schema: {
        summary: '复查复核指引：向谁申请、最后一天、能不能在网上提交',
        params: CaseParams,
        headers: CodeHeader,
      },
    },
    async (request) => reviewGuide(house, await personOf(house, request)),
  )

  app.get(
    '/api/v1/public/cases/:caseNo/review-request.pdf',
    {
      config: open,
      schema: {
        summary: '复查申请书，已填好编号、意见书和期限（PDF）',
        params: CaseParams,
        headers: CodeHeader,
        querystring: SizeShape,
      },
    },
    async (request, reply) => {
      const caseNo = await personOf(house, request)
      const model = await reviewRequestLetter(house, caseNo)
      return pdfReply(reply, house, sized(model, request.query), `复查申请书 ${caseNo}.pdf`)
    },
  )

  app.get(
    '/api/v1/public/cases/:caseNo/receipt.pdf',
    {
      config: open,
      schema: {
        summary: '登记回执（PDF；size=large 为大字版）',
        params: CaseParams,
        headers: CodeHeader,
        querystring: SizeShape,
      },
    },
    async (request, reply) => {
      const caseNo = await personOf(house, request)
      return pdfReply(
        reply,
        house,
        sized(await receiptLetter(house, caseNo, String(request.headers['x-query-code'])), request.query),
        `登记回执 ${caseNo}.pdf`,
      )
    },
  )
}

/** The case of a request that carries number and code. */
const personOf = (house: Petitions, request: FastifyRequest): Promise<string> =>
  checkCode(
    house,
    (request.params as { caseNo: string }).caseNo,
    String(request.headers['x-query-code'] ?? ''),
    request.ip,
  )

/** One file from a multipart body, kept sealed until a submission claims it. */
export async function upload(house: Petitions, request: FastifyRequest) {
  if (!request.isMultipart()) throw problem('wrong-media-type')
  const part = await request.file()
  if (!part) throw problem('bad-input', { fields: [{ field: 'file', says: '请选择一个文件。' }] })
  const content = await part.toBuffer()
  if (part.file.truncated) throw problem('too-large')
  if (!content.length) throw problem('bad-input', { fields: [{ field: 'file', says: '文件是空的。' }] })
  return keepFile(house, { name: part.filename, mediaType: part.mimetype, content })
}

/** Keep what somebody sent, sealed, until a submission or an act claims it. */
export const keepFile = (
  house: Petitions,
  file: { name: string | undefined; mediaType: string; content: Buffer },
): Promise<StoredFile> =>
  house.kernel.units.write(publicPrincipal, (tx) =>
    keepUpload(tx, house.kernel.vault, house.kernel.files, {
      name: fileNameOf(file.name),
      mediaType: file.mediaType.slice(0, 100),
      content: file.content,
      at: isoAt(house.kernel.clock.now()),
    }),
  )

const fileNameChars = 200
/** The last part of the name that the browser sent, without control and direction characters. */
export const fileNameOf = (name: string | undefined): string =>
  [...((name ?? '').split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '')].slice(-fileNameChars).join('') ||
  '未命名文件'
