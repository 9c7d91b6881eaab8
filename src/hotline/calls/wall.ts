import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { dayAt, isoAt, type Tx, zone } from '../../kernel/index.ts'
import type { Hotline } from '../hotline.ts'
import { type Rate, rate } from './call-figures.ts'
import { type EngineView, engineView } from './call-views.ts'
import { type SeatState, seatStates } from './seat-states.ts'

/** What hangs on the wall of the hotline: counts of the day. No caller, no seat by name, no rank. */
export type Wall = {
  day: string
  now: string
  engine: EngineView | null
  queues: { code: string; title: string; waiting: number; longestWaitMs: number }[]
  requested: number
  answered: number
  byHand: number
  abandoned: number
  shortAbandoned: number
  answerRate: Rate
  fastOfAnswered: Rate
  fastOfRequested: Rate
  seats: { state: SeatState; title: string; count: number }[]
}

/** Counted by the database, because a wall asks every few seconds; a test holds it against the figures. */
export async function wallOf(tx: Tx, hotline: Hotline, organ: string): Promise<Wall> {
  const now = hotline.house.kernel.clock.now()
  const day = dayAt(now)
  const from = isoAt(day.toZonedDateTime(zone).toInstant())
  const { rows: counts } = await sql<{
    requested: number
    answered: number
    fast: number
    abandoned: number
    short: number
    by_hand: number
  }>`select count(*) filter (where queued_at is not null)::int as requested,
      count(*) filter (where queued_at is not null and outcome = 'answered')::int as answered,
      count(*) filter (where outcome = 'answered' and answered_at - queued_at <= interval '15 seconds')::int as fast,
      count(*) filter (where queued_at is not null and outcome in ('abandoned', 'voicemail'))::int as abandoned,
      count(*) filter (where outcome = 'abandoned' and ended_at - queued_at <= interval '5 seconds')::int as short,
      count(*) filter (where queued_at is null and outcome = 'answered')::int as by_hand
    from hotline_call where organ = ${organ} and direction = 'in' and begun_at >= ${from}`.execute(tx)
  const { rows: waiting } = await sql<{ queue: string; title: string | null; n: number; oldest: string | null }>`
    select c.queue, q.title, count(*)::int as n, min(c.queued_at) as oldest from hotline_call c
      left join call_queue q on q.organ = c.organ and q.code = c.queue
    where c.organ = ${organ} and c.ended_at is null and c.stage in ('waiting', 'ringing') group by c.queue, q.title, q.position
    order by q.position, c.queue`.execute(tx)
  const { rows: seats } = await sql<{ state: SeatState; n: number }>`select state, count(*)::int as n from call_seat
    where organ = ${organ} group by state`.execute(tx)
  const count = counts[0] ?? { requested: 0, answered: 0, fast: 0, abandoned: 0, short: 0, by_hand: 0 }
  return {
    day: day.toString(),
    now: isoAt(now),
    engine: await engineView(tx, hotline, organ),
    queues: waiting.map(({ queue, title, n, oldest }) => ({
      code: queue,
      title: title ?? (queue === 'main' ? '综合' : queue),
      waiting: n,
      longestWaitMs: oldest ? Math.max(0, now.since(Temporal.Instant.from(oldest)).total('milliseconds')) : 0,
    })),
    requested: count.requested,
    answered: count.answered,
    byHand: count.by_hand,
    abandoned: count.abandoned,
    shortAbandoned: count.short,
    answerRate: rate(count.answered, count.requested - count.short),
    fastOfAnswered: rate(count.fast, count.answered),
    fastOfRequested: rate(count.fast, count.requested),
    seats: (Object.keys(seatStates) as SeatState[]).map((state) => ({
      state,
      title: seatStates[state].title,
      count: seats.find((row) => row.state === state)?.n ?? 0,
    })),
  }
}

/** How often the wall asks again. It runs no script: any television with a browser will do. */
export const wallRefreshSeconds = 5

const style = `
  * { box-sizing: border-box; margin: 0 }
  body { display: flex; flex-direction: column; gap: 2.4vmin; min-height: 100vh; padding: 3vmin 4vmin; background: #1c2333; color: #fff;
    font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; font-variant-numeric: tabular-nums }
  header { display: flex; flex-wrap: wrap; gap: 1vmin 3vmin; align-items: baseline; justify-content: space-between }
  h1 { font-size: 4.4vmin; font-weight: 500 }
  h2 { font-size: 3vmin; font-weight: 400; color: #b9c3d6 }
  p { font-size: 3vmin; color: #d7deea }
  p.played, p.lost { padding: 1.4vmin 2vmin; border-radius: 1vmin; background: #6a5320; color: #fff }
  p.lost { background: #8c2f24 }
  dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26vmin), 1fr)); gap: 2vmin }
  dl > div { padding: 2.2vmin 2.6vmin; border-radius: 1.6vmin; background: #273049 }
  dl > div.now { background: #2c62a6 }
  dt { font-size: 2.9vmin; color: #d7deea }
  dd { font-size: 7.4vmin; line-height: 1.2 }
  section dl { grid-template-columns: repeat(auto-fit, minmax(min(100%, 16vmin), 1fr)) }
  section dl > div { padding: 1.2vmin 2vmin }
  section dd { font-size: 5.2vmin }
  dd small { display: block; font-size: 2.5vmin; color: #c5cee0 }
`
export const wallPolicy = `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`

export function wallPage(organ: string, wall: Wall): string {
  const waiting = wall.queues.reduce((sum, queue) => sum + queue.waiting, 0)
  const longest = Math.max(0, ...wall.queues.map(({ longestWaitMs }) => longestWaitMs))
  const percent = ({ percent, numerator, denominator }: Rate): [string, string] => [
    percent === null ? '—' : `${percent}%`,
    `${numerator} ÷ ${denominator}`,
  ]
  const [answer, answerOf] = percent(wall.answerRate)
  const [fast, fastOf] = percent(wall.fastOfAnswered)
  const [fastAll, fastAllOf] = percent(wall.fastOfRequested)
  const card = (title: string, value: string, below = '', now = false): string =>
    `<div${now ? ' class="now"' : ''}><dt>${text(title)}</dt><dd>${text(value)}${below ? `<small>${text(below)}</small>` : ''}</dd></div>`
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>12345 话务 ${text(organ)}</title><style>${style}</style></head>
<body><header><h1>12345　${text(organ)}</h1><p>${text(wall.day)}　${text(wall.now.slice(11, 16))}</p></header>
${banner(wall.engine)}
<main><dl>
${card('正在排队', String(waiting), waiting ? `最长已等 ${Math.floor(longest / 1000)} 秒` : '没有人在等', true)}
${card('今日来电', String(wall.requested), wall.byHand ? `另有手工登记 ${wall.byHand}` : '')}
${card('已接通', String(wall.answered))}
${card('接通率', answer, `${answerOf}（5秒内挂断的 ${wall.shortAbandoned} 个不算）`)}
${card('15秒接起率（占接通）', fast, fastOf)}
${card('15秒接起率（占来电）', fastAll, fastAllOf)}
${card('放弃', String(wall.abandoned), `其中5秒内 ${wall.shortAbandoned}`)}
</dl></main>
<section><h2>坐席</h2><dl>${wall.seats.map(({ title, count }) => card(title, String(count))).join('')}</dl></section>
</body></html>`
}

function banner(engine: EngineView | null): string {
  if (!engine) return '<p class="played">没有接话务平台：来电手工登记，不计入接通率。</p>'
  if (engine.lost) return '<p class="lost">话务平台没有消息：请改用话机接听，手工登记来电。</p>'
  return engine.kind === 'simulated' ? '<p class="played">模拟电话：来电和数字都是演示。</p>' : ''
}

const text = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
