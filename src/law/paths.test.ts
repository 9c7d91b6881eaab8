import assert from 'node:assert/strict'
import test from 'node:test'
import { type PathId, pathById, paths } from './paths.ts'

test('three classes, six ways of 申诉求决, each with an organ and a product', () => {
  const ids: PathId[] = ['suggestion', 'accusation', '31-1', '31-2', '31-3', '31-4', '31-5', '31-6']
  assert.deepEqual(
    paths.map(({ path }) => path),
    ids,
  )
  for (const { path, organ, products } of paths) assert.ok(organ && products.length > 0, path)
})

// domain.md §9 "Routing": the bar of reconsideration may be gone while litigation is still open.
test('a notice about reconsideration names the bar of litigation too', () => {
  const bars = pathById('31-4').bars.map(({ article, limit }) => `${article}: ${limit}`)
  assert.ok(bars.includes('行政复议法 20: 60日'))
  assert.ok(bars.includes('行政诉讼法 46: 6个月'))
})
