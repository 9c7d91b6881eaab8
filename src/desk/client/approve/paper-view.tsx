import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { FitList } from '../acts/fit-list.tsx'
import { Preview } from '../case/preview.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { articleInWords } from '../law/words.ts'
import { pendingQuery } from '../server/queries.ts'

/** The pages that will be issued, as they will look; what they still lack stands above them. */
export function PaperView({ caseNo, fallback }: { caseNo: string; fallback: ReactNode }) {
  const pending = useQuery(pendingQuery(caseNo))
  // The page could not be set: the words that wait are read without it.
  if (pending.error)
    return (
      <>
        <Trouble error={pending.error} onRetry={() => void pending.refetch()} />
        {fallback}
      </>
    )
  const { missing = [], documents, fit } = pending.data ?? {}
  return (
    <>
      {missing.length > 0 && (
        <ul className="note-wrong" aria-label="还缺">
          {missing.map(({ part, article, says }) => (
            <li key={`${part}${says}`}>
              {says} <span className="hint">{articleInWords(article)}</span>
            </li>
          ))}
        </ul>
      )}
      {fit && <FitList fit={fit} />}
      {documents?.length === 0 ? fallback : <Preview look={pending} />}
    </>
  )
}
