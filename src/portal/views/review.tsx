import type { ReviewModel } from '../models.ts'
import { GUIDE_ALL } from '../paths.ts'
import { ClockBar } from './clock.tsx'
import { dayOf, daysBetween, fullDay } from './days.ts'
import { Layout } from './layout.tsx'
import { Each } from './text.tsx'

/** 复查复核怎么走: to whom, until when, with what; what else is possible; how long all of it takes at most. */
export function ReviewGuide(model: ReviewModel) {
  const { page, caseNo, step, opinion, organs, clock, ask, refused, asked } = model
  const title = step === 'review' ? '复查' : '复核'
  const late = clock !== null && clock.metAt === null && daysBetween(clock.last, page.today) > 0
  return (
    <Layout page={page} title={`${title}怎么申请 ${caseNo}`}>
      <p className="where">
        {page.site.city} · {caseNo}
      </p>
      <h1>不同意这份意见，怎么申请{title}</h1>
      <p className="lead">
        {title}就是请上一级机关再看一遍。不收费，可以在网上提，也可以寄信、当面交，不会写的可以口头说。
      </p>

      {asked ? (
        <section className="now running" aria-label="现在">
          <p>您已经申请了{title}，办到哪一步请看办理进度。</p>
        </section>
      ) : (
        clock && (
          <section className={`now ${late ? 'overdue' : 'running'}`} aria-label="最后一天">
            <p>
              {late
                ? `申请${title}的期限到 ${fullDay(clock.last)}为止，已经过了。生病、灾害、没有收到等正当理由，照样可以提出，把理由写上，由受理机关判断。`
                : `最迟 ${fullDay(clock.last)}提出，当天也算。寄信的，以交邮那天为准。`}
            </p>
            <ClockBar clock={clock} today={page.today} />
          </section>
        )
      )}

      <h2>对哪份意见</h2>
      <p>
        {opinion.organ}的{opinion.title}
        {opinion.no && `（${opinion.no}）`}，{dayOf(opinion.servedOn, page.today)}送达您。
      </p>

      <h2>向谁申请</h2>
      {organs.length > 1 && <p>下面的机关都可以，由您任选一个。</p>}
      <ul className="docs">
        <Each of={organs}>
          {(organ) => (
            <li>
              <div>
                <strong className="block">{organ.name}</strong>
                {[organ.address, organ.phone && `电话 ${organ.phone}`].filter(Boolean).join('，')}
                {!organ.online && '（还没有使用本系统，请寄信或者当面交）'}
              </div>
            </li>
          )}
        </Each>
      </ul>
      <p className="soft">
        {model.rule.says}。依据：{model.rule.article}。交错了也不要紧：收到的机关会转给该受理的，并告诉您。
      </p>

      <h2>怎么提</h2>
      <p className="tools">
        {ask && (
          <a className="first" href={ask}>
            在网上申请{title}
          </a>
        )}
        <a className="second" href={model.paper}>
          下载填好一半的申请书
        </a>
      </p>
      {refused && !asked && (
        <p className="soft">
          现在不能在网上提交：{refused.says}
          {refused.remedy}（{refused.article}）
        </p>
      )}
      <p>写清楚两点就够：希望怎么改；意见书哪里不对，为什么。原来交过的材料不用再交。</p>

      <h2>还有别的路吗</h2>
      <p>
        有的事还可以走下面的路。它们各有期限，<strong>不会因为申请{title}停下来</strong>，合适的请先看好最后一天。
      </p>
      <dl className="facts">
        <Each of={model.ways}>
          {(way) => (
            <div>
              <dt>
                {way.when}：{way.path}
              </dt>
              <dd>
                <Each of={way.bars}>
                  {({ what, limit, from }) => (
                    <span className="block">
                      {what}：{limit}，从{from}起算
                    </span>
                  )}
                </Each>
                {way.bars.length === 0 && way.barWords}
                <span className="soft">（{way.article}）</span>
              </dd>
            </div>
          )}
        </Each>
      </dl>
      <p>
        <a href={GUIDE_ALL}>看全部情况，该找谁、期限多长</a>
      </p>

      <h2>全部走完，最长要多久</h2>
      <p>
        从登记到复核，每一步都用满，一共 <strong>{model.longest.days} 天</strong>
        （不算送达和休息日顺延，复核听证的时间另加）。多数事不用这么久。
      </p>
      <table>
        <caption className="unseen">每一步最长几天</caption>
        <thead>
          <tr>
            <th scope="col">哪一步</th>
            <th scope="col">最长</th>
            <th scope="col">谁的时间</th>
          </tr>
        </thead>
        <tbody>
          <Each of={model.longest.parts}>
            {({ title: part, days, who }) => (
              <tr>
                <td>{part}</td>
                <td>{days}&nbsp;天</td>
                <td>{who}</td>
              </tr>
            )}
          </Each>
        </tbody>
      </table>

      <p className="back">
        <a href={model.back}>返回办理进度</a>
      </p>
    </Layout>
  )
}
