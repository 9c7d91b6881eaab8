import assert from 'node:assert/strict'
import { test } from 'node:test'
import { helpOf, pageIdAt } from './page-help.ts'

test('an address leads to the id of its page, whatever is open on it', () => {
  for (const [address, id] of [
    ['/', 'lists'],
    ['/lists/overdue', 'lists'],
    ['/cases/450100-XF-2026-000001', 'case'],
    ['/backfill', 'backfill'],
    ['/knowledge/entries/new', 'knowledge'],
    ['/quality/own', 'quality'],
    ['/admin', 'admin'],
    ['/admin/organs/450100-ZJ', 'admin/organs'],
  ] as const) {
    assert.equal(pageIdAt(address), id)
    assert.ok(helpOf(id), `${id} has help`)
  }
  assert.equal(helpOf(pageIdAt('/nowhere')), undefined)
})
