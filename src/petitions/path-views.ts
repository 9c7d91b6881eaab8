import { barsOn, type Calendar, cite, day, type PathId, paths, standingInWords } from '../law/index.ts'

/** A path as the desk shows it beside the choice: the row of the law's table, and how its bars stand. */
export type PathView = {
  path: PathId
  title: string
  organ: string
  article: string
  bars: {
    what: string
    limit: string
    from: string
    article: string
    /** From the day that the person named; null where the bar does not run from it. */
    standing: { is: 'open' | 'close' | 'past'; says: string } | null
  }[]
}

/** Every way of the table: choosing the wrong one lets the right one's bar run out (domain.md §2.6). */
export const pathsFor = (eventDate: string | null, today: Temporal.PlainDate, calendar: Calendar): PathView[] =>
  paths.map(({ path, title, organ, article }) => ({
    path,
    title,
    organ,
    article: cite(article),
    bars: barsOn(path, eventDate === null ? null : day(eventDate), today, calendar).map(({ bar, standing }) => ({
      what: bar.what,
      limit: bar.unverified ? `${bar.limit}（未经核对）` : bar.limit,
      from: bar.from,
      article: cite(bar.article),
      standing: standing && { is: standing.is, says: standingInWords(standing) },
    })),
  }))
