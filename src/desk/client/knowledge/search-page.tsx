import '../styles/knowledge.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { inLandmark } from '../acts/fields/in-landmark.tsx'
import { useSettled } from '../acts/use-settled.ts'
import { dayWithWeekday, shortDay } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { KnowledgeHit } from '../server/api.ts'
import { today } from '../server/now.ts'
import { regionsQuery } from '../server/queries.ts'
import { knowledgePageQuery, knowledgeSearchQuery } from './queries.ts'
import { useKnowledgeAct } from './use-act.ts'

/** 知识库查询: as you type; what may be told, with its document and days. */
export function KnowledgeSearchPage() {
  usePageTitle('知识库')
  const id = useId()
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState(params.get('q') ?? '')
  const region = params.get('region') ?? ''
  const category = params.get('category') ?? ''
  const settled = useSettled(typed)
  const asked = params.get('q') ?? ''
  const q = typed === asked ? asked : settled
  const found = useQuery({
    ...knowledgeSearchQuery({ q, region, category }, q !== asked),
    placeholderData: keepPreviousData,
  })
  const regions = useQuery(regionsQuery)
  const set = (more: Record<string, string>): void => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(more)) value ? next.set(name, value) : next.delete(name)
    setParams(next, { replace: true })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    set({ q: typed.trim() })
  }
  return (
    <main id="main" className="page knowledge-page">
      <h1>知识库</h1>
      <form className="knowledge-ask" onSubmit={submit}>
        <label htmlFor={id} className="sr-only">
          问什么
        </label>
        <Input
          id={id}
          type="search"
          value={typed}
          placeholder="用来电人的话、关键词，或者标题的拼音首字母"
          autoComplete="off"
          onChange={({ target }) => setTyped(target.value)}
        />
        <Select
          className="picker"
          aria-label="适用地区"
          allowClear
          value={region || null}
          placeholder="全市"
          onChange={(code: string | null) => set({ region: code ?? '' })}
          options={(regions.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          popupRender={inLandmark}
        />
        <Button type="primary" htmlType="submit">
          查
        </Button>
      </form>
      {found.error ? (
        <Trouble error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Waiting />
      ) : (
        <>
          <p className="hint" role="status">
            {q.trim() ? `“${q.trim()}”` : '常用的'}：共{found.data.total}条
            {found.data.total > found.data.items.length && `，先列${found.data.items.length}条`}
          </p>
          {found.data.total === 0 && (
            <p className="empty">没有找到。换个短一点的词再试；确实没有的，建工单转给主管单位，并请知识库编辑补上。</p>
          )}
          <ol className="knowledge-hits">
            {found.data.items.map((hit) => (
              <li key={hit.id}>
                <Hit hit={hit} open={params.get('open') === hit.id} onOpen={(on) => set({ open: on ? hit.id : '' })} />
              </li>
            ))}
          </ol>
        </>
      )}
    </main>
  )
}

function Hit({ hit, open, onOpen }: { hit: KnowledgeHit; open: boolean; onOpen: (open: boolean) => void }) {
  return (
    <article className={hit.state === 'expired' ? 'knowledge-hit expired' : 'knowledge-hit'}>
      <h2>
        <button type="button" aria-expanded={open} onClick={() => onOpen(!open)}>
          {hit.title}
        </button>
      </h2>
      {hit.state === 'expired' && (
        <p className="note-wrong">
          <strong>过期，不能直接答复。</strong>请建工单转给归口单位。
        </p>
      )}
      {hit.from > today() && <p className="note-wrong">{dayWithWeekday(hit.from, today())}起施行，在那以前不适用。</p>}
      <p className="knowledge-answer">{hit.answer}</p>
      <p className="hint">
        {hit.source}，{hit.issuer}；第{hit.version}版，{shortDay(hit.publishedOn, today())}发布，
        {shortDay(hit.reviewOn, today())}前复核
      </p>
      {open && <Whole id={hit.id} version={hit.version} />}
    </article>
  )
}

function Whole({ id, version }: { id: string; version: number }) {
  const page = useQuery(knowledgePageQuery(id))
  if (page.error) return <FailureNote error={page.error} />
  if (page.isPending) return <Waiting />
  const { long, variants } = page.data
  return (
    <div className="knowledge-whole">
      {long && <p className="pre">{long}</p>}
      {variants.length > 0 && <p className="hint">也这样问：{variants.join('；')}</p>}
      <NotRight id={id} version={version} />
      <Link to={`/knowledge/entries/${id}`}>看各个版本</Link>
    </div>
  )
}

/** 这条不对: to the editor, from the middle of a call. */
function NotRight({ id, version }: { id: string; version: number }) {
  const field = useId()
  const [says, setSays] = useState('')
  const send = useKnowledgeAct(() => setSays(''))
  return (
    <details>
      <summary>这条不对</summary>
      <label htmlFor={field}>哪里不对，应该是什么</label>
      <Input.TextArea
        id={field}
        autoSize={{ minRows: 2 }}
        maxLength={1000}
        value={says}
        onChange={({ target }) => setSays(target.value)}
      />
      {send.error && <FailureNote error={send.error} />}
      {send.isSuccess && <p role="status">已经交给知识库编辑。</p>}
      <Button
        onClick={() => send.mutate({ path: `/knowledge/${id}/reports`, body: { version, says: says.trim() } })}
        disabled={says.trim().length < 2}
        loading={send.isPending}
      >
        交给编辑
      </Button>
    </details>
  )
}
