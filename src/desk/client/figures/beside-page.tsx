import '../styles/figures.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { SheetDrop } from '../admin/import/sheet-drop.tsx'
import { shortDay } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import type { Beside, BesideLine, ComparisonDetail, ComparisonView, TypedLine } from '../server/api.ts'
import { download } from '../server/download.ts'
import { today } from '../server/now.ts'
import { call } from '../server/request.ts'
import { formOf } from '../server/upload.ts'
import { useSession } from '../session/session.tsx'
import { emptyLine, OldLines } from './old-lines.tsx'
import { figureRowsQuery, figuresQuery } from './queries.ts'
import { ScopeBar, useScope } from './scope-bar.tsx'

const title = '与原系统对照'
const comparisonsKey = ['figure-comparisons']
/** What is being typed stays in this window until it is cleared. */
const draftKey = 'dengwen-beside'

/** While an old system still runs: its table beside ours, number by number, and the cases behind a difference. */
export function BesidePage() {
  usePageTitle(title)
  const { may } = useSession()
  return (
    <main id="main" className="page figures-page">
      <h1>{title}</h1>
      {may('report.edit') ? <Comparing /> : <p>您的岗位不作对照。请由统计员办理。</p>}
    </main>
  )
}

function Comparing() {
  const { from, to, organ, query } = useScope()
  const [lines, setLines] = useState<TypedLine[]>(draft)
  const [file, setFile] = useState<File | null>(null)
  const client = useQueryClient()
  const figures = useQuery(figuresQuery(query))
  const filled = lines.filter(({ item, count, people, percent }) => item.trim() && (count || people || percent))
  const body = { from, to, ...(organ ? { organ } : {}), lines: filled }
  const change = (next: TypedLine[]): void => {
    setLines(next)
    sessionStorage.setItem(draftKey, JSON.stringify(next))
    compare.reset()
    keep.reset()
  }
  const compare = useMutation({
    mutationFn: (asked: typeof body) =>
      call<Beside>('/figures/beside', { method: 'POST', body: asked, slow: true }).then((answer) => ({
        answer,
        query,
      })),
  })
  const keep = useMutation({
    mutationFn: () => call<{ id: string }>('/figure-comparisons', { method: 'POST', body, slow: true }),
    onSuccess: () => client.invalidateQueries({ queryKey: comparisonsKey }),
  })
  const read = useMutation({
    mutationFn: (sheet: File) =>
      call<{ lines: TypedLine[] }>('/figures/beside/sheet', { method: 'POST', body: formOf(sheet), slow: true }),
    onSuccess: (found) => change(found.lines),
  })
  const take = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') => download(`/figures/beside?format=${format}`, 'POST', body),
  })
  // Numbers of another period say nothing of the one that is chosen now.
  const shown = compare.data?.query === query ? compare.data.answer : null
  return (
    <>
      <p className="hint screen-only">
        两套系统并行时，把原系统的月报放进来，逐个数看一致不一致，相差的看得到是哪些件。这里只看，不改任何数。
      </p>
      <ScopeBar />
      <section className="screen-only" aria-labelledby="beside-lines">
        <h2 id="beside-lines">1. 原系统的数</h2>
        <p>
          表有四列：项目、件数、人数、百分比。项目写统计数字的名称或者编号（如“初信”“NUM-02”）。
          <a href="/api/v1/figures/beside/template.xlsx" download>
            下载空白的表
          </a>
          ，或者在下面直接填。
        </p>
        <SheetDrop
          title={title}
          file={file}
          busy={read.isPending}
          onFile={(sheet) => {
            setFile(sheet)
            read.mutate(sheet)
          }}
        />
        {read.error && <FailureNote error={read.error} />}
        {read.data?.lines.length === 0 && <p role="alert">表里没有填了数的行，请填好件数、人数或者百分比再放进来。</p>}
        <OldLines lines={lines} items={figures.data ?? []} onChange={change} />
        <div className="admin-save">
          <button
            type="button"
            className="plain-button"
            disabled={!filled.length || compare.isPending}
            onClick={() => compare.mutate(body)}
          >
            {compare.isPending ? '正在对照……' : `对照${filled.length}行`}
          </button>
          <button type="button" className="link-button" onClick={() => change([emptyLine])}>
            全部清空
          </button>
        </div>
        {compare.error && <FailureNote error={compare.error} />}
      </section>
      {shown && (
        <section aria-labelledby="beside-result">
          <h2 id="beside-result">2. 对照</h2>
          <Compared beside={shown} query={query} />
          <div className="admin-save screen-only">
            <button
              type="button"
              className="plain-button"
              disabled={keep.isPending || keep.isSuccess}
              onClick={() => keep.mutate()}
            >
              {keep.isSuccess ? '已存下' : '存下这次对照'}
            </button>
            <button type="button" className="plain-button" onClick={() => window.print()}>
              打印
            </button>
            <span className="sheet-buttons">
              <span className="hint">{take.isPending ? '正在生成……' : '下载'}</span>
              {(['xlsx', 'csv'] as const).map((format) => (
                <button
                  type="button"
                  key={format}
                  className="link-button"
                  disabled={take.isPending}
                  onClick={() => take.mutate(format)}
                >
                  {format === 'xlsx' ? 'Excel' : 'CSV'}
                </button>
              ))}
            </span>
          </div>
          {keep.error && <FailureNote error={keep.error} />}
          {take.error && <FailureNote error={take.error} />}
        </section>
      )}
      <Kept onAgain={(typed) => change(typed)} />
    </>
  )
}

function draft(): TypedLine[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(draftKey) ?? 'null')
    return Array.isArray(kept) && kept.length ? (kept as TypedLine[]) : [emptyLine]
  } catch {
    return [emptyLine]
  }
}

const number = (value: number | null): string => (value === null ? '—' : String(value))

function Compared({ beside, query }: { beside: Beside; query: string | null }) {
  const { lines, slips } = beside
  const equal = lines.filter(({ apart }) => apart === 0).length
  const apart = lines.filter((line) => line.apart !== null && line.apart !== 0)
  return (
    <>
      <p role="status" className="sheet-counts">
        <span className="sheet-same">一致{equal}个</span>
        <span className="sheet-wrong">不一致{apart.length}个</span>
        <span>不能比{lines.length - equal - apart.length}个</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard */}
      <section className="figure-scroll" tabIndex={0} aria-label="逐个数的对照，可左右滚动">
        <table className="figure-table beside-table">
          <thead>
            <tr>
              {['项目', '量', '原系统', '本系统', '相差', '说明'].map((heading) => (
                <th scope="col" key={heading}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.line} ${line.measure}`} className={line.apart ? 'beside-apart' : undefined}>
                <th scope="row">
                  {line.id && query ? <Link to={`/figures/${line.id}?${query}`}>{line.title}</Link> : line.title}
                  {line.id && <small>{line.id}</small>}
                </th>
                <td>{line.measure}</td>
                <td>{number(line.theirs)}</td>
                <td>{number(line.ours)}</td>
                <td>{line.apart === null ? '—' : line.apart > 0 ? `+${line.apart}` : line.apart}</td>
                <td>{line.says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {slips.length > 0 && (
        <>
          <h3>原表自己对不上的</h3>
          <ul className="figure-notes">
            {slips.map(({ says }) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        </>
      )}
      {query && apart.length > 0 && (
        <div className="screen-only">
          <h3>相差的数后面的件</h3>
          {figuresIn(apart).map((line) => (
            <Behind key={line.id} line={line} query={query} />
          ))}
        </div>
      )}
    </>
  )
}

/** Each figure once, however many of its numbers differ. */
const figuresIn = (lines: readonly BesideLine[]): BesideLine[] =>
  lines.filter(({ id }, at) => id !== null && lines.findIndex((other) => other.id === id) === at)

/** The cases that our number counts, when somebody wants to see them. */
function Behind({ line: { id, title: name }, query }: { line: BesideLine; query: string }) {
  const [open, setOpen] = useState(false)
  const { may } = useSession()
  const rows = useQuery({ ...figureRowsQuery(id ?? '', query), enabled: open && id !== null })
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{name}：本系统计了哪些件</summary>
      {rows.error && <Trouble error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.data &&
        (rows.data.items.length ? (
          <>
            <p className="hint">
              本单位经手的{rows.data.items.length}
              {rows.data.next ? '件以上，先列最近的' : '件'}；拿原系统的清单逐件对。
            </p>
            <ul className="figure-rows">
              {rows.data.items.map((caseNo) => (
                <li key={caseNo}>{may('case.read') ? <Link to={`/cases/${caseNo}`}>{caseNo}</Link> : caseNo}</li>
              ))}
            </ul>
          </>
        ) : (
          <p className="hint">没有可列的件：不属于本单位经手，或者这个数只有合计。</p>
        ))}
    </details>
  )
}

/** Comparisons that the office keeps: the numbers as they were, and a way to compare again. */
function Kept({ onAgain }: { onAgain: (typed: TypedLine[]) => void }) {
  const client = useQueryClient()
  const kept = useQuery({
    queryKey: comparisonsKey,
    queryFn: () => call<{ items: ComparisonView[] }>('/figure-comparisons').then(({ items }) => items),
  })
  const drop = useMutation({
    mutationFn: (id: string) => call<void>(`/figure-comparisons/${id}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: comparisonsKey }),
  })
  if (kept.error) return <Trouble error={kept.error} onRetry={() => void kept.refetch()} />
  if (!kept.data) return null
  return (
    <section className="screen-only" aria-labelledby="beside-kept">
      <h2 id="beside-kept">存下的对照（{kept.data.length}）</h2>
      {kept.data.length === 0 && <p className="empty">还没有存下的。存下以后，几个月并排看，不一致的应当越来越少。</p>}
      {kept.data.map((one) => (
        <KeptOne key={one.id} one={one} onAgain={onAgain} onDrop={() => drop.mutate(one.id)} />
      ))}
      {drop.error && <FailureNote error={drop.error} />}
    </section>
  )
}

function KeptOne({
  one,
  onAgain,
  onDrop,
}: {
  one: ComparisonView
  onAgain: (typed: TypedLine[]) => void
  onDrop: () => void
}) {
  const [open, setOpen] = useState(false)
  const detail = useQuery({
    queryKey: ['figure-comparison', one.id],
    queryFn: () => call<ComparisonDetail>(`/figure-comparisons/${one.id}`),
    enabled: open,
  })
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {one.from} 起，{one.to} 前，{one.organName ?? '全部'}：一致{one.equal}个，不一致{one.apart}个
      </summary>
      <p className="hint">
        {one.keptByName}，{shortDay(one.keptAt.slice(0, 10), today())}存下。下面是存下时的数。
      </p>
      {detail.error && <Trouble error={detail.error} onRetry={() => void detail.refetch()} />}
      {detail.data && (
        <>
          <Compared beside={detail.data.beside} query={null} />
          <div className="admin-save">
            <button type="button" className="plain-button" onClick={() => onAgain(detail.data.typed)}>
              放回上面，按现在的数再比
            </button>
            <button type="button" className="link-button" onClick={onDrop}>
              删去
            </button>
          </div>
        </>
      )}
    </details>
  )
}
