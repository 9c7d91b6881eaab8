import { useMutation } from '@tanstack/react-query'
import { FailureNote } from '../frame/failure-note.tsx'
import { download } from '../server/download.ts'

const names = { docx: 'Word', xlsx: 'Excel', pdf: 'PDF', csv: 'CSV', json: 'JSON' } as const
export type FileFormat = keyof typeof names

/** The same thing as a file. @param path of the API with its query, to which `format=` is added */
export function Downloads({ path, formats }: { path: string; formats: readonly FileFormat[] }) {
  const taking = useMutation({
    mutationFn: (format: FileFormat) => download(`${path}${path.includes('?') ? '&' : '?'}format=${format}`),
  })
  return (
    <span className="sheet-buttons">
      <span className="hint">{taking.isPending ? '正在生成……' : '下载'}</span>
      {formats.map((format) => (
        <button
          type="button"
          key={format}
          className="link-button"
          disabled={taking.isPending}
          onClick={() => taking.mutate(format)}
        >
          {names[format]}
        </button>
      ))}
      {taking.error && <FailureNote error={taking.error} />}
    </span>
  )
}
