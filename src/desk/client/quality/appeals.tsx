import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { FailureNote } from '../frame/failure-note.tsx'
import type { QualityCheck } from '../server/api.ts'
import { qualityAppealsQuery } from './queries.ts'
import { SheetForm } from './sheet-form.tsx'
import { SheetLook } from './sheet-look.tsx'
import { useQualityAct } from './use-act.ts'
import { Work } from './work.tsx'

/** Objections that wait: decided by who neither filled in the sheet nor did the work. */
export function Appeals() {
  const appeals = useQuery(qualityAppealsQuery)
  if (!appeals.data?.length) return appeals.error ? <FailureNote error={appeals.error} /> : null
  return (
    <section aria-labelledby="appeals">
      <h2 id="appeals">等待裁定的异议（{appeals.data.length}）</h2>
      <ul className="quality-samples">
        {appeals.data.map((check) => (
          <Appeal key={check.id} check={check} />
        ))}
      </ul>
    </section>
  )
}

function Appeal({ check }: { check: QualityCheck }) {
  const id = useId()
  const [says, setSays] = useState('')
  const decide = useQualityAct()
  const path = `/quality/checks/${check.id}/decision`
  const uphold = (event: FormEvent): void => {
    event.preventDefault()
    decide.mutate({ path, body: { says: says.trim(), instead: null } })
  }
  return (
    <li>
      <p>
        <Work check={check} />
      </p>
      <SheetLook check={check} />
      {check.checker || check.own ? (
        <p className="hint">{check.own ? '这是您自己的工作' : '这张表是您填的'}，由另一个人裁定。</p>
      ) : (
        <>
          <form onSubmit={uphold}>
            <label htmlFor={id}>维持原来的，理由</label>
            <Input id={id} maxLength={1000} value={says} onChange={({ target }) => setSays(target.value)} />
            <Button htmlType="submit" disabled={says.trim().length < 2} loading={decide.isPending}>
              维持
            </Button>
          </form>
          <details>
            <summary>改成这样</summary>
            <SheetForm
              check={check}
              saysTitle="为什么改"
              saysNeeded
              button="按这张裁定"
              error={null}
              saving={decide.isPending}
              onSend={({ marks, fatal, says: why }) =>
                decide.mutate({ path, body: { says: why, instead: { marks, fatal } } })
              }
            />
          </details>
          {decide.error && <FailureNote error={decide.error} />}
        </>
      )}
    </li>
  )
}
