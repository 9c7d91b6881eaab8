import { Button } from 'antd'
import { useId, useState } from 'react'
import { Field } from '../../acts/fields/field.tsx'

/** Much more than the server takes is not even read. */
const mostBytes = 1_000_000

/** The city's picture as a data address. The server looks whether it is harmless and small enough. */
export function LogoField({
  value,
  onChange,
  wrong,
}: {
  value: string | null
  onChange: (logo: string | null) => void
  wrong: string | undefined
}) {
  const id = useId()
  const [tooBig, setTooBig] = useState(false)
  const read = (file: File | undefined): void => {
    if (!file) return
    setTooBig(file.size > mostBytes)
    if (file.size > mostBytes) return
    const reader = new FileReader()
    reader.onload = () => onChange(String(reader.result))
    reader.readAsDataURL(file)
  }
  return (
    <Field
      id={id}
      title="标志"
      required={false}
      hint="SVG 或 PNG，不超过100 kB。用在群众看到的页面和文书的封面上，不用在正式文书上。"
      wrong={tooBig ? '这个文件太大，请压缩到100 kB以内。' : wrong}
    >
      {(tied) => (
        <div className="admin-acts">
          {value && <img className="site-logo" src={value} alt="现在的标志" />}
          <input
            {...tied}
            className="files-input"
            type="file"
            accept="image/svg+xml,image/png"
            onChange={({ target }) => {
              read(target.files?.[0])
              target.value = ''
            }}
          />
          <label className="files-button" htmlFor={tied.id} aria-hidden="true">
            {value ? '换一个' : '选择图片'}
          </label>
          {value && <Button onClick={() => onChange(null)}>不用标志</Button>}
        </div>
      )}
    </Field>
  )
}
