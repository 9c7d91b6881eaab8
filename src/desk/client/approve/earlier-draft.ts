import { type Answer, answerParts } from '../acts/form-model.ts'
import { answerResults } from '../law/codes.ts'
import { fieldAnywhere, fieldsOfAct } from '../law/words.ts'
import type { CaseView } from '../server/api.ts'
import { difference, type Part } from './diff.ts'

export type Change = { title: string; parts: Part[] }
export type SinceReturn = { reason: string; changes: Change[] }

/**
 * What the drafter changed after the last draft was sent back, and why it was.
 * @returns null where nothing was sent back, or another act was drafted then
 */
export function sinceReturn(view: Pick<CaseView, 'pending' | 'records'>): SinceReturn | null {
  const { pending, records } = view
  if (!pending) return null
  const at = records.map(({ kind }) => kind).lastIndexOf('return')
  const returned = records[at]
  const [earlier] = records
    .slice(0, Math.max(at, 0))
    .filter(({ kind }) => kind === 'draft')
    .reverse()
  // Approved and drafted anew since: then the return was about something else.
  const drafts = records.slice(at + 1).filter(({ kind }) => kind === 'draft').length
  if (!returned || !earlier || drafts !== 1) return null
  const verb = pending.verb === 'issue-opinion' ? 'draft-opinion' : pending.verb
  const [before, after] = [flat(verb, earlier.body), flat(verb, pending.input)]
  if (![...before.keys()].some((title) => after.has(title))) return null
  const titles = [...new Set([...after.keys(), ...before.keys()])]
  return {
    reason: String(returned.body.reason ?? ''),
    changes: titles.flatMap((title) => {
      const [old, fresh] = [before.get(title) ?? '', after.get(title) ?? '']
      return old === fresh ? [] : [{ title, parts: difference(old, fresh) }]
    }),
  }
}

/** A draft as titled texts, in the order of its form. */
function flat(verb: string, input: Readonly<Record<string, unknown>>): Map<string, string> {
  const fields = fieldsOfAct(verb)
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(input)) {
    if (name === 'answers' && Array.isArray(value)) {
      for (const [index, answer] of (value as Answer[]).entries())
        for (const [part, title] of [...Object.entries(answerParts), ['result', '处理结论'] as const])
          found.set(
            `第${index + 1}项请求：${title}`,
            part === 'result' ? (answerResults[answer.result] ?? answer.result) : String(answer[part as keyof Answer]),
          )
      continue
    }
    const field = fields[name] ?? fieldAnywhere(name)
    const text = String(value ?? '')
    found.set(field?.title ?? name, field?.options?.[text] ?? text)
  }
  return found
}
