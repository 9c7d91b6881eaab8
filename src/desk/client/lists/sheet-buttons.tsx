import { useMutation } from '@tanstack/react-query'
import { FailureNote } from '../frame/failure-note.tsx'
import { download } from '../server/download.ts'
import { useSession } from '../session/session.tsx'

/** The list as it stands, with its filters, as a sheet. A refusal says how to narrow it. */
export function SheetButtons({ query }: { query: Record<string, string> }) {
  const { may } = useSession()
  const taking = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') => download(`/cases/export.${format}?${new URLSearchParams(query)}`),
  })
  if (!may('case.export')) return null
  return (
    <span className="sheet-buttons">
      <span className="hint">{taking.isPending ? '正在生成表格，件多时要等一会儿，可以先做别的……' : '导出'}</span>
      {(['xlsx', 'csv'] as const).map((format) => (
        <button
          type="button"
          key={format}
          className="link-button"
          disabled={taking.isPending}
          onClick={() => taking.mutate(format)}
        >
          {format === 'xlsx' ? 'Excel' : 'CSV'}
          <span className="sr-only">表格</span>
        </button>
      ))}
      {taking.error && <FailureNote error={taking.error} />}
    </span>
  )
}
