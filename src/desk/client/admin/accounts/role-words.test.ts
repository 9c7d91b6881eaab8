import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roles } from '../../../../people/index.ts'
import { roleGroups } from './role-words.ts'

test('every role stands in one group, with what it may do', () => {
  const listed = roleGroups.flatMap(([, group]) => Object.keys(group))
  assert.deepEqual([...listed].sort(), [...roles].sort())
})
