import { Button } from 'antd'
import { problemFrom } from '../server/failure.ts'
import { FailureNote } from './failure-note.tsx'

/** In place of something that could not be fetched. */
export function Trouble({ error, onRetry, page = false }: { error: unknown; onRetry: () => void; page?: boolean }) {
  return (
    <div className={page ? 'trouble trouble-page' : 'trouble'}>
      <h2>{problemFrom(error).title}</h2>
      <FailureNote error={error} />
      <Button onClick={onRetry}>再试一次</Button>
    </div>
  )
}
