import type { ReactNode } from 'react'
import type { EnReceiptModel, EnSubmitModel, EnTrackModel, EnTrackSignInModel, Page } from '../models.ts'
import { EN, EN_SUBMIT, EN_TRACK, enTrack, HOME } from '../paths.ts'
import { ErrorSummaryOf, FORM, PageForm, TextArea, TextField } from './form.tsx'
import { Display, Frame } from './layout.tsx'
import { Each, inFours } from './text.tsx'

type LayoutProps = { page: Page; title: string; form?: string; children: ReactNode }

function Layout({ page, title, form, children }: LayoutProps) {
  const { site } = page
  return (
    <Frame page={page} title={`${title} · Dengwen ${site.city}`} lang="en" form={form} skip="Skip to content">
      <header className="top">
        {site.demo && (
          <p className="demo">
            <span className="wrap">This is a sample city. Nothing you write here reaches any authority.</span>
          </p>
        )}
        <div className="wrap bar">
          <a className="name" href={EN}>
            <i aria-hidden="true" lang="zh-CN">
              闻
            </i>
            Dengwen
          </a>
          <nav aria-label="Main pages">
            <a href={EN_SUBMIT}>Submit</a>
            <a href={EN_TRACK}>Track</a>
            <a href={HOME} lang="zh-CN">
              中文
            </a>
          </nav>
          <Display
            page={page}
            form={form}
            words={{
              legend: 'Display',
              larger: 'Large text',
              smaller: 'Normal text',
              more: 'High contrast',
              less: 'Normal colours',
            }}
          />
        </div>
      </header>
      <main id="main" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <footer className="end">
        <div className="wrap">
          <p>
            By phone: <a href={`tel:${site.hotline.number}`}>{site.hotline.number}</a>. In person or by letter:{' '}
            <span lang="zh-CN">
              {site.office}，{site.letters.address}
            </span>
            .
          </p>
          <p>
            This is a short version. The <a href={HOME}>Chinese pages</a> say more: rights, time limits, privacy.
          </p>
        </div>
      </footer>
    </Frame>
  )
}

export function EnHome({ page }: { page: Page }) {
  return (
    <Layout page={page} title="Home">
      <h1>Petitions and hotline</h1>
      <p className="lead">
        Foreigners have the same right to petition as citizens. Everything is registered at once and gets a number,
        whether it comes by web, letter, phone or in person.
      </p>
      <ul className="doors two">
        <li>
          <a href={EN_SUBMIT}>
            <b>Submit a petition</b>
            <span>Requests, complaints, suggestions. In English or Chinese. You need not give your name.</span>
          </a>
        </li>
        <li>
          <a href={EN_TRACK}>
            <b>Track a petition</b>
            <span>Where it is, who handles it, by when you get an answer.</span>
          </a>
        </li>
      </ul>
      <h2>What happens next</h2>
      <ol>
        <li>Within 15 days you are told which organ is competent and whether it accepts the matter.</li>
        <li>Once accepted, you get a written answer within 60 days. It may be extended once, by 30 days at most.</li>
        <li>If you disagree, you may ask for a review within 30 days of receiving the answer.</li>
      </ol>
      <p>Letters are issued in Chinese. If you need an interpreter, say so: it is free.</p>
    </Layout>
  )
}

export function EnSubmit({ page, form, answers, note }: EnSubmitModel) {
  const { errors } = form
  return (
    <Layout page={page} title="Submit a petition" form={FORM}>
      <ErrorSummaryOf errors={errors} heading={`Please change ${errors.length} of your answers; nothing was lost`} />
      <Note says={note} />
      <h1>Submit a petition</h1>
      <p className="lead">Write in English or Chinese. Only the first two fields are required.</p>
      <PageForm form={form}>
        <TextField name="title" label="In one sentence" value={answers.title} errors={errors} />
        <TextArea
          name="content"
          label="What happened, and what do you ask for?"
          hint="When, where, whom you have asked already, and what they said."
          value={answers.content}
          errors={errors}
        />
        <TextField name="place" label="Where (optional)" value={answers.place} errors={errors} />
        <h2>How can we reach you?</h2>
        <p>Leave all of it empty to stay anonymous: then you can only look up the answer with number and code.</p>
        <TextField name="name" label="Name (optional)" autoComplete="name" value={answers.name} errors={errors} />
        <TextField
          name="phone"
          label="Phone (optional)"
          type="tel"
          autoComplete="tel"
          width="middle"
          value={answers.phone}
          errors={errors}
        />
        <TextField name="email" label="E-mail (optional)" autoComplete="email" value={answers.email} errors={errors} />
        <TextField
          name="address"
          label="Postal address (optional)"
          autoComplete="street-address"
          value={answers.address}
          errors={errors}
        />
        <p className="soft">
          Your name and phone are used for this matter only. Every time an official opens them, it is shown to you on
          the track page.
        </p>
        <button className="first" type="submit" name="go" value="next">
          Send
        </button>
      </PageForm>
      <p className="aside">
        To report wrongdoing by an official, use the sealed door on the <a href={HOME}>Chinese home page</a>, or call
        12388.
      </p>
    </Layout>
  )
}

export function EnReceipt({ page, caseNo, queryCode, received, organ, firstBy }: EnReceiptModel) {
  return (
    <Layout page={page} title="Receipt">
      <article className="receipt" data-sent="">
        <h1>Registered: this is your receipt</h1>
        <div className="slip">
          <dl>
            <dt>Number</dt>
            <dd className="code">{caseNo}</dd>
            <dt>Query code</dt>
            <dd className="code">{inFours(queryCode).join(' ')}</dd>
            <dt>Received</dt>
            <dd>{received}</dd>
            <dt>By</dt>
            <dd lang="zh-CN">{organ}</dd>
          </dl>
        </div>
        <p className="keep">
          <strong>Keep number and code together.</strong> Whoever has both can see your petition.
        </p>
        {firstBy && <p>By {firstBy} you will be told where your petition was sent or whether it is accepted.</p>}
        <p className="tools">
          <button className="second" type="button" data-print="" hidden>
            Print
          </button>
          <a className="second" href={enTrack(caseNo)}>
            Track it
          </a>
        </p>
      </article>
    </Layout>
  )
}

export function EnTrackSignIn({ page, form, caseNo, queryCode, note }: EnTrackSignInModel) {
  return (
    <Layout page={page} title="Track a petition" form={FORM}>
      <Note says={note} />
      <h1>Track a petition</h1>
      <PageForm form={form}>
        <TextField
          name="caseNo"
          label="Number"
          hint="For example 450100-2026-0000017-4."
          value={caseNo}
          errors={form.errors}
          literal
        />
        <TextField
          name="queryCode"
          label="Query code"
          hint="16 characters. Upper or lower case, with or without hyphens."
          value={queryCode}
          errors={form.errors}
          literal
        />
        <button className="first" type="submit" name="go" value="next">
          Show
        </button>
      </PageForm>
    </Layout>
  )
}

export function EnTrack({ page, caseNo, received, status, holder, due, documents, full }: EnTrackModel) {
  return (
    <Layout page={page} title={`Petition ${caseNo}`}>
      <p className="where">Received {received}</p>
      <h1>{caseNo}</h1>
      <section className="now running" aria-label="Now">
        <p>{status}</p>
        {holder && (
          <p className="note">
            With: <span lang="zh-CN">{holder}</span>
          </p>
        )}
        {due && (
          <p className="note">
            By {due.day} it must {due.owes}.
          </p>
        )}
      </section>
      <h2>Documents</h2>
      {documents.length === 0 ? (
        <p>None yet.</p>
      ) : (
        <ul className="docs">
          <Each of={documents}>
            {({ title, english, href }) => (
              <li>
                <a href={href} lang="zh-CN">
                  {title}
                </a>
                <span>{english}</span>
              </li>
            )}
          </Each>
        </ul>
      )}
      <p>
        To add information, urge, rate or withdraw, use the <a href={full}>full page in Chinese</a>, or call{' '}
        {page.site.hotline.number}.
      </p>
    </Layout>
  )
}

const Note = ({ says }: { says: string | null }) =>
  says && (
    <section className="errors" aria-label="Note" tabIndex={-1} data-focus="">
      <p>{says}</p>
    </section>
  )
