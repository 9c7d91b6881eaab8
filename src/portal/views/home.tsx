import type { HomeModel } from '../models.ts'
import {
  BULLETINS,
  CONTACTS,
  EN,
  GUIDE,
  LAW,
  ORDER,
  QUESTIONS,
  REREVIEWS,
  RIGHTS,
  SUBMIT,
  SUGGESTIONS,
  TRACK,
  VERIFY,
} from '../paths.ts'
import { Layout } from './layout.tsx'
import { AskBox } from './questions.tsx'
import { SealedDoor, ToSealed } from './sealed.tsx'
import { Hours } from './text.tsx'

/** Three doors first; then the ways that need no screen. In large text the rest is one link away: fewer things a page. */
export function Home({ page, numbers }: HomeModel) {
  const { site } = page
  if (page.display.large) return <LargeHome page={page} />
  return (
    <Layout page={page} title="首页">
      <p className="where">{site.city} · 信访与12345热线</p>
      <h1>您要办哪一件？</h1>
      <Doors />
      <p className="aside">
        写信、上门、打电话、在网上说，效力一样，每一件都当场登记、编号。
        <ToSealed>反映干部或单位违纪违法，走单独的密封通道</ToSealed>
      </p>

      <h2>先看看有没有现成的答案</h2>
      <AskBox q="" />
      <p>
        <a href={QUESTIONS}>全部常见问题</a>
      </p>

      <h2>不想用网页，也能办</h2>
      <dl className="ways">
        <div>
          <dt>打电话</dt>
          <dd>
            <a className="phone" href={`tel:${site.hotline.number}`}>
              {site.hotline.number}
            </a>
            {site.hotline.hours}
            {site.hotline.note && `，${site.hotline.note}`}
          </dd>
        </div>
        {site.counters.map((counter) => (
          <div key={counter.name}>
            <dt>{counter.name}</dt>
            <dd>
              {counter.address}
              <br />
              <Hours of={`${counter.hours}，`} />
              电话 {counter.phone}
              {counter.note && (
                <>
                  <br />
                  {counter.note}
                </>
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>写信</dt>
          <dd>
            {site.letters.address}，{site.office} 收{site.letters.postcode && `，邮编 ${site.letters.postcode}`}
          </dd>
        </div>
      </dl>

      {numbers && (
        <>
          <h2>公开数字：{numbers.period}</h2>
          <dl className="ways">
            {numbers.items.map(({ title, says }) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p>
        <a href={BULLETINS}>每月公开数字、怎么算的、开放数据</a>
      </p>

      <h2>自己核对，不用只凭相信</h2>
      <p>
        每一件登记都当场算出指纹，印在回执上，以后随时可以核对：<a href={VERIFY}>验证回执</a>
        。每一步的法定期限写在<a href={LAW}>法规与期限</a>，您可以要求什么写在<a href={RIGHTS}>您的权利</a>。
      </p>
      <p>
        <a href={CONTACTS}>全部联系方式与时间</a>
        {'　'}
        <a href={SUGGESTIONS}>采纳的建议</a>
        {'　'}
        <a href={REREVIEWS}>公示的复核意见</a>
        {'　'}
        <a href={EN} lang="en">
          English
        </a>
      </p>
      <SealedDoor />
    </Layout>
  )
}

function LargeHome({ page }: Pick<HomeModel, 'page'>) {
  const { hotline } = page.site
  return (
    <Layout page={page} title="首页">
      <h1>您要办哪一件？</h1>
      <Doors />
      <h2>打电话也能办</h2>
      <p>
        <a className="phone" href={`tel:${hotline.number}`}>
          {hotline.number}
        </a>
        （{hotline.hours}）
      </p>
      <p>
        <a href={QUESTIONS}>常见问题，先看看有没有现成的答案</a>
      </p>
      <p>
        <a href={CONTACTS}>到现场、写信，看地址和时间</a>
      </p>
      <p>
        <ToSealed>反映干部或单位违纪违法，走密封通道</ToSealed>
      </p>
      <SealedDoor />
    </Layout>
  )
}

function Doors() {
  return (
    <ul className="doors">
      <Door href={SUBMIT} title="我要反映" says="求助、投诉、建议都可以，大约十分钟。可以不留姓名。">
        <path d="M5 27l2-8L21 5l6 6-14 14zM18 8l6 6" />
      </Door>
      <Door
        href={ORDER}
        title="找12345"
        says="漏水、停电、路灯、占道、问政策：小事、急事、要问的事，派给该管的单位，办完答复。"
      >
        <path d="M6 5h6l2 7-4 3a16 16 0 0 0 7 7l3-4 7 2v6a2 2 0 0 1-2 2A21 21 0 0 1 4 7a2 2 0 0 1 2-2z" />
      </Door>
      <Door href={TRACK} title="查办理进度" says="看到了哪一步、在谁手里、最迟哪天答复。用回执上的编号和查询码。">
        <path d="M16 4a12 12 0 1 0 0 24a12 12 0 0 0 0-24zM16 9v7l5 4" />
      </Door>
      <Door href={GUIDE} title="这事该找谁" says="有的事归法院、仲裁或者行政复议，过了时间就不能再提。先看一眼。">
        <path d="M16 3v26M16 6h9l4 4-4 4h-9zM16 16H7l-4 4 4 4h9z" />
      </Door>
    </ul>
  )
}

function Door({
  href,
  title,
  says,
  children,
}: {
  href: string
  title: string
  says: string
  children: React.ReactNode
}) {
  return (
    <li>
      <a href={href}>
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
          {children}
        </svg>
        <b>{title}</b>
        <span>{says}</span>
      </a>
    </li>
  )
}
