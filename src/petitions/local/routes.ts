import { sql } from 'kysely'
import { Type } from 'typebox'
import { dayAt, type Http, problem, type Tx } from '../../kernel/index.ts'
import {
  type DocumentCode,
  defaultWording,
  documentCodes,
  documentSpec,
  inNames,
  isDocumentCode,
  localLimitRefusal,
  placeholdersOf,
  promisable,
  type Wording,
  wordingFaults,
} from '../../law/index.ts'
import { administer, requireFaultless, staffOf, staffPrincipal } from '../../people/index.ts'
import { composeLetter } from '../letters/index.ts'
import { samples } from '../letters/samples.ts'
import type { Petitions } from '../petitions.ts'
import { randomId } from '../store.ts'

/** A promise of the city, as the page of administration shows it. */
export type LocalLimitRow = {
  id: string
  rule: string
  days: number
  unit: '日' | '工作日'
  source: string
  unverified: boolean
  from: string
  to: string | null
  madeBy: string
}
/** A limit that can be promised shorter. */
export type PromisableLimit = { rule: string; title: string; amount: number; unit: string; article: string }

export type LocalLimits = { items: LocalLimitRow[]; limits: PromisableLimit[] }

export type WordingVersion = { id: string; from: string; wording: Wording | null; madeBy: string; madeAt: string }
export type WordingView = {
  code: string
  title: string
  standard: Wording
  placeholders: { key: string; title: string }[]
  /** Newest first. */
  versions: WordingVersion[]
}

const Day = Type.String({ format: 'date' })
const LimitShape = Type.Object(
  {
    rule: Type.String({ pattern: '^DL-[0-9]{2}[a-c]?$' }),
    days: Type.Integer({ minimum: 1, maximum: 365 }),
    unit: Type.Enum(['日', '工作日']),
    source: Type.String({ minLength: 2, maxLength: 200 }),
    unverified: Type.Boolean(),
    from: Day,
  },
  { additionalProperties: false },
)
const Sentences = Type.Array(Type.String({ maxLength: 400 }), { maxItems: 20 })
const WordingShape = Type.Object(
  { says: Sentences, canDo: Sentences, latest: Sentences, note: Type.String({ maxLength: 1000 }) },
  { additionalProperties: false },
)
const VersionShape = Type.Object(
  { from: Day, wording: Type.Union([WordingShape, Type.Null()]) },
  { additionalProperties: false },
)
const CodeParams = Type.Object({ code: Type.String({ pattern: '^DOC-[0-9]{2}$' }) })
const IdParams = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' }) })

/** Local practice and the city's own words. Neither is law, and neither can stand in for it. */
export function cityWordsRoutes(app: Http, house: Petitions): void {
  const { units, clock } = house.kernel
  const today = (): string => dayAt(clock.now()).toString()
  const lawful = () => house.context({ kind: 'system' }, clock.now()).pack.limits
  const practice = { policy: 'admin.practice' } as const
  const wordings = { policy: 'admin.wordings' } as const

  app.get(
    '/api/v1/admin/local-limits',
    { config: practice, schema: { summary: '本地期限（本市承诺）' } },
    async (request) => ({
      items: await units.read(staffPrincipal(staffOf(request)), (tx) => localLimits(tx, house)),
      limits: lawful()
        .filter(promisable)
        .map(
          ({ id, title, amount, unit, article }): PromisableLimit => ({
            rule: id,
            title,
            amount: amount ?? 0,
            unit,
            article,
          }),
        ),
    }),
  )

  app.post(
    '/api/v1/admin/local-limits',
    { config: practice, schema: { summary: '新增本市承诺', body: LimitShape } },
    async (request, reply) => {
      const draft = request.body
      const id = await administer({ ...house }, request, async (tx, at) => {
        const refusal = localLimitRefusal(
          lawful().find((limit) => limit.id === draft.rule),
          draft as { days: number; unit: '日' | '工作日' },
        )
        if (refusal) return refusal
        requireFaultless(draft.from < today() ? [{ field: 'from', says: '从今天或以后起，不改变以前的件。' }] : [])
        const made = randomId()
        await sql`insert into local_limit (id, rule, days, unit, source, unverified, from_day, made_by, made_at)
          values (${made}, ${draft.rule}, ${draft.days}, ${draft.unit}, ${draft.source.trim()}, ${draft.unverified}, ${draft.from}, ${staffOf(request).account}, ${at})`.execute(
          tx,
        )
        return { answer: made, act: 'promise-limit', object: draft.rule, detail: { days: draft.days } }
      })
      await house.city.reload()
      return reply.status(201).send({ id })
    },
  )

  app.delete(
    '/api/v1/admin/local-limits/:id',
    { config: practice, schema: { summary: '本市承诺从明天起不再执行', params: IdParams } },
    async (request, reply) => {
      const { id } = request.params
      await administer({ ...house }, request, async (tx) => {
        const { rows } = await sql<{
          rule: string
        }>`update local_limit set to_day = greatest(${today()}::date, from_day - 1) where id = ${id} and to_day is null returning rule`.execute(
          tx,
        )
        if (!rows[0]) throw problem('not-found')
        return { answer: id, act: 'end-promise', object: rows[0].rule }
      })
      await house.city.reload()
      return reply.status(204).send()
    },
  )

  app.get(
    '/api/v1/admin/wordings',
    { config: wordings, schema: { summary: '文书模板：简明说明和附注' } },
    async (request) => ({
      items: await units.read(staffPrincipal(staffOf(request)), (tx) => wordingViews(tx, house)),
    }),
  )

  app.post(
    '/api/v1/admin/wordings/:code',
    {
      config: wordings,
      schema: { summary: '新的一版文书模板（wording 为 null 时恢复默认）', params: CodeParams, body: VersionShape },
    },
    async (request, reply) => {
      const code = codeOf(request.params.code)
      const { from, wording } = request.body
      const id = await administer({ ...house }, request, async (tx, at) => {
        requireFaultless([
          ...(from < today() ? [{ field: 'from', says: '从今天或以后起，已发出的文书不变。' }] : []),
          ...(wording ? wordingFaults(documentSpec(code), wording) : []),
        ])
        const made = randomId()
        await sql`insert into document_wording (id, code, from_day, wording, made_by, made_at)
          values (${made}, ${code}, ${from}, ${wording && JSON.stringify(wording)}::jsonb, ${staffOf(request).account}, ${at})`.execute(
          tx,
        )
        return { answer: made, act: 'word-document', object: code, detail: { standard: wording === null } }
      })
      await house.city.reload()
      return reply.status(201).send({ id })
    },
  )

  app.post(
    '/api/v1/admin/wordings/:code/preview',
    {
      config: wordings,
      schema: { summary: '用样例看这样写的文书', params: CodeParams, body: WordingShape },
    },
    async (request) => {
      const code = codeOf(request.params.code)
      const faults = wordingFaults(documentSpec(code), request.body)
      const sample = samples.find((one) => one.code === code)
      if (!sample) throw new Error(`no sample of ${code}`)
      const model = composeLetter(code, { ...sample.frame, number: null, wording: request.body }, sample.content)
      const shown = { ...model, preview: true } as const
      return { faults, svg: await house.letters.picture(shown), text: house.letters.text(shown) }
    },
  )
}

/** @throws problem `not-found` for a document that has no words of the city's own */
function codeOf(code: string): DocumentCode {
  if (!isDocumentCode(code) || !defaultWording(documentSpec(code))) throw problem('not-found')
  return code
}

async function localLimits(tx: Tx, house: Petitions): Promise<LocalLimitRow[]> {
  const { rows } =
    await sql<LocalLimitRow>`select id, rule, days, unit, source, unverified, from_day as "from", to_day as "to", made_by as "madeBy"
    from local_limit order by rule, from_day desc, made_at desc`.execute(tx)
  return rows.map((row) => ({ ...row, madeBy: house.directory.account(row.madeBy)?.name ?? row.madeBy }))
}

async function wordingViews(tx: Tx, house: Petitions): Promise<WordingView[]> {
  const { rows } = await sql<
    WordingVersion & { code: string }
  >`select id, code, from_day as "from", wording, made_by as "madeBy", made_at as "madeAt" from document_wording order by from_day desc, made_at desc`.execute(
    tx,
  )
  return documentCodes.flatMap((code) => {
    const spec = documentSpec(code)
    const standard = defaultWording(spec)
    if (!standard) return []
    return [
      {
        code,
        title: spec.title,
        standard,
        placeholders: placeholdersOf(spec).map((name) => ({ key: name, title: remarks[name] ?? '' })),
        versions: rows
          .filter((row) => row.code === code)
          .map(({ code: _code, wording, ...row }) => ({
            ...row,
            wording: wording && inNames(spec, wording),
            madeBy: house.directory.account(row.madeBy)?.name ?? row.madeBy,
          })),
      },
    ]
  })
}

/** What a name does not say by itself. */
const remarks: Readonly<Record<string, string>> = {
  处理结果: '几项请求的，逐种计数',
  逐项结果: '单独成行，一项一句',
  各条途径的时限: '单独成行，一条一句',
}
