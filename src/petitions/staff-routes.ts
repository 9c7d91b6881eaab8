import { Type } from 'typebox'
import { dayAt, type Http, problem, refusalProblem, requireValid } from '../kernel/index.ts'
import { isRefusal, procedure } from '../law/index.ts'
import {
  keysOfIdentity,
  maskedParties,
  mayOpenSealed,
  type Staff,
  staffActor,
  staffOf,
  staffPrincipal,
} from '../people/index.ts'
import type { CodeWay, IdentityCheck } from './codes.ts'
import { addresseeOf, letterOf } from './documents.ts'
import { proposalsFor, proposeDuplicates } from './duplicates.ts'
import { envelopeRoutes } from './envelopes.ts'
import { fileRoutes } from './file-routes.ts'
import { pathsFor } from './path-views.ts'
import { issuedReply, readableText } from './pdf.ts'
import { perform } from './perform.ts'
import type { Petitions } from './petitions.ts'
import { previewRoutes } from './preview-routes.ts'
import { keyOf, upload } from './public-routes.ts'
import { reissueCode } from './query-code.ts'
import { revealIdentity } from './reveal.ts'
import {
  ActParams,
  CaseParams,
  DocumentParams,
  DuplicateShape,
  ReissueShape,
  RevealShape,
  SizeShape,
  StaffSubmission,
} from './schemas.ts'
import { caseNoOf, withFile } from './staff-file.ts'
import { submit } from './submit.ts'
import { actionsOf, openFile, staffView } from './views.ts'

/** The desk's API (contract.md §3). */
export function staffRoutes(app: Http, house: Petitions): void {
  const { units, clock } = house.kernel
  previewRoutes(app, house)
  fileRoutes(app, house)
  envelopeRoutes(app, house)

  app.post(
    '/api/v1/submissions',
    { config: { policy: 'submission.create' }, schema: { summary: '登记来信、来访、来电', body: StaffSubmission } },
    async (request, reply) => {
      const staff = staffOf(request)
      const { scan, ...body } = request.body
      const input = scan ? { ...body, files: [scan, ...(body.files ?? [])] } : body
      return reply.status(201).send(await submit(house, input, staff, keyOf(request, staff.account, request.body)))
    },
  )

  app.post(
    '/api/v1/files',
    { config: { policy: 'submission.create' }, schema: { summary: '上传扫描件或附件' } },
    async (request, reply) => reply.status(201).send(await upload(house, request)),
  )

  app.post(
    '/api/v1/duplicates',
    {
      config: { policy: 'submission.create' },
      schema: { summary: '登记时提示可能的重复件（同人并且同事）', body: DuplicateShape },
    },
    async (request) => {
      const staff = staffOf(request)
      const { petitioner, others = [], title, content } = request.body
      return {
        items: await units.write(staffPrincipal(staff), (tx) =>
          proposeDuplicates(tx, house, staff, {
            caseNo: '',
            people: [petitioner, ...others].map((person) => keysOfIdentity(house.kernel.vault, person)),
            title,
            content,
          }),
        ),
      }
    },
  )

  app.get(
    '/api/v1/cases/:caseNo',
    { config: { policy: 'case.read' }, schema: { summary: '件', params: CaseParams } },
    async (request) => {
      const staff = staffOf(request)
      return withFile(house, staff, request.params.caseNo, (tx, file) => staffView(tx, house, file, staff))
    },
  )

  app.get(
    '/api/v1/cases/:caseNo/actions',
    { config: { policy: 'case.read' }, schema: { summary: '下一步', params: CaseParams } },
    async (request) => {
      const staff = staffOf(request)
      return {
        actions: await withFile(house, staff, request.params.caseNo, async (_tx, file) =>
          actionsOf(house, file, staffActor(staff), clock.now()),
        ),
      }
    },
  )

  app.post(
    '/api/v1/cases/:caseNo/actions/:action',
    { config: { policy: 'case.act' }, schema: { summary: '办理', params: ActParams } },
    async (request) => {
      const staff = staffOf(request)
      const { action } = request.params
      const caseNo = caseNoOf(request.params.caseNo)
      const input = (request.body ?? {}) as Record<string, unknown>
      const offered = await withFile(house, staff, caseNo, async (_tx, file) =>
        actionsOf(house, file, staffActor(staff), clock.now(), action).at(0),
      )
      if (!offered)
        throw problem('not-allowed', {
          says: '您的岗位或单位不能办理这个动作。',
          remedy: '请由件现在所在单位的相应岗位办理。',
        })
      // An act that is refused anyway says so before it complains about its form.
      if (offered.refusal) throw refusalProblem(offered.refusal)
      requireValid(offered.input, input)
      const done = await perform(
        house,
        staff,
        caseNo,
        action,
        input,
        keyOf(request, staff.account, { caseNo, action, input }),
      )
      if (isRefusal(done)) throw refusalProblem(done)
      return done
    },
  )

  app.get(
    '/api/v1/cases/:caseNo/paths',
    {
      config: { policy: 'case.act' },
      schema: { summary: '各条办理路径：找谁、时限、按反映的发生日期算还剩多少', params: CaseParams },
    },
    async (request) => {
      const caseNo = caseNoOf(request.params.caseNo)
      const items = await withFile(house, staffOf(request), caseNo, async (_tx, file) =>
        file.state.sealed ? [] : pathsFor(file.texts.eventDate, dayAt(clock.now()), house.calendar()),
      )
      return { items }
    },
  )

  app.get(
    '/api/v1/cases/:caseNo/duplicates',
    { config: { policy: 'case.act' }, schema: { summary: '可能的重复件', params: CaseParams } },
    async (request) => {
      const staff = staffOf(request)
      const caseNo = caseNoOf(request.params.caseNo)
      return {
        items: await units.write(staffPrincipal(staff), async (tx) => {
          const file = await openFile(tx, house, caseNo)
          if (!file) throw problem('case-not-found')
          return file.state.sealed ? [] : proposalsFor(tx, house, staff, caseNo)
        }),
      }
    },
  )

  app.post(
    '/api/v1/cases/:caseNo/reveal',
    {
      config: { policy: 'identity.reveal' },
      schema: { summary: '查看身份信息（说明用途，本人看得见）', params: CaseParams, body: RevealShape },
    },
    async (request) =>
      revealIdentity(
        house,
        staffOf(request),
        caseNoOf(request.params.caseNo),
        request.body.purpose,
        request.body.reason,
      ),
  )

  app.post(
    '/api/v1/cases/:caseNo/query-code',
    {
      config: { policy: 'case.reissue-code' },
      schema: { summary: '补发查询码（核对身份以后，旧的作废，本人看得见）', params: CaseParams, body: ReissueShape },
    },
    async (request) =>
      reissueCode(
        house,
        staffOf(request),
        caseNoOf(request.params.caseNo),
        request.body as { how: CodeWay; checked: IdentityCheck },
      ),
  )

  app.get(
    '/api/v1/cases/:caseNo/documents/:id.pdf',
    {
      config: { policy: 'case.read' },
      schema: { summary: '文书（PDF，姓名遮盖；size=large 为大字版）', params: DocumentParams, querystring: SizeShape },
    },
    async (request, reply) => {
      const { id } = request.params
      const caseNo = caseNoOf(request.params.caseNo)
      const { model, title } = await maskedLetter(house, staffOf(request), caseNo, id)
      return issuedReply(reply, house, { caseNo, id, model, large: request.query.size === 'large' }, `${title}.pdf`)
    },
  )

  app.get(
    '/api/v1/cases/:caseNo/documents/:id.txt',
    { config: { policy: 'case.read' }, schema: { summary: '文书（可读文本，姓名遮盖）', params: DocumentParams } },
    async (request, reply) => {
      const { model } = await maskedLetter(house, staffOf(request), request.params.caseNo, request.params.id)
      return reply.type('text/plain; charset=utf-8').send(readableText(house, model))
    },
  )

  app.post(
    '/api/v1/cases/:caseNo/documents/:id/print',
    {
      config: { policy: 'identity.reveal' },
      schema: {
        summary: '打印送达用文书（含姓名，留痕，本人看得见；size=large 为大字版）',
        params: DocumentParams,
        querystring: SizeShape,
      },
    },
    async (request, reply) => {
      const staff = staffOf(request)
      const { id } = request.params
      const caseNo = caseNoOf(request.params.caseNo)
      const { model, title, greeted } = await maskedLetter(house, staff, caseNo, id)
      const { parties } = await revealIdentity(house, staff, caseNo, 'deliver', `打印${title}`)
      const name = parties.find((p) => p.role === 'self')?.name
      const named = { ...model, addressee: name ? greeted(name) : model.addressee }
      const large = request.query.size === 'large'
      return issuedReply(reply, house, { caseNo, id, model: named, large }, `${title}.pdf`)
    },
  )

  app.get(
    '/api/v1/procedure',
    { config: { policy: 'signed-in' }, schema: { summary: '全部办理环节', response: { 200: Type.Unknown() } } },
    async () => {
      return {
        items: procedure.map(({ id, command, title, from, to, who, article, documents, starts }) => ({
          id,
          command,
          title,
          from,
          to,
          who,
          article,
          documents,
          starts,
        })),
      }
    },
  )
}

/** A letter as colleagues read it: the name masked. */
function maskedLetter(house: Petitions, staff: Staff, typed: string, id: string) {
  return withFile(house, staff, typed, async (tx, file) => {
    const found =
      file.state.sealed && !mayOpenSealed(staff.roles) ? null : await letterOf(tx, file.keys, file.caseNo, id)
    if (!found) throw problem('not-found')
    const name = (await maskedParties(tx, file.caseNo, file.keys)).find((party) => party.role === 'self')?.name
    const toPerson = found.row.recipient === 'petitioner'
    return {
      model: toPerson && name ? { ...found.model, addressee: addresseeOf(name, file.state) } : found.model,
      greeted: (full: string) => addresseeOf(full, file.state),
      title: found.row.title,
    }
  })
}
