import type { Choice, InputSchema, SchemaProperty } from '../server/api.ts'

/** How one input of an act is asked for. */
export type FormField = {
  name: string
  kind: Kind
  title: string
  hint: string
  required: boolean
  /** For `choice`: the whole of it. */
  options: readonly Choice[]
  /** Codes that the program proposes for this very case. They are offered, never filled in (RG-14). */
  proposals: readonly string[]
  /** By code: why it is proposed. */
  why?: Readonly<Record<string, string>>
  /** A grey sample inside an empty text field. It is never a value. */
  sample: string
  min?: number
  max?: number
  maxLength?: number
  maxItems?: number
  /** For `answers`: the requests, in the person's own words. */
  requests: readonly string[]
}
export type Kind =
  | 'line'
  | 'text'
  | 'choice'
  | 'organ'
  | 'category'
  | 'region'
  | 'day'
  | 'integer'
  | 'yes'
  | 'answers'
  | 'matters'
  | 'case'
  | 'files'

/** What a form holds: by field name. Texts, codes and days are strings; a number that is not typed yet is null. */
export type Values = Readonly<Record<string, unknown>>

/** One answer of an opinion; `result` is empty until somebody decides. */
export type Answer = { request: string; facts: string; reasons: string; result: string; opinion: string }
/** A further matter of a letter with several. */
export type Matter = { title: string; content: string; requests: readonly string[] }
export const emptyMatter: Matter = { title: '', content: '', requests: [''] }

export const answerParts = { facts: '查明的事实和证据', reasons: '理由', opinion: '处理意见' } as const

/** Texts of one line; everything else gets room to write. */
const lines = new Set([
  'unit',
  'contact',
  'envelope',
  'rereviewNo',
  'competent',
  'where',
  'witness',
  'proof',
  'value',
  'code',
  'calledAt',
  'whom',
])

export const formFields = (schema: InputSchema): FormField[] =>
  Object.entries(schema.properties).map(([name, property]) => fieldOf(name, property, schema.required.includes(name)))

function fieldOf(name: string, property: SchemaProperty, required: boolean): FormField {
  const kind = kindOf(name, property)
  const examples = property.examples ?? []
  const texts = examples.filter((example): example is string => typeof example === 'string' && example !== '')
  return {
    name,
    kind,
    title: property.title,
    hint: property.description ?? '',
    required,
    options: property.oneOf ?? [],
    proposals: ['organ', 'category', 'region', 'case'].includes(kind) ? texts : [],
    sample: kind === 'line' || kind === 'text' ? (texts[0] ?? '') : '',
    requests: kind === 'answers' ? requestsIn(examples[0]) : [],
    ...(property['x-why'] ? { why: property['x-why'] } : {}),
    ...(property.minimum === undefined ? {} : { min: property.minimum }),
    ...(property.maximum === undefined ? {} : { max: property.maximum }),
    ...(property.maxLength === undefined ? {} : { maxLength: property.maxLength }),
    ...(property.maxItems === undefined ? {} : { maxItems: property.maxItems }),
  }
}

function kindOf(name: string, property: SchemaProperty): Kind {
  switch (property['x-field']) {
    case 'code':
    case 'account':
    case 'document':
      return 'choice'
    case 'boolean':
      return 'yes'
    case 'organ':
    case 'category':
    case 'region':
    case 'day':
    case 'integer':
    case 'answers':
    case 'matters':
    case 'case':
    case 'files':
      return property['x-field']
    default:
      return lines.has(name) ? 'line' : 'text'
  }
}

const requestsIn = (example: unknown): string[] =>
  Array.isArray(example) ? example.map((answer: Partial<Answer>) => String(answer.request ?? '')) : []

/** An empty form. Only what leaves no choice is filled in: the one letter that waits for delivery. */
export function emptyValues(fields: readonly FormField[], schema: InputSchema): Values {
  return Object.fromEntries(
    fields.map((field) => {
      const [only, ...others] = field.options
      const noChoice = schema.properties[field.name]?.['x-field'] === 'document' && only && others.length === 0
      return [field.name, noChoice ? only.const : emptyValue(field)]
    }),
  )
}

function emptyValue({ kind, requests }: FormField): unknown {
  switch (kind) {
    case 'integer':
      return null
    case 'yes':
      return false
    case 'files':
      return []
    case 'matters':
      return [emptyMatter]
    case 'answers':
      return requests.map((request): Answer => ({ request, facts: '', reasons: '', result: '', opinion: '' }))
    default:
      return ''
  }
}

/** The body to send: texts trimmed, what is empty left out. */
export function inputOf(fields: readonly FormField[], values: Values): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = tidy(field, values[field.name])
      return value === undefined ? [] : [[field.name, value]]
    }),
  )
}

function tidy({ kind }: FormField, value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || undefined
  if (kind === 'files')
    return (value as { id: string }[]).length ? (value as { id: string }[]).map(({ id }) => id) : undefined
  if (kind === 'matters') return (value as Matter[]).map(matterOf)
  if (kind === 'answers')
    return (value as Answer[]).map((answer) =>
      Object.fromEntries(Object.entries(answer).map(([part, text]) => [part, text.trim()])),
    )
  return value ?? undefined
}

/** As it is sent: trimmed, empty requests left out. */
export const matterOf = ({ title, content, requests }: Matter) => ({
  title: title.trim(),
  content: content.trim(),
  requests: requests.map((request) => request.trim()).filter(Boolean),
})

/** What a further matter lacks, by `matters.0.title`. */
export const matterFaults = (name: string, matters: readonly Matter[]): [string, string][] =>
  matters.flatMap((matter, index) =>
    (['title', 'content'] as const).flatMap((part): [string, string][] =>
      matter[part].trim() ? [] : [[`${name}.${index}.${part}`, '必须填写。']],
    ),
  )

/** What is missing or too long, by field name (`answers.0.facts`), in the words the server would use. */
export function faultsOf(fields: readonly FormField[], values: Values): Record<string, string> {
  return Object.fromEntries(fields.flatMap((field) => faultsIn(field, values[field.name])))
}

function faultsIn(field: FormField, value: unknown): [string, string][] {
  const { name, required, min, max, maxLength } = field
  if (field.kind === 'answers')
    return (value as Answer[]).flatMap((answer, index) =>
      (['facts', 'reasons', 'result', 'opinion'] as const).flatMap((part): [string, string][] =>
        answer[part].trim()
          ? []
          : [[`${name}.${index}.${part}`, part === 'result' ? '请选择处理结论。' : '必须填写。']],
      ),
    )
  if (field.kind === 'matters') return matterFaults(name, value as Matter[])
  const given = tidy(field, value)
  if (given === undefined) return required ? [[name, asksToChoose(field) ? '请选择。' : '必须填写。']] : []
  if (typeof given === 'number') {
    if (!Number.isInteger(given)) return [[name, '请填写整数。']]
    if (min !== undefined && given < min) return [[name, `不能小于${min}。`]]
    if (max !== undefined && given > max) return [[name, `不能大于${max}。`]]
  }
  if (typeof given === 'string' && maxLength !== undefined && [...given].length > maxLength)
    return [[name, `太长，最多${maxLength}个字。`]]
  return []
}

const asksToChoose = ({ kind }: FormField): boolean => ['choice', 'organ', 'category', 'region'].includes(kind)
