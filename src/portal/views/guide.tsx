import type { GuideAnswerModel, GuideAskModel, GuideModel } from '../models.ts'
import { GUIDE, GUIDE_ALL, SUBMIT } from '../paths.ts'
import { dayOf, daysBetween, fullDay } from './days.ts'
import { Choices, Continue, ErrorSummary, FORM, Select, TextField } from './form.tsx'
import { Layout } from './layout.tsx'
import { SealedDoor, ToSealed } from './sealed.tsx'
import { Each } from './text.tsx'

/** One question; the answers given so far go along as hidden fields, and nowhere else. */
export function GuideAsk(model: GuideAskModel) {
  const { page, to, step, n, question, answers, wrong } = model
  return (
    <Layout page={page} title={`这事该找谁：${question}`} form={FORM} failed={wrong.length > 0}>
      <ErrorSummary errors={wrong} />
      <form id={FORM} method="post" action={to} acceptCharset="utf-8" noValidate>
        <Hidden answers={answers} but={step} />
        <div className="progress">
          {n > 1 && (
            <button className="link" type="submit" name="go" value="back">
              返回上一问
            </button>
          )}
          <p>这事该找谁 · 第 {n} 问，最多五问</p>
        </div>
        <Question {...model} />
        <Continue />
      </form>
      {n === 1 && (
        <p className="aside">
          回答只用来给您指路，不登记，不保存。也可以直接<a href={GUIDE_ALL}>看全部情况</a>，或者
          <a href={SUBMIT}>在这里反映</a>，由我们来分。
        </p>
      )}
    </Layout>
  )
}

function Question({ step, question, answers, choices, regions, wrong }: GuideAskModel) {
  switch (step) {
    case 'since':
      return (
        <>
          <h1>{question}</h1>
          <p className="lead">有的路过了期限就不能再走，写上日期，算给您看最后一天。记不清就空着。</p>
          <TextField
            name="since"
            label="日期"
            hint="写成 2026-11-03 这样。"
            type="date"
            width="short"
            optional
            value={answers.since}
            errors={wrong}
          />
        </>
      )
    case 'place':
      return (
        <>
          <h1>{question}</h1>
          <p className="lead">选了，就能告诉您该去哪个单位、地址和电话。</p>
          <Select
            name="place"
            label="在哪个县区或乡镇"
            optional
            value={answers.place}
            empty="不清楚"
            groups={regions}
            errors={wrong}
          />
        </>
      )
    default:
      return <Choices heading name={step} label={question} choices={choices} chosen={[answers[step]]} errors={wrong} />
  }
}

function Hidden({ answers, but }: { answers: GuideAskModel['answers']; but?: string }) {
  const given = Object.entries(answers).filter(([name, value]) => name !== but && value !== '')
  return <Each of={given}>{([name, value]) => <input type="hidden" name={name} value={value} />}</Each>
}

/** Path, organ with its address, time bar with its last day, papers. Never a refusal: it can be raised here all the same. */
export function GuideAnswer({ page, to, answers, way, since, organ }: GuideAnswerModel) {
  return (
    <Layout page={page} title={`这事该找谁：${way.path}`} form={FORM}>
      <form id={FORM} method="post" action={to} acceptCharset="utf-8" noValidate>
        <Hidden answers={answers} />
        <input type="hidden" name="answered" value="yes" />
        <div className="progress">
          <button className="link" type="submit" name="go" value="change">
            返回上一问
          </button>
          <p>{way.when}</p>
        </div>
      </form>
      <h1>{way.here === 'no' ? `这件事走${way.path}` : `这件事归${way.path}，可以在这里办`}</h1>
      {way.says && <p className="lead">{way.says}</p>}
      <Facts way={way} since={since} organ={organ} today={page.today} />
      <p className="tools">
        {way.here === 'sealed' ? (
          <ToSealed>走密封通道反映</ToSealed>
        ) : (
          <a className={way.here === 'submit' ? 'first' : 'second'} href={SUBMIT}>
            {way.here === 'submit' ? '在这里反映' : '还是想在这里反映'}
          </a>
        )}
        <button className="second" type="button" data-print="" hidden>
          打印这一页
        </button>
      </p>
      {way.here === 'no' && (
        <p className="soft">
          在这里反映也会登记，并且书面告诉您该走哪条路。只是另一条路的期限不会因此停下来，请先看好最后一天。
        </p>
      )}
      <p>
        <a href={GUIDE}>从头再问一次</a>，或者<a href={GUIDE_ALL}>看全部情况</a>。
      </p>
      <SealedDoor />
    </Layout>
  )
}

/** The whole table: a list to look down, each entry in full below. */
export function Guide({ page, groups }: GuideModel) {
  return (
    <Layout page={page} title="这事该找谁：全部情况">
      <h1>这事该找谁：全部情况</h1>
      <p className="lead">
        找最像您情况的一条，看归谁管、还剩多少时间。拿不准也没关系：在这里提交，我们会告诉您该走哪条路，照样登记。也可以
        <a href={GUIDE}>一问一答</a>。
      </p>
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={group.id}>
          <h2 id={group.id}>{group.title}</h2>
          <p>{group.says}</p>
          <ul className="index">
            {group.ways.map((way) => (
              <li key={way.id}>
                <a href={`#${way.id}`}>{way.when}</a>
                <span className="soft">{way.path}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {groups
        .flatMap((group) => group.ways)
        .map((way) => (
          <section className="card" key={way.id} id={way.id} aria-labelledby={`${way.id}-title`}>
            <h2 id={`${way.id}-title`}>{way.when}</h2>
            <Facts way={way} since={null} organ={null} today={page.today} />
            {way.here === 'submit' && <a href={SUBMIT}>在这里反映</a>}
            {way.here === 'sealed' && <ToSealed>走密封通道反映</ToSealed>}
          </section>
        ))}
      <p>
        <a className="first" href={SUBMIT}>
          都不像，或者拿不准：在这里反映
        </a>
      </p>
      <SealedDoor />
    </Layout>
  )
}

function Facts({ way, since, organ, today }: Pick<GuideAnswerModel, 'way' | 'since' | 'organ'> & { today: string }) {
  return (
    <dl className="facts">
      <dt>走哪条路</dt>
      <dd>{way.path}</dd>
      <dt>找谁</dt>
      <dd>
        {way.organ}
        {organ && (
          <p>
            本市可以先问：<strong>{organ.name}</strong>
            {organ.address && `，${organ.address}`}
            {organ.phone && (
              <>
                ，电话 <a href={`tel:${organ.phone}`}>{organ.phone}</a>
              </>
            )}
          </p>
        )}
      </dd>
      {(way.barWords || way.bars.length > 0) && (
        <>
          <dt>时间</dt>
          <dd>
            {way.bars.map((bar) => (
              <p key={bar.what}>
                {bar.what}：<strong>{bar.limit}</strong>，从{bar.from}起算
                {bar.until && since && (
                  <Until day={bar.until} since={since} today={today} standing={bar.standing ?? 'open'} />
                )}
              </p>
            ))}
            {way.bars.length === 0 && <strong>{way.barWords}</strong>}
          </dd>
        </>
      )}
      <dt>怎么办</dt>
      <dd>{way.how}</dd>
      {way.papers.length > 0 && (
        <>
          <dt>带上</dt>
          <dd>{way.papers.join('、')}</dd>
        </>
      )}
      <dt>依据</dt>
      <dd className="soft">{way.article}</dd>
    </dl>
  )
}

type Standing = NonNullable<GuideAnswerModel['way']['bars'][number]['standing']>

function Until({ day, since, today, standing }: { day: string; since: string; today: string; standing: Standing }) {
  const left = daysBetween(today, day)
  return (
    <span className={standing === 'open' ? 'block' : 'block warn'}>
      {standing === 'close' && <strong>快到了，请尽快去办。</strong>}
      从您写的 {dayOf(since, today)}算，到 <strong>{fullDay(day)}</strong>
      {left < 0
        ? '，已经过了。有正当理由耽误的，可以向该机关说明，请尽快去问。'
        : left === 0
          ? '，就是今天。'
          : `，还有 ${left} 天。`}
    </span>
  )
}
