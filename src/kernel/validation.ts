import type { FastifyError } from 'fastify'
import { Errors } from 'typebox/schema'
import { problem } from './problem.ts'

/**
 * Check a value against a JSON Schema made for this very case.
 * @throws problem `bad-input` with a sentence for each field
 */
export function requireValid(schema: object, value: unknown): void {
  const [valid, errors] = Errors(schema, value)
  if (!valid) throw problem('bad-input', { fields: invalidFields({ validation: errors as never }) })
}

/** Schema findings as sentences beside the field that they concern. */
export function invalidFields(
  error: Pick<FastifyError, 'validation' | 'validationContext'>,
): { field: string; says: string }[] {
  const found = new Map<string, string>()
  for (const finding of error.validation ?? []) {
    if (finding.keyword === 'boolean') continue // the same finding again, without the field's name
    const params = finding.params as Record<string, string | number | string[] | undefined>
    const path = finding.instancePath.replace(/^\//, '').replaceAll('/', '.')
    const field = [
      path,
      params.missingProperty ??
        params.additionalProperty ??
        firstOf(params.requiredProperties) ??
        firstOf(params.additionalProperties),
    ]
      .filter(Boolean)
      .join('.')
    const key = field || (error.validationContext ?? 'body')
    if (!found.has(key)) found.set(key, sentence(finding.keyword, params))
  }
  return [...found].map(([field, says]) => ({ field, says }))
}

const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list[0] : list)

function sentence(keyword: string, params: Record<string, unknown>): string {
  switch (keyword) {
    case 'required':
      return '必须填写。'
    case 'maxLength':
      return `太长，最多${params.limit}个字。`
    case 'minLength':
      return '不能为空。'
    case 'maxItems':
      return `最多${params.limit}项。`
    case 'minItems':
      return `至少${params.limit}项。`
    case 'minimum':
      return `不能小于${params.limit}。`
    case 'maximum':
      return `不能大于${params.limit}。`
    case 'type':
      return `类型不对，应为${typeNames[firstOf(params.type) as string] ?? String(params.type)}。`
    case 'enum':
    case 'const':
    case 'anyOf':
    case 'oneOf':
      return '不是可选的值。'
    case 'format':
    case 'pattern':
      return '格式不对。'
    case 'additionalProperties':
      return '没有这一项。'
    default:
      return '不符合要求。'
  }
}

const typeNames: Record<string, string> = {
  string: '文字',
  integer: '整数',
  number: '数字',
  boolean: '是或否',
  array: '列表',
  object: '对象',
}
