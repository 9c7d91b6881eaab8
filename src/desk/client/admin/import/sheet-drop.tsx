import { useId, useState } from 'react'

/** A place to drop a sheet, or to choose one with the keyboard. */
export function SheetDrop({
  title,
  file,
  busy,
  onFile,
}: {
  title: string
  file: File | null
  busy: boolean
  onFile: (file: File) => void
}) {
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (sheet: File | undefined): void => {
    setOver(false)
    if (sheet) onFile(sheet)
  }
  return (
    <>
      <input
        id={id}
        className="files-input"
        type="file"
        aria-label={`选择${title}的表格`}
        accept=".xlsx,.csv"
        disabled={busy}
        onChange={({ target }) => {
          take(target.files?.[0])
          // The same name can be chosen again after it was mended.
          target.value = ''
        }}
      />
      <label
        htmlFor={id}
        className={over ? 'sheet-drop over' : 'sheet-drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          take(event.dataTransfer.files[0])
        }}
      >
        {busy ? '正在读表……' : file ? `${file.name}（放入或选择另一张）` : '把填好的表拖到这里，或者点这里选择'}
        <span className="hint"> xlsx 或 csv</span>
      </label>
    </>
  )
}
