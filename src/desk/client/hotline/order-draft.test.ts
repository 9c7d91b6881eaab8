import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyOrder, faultsOfOrder, nextMatter, orderBody } from './order-draft.ts'

test('HL-02: an order without type, matter or what happened is not sent; with them it is', () => {
  assert.deepEqual(Object.keys(faultsOfOrder(emptyOrder())), ['type', 'title', 'content'])
  const told = { ...emptyOrder(), type: 'HELP', title: '停水', content: '从早上六点起停水' }
  assert.deepEqual(faultsOfOrder(told), {})
  assert.equal(faultsOfOrder({ ...told, eventDate: '6月1日' }).eventDate, '日期写成 2026-06-01 这样。')
})

test('whoever stays unknown sends no name and no number, even where one was typed', () => {
  const told = { ...emptyOrder(), type: 'HELP', title: '停水', content: '停水', name: '张示例', phone: '13800138000' }
  assert.deepEqual(orderBody(told, 'c').petitioner, { name: '张示例', phone: '13800138000' })
  const unknown = orderBody({ ...told, anonymous: true }, 'c')
  assert.equal(unknown.petitioner, undefined)
  assert.equal(unknown.anonymous, true)
})

test('the next matter of a caller keeps who and where, and nothing of the last matter', () => {
  const told = { ...emptyOrder(), type: 'HELP', title: '停水', content: '停水', name: '张示例', region: '450102' }
  const next = nextMatter(told, { caseNo: '1', title: '停水', queryCode: 'x' })
  assert.deepEqual([next.name, next.region, next.title, next.content, next.type], ['张示例', '450102', '', '', ''])
  assert.equal(next.made.length, 1)
})
