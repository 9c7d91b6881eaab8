import assert from 'node:assert/strict'
import { test } from 'node:test'
import { procedure, publishedCalendar } from '../../src/law/index.ts'
import { Cases } from './cases.ts'
import { emptyTally, runSeed, shortest, type Tally, takeChecked, told } from './run.ts'
import { townDirectory } from './town.ts'
import { World } from './world.ts'

/** Before a release there are ten thousand: `npm run simulate`. */
const seeds = 300
const steps = 300

const directory = townDirectory()
const tally: Tally = emptyTally()

test('the city of the simulation has sixty organs and two hundred people', () => {
  assert.equal(directory.organs().length, 60)
  assert.ok(directory.accounts().length >= 190, `${directory.accounts().length}`)
})

test('law in memory: whatever people do, lawfully or not, no invariant is broken', () => {
  for (let seed = 1; seed <= seeds; seed++) {
    const failure = runSeed(seed, steps, directory, tally)
    if (!failure) continue
    const { calendar } = new World(seed, directory).cases
    assert.fail(
      told(
        failure,
        shortest(failure, () => new Cases(directory, calendar, publishedCalendar)),
      ),
    )
  }
  assert.equal(tally.steps, seeds * steps)
})

test('every row was taken, and every act refused, by somebody in these runs', () => {
  const taken = [...new Set(procedure.map(({ id }) => id))].filter((id) => !tally.taken.has(id) && !inside.has(id))
  assert.deepEqual(taken, [], 'rows that nobody took')
  const refused = [...new Set(procedure.map(({ command }) => command))].filter((verb) => !tally.refused.has(verb))
  assert.deepEqual(refused, [], 'acts that nobody was refused')
})

/** `return` is settled inside `approve`'s machinery and carries its own row. */
const inside: ReadonlySet<string> = new Set(['FE-01'])

test('the finder finds: an organ without its limit, a case that belongs to nobody, and what happened twice', () => {
  const world = new World(1, directory)
  const { cases } = world
  const at = '2025-03-03T09:00:00+08:00'
  const arrival = world.propose()
  assert.equal(takeChecked(cases, arrival, emptyTally()), null)
  const [one] = cases.cases.values()
  assert.ok(one)
  const step = { kind: 'act', at, case: one.no, actor: 'person', verb: 'supplement', input: { text: '补充' } } as const
  const { state } = one
  one.state = { ...state, clocks: [] }
  assert.equal(takeChecked(cases, step, emptyTally())?.invariant, 'L22 22–36: an open case has a limit')
  one.state = { ...state, office: 'nowhere' }
  assert.equal(takeChecked(cases, step, emptyTally())?.invariant, 'domain §2: somebody is next')
  one.state = { ...state, clocks: state.clocks.flatMap((clock) => [clock, { ...clock }]) }
  assert.equal(takeChecked(cases, step, emptyTally())?.invariant, 'CNT-1…7: lawful clocks')
})
