import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { DemoBanner } from '../frame/demo-banner.tsx'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { draftId } from '../server/drafts.ts'
import { problemFrom } from '../server/failure.ts'
import { setupQuery } from '../server/queries.ts'
import { call } from '../server/request.ts'
import { AdminsStep } from './admins-step.tsx'
import { CityStep } from './city-step.tsx'
import { OfficeStep } from './office-step.tsx'
import {
  bodyOf,
  emptySetup,
  fieldOf,
  keepSetup,
  keptSetup,
  type Setup,
  stepFaults,
  stepOfField,
  tokenHere,
} from './setup.ts'
import { SetupDone } from './setup-done.tsx'

/** Roots of the fields of the API that are said beside the form's own. */
const parts = ['token', 'city', 'region', 'office', 'hotline', 'admin', 'securityAdmin']

const steps = ['城市', '单位', '管理员'] as const

/** `/desk/setup`: an empty folder becomes a city's own office. Opened by the one-time address that the program prints. */
export function SetupPage() {
  usePageTitle('建立本市的系统')
  const state = useQuery(setupQuery)
  return (
    <div className="sign-in">
      {state.data?.state === 'demo' && <DemoBanner />}
      <main className="setup" id="main">
        <h1>建立本市的系统</h1>
        {state.error ? (
          <Trouble error={state.error} onRetry={() => void state.refetch()} />
        ) : state.isPending ? (
          <Waiting />
        ) : state.data.state === 'open' ? (
          <Stepper />
        ) : (
          <p>
            {state.data.state === 'demo'
              ? '现在是示例城市。要建立本市的系统，请用系统管理员账号登录，在“管理 · 结束演示”里清空示例数据。'
              : '这里已经建立好了，一次性的建立地址不再有效。'}{' '}
            <a href="/desk/">去登录</a>
          </p>
        )}
      </main>
    </div>
  )
}

/** Three steps; what is typed survives a reload, passwords excepted. */
function Stepper() {
  const [setup, setSetup] = useState<Setup>(() => ({ ...(keptSetup() ?? emptySetup), token: tokenHere() }))
  const [step, setStep] = useState(0)
  const [asked, setAsked] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const make = useMutation({
    mutationFn: () => call('/admin/setup', { method: 'POST', body: bodyOf(setup), key: draftId(), signedOut: true }),
    onSuccess: () => keepSetup(null),
    onError: (error) => {
      // Back to where the first mistake is.
      const { code, fields = [] } = problemFrom(error)
      const [fault] = code === 'setup-token-wrong' ? [{ field: 'token' }] : fields
      if (fault) setStep(stepOfField(fieldOf(fault.field)))
    },
    gcTime: 0,
  })
  const set = (change: Partial<Setup>): void => {
    const next = { ...setup, ...change }
    setSetup(next)
    keepSetup(next)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is read from its heading
  useEffect(() => heading.current?.focus(), [step])
  const found = { ...stepFaults(setup, step) }
  const said: Record<string, string> = {}
  for (const { field, says } of make.error ? (problemFrom(make.error).fields ?? []) : []) said[fieldOf(field)] = says
  const wrong = (field: string): string | undefined => (asked ? found[field] : undefined) ?? said[field]
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (Object.keys(found).length) return
    if (step < steps.length - 1) {
      setAsked(false)
      setStep(step + 1)
    } else make.mutate()
  }
  if (make.isSuccess) return <SetupDone setup={setup} />
  const part = { setup, set, wrong }
  return (
    <form className="admin-form" onSubmit={submit} noValidate>
      <ol className="setup-steps" aria-label="步骤">
        {[...steps, '完成'].map((title, index) => (
          <li key={title} aria-current={index === step ? 'step' : undefined} className={index < step ? 'done' : ''}>
            {title}
          </li>
        ))}
      </ol>
      <h2 ref={heading} tabIndex={-1}>
        {step + 1}. {steps[step]}
      </h2>
      {step === 0 && <CityStep {...part} />}
      {step === 1 && <OfficeStep {...part} />}
      {step === 2 && <AdminsStep {...part} />}
      {make.error && <FailureNote error={make.error} beside={parts} />}
      <div className="admin-save">
        {step > 0 && <Button onClick={() => setStep(step - 1)}>上一步</Button>}
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {step === steps.length - 1 ? '建立' : '下一步'}
        </Button>
      </div>
    </form>
  )
}
