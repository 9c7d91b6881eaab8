import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { moment } from '../../days.ts'
import { FailureNote } from '../../frame/failure-note.tsx'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import type { ProposalState, QuestionState } from '../../server/api.ts'
import { draftId } from '../../server/drafts.ts'
import { today } from '../../server/now.ts'
import { call } from '../../server/request.ts'

const proposalsQuery = queryOptions({
  queryKey: ['admin', 'proposals'],
  queryFn: () => call<ProposalState>('/admin/proposals'),
})

/** 机器建议: how the machine would have done on the office's own closed cases, and whether it may propose. */
export function ProposalsPage() {
  const known = useQuery(proposalsQuery)
  if (known.error) return <Trouble error={known.error} onRetry={() => void known.refetch()} />
  if (known.isPending) return <Waiting />
  const { on, bar, learned, questions } = known.data
  return (
    <div className="packs">
      <p>
        只用本单位办结的、由人确认过分类的件学习，密封件从不读。建议显示在分类、转送、交办的表单上，写明把握和依据的词；不点就不填，最后由人决定。
      </p>
      <p className="hint">
        每项要先通过回测才会出现：至少 {bar.leastTexts} 篇、每类至少 {bar.leastPerClass} 篇，第一个就对的不少于{' '}
        {bar.firstPercent}%，前两个有对的不少于 {bar.firstTwoPercent}%。
      </p>
      <Buttons on={on} ready={questions.some(({ passes }) => passes)} />
      <p>
        {learned
          ? `上次学习：${moment(learned.madeAt, today())}，读了 ${learned.texts} 件。每月自动重学一次。`
          : '还没有学习过。'}
      </p>
      {questions.map((question) => (
        <Question key={question.question} state={question} on={on} />
      ))}
    </div>
  )
}

function Buttons({ on, ready }: { on: boolean; ready: boolean }) {
  const client = useQueryClient()
  const { notification } = App.useApp()
  const turn = useMutation({
    mutationFn: () => call('/admin/proposals', { method: 'PUT', key: draftId(), body: { on: !on } }),
    onSuccess: () => client.invalidateQueries({ queryKey: proposalsQuery.queryKey }),
  })
  const learn = useMutation({
    mutationFn: () => call('/admin/proposals/learn', { method: 'POST', body: {} }),
    onSuccess: () =>
      notification.success({ title: '已开始学习', description: '在后台进行，几分钟后回来看结果，可以离开这一页。' }),
  })
  return (
    <div className="pack-choice">
      <Button
        type={on ? 'default' : 'primary'}
        disabled={!on && !ready}
        loading={turn.isPending}
        onClick={() => turn.mutate()}
      >
        {on ? '停用机器建议' : '启用机器建议'}
      </Button>
      <Button loading={learn.isPending} onClick={() => learn.mutate()}>
        重新学习并回测
      </Button>
      <span className="hint">{on ? '现在启用。' : ready ? '现在停用。' : '还没有一项通过回测，不能启用。'}</span>
      {turn.error && <FailureNote error={turn.error} />}
      {learn.error && <FailureNote error={learn.error} />}
    </div>
  )
}

const share = (value: number): string => `${(value * 100).toFixed(1)}%`

function Question({ state, on }: { state: QuestionState; on: boolean }) {
  const { title, passes, backTest, accepted, changed } = state
  return (
    <article className="pack" aria-labelledby={`question-${state.question}`}>
      <header>
        <h2 id={`question-${state.question}`}>{title}</h2>
        <span className={passes && on ? 'pack-state pack-on' : 'pack-state'}>
          {!backTest ? '件太少' : passes ? (on ? '通过，启用' : '通过') : '没有通过'}
        </span>
      </header>
      {backTest ? (
        <p>
          {backTest.folds}折回测 {backTest.texts} 篇：第一个就对 {share(backTest.first)}，前两个有对的{' '}
          {share(backTest.firstTwo)}。
        </p>
      ) : (
        <p>办结的件还不够学习。</p>
      )}
      <p className="hint">
        提出过的建议，采纳 {accepted} 次，改选 {changed} 次。
      </p>
      {backTest && (
        <details>
          <summary>逐类结果 {backTest.classes.length} 类</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
          <section className="table-scroll" aria-label={`${title}逐类结果`} tabIndex={0}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">类</th>
                  <th scope="col">篇数</th>
                  <th scope="col">第一个就对</th>
                  <th scope="col">前两个有对的</th>
                  <th scope="col">说是它时确实是</th>
                </tr>
              </thead>
              <tbody>
                {backTest.classes.map((one) => (
                  <tr key={one.code}>
                    <th scope="row">
                      {one.title} <span className="hint">{one.code}</span>
                    </th>
                    <td>{one.texts}</td>
                    <td>{share(one.first)}</td>
                    <td>{share(one.firstTwo)}</td>
                    <td>{one.exact === null ? '没有说过' : share(one.exact)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </details>
      )}
    </article>
  )
}
