import type { ReactNode } from 'react'
import type { SubmitModel, SubmitStep } from '../models.ts'
import { fullDay } from './days.ts'
import { Continue } from './form.tsx'
import { size } from './size.ts'
import { Each, Fold, Lines, Own } from './text.tsx'

type CheckModel = Extract<SubmitModel, { step: 'check' }>

const IDENTITIES = {
  '': '还没有选',
  named: '留姓名',
  confidential: '留姓名，但不让处理的单位知道',
  anonymous: '不留姓名',
} as const

/** Everything once more, each with a way to change it. */
export function Check(model: CheckModel) {
  const { answers, uploads, regionName, organName, needNames, paths, privacy, firstBy } = model
  const sealed = answers.kind === 'sealed'
  const order = answers.kind === 'order'
  const reachable = answers.identity !== 'anonymous'
  return (
    <>
      <h1>看一遍，没有错就提交</h1>
      <dl className="check">
        <Answer title={sealed ? '什么人、什么事' : '什么事'} step="what">
          {order && <p className="soft">{model.orderType}</p>}
          <p>
            <strong>
              <Own>{answers.title}</Own>
            </strong>
          </p>
          <Lines text={answers.content} />
          {answers.eventDate && <p className="soft">从{dayOrText(answers.eventDate)}开始</p>}
        </Answer>
        <Answer title="在哪里" step="where">
          <p>
            <Own>{[regionName, answers.place].filter(Boolean).join('，') || '没有写'}</Own>
          </p>
        </Answer>
        {order && (
          <Answer title="请谁处理" step="where">
            <p>由12345热线中心派给该管的单位</p>
          </Answer>
        )}
        {!sealed && !order && (
          <Answer title="请谁处理" step="where">
            <p>{organName || '不清楚，由信访部门转给该管的单位'}</p>
          </Answer>
        )}
        {answers.about && (
          <Answer title={sealed ? '反映的是谁' : '对谁的做法有意见'} step="where">
            <p>
              <Own>{answers.about}</Own>
            </p>
          </Answer>
        )}
        {!order && (
          <Answer title="要求" step="requests">
            {answers.request.length === 0 ? (
              <p>没有写</p>
            ) : (
              <ol>
                <Each of={answers.request}>
                  {(request) => (
                    <li>
                      <Own>{request}</Own>
                    </li>
                  )}
                </Each>
              </ol>
            )}
          </Answer>
        )}
        <Answer title="材料" step="evidence">
          {uploads.length === 0 ? (
            <p>没有</p>
          ) : (
            <ul>
              {uploads.map((file) => (
                <li key={file.id}>
                  <Own>{file.name}</Own>（{size(file.bytes)}）
                </li>
              ))}
            </ul>
          )}
        </Answer>
        <Answer title="姓名" step="identity">
          <p>{IDENTITIES[answers.identity]}</p>
        </Answer>
        {reachable && (
          <Answer title="联系方式" step="contact">
            <Lines text={[answers.name, answers.phone, answers.address].join('\n')} />
            <p>
              {order
                ? answers.noReply === 'yes'
                  ? '不用联系我'
                  : '办完答复我'
                : answers.eService === 'yes'
                  ? '同意电子送达'
                  : '要纸质的，不用电子送达'}
            </p>
            {(answers.guardian || answers.guardianPhone) && (
              <p>
                监护人：<Own>{[answers.guardian, answers.guardianPhone].filter(Boolean).join('，')}</Own>
              </p>
            )}
            {[...needNames, answers.needOther].filter(Boolean).length > 0 && (
              <p>
                需要：<Own>{[...needNames, answers.needOther].filter(Boolean).join('、')}</Own>
              </p>
            )}
          </Answer>
        )}
      </dl>

      {paths.length > 0 && (
        <section className="card" aria-labelledby="paths">
          <h2 id="paths">这件事也许还有别的法定途径，有时间限制</h2>
          <p>在这里提交照样登记、照样答复。如果下面的说法像您的情况，请两头都留意时间。</p>
          <ul>
            {paths.map((path) => (
              <li key={path.href}>
                {path.when}：<a href={path.href}>{path.path}</a>，找{path.organ}。<strong>{path.bar}</strong>
              </li>
            ))}
          </ul>
        </section>
      )}

      <p>
        请您如实说。提交以后还可以补充，也可以撤回。
        {order ? orderFollows(reachable && answers.noReply !== 'yes') : whatFollows(sealed, reachable, firstBy)}
      </p>
      <input type="hidden" name="privacyVersion" value={privacy.version} />
      <Fold title="您的个人信息怎么用">
        <p>
          只用来登记、办理和答复这件事，依据是办理信访事项的法定职责。看过您姓名、电话的人都会留下记录，您查得到。
          <a href={privacy.href}>全文（{privacy.version} 版）</a>
        </p>
      </Fold>
      <Continue title="提交" go="send" />
    </>
  )
}

const orderFollows = (reply: boolean): string =>
  `提交后马上登记，给您编号和查询码，由12345审核、派给该管的单位，${reply ? '办完答复您、回访您' : '办得怎样凭编号和查询码来看'}。`

function whatFollows(sealed: boolean, reachable: boolean, firstBy: string): string {
  if (sealed) return '提交后马上密封，并给您编号和查询码。'
  const registered = `提交后马上登记，给您编号和查询码，最迟 ${fullDay(firstBy)}`
  return reachable
    ? `${registered}告诉您转给了谁、下一步怎么办。`
    : `${registered}转给该管的单位。您凭编号和查询码自己来看。`
}

function Answer({ title, step, children }: { title: string; step: SubmitStep; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
      <dd className="edit">
        <button className="link" type="submit" name="go" value={`edit-${step}`}>
          修改<span className="unseen">“{title}”</span>
        </button>
      </dd>
    </div>
  )
}

/** As typed when it is no day: this page must not fail over an answer. */
function dayOrText(typed: string): string {
  try {
    return fullDay(typed)
  } catch {
    return typed
  }
}
