import assert from 'node:assert/strict'
import { test } from 'node:test'
import { peopleIn, repeatedNames } from './people-list.ts'
import { letterDateDoubt, placeDoubt, representativesDoubt } from './warnings.ts'

test('a pasted list is read line by line, with what stands behind the names', () => {
  assert.deepEqual(peopleIn('张三\n 李四 13800138000\r\n3. 王五\t11010519491231002x\n\n'), [
    { name: '张三' },
    { name: '李四', phone: '13800138000' },
    { name: '王五', idNo: '11010519491231002X' },
  ])
  assert.deepEqual(
    peopleIn('阿卜杜拉·买买提、John Smith，赵六').map(({ name }) => name),
    ['阿卜杜拉·买买提', 'John Smith', '赵六'],
  )
  assert.equal(
    peopleIn(Array.from({ length: 40 }, (_, n) => `${n + 1}、村民${'甲乙丙丁'[n % 4]}${n}`).join('\n')).length,
    40,
  )
  assert.deepEqual(peopleIn(' \n'), [])
})

test('a line that is nothing but a number is kept as it stands: nobody is lost', () => {
  assert.deepEqual(peopleIn('13800138000'), [{ name: '13800138000', phone: '13800138000' }])
})

test('two people of one name are both kept, and the registrar is told', () => {
  const people = peopleIn('张三\n李四\n张三')
  assert.equal(people.length, 3)
  assert.deepEqual(repeatedNames(people), ['张三'])
})

test('RGT-12: more than five representatives, or a crowd without any, is said and never refused', () => {
  assert.match(representativesDoubt(false, 40, 0, 6), /不超过5人.*照样登记/)
  assert.match(representativesDoubt(true, 2, 12, 0), /来了12人.*照样接待/)
  assert.equal(representativesDoubt(true, 2, 12, 5), '')
  assert.equal(representativesDoubt(true, 5, 5, 0), '')
  assert.equal(representativesDoubt(false, 40, 0, 0), '')
})

test('a letter dated after it came, and a place of another city, are doubted; the own places are not', () => {
  assert.match(letterDateDoubt('2026-11-25', '2026-11-24'), /晚于收到日期/)
  assert.equal(letterDateDoubt('2026-11-24', '2026-11-24'), '')
  const own = ['示例市', '城东区', '柳湾镇']
  assert.match(placeDoubt('邻近市东门街1号', own), /“邻近市”不在本市.*照样登记/)
  for (const place of ['示例市城东区', '城东区东门街', '柳湾镇三组', '菜市场后面', '', '广西示例市城东区'])
    assert.equal(placeDoubt(place, own), '', place)
})
