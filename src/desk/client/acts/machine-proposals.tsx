import { useQuery } from '@tanstack/react-query'
import type { MachineProposal } from '../server/api.ts'
import { call } from '../server/request.ts'
import type { FormField, Values } from './form-model.ts'

/** Which field of which act a proposal answers. */
const fieldFor: Readonly<Record<string, Partial<Record<MachineProposal['question'], string>>>> = {
  classify: { category: 'category', path: 'path' },
  transfer: { organ: 'to' },
  assign: { organ: 'to' },
  'check-order': { category: 'category' },
  'dispatch-order': { organ: 'to' },
}

/**
 * 机器建议: what the machine would answer, how sure it is and which words of the letter it read that from. It fills in
 * a field only when a person says so (RG-14). Nothing is there while it is off, or where it cannot be reached.
 */
export function MachineProposals({
  caseNo,
  action,
  fields,
  values,
  onTake,
}: {
  caseNo: string
  action: string
  fields: readonly FormField[]
  values: Values
  onTake: (more: Values) => void
}) {
  const asked = fieldFor[action]
  const known = useQuery({
    queryKey: ['case', caseNo, 'machine-proposals', action],
    queryFn: () => call<{ items: MachineProposal[] }>(`/cases/${caseNo}/proposals`, { method: 'POST', body: {} }),
    enabled: asked !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const items = known.data?.items.filter(({ question }) => asked?.[question]) ?? []
  if (!items.length) return null
  const take = (question: MachineProposal['question'], code: string): void => onTake(valuesOf(asked, question, code))
  return (
    <section className="machine-proposals" aria-label="机器建议">
      <h3>机器建议，由您决定</h3>
      <ul>
        {items.map(({ question, code, title, percent, words, second }) => (
          <li key={question}>
            <span className="hint">{questionTitle[question]}</span>
            <Offer
              code={code}
              title={title}
              percent={percent}
              taken={isTaken(fields, values, asked, question, code)}
              onTake={() => take(question, code)}
            />
            {words.length > 0 && <span className="hint">因为写到{words.map((word) => `“${word}”`).join('')}</span>}
            {second && (
              <Offer
                code={second.code}
                title={second.title}
                percent={second.percent}
                taken={isTaken(fields, values, asked, question, second.code)}
                onTake={() => take(question, second.code)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const questionTitle = { category: '内容分类', path: '办理路径', organ: '转给' } as const

function Offer({
  title,
  percent,
  taken,
  onTake,
}: {
  code: string
  title: string
  percent: number
  taken: boolean
  onTake: () => void
}) {
  return (
    <button type="button" className="machine-offer" aria-pressed={taken} onClick={onTake}>
      {title} <small>把握 {percent}%</small>
    </button>
  )
}

/** A path says the class too: a suggestion is a class of its own, everything else an appeal. */
function valuesOf(
  asked: Partial<Record<MachineProposal['question'], string>> | undefined,
  question: MachineProposal['question'],
  code: string,
): Values {
  if (question === 'path') return code === 'suggestion' ? { class: 'suggestion' } : { class: 'appeal', path: code }
  const field = asked?.[question]
  return field ? { [field]: code } : {}
}

const isTaken = (
  fields: readonly FormField[],
  values: Values,
  asked: Partial<Record<MachineProposal['question'], string>> | undefined,
  question: MachineProposal['question'],
  code: string,
): boolean =>
  Object.entries(valuesOf(asked, question, code)).every(
    ([name, value]) => fields.some((field) => field.name === name) && values[name] === value,
  )
