import { useQuery } from '@tanstack/react-query'
import { searchQuery } from '../server/queries.ts'
import { useSession } from '../session/session.tsx'
import { useRested } from './rested.ts'

/** A shorter title is like everything. */
const leastChars = 6
const most = 3

/**
 * Matters whose title or text holds all these words. By matter only, whoever raised it: many people write about one
 * thing, and each of them is registered (RG-5).
 */
export function SimilarTitles({ title, sealed }: { title: string; sealed: boolean }) {
  const { may } = useSession()
  const words = useRested(title.trim())
  const enabled = may('case.list') && !sealed && [...words].length >= leastChars
  const { data } = useQuery({ ...searchQuery(words), enabled, retry: false, gcTime: 0 })
  const items = enabled ? (data?.items ?? []).filter((one) => !one.sealed).slice(0, most) : []
  if (!items.length) return null
  return (
    <p className="hint" role="status">
      相近的事已有登记（不论谁提出，照样登记）：
      {items.map(({ caseNo, title: other }) => (
        <a key={caseNo} className="similar" href={`/desk/cases/${caseNo}`} target="_blank" rel="noreferrer">
          {other}
        </a>
      ))}
    </p>
  )
}
