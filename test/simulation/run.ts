import type { OrganDirectory } from '../../src/people/index.ts'
import type { Act, Cases, Outcome, SimCase, Step } from './cases.ts'
import { type Broken, ofCase, promiseKept, refusalInWords, replays } from './invariants.ts'
import { World } from './world.ts'

/** How often each row was taken, and how often its act was refused, over any number of runs. */
export type Tally = { steps: number; cases: number; taken: Map<string, number>; refused: Map<string, number> }
export const emptyTally = (): Tally => ({ steps: 0, cases: 0, taken: new Map(), refused: new Map() })

export type Failure = Broken & { seed: number; step: number; doing: Step; steps: Step[] }

/** One city from its seed on: every step taken, every invariant asked of what it changed. */
export function runSeed(seed: number, steps: number, directory: OrganDirectory, tally: Tally): Failure | null {
  const world = new World(seed, directory)
  const taken: Step[] = []
  for (let at = 1; at <= steps; at++) {
    const step = world.propose()
    taken.push(step)
    const broken = takeChecked(world.cases, step, tally)
    if (broken) return { ...broken, seed, step: at, doing: step, steps: taken }
  }
  tally.steps += steps
  tally.cases += world.cases.cases.size
  for (const one of world.cases.cases.values()) {
    const says = replays(one)
    const doing = taken.at(-1)
    if (says && doing) return { invariant: 'fold: replay', case: one.no, says, seed, step: steps, doing, steps: taken }
  }
  return null
}

/** Take a step and ask every invariant. */
export function takeChecked(cases: Cases, step: Step, tally: Tally): Broken | null {
  let outcome: Outcome
  try {
    outcome = cases.take(step)
  } catch (error) {
    return { invariant: 'law never throws', case: caseOf(step), says: (error as Error).message }
  }
  if (step.kind === 'act') {
    const verb = step.verb
    if (outcome.row) add(tally.taken, outcome.row.id)
    if (outcome.refusal) add(tally.refused, verb)
    const says = outcome.refusal && refusalInWords(outcome.refusal)
    if (says) return { invariant: 'every refusal has article and remedy', case: step.case, says }
    const kept = promiseKept(cases.of(step.case), step, outcome, cases)
    if (kept) return { invariant: 'what is offered can be done', case: step.case, says: kept }
  }
  return ask(outcome.changed, outcome, step, cases)
}

function ask(changed: readonly SimCase[], outcome: Outcome, step: Step, cases: Cases): Broken | null {
  for (const [at, one] of changed.entries())
    for (const [invariant, check] of Object.entries(ofCase)) {
      const says = check(one, at === 0 ? outcome : { changed: [] }, step.at, cases)
      if (says) return { invariant, case: one.no, says }
    }
  return null
}

const caseOf = (step: Step): string => (step.kind === 'act' ? step.case : '')

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

/**
 * The fewest steps that still break the same invariant: pieces are left out, from halves to single steps, while it
 * does (delta debugging). Steps are concrete, so what is left over means the same.
 */
export function shortest(failure: Failure, fresh: () => Cases): Step[] {
  const breaks = (steps: readonly Step[]): boolean => {
    const cases = fresh()
    for (const step of steps) {
      if (step.kind === 'act' && !cases.cases.has(step.case)) continue
      if (step.kind === 'arrive' && cases.cases.has(step.no)) continue
      const broken = takeChecked(cases, step, emptyTally())
      if (broken) return broken.invariant === failure.invariant
    }
    return failure.invariant === 'fold: replay' && [...cases.cases.values()].some((one) => replays(one))
  }
  let steps = failure.steps
  for (let piece = Math.ceil(steps.length / 2); piece >= 1; piece = piece === 1 ? 0 : Math.ceil(piece / 2))
    for (let at = 0; at < steps.length; ) {
      const fewer = [...steps.slice(0, at), ...steps.slice(at + piece)]
      if (breaks(fewer)) steps = fewer
      else at += piece
    }
  return steps
}

/** What a person needs to look at a failure: where, what, the shortest way there, and the command that repeats it. */
export function told(failure: Failure, steps: readonly Step[]): string {
  const line = (step: Step): string =>
    step.kind === 'act'
      ? `${step.at} ${step.case} ${step.actor}${step.for ? ` for ${step.for}` : ''}: ${step.verb} ${JSON.stringify(step.input)}`
      : `${step.at} ${step.kind} ${step.kind === 'arrive' ? JSON.stringify(step) : ''}`
  return [
    `${failure.invariant} is broken in ${failure.case}: ${failure.says}`,
    `seed ${failure.seed}, step ${failure.step}: ${line(failure.doing)}`,
    `the shortest way there (${steps.length} steps):`,
    ...steps.map((step) => `  ${line(step)}`),
    `again: npm run simulate -- --seeds 1 --seed ${failure.seed} --steps ${failure.steps.length}`,
  ].join('\n')
}

export type { Act }
