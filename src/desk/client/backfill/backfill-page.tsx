import { useMutation } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useState } from 'react'
import { PreviewTable } from '../admin/import/preview-table.tsx'
import { SheetDrop } from '../admin/import/sheet-drop.tsx'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import type { LedgerColumns, LedgerRow } from '../server/api.ts'
import { download } from '../server/download.ts'
import { call } from '../server/request.ts'
import { formOf } from '../server/upload.ts'
import { useSession } from '../session/session.tsx'
import { ColumnMapping, type SheetMapping } from './column-mapping.tsx'
import { useFiling } from './use-filing.ts'

const title = '台账补录'

/** The paper ledger of the own office: template, a look, and line after line into the register. */
export function BackfillPage() {
  usePageTitle(title)
  const { may } = useSession()
  return (
    <main id="main" className="page admin-page">
      <h1>{title}</h1>
      {may('case.backfill') ? <Ledger /> : <p>您的岗位不补录台账。请由登记人员或信访联络人员补录。</p>}
    </main>
  )
}

function Ledger() {
  const [file, setFile] = useState<File | null>(null)
  const filing = useFiling()
  const [mapping, setMapping] = useState<SheetMapping | null>(null)
  const texts = (chosen: SheetMapping | null): Record<string, string> =>
    chosen ? { mapping: JSON.stringify(chosen) } : {}
  const look = useMutation({
    mutationFn: ({ sheet, chosen }: { sheet: File; chosen: SheetMapping | null }) =>
      call<{ rows: LedgerRow[] }>('/backfill/check', {
        method: 'POST',
        body: formOf(sheet, texts(chosen)),
        slow: true,
      }),
  })
  const columns = useMutation({
    mutationFn: (sheet: File) =>
      call<LedgerColumns>('/backfill/columns', { method: 'POST', body: formOf(sheet), slow: true }),
    onSuccess: (found, sheet) => {
      if (found.own) look.mutate({ sheet, chosen: null })
      else setMapping(found.mapping)
    },
  })
  const marked = useMutation({
    mutationFn: ({ sheet, only }: { sheet: File; only: 'wrong' | null }) =>
      download(`/backfill/marked.xlsx${only ? `?only=${only}` : ''}`, 'POST', formOf(sheet, texts(mapping))),
  })
  const choose = (sheet: File): void => {
    setFile(sheet)
    setMapping(null)
    filing.clear()
    marked.reset()
    look.reset()
    columns.mutate(sheet)
  }
  const remap = (chosen: SheetMapping): void => {
    setMapping(chosen)
    look.reset()
  }
  // What was filed since the look takes the place of what the look said.
  const rows = (look.data?.rows ?? []).map((row) => filing.filed.get(row.line) ?? row)
  const todo = rows.filter((row) => row.state === 'new' && !filing.filed.has(row.line))
  const count = (state: LedgerRow['state']): number => rows.filter((row) => row.state === state).length
  const done = filing.filed.size
  return (
    <div className="sheet-steps">
      <section>
        <h2>1. 填表</h2>
        <p>
          一行一件，照原台账抄。办完的写结果和办结日期，只作记录，不起算期限、不发通知；没有办完的写“继续办理”，登记后进入待分办，期限从收到那天起算。
        </p>
        <p>写明“检举控告”或者“揭发控告”的，登记时立即密封，之后只看得到编号和日期。</p>
        <p className="sheet-links">
          <a href="/api/v1/backfill/template.xlsx" download>
            下载空白模板
          </a>
        </p>
      </section>
      <section>
        <h2>2. 放进来看一看</h2>
        <SheetDrop title={title} file={file} busy={columns.isPending || look.isPending} onFile={choose} />
        {columns.error && <FailureNote error={columns.error} />}
        {file && mapping && columns.data && (
          <ColumnMapping
            found={columns.data}
            mapping={mapping}
            busy={look.isPending}
            onChange={remap}
            onLook={() => look.mutate({ sheet: file, chosen: mapping })}
          />
        )}
        {look.error && <FailureNote error={look.error} />}
      </section>
      {look.data && file && (
        <section>
          <h2>3. 核对后登记</h2>
          <p role="status" className="sheet-counts">
            {done > 0 && <span className="sheet-new">这次已登记{done}行</span>}
            <span className="sheet-new">待登记{todo.length}行</span>
            <span className="sheet-same">以前登记过{count('same')}行</span>
            <span className="sheet-wrong">有问题{count('wrong')}行</span>
          </p>
          {done > 0 && (
            <Progress
              aria-label="登记进度"
              percent={Math.floor((done / (done + todo.length)) * 100)}
              status={filing.running ? 'active' : 'normal'}
            />
          )}
          {filing.error !== null && (
            <>
              <FailureNote error={filing.error} />
              <p>已登记的都在，不会重复。可以接着登记；关了页面也不要紧，再放一次同一张表就从断开的地方继续。</p>
            </>
          )}
          <PreviewTable rows={rows} title={title} />
          {marked.error && <FailureNote error={marked.error} />}
          <div className="admin-save">
            {filing.running ? (
              <Button onClick={filing.stop}>先停一下</Button>
            ) : (
              <Button type="primary" disabled={!todo.length} onClick={() => filing.start(todo)}>
                {todo.length ? (done ? `接着登记${todo.length}行` : `登记${todo.length}行`) : '没有要登记的行'}
              </Button>
            )}
            <Button
              loading={marked.isPending}
              disabled={filing.running}
              onClick={() => marked.mutate({ sheet: file, only: null })}
            >
              下载带编号和说明的表
            </Button>
            {count('wrong') > 0 && (
              <Button
                loading={marked.isPending}
                disabled={filing.running}
                onClick={() => marked.mutate({ sheet: file, only: 'wrong' })}
              >
                只下载退回的{count('wrong')}行
              </Button>
            )}
            <span className="hint">有问题的行不登记；改好以后放同一张表，登记过的行不会再登记。</span>
          </div>
        </section>
      )}
    </div>
  )
}
