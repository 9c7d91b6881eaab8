import { randomBytes, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { problem, type Tx } from '../../kernel/index.ts'
import { percentOf } from '../arithmetic.ts'
import { drawLines } from './draw.ts'

/** What is compared with the paper, item by item (domain.md §5.2 准确率). */
export const checkItems = {
  channel: '渠道',
  people: '人数',
  region: '问题属地',
  category: '内容分类',
  request: '诉求',
  dup: '初重件',
  contact: '联系方式',
} as const
export type CheckItem = keyof typeof checkItems

export type NewSample = {
  organ: string
  channel: string
  from: string
  to: string
  ledgerLines: number
  many: number
}
export type LineCheck = { line: number; entered: boolean; wrong: readonly CheckItem[] }
export type Sample = Omit<NewSample, 'many'> & {
  id: string
  seed: number
  drawn: number[]
  drawnAt: string
  checks: LineCheck[]
}

/** Draw lines of a ledger; the seed comes from the machine and is kept with the draw. */
export async function draw(tx: Tx, sample: NewSample, account: string, at: string): Promise<string> {
  const { organ, channel, from, to, ledgerLines, many } = sample
  const seed = randomInt(2 ** 31)
  const id = randomBytes(9).toString('base64url')
  await sql`insert into entry_sample (id, organ, channel, from_day, to_day, ledger_lines, seed, drawn, drawn_by, drawn_at)
    values (${id}, ${organ}, ${channel}, ${from}, ${to}, ${ledgerLines}, ${seed}, ${drawLines(ledgerLines, many, seed)}, ${account}, ${at})`.execute(
    tx,
  )
  return id
}

/** Keep what was found of drawn lines; looked at again, the later look counts. @throws problem bad-input */
export async function check(
  tx: Tx,
  sample: Sample,
  checks: readonly LineCheck[],
  account: string,
  at: string,
): Promise<void> {
  const strange = checks.filter(({ line }) => !sample.drawn.includes(line))
  if (strange.length)
    throw problem('bad-input', {
      fields: [{ field: 'checks', says: `没有抽到第${strange.map(({ line }) => line).join('、')}行。` }],
    })
  for (const { line, entered, wrong } of checks)
    await sql`insert into entry_check (sample, line, entered, wrong, checked_by, checked_at)
      values (${sample.id}, ${line}, ${entered}, ${entered ? [...new Set(wrong)] : []}, ${account}, ${at})
      on conflict (sample, line) do update set entered = excluded.entered, wrong = excluded.wrong, checked_by = excluded.checked_by, checked_at = excluded.checked_at`.execute(
      tx,
    )
}

/** Draws of these organs, newest first. @param organs null for all */
export async function samplesOf(
  tx: Tx,
  organs: readonly string[] | null,
  most: number,
  id: string | null = null,
): Promise<Sample[]> {
  const { rows } = await sql<Sample>`
    select s.id, s.organ, s.channel, s.from_day as "from", s.to_day as "to", s.ledger_lines as "ledgerLines", s.seed, s.drawn, s.drawn_at as "drawnAt",
      coalesce((select json_agg(json_build_object('line', c.line, 'entered', c.entered, 'wrong', c.wrong) order by c.line) from entry_check c where c.sample = s.id), '[]'::json) as checks
    from entry_sample s
    where (${organs === null} or s.organ = any(${organs ?? []}::text[])) and (${id}::text is null or s.id = ${id})
    order by s.drawn_at desc, s.id limit ${most}`.execute(tx)
  return rows
}

export type EntryCounts = { drawn: number; checked: number; entered: number; accurate: number }

/** 录入率 = entered ÷ looked up; 准确率 = without fault ÷ entered. What was not looked up yet counts nowhere. */
export const countsOf = (samples: readonly Pick<Sample, 'drawn' | 'checks'>[]): EntryCounts => {
  const checks = samples.flatMap((sample) => sample.checks)
  const entered = checks.filter((one) => one.entered)
  return {
    drawn: samples.reduce((sum, { drawn }) => sum + drawn.length, 0),
    checked: checks.length,
    entered: entered.length,
    accurate: entered.filter(({ wrong }) => !wrong.length).length,
  }
}

export const ratesOf = ({ checked, entered, accurate }: EntryCounts) => ({
  entry: percentOf(entered, checked),
  accuracy: percentOf(accurate, entered),
})

/** Samples whose ledger lies within a period: what NUM-29 counts. */
export async function samplesWithin(
  tx: Tx,
  { from, to }: { from: string; to: string },
  organs: readonly string[] | null,
): Promise<Pick<Sample, 'drawn' | 'checks'>[]> {
  const { rows } = await sql<Pick<Sample, 'drawn' | 'checks'>>`
    select s.drawn, coalesce((select json_agg(json_build_object('line', c.line, 'entered', c.entered, 'wrong', c.wrong)) from entry_check c where c.sample = s.id), '[]'::json) as checks
    from entry_sample s
    where s.from_day >= ${from}::date and s.to_day <= ${to}::date and (${organs === null} or s.organ = any(${organs ?? []}::text[]))`.execute(
    tx,
  )
  return rows
}
