import { sql } from 'kysely'
import { freshBytes, type Tx } from '../../kernel/index.ts'
import { type Refusal, refuse } from '../../law/index.ts'
import { drawWorks } from './draw.ts'
import { passRate, type QualitySubject } from './sheet.ts'
import { endedWorks } from './works.ts'

export type NewSample = { subject: QualitySubject; from: string; to: string; sharePercent: number }

/** A draw as the screen shows it: how many, how far, how good; nobody's name. */
export type QualitySample = NewSample & {
  id: string
  population: number
  drawn: number
  seed: string
  drawnAt: string
  rate: ReturnType<typeof passRate>
}

const seedBytes = 16

/** Draw from what ended in a period that is over. A period is drawn once: nobody draws again until the sample pleases. */
export async function drawSample(
  tx: Tx,
  organ: string,
  sample: NewSample,
  by: string,
  on: { today: string; at: string },
): Promise<Refusal | { id: string }> {
  if (sample.from >= sample.to || sample.to > on.today) return periodOpen
  // Two draws of one office stand in a row, so that the second sees the first.
  await sql`select pg_advisory_xact_lock(hashtext(${`quality ${organ} ${sample.subject}`}))`.execute(tx)
  const { rows: overlapping } =
    await sql`select 1 from quality_sample where organ = ${organ} and subject = ${sample.subject}
    and from_day < ${sample.to} and to_day > ${sample.from} limit 1`.execute(tx)
  if (overlapping.length) return drawnAlready
  const works = await endedWorks(tx, organ, sample.subject, sample)
  if (!works.length) return nothingEnded
  const seed = freshBytes(seedBytes).toString('hex')
  const drawn = new Set(
    drawWorks(
      works.map(({ work }) => work),
      sample.sharePercent,
      seed,
    ),
  )
  const id = freshBytes(12).toString('base64url')
  await sql`insert into quality_sample (id, organ, subject, from_day, to_day, population, share_percent, seed, drawn_by, drawn_at)
    values (${id}, ${organ}, ${sample.subject}, ${sample.from}, ${sample.to}, ${works.length}, ${sample.sharePercent}, ${seed}, ${by}, ${on.at})`.execute(
    tx,
  )
  for (const { work, account } of works)
    if (drawn.has(work))
      await sql`insert into quality_check (id, sample, work, account, state) values (${freshBytes(12).toString('base64url')}, ${id}, ${work}, ${account}, 'open')`.execute(
        tx,
      )
  return { id }
}

/** The draws of an office, the latest first. */
export async function samplesOf(tx: Tx, organ: string, most: number): Promise<QualitySample[]> {
  const { rows } = await sql<Omit<QualitySample, 'drawn' | 'rate'> & { passed: (boolean | null)[] }>`
    select s.id, s.subject, s.from_day as "from", s.to_day as "to", s.share_percent as "sharePercent", s.population, s.seed, s.drawn_at as "drawnAt",
      coalesce(array_agg(c.passed) filter (where c.id is not null), '{}') as passed
    from quality_sample s left join quality_check c on c.sample = s.id where s.organ = ${organ}
    group by s.id order by s.from_day desc, s.subject limit ${most}`.execute(tx)
  return rows.map(({ passed, ...sample }) => ({
    ...sample,
    drawn: passed.length,
    rate: passRate(passed.map((one) => ({ passed: one }))),
  }))
}

const periodOpen = refuse(
  'quality-period-open',
  '[D]',
  '期间还没有结束，或者开始不早于结束。',
  '请选已经结束的期间：从哪天起，到哪天前。',
)
const drawnAlready = refuse(
  'quality-drawn-already',
  '[D]',
  '这个期间（或者其中几天）已经抽过，不能再抽。',
  '请在已经抽出的里面检查；要抽别的日子，换一个期间。',
)
const nothingEnded = refuse(
  'quality-nothing-ended',
  '[D]',
  '这个期间没有办结的工单或者结束的通话，没有可抽的。',
  '请核对日期，换一个期间。',
)
