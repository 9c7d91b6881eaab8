import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type OrganFacts, reviewBodies } from './index.ts'

const organ = (code: string, kind: OrganFacts['kind'], superior: string | null, vertical = false): OrganFacts => ({
  code,
  name: code,
  kind,
  level: 4,
  region: '450102',
  superior,
  vertical,
})
const tree = new Map(
  [
    organ('省政府', 'government', null),
    organ('市政府', 'government', '省政府'),
    organ('市住建局', 'department', '市政府'),
    organ('市税务局', 'department', null, true),
    organ('县政府', 'government', '市政府'),
    organ('县住建局', 'department', '县政府'),
    organ('县人社局', 'department', '县政府'),
    organ('县税务局', 'department', '市税务局', true),
    organ('柳湾镇', 'township', '县政府'),
    organ('县纪委', 'discipline', '市纪委'),
    organ('市纪委', 'discipline', null),
    organ('水务公司', 'enterprise', null),
  ].map((one) => [one.code, one]),
)
const directory = {
  organ: (code: string) => tree.get(code),
  departmentAbove: (code: string) => (code === '县住建局' ? tree.get('市住建局') : undefined),
}

for (const [of, expected, rule] of [
  [['柳湾镇'], ['县政府'], 'township'],
  [['县住建局'], ['县政府', '市住建局'], 'department'],
  [['县人社局'], ['县政府'], 'department'],
  [['县政府'], ['市政府'], 'government'],
  [['市住建局'], ['市政府'], 'department'],
  [['市政府'], ['省政府'], 'government'],
  [['县税务局'], ['市税务局'], 'vertical'],
  [['县住建局', '县人社局'], ['县政府'], 'department'],
  [['县住建局', '市住建局'], ['市政府'], 'department'],
  [['县纪委'], ['市纪委'], 'other'],
  [['水务公司'], [], 'other'],
  [['省政府'], [], 'government'],
] as const)
  test(`an opinion of ${of.join(' and ')} is reviewed by ${expected.join(' or ') || 'nobody in the directory'}`, () => {
    const found = reviewBodies(of, directory)
    assert.deepEqual(
      found.organs.map(({ code }) => code),
      expected,
    )
    assert.equal(found.rule.id, rule)
  })
