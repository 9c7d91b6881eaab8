import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { Listening } from '../../src/main.ts'
import { reconcile } from '../../src/petitions/index.ts'
import { caller, openWorld, serveWorld, type World } from '../world.ts'

/**
 * Every public field, two hundred tries each: whatever comes in, the answer is a registration or a sentence, never a
 * 5xx, a stack trace or a lost text.
 */
const triesPerField = Number(process.env.DENGWEN_FUZZ_TRIES ?? 200)

let world: World
let server: Listening
let seen: { caseNo: string; queryCode: string }
before(async () => {
  world = await openWorld()
  server = await serveWorld(world)
  seen = (await caller(server.url)('POST', '/api/v1/public/submissions', base)).json
})
after(async () => {
  await server.close()
  await world.close()
})

const base = {
  channel: '03',
  title: '路灯坏了',
  content: '长青路路灯坏了两个月。',
  requests: ['修好路灯'],
  petitioner: { name: '陈小满', phone: '13800138000' },
}

const awkward = [
  '',
  ' ',
  '\n',
  '𬭊䶮𪛖',
  '欧阳·阿卜杜拉',
  '\u202e反向\u202c',
  '\u200b\ufeff',
  '👨‍👩‍👧‍👦🏽',
  'é',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '<script>alert(1)</script>',
  "'; drop table event; --",
  "=cmd|' /C calc'!A0",
  '{{7*7}}',
  '$' + '{7*7}',
  '../../etc/passwd',
  '%00',
  '%E0%A4%A',
  '\\',
  '"',
  '450100-2026-0000001-1',
  '长'.repeat(30_000),
  'a'.repeat(200_000),
  '0'.repeat(400),
  '-1',
  '1e309',
  'NaN',
  'null',
  'true',
  '2026-02-30',
  '9999-99-99',
]
const anything = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...awkward) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 100 }) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...awkward), { maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 0, -1, 1.5, 1e308, true, false, [], {}, [[[[]]]]) },
)

const fields = [
  'channel',
  'petitioner',
  'petitioner.name',
  'petitioner.phone',
  'petitioner.address',
  'petitioner.idType',
  'petitioner.idNo',
  'petitioner.email',
  'anonymous',
  'confidential',
  'purpose',
  'title',
  'content',
  'requests',
  'placeRegion',
  'place',
  'addressedTo',
  'about',
  'eventDate',
  'files',
  'eService',
  'needs',
] as const

function withField(field: string, value: unknown): object {
  const [outer = '', inner] = field.split('.')
  return inner ? { ...base, [outer]: { ...base.petitioner, [inner]: value } } : { ...base, [outer]: value }
}

/** A registration, or a problem in words; nothing else. */
function isAnswer(status: number, text: string, what: string): void {
  assert.ok(status < 500, `${what}: ${status} ${text.slice(0, 300)}`)
  assert.doesNotMatch(text, /\bat .+:\d+:\d+\)|node_modules|\.ts:\d+/, what)
  if (status >= 400) {
    const problem = JSON.parse(text) as { says?: string; remedy?: string; code?: string }
    assert.ok(problem.says && problem.remedy && problem.code, what)
  }
}

for (const field of fields)
  test(`${field}: ${triesPerField} tries, never a 5xx, every accepted text comes back as it was`, async () => {
    const call = caller(server.url)
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(anything, async (value) => {
        const body = withField(field, value)
        const answer = await call('POST', '/api/v1/public/submissions', body)
        isAnswer(answer.status, answer.text, `${field} = ${JSON.stringify(value)?.slice(0, 80)}`)
        if (answer.status !== 201 || (field !== 'title' && field !== 'requests') || accepted++ > 20) return
        const view = await call('GET', `/api/v1/public/cases/${answer.json.caseNo}`, undefined, {
          'x-query-code': answer.json.queryCode,
        })
        assert.equal(
          Array.isArray(view.json[field]) ? JSON.stringify(view.json[field]) : view.json[field],
          field === 'requests' ? JSON.stringify(value) : value,
        )
      }),
      { numRuns: triesPerField, seed: 20_261_124 },
    )
  })

test('the same of acts, codes, numbers and keys', async () => {
  const call = caller(server.url)
  const code = { 'x-query-code': seen.queryCode }
  await fc.assert(
    fc.asyncProperty(
      anything,
      fc.constantFrom('supplement', 'urge', 'rate', 'withdraw', 'undo-withdrawal', 'nothing', 'register'),
      fc.constantFrom('text', 'office', 'handler', 'files', 'statement', 'code'),
      async (value, action, field) => {
        const answer = await call(
          'POST',
          `/api/v1/public/cases/${seen.caseNo}/actions/${action}`,
          { [field]: value },
          code,
        )
        isAnswer(answer.status, answer.text, `${action}.${field}`)
        const body = await call('POST', `/api/v1/public/cases/${seen.caseNo}/actions/${action}`, value, code)
        isAnswer(body.status, body.text, `${action} = ${JSON.stringify(value)?.slice(0, 60)}`)
      },
    ),
    { numRuns: triesPerField, seed: 20_261_124 },
  )
  const header = fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
    maxLength: 300,
  })
  await fc.assert(
    fc.asyncProperty(header, header, async (number, value) => {
      world.clock.set(world.clock.now().add({ hours: 1 }))
      isAnswer(
        ...(await pick(
          call('GET', `/api/v1/public/cases/${encodeURIComponent(number)}`, undefined, { 'x-query-code': value }),
        )),
        'number and code',
      )
      isAnswer(...(await pick(call('POST', '/api/v1/public/submissions', base, { 'idempotency-key': value }))), 'key')
    }),
    { numRuns: triesPerField, seed: 20_261_124 },
  )
})

const pick = async (answer: Promise<{ status: number; text: string }>): Promise<[number, string]> => {
  const { status, text } = await answer
  return [status, text]
}

test('after all of this every copy still equals a replay', async () => {
  const differences = []
  for await (const difference of reconcile(world.house.petitions, world.house.checkers)) differences.push(difference)
  assert.deepEqual(differences, [])
})
