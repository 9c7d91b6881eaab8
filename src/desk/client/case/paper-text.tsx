import { useQuery } from '@tanstack/react-query'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { Paper } from '../server/api.ts'
import { request } from '../server/request.ts'

/** A document as plain text: to read, to hear read out, to copy from. */
export function PaperText({ paper }: { paper: Paper }) {
  const text = useQuery({
    queryKey: ['paper-text', paper.text],
    queryFn: async () => (await request(paper.text.replace('/api/v1', ''))).text(),
  })
  if (text.error) return <Trouble error={text.error} onRetry={() => void text.refetch()} />
  if (text.isPending) return <Waiting />
  return <pre className="paper-text">{text.data}</pre>
}
