import type { MyDataModel } from '../models.ts'
import { ownFile } from '../paths.ts'
import { fullMoment } from './days.ts'
import { Layout } from './layout.tsx'
import { size } from './size.ts'
import { Each, Lines, Own } from './text.tsx'
import { Looked } from './track.tsx'

/** What this case knows of the person, what becomes of it, and what they can ask for (RG-17). */
export function MyData(model: MyDataModel) {
  const { page, caseNo, restricted, change } = model
  return (
    <Layout page={page} title={`我的数据 ${caseNo}`}>
      <p className="where">
        {page.site.city} · {caseNo}
      </p>
      <h1>这件事里，您的信息</h1>
      <p className="lead">下面是全部。这些信息只用来登记、办理、答复这一件事。</p>
      {restricted && (
        <p className="sealed">
          <strong>已经停止使用您的身份信息。</strong>
          除了送达文书，没有人能再打开您的姓名和电话。
        </p>
      )}
      <p className="tools">
        <a className="second" href={model.copy} download="">
          复制一份
        </a>
        {change && (
          <a className="second" href={change}>
            更正、停止使用
          </a>
        )}
      </p>
      <Held {...model} here />
      <h2>谁看过您的姓名和电话</h2>
      <Looked identity={model.identity} identityViews={model.identityViews} today={page.today} />
      <ToldNotices told={model.told} />
      <h2>留多久</h2>
      <dl className="facts">
        <Each of={model.keep}>
          {({ what, howLong, article }) => (
            <>
              <dt>{what}</dt>
              <dd>
                {howLong}
                <span className="soft">（{article}）</span>
              </dd>
            </>
          )}
        </Each>
      </dl>
      <p className="soft">
        档案法规定必须保存的不能删，可以停止使用。到期后销毁密钥，内容就再也打不开，备份里的也一样。
      </p>
      <p className="back">
        <a href={model.back}>返回办理进度</a>
      </p>
    </Layout>
  )
}

function Held({
  caseNo,
  people,
  matter,
  files,
  submissionNo,
  receivedAt,
  office,
  here = false,
}: MyDataModel & { here?: boolean }) {
  return (
    <>
      <h2>您是谁</h2>
      {people.length === 0 ? (
        <p>没有留下姓名、电话、地址。</p>
      ) : (
        <Each of={people}>
          {({ role, facts }) => (
            <dl className="facts">
              <dt>身份</dt>
              <dd>{role}</dd>
              <Facts of={facts} />
            </dl>
          )}
        </Each>
      )}
      <h2>您反映的事</h2>
      <dl className="facts">
        <dt>登记</dt>
        <dd>
          {office}，{fullMoment(receivedAt)}，信访件号 {submissionNo}
        </dd>
        <Facts of={matter} />
      </dl>
      <h2>您交的材料</h2>
      {files.length === 0 ? (
        <p>没有。</p>
      ) : (
        <ul className="rows">
          <Each of={files}>
            {(file) => (
              <li>
                {here ? (
                  <a className="grow" href={ownFile(caseNo, file.id)}>
                    <Own>{file.name}</Own>
                  </a>
                ) : (
                  <Own>{file.name}</Own>
                )}
                <span className="soft">{size(file.bytes)}</span>
              </li>
            )}
          </Each>
        </ul>
      )}
    </>
  )
}

/** Every notice that went to the person, so that none can be claimed that was not sent (RG-6). */
function ToldNotices({ told }: Pick<MyDataModel, 'told'>) {
  return (
    <>
      <h2>给您发过的通知</h2>
      {told.length === 0 ? (
        <p>没有发过。</p>
      ) : (
        <dl className="facts">
          <Each of={told}>
            {({ at, title, says }) => (
              <>
                <dt>{fullMoment(at)}</dt>
                <dd>
                  {title}。<span className="soft">{says}</span>
                </dd>
              </>
            )}
          </Each>
        </dl>
      )}
    </>
  )
}

function Facts({ of }: { of: MyDataModel['matter'] }) {
  return (
    <Each of={of}>
      {({ what, value }) => (
        <>
          <dt>{what}</dt>
          <dd>
            <Lines text={value} />
          </dd>
        </>
      )}
    </Each>
  )
}

/**
 * The same as one file to take away: read by people in any browser, and by programs from the block at its end. It
 * stands alone, so it has no style sheet and no script of ours.
 */
export function MyDataCopy(model: MyDataModel) {
  const { page, back: _b, copy: _c, change: _h, ...data } = model
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`我的数据 ${model.caseNo} · 登闻 ${page.site.city}`}</title>
      </head>
      <body>
        <main>
          <h1>我的数据 {model.caseNo}</h1>
          <p>
            {page.site.office}，{page.today}
          </p>
          <Held {...model} />
          <h2>谁看过您的姓名和电话</h2>
          <Looked identity={model.identity} identityViews={model.identityViews} today={page.today} />
          <ToldNotices told={model.told} />
          <h2>给程序读的</h2>
          <pre>{JSON.stringify({ format: 'dengwen-my-data/1', ...data }, null, 2)}</pre>
        </main>
      </body>
    </html>
  )
}
