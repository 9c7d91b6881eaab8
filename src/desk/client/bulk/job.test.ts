import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Problem } from '../server/api.ts'
import { again, newJob, nextRow, resumed, rowDone, rowFailed, tally } from './job.ts'

const problem = (code: string): Problem => ({
  ...{ type: '', title: '', status: 409, code, says: `${code}说明`, remedy: '补救', article: 'L22 22(1)' },
})
const start = newJob('j', 'transfer', { to: 'X' }, [
  { caseNo: 'a', title: '甲' },
  { caseNo: 'b', title: '乙' },
  { caseNo: 'c', title: '丙' },
])

test('each row has its own result; a refusal of the law does not stop the others', () => {
  let job = rowDone(start, 'a', [])
  job = rowFailed(job, 'b', problem('step-not-reached'))
  assert.equal(nextRow(job)?.caseNo, 'c')
  assert.deepEqual(tally(job), { done: 1, refused: 1, waiting: 1 })
  assert.deepEqual(job.rows[1]?.result, {
    refused: { says: 'step-not-reached说明', remedy: '补救', article: 'L22 22(1)' },
  })
  job = rowDone(job, 'c', [])
  assert.equal(nextRow(job), undefined)
  assert.deepEqual(tally(again(job)), { done: 2, refused: 0, waiting: 1 }, 'only the refused one is tried again')
})

test('a broken line halts: the row has no result, and goes on where it stood', () => {
  const job = rowFailed(start, 'a', problem('unreachable'))
  assert.equal(nextRow(job), undefined)
  assert.deepEqual(tally(job), { done: 0, refused: 0, waiting: 3 })
  assert.equal(nextRow(resumed(job))?.caseNo, 'a')
})
