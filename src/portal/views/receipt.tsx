import type { ReceiptModel } from '../models.ts'
import { dayOf, fullMoment, moment } from './days.ts'
import { Layout } from './layout.tsx'
import { Each, Fold, grouped, inFours, Own } from './text.tsx'

/** The receipt: what to keep, what happens next, how to check it. One sheet of paper when printed. */
export function Receipt(model: ReceiptModel) {
  const { page, caseNo, title, sealed, qr, log } = model
  return (
    <Layout page={page} title="登记回执">
      <article className="receipt" data-sent={model.order ? 'order' : 'matter'}>
        <p className="where">{model.organ}</p>
        <h1>已经登记，这是您的回执</h1>
        {title && (
          <p className="lead">
            <Own>{title}</Own>
          </p>
        )}
        <div className="slip">
          <dl>
            <dt>编号</dt>
            <dd className="code">{caseNo}</dd>
            <dt>查询码</dt>
            <dd className="code">
              <span data-copied="">{inFours(model.queryCode).join(' ')}</span>
            </dd>
            <dt>收到时间</dt>
            <dd>{fullMoment(model.receivedAt)}</dd>
            <dt>{model.order ? '来件号' : '信访件号'}</dt>
            <dd>{model.submissionNo}</dd>
          </dl>
          {qr && (
            <figure>
              <img
                src={`data:image/svg+xml,${encodeURIComponent(qr.svg)}`}
                alt={`二维码：${qr.says}`}
                width="148"
                height="148"
              />
              <figcaption>{qr.says}</figcaption>
            </figure>
          )}
        </div>
        <p className="keep">
          <strong>请把编号和查询码一起留好。</strong>
          {model.anonymous
            ? '您没有留姓名，查询码丢了补不回来；结果只能凭它来查。'
            : '查询码只给您一个人，谁拿到它就能看到这件事。丢了可以带身份证件到窗口补。'}
        </p>
        <p className="paper">
          查进度：上网打开 {page.site.host}，按“查办理进度”；或者打 {page.site.hotline.number}；或者到{model.organ}
          的接待窗口。
        </p>
        <p className="tools">
          <a className="second" href={model.pdf}>
            下载 PDF
          </a>
          <button className="second" type="button" data-print="" hidden>
            打印
          </button>
          <button
            className="second"
            type="button"
            data-copy={`编号 ${caseNo} 查询码 ${inFours(model.queryCode).join('-')}`}
            hidden
          >
            复制编号和查询码
          </button>
        </p>
        <h2>接下来</h2>
        <ol className="line">
          <Each of={model.next}>
            {({ by, at, says }) => (
              <li className="next">
                {at ? (
                  <time dateTime={at}>最迟 {moment(at, page.today)}</time>
                ) : (
                  by && <time dateTime={by}>最迟 {dayOf(by, page.today)}</time>
                )}
                {says}
              </li>
            )}
          </Each>
        </ol>
        {sealed && (
          <p className="sealed">
            这件事已经密封。网页、短信和信封上只出现编号和日期；
            {model.anonymous ? '办理状态请凭编号和查询码来查。' : '办理情况由专门的对接人直接告诉您。'}
          </p>
        )}
        <p className="screen">
          <a className="first" href={model.track}>
            看办理进度
          </a>
        </p>
        <h2>怎么核对这张回执</h2>
        <p>
          这次登记的指纹，按登记的内容算出：
          <br />
          <span className="leaf">{inFours(model.leaf).join(' ')}</span>
        </p>
        <p>
          {log.index === null ? log.promise : `它写进了公开登记簿第 ${grouped(log.index)} 条。`}
          怎么核对，<a href={model.verify}>看这一页</a>。
        </p>
        <p className="screen">
          <a href={model.file} download="">
            下载回执文件
          </a>
          ：交给别人也能核对，打不开您的件。
        </p>
        <Fold title="核对能证明什么，不能证明什么">
          <p>能证明：这件事在那个时间已经登记，登记的内容有没有被改过。</p>
          <p>不能证明：答复的内容对不对。对答复不同意，请申请复查。</p>
        </Fold>
      </article>
    </Layout>
  )
}
