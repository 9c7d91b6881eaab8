import type { Settings } from '../../kernel/index.ts'
import type { FieldError, Schema } from '../models.ts'
import type { Typed } from '../typed.ts'
import { uploadErrors } from '../uploads.ts'

/** What a form of an act says, as the input that the law asks for; or what has to be changed first. */
export type Read = { input: Record<string, unknown>; errors: FieldError[] }

type Reader = (typed: Typed, settings: Settings) => Read

export const RATE_REASONS = [
  { value: 'fast', title: '办得快' },
  { value: 'clear', title: '说得清楚' },
  { value: 'solved', title: '问题解决了' },
  { value: 'slow', title: '办得慢' },
  { value: 'unclear', title: '没有说清楚' },
  { value: 'unsolved', title: '问题没有解决' },
  { value: 'manner', title: '态度不好' },
] as const

/** Acts that have a page of their own; all others are drawn and read by their schema. */
const READERS: Readonly<Record<string, Reader>> = {
  supplement(typed, settings) {
    const text = typed.one('text').trim()
    const files = filesIn(typed)
    // The law asks for words; whoever sends pictures alone should not have to invent some.
    const words = text || (files.length > 0 ? '（只补充了附件，没有写说明。）' : '')
    return {
      input: { text: words, ...(files.length > 0 ? { files } : {}) },
      errors: [
        ...(words === '' ? [{ field: 'text', says: '请写几句，或者上传一个文件' }] : tooLong('text', text, settings)),
        ...tooMany(files, settings),
        ...uploadErrors(typed, false),
      ],
    }
  },

  urge(typed, settings) {
    const text = typed.one('text').trim()
    return { input: text === '' ? {} : { text }, errors: tooLong('text', text, settings) }
  },

  rate(typed, settings) {
    const text = [
      reasonsIn(typed, 'office', '信访部门'),
      reasonsIn(typed, 'handler', '办理单位'),
      typed.one('text').trim(),
    ]
      .filter(Boolean)
      .join('\n')
    const missing = (['office', 'handler'] as const).filter((field) => !/^[123]$/.test(typed.one(field)))
    return {
      input: {
        office: Number(typed.one('office')),
        handler: Number(typed.one('handler')),
        ...(text === '' ? {} : { text }),
      },
      errors: [
        ...missing.map((field) => ({
          field,
          says: `请给${field === 'office' ? '信访部门' : '办理单位'}选一项；不想评，关掉这一页就行，不评不算满意`,
        })),
        ...tooLong('text', text, settings),
      ],
    }
  },

  withdraw(typed, settings) {
    const reason = typed.one('reason').trim()
    const code = typed.one('code').replace(/\s/g, '')
    const statement = ['本人自愿撤回。', reason].filter(Boolean).join('\n')
    return {
      input: { statement, ...(code === '' ? {} : { code }) },
      errors: tooLong('reason', reason, settings),
    }
  },
}

export const readAct = (action: string, typed: Typed, schema: Schema, settings: Settings): Read =>
  READERS[action]?.(typed, settings) ?? { input: bySchema(typed, schema), errors: [] }

export const filesIn = (typed: Typed): string[] => [
  ...new Set(typed.all('file').filter((id) => /^[0-9a-f]{32}$/.test(id))),
]

/** Field of the page for a field of the input, where the two have different names. */
const FIELD_OF: Readonly<Record<string, string>> = { statement: 'reason', files: 'upload' }
export const fieldOf = (name: string): string => FIELD_OF[name] ?? name

function tooLong(field: string, text: string, { textChars }: Settings): FieldError[] {
  const chars = [...text].length
  return chars > textChars ? [{ field, says: `最多写 ${textChars} 字，现在是 ${chars} 字，请删去一些` }] : []
}

const tooMany = (files: readonly string[], { filesPerSubmission }: Settings): FieldError[] =>
  files.length > filesPerSubmission
    ? [{ field: 'upload', says: `最多 ${filesPerSubmission} 个文件，请删去几个，剩下的再补充一次` }]
    : []

function reasonsIn(typed: Typed, field: string, who: string): string {
  const titles = RATE_REASONS.filter(({ value }) => typed.all(`${field}Reason`).includes(value)).map(
    ({ title }) => title,
  )
  return titles.length > 0 ? `${who}：${titles.join('、')}。` : ''
}

/** The fields that `views/act.tsx` draws, read back. What was left empty is left out. */
function bySchema(typed: Typed, schema: Schema, prefix = ''): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const value = typedValue(typed, property, prefix + key)
    if (value !== undefined) input[key] = value
  }
  return input
}

function typedValue(typed: Typed, property: Schema, name: string): unknown {
  if (property.type === 'object') {
    const inner = bySchema(typed, property, `${name}.`)
    return Object.keys(inner).length > 0 ? inner : undefined
  }
  const given = typed.all(name).filter((value) => value.trim() !== '')
  const [first] = given
  if (first === undefined) return undefined
  switch (property.type) {
    case 'array':
      // One line an item where it was written, one box an item where it was chosen.
      return given.flatMap((value) => value.split('\n').map((line) => line.trim())).filter((line) => line !== '')
    case 'boolean':
      return first === 'true'
    case 'integer':
    case 'number':
      // What is no number goes on as it is: the schema says so beside the field.
      return /^-?\d+$/.test(first.trim()) ? Number(first) : first
    default:
      return first.trim()
  }
}
