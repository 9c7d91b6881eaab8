import { Type } from 'typebox'
import type { Category, Fault, OrganDirectory, Region } from '../../people/index.ts'

/** What an entry says, as an editor writes it (domain.md §3.8). Days are YYYY-MM-DD in Asia/Shanghai. */
export type KnowledgeFields = {
  title: string
  /** How people ask for it, one question each. */
  variants: string[]
  /** A sentence or two, to be read out. */
  short: string
  /** In full: conditions, papers, places, fees. Empty where the short answer is all. */
  long: string
  sourceNo: string
  sourceTitle: string
  issuer: string
  /** Region code; null: the whole city. */
  region: string | null
  from: string
  /** Last day; null: until it is changed. */
  to: string | null
  category: string
  /** Organ that answers for its freshness (济南34, 潍坊31). */
  owner: string
  reviewOn: string
}

/** How long an answer may stand without anybody looking at it again [D]. */
const reviewDaysMost = 366
const variantsMost = 30

const Day = Type.String({ format: 'date', examples: ['2026-12-01'] })
const Code = Type.String({ minLength: 1, maxLength: 40 })

export const FieldsShape = Type.Object(
  {
    title: Type.String({ minLength: 2, maxLength: 80 }),
    variants: Type.Array(Type.String({ minLength: 2, maxLength: 80 }), { maxItems: variantsMost, uniqueItems: true }),
    short: Type.String({ minLength: 2, maxLength: 300 }),
    long: Type.String({ maxLength: 6000 }),
    sourceNo: Type.String({ maxLength: 80 }),
    sourceTitle: Type.String({ minLength: 2, maxLength: 120 }),
    issuer: Type.String({ minLength: 2, maxLength: 80 }),
    region: Type.Union([Code, Type.Null()]),
    from: Day,
    to: Type.Union([Day, Type.Null()]),
    category: Code,
    owner: Code,
    reviewOn: Day,
  },
  { additionalProperties: false },
)

type Known = Pick<OrganDirectory, 'organ' | 'category' | 'region'> & {
  category(code: string): Category | undefined
  region(code: string): Region | undefined
}

/** Mistakes that a schema cannot see, each beside its field. */
export function fieldFaults(directory: Known, fields: KnowledgeFields, today: string): Fault[] {
  const faults: Fault[] = []
  const fault = (field: keyof KnowledgeFields, says: string) => void faults.push({ field, says })
  if (!directory.category(fields.category)?.active) fault('category', `没有在用的内容分类“${fields.category}”。`)
  if (!directory.organ(fields.owner)?.active) fault('owner', `没有在用的单位“${fields.owner}”。`)
  if (fields.region && !directory.region(fields.region)) fault('region', `没有区划“${fields.region}”；全市通用就不选。`)
  if (fields.to && fields.to < fields.from) fault('to', '失效日期不能早于生效日期。')
  if (fields.to && fields.to < today) fault('to', '失效日期已经过了，发布出去也不能用来答复。')
  if (fields.reviewOn <= today) fault('reviewOn', '下次复核日应在今天以后。')
  else if (fields.reviewOn > latestReview(today))
    fault('reviewOn', `下次复核日最迟一年以内（${latestReview(today)}），答复要有人定期看过。`)
  return faults
}

export const latestReview = (today: string): string =>
  Temporal.PlainDate.from(today).add({ days: reviewDaysMost }).toString()
