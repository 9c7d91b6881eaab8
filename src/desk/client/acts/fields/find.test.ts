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
