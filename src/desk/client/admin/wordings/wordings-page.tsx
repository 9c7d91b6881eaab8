import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import type { WordingView } from '../../server/api.ts'
import { today } from '../../server/now.ts'
import { WordingForm } from './wording-form.tsx'
import { wordingsQuery } from './wordings-query.ts'

/** 文书模板: one document at a time, in the address. */
export function WordingsPage() {
  const [params, setParams] = useSearchParams()
  const known = useQuery(wordingsQuery)
  if (known.error) return <Trouble error={known.error} onRetry={() => void known.refetch()} />
  if (known.isPending) return <Waiting />
  const chosen = known.data.find(({ code }) => code === params.get('document')) ?? known.data[0]
  if (!chosen) return <p className="hint empty">没有可以另写的文书。</p>
  return (
    <div className="wordings">
      <nav aria-label="文书">
        <ul>
          {known.data.map((view) => (
            <li key={view.code}>
              <button
                type="button"
                aria-current={view === chosen ? 'page' : undefined}
                onClick={() => setParams({ document: view.code }, { replace: true })}
              >
                {view.title}
                {inForce(view)?.wording && <small>本市说法</small>}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <WordingForm key={chosen.code} view={chosen} inForce={inForce(chosen)?.wording ?? chosen.standard} />
    </div>
  )
}

/** The newest version that has begun. */
const inForce = ({ versions }: WordingView) => versions.find(({ from }) => from <= today())
