import { App, Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { FailureNote } from '../frame/failure-note.tsx'
import type { KnowledgeDetail } from '../server/api.ts'
import { useSession } from '../session/session.tsx'
import { entryPath } from './queries.ts'
import { useKnowledgeAct } from './use-act.ts'
import { inForce, inWork } from './words.ts'

/** 送审, or throw the draft away. */
export function DraftActs({ entry, changed }: { entry: KnowledgeDetail; changed: boolean }) {
  const { notification } = App.useApp()
  const submit = useKnowledgeAct(() => notification.success({ title: '已送审，由没有写过这一版的人审核发布' }))
  const discard = useKnowledgeAct()
  if (!inWork(entry)) return null
  return (
    <section aria-label="草稿的下一步" className="knowledge-acts">
      <Button
        type="primary"
        disabled={changed}
        loading={submit.isPending}
        onClick={() => submit.mutate({ path: `${entryPath(entry.id)}/submit` })}
      >
        送审
      </Button>
      {entry.shown !== null && (
        <Button
          loading={discard.isPending}
          disabled={changed}
          onClick={() => discard.mutate({ path: `${entryPath(entry.id)}/draft`, method: 'DELETE' })}
        >
          不要这份草稿
        </Button>
      )}
      {changed && <span className="hint">先保存草稿，再送审。</span>}
      {[submit.error, discard.error].map((error) => error && <FailureNote key={error.message} error={error} />)}
    </section>
  )
}

/** 审核: publish or give back. Whoever wrote on it reads why not. */
export function ReviewActs({ entry }: { entry: KnowledgeDetail }) {
  const id = useId()
  const { may } = useSession()
  const { notification } = App.useApp()
  const [note, setNote] = useState('')
  const publish = useKnowledgeAct(() => notification.success({ title: '已发布，马上用来答复' }))
  const giveBack = useKnowledgeAct()
  if (!may('knowledge.review')) return <p className="hint">等另一个人审核发布。</p>
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    giveBack.mutate({ path: `${entryPath(entry.id)}/return`, body: { note: note.trim() } })
  }
  return (
    <section aria-label="审核" className="knowledge-acts knowledge-verdict">
      {entry.own ? (
        <p className="hint">您写过这一版，请没有写过的人审核发布。</p>
      ) : (
        <Button
          type="primary"
          loading={publish.isPending}
          onClick={() => publish.mutate({ path: `${entryPath(entry.id)}/publish` })}
        >
          通过并发布
        </Button>
      )}
      <form onSubmit={submit}>
        <label htmlFor={id}>退回的理由</label>
        <Input id={id} maxLength={300} value={note} onChange={({ target }) => setNote(target.value)} />
        <Button htmlType="submit" disabled={note.trim().length < 2} loading={giveBack.isPending}>
          退回修改
        </Button>
      </form>
      {[publish.error, giveBack.error].map((error) => error && <FailureNote key={error.message} error={error} />)}
    </section>
  )
}

/** 停用、恢复, and: what was published was wrong. */
export function EntryActs({ entry }: { entry: KnowledgeDetail }) {
  const stop = useKnowledgeAct()
  const current = inForce(entry)
  if (!current) return null
  return (
    <section aria-label="正在用的一版" className="knowledge-acts knowledge-danger">
      {!current.wrong && <MarkWrong entry={entry.id} version={current.version} told={current.told} />}
      <Button
        loading={stop.isPending}
        onClick={() => stop.mutate({ path: `${entryPath(entry.id)}/${entry.stopped ? 'resume' : 'stop'}` })}
      >
        {entry.stopped ? '恢复使用' : '停用这一条'}
      </Button>
      {stop.error && <FailureNote error={stop.error} />}
    </section>
  )
}

function MarkWrong({ entry, version, told }: { entry: string; version: number; told: number }) {
  const id = useId()
  const { notification } = App.useApp()
  const [wrong, setWrong] = useState('')
  const [right, setRight] = useState('')
  const mark = useKnowledgeAct<{ told: number; contacts: number }>(({ told: heard, contacts }) =>
    notification.success({
      title: '已标为有误，不再用来答复',
      description: `按这一版答复过${heard}次，其中${contacts}人留了电话，已列入坐席的“答错更正”。请尽快改好发布。`,
    }),
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    mark.mutate({ path: `${entryPath(entry)}/wrong`, body: { version, wrong: wrong.trim(), right: right.trim() } })
  }
  return (
    <details>
      <summary>这一版答错了</summary>
      <form onSubmit={submit}>
        <p className="hint">
          标了以后马上不能再用来答复；按这一版答复过{told}次，留了电话的由坐席逐个更正。改好的一版照样要别人审核。
        </p>
        <label htmlFor={`${id}-wrong`}>错在哪里</label>
        <Input id={`${id}-wrong`} maxLength={500} value={wrong} onChange={({ target }) => setWrong(target.value)} />
        <label htmlFor={`${id}-right`}>应该是什么（坐席照着告诉人）</label>
        <Input id={`${id}-right`} maxLength={500} value={right} onChange={({ target }) => setRight(target.value)} />
        {mark.error && <FailureNote error={mark.error} />}
        <Button
          danger
          htmlType="submit"
          loading={mark.isPending}
          disabled={wrong.trim().length < 2 || right.trim().length < 2}
        >
          标为有误
        </Button>
      </form>
    </details>
  )
}
