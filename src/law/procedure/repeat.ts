import { refuse } from '../refusal.ts'
import type { State } from './state.ts'
import type { Guard, Input } from './types.ts'

/**
 * After an annulment the organ may not issue the same or basically the same result on the same facts and reasons
 * (行政复议法 64(2) by analogy; 山东 45, 北京 50). Not where only the procedure was wrong: then it may come out the same.
 */

/** From this share of the old words on, facts and reasons count as the same [D]. */
const sameFrom = 0.8

/**
 * How much of the new text stands in the old one, 0 to 1, by pairs of characters. A proposal to look at, made by the
 * program and shown to the drafter; people decide (RG-14).
 */
export function overlapOf(now: string, before: string): number {
  const [mine, theirs] = [pairs(now), pairs(before)]
  if (mine.size === 0) return 0
  let both = 0
  for (const pair of mine) if (theirs.has(pair)) both++
  return both / mine.size
}

function pairs(text: string): Set<string> {
  const letters = [...text.replace(/[\s\p{P}]/gu, '')]
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))
}

/** Whether a new opinion is measured against an annulled one. */
export const mustDiffer = (state: State): boolean => {
  const ground = state.annulled.at(-1)?.ground
  return ground !== undefined && ground !== 'procedure'
}

type Answer = { result?: unknown }

/** `repeats`: what the program found of overlap for each request; a caller cannot set it. */
export const notTheSameAgain = (state: State, input: Input) => {
  const former = state.annulled.at(-1)
  const repeats = Array.isArray(input.repeats) ? input.repeats.map(Number) : []
  const answers = (Array.isArray(input.answers) ? input.answers : []) as Answer[]
  if (!former || !mustDiffer(state) || !repeats.length || String(input.newFacts ?? '').trim()) return null
  const same = answers.every(({ result }, at) => result === former.results[at] && (repeats[at] ?? 0) >= sameFrom)
  if (!same || answers.length !== former.results.length) return null
  const shares = repeats.map((share, at) => `第${at + 1}项结论相同，事实和理由重合${Math.round(share * 100)}%`)
  return refuse(
    'same-result-again',
    '行政复议法 64(2);山东 45',
    `复查（复核）已撤销原意见，不得以同一事实和理由作出相同或者基本相同的意见：${shares.join('；')}。`,
    '请重新调查核实；有新查明的事实的，写在“撤销后新查明的事实”里。',
  )
}

/** Asked again at issue, of the draft that waits. */
export const draftNotTheSame: Guard = (state, _input, { pendingInput }) => notTheSameAgain(state, pendingInput ?? {})
