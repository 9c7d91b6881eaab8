import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { moment, shortDay } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { ListSkeleton } from '../lists/skeleton.tsx'
import type { Posting } from '../server/api.ts'
import { download } from '../server/download.ts'
import { today } from '../server/now.ts'
import { postingsQuery } from '../server/queries.ts'
import { call } from '../server/request.ts'
import { PostBar } from './post-bar.tsx'
import { RegisteredNumber } from './registered-number.tsx'

/** 寄送: letters for people without electronic service. Print, number, hand over; record the receipt that comes back. */
export function PostPage() {
  const [params, setParams] = useSearchParams()
  const state = params.get('state') === 'posted' ? 'posted' : 'open'
  usePageTitle('寄送')
  return (
    <main id="main" className="page list-page">
      <div className="list-head">
        <h1>寄送</h1>
        <span className="list-order">没有同意电子送达的信访人，文书挂号邮寄</span>
      </div>
      <p className="filter-chips post-states">
        {(
          [
            ['open', '待寄'],
            ['posted', '已寄，等回执'],
          ] as const
        ).map(([id, title]) => (
          <button
            type="button"
            key={id}
            className={id === state ? 'chip' : 'plain-button'}
            aria-pressed={id === state}
            onClick={() => setParams(id === 'open' ? {} : { state: id }, { replace: true })}
          >
            {title}
          </button>
        ))}
      </p>
      {state === 'open' ? <ToPost key="open" /> : <Posted key="posted" />}
    </main>
  )
}

function ToPost() {
  const client = useQueryClient()
  const list = useQuery(postingsQuery('open'))
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const aside = useMutation({
    mutationFn: (document: string) => call(`/postings/${document}`, { method: 'PUT', body: { setAside: true } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['postings'] }),
  })
  if (list.error) return <Trouble error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <ListSkeleton />
  const letters = list.data
  const chosen = letters.filter(({ document }) => marked.has(document))
  const toggle = (document: string): void => {
    const next = new Set(marked)
    if (!next.delete(document)) next.add(document)
    setMarked(next)
  }
  if (!letters.length) return <p className="empty">没有要邮寄的文书。签发给信访人、没有电子送达的文书会出现在这里。</p>
  return (
    <>
      <ol className="letters">
        {letters.map((letter) => (
          <li key={letter.document}>
            <label className="cases-choose">
              <input
                type="checkbox"
                checked={marked.has(letter.document)}
                disabled={!letter.address}
                onChange={() => toggle(letter.document)}
              />
              <span className="sr-only">
                选中{letter.title} {letter.caseNo}
              </span>
            </label>
            <Paper letter={letter} />
            <RegisteredNumber letter={letter} />
            <button
              type="button"
              className="link-button"
              disabled={aside.isPending}
              onClick={() => aside.mutate(letter.document)}
            >
              不邮寄<span className="sr-only">{letter.caseNo}</span>
            </button>
          </li>
        ))}
      </ol>
      {aside.error && <FailureNote error={aside.error} />}
      <PostBar
        chosen={chosen}
        onAll={() => setMarked(new Set(letters.filter(({ address }) => address).map(({ document }) => document)))}
        onNone={() => setMarked(new Set())}
      />
    </>
  )
}

function Paper({ letter }: { letter: Posting }) {
  return (
    <div>
      <b>{letter.title}</b> {letter.no}
      <p className="hint">
        <Link to={`/cases/${letter.caseNo}?tab=papers`}>{letter.caseNo}</Link>　{letter.name}　
        {letter.address || '没有留下地址，请当面送达'}
      </p>
      <p className="hint">
        {moment(letter.issuedAt, today())}签发
        {letter.printedAt ? `，${moment(letter.printedAt, today())}打印过地址` : ''}
        {letter.largePrint && '，本人要大字：打印送达时大字版一并打印，装进同一信封'}
      </p>
    </div>
  )
}

function Posted() {
  const list = useQuery(postingsQuery('posted'))
  const taking = useMutation({
    mutationFn: ({ on, as }: { on: string; as: 'pdf' | 'xlsx' }) => download(`/postings/list.${as}?on=${on}`),
  })
  const [day, setDay] = useState(today())
  if (list.error) return <Trouble error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <ListSkeleton />
  return (
    <>
      <p className="bulk-acts">
        <label>
          交寄清单{' '}
          <input type="date" className="day-input" value={day} onChange={({ target }) => setDay(target.value)} />
        </label>
        {(['pdf', 'xlsx'] as const).map((as) => (
          <Button key={as} disabled={!day} loading={taking.isPending} onClick={() => taking.mutate({ on: day, as })}>
            {as === 'pdf' ? '打印（两联）' : 'Excel'}
          </Button>
        ))}
      </p>
      {taking.error && <FailureNote error={taking.error} />}
      {list.data.length === 0 ? (
        <p className="empty">没有寄出后等回执的文书。</p>
      ) : (
        <ol className="letters">
          {list.data.map((letter) => (
            <li key={letter.document}>
              <span className="posted-on">{letter.postedOn && shortDay(letter.postedOn, today())}</span>
              <Paper letter={letter} />
              <span>{letter.number || '没有登记号码'}</span>
              <Link to={receiptAddress(letter)}>登记送达</Link>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

/** The act 送达 of the case, with what is known filled in; the day of receipt stands on the slip. */
const receiptAddress = ({ caseNo, document, number }: Posting): string =>
  `/cases/${caseNo}?${new URLSearchParams({ act: 'deliver', document, mode: 'post', ...(number ? { proof: `挂号 ${number}` } : {}) })}`
