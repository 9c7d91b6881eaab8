import '../styles/knowledge.css'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { moment } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { RecallItem } from '../server/api.ts'
import { today } from '../server/now.ts'
import { recallsQuery } from './queries.ts'
import { useKnowledgeAct } from './use-act.ts'

const results = { reached: '已经告知', 'no-answer': '没有接听', 'wrong-number': '号码不对' } as const
type Result = keyof typeof results

/** 答错更正: whoever was told a wrong answer and left a number is called, one after the other. */
export function KnowledgeRecallsPage() {
  usePageTitle('答错更正')
  const recalls = useQuery(recallsQuery)
  if (recalls.error) return <Trouble error={recalls.error} onRetry={() => void recalls.refetch()} />
  if (recalls.isPending) return <Waiting />
  return (
    <main id="main" className="page knowledge-page">
      <h1>答错更正</h1>
      <p className="hint">
        这些来电人听到的答复后来查出有误，当时同意留下电话。逐个打过去说清楚；告知了，或者三次没有人接，号码就删除。
      </p>
      <p role="status">还有{recalls.data.length}人要告知。</p>
      <ol className="knowledge-duty-list">
        {recalls.data.map((item) => (
          <Recall key={item.id} item={item} />
        ))}
      </ol>
    </main>
  )
}

function Recall({ item }: { item: RecallItem }) {
  const [phone, setPhone] = useState<string | null>(null)
  const show = useKnowledgeAct<{ phone: string }>((found) => setPhone(found.phone))
  const note = useKnowledgeAct()
  const path = `/knowledge/recalls/${item.id}`
  return (
    <li>
      <p>
        <b>{item.title}</b>，{moment(item.toldAt, today())}答复
      </p>
      <p>
        答错的：{item.wrong}
        <br />
        <strong>应该是：{item.right}</strong>
      </p>
      {item.attempts.length > 0 && (
        <p className="hint">
          打过{item.attempts.length}次：
          {item.attempts.map(({ at, result }) => `${moment(at, today())}${results[result]}`).join('，')}
        </p>
      )}
      {phone ? (
        <div className="knowledge-acts">
          <b className="knowledge-phone">{phone}</b>
          {(Object.keys(results) as Result[]).map((result) => (
            <Button
              key={result}
              type={result === 'reached' ? 'primary' : 'default'}
              loading={note.isPending}
              onClick={() => note.mutate({ path: `${path}/attempts`, body: { result } })}
            >
              {results[result]}
            </Button>
          ))}
        </div>
      ) : (
        <Button loading={show.isPending} onClick={() => show.mutate({ path: `${path}/contact` })}>
          看电话，现在打（会留痕）
        </Button>
      )}
      {[show.error, note.error].map((error) => error && <FailureNote key={error.message} error={error} />)}
    </li>
  )
}
