import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { FailureNote } from '../../frame/failure-note.tsx'
import { download } from '../../server/download.ts'
import { draftId } from '../../server/drafts.ts'
import { call } from '../../server/request.ts'
import { formOf } from '../../server/upload.ts'
import type { Imported, ImportPreview } from '../api.ts'
import type { Kinds } from './kinds.ts'
import { PasswordSlips } from './password-slips.tsx'
import { PreviewTable } from './preview-table.tsx'
import { SheetDrop } from './sheet-drop.tsx'

/** A sheet is looked at before it is taken in: template, preview, import, and the sheet back with what is wrong. */
export function SheetImport({ kinds, base = '/admin/import' }: { kinds: Kinds; base?: string }) {
  const [params, setParams] = useSearchParams()
  const [first = ''] = Object.keys(kinds)
  const kind = kinds[params.get('kind') ?? ''] ? (params.get('kind') ?? first) : first
  return (
    <>
      {Object.keys(kinds).length > 1 && (
        <Radio.Group
          className="choice"
          aria-label="导入什么"
          value={kind}
          onChange={({ target }) => setParams({ kind: String(target.value) }, { replace: true })}
          options={Object.entries(kinds).map(([value, { title }]) => ({ value, label: title }))}
        />
      )}
      <OneKind key={kind} path={`${base}/${kind}`} title={kinds[kind]?.title ?? kind} says={kinds[kind]?.says ?? ''} />
    </>
  )
}

function OneKind({ path, title, says }: { path: string; title: string; says: string }) {
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const preview = useMutation({
    mutationFn: (sheet: File) => call<ImportPreview>(`${path}?preview=1`, { method: 'POST', body: formOf(sheet) }),
  })
  const commit = useMutation({
    mutationFn: (sheet: File) => call<Imported>(path, { method: 'POST', body: formOf(sheet), key: draftId() }),
    // Passwords stay on the screen only, never in a cache.
    gcTime: 0,
    onSuccess: () => client.invalidateQueries(),
  })
  const marked = useMutation({
    mutationFn: (sheet: File) => download(`${path}/marked.xlsx`, 'POST', formOf(sheet)),
  })
  const choose = (sheet: File): void => {
    setFile(sheet)
    commit.reset()
    marked.reset()
    preview.mutate(sheet)
  }
  const shown = commit.data ?? preview.data
  const todo = preview.data ? preview.data.counts.new + preview.data.counts.changed : 0
  return (
    <div className="sheet-steps">
      <section>
        <h2>1. 填表</h2>
        <p>{says}</p>
        <p className="sheet-links">
          <a href={`/api/v1${path}/template.xlsx`} download>
            下载空白模板
          </a>
          <a href={`/api/v1${path}/all.xlsx`} download>
            下载现有内容（改好再导入）
          </a>
        </p>
      </section>
      <section>
        <h2>2. 放进来看一看</h2>
        <SheetDrop title={title} file={file} busy={preview.isPending} onFile={choose} />
        {preview.error && <FailureNote error={preview.error} />}
      </section>
      {shown && file && (
        <section>
          <h2>{commit.data ? '3. 已导入' : '3. 核对后导入'}</h2>
          {commit.data ? (
            <p role="status">
              新增{commit.data.counts.new}行、修改{commit.data.counts.changed}行，已生效
              {commit.data.counts.wrong > 0 && `；有问题的${commit.data.counts.wrong}行没有导入`}。
            </p>
          ) : (
            <p role="status" className="sheet-counts">
              <span className="sheet-new">新增{shown.counts.new}行</span>
              <span className="sheet-changed">修改{shown.counts.changed}行</span>
              <span className="sheet-same">相同{shown.counts.same}行</span>
              <span className="sheet-wrong">有问题{shown.counts.wrong}行</span>
            </p>
          )}
          {commit.data?.passwords && commit.data.passwords.length > 0 && (
            <PasswordSlips passwords={commit.data.passwords} />
          )}
          <PreviewTable rows={shown.rows} title={title} />
          {commit.error && <FailureNote error={commit.error} />}
          {marked.error && <FailureNote error={marked.error} />}
          <div className="admin-save">
            {!commit.data && (
              <Button type="primary" disabled={!todo} loading={commit.isPending} onClick={() => commit.mutate(file)}>
                {todo ? `导入${todo}行` : '没有可导入的行'}
              </Button>
            )}
            {shown.counts.wrong > 0 && (
              <Button loading={marked.isPending} onClick={() => marked.mutate(file)}>
                下载标注过的表
              </Button>
            )}
            <span className="hint">
              {commit.data ? '可以接着放下一张表。' : '导入前什么都不会改变；有问题的行不导入，其余的一次生效。'}
            </span>
          </div>
        </section>
      )}
    </div>
  )
}
