import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { FailureNote } from '../frame/failure-note.tsx'
import { call } from '../server/request.ts'

/**
 * What the machine reads on this page. It is a proposal: a person takes what is right (RG-14). Neither the server nor
 * the draft of the form keeps it; it is gone with the page.
 */
export function ScanText({
  id,
  page,
  sealed,
  onTake,
}: {
  id: string
  page: number
  sealed: boolean
  onTake: (into: 'title' | 'content', words: string) => void
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const reading = useMutation({
    mutationFn: () => call<{ paragraphs: string[] }>(`/files/${id}/pages/${page}/text`, { method: 'POST', slow: true }),
    gcTime: 0,
  })
  const take = (into: 'title' | 'content'): void => {
    const { value = '', selectionStart = 0, selectionEnd = 0 } = field.current ?? {}
    onTake(into, value.slice(selectionStart, selectionEnd).trim() || value)
  }
  const words = reading.data?.paragraphs.join('\n') ?? ''
  return (
    <div className="scan-text">
      {reading.data ? (
        words ? (
          <>
            <textarea ref={field} readOnly aria-label="读出的文字" rows={7} value={words} />
            <div className="scan-tools">
              <Button size="small" onClick={() => take('content')}>
                填入内容
              </Button>
              <Button size="small" onClick={() => take('title')}>
                填入标题
              </Button>
              <span className="hint">先选中几句再按，只填选中的。请对照原件核对。</span>
            </div>
          </>
        ) : (
          <p className="hint">这一页没有读出字。手写的请照着录入。</p>
        )
      ) : (
        <Button loading={reading.isPending} onClick={() => reading.mutate()}>
          {reading.isPending ? '正在读，几秒到半分钟' : '读出这一页的字'}
        </Button>
      )}
      {reading.error && <FailureNote error={reading.error} />}
      {sealed && <p className="hint">揭发控告：读出的字不保存，只有您填入的才随件密封。</p>}
    </div>
  )
}
