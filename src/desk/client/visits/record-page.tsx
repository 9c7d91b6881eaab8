import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { type FormEvent, useCallback, useId, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { ChoiceControl } from '../acts/fields/choice.tsx'
import { Field } from '../acts/fields/field.tsx'
import { FilesControl } from '../acts/fields/files.tsx'
import { useDraft } from '../acts/use-draft.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { Performed, Upload } from '../server/api.ts'
import { attemptKey } from '../server/drafts.ts'
import { casePath, caseQuery } from '../server/queries.ts'
import { call } from '../server/request.ts'
import { upload } from '../server/upload.ts'
import { openPdf } from './open-pdf.ts'
import { Signature } from './signature.tsx'

type Interview = { record: string; readBack: boolean; mode: string; note: string; scan: readonly Upload[] }
const empty = (): Interview => ({ record: '', readBack: false, mode: 'screen', note: '', scan: [] })
const modes = [
  { const: 'screen', title: '在屏幕上签名' },
  { const: 'paper', title: '打印，在纸上签名后扫描' },
  { const: 'declined', title: '不愿签名' },
]

/** 来访笔录: type, read back, sign. Whoever does not sign is received all the same. */
export function RecordPage() {
  const { caseNo = '' } = useParams()
  const id = useId()
  const client = useQueryClient()
  const navigate = useNavigate()
  const view = useQuery(caseQuery(caseNo))
  const kept = useDraft<Interview>(`visit/${caseNo}`, useCallback(empty, []))
  const { values, change } = kept
  const set = (part: Partial<Interview>): void => change({ ...values, ...part })
  const [picture, setPicture] = useState<Blob | null>(null)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  usePageTitle(`来访笔录 ${caseNo}`)
  const save = useMutation({
    mutationFn: async () => {
      const signed =
        values.mode === 'screen' && picture
          ? [await upload(new File([picture], '来访笔录签名.png', { type: 'image/png' }), () => {})]
          : values.scan
      const files = values.mode === 'declined' ? [] : signed.map((file) => file.id)
      const { record, mode, note } = values
      const body = { record, mode, ...(files.length ? { files } : {}), ...(note.trim() ? { note } : {}) }
      return call<Performed>(`${casePath(caseNo)}/actions/record-interview`, {
        method: 'POST',
        body,
        key: attemptKey(kept.id, body),
      })
    },
    onSuccess: () => {
      kept.forget()
      void client.invalidateQueries({ queryKey: ['case', caseNo] })
      void navigate('/visits')
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const found = {
      ...(values.record.trim() ? {} : { record: '笔录还没有写。' }),
      ...(values.readBack ? {} : { readBack: '请先读给来访人听，或者请来访人自己看过。' }),
      ...(values.mode === 'screen' && !picture ? { sign: '还没有签名。' } : {}),
      ...(values.mode === 'paper' && !values.scan.length ? { scan: '请放上签了名的扫描件。' } : {}),
      ...(values.mode === 'declined' && !values.note.trim() ? { note: '请写明经过。' } : {}),
    }
    setWrong(found)
    if (!Object.keys(found).length && !save.isPending) save.mutate()
  }
  if (view.error)
    return (
      <main id="main" className="page">
        <Trouble error={view.error} onRetry={() => void view.refetch()} />
      </main>
    )
  if (!view.data) return <Waiting />
  return (
    <main id="main" className="page visit-record">
      <h1>来访笔录</h1>
      <p>
        <Link to={`/cases/${caseNo}`}>{caseNo}</Link>　{view.data.title}
      </p>
      <form onSubmit={submit} noValidate>
        <Field id={`${id}-record`} title="笔录" required hint="照来访人的原话记，不评价人" wrong={wrong.record}>
          {(tied) => (
            <Input.TextArea
              {...tied}
              autoFocus
              value={values.record}
              maxLength={10_000}
              autoSize={{ minRows: 8, maxRows: 24 }}
              onChange={({ target }) => set({ record: target.value, readBack: false })}
            />
          )}
        </Field>
        <div className="visit-acts">
          <Button
            disabled={!values.record.trim()}
            onClick={() =>
              void openPdf(`${casePath(caseNo)}/interview.pdf`, {
                record: values.record,
                people: view.data.peopleCount,
              })
            }
          >
            打印笔录
          </Button>
          <Checkbox checked={values.readBack} onChange={({ target }) => set({ readBack: target.checked })}>
            已读给来访人听（或本人看过），与其所说相符
          </Checkbox>
        </div>
        {wrong.readBack && <p className="field-wrong">{wrong.readBack}</p>}
        <Field id={`${id}-mode`} title="签名" required group>
          {(tied) => (
            <ChoiceControl tied={tied} value={values.mode} onChange={(mode) => set({ mode })} options={modes} />
          )}
        </Field>
        {values.mode === 'screen' && <Signature onSigned={setPicture} />}
        {wrong.sign && <p className="field-wrong">{wrong.sign}</p>}
        {values.mode === 'paper' && (
          <Field id={`${id}-scan`} title="签了名的扫描件" required wrong={wrong.scan}>
            {(tied) => <FilesControl tied={tied} value={values.scan} onChange={(scan) => set({ scan })} most={5} />}
          </Field>
        )}
        {values.mode === 'declined' && (
          <Field id={`${id}-note`} title="经过" required wrong={wrong.note}>
            {(tied) => (
              <Input
                {...tied}
                value={values.note}
                maxLength={500}
                onChange={({ target }) => set({ note: target.value })}
              />
            )}
          </Field>
        )}
        {save.error && <FailureNote error={save.error} />}
        <Button type="primary" size="large" htmlType="submit" loading={save.isPending}>
          存入本件
        </Button>
        <p className="hint">笔录和签名密封保存在这一件里；来访人凭编号和查询码看得到有这份笔录。</p>
      </form>
    </main>
  )
}
