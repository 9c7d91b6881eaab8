import '../styles/admin.css'
import '../styles/quality.css'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber, Radio } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Link } from 'react-router'
import { Field } from '../acts/fields/field.tsx'
import { dayWithWeekday } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { QualitySample, QualitySubject } from '../server/api.ts'
import { today } from '../server/now.ts'
import { useSession } from '../session/session.tsx'
import { Appeals } from './appeals.tsx'
import { qualitySamplesQuery } from './queries.ts'
import { useQualityAct } from './use-act.ts'
import { subjectWords } from './words.ts'

/** 质检: what was drawn, how far it is, the rate of the desk; objections. Nobody's name and no rank. */
export function QualityPage() {
  usePageTitle('质检')
  const { may } = useSession()
  const samples = useQuery(qualitySamplesQuery)
  if (samples.error) return <Trouble error={samples.error} onRetry={() => void samples.refetch()} />
  if (samples.isPending) return <Waiting />
  return (
    <main id="main" className="page quality-page">
      <h1>质检</h1>
      <p className="hint">
        从办结的工单、结束的通话里随机抽至少3%，按表检查。按期间抽，不按人抽；这里没有谁的名字，也没有名次。本人看得到自己的检查表，可以提异议，由另一个人裁定。
      </p>
      <Appeals />
      <section aria-labelledby="samples">
        <h2 id="samples">抽样（{samples.data.length}）</h2>
        {samples.data.length === 0 && <p className="empty">还没有抽过。</p>}
        <ul className="quality-samples">
          {samples.data.map((sample) => (
            <Sample key={sample.id} sample={sample} />
          ))}
        </ul>
      </section>
      {may('quality.check') && <Draw />}
    </main>
  )
}

function Sample({ sample }: { sample: QualitySample }) {
  const { may } = useSession()
  const { rate } = sample
  const title = `${subjectWords[sample.subject]}，${dayWithWeekday(sample.from, today())}起，${dayWithWeekday(sample.to, today())}前`
  return (
    <li>
      <p>{may('quality.check') ? <Link to={`/quality/${sample.id}`}>{title}</Link> : <b>{title}</b>}</p>
      <p>
        共{sample.population}件，抽{sample.drawn}件，已检查{rate.denominator}件{rate.open > 0 && `，还有${rate.open}件`}
        。合格率
        <b>{rate.percent === null ? '—' : `${rate.percent}%`}</b>
        {rate.denominator > 0 && `（${rate.numerator}/${rate.denominator}）`}
      </p>
      <p className="hint">抽样种子 {sample.seed}：拿着它和编号，谁都能照样抽一遍核对。</p>
    </li>
  )
}

function Draw() {
  const id = useId()
  const [subject, setSubject] = useState<QualitySubject>('order')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState(today())
  const [share, setShare] = useState<number | null>(3)
  const draw = useQualityAct<{ id: string }>()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    draw.mutate({ path: '/quality/samples', body: { subject, from, to, sharePercent: share } })
  }
  return (
    <form className="admin-form quality-draw" onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>抽一批</h2>
      <Radio.Group
        aria-label="抽什么"
        value={subject}
        onChange={({ target }) => setSubject(target.value)}
        options={(['order', 'call'] as const).map((value) => ({ value, label: subjectWords[value] }))}
      />
      <div className="quality-days">
        <Field id={`${id}-from`} title="从哪天起" required>
          {(tied) => <Input {...tied} type="date" value={from} onChange={({ target }) => setFrom(target.value)} />}
        </Field>
        <Field id={`${id}-to`} title="到哪天前" required hint="不含这一天">
          {(tied) => <Input {...tied} type="date" value={to} onChange={({ target }) => setTo(target.value)} />}
        </Field>
        <Field id={`${id}-share`} title="抽百分之几" required hint="至少3">
          {(tied) => <InputNumber {...tied} min={3} max={100} precision={0} value={share} onChange={setShare} />}
        </Field>
      </div>
      {draw.error && <FailureNote error={draw.error} />}
      <div>
        <Button type="primary" htmlType="submit" loading={draw.isPending} disabled={!from || !to || share === null}>
          随机抽
        </Button>
      </div>
    </form>
  )
}
