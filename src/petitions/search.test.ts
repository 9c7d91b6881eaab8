import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { officeOf } from '../../test/office.ts'
import { openWorld, type World } from '../../test/world.ts'
import { staffPrincipal } from '../people/index.ts'
import { searchCases } from './search.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())
const { who, send } = officeOf(() => world)

test('a word stands side by side in the text, however many newer cases only hold its pairs', async () => {
  const { registrar } = who()
  const search = async (words: string, limit: number) => {
    const found = await world.house.kernel.units.read(staffPrincipal(registrar), (tx) =>
      searchCases(tx, world.house.petitions, registrar, words, limit),
    )
    more = found.more
    return found.items.map((item) => item.caseNo)
  }
  let more = false
  const older = [await send({ title: '公交车站牌倒了' }), await send({ title: '末班公交车太早' })].map((s) => s.caseNo)
  const other = await send({ title: '小区幼儿园' })
  for (let n = 0; n < 7; n++) await send({ title: `公交延误，交车手续${n}` })
  assert.deepEqual((await search('公交车', 2)).sort(), older.sort())
  assert.equal((await search('公交车', 1)).length, 1)
  assert.equal(more, true, 'one that was left out is told of')
  assert.equal((await search('公交', 3)).length, 3)
  assert.equal(more, true)
  assert.equal((await search('公交', 9)).length, 9)
  assert.equal(more, false)
  assert.deepEqual(await search('幼儿', 10), [other.caseNo])
  assert.deepEqual(await search('公交车 幼儿园', 10), [])
})
