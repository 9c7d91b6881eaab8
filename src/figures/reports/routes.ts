import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { dayAt, type Http, isoAt, problem, refusalProblem } from '../../kernel/index.ts'
import { isRefusal } from '../../law/index.ts'
import { administer, requireFaultless, type Staff, staffOf, staffPrincipal } from '../../people/index.ts'
import { type Petitions, UnprintableText } from '../../petitions/index.ts'
import { figureById } from '../catalogue.ts'
import { type Basis, bases } from '../compile.ts'
import { askerOf } from '../routes.ts'
import { reports } from './catalogue.ts'
import { compileReport } from './compile.ts'
import type { Rhythm } from './definition.ts'
import { type DueReport, dueReports, yearOfPapers } from './due.ts'
import { type Format, fileName, formats, reportFile } from './forms/index.ts'
import {
  begin,
  changesSince,
  definitionOf,
  dropDraft,
  type IssueRow,
  issue,
  issueById,
  issuesOf,
  keepWords,
  lockIssue,
  modelOf,
  moveTo,
  wordsOf,
} from './issues.ts'
import { lookingRoutes, sendPart } from './looking.ts'
import type { ReportModel } from './model.ts'
import { papersOf } from './papers.ts'
import { periodWords } from './period.ts'
import type { PaperIssues } from './rhythm.ts'
import { brokenFields, fieldsOf } from './words.ts'

/** GET /reports: what can be made, what is owed, what was made. */
export type ReportsView = {
  items: { id: string; title: string; says: string; papers: { title: string; rhythm: Rhythm }[]; open: boolean }[]
  due: DueReport[]
  /** What fell due this year and what came out of it; empty for organs that issue no papers. */
  papers: PaperIssues[]
  issues: IssueView[]
}
export type IssueView = Omit<IssueRow, 'editedBy' | 'issuedBy'> & {
  title: string
  officeName: string
  period: string
  editedBy: string
  issuedBy: string | null
  /** Made by the office of who asks. */
  own: boolean
  /** Id of the issue that corrects it. */
  correctedBy: string | null
}
/** GET /report-issues/{id} */
export type IssueDetail = IssueView & {
  model: ReportModel
  words: Record<string, string>
  returned: string | null
  reason: string | null
  /** What an issued report would say now, where it differs. */
  changes: string[]
}

const Day = Type.String({ format: 'date', examples: ['2026-01-01'] })
const Code = Type.String({ pattern: '^RPT-[0-9]{2}$', examples: ['RPT-17'] })
const BasisShape = Type.Union((Object.keys(bases) as Basis[]).map((basis) => Type.Literal(basis)))
const FormatShape = Type.Union((Object.keys(formats) as Format[]).map((format) => Type.Literal(format)))
const ReportShape = Type.Object({
  from: Day,
  to: Day,
  organ: Type.Optional(Type.String({ maxLength: 40 })),
  basis: Type.Optional(BasisShape),
  /** Of one table alone also csv. */
  format: Type.Optional(Type.Union([...FormatShape.anyOf, Type.Literal('csv')])),
  part: Type.Optional(Type.String({ pattern: '^[a-z-]{1,40}$' })),
})
const BeginShape = Type.Object(
  {
    code: Code,
    from: Day,
    to: Day,
    organ: Type.Optional(Type.String({ maxLength: 40 })),
    basis: Type.Optional(BasisShape),
  },
  { additionalProperties: false },
)
const wordsMost = 4_000
const WordsShape = Type.Object(
  { words: Type.Record(Type.String({ pattern: '^[a-z-]{1,40}$' }), Type.String({ maxLength: wordsMost })) },
  { additionalProperties: false },
)
const ReasonShape = Type.Object(
  { reason: Type.String({ minLength: 2, maxLength: 500 }) },
  { additionalProperties: false },
)
const IdParams = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' }) })
/** Issues shown at once, newest first. */
const issuesShown = 200

/** Reports: live, in the making, and issued (contract.md §3; domain.md §5.5). */
export function reportRoutes(app: Http, house: Petitions): void {
  const { units, clock } = house.kernel
  const readers = { policy: 'figures.read' } as const
  const editors = { policy: 'report.edit' } as const
  const heads = { policy: 'report.issue' } as const
  lookingRoutes(app, house)
  const send = async (reply: FastifyReply, model: ReportModel, format: Format) => {
    try {
      const file = await reportFile(model, format, { letters: house.letters, sample: house.kernel.demo })
      return reply
        .type(formats[format])
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName(model, format))}`)
        .send(Buffer.from(file))
    } catch (error) {
      if (error instanceof UnprintableText) throw refusalProblem(error.refusal)
      throw error
    }
  }

  app.get(
    '/api/v1/reports',
    { config: readers, schema: { summary: '统计报告：目录、应报的、已报的' } },
    async (request): Promise<ReportsView> => {
      const staff = staffOf(request)
      const isOffice = house.directory.organ(staff.organ)?.kind === 'office'
      const today = dayAt(clock.now())
      const isCity = askerOf(house.directory, staff).root === null
      const { rows, papers } = await units.read(staffPrincipal(staff), async (tx) => ({
        rows: await issuesOf(tx, house, staff, issuesShown),
        papers: isOffice ? await yearOfPapers(tx, staff.organ, today, isCity) : [],
      }))
      const known = rows.filter(({ office, organ }) => office === staff.organ && organ === null)
      return {
        items: reports.map(({ id, title, says, open = false }) => ({
          ...{ id, title, says, open },
          papers: papersOf(id).map(({ title, rhythm }) => ({ title, rhythm })),
        })),
        due: isOffice ? dueReports(today, known, isCity) : [],
        papers,
        issues: rows.map((row) => viewOf(row, rows, staff)),
      }
    },
  )

  app.get(
    '/api/v1/reports/:code',
    {
      config: readers,
      schema: {
        summary: '一份报告现在的数字；format 为 docx、xlsx、pdf 时给文件',
        params: Type.Object({ code: Code }),
        querystring: ReportShape,
      },
    },
    async (request, reply) => {
      const staff = staffOf(request)
      const { format, part, ...question } = request.query
      const definition = definitionOf(request.params.code)
      const model = await units.read(staffPrincipal(staff), (tx) =>
        compileReport(tx, house.directory, askerOf(house.directory, staff), definition, question, {
          office: house.directory.organ(staff.organ)?.name ?? staff.organ,
          at: isoAt(clock.now()),
        }),
      )
      if (part) {
        const table = model.parts.find((one) => one.kind === 'table' && one.id === part)
        if (table?.kind !== 'table' || (format !== 'xlsx' && format !== 'csv')) throw problem('not-found')
        return sendPart(reply, format, table)
      }
      if (format === 'csv')
        throw problem('bad-input', { fields: [{ field: 'part', says: 'CSV 只给一张表，请说明哪一张。' }] })
      return format ? send(reply, model, format) : model
    },
  )

  app.post(
    '/api/v1/report-issues',
    { config: editors, schema: { summary: '开始起草一份报告；已经开始的给出原来那份', body: BeginShape } },
    async (request, reply) => {
      const staff = staffOf(request)
      const { organ = null, basis = 'registered', ...rest } = request.body
      const id = await administer(house, request, async (tx, at) => {
        const begun = await begin(tx, house, staff, { ...rest, basis, organ }, at)
        return {
          answer: begun,
          act: 'begin-report',
          object: rest.code,
          detail: { id: begun, from: rest.from, to: rest.to },
        }
      })
      return reply.status(201).send({ id })
    },
  )

  app.get(
    '/api/v1/report-issues/:id',
    {
      config: readers,
      schema: {
        summary: '起草中或已经印发的一份报告；format 给文件',
        params: IdParams,
        querystring: Type.Object({ format: Type.Optional(FormatShape) }),
      },
    },
    async (request, reply): Promise<IssueDetail | FastifyReply> => {
      const staff = staffOf(request)
      const found = await units.read(staffPrincipal(staff), async (tx) => {
        const row = await issueById(tx, house, staff, request.params.id)
        return {
          ...viewOf(row, await issuesOf(tx, house, staff, issuesShown), staff),
          model: await modelOf(tx, house, row),
          ...(await wordsOf(tx, house, row.id)),
          changes: await changesSince(tx, house, row),
        }
      })
      return request.query.format ? send(reply, found.model, request.query.format) : found
    },
  )

  app.put(
    '/api/v1/report-issues/:id/words',
    { config: editors, schema: { summary: '存下报告的文字；数字的位置随时更新', params: IdParams, body: WordsShape } },
    async (request, reply) => {
      const staff = staffOf(request)
      await administer(house, request, async (tx, at) => {
        const row = await lockIssue(tx, staff, request.params.id)
        requireFaultless(faultsIn(row.code, request.body.words))
        return (await keepWords(tx, house, staff, row, request.body.words, at)) ?? done('write-report', row)
      })
      return reply.status(204).send()
    },
  )

  app.post(
    '/api/v1/report-issues/:id/submit',
    { config: editors, schema: { summary: '送审', params: IdParams } },
    async (request, reply) => {
      await administer(house, request, async (tx) => {
        const row = await lockIssue(tx, staffOf(request), request.params.id)
        return (await moveTo(tx, house, row, 'submitted', null)) ?? done('submit-report', row)
      })
      return reply.status(204).send()
    },
  )

  app.post(
    '/api/v1/report-issues/:id/return',
    { config: heads, schema: { summary: '退回修改', params: IdParams, body: ReasonShape } },
    async (request, reply) => {
      await administer(house, request, async (tx) => {
        const row = await lockIssue(tx, staffOf(request), request.params.id)
        return (await moveTo(tx, house, row, 'draft', request.body.reason)) ?? done('return-report', row)
      })
      return reply.status(204).send()
    },
  )

  app.post(
    '/api/v1/report-issues/:id/issue',
    { config: heads, schema: { summary: '印发：数字从此固定', params: IdParams } },
    async (request) =>
      administer(house, request, async (tx, at) => {
        const row = await lockIssue(tx, staffOf(request), request.params.id)
        const model = await issue(tx, house, staffOf(request), row, at)
        return isRefusal(model)
          ? model
          : { ...done('issue-report', row), answer: { number: model.issue?.number ?? '' } }
      }),
  )

  app.post(
    '/api/v1/report-issues/:id/correct',
    { config: editors, schema: { summary: '另起草一份更正', params: IdParams, body: ReasonShape } },
    async (request, reply) => {
      const staff = staffOf(request)
      const id = await administer(house, request, async (tx, at) => {
        const row = await lockIssue(tx, staff, request.params.id)
        if (row.state !== 'issued') throw problem('not-found')
        const { code, from, to, basis, organ } = row
        const { reason } = request.body
        const begun = await begin(tx, house, staff, { code, from, to, basis, organ, corrects: row.id, reason }, at)
        return { answer: begun, act: 'correct-report', object: code, detail: { id: begun, corrects: row.id } }
      })
      return reply.status(201).send({ id })
    },
  )

  app.delete(
    '/api/v1/report-issues/:id',
    { config: editors, schema: { summary: '放弃起草', params: IdParams } },
    async (request, reply) => {
      await administer(house, request, async (tx) => {
        const row = await lockIssue(tx, staffOf(request), request.params.id)
        return (await dropDraft(tx, row)) ?? done('drop-report', row)
      })
      return reply.status(204).send()
    },
  )

  function viewOf({ editedBy, issuedBy, ...row }: IssueRow, all: readonly IssueRow[], staff: Staff): IssueView {
    const nameOf = (account: string): string => house.directory.account(account)?.name ?? account
    return {
      ...row,
      title: definitionOf(row.code).title,
      officeName: house.directory.organ(row.office)?.name ?? row.office,
      period: periodWords(row),
      editedBy: nameOf(editedBy),
      issuedBy: issuedBy && nameOf(issuedBy),
      own: row.office === staff.organ,
      correctedBy: all.find(({ corrects, state }) => corrects === row.id && state === 'issued')?.id ?? null,
    }
  }
}

const done = (act: string, { id, code }: IssueRow) => ({ answer: id, act, object: code, detail: { id } })

/** Words for parts that the report does not have, and fields that name no figure. */
function faultsIn(code: string, words: Readonly<Record<string, string>>): { field: string; says: string }[] {
  const parts = new Set(definitionOf(code).parts.flatMap((part) => (part.kind === 'words' ? [part.id] : [])))
  return Object.entries(words).flatMap(([id, says]) => {
    if (!parts.has(id)) return [{ field: `words.${id}`, says: '这份报告没有这一段。' }]
    const wrong = [
      ...brokenFields(says),
      ...fieldsOf(says).flatMap(({ figure }) =>
        figureById(figure) || figure.startsWith('by-') ? [] : [`{${figure}}`],
      ),
    ]
    return wrong.length ? [{ field: `words.${id}`, says: `没有这样的数字：${wrong.join('、')}。请从列表里插入。` }] : []
  })
}
