import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Field } from '../acts/fields/field.tsx'
import { shortDay } from '../days.ts'
import { knowledgeSearchQuery } from '../knowledge/queries.ts'
import { useRested } from '../register/rested.ts'
import type { KnowledgeHit } from '../server/api.ts'
import { today } from '../server/now.ts'

const shown = 4

/** What the knowledge base says, as the agent types. One that expired is never told as an answer (HL-01). */
export function KnowledgeBeside({
  sought,
  chosen,
  onChoose,
}: {
  sought: string
  chosen: KnowledgeHit | null
  onChoose: (hit: KnowledgeHit | null) => void
}) {
  const id = useId()
  const [own, setOwn] = useState('')
  const rested = useRested(own)
  const q = (rested.trim() || sought).slice(0, 200)
  const found = useQuery({ ...knowledgeSearchQuery({ q, region: '', category: '' }, true), enabled: q.length > 1 })
  const items = (found.data?.items ?? []).slice(0, shown)
  return (
    <section className="call-knowledge" aria-label="知识库">
      <h2>知识库</h2>
      <Field id={`${id}-q`} title="查知识" required={false} hint="不填就按左边写的内容查">
        {(tied) => <Input {...tied} value={own} maxLength={100} onChange={({ target }) => setOwn(target.value)} />}
      </Field>
      <div aria-live="polite">
        {items.length === 0 && (
          <p className="hint">
            {q.length > 1 && !found.isFetching
              ? '没有查到。可以登记工单，转给归口单位。'
              : '写了内容以后，相关的知识出现在这里。'}
          </p>
        )}
        {items.map((hit) => (
          <article key={hit.id} className={chosen?.id === hit.id ? 'hit chosen' : 'hit'}>
            <h3>{hit.title}</h3>
            <p>{hit.answer}</p>
            <p className="hint">
              依据：{hit.source}　{shortDay(hit.reviewOn, today())}前再核对
            </p>
            {hit.state === 'published' ? (
              <Button
                size="small"
                aria-pressed={chosen?.id === hit.id}
                type={chosen?.id === hit.id ? 'primary' : 'default'}
                onClick={() => onChoose(chosen?.id === hit.id ? null : hit)}
              >
                {chosen?.id === hit.id ? '用这一条答复（已选）' : '用这一条答复'}
              </Button>
            ) : (
              <p className="field-wrong">已过期，不能直接答复。请登记工单。</p>
            )}
          </article>
        ))}
      </div>
    </section>
  )
}
