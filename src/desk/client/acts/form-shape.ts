import { channels } from '../law/codes.ts'
import type { FormField, Values } from './form-model.ts'

/**
 * How a form changes while it is filled in: what only another answer makes necessary is asked only then. The server
 * checks the same in its own words.
 */
export function shapeOf(action: string, fields: readonly FormField[], values: Values): FormField[] {
  const shape = shapes[action]
  return shape ? fields.flatMap((field) => shape(field, values) ?? []) : [...fields]
}

/** Values that go along with a field that is not asked. */
export const unasked = (action: string, fields: readonly FormField[], values: Values): Record<string, unknown> =>
  // The schema wants a path from every class; the law keeps it for appeals only (procedure/rows-intake.ts).
  action === 'classify' && values.class !== 'appeal'
    ? { path: fields.find(({ name }) => name === 'path')?.options[0]?.const }
    : {}

type Shape = (field: FormField, values: Values) => FormField | null

const shapes: Readonly<Record<string, Shape>> = {
  classify: (field, values) => {
    if (field.name !== 'path') return field
    return values.class === 'appeal' ? { ...field, required: true } : null
  },
  'confirm-duplicate': (field, values) => {
    if (field.name !== 'caseNo') return field
    return values.decision === 'related' || values.decision === 'repeat' ? { ...field, required: true } : null
  },
  deliver: (field, values) => (field.name === 'witness' && values.mode !== 'left' ? null : field),
  correct: (field, values) => (field.name === 'value' ? valueField(field, values.field) : field),
}

/** 更正为: asked in the way of the thing that is corrected. */
function valueField(field: FormField, corrected: unknown): FormField | null {
  switch (corrected) {
    case 'category':
      return { ...field, kind: 'category', proposals: [] }
    case 'placeRegion':
      return { ...field, kind: 'region', proposals: [] }
    case 'channel':
      return {
        ...field,
        kind: 'choice',
        options: Object.entries(channels).map(([code, title]) => ({ const: code, title })),
      }
    case 'peopleCount':
    case 'signerCount':
      return { ...field, sample: '' }
    default:
      return null
  }
}
