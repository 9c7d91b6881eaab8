import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useState } from 'react'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { CaseView, FilePreview } from '../server/api.ts'
import { casePath } from '../server/queries.ts'
import { call } from '../server/request.ts'

type File = CaseView['files'][number]

/** The files of a case: looked at beside the case where that is safe, downloaded always. */
export function Attachments({ view: { caseNo, files } }: { view: CaseView }) {
  const [open, setOpen] = useState<File | null>(null)
  const address = (file: File): string => `/api/v1${casePath(caseNo)}/files/${file.id}`
  return (
    <>
      <ul className="attached">
        {files.map((file) => (
          <li key={file.id}>
            <button type="button" className="link-button" onClick={() => setOpen(file)}>
              {file.name}
            </button>{' '}
            <span className="hint">{sizeInWords(file.bytes)}</span>{' '}
            <a href={address(file)} download={file.name}>
              下载<span className="sr-only">{file.name}</span>
            </a>
          </li>
        ))}
      </ul>
      <Drawer
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open?.name ?? ''}
        size={760}
        extra={
          open && (
            <a href={address(open)} download={open.name}>
              下载
            </a>
          )
        }
        destroyOnHidden
      >
        {open && <Look file={open} address={address(open)} path={`${casePath(caseNo)}/files/${open.id}/preview`} />}
      </Drawer>
    </>
  )
}

function Look({ file, address, path }: { file: File; address: string; path: string }) {
  const look = useQuery({ queryKey: ['file', file.id], queryFn: () => call<FilePreview>(path) })
  const [broken, setBroken] = useState(false)
  if (look.error) return <Trouble error={look.error} onRetry={() => void look.refetch()} />
  if (!look.data) return <Waiting />
  if (broken)
    return <p className="note-wrong">这个附件在页面里打不开：可能已损坏，或者这个浏览器不支持。请下载后查看。</p>
  const { data } = look
  const view = `${address}/view`
  switch (data.kind) {
    case 'image':
      return (
        <>
          <img className="attachment" src={view} alt={file.name} onError={() => setBroken(true)} />
          <p className="hint">图片按原样缩小重绘，不带拍摄地点和设备；原件请下载。</p>
        </>
      )
    case 'pdf':
      return <iframe className="attachment pdf" src={view} title={file.name} />
    case 'text':
      return (
        <>
          <pre className="paper-text">{data.text}</pre>
          {data.cut && <p className="hint">文字太长，这里只显示开头；全文请下载。</p>}
        </>
      )
    case 'audio':
    case 'video': {
      const Player = data.kind
      return (
        <>
          <Player className="attachment" src={view} controls preload="metadata" onError={() => setBroken(true)} />
          <p className="hint">{data.says}</p>
        </>
      )
    }
    case 'none':
      return <p>{data.says}</p>
  }
}

const sizeInWords = (bytes: number): string =>
  bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`
