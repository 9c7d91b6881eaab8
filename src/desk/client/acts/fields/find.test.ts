import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fit } from './find.ts'

const housing = ['示例市住房和城乡建设局', '市住房和城乡建设局', 'szfhcxjsj', '450100-zj']
const civil = ['示例市民政局', '市民政局', 'smzj', '450100-mz']

for (const typed of ['住房', '住建', 'szf', 'zjj', '450100-zj', '市 住建', 'ZFHCXJSJ'])
  test(`${typed} finds the housing bureau`, () => assert.notEqual(fit(typed, housing), null))

test('what is not there does not fit', () => {
  assert.equal(fit('公安', housing), null)
  assert.equal(fit('住建 公安', housing), null)
  assert.equal(fit('建住', housing), null, 'the order counts')
})

test('a beginning goes before a middle, a middle before scattered letters', () => {
  const marks = ['smz', 'mzj', 'sj'].map((typed) => fit(typed, civil))
  assert.deepEqual(marks, [0, 1, 2])
})

test('nothing typed fits everything', () => assert.equal(fit('', civil), 0))

const east = { names: ['城东区', '450102'], spelled: 'cheng dong qu' }
for (const typed of ['cdq', 'chengdong', 'chengdq', 'cd', 'dongqu', 'c d'])
  test(`${typed} finds 城东区 by its pinyin`, () => assert.notEqual(fit(typed, east.names, east.spelled), null))

test('pinyin fits from the start of syllables only: letters scattered over them do not', () => {
  for (const typed of ['hengdong', 'cu', 'chengqu', 'chengdongx'])
    assert.equal(fit(typed, east.names, east.spelled), null, typed)
})

test('the first syllable goes before a later one, and one reading gives way to the other', () => {
  assert.deepEqual([fit('cd', east.names, east.spelled), fit('dq', east.names, east.spelled)], [0, 1])
  assert.equal(fit('xian', ['西安路'], 'xi an lu'), 0)
  assert.equal(fit('xian', ['先锋路'], 'xian feng lu'), 0)
})
