import type { Settings } from '../kernel/index.ts'
import {
  askOf,
  bodiesHere,
  type Context,
  type Field,
  inReview,
  type OrganFacts,
  type Review,
  type Role,
  type Row,
  reviewOf,
  type State,
} from '../law/index.ts'
import type { Account, Organ, OrganDirectory } from '../people/index.ts'
import { answerResults } from './codes.ts'
import type { DocumentRow } from './documents.ts'
import type { Petitions } from './petitions.ts'

/** JSON Schema of an act's input, as the API hands it out: Chinese titles, and an example valid for this very case. */
export type InputSchema = {
  type: 'object'
  properties: Record<string, Property>
  required: string[]
  additionalProperties: false
}
export type Property = {
  type: 'string' | 'integer' | 'boolean' | 'array'
  title: string
  description?: string
  /** How a screen asks for it. */
  'x-field': Field['type']
  examples?: unknown[]
  oneOf?: { const: string; title: string }[]
  /** By code among the examples: why it is proposed (RG-14). */
  'x-why'?: Record<string, string>
  format?: string
  minimum?: number
  maximum?: number
  maxLength?: number
  pattern?: string
  minItems?: number
  maxItems?: number
  items?: unknown
}

export type CaseForInputs = {
  state: State
  requests: readonly string[]
  title: string
  addressedTo: string | null
  documents: readonly DocumentRow[]
}

export function inputSchema(house: Petitions, row: Row, of: CaseForInputs, context: Context): InputSchema {
  const properties = Object.fromEntries(
    Object.entries(row.input)
      .filter(([, field]) => field.when?.(of.state, context) ?? true)
      .map(([key, field]) => [key, property(house, field, of, context)]),
  )
  const required = Object.entries(row.input)
    .filter(([, field]) => !field.optional)
    .map(([key]) => key)
  // An appeal needs its path; the example of an optional field may make another required, so it is offered too.
  return {
    type: 'object',
    properties,
    required: row.command === 'classify' ? [...required, 'path'] : required,
    additionalProperties: false,
  }
}

function property(house: Petitions, field: Field, of: CaseForInputs, context: Context): Property {
  const { directory, settings } = { directory: house.directory, settings: house.kernel.settings }
  const base = { title: field.title, 'x-field': field.type, ...(field.hint ? { description: field.hint } : {}) }
  switch (field.type) {
    case 'text':
      return {
        ...base,
        type: 'string',
        maxLength: settings.textChars,
        pattern: keepable,
        examples: [field.sample ?? '情况属实，按程序办理。'],
      }
    case 'code':
      return {
        ...base,
        type: 'string',
        oneOf: (field.options ?? []).map(([value, title]) => ({ const: value, title })),
        examples: [field.options?.[0]?.[0]],
      }
    case 'organ': {
      if (field.organs === 'review') return reviewOrgansProperty(base, of.state, context)
      if (field.organs === 'disputed') return partiesProperty(base, of.state, context)
      const organs = organsFor(directory, field, of.state, of.addressedTo).slice(0, organExamples)
      const routed = ['route', 'dispatch', 'helper', 'joint'].includes(field.organs ?? '')
      const why = routed
        ? organs.map((organ) => [organ.code, whyProposed(directory, organ, of.state, of.addressedTo)])
        : []
      return {
        ...base,
        type: 'string',
        maxLength: 40,
        examples: organs.map(({ code }) => code),
        ...(why.length ? { 'x-why': Object.fromEntries(why.filter(([, words]) => words)) } : {}),
      }
    }
    case 'account': {
      const accounts = caseworkersFor(directory, of.state)
      return {
        ...base,
        type: 'string',
        oneOf: accounts.map((a) => ({ const: a.account, title: `${a.name}（${a.post}）` })),
        examples: accounts.map((a) => a.account),
      }
    }
    case 'day':
      return {
        ...base,
        type: 'string',
        format: 'date',
        examples: [
          field.title.includes('期限')
            ? context.today.add({ days: 60 }).toString()
            : context.today.add({ days: field.title === '听证日期' ? 10 : 0 }).toString(),
        ],
      }
    case 'integer':
      return {
        ...base,
        type: 'integer',
        ...(field.min === undefined ? {} : { minimum: field.min }),
        ...(field.max === undefined ? {} : { maximum: field.max }),
        examples: [field.sample ?? field.min ?? 1],
      }
    case 'boolean':
      return { ...base, type: 'boolean', examples: [true] }
    case 'category':
      return {
        ...base,
        type: 'string',
        maxLength: 20,
        examples: [of.state.category ?? directory.categories().find((c) => c.parent && c.active)?.code ?? '99'],
      }
    case 'region':
      return {
        ...base,
        type: 'string',
        maxLength: 12,
        examples: [of.state.placeRegion ?? directory.organ(of.state.office)?.region ?? ''],
      }
    case 'case':
      return { ...base, type: 'string', maxLength: 24, examples: of.state.links.slice(0, 1) }
    case 'document': {
      const open = of.documents.filter(
        (d) => d.recipient === 'petitioner' && of.state.documents.some((i) => i.id === d.id && !i.deliveredOn),
      )
      // Opinions before notices, the latest one first.
      const rank = (code: string): number => ['DOC-12', 'DOC-17', 'DOC-18'].indexOf(code)
      const ordered = [...open].sort((a, b) => rank(b.code) - rank(a.code))
      return {
        ...base,
        type: 'string',
        oneOf: ordered.map((d) => ({ const: d.id, title: `${d.title}${d.no ? ` ${d.no}` : ''}` })),
        examples: ordered.map((d) => d.id).slice(0, 1),
      }
    }
    case 'files':
      return {
        ...base,
        type: 'array',
        maxItems: settings.filesPerSubmission,
        items: { type: 'string', pattern: '^[0-9a-f]{32}$' },
        examples: [[]],
      }
    case 'answers':
      return answersProperty(base, of, settings.textChars)
    case 'matters':
      return mattersProperty(base, settings)
  }
}

/** Text that can be kept as it is: no U+0000, no half of a surrogate pair. */
export const keepable = '^[^\\u0000\\p{Cs}]*$'

const organExamples = 8

/** The lawful organs of the step that is next, by name: few enough to choose from. */
function reviewOrgansProperty(base: Pick<Property, 'title' | 'x-field'>, state: State, context: Context): Property {
  const [step, without] = nextStep(state)
  const organs = bodiesHere(state, step, context).filter(({ code }) => code !== without)
  return {
    ...base,
    type: 'string',
    oneOf: organs.map(({ code, name }) => ({ const: code, title: name })),
    examples: organs.map(({ code }) => code).slice(0, 1),
  }
}

/** The organs that dispute over competence: the one that it went to, and the one that it names. */
function partiesProperty(base: Pick<Property, 'title' | 'x-field'>, state: State, context: Context): Property {
  const other = askOf(state, 'competence')?.other
  const parties = [other, state.holder].flatMap((code) => context.directory.organ(code ?? '') ?? [])
  return {
    ...base,
    type: 'string',
    oneOf: parties.map(({ code, name }) => ({ const: code, title: name })),
    examples: parties.map(({ code }) => code),
  }
}

/** Of a request that lies somewhere: its own step, for the other organs; else the step that can be asked for. */
function nextStep(state: State): [Review['step'], string | null] {
  const inHand = state.reviews.at(-1)
  if (inHand && inReview(state)) return [inHand.step, state.reviewer]
  return [reviewOf(state, 'review')?.servedOn ? 'rereview' : 'review', null]
}

/** One answer a request; a letter without listed requests is answered as a whole. */
export const requestsToAnswer = (requests: readonly string[], title: string): readonly string[] =>
  requests.length ? requests : [title]

/** Further matters of the same letter, each in its own words. */
function mattersProperty(base: { title: string; 'x-field': Field['type'] }, settings: Settings): Property {
  const text = (title: string, maxLength: number) => ({
    type: 'string',
    title,
    minLength: 1,
    maxLength,
    pattern: keepable,
  })
  return {
    ...base,
    type: 'array',
    minItems: 1,
    maxItems: settings.mattersPerSubmission,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['title', 'content'],
      properties: {
        title: text('标题', settings.titleChars),
        content: text('内容', settings.contentChars),
        requests: {
          type: 'array',
          title: '诉求',
          maxItems: settings.requestsPerSubmission,
          items: text('诉求', settings.requestChars),
        },
      },
    },
    examples: [
      [{ title: '另一件事：路面塌陷', content: '来信后半部分反映路面塌陷，请求修复。', requests: ['修复路面'] }],
    ],
  }
}

function answersProperty(
  base: { title: string; 'x-field': Field['type'] },
  of: CaseForInputs,
  textChars: number,
): Property {
  const requests = requestsToAnswer(of.requests, of.title)
  const text = (title: string) => ({ type: 'string', title, maxLength: textChars, pattern: keepable })
  return {
    ...base,
    type: 'array',
    minItems: requests.length,
    maxItems: requests.length,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['request', 'facts', 'reasons', 'result', 'opinion'],
      properties: {
        request: text('投诉请求'),
        facts: text('查明的事实和证据'),
        reasons: text('理由'),
        result: {
          type: 'string',
          title: '处理结论',
          oneOf: Object.entries(answerResults).map(([value, title]) => ({ const: value, title })),
        },
        opinion: text('处理意见'),
      },
    },
    examples: [
      requests.map((request) => ({
        request,
        facts: '经现场核实，情况属实。',
        reasons: '该请求符合有关规定。',
        result: 'explain',
        opinion: '已向信访人说明有关规定和办理安排。',
      })),
    ],
  }
}

function organsFor(directory: OrganDirectory, field: Field, state: State, addressedTo: string | null): Organ[] {
  const active = directory.organs().filter((organ) => organ.active)
  switch (field.organs) {
    case 'discipline':
      return active.filter(
        (organ) => organ.kind === 'discipline' && !(state.accused && directory.within(organ.code, state.accused)),
      )
    case 'litigation':
      return active.filter((organ) => organ.kind === 'litigation')
    case 'leadership':
      return active.filter((organ) => organ.kind === 'government')
    case 'joint':
      return routeProposals(directory, state, addressedTo).filter(
        ({ code, kind }) =>
          kind !== 'office' && code !== state.holder && !state.joint.some(({ organ }) => organ === code),
      )
    case 'dispatch':
      return routeProposals(directory, state, addressedTo).filter(
        ({ code, kind }) =>
          kind !== 'office' &&
          !state.order?.returns.some(({ organ, decided }) => decided === 'accepted' && organ === code),
      )
    case 'helper':
      return routeProposals(directory, state, addressedTo).filter(
        ({ code, kind }) =>
          kind !== 'office' && code !== state.holder && !state.joint.some(({ organ }) => organ === code),
      )
    case 'route':
      return routeProposals(directory, state, addressedTo)
    default:
      return active.filter((organ) => organ.kind !== 'office')
  }
}

/**
 * Organs to which the matter may go, the likely ones first: whom the person addressed, then who has the category in
 * its duties, near the place. A proposal; people decide (RG-14). `about` plays no part (RG-4).
 */
export function routeProposals(directory: OrganDirectory, state: State, addressedTo: string | null): Organ[] {
  const office = directory.organ(state.office)
  const level = office?.level ?? 1
  const l1 = state.category?.split('/')[0]
  const place = state.placeRegion
  const score = (organ: Organ): number =>
    (organ.code === addressedTo ? 8 : 0) +
    (state.category && organ.duties.includes(state.category) ? 5 : 0) +
    (l1 && organ.duties.includes(l1) ? 3 : 0) +
    (place && (organ.region === place || directory.region(place)?.parent === organ.region) ? 2 : 0) +
    (organ.level === level ? 1 : 0)
  return directory
    .organs()
    .filter(
      (organ) =>
        organ.active &&
        organ.code !== state.office &&
        organ.level >= level &&
        ['department', 'township', 'enterprise', 'office'].includes(organ.kind) &&
        canWork(directory, organ),
    )
    .map((organ) => ({ organ, score: score(organ) - (organ.kind === 'office' ? 2 : 0) }))
    .sort((a, b) => b.score - a.score)
    .map(({ organ }) => organ)
}

/** What speaks for an organ, in the order in which it counts; empty where only its level fits. */
function whyProposed(directory: OrganDirectory, organ: Organ, state: State, addressedTo: string | null): string {
  const { category, placeRegion: place } = state
  const l1 = category?.split('/')[0]
  const duty = [category, l1].find((code) => code && organ.duties.includes(code))
  const near = place && (organ.region === place || directory.region(place)?.parent === organ.region)
  return [
    ...(organ.code === addressedTo ? ['本人写明找它'] : []),
    ...(duty ? [`派单目录：${directory.category(duty)?.name ?? duty}`] : []),
    ...(near ? [`管${directory.region(organ.region)?.name ?? '当地'}`] : []),
  ].join('，')
}

/** An organ that can take a matter: somebody signs, somebody handles, somebody decides. */
function canWork(directory: OrganDirectory, organ: OrganFacts): boolean {
  const needed: Role[] = organ.kind === 'office' ? ['registrar', 'dispatcher'] : ['liaison', 'handler', 'organ-head']
  return needed.every((role) => directory.accountsOf(organ.code, role).length > 0)
}

const caseworkersFor = (directory: OrganDirectory, state: State): readonly Account[] =>
  state.holder
    ? directory
        .accountsOf(state.holder, 'handler')
        .filter(
          (a) =>
            !state.recused.includes(a.account) &&
            ![state.opinion, ...state.annulled].some(
              (former) => former && (former.by === a.account || former.drafter === a.account),
            ),
        )
    : []
