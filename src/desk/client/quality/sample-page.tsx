import '../styles/admin.css'
import '../styles/quality.css'
import { useQuery } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { QualityCheck } from '../server/api.ts'
import { qualitySampleQuery } from './queries.ts'
import { SheetForm } from './sheet-form.tsx'
import { SheetLook } from './sheet-look.tsx'
import { useQualityAct } from './use-act.ts'
import { stateWords } from './words.ts'
import { Work } from './work.tsx'

/** One draw: sheet by sheet. Whose work it is stands nowhere. */
export function QualitySamplePage() {
  usePageTitle('质检：抽出的一批')
  const { id = '' } = useParams()
  const checks = useQuery(qualitySampleQuery(id))
  const [opened, setOpened] = useState<string | null>(null)
  if (checks.error) return <Trouble error={checks.error} onRetry={() => void checks.refetch()} />
  if (checks.isPending) return <Waiting />
  const open = checks.data.filter(({ state }) => state === 'open').length
  return (
    <main id="main" className="page quality-page">
      <p>
        <Link to="/quality">回到质检</Link>
      </p>
      <h1>抽出的一批</h1>
      <p role="status">
        共{checks.data.length}件，{open ? `还有${open}件没有检查。` : '都检查过了。'}
      </p>
      {checks.data.length === 0 && <p className="empty">没有这一批，或者其中的工单已经密封。</p>}
      <ol className="quality-samples">
        {checks.data.map((check) => (
          <li key={check.id}>
            <p>
              <Work check={check} />，{stateWords[check.state]}
              {check.score !== null && `，${check.score}分`}
            </p>
            {check.own && check.state === 'open' ? (
              <p className="hint">这是您自己的工作，由另一位值班长检查。</p>
            ) : (
              <button
                type="button"
                className="link-button"
                aria-expanded={opened === check.id}
                onClick={() => setOpened(opened === check.id ? null : check.id)}
              >
                {check.state === 'open' ? '检查这一件' : '看检查表'}
              </button>
            )}
            {opened === check.id &&
              (check.state === 'open' ? (
                <Check check={check} onDone={() => setOpened(null)} />
              ) : (
                <SheetLook check={check} />
              ))}
          </li>
        ))}
      </ol>
    </main>
  )
}

function Check({ check, onDone }: { check: QualityCheck; onDone: () => void }) {
  const { notification } = App.useApp()
  const fill = useQualityAct<{ score: number; passed: boolean }>(({ score, passed }) => {
    notification.success({
      title: `${score}分，${passed ? '合格' : '不合格'}`,
      description: '本人看得到，可以提异议。',
    })
    onDone()
  })
  return (
    <SheetForm
      check={check}
      saysTitle="写给本人的话（可不填）"
      saysNeeded={false}
      button="保存检查表"
      error={fill.error}
      saving={fill.isPending}
      onSend={({ marks, fatal, says }) =>
        fill.mutate({ path: `/quality/checks/${check.id}`, body: { marks, fatal, remark: says } })
      }
    />
  )
}
