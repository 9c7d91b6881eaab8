import '../styles/quality.css'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { QualityCheck } from '../server/api.ts'
import { ownQualityQuery } from './queries.ts'
import { SheetLook } from './sheet-look.tsx'
import { useQualityAct } from './use-act.ts'
import { stateWords } from './words.ts'
import { Work } from './work.tsx'

/** 我的质检: one's own sheets, which nobody else finds by name, and the way to object. */
export function OwnQualityPage() {
  usePageTitle('我的质检')
  const own = useQuery(ownQualityQuery)
  if (own.error) return <Trouble error={own.error} onRetry={() => void own.refetch()} />
  if (own.isPending) return <Waiting />
  return (
    <main id="main" className="page quality-page">
      <h1>我的质检</h1>
      <p className="hint">
        抽到您的工作、检查过的，都在这里，只有您看得到是您的。不同意的可以提一次异议，由没有填这张表的人裁定。
      </p>
      <p role="status">共{own.data.length}张。</p>
      {own.data.length === 0 && <p className="empty">还没有抽到您的工作。</p>}
      <ol className="quality-samples">
        {own.data.map((check) => (
          <li key={check.id}>
            <p>
              <Work check={check} />，{stateWords[check.state]}
            </p>
            <SheetLook check={check} />
            {check.state === 'checked' && <Objection check={check} />}
          </li>
        ))}
      </ol>
    </main>
  )
}

function Objection({ check }: { check: QualityCheck }) {
  const id = useId()
  const [says, setSays] = useState('')
  const appeal = useQualityAct()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    appeal.mutate({ path: `/quality/checks/${check.id}/appeal`, body: { says: says.trim() } })
  }
  return (
    <details>
      <summary>不同意，提异议</summary>
      <form onSubmit={submit}>
        <label htmlFor={id}>哪里不对，为什么</label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2 }}
          maxLength={1000}
          value={says}
          onChange={({ target }) => setSays(target.value)}
        />
        {appeal.error && <FailureNote error={appeal.error} />}
        <Button htmlType="submit" disabled={says.trim().length < 2} loading={appeal.isPending}>
          提异议
        </Button>
      </form>
    </details>
  )
}
