// npm run simulate -- [--seeds N] [--steps N] [--seed S]: the law alone, in memory, against everything people may do.
import { parseArgs } from 'node:util'
import { publishedCalendar } from '../../src/law/index.ts'
import { Cases } from './cases.ts'
import { emptyTally, runSeed, shortest, told } from './run.ts'
import { townDirectory } from './town.ts'
import { World } from './world.ts'

/** Before a release; `npm test` runs fewer. */
const usual = { seeds: '10000', steps: '300', seed: '1' }

const { values } = parseArgs({
  options: { seeds: { type: 'string' }, steps: { type: 'string' }, seed: { type: 'string' } },
})
const [seeds, steps, first] = [values.seeds ?? usual.seeds, values.steps ?? usual.steps, values.seed ?? usual.seed].map(
  Number,
)
if (![seeds, steps, first].every((n) => Number.isInteger(n) && (n ?? 0) > 0)) {
  console.error('usage: npm run simulate -- [--seeds N] [--steps N] [--seed S], whole numbers from 1 on')
  process.exit(2)
}
process.exitCode = simulate(seeds ?? 0, steps ?? 0, first ?? 0)

function simulate(seeds: number, steps: number, first: number): number {
  const directory = townDirectory()
  const tally = emptyTally()
  const began = performance.now()
  for (let seed = first; seed < first + seeds; seed++) {
    const failure = runSeed(seed, steps, directory, tally)
    if (failure) {
      const start = new World(seed, directory).cases
      console.error(
        told(
          failure,
          shortest(failure, () => new Cases(directory, start.calendar, publishedCalendar)),
        ),
      )
      return 1
    }
    if ((seed - first + 1) % 100 === 0) console.log(`${seed - first + 1} of ${seeds} seeds, ${seconds(began)} s`)
  }
  console.log(`${seeds} seeds, ${tally.steps} steps, ${tally.cases} cases, ${seconds(began)} s: no invariant broken`)
  return 0
}

function seconds(began: number): number {
  return Math.round((performance.now() - began) / 1000)
}
