import {
  bodiesHere,
  type Context,
  type Field,
  type Input,
  inReview,
  type Row,
  reviewOf,
  type State,
} from '../../src/law/index.ts'
import type { OrganDirectory } from '../../src/people/index.ts'
import { rightCode, type SimCase } from './cases.ts'
import type { Random } from './random.ts'

/** Inputs of an act: as a person who means well would fill them in, and the same spoiled in one place. */

export type Sampler = { random: Random; directory: OrganDirectory; cases: readonly string[] }

export function sampleInput(row: Row, one: SimCase, context: Context, sampler: Sampler): Input {
  const input: Input = {}
  for (const [key, field] of Object.entries(row.input)) {
    if (field.when?.(one.state, context) === false) continue
    if (field.optional && key !== 'path' && sampler.random.chance(0.5)) continue
    const value = sampleOf(row, key, field, one, context, sampler)
    if (value !== undefined) input[key] = value
  }
  if (row.command === 'withdraw' && one.state.withdrawal === 'asked')
    input.code = sampler.random.chance(0.8) ? rightCode : 'wrong'
  return input
}

/** What somebody gets wrong: an empty text, a day far off, another's document, an organ that has nothing to do with it. */
export function spoiled(
  row: Row,
  input: Input,
  context: Context,
  { random, directory }: Sampler,
  blank: boolean,
): Input {
  const keys = Object.keys(input).filter((key) => key in row.input)
  if (!keys.length) return input
  const key = random.pick(keys)
  const type = row.input[key]?.type
  if (type === 'text') return blank ? { ...input, [key]: '  ' } : input
  if (type === 'day')
    return { ...input, [key]: context.today.add({ days: random.pick([-400, -40, 1, 40, 400]) }).toString() }
  if (type === 'organ') return { ...input, [key]: random.pick(directory.organs()).code }
  if (type === 'account') return { ...input, [key]: random.pick(directory.accounts()).account }
  if (type === 'document') return { ...input, [key]: 'no such document' }
  if (type === 'integer') return { ...input, [key]: random.pick([0, 2, 31, 90]) }
  if (type === 'code') return { ...input, [key]: random.pick((row.input[key]?.options ?? []).map(([value]) => value)) }
  return input
}

function sampleOf(row: Row, key: string, field: Field, one: SimCase, context: Context, sampler: Sampler): unknown {
  const { random, directory, cases } = sampler
  const { state } = one
  switch (field.type) {
    case 'text':
      return key === 'value' ? random.pick(['01', '7', '450103']) : (field.sample ?? '情况属实，按程序办理。')
    case 'code':
      return codeOf(row, key, field, random)
    case 'organ':
      return organOf(row, key, field, state, context, sampler)
    case 'account': {
      const able = directory.accountsOf(state.holder ?? '', 'handler')
      return able.length ? random.pick(able).account : undefined
    }
    case 'day':
      return dayOf(row, key, state, context, random)
    case 'integer':
      return random.int(field.min ?? 1, field.max ?? 3)
    case 'boolean':
      return random.chance(0.5)
    case 'category':
      return directory.categories().find(({ parent, active }) => parent && active)?.code ?? '01'
    case 'region':
      return random.pick(directory.regions()).code
    case 'case':
      return random.pick(cases)
    case 'document':
      return documentOf(state, random)
    case 'files':
      return []
    case 'answers':
      return Array.from({ length: Math.max(1, state.requestCount) }, (_, at) => ({
        request: `请求${at + 1}`,
        facts: random.pick(['经现场核实，情况属实。', '经查阅台账，记载为三亩，面积没有差错。']),
        reasons: random.pick(['该请求符合有关规定。', '实测面积多出一亩，应当补发差额部分。']),
        result: random.pick(['support', 'partly', 'explain', 'not-support']),
        opinion: '已说明办理安排。',
      }))
    case 'matters':
      return [{ title: '另一件事', content: '来信后半部分反映路面塌陷，请求修复。', requests: ['修复路面'] }]
  }
}

/** The usual choice most of the time; an appeal is what most people bring. */
function codeOf({ command }: Row, key: string, { options = [] }: Field, random: Random): unknown {
  const values = options.map(([value]) => value)
  if (command === 'record-interview' && key === 'mode') return random.chance(0.8) ? 'declined' : random.pick(values)
  return random.chance(key === 'outcome' || key === 'decision' ? 0.4 : 0.7) ? values[0] : random.pick(values)
}

function organOf(row: Row, key: string, field: Field, state: State, context: Context, sampler: Sampler): unknown {
  const { random, directory } = sampler
  const of = (...kinds: string[]) => directory.organs().filter(({ kind }) => kinds.includes(kind))
  if (key === 'closed')
    return random.pick([state.office, state.holder ?? state.office, random.pick(directory.organs()).code])
  if (key === 'successor') {
    const closed = directory.organ(state.holder ?? state.office)
    return random.pick(of(closed?.kind ?? 'department')).code
  }
  if (row.command === 'escalate-urgent') return directory.organ(state.holder ?? state.office)?.superior ?? undefined
  if (key === 'accused' && row.command === 'hand-over-envelope') return state.office
  if (field.organs === 'discipline') return random.pick(of('discipline')).code
  if (field.organs === 'litigation') return random.pick(of('litigation')).code
  if (field.organs === 'review') {
    const under = inReview(state) ? state.reviews.at(-1)?.step : undefined
    const step = under ?? (reviewOf(state, 'review')?.servedOn ? 'rereview' : 'review')
    const organs = bodiesHere(state, step, context).filter(({ code }) => !under || code !== state.reviewer)
    return organs.length ? random.pick(organs).code : undefined
  }
  if (field.organs === 'disputed')
    return random.pick([state.holder, state.asks.find(({ kind }) => kind === 'competence')?.other ?? state.holder])
  if (field.organs !== 'route') return random.pick(of('department', 'township')).code
  const level = directory.organ(state.office)?.level ?? 3
  const able = of('department', 'township', 'enterprise', ...(random.chance(0.3) ? ['office'] : [])).filter(
    (organ) => organ.level >= level && organ.code !== state.office,
  )
  return able.length ? random.pick(able).code : undefined
}

/** Days that fit what they are asked for. */
function dayOf({ command }: Row, key: string, state: State, { today }: Context, random: Random): string {
  const days = (from: number, to: number) => today.add({ days: random.int(from, to) }).toString()
  if (['dueOn', 'executeOn', 'performBy'].includes(key)) return days(5, 90)
  if (command === 'call-hearing') return days(1, 9)
  if (command === 'hold-hearing') {
    const called = (inReview(state) ? state.reviews.at(-1)?.hearingOn : state.hearingOn) ?? today.toString()
    return key === 'from' || random.chance(0.5) ? called : today.toString()
  }
  return key === 'rereviewOn' ? days(-300, -40) : days(-3, 0)
}

function documentOf({ documents, opinion, reviews }: State, random: Random): string | undefined {
  const open = documents.filter(({ to, deliveredOn }) => to === 'petitioner' && !deliveredOn).map(({ id }) => id)
  if (!open.length) return undefined
  const wanted = [reviews.at(-1)?.document, opinion?.document].find((id) => id && open.includes(id))
  return wanted && random.chance(0.8) ? wanted : random.pick(open)
}
