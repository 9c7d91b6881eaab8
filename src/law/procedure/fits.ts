import { refuse } from '../refusal.ts'
import type { FitFinding } from '../reply-fit.ts'
import type { Field, Guard, Input } from './types.ts'

/** Where the drafter says why the text is right although the program doubted it; shown to whoever approves. */
export const fitReason: Field = {
  title: '系统提示与本件不符的，为什么可以这样写',
  type: 'text',
  optional: true,
  sample: '涉及的单位是检修的施工方，已经核对。',
  hint: '系统没有提示的不用填；填了，审批人看得到',
}

/** `fit`: what petitions/ found of the text; a caller cannot set it. */
export const findingsOf = (input: Input): readonly FitFinding[] =>
  Array.isArray(input.fit) ? (input.fit as FitFinding[]) : []

/** Every reply, before it is handed in: wrong is refused, doubtful needs a reason in writing (L22 32(1); [D]). */
export const replyFits: Guard = (_state, input) => {
  const findings = findingsOf(input)
  const hard = findings.filter(({ level }) => level === 'hard')
  if (hard.length)
    return refuse(
      'reply-does-not-fit',
      'L22 32(1)',
      `答复和本件对不上：${hard.map(({ says }) => says).join('')}`,
      '请照本件的诉求逐项答复；已填写的内容没有丢失。',
    )
  const soft = findings.filter(({ level }) => level === 'soft')
  return soft.length && !String(input.fitReason ?? '').trim()
    ? refuse(
        'fit-reason-missing',
        '[D]',
        `答复里有和本件可能不符的地方：${soft.map(({ says }) => says).join('')}`,
        '请改正；确实要这样写的，在“为什么可以这样写”里写明，审批人看得到。',
      )
    : null
}
