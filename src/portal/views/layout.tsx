import { script, style } from 'virtual:portal-assets'
import type { ReactNode } from 'react'
import type { Page } from '../models.ts'
import {
  ACCESSIBILITY,
  BULLETINS,
  CONTACTS,
  DISPLAY,
  EN,
  GUIDE,
  HOME,
  LAW,
  PRIVACY,
  QUESTIONS,
  RIGHTS,
  SUBMIT,
  TRACK,
  VERIFY,
} from '../paths.ts'
import { Hours } from './text.tsx'

/** The seal 闻 as a data address: one request less, and no `/favicon.ico` asked for. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#b3392b"/><path d="M8 7v19M12 6l2 3M13 7h11v18l-3-1M12 13h8M13 13v8M19 13v10M13 17h6M11 22l9-2" fill="none" stroke="#fff" stroke-width="2"/></svg>',
)}`

type LayoutProps = {
  page: Page
  title: string
  /** Id of the page's own form: the display switches then submit it, so that nothing typed is lost. */
  form?: string
  /** Something was answered wrongly: the title says so first. */
  failed?: boolean
  children: ReactNode
}

/** The whole document around a page's content. */
export function Layout({ page, title, form, failed = false, children }: LayoutProps) {
  return (
    <Frame
      page={page}
      title={`${failed ? '有地方要改：' : ''}${title} · 登闻 ${page.site.city}`}
      lang="zh-CN"
      form={form}
      skip="跳到正文"
    >
      <Header page={page} form={form} />
      <main id="main" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <Footer page={page} />
    </Frame>
  )
}

type FrameProps = {
  page: Page
  title: string
  lang: 'zh-CN' | 'en'
  form: string | undefined
  skip: string
  children: ReactNode
}

/** Head and body of every page, in either language. */
export function Frame({ page: { display }, title, lang, form, skip, children }: FrameProps) {
  const modes = [display.large && 'large', display.contrast && 'contrast'].filter(Boolean).join(' ')
  return (
    <html lang={lang} className={modes || undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="color-scheme" content="only light" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href={ICON} />
        <link rel="stylesheet" href={style} />
        <script src={script} defer />
      </head>
      <body>
        {form && <EnterMeansContinue form={form} />}
        <a className="skip" href="#main">
          {skip}
        </a>
        {children}
      </body>
    </html>
  )
}

/**
 * Pressing Enter in a field presses the first submit button of its form. Without this one it would be
 * a display switch of the header, or "remove" of the first row.
 */
function EnterMeansContinue({ form }: { form: string }) {
  return (
    <button className="unseen" form={form} type="submit" name="go" value="next" tabIndex={-1} aria-hidden="true">
      继续
    </button>
  )
}

function Header({ page, form }: { page: Page; form: string | undefined }) {
  const { site } = page
  return (
    <header className="top">
      {site.demo && (
        <p className="demo">
          <span className="wrap">这里是示例城市：人名、单位和来信都是编的，写下的内容不会送到任何机关。</span>
        </p>
      )}
      <div className="wrap bar">
        <a className="name" href={HOME}>
          {site.logo ? <img src={site.logo} alt="" height={36} /> : <i aria-hidden="true">闻</i>}登闻
          <span>{site.city}</span>
        </a>
        <nav aria-label="主要页面">
          <a href={SUBMIT}>我要反映</a>
          <a href={TRACK}>查进度</a>
          <a href={GUIDE}>该找谁</a>
        </nav>
        <Display page={page} form={form} />
      </div>
    </header>
  )
}

const CHINESE = { legend: '显示方式', larger: '大字版', smaller: '标准字号', more: '高对比', less: '标准颜色' }

/** One press each; a plain form, so it works with script off. */
export function Display({
  page,
  form,
  words = CHINESE,
}: {
  page: Page
  form: string | undefined
  words?: typeof CHINESE
}) {
  const { large, contrast } = page.display
  const text = large ? 'text-normal' : 'text-large'
  const tone = contrast ? 'contrast-normal' : 'contrast-high'
  const buttons = (
    <>
      <button form={form} type="submit" name="go" value={text}>
        {large ? words.smaller : words.larger}
      </button>
      <button form={form} type="submit" name="go" value={tone}>
        {contrast ? words.less : words.more}
      </button>
    </>
  )
  if (form)
    return (
      <fieldset className="display">
        <legend className="unseen">{words.legend}</legend>
        {buttons}
      </fieldset>
    )
  return (
    <form className="display" method="post" action={DISPLAY} aria-label={words.legend}>
      <input type="hidden" name="back" value={page.path} />
      {buttons}
    </form>
  )
}

function Footer({ page }: { page: Page }) {
  const { hotline, counters } = page.site
  const counter = counters[0]
  return (
    <footer className="end">
      <div className="wrap">
        <p>
          打电话办：<a href={`tel:${hotline.number}`}>{hotline.number}</a>（{hotline.hours}
          {hotline.note && `，${hotline.note}`}）
        </p>
        {counter && (
          <p>
            到现场办：{counter.name}，{counter.address}，<Hours of={counter.hours} />
          </p>
        )}
        <nav aria-label="说明与保障">
          <a href={SUBMIT}>我要反映</a>
          <a href={TRACK}>查办理进度</a>
          <a href={GUIDE}>这事该找谁</a>
          <a href={QUESTIONS}>常见问题</a>
          <a href={VERIFY}>验证回执</a>
          <a href={RIGHTS}>您的权利</a>
          <a href={LAW}>法规与期限</a>
          <a href={BULLETINS}>公开数字</a>
          <a href={PRIVACY}>个人信息</a>
          <a href={ACCESSIBILITY}>无障碍</a>
          <a href={CONTACTS}>联系方式与时间</a>
          <a href={EN} lang="en">
            English
          </a>
        </nav>
      </div>
    </footer>
  )
}
