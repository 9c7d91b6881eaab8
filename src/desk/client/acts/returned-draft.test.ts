import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseView } from '../server/api.ts'
import { formFields } from './form-model.ts'
import { lastReturnedDraft } from './returned-draft.ts'

const text = { type: 'string', title: '理由', 'x-field': 'text' } as const
const fields = formFields({ properties: { reason: text, note: text }, required: ['reason'] })
const view = (kinds: string[], ...drafts: Record<string, unknown>[]) =>
  ({
    pending: null,
    timeline: kinds.map((kind) => ({ kind, at: '', says: '', organ: null })),
    records: drafts.map((body) => ({ kind: 'draft', body })),
  }) as unknown as CaseView

test('the last draft comes back after it was sent back, and not before', () => {
  const drafts = [{ reason: '第一稿' }, { reason: '第二稿', note: '说明' }]
  assert.deepEqual(lastReturnedDraft(view(['drafted', 'returned'], ...drafts), fields), drafts[1])
  assert.equal(lastReturnedDraft(view(['drafted'], ...drafts), fields), null)
})

test('the draft of another act is not taken', () => {
  assert.equal(lastReturnedDraft(view(['returned'], { days: 30, reason: '复杂' }), fields), null)
  assert.equal(lastReturnedDraft(view(['returned'], { note: '没有理由' }), fields), null)
})

test('what the program found of the words is no field of the form, and stays behind', () => {
  const draft = { reason: '第一稿', fit: [{ kind: 'greeting' }], repeats: [12] }
  assert.deepEqual(lastReturnedDraft(view(['returned'], draft), fields), { reason: '第一稿' })
})
