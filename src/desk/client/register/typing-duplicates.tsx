import { useQuery } from '@tanstack/react-query'
import { SameWords } from '../case/same-words.tsx'
import { stageTitle } from '../law/words.ts'
import type { Duplicate } from '../server/api.ts'
import { call } from '../server/request.ts'
import { identityOf, isSealed, type Letter } from './letter.ts'
import { peopleIn } from './people-list.ts'
import { useRested } from './rested.ts'

/** A person alone finds nothing: there must be a text to compare. */
const leastChars = 12

/** Likely duplicates of what is being typed, with their reasons. They open in a window of their own; nothing is decided here. */
export function TypingDuplicates({ letter }: { letter: Letter }) {
  // Each question is written down on the server (RG-5a).
  const question = useRested(questionOf(letter))
  const found = useQuery({
    queryKey: ['typing-duplicates', question],
    enabled: question !== '',
    // Names are not kept.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: () => call<{ items: Duplicate[] }>('/duplicates', { method: 'POST', body: JSON.parse(question) }),
  })
  const items = found.data?.items ?? []
  return (
    <section className="typing-duplicates" aria-label="可能重复的件" aria-live="polite">
      <h2>查重</h2>
      {items.length ? (
        <>
          <p>同一个人提过相近的事，登记后请判定：</p>
          <ul>
            {items.map((one) => (
              <li key={one.caseNo}>
                <a href={`/desk/cases/${one.caseNo}`} target="_blank" rel="noreferrer">
                  {one.title}
                </a>
                <p className="hint">
                  {one.caseNo}　{stageTitle(one.state)}　文字相同 {Math.round(one.likeness * 100)}%
                </p>
                <p className="hint">{one.reasons.join('')}</p>
                <SameWords sentences={one.sentences} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="hint">
          {question === ''
            ? '写了姓名或电话，又写了内容以后，会提示同人同事的件。'
            : found.isFetching
              ? '正在比对……'
              : '没有发现同人同事的件。'}
        </p>
      )}
    </section>
  )
}

/** The body of the question, '' where there is nothing to ask. */
function questionOf(letter: Letter): string {
  const { name, phone, idNo } = identityOf(letter)
  const text = letter.title.trim() + letter.content.trim()
  const others = peopleIn(`${letter.representatives}\n${letter.coSigners}`)
  if (
    letter.anonymous ||
    isSealed(letter) ||
    !(name || phone || idNo || others.length) ||
    [...text].length < leastChars
  )
    return ''
  return JSON.stringify({
    petitioner: { ...(name ? { name } : {}), ...(phone ? { phone } : {}), ...(idNo ? { idNo } : {}) },
    ...(others.length ? { others } : {}),
    title: letter.title.trim(),
    content: letter.content.trim(),
  })
}
