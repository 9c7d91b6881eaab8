import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decision, rereviewing, reviewed, type World, who } from '../../../test/review-machine.ts'

const hearing = (world: World) =>
  world
    .do(who.last, 'call-hearing', { on: '2025-03-13', hour: '9时', place: '听证室', subject: '面积', contact: '电话' })
    .do(who.lastHead, 'approve')
    .on('2025-03-14')
    .do(who.last, 'hold-hearing', {
      ...{ from: '2025-03-13', to: '2025-03-13', place: '听证室', people: '双方', record: '陈述', opinion: '实测' },
      contact: '电话',
    })
    .do(who.lastHead, 'approve')
const ended = (heard: boolean) => {
  const world = heard ? hearing(rereviewing()) : rereviewing()
  return world.do(who.last, 'decide-rereview', decision).do(who.lastHead, 'approve').deliver(who.last)
}
const words = { title: '补偿面积的认定', text: '有村民认为少算了面积。经听证，维持。', privacy: 'checked' }

test('ST-47: a re-review opinion is made public after a hearing, in words that two people checked, and may be taken down', () => {
  ended(false).refused(who.last, 'publish', 'hearing-missing', words)
  const world = ended(true)
    .refused(who.last, 'publish', 'privacy-not-checked', { ...words, privacy: 'not-yet' })
    .refused(who.last, 'publish', 'public-text-names', { ...words, text: '电话13800138000' })
    .refused(who.last, 'publish', 'public-text-names', { ...words, named: true })
    .refused(who.last, 'withdraw-publication', 'not-published', { reason: '写到门牌' })
    .do(who.last, 'publish', words)
    .refused(who.last, 'approve', 'not-your-act')
  assert.equal(world.state.published, false)
  world.do(who.person, 'rate', { office: 2, handler: 3 }).do(who.lastHead, 'approve')
  assert.deepEqual([world.state.published, world.events.at(-1)?.data.outcome], [true, 'uphold'])
  world
    .refused(who.last, 'publish', 'published-before', words)
    .refused(who.last, 'withdraw-publication', 'reason-missing', { reason: ' ' })
    .do(who.last, 'withdraw-publication', { reason: '写到门牌' })
  assert.deepEqual([world.state.published, world.state.stage], [false, 'terminated'])
  world.do(who.last, 'publish', words)
})

test('ST-48: the end is explained once to the person, with what is owed still; the day of the end stays', () => {
  const world = ended(false)
  const end = world.state.terminatedOn
  world
    .on('2025-04-01')
    .refused(who.last, 'terminate', 'owed-missing', { told: 'meeting', owed: '' })
    .do(who.last, 'terminate', { told: 'meeting', owed: '有新的事实和理由，照常登记。' })
    .refused(who.last, 'terminate', 'end-told-before', { told: 'phone', owed: '再说明' })
  assert.deepEqual([world.state.terminatedOn, world.state.endTold, end], ['2025-03-03', true, '2025-03-03'])
  reviewed().refused(who.last, 'terminate', 'not-your-act', { told: 'meeting', owed: '说明' })
})
