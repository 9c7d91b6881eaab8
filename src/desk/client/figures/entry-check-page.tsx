import '../styles/figures.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { shortDay } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { EntryCheckView, OrganResult, SampleView } from '../server/api.ts'
import { today } from '../server/now.ts'
import { call } from '../server/request.ts'
import { useSession } from '../session/session.tsx'

const title = '录入抽查'
const queryKey = ['entry-checks']
const percent = (value: number | null): string => (value === null ? '—' : `${value}%`)

/** The campaign of entering old ledgers: lines drawn by the machine, looked up and compared by a person. */
export function EntryCheckPage() {
  usePageTitle(title)
  const { may } = useSession()
  const checks = useQuery({ queryKey, queryFn: () => call<EntryCheckView>('/entry-checks') })
  const [opened, setOpened] = useState<string | null>(null)
  if (checks.error) return <Trouble error={checks.error} onRetry={() => void checks.refetch()} />
  if (checks.isPending) return <Waiting />
  const view = checks.data
  const sample = view.samples.find(({ id }) => id === opened)
  return (
    <main id="main" className="page figures-page">
      <h1>{title}</h1>
      <p className="hint">
        从一本纸质台账里随机抽出若干行，逐行在系统里查。查到的占已核对的，是录入率；七项都与台账相符的占查到的，是准确率。
      </p>
      <Results results={view.results} />
      {may('report.edit') && <Draw view={view} onDrawn={setOpened} />}
      <section aria-labelledby="samples">
        <h2 id="samples">抽样</h2>
        {view.samples.length === 0 && <p>还没有抽过。</p>}
        <ul className="admin-doors">
          {view.samples.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="link-button"
                aria-expanded={one.id === opened}
                onClick={() => setOpened(one.id === opened ? null : one.id)}
              >
                {one.organName}，{one.channelTitle}台账
              </button>
              <p>
                {shortDay(one.from, today())}起，{shortDay(one.to, today())}前，共{one.ledgerLines}行；抽
                {one.counts.drawn}行，已核对
                {one.counts.checked}行。录入率{percent(one.rates.entry)}，准确率{percent(one.rates.accuracy)}。
              </p>
            </li>
          ))}
        </ul>
      </section>
      {sample && <Lines key={sample.id} sample={sample} items={view.items} writes={may('report.edit')} />}
    </main>
  )
}

function Results({ results }: { results: OrganResult[] }) {
  if (!results.length) return null
  return (
    <section aria-labelledby="results">
      <h2 id="results">各单位</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard */}
      <section className="sheet-rows" tabIndex={0} aria-label="各单位的录入率和准确率">
        <table className="figure-table">
          <thead>
            <tr>
              {['单位', '抽查行', '已核对', '已录入', '录入率', '准确', '准确率'].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {results.map(({ organ, name, counts, rates }) => (
              <tr key={organ}>
                <th scope="row">{name}</th>
                <td>{counts.drawn}</td>
                <td>{counts.checked}</td>
                <td>{counts.entered}</td>
                <td>{percent(rates.entry)}</td>
                <td>{counts.accurate}</td>
                <td>{percent(rates.accuracy)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Draw({ view, onDrawn }: { view: EntryCheckView; onDrawn: (id: string) => void }) {
  const client = useQueryClient()
  const id = useId()
  const [organ, setOrgan] = useState<string>()
  const [channel, setChannel] = useState('01')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [ledgerLines, setLedgerLines] = useState<number | null>(null)
  const [many, setMany] = useState<number | null>(20)
  const drawing = useMutation({
    mutationFn: () =>
      call<{ id: string }>('/entry-checks', { method: 'POST', body: { organ, channel, from, to, ledgerLines, many } }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey })
      onDrawn(made.id)
    },
  })
  const ready = organ && from && to && ledgerLines && many
  return (
    <section aria-labelledby={`${id}-title`} className="entry-draw">
      <h2 id={`${id}-title`}>抽一次</h2>
      <div className="entry-fields">
        <label htmlFor={`${id}-organ`}>
          单位
          <Select
            id={`${id}-organ`}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="谁的台账"
            value={organ}
            onChange={setOrgan}
            options={view.organs.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </label>
        <label htmlFor={`${id}-channel`}>
          台账
          <Select
            id={`${id}-channel`}
            value={channel}
            onChange={setChannel}
            options={view.channels.map(({ code, title: name }) => ({ value: code, label: name }))}
          />
        </label>
        <label htmlFor={`${id}-from`}>
          从
          <Input id={`${id}-from`} type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
        </label>
        <label htmlFor={`${id}-to`}>
          到（不含当天）
          <Input id={`${id}-to`} type="date" value={to} onChange={({ target }) => setTo(target.value)} />
        </label>
        <label htmlFor={`${id}-lines`}>
          台账共几行
          <InputNumber id={`${id}-lines`} min={1} precision={0} value={ledgerLines} onChange={setLedgerLines} />
        </label>
        <label htmlFor={`${id}-many`}>
          抽几行
          <InputNumber id={`${id}-many`} min={1} max={500} precision={0} value={many} onChange={setMany} />
        </label>
      </div>
      {drawing.error && <FailureNote error={drawing.error} />}
      <div className="admin-save">
        <Button type="primary" loading={drawing.isPending} disabled={!ready} onClick={() => drawing.mutate()}>
          随机抽行
        </Button>
        <span className="hint">抽哪几行由程序定，种子留存，谁都可以照样再抽一遍核对。</span>
      </div>
    </section>
  )
}

type Found = { entered: boolean; wrong: readonly string[] }

/** The drawn lines: found or not, and what differs from the paper. Each is kept as it is answered. */
function Lines({ sample, items, writes }: { sample: SampleView; items: EntryCheckView['items']; writes: boolean }) {
  const client = useQueryClient()
  const keeping = useMutation({
    mutationFn: ({ line, entered, wrong }: Found & { line: number }) =>
      call<void>(`/entry-checks/${sample.id}/checks`, {
        method: 'POST',
        body: { checks: [{ line, entered, wrong }] },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  })
  const known = new Map<number, Found>(sample.checks.map((check) => [check.line, check]))
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">
        {sample.organName}，{sample.channelTitle}台账
      </h2>
      <p className="hint">种子{sample.seed}。翻到台账的这一行，在系统里查；与台账不同的项勾上。</p>
      {keeping.error && <FailureNote error={keeping.error} />}
      <ol className="entry-lines">
        {sample.drawn.map((line) => {
          const found = known.get(line)
          return (
            <li key={line}>
              <b>第{line}行</b>
              <span className="entry-found">
                {(['已录入', '没有录入'] as const).map((words, index) => {
                  const entered = index === 0
                  return (
                    <Button
                      key={words}
                      size="small"
                      aria-pressed={found?.entered === entered}
                      type={found?.entered === entered ? 'primary' : 'default'}
                      disabled={!writes || keeping.isPending}
                      onClick={() => keeping.mutate({ line, entered, wrong: [] })}
                    >
                      {words}
                    </Button>
                  )
                })}
              </span>
              {found?.entered && (
                <Checkbox.Group
                  aria-label={`第${line}行与台账不同的项`}
                  disabled={!writes || keeping.isPending}
                  value={[...found.wrong]}
                  options={items.map(({ code, title: name }) => ({ value: code, label: `${name}不同` }))}
                  onChange={(wrong) => keeping.mutate({ line, entered: true, wrong })}
                />
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
