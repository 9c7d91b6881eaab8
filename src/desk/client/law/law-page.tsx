import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { ProcedureRow } from '../server/api.ts'
import { procedureQuery } from '../server/queries.ts'
import { articleInWords, documentTitle, limitTable, limitTitle, roleTitle, stageTitle } from './words.ts'

/** 法规与期限: every step of the procedure, who takes it, on which article, and what it starts. */
export function LawPage() {
  const rows = useQuery(procedureQuery)
  const [params] = useSearchParams()
  const [typed, setTyped] = useState(params.get('find') ?? '')
  usePageTitle('法规与期限')
  const shown = rows.data?.filter((row) => wordsOf(row).includes(typed.trim())) ?? []
  const limits = limitTable.filter((limit) => wordsOfLimit(limit).includes(typed.trim()))
  return (
    <main id="main" className="page law-page">
      <div className="list-head">
        <h1>法规与期限</h1>
        {rows.data && (
          <span className="list-total">
            {limits.length} 个期限，{shown.length} 个环节
          </span>
        )}
        <div className="law-find">
          <Input
            type="search"
            aria-label="查找环节、期限"
            placeholder="查找环节、期限、文书、条款"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
      </div>
      {rows.error ? (
        <Trouble error={rows.error} onRetry={() => void rows.refetch()} />
      ) : rows.isPending ? (
        <Waiting />
      ) : shown.length + limits.length ? (
        <>
          {limits.length > 0 && <Limits limits={limits} />}
          {shown.length > 0 && <Procedure rows={shown} />}
        </>
      ) : (
        <p className="empty">没有找到，请换个词。</p>
      )}
    </main>
  )
}

type Limit = (typeof limitTable)[number]

function Limits({ limits }: { limits: readonly Limit[] }) {
  return (
    <Table title="期限" heads={['期限', '多少', '依据', '从哪天起算', '要做什么']}>
      {limits.map((limit) => (
        <tr key={limit.id}>
          <th scope="row">
            {limit.title} <span className="hint">{limit.id}</span>
          </th>
          <td>{amountInWords(limit)}</td>
          <td>{articleInWords(limit.article)}</td>
          <td>{limit.trigger}</td>
          <td>{limit.duty}</td>
        </tr>
      ))}
    </Table>
  )
}

function amountInWords({ amount, unit, practice }: Limit): string {
  const basis = practice ? '（非法定）' : ''
  if (amount === null) return '文书指定'
  return unit === '指定' ? `文书指定，没写的${amount}日${basis}` : `${amount}${unit}${basis}`
}

const wordsOfLimit = (limit: Limit): string =>
  [limit.id, limit.title, limit.trigger, limit.duty, articleInWords(limit.article), amountInWords(limit)].join(' ')

/** A table that scrolls sideways by itself on a small screen, also with the keyboard. */
function Table({ title, heads, children }: { title: string; heads: readonly string[]; children: ReactNode }) {
  return (
    <>
      <h2>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section className="table-scroll" aria-label={title} tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </section>
    </>
  )
}

function Procedure({ rows }: { rows: readonly ProcedureRow[] }) {
  return (
    <Table title="办理环节" heads={['环节', '依据', '谁办', '从哪一步', '到哪一步', '起算的期限', '文书']}>
      {rows.map((row) => (
        <tr key={`${row.id} ${row.command} ${row.title}`}>
          <th scope="row">
            {row.title} <span className="hint">{row.id}</span>
          </th>
          <td>{articleInWords(row.article)}</td>
          <td>{whoInWords(row)}</td>
          <td>{row.from.length > 6 ? '各步' : row.from.map(stageTitle).join('；')}</td>
          <td>{row.to ? stageTitle(row.to) : '不变，或由内容决定'}</td>
          <td>{(row.starts ?? []).map(limitTitle).join('、') || '—'}</td>
          <td>{(row.documents ?? []).map(documentTitle).join('、') || '—'}</td>
        </tr>
      ))}
    </Table>
  )
}

const places: Readonly<Record<string, string>> = {
  office: '登记单位',
  holder: '办理单位',
  sender: '转来单位',
  discipline: '纪检监察机关',
  reviewer: '复查复核机关',
  joint: '共同办理单位',
  arbiter: '决定管辖的机关',
  asked: '决定该问题的单位',
}

const whoInWords = (row: ProcedureRow): string =>
  row.who
    .map((who) => {
      if (who === 'person') return '信访人本人'
      if (who === 'system') return '系统按期自动'
      return `${places[who.at]}的${who.roles.map(roleTitle).join('、')}`
    })
    .join('；')

const wordsOf = (row: ProcedureRow): string =>
  [
    row.id,
    row.title,
    articleInWords(row.article),
    whoInWords(row),
    ...row.from.map(stageTitle),
    ...(row.starts ?? []).map(limitTitle),
    ...(row.documents ?? []).map(documentTitle),
  ].join(' ')
