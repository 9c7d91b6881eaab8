import { carried, stepsOf } from '../answers.ts'
import type { SubmitModel } from '../models.ts'
import { ErrorSummary, FORM, PageForm } from './form.tsx'
import { Layout } from './layout.tsx'
import { Check } from './submit-check.tsx'
import { Contact, Evidence, Identity, Requests, What, Where } from './submit-steps.tsx'
import { Each } from './text.tsx'

const TITLES = {
  what: '发生了什么事',
  where: '在哪里，请谁处理',
  requests: '您希望怎么解决',
  evidence: '有没有材料',
  identity: '要不要留姓名',
  contact: '怎么联系您',
  check: '看一遍再提交',
} as const

/** One question a page. All other answers travel as hidden fields, so no way back or forth loses any. */
export function Submit(model: SubmitModel) {
  const { page, form, step, answers } = model
  const steps = stepsOf(answers.kind)
  const n = steps.indexOf(step) + 1
  return (
    <Layout
      page={page}
      title={`${TITLES[step]}（第 ${n} 步，共 ${steps.length} 步）`}
      form={FORM}
      failed={form.errors.length > 0}
    >
      <ErrorSummary errors={form.errors} />
      <PageForm form={form} files={step === 'evidence'} draft={answers.kind === 'sealed' ? undefined : answers.kind}>
        <Each of={carried(answers, step)}>{([name, value]) => <input type="hidden" name={name} value={value} />}</Each>
        {model.returning && <input type="hidden" name="returning" value="yes" />}
        <Progress n={n} of={steps} />
        {answers.kind === 'sealed' && <Sealed first={step === 'what'} />}
        <Step {...model} />
      </PageForm>
    </Layout>
  )
}

function Step(model: SubmitModel) {
  switch (model.step) {
    case 'what':
      return <What {...model} />
    case 'where':
      return <Where {...model} />
    case 'requests':
      return <Requests {...model} />
    case 'evidence':
      return <Evidence {...model} />
    case 'identity':
      return <Identity {...model} />
    case 'contact':
      return <Contact {...model} />
    case 'check':
      return <Check {...model} />
  }
}

function Progress({ n, of: steps }: { n: number; of: readonly string[] }) {
  return (
    <div className="progress">
      {n > 1 && (
        <button className="link" type="submit" name="go" value="back">
          返回上一步
        </button>
      )}
      <p>
        第 {n} 步，共 {steps.length} 步
      </p>
      <svg viewBox={`0 0 ${steps.length * 10 - 0.6} 1`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {steps.map((step, at) => (
          <rect key={step} className={at < n ? 'run' : 'all'} x={at * 10} width="9.4" height="1" />
        ))}
      </svg>
    </div>
  )
}

/** What sealing means; in full on the first page, one line on the others. */
function Sealed({ first }: { first: boolean }) {
  return (
    <div className="sealed">
      <p>
        <strong>密封通道：反映干部或单位违纪违法。</strong>
        提交的一刻就密封，只有专门的纪检监察对接人能打开。被反映的单位和人看不到，也查不到有这件事。
      </p>
      {first && (
        <p>
          查进度时只显示编号、状态和日期，不显示内容。请不要用单位的电脑和网络写，写完清除浏览记录。
          <button className="link" type="submit" name="go" value="unseal">
            不是这类事，改走普通通道
          </button>
        </p>
      )}
    </div>
  )
}
