import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AdminOrgan } from '../api.ts'
import { found, treeOf } from './tree.ts'

const organ = (code: string, name: string, initials: string, superior: string | null): AdminOrgan => ({
  ...{ code, name, shortName: name, initials, superior, kind: 'department', level: 4, region: '450100', mark: code },
  ...{ phone: '', address: '', active: true, duties: [], accounts: 0, openCases: 0, successor: null },
})
const organs = [
  organ('A', '示例市人民政府', 'slsrmzf', null),
  organ('B', '住房和城乡建设局', 'zfhcxjsj', 'A'),
  organ('C', '教育局', 'jyj', 'A'),
  organ('D', '房屋征收中心', 'fwzszx', 'B'),
  organ('E', '独立的单位', 'dlddw', 'gone'),
]
const shown = (typed: string) => found(treeOf(organs), typed).map(({ organ, depth }) => `${depth}${organ.code}`)

test('organs stand below their superiors; one without a known superior stands at the top', () =>
  assert.deepEqual(shown(''), ['0A', '1B', '2D', '1C', '0E']))

test('what is found comes with everything above it', () => {
  assert.deepEqual(shown('征收'), ['0A', '1B', '2D'])
  assert.deepEqual(shown('jyj'), ['0A', '1C'])
  assert.deepEqual(shown('没有'), [])
})
