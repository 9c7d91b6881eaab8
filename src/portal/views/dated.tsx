import type { ReactNode } from 'react'
import type { Dated, Page } from '../models.ts'
import { fullDay } from './days.ts'
import { Layout } from './layout.tsx'

/** A page of standing text, with the day since when it says this. */
export function DatedPage({
  page,
  dated,
  title,
  children,
}: {
  page: Page
  dated: Dated
  title: string
  children: ReactNode
}) {
  return (
    <Layout page={page} title={title}>
      <h1>{title}</h1>
      <p className="soft">
        {dated.version} 版，{fullDay(dated.since)}起
      </p>
      {children}
    </Layout>
  )
}

/** One right, duty or measure: what it is, then where it stands. */
export function Clause({ title, law, children }: { title: string; law?: string; children: ReactNode }) {
  return (
    <section className="clause">
      <h2>{title}</h2>
      {children}
      {law && <p className="soft">{law}</p>}
    </section>
  )
}
