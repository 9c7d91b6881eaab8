import type { QuestionItem, QuestionModel, QuestionReportModel, QuestionsModel } from '../models.ts'
import { QUESTIONS, SUBMIT } from '../paths.ts'
import { fullDay } from './days.ts'
import { Continue, ErrorSummary, FORM, PageForm, TextArea } from './form.tsx'
import { Layout } from './layout.tsx'
import { Lines } from './text.tsx'

/** 常见问题: a box to ask in, categories, answers with their document and day. */
export function Questions({ page, q, category, categories, items, total, first, next }: QuestionsModel) {
  return (
    <Layout page={page} title={q ? `常见问题：${q}` : category ? `常见问题：${category.title}` : '常见问题'}>
      <h1>常见问题</h1>
      <p className="lead">12345 平时怎么答，这里就怎么写，每条都写明依据的文件和日期。</p>
      <AskBox q={q} />
      <p role="status">
        {q ? `“${q}”` : category ? `“${category.title}”` : '全部'}：共 {total} 条{first && '（后面的）'}。
        {(q || category || first) && <a href={QUESTIONS}>看全部</a>}
      </p>
      {total === 0 && <NothingFound page={page} asked={q} />}
      {items.map((item) => (
        <section className="clause" key={item.href}>
          <h2>
            <a href={item.href}>{item.title}</a>
          </h2>
          <Standing item={item} />
          <p>{item.answer}</p>
          <p className="soft">
            {item.source}，{fullDay(item.publishedOn)}发布{item.where && `，只适用于${item.where}`}
          </p>
        </section>
      ))}
      {(first || next) && (
        <nav aria-label="翻页">
          <p className="tools">
            {next && (
              <a className="second" href={next}>
                后面的
              </a>
            )}
            {first && (
              <a className="second" href={first}>
                回到最前面
              </a>
            )}
          </p>
        </nav>
      )}
      {categories.length > 0 && (
        <>
          <h2>按内容找</h2>
          <ul className="index">
            {categories.map(({ code, title, count, href }) => (
              <li key={code}>
                <a href={href}>{title}</a>
                <span className="soft">{count} 条</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Layout>
  )
}

/** A plain form that asks by address: it works without script, and an answer can be sent on as a link. */
export function AskBox({ q }: { q: string }) {
  return (
    <form className="search" method="get" action={QUESTIONS} acceptCharset="utf-8">
      <div className="field">
        <label htmlFor="q">想问什么</label>
        <div className="hint" id="q-hint">
          用平时说话的词就行，例如“异地看病怎么报销”。
        </div>
        <input id="q" name="q" type="search" defaultValue={q} aria-describedby="q-hint" autoComplete="off" />
      </div>
      <button className="second" type="submit">
        查一查
      </button>
    </form>
  )
}

function NothingFound({ page, asked }: { page: QuestionsModel['page']; asked: string }) {
  const { hotline } = page.site
  return (
    <p>
      {asked ? '没有找到现成的答案。换个短一点的词再试，' : '还没有发布的答案。'}或者打{' '}
      <a href={`tel:${hotline.number}`}>{hotline.number}</a>（{hotline.hours}）问，也可以
      <a href={SUBMIT}>写给我们</a>，会有人答复您。
    </p>
  )
}

/** What is past its day is said first: it is there to read, it is no answer. */
function Standing({ item }: { item: QuestionItem }) {
  if (item.expired)
    return (
      <p className="warn">
        <strong>过期：{item.expired}。</strong>只供参考，不作为答复。
      </p>
    )
  return item.begins ? <p className="warn">{fullDay(item.begins)}起施行，在那以前不适用。</p> : null
}

/** One answer in full. */
export function Question({ page, item, long, report }: QuestionModel) {
  const { hotline } = page.site
  return (
    <Layout page={page} title={item.title}>
      <p className="where">常见问题 · {item.category}</p>
      <h1>{item.title}</h1>
      <Standing item={item} />
      <p className="lead">{item.answer}</p>
      <Lines text={long} />
      <dl className="facts">
        <dt>依据</dt>
        <dd>{item.source}</dd>
        <dt>发文单位</dt>
        <dd>{item.issuer}</dd>
        <dt>适用</dt>
        <dd>
          {item.where ?? '全市'}，{fullDay(item.from)}起{item.to && `，到${fullDay(item.to)}为止`}
        </dd>
        <dt>日期</dt>
        <dd>
          {fullDay(item.publishedOn)}发布，最迟 {fullDay(item.reviewOn)}再核对
        </dd>
      </dl>
      <p>
        <a href={report}>这条不对？告诉我们</a>
      </p>
      <p className="aside">
        各人的情况不一样，拿不准的打 <a href={`tel:${hotline.number}`}>{hotline.number}</a>（{hotline.hours}
        ）问。有事要办、要投诉的，
        <a href={SUBMIT}>在这里反映</a>。
      </p>
      <AskBox q="" />
      <p>
        <a href={QUESTIONS}>看全部常见问题</a>
      </p>
    </Layout>
  )
}

/** 这条不对: what, in the person's words. No name, no sign-in. */
export function QuestionReport({ page, form, item, text, maxChars }: QuestionReportModel) {
  return (
    <Layout page={page} title="这条不对" form={FORM} failed={form.errors.length > 0}>
      <ErrorSummary errors={form.errors} />
      <p className="back">
        <a href={item.href}>返回这条答案</a>
      </p>
      <h1>这条不对？</h1>
      <p className="lead">{item.title}</p>
      <p>
        现在写的是：{item.answer}
        <span className="block soft">依据 {item.source}</span>
      </p>
      <PageForm form={form}>
        <input type="hidden" name="version" value={item.version} />
        <TextArea
          name="text"
          label="哪里不对，应该是什么"
          hint="知道是哪个文件、哪个窗口说的，也请写上。不用写姓名和电话，我们不登记您是谁。"
          rows={5}
          value={text}
          maxChars={maxChars}
          errors={form.errors}
        />
        <Continue title="交给知识库编辑" />
      </PageForm>
      <p className="aside">
        这里只改答案，不办事。有事要反映，请走<a href={SUBMIT}>我要反映</a>，会登记、编号、答复您。
      </p>
    </Layout>
  )
}
