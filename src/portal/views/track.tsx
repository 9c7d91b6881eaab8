import type { Act, CaseDocument, IdentityView, RefusedAct, Reply, TimelineEntry, TrackModel } from '../models.ts'
import { byWhen, ClockBar, isOverdue } from './clock.tsx'
import { dayOf, moment, shortDay } from './days.ts'
import { PageForm } from './form.tsx'
import { Layout } from './layout.tsx'
import { Each, Fold, grouped, Lines, Own } from './text.tsx'

/** Where it is, by when, what the person can do; then how it came here, the documents, and who looked. */
export function Track(model: TrackModel) {
  const { page, caseNo, now, merged } = model
  const { today } = page
  const overdue = isOverdue(now.clock, today)
  return (
    <Layout page={page} title={`办理进度 ${caseNo}`}>
      <p className="where">
        {page.site.city} · {caseNo}
      </p>
      <h1>
        <Own>{model.title}</Own>
      </h1>
      {merged && (
        <p className="merged">
          您这件和先前的 {merged.keptNo} 是同一件事，合在一起办，下面是它的进度。您的编号和回执照样有效。
          {merged.object ? (
            <a href={merged.object}>不是同一件事，或者有新情况</a>
          ) : (
            `不是同一件事，或者有新情况，请打 ${page.site.hotline.number} 告诉我们。`
          )}
        </p>
      )}
      <section className={`now ${overdue ? 'overdue' : now.tone}`} aria-label="现在">
        <p>
          {now.says}
          {now.clock && !now.clock.metAt ? byWhen(now.clock, today) : '。'}
        </p>
        {now.note && <p className="note">{now.note}</p>}
        {now.clock && <ClockBar clock={now.clock} today={today} />}
      </section>

      <section className="screen" aria-labelledby="acts">
        <h2 id="acts">您现在可以</h2>
        <Acts acts={model.acts} today={today} />
        {model.newMatter && (
          <p>
            有新的事实和理由：<a href={model.newMatter}>作为新的事项提出</a>
          </p>
        )}
        {model.review && (
          <p>
            不同意意见书：<a href={model.review}>向谁申请、到哪天为止、还有哪些路</a>
          </p>
        )}
        <Refused refused={model.refused} />
      </section>

      <h2>经过</h2>
      <Timeline entries={model.timeline} ahead={model.ahead} today={today} done={now.tone === 'done'} />

      {model.returns && <Returns of={model.returns} />}

      {model.replies.length > 0 && <Replies replies={model.replies} today={today} />}

      <h2>文书</h2>
      <Documents documents={model.documents} today={today} />

      <h2>谁看过您的姓名和电话</h2>
      <Looked identity={model.identity} identityViews={model.identityViews} today={today} />

      <p>
        <a href={model.myData}>这件事里我的全部信息：查看、复制、更正</a>
      </p>

      <Leave form={model.leave} />
    </Layout>
  )
}

export function Acts({ acts, today }: { acts: Act[]; today: string }) {
  if (acts.length === 0) return <p>这一步没有需要您做的。有新情况，随时可以再反映。</p>
  return (
    <ul className="acts">
      {acts.map((act) => (
        <li key={act.action}>
          <a href={act.href}>
            <b>{act.title}</b>
            <small>{act.hint}</small>
            {act.until && <small className="until">到 {dayOf(act.until, today)}为止</small>}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Refused({ refused }: { refused: RefusedAct[] }) {
  if (refused.length === 0) return null
  return (
    <Fold title={`现在还不能的 ${refused.length} 项，为什么`}>
      <dl className="facts">
        {refused.map((act) => (
          <div key={act.action}>
            <dt>{act.title}</dt>
            <dd>
              {act.says}
              {act.remedy}
              <span className="soft">（{act.article}）</span>
            </dd>
          </div>
        ))}
      </dl>
    </Fold>
  )
}

type TimelineProps = { entries: TimelineEntry[]; ahead: string[]; today: string; done: boolean }

function Timeline({ entries, ahead, today, done }: TimelineProps) {
  return (
    <ol className="line">
      <Each of={entries}>
        {({ at, says, log }, n) => {
          const here = n === entries.length - 1 && !done
          return (
            <li className={here ? 'here' : undefined} aria-current={here ? 'step' : undefined}>
              <time dateTime={at}>{moment(at, today)}</time>
              {says}
              {log && (
                <>
                  已写入公开登记簿第 {grouped(log.index)} 条。<a href={log.verify}>验证回执</a>
                </>
              )}
            </li>
          )
        }}
      </Each>
      <Each of={ahead}>
        {(says) => (
          <li className="next">
            <span className="unseen">还没到的一步：</span>
            {says}
          </li>
        )}
      </Each>
    </ol>
  )
}

function Replies({ replies, today }: { replies: Reply[]; today: string }) {
  return (
    <>
      <h2>给您的回应</h2>
      <Each of={replies}>
        {({ at, organ, says }) => (
          <section className="reply">
            <Lines text={says} />
            <p className="soft">
              {organ}，{moment(at, today)}
            </p>
          </section>
        )}
      </Each>
    </>
  )
}

/** 退单台账 in plain words. */
function Returns({ of: { says, lines } }: { of: NonNullable<TrackModel['returns']> }) {
  return (
    <section className="card" aria-labelledby="returns">
      <h2 id="returns">退单</h2>
      <p>{says}</p>
      <ul>
        <Each of={lines}>{(line) => <li>{line}</li>}</Each>
      </ul>
    </section>
  )
}

function Documents({ documents, today }: { documents: CaseDocument[]; today: string }) {
  if (documents.length === 0) return <p>还没有文书。出一份，这里就有一份，能看、能下载、能打印。</p>
  return (
    <ul className="docs">
      <Each of={documents}>
        {(doc) => {
          const name = doc.no ? `${doc.title} ${doc.no}` : doc.title
          return (
            <li>
              <a href={doc.text}>{name}</a>
              <span>{whenIssued(doc, today)}</span>
              <span className="links">
                <a href={doc.pdf}>
                  PDF{doc.pages && ` ${doc.pages}页`}
                  <span className="unseen">：{name}</span>
                </a>
                {doc.largePrint && (
                  <a href={doc.largePrint}>
                    大字版<span className="unseen">：{name}</span>
                  </a>
                )}
              </span>
            </li>
          )
        }}
      </Each>
    </ul>
  )
}

function whenIssued({ issuedAt, deliveredAt }: CaseDocument, today: string): string {
  if (deliveredAt === null) return shortDay(issuedAt, today)
  const delivered = `${shortDay(deliveredAt, today)}送达`
  return deliveredAt === issuedAt ? delivered : `${shortDay(issuedAt, today)}，${delivered}`
}

type LookedProps = { identity: TrackModel['identity']; identityViews: IdentityView[]; today: string }

/** RG-8: who looked at the identity, and for what; of a sealed case as well. */
export function Looked({ identity, identityViews, today }: LookedProps) {
  if (identity === 'anonymous') return <p className="seen">您没有留姓名和电话，没有什么可看的。</p>
  if (identityViews.length === 0)
    return <p className="seen">还没有人看过。有人看的话，这里会写明是谁、什么时间、为了什么。</p>
  return (
    <div className="seen">
      <ul>
        <Each of={identityViews}>{(view) => <li>{looked(view, today)}</li>}</Each>
      </ul>
      <p>此外没有人看过。</p>
    </div>
  )
}

function looked({ at, organ, post, purpose, reason }: IdentityView, today: string): string {
  return `${moment(at, today)}，${organ}${post}，用途：${purpose}${reason && `（${reason}）`}。`
}

/** For a computer that others use too. */
export function Leave({ form }: { form: TrackModel['leave'] }) {
  return (
    <PageForm form={form}>
      <p className="leave">
        在公用的电脑或手机上看的，看完请
        <button className="link" type="submit" name="go" value="leave">
          退出查询
        </button>
      </p>
    </PageForm>
  )
}
