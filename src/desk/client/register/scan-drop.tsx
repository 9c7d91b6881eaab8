import { Field } from '../acts/fields/field.tsx'
import { FilesControl } from '../acts/fields/files.tsx'
import type { Upload } from '../server/api.ts'

/** Where a scan is put in: it opens beside the form. */
export function ScanDrop({
  id,
  onScan,
  wrong,
}: {
  id: string
  onScan: (scan: readonly Upload[]) => void
  wrong: string | undefined
}) {
  return (
    <Field
      id={id}
      title="扫描件"
      required={false}
      hint="放上后在左边打开，照着录入（JPG、PNG、TIFF、HEIC、扫描PDF）"
      wrong={wrong}
    >
      {(tied) => <FilesControl tied={tied} value={[]} onChange={onScan} most={1} />}
    </Field>
  )
}
