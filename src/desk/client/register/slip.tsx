import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { dayAtMs, dayWithWeekday, instantMs } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import type { SubmissionAnswer } from '../server/api.ts'
import { today } from '../server/now.ts'
import { request } from '../server/request.ts'
import { useSession } from '../session/session.tsx'

/** What came of a registration. Of a sealed one nobody at the counter sees more (RG-1). */
export type Registered = { answer: SubmissionAnswer; sealed: boolean; visit?: string }

/** The receipt for the person: number and query code, printed at the counter. The code is shown here once. */
export function Slip({
  registered: { answer: slip, sealed, visit },
  onNext,
}: {
  registered: Registered
  onNext: () => void
}) {
  const { may } = useSession()
  const print = useRef<HTMLButtonElement>(null)
  useEffect(() => print.current?.focus(), [])
  const [clock] = slip.clocks
  const official = useMutation({
    mutationFn: async () => {
      const headers = { 'x-query-code': slip.queryCode }
      const answer = await request(`/public/cases/${slip.caseNo}/receipt.pdf`, { headers })
      save(await answer.blob(), `登记回执 ${slip.caseNo}.pdf`)
    },
  })
  return (
    <main id="main" className="page slip-page">
      <div role="status">
        <h1>已登记</h1>
      </div>
      <article className="slip">
        <h2>登记回执</h2>
        <dl>
          <dt>编号</dt>
          <dd className="slip-no">{slip.caseNo}</dd>
          <dt>查询码</dt>
          <dd className="slip-no">{slip.queryCode}</dd>
          <dt>信访件编号</dt>
          <dd>{slip.submissionNo}</dd>
          <dt>收到</dt>
          <dd>{dayWithWeekday(dayAtMs(instantMs(slip.receivedAt)), today())}</dd>
          <dt>登记单位</dt>
          <dd>{slip.receipt.organ}</dd>
          {clock && (
            <>
              <dt>下一步</dt>
              <dd>
                最迟 {dayWithWeekday(clock.last, today())}，{nextInWords[clock.rule] ?? '告知您办理情况'}
              </dd>
            </>
          )}
        </dl>
        {slip.splits?.map((part) => (
          <dl key={part.caseNo} className="slip-part">
            <dt>分出一件</dt>
            <dd className="slip-no">{part.caseNo}</dd>
            <dt>查询码</dt>
            <dd className="slip-no">{part.queryCode}</dd>
          </dl>
        ))}
        <p>凭编号和查询码，可以在 {window.location.host} 查询办理进度、补充材料、催办和评价。</p>
        <p>查询码只显示这一次，请妥善保管，不要告诉别人。遗失可持身份证到登记单位补办。</p>
      </article>
      {official.error && <FailureNote error={official.error} />}
      <div className="slip-acts">
        <Button ref={print} type="primary" size="large" onClick={() => window.print()}>
          打印回执
        </Button>
        <Button size="large" onClick={onNext}>
          下一件{' '}
          <span className="key" aria-hidden="true">
            N
          </span>
        </Button>
        <Button size="large" loading={official.isPending} onClick={() => official.mutate()}>
          下载正式回执
        </Button>
        {visit && !sealed && <Link to={`/visits/record/${slip.caseNo}`}>写来访笔录</Link>}
        {visit && <Link to="/visits">回到来访接待</Link>}
        {may('visit.desk') && !sealed && <Link to={`/visits/evidence/${slip.caseNo}`}>收材料</Link>}
        {sealed ? (
          <span className="hint">已密封，只有专办人员能打开。</span>
        ) : (
          may('case.list') && <Link to={`/cases/${slip.caseNo}`}>打开这一件</Link>
        )}
      </div>
    </main>
  )
}

/** What the receiving organ owes the person first, by the limit that runs. */
const nextInWords: Readonly<Record<string, string>> = {
  'DL-01': '转送有权处理的机关、单位，并告知您',
  'DL-02': '书面告知您是否受理',
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
