import { Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Upload } from '../../server/api.ts'
import { problemFrom } from '../../server/failure.ts'
import { upload } from '../../server/upload.ts'
import type { Tied } from './field.tsx'

type Going = { name: string; share: number; wrong?: string }

/** Scans and attachments: sent at once, kept by the server for a day until the form claims them. */
export function FilesControl({
  tied,
  value,
  onChange,
  most = 10,
}: {
  tied: Tied
  value: readonly Upload[]
  onChange: (files: Upload[]) => void
  most?: number
}) {
  const [going, setGoing] = useState<readonly Going[]>([])
  // Several files arrive one after the other, each on top of those before it.
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  }, [value])
  const send = async (file: File): Promise<void> => {
    const set = (change: Partial<Going>): void =>
      setGoing((all) => all.map((one) => (one.name === file.name ? { ...one, ...change } : one)))
    setGoing((all) => [...all.filter(({ name }) => name !== file.name), { name: file.name, share: 0 }])
    try {
      const { id, name } = await upload(file, (share) => set({ share }))
      latest.current = [...latest.current, { id, name }]
      onChange([...latest.current])
      setGoing((all) => all.filter((one) => one.name !== file.name))
    } catch (error) {
      const { says, remedy } = problemFrom(error)
      set({ wrong: `${says}${remedy}` })
    }
  }
  return (
    <div className="files">
      <input
        {...tied}
        className="files-input"
        type="file"
        multiple
        disabled={value.length >= most}
        onChange={({ target }) => {
          for (const file of [...(target.files ?? [])].slice(0, most - value.length)) void send(file)
          target.value = ''
        }}
      />
      <label className="files-button" htmlFor={tied.id} aria-hidden="true">
        选择文件
      </label>
      <span className="hint"> 每份不超过30MB，最多{most}份</span>
      <ul aria-live="polite">
        {value.map(({ id, name }) => (
          <li key={id}>
            {name}
            <button
              type="button"
              className="link-button"
              aria-label={`不要${name}`}
              onClick={() => onChange(value.filter((file) => file.id !== id))}
            >
              不要
            </button>
          </li>
        ))}
        {going.map(({ name, share, wrong }) => (
          <li key={name}>
            {name}
            {wrong ? (
              <span className="field-wrong">{wrong}</span>
            ) : (
              <Progress percent={Math.round(share * 100)} size="small" aria-label={`${name}已传`} />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
