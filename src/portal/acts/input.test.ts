import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadSettings, requireValid } from '../../kernel/index.ts'
import type { Schema } from '../models.ts'
import { SAMPLES } from '../samples.ts'
import { typedFrom } from '../typed.ts'
import { readAct } from './input.ts'

const sample = SAMPLES.find(({ name }) => name === 'act-review')
const schema: Schema = sample?.page === 'act' ? sample.model.input : assert.fail('no act that is drawn by its schema')
const settings = loadSettings({})
const read = (fields: Record<string, string[]>) =>
  readAct('request-review', typedFrom(new Map(Object.entries(fields))), schema, settings)

test('an act without a page of its own is read back by its schema: every kind of field, empty ones left out', () => {
  const { input, errors } = read({
    organ: ['G02'],
    receivedAt: ['2026-11-27'],
    reason: [' 没有说明什么时候完成检修。 '],
    requests: ['写明日期\n\n 公布名单 '],
    evidence: ['原来的材料', '新的材料'],
    hearing: ['true'],
    people: ['3'],
    'proxy.name': ['李代理'],
    'proxy.phone': [''],
  })
  assert.deepEqual(errors, [])
  assert.deepEqual(input, {
    organ: 'G02',
    receivedAt: '2026-11-27',
    reason: '没有说明什么时候完成检修。',
    requests: ['写明日期', '公布名单'],
    evidence: ['原来的材料', '新的材料'],
    hearing: true,
    people: 3,
    proxy: { name: '李代理' },
  })
  requireValid(schema, input)
})

test('what is no number goes on as it was typed, so that the schema refuses it beside its field', () => {
  const { input } = read({ organ: ['G02'], receivedAt: ['2026-11-27'], reason: ['理由'], people: ['三个'] })
  assert.equal(input.people, '三个')
  assert.throws(() => requireValid(schema, input), /bad-input/)
  assert.deepEqual(read({ organ: [''], reason: ['  '] }).input, {})
})
