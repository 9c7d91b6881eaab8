import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appeal, handling, Machine, who } from '../../../test/machine.ts'
import { waiverIn, waivers } from '../waivers.ts'

const agreement = {
  form: 'mediation',
  other: '某物业公司',
  facts: '停水三天',
  terms: '减免一个月物业费。',
  performance: '下月账单中减免。',
  consent: 'both-signed',
}

test('ST-34: both sides agree and sign, the head approves, and the matter is settled', () => {
  const world = handling().do(who.handler, 'settle', agreement).do(who.head, 'approve')
  assert.deepEqual([world.state.stage, world.clock('DL-05')?.metOn], ['settled', '2025-06-02'])
  world.do(who.person, 'rate', { office: 1, handler: 1 })
})

test('ST-34: nobody is settled with who did not sign', () => {
  handling().refused(who.handler, 'settle', 'agreement-not-signed', { ...agreement, consent: 'not-yet' })
})

for (const clause of [
  '信访人承诺今后不再就此事信访。',
  '乙方放弃申请复查的权利。',
  '减免一个月物业费；甲方不得再向任何部门反映。',
  '双方今后不再提起诉讼',
  '信访人息诉。',
])
  test(`ST-34: an agreement takes no right away: ${clause}`, () => {
    handling().refused(who.handler, 'settle', 'agreement-waives-rights', { ...agreement, terms: clause })
  })

for (const { id, example } of waivers)
  test(`ST-34: each row of the list finds its clause: ${id}`, () => {
    assert.equal(waiverIn(`减免一个月物业费；${example}。`)?.waiver.id, id)
    handling().refused(who.handler, 'settle', 'agreement-waives-rights', { ...agreement, performance: example })
  })

test('ST-34: what only sounds alike may be agreed', () => {
  handling().do(who.handler, 'settle', { ...agreement, terms: '物业公司不再收取电梯费，停止施工，公布投诉电话。' })
})

const suggested = () =>
  new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', { class: 'suggestion', category: '14' })
    .do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
    .do(who.liaison, 'sign')
    .do(who.liaison, 'accept', { unit: '一科', contact: '电话' })
    .do(who.head, 'approve')

test('ST-50: a suggestion is taken up, with its own default limit', () => {
  const world = suggested()
  assert.deepEqual(
    [world.events.at(-1)?.row, world.clock('DL-19')?.last, world.clock('DL-05')],
    ['ST-50', '2025-08-01', undefined],
  )
})

test('ST-50: a matter with another path is not taken up', () => {
  new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', { ...appeal, path: '31-4' })
    .do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
    .do(who.liaison, 'sign')
    .refused(who.liaison, 'accept', 'not-petition-procedure')
})

test('ST-51, 52: it is studied and answered; an appeal has nothing to study', () => {
  const world = suggested()
    .refused(who.liaison, 'study-suggestion', 'record-missing', { record: ' ' })
    .do(who.liaison, 'study-suggestion', { record: '可行' })
    .do(who.liaison, 'answer-suggestion', { result: 'adopted', reply: '采纳' })
  assert.deepEqual([world.state.stage, world.state.suggestion], ['answered', 'adopted'])
  handling().refused(who.handler, 'study-suggestion', 'wrong-class', { record: '可行' })
})

const published = { title: '公交延伸', text: '居民建议延伸两站，已采纳。', privacy: 'checked' }

test('ST-53: an adopted suggestion is made public by two people, without a trace of who made it', () => {
  const answered = (result: string) => suggested().do(who.liaison, 'answer-suggestion', { result, reply: '答复' })
  answered('not-adopted').refused(who.registrar, 'publish', 'not-adopted', published)
  const world = answered('partly')
  world.refused(who.registrar, 'publish', 'privacy-not-checked', { ...published, privacy: 'not-yet' })
  world.refused(who.registrar, 'publish', 'public-text-names', { ...published, text: '电话13800138000' })
  world.do(who.registrar, 'publish', published).refused(who.registrar, 'approve', 'not-your-act')
  world.do(who.officeHead, 'approve')
  assert.deepEqual([world.state.published, world.state.stage], [true, 'answered'])
  world.refused(who.registrar, 'publish', 'published-before', published)
})
