import { sql } from 'kysely'
import { type Kernel, openText, seal, type Tx } from '../../kernel/index.ts'
import { type Refusal, refuse } from '../../law/index.ts'
import { type Marks, missingMarks, type QualitySubject, verdictOf } from './sheet.ts'

export type CheckState = 'open' | 'checked' | 'appealed' | 'decided'

/** A sheet without whose work it is: that is on no screen but the own one. */
export type QualityCheck = {
  id: string
  subject: QualitySubject
  work: string
  state: CheckState
  /** The own work: somebody else has to check or decide. */
  own: boolean
  marks: Marks | null
  fatal: string[]
  remark: string
  score: number | null
  passed: boolean | null
  checkedAt: string | null
  appeal: string
  appealedAt: string | null
  decision: string
  decidedAt: string | null
  /** Whether this person filled in the sheet, and so does not decide on it. */
  checker: boolean
}

/** A filled-in sheet. */
export type Filled = { marks: Marks; fatal: readonly string[]; remark: string }

type Row = Omit<QualityCheck, 'own' | 'checker' | 'remark' | 'appeal' | 'decision'> & {
  account: string | null
  checkedBy: string | null
  remark: Buffer | null
  appeal: Buffer | null
  decision: Buffer | null
}

const columns =
  sql.raw(`c.id, s.subject, c.work, c.state, c.account, c.marks, coalesce(c.fatal, '{}') as fatal, c.remark, c.score, c.passed,
  c.checked_by as "checkedBy", c.checked_at as "checkedAt", c.appeal, c.appealed_at as "appealedAt", c.decision, c.decided_at as "decidedAt"`)

const aad = (column: 'remark' | 'appeal' | 'decision', id: string): string => `quality_check|${column}|${id}`

export type Reader = { account: string; organ: string }

/**
 * Sheets as somebody may read them.
 * @param of a draw of the own office, objections that wait in it, or the own sheets that were filled in
 */
export async function checksOf(
  tx: Tx,
  { vault }: Pick<Kernel, 'vault'>,
  reader: Reader,
  of: { sample: string } | 'appeals' | 'own',
): Promise<QualityCheck[]> {
  const which =
    of === 'own'
      ? sql`c.account = ${reader.account} and c.state <> 'open'`
      : of === 'appeals'
        ? sql`s.organ = ${reader.organ} and c.state = 'appealed'`
        : sql`s.organ = ${reader.organ} and c.sample = ${of.sample}`
  const { rows } =
    await sql<Row>`select ${columns} from quality_check c join quality_sample s on s.id = c.sample where ${which}
    order by c.checked_at desc nulls first, c.work`.execute(tx)
  const text = (column: 'remark' | 'appeal' | 'decision', row: Row): string => {
    const sealed = row[column]
    return sealed ? openText(vault.system, aad(column, row.id), sealed) : ''
  }
  return rows.map((row) => {
    const { account, checkedBy, ...rest } = row
    return {
      ...rest,
      own: account === reader.account,
      checker: checkedBy === reader.account,
      remark: text('remark', row),
      appeal: text('appeal', row),
      decision: text('decision', row),
    }
  })
}

/** Fill in a sheet: once, complete, and never on the own work. */
export async function fillSheet(
  tx: Tx,
  kernel: Pick<Kernel, 'vault'>,
  id: string,
  filled: Filled,
  by: Reader,
  at: string,
): Promise<Refusal | { score: number; passed: boolean }> {
  const row = await locked(tx, id)
  if (!row || row.organ !== by.organ || row.state !== 'open') return notOpen
  if (row.account === by.account) return ownWork
  const verdict = verdictFor(row.subject, filled)
  if ('refused' in verdict) return verdict
  await sql`update quality_check set state = 'checked', marks = ${JSON.stringify(filled.marks)}::jsonb, fatal = ${[...filled.fatal]},
    remark = ${sealed(kernel, 'remark', id, filled.remark)}, score = ${verdict.score}, passed = ${verdict.passed}, checked_by = ${by.account}, checked_at = ${at} where id = ${id}`.execute(
    tx,
  )
  return verdict
}

/** Whose work it is says why the sheet is not right; once. */
export async function appealSheet(
  tx: Tx,
  kernel: Pick<Kernel, 'vault'>,
  id: string,
  says: string,
  by: Reader,
  at: string,
): Promise<Refusal | null> {
  const row = await locked(tx, id)
  if (!row || row.account !== by.account || row.state !== 'checked') return noAppeal
  await sql`update quality_check set state = 'appealed', appeal = ${sealed(kernel, 'appeal', id, says)}, appealed_at = ${at} where id = ${id}`.execute(
    tx,
  )
  return null
}

/** Somebody who neither filled in the sheet nor did the work decides: it stays, or these marks hold instead. */
export async function decideAppeal(
  tx: Tx,
  kernel: Pick<Kernel, 'vault'>,
  id: string,
  decision: { says: string; instead: Pick<Filled, 'marks' | 'fatal'> | null },
  by: Reader,
  at: string,
): Promise<Refusal | { score: number; passed: boolean }> {
  const row = await locked(tx, id)
  if (!row || row.organ !== by.organ || row.state !== 'appealed') return notAppealed
  if (row.checked_by === by.account) return ownSheet
  if (row.account === by.account) return ownWork
  const verdict = decision.instead
    ? verdictFor(row.subject, decision.instead)
    : { score: row.score ?? 0, passed: row.passed ?? false }
  if ('refused' in verdict) return verdict
  await sql`update quality_check set state = 'decided', decision = ${sealed(kernel, 'decision', id, decision.says)}, decided_by = ${by.account}, decided_at = ${at},
    score = ${verdict.score}, passed = ${verdict.passed} where id = ${id}`.execute(tx)
  if (decision.instead)
    await sql`update quality_check set marks = ${JSON.stringify(decision.instead.marks)}::jsonb, fatal = ${[...decision.instead.fatal]} where id = ${id}`.execute(
      tx,
    )
  return verdict
}

type Locked = {
  account: string | null
  state: CheckState
  checked_by: string | null
  score: number | null
  passed: boolean | null
  organ: string
  subject: QualitySubject
}

async function locked(tx: Tx, id: string): Promise<Locked | null> {
  const { rows } = await sql<Locked>`select c.account, c.state, c.checked_by, c.score, c.passed, s.organ, s.subject
    from quality_check c join quality_sample s on s.id = c.sample where c.id = ${id} for update of c`.execute(tx)
  return rows[0] ?? null
}

function verdictFor(subject: QualitySubject, { marks, fatal }: Pick<Filled, 'marks' | 'fatal'>) {
  const missing = missingMarks(subject, marks)
  if (missing.length) return unfinished(missing.join('、'))
  return verdictOf(subject, marks, fatal) ?? unfinished('至少一项')
}

const sealed = (
  { vault }: Pick<Kernel, 'vault'>,
  column: 'remark' | 'appeal' | 'decision',
  id: string,
  says: string,
) => (says ? seal(vault.system, aad(column, id), says) : null)

const notOpen = refuse('quality-not-open', '[D]', '这一张已经检查过，或者不在本单位。', '请刷新列表，检查下一张。')
const ownWork = refuse('quality-own-work', '[D]', '这是您自己的工作，不能自己检查或者裁定。', '请由另一个人检查。')
const ownSheet = refuse(
  'quality-own-sheet',
  '[D]',
  '这张检查表是您填的，异议要由另一个人裁定。',
  '请交由另一位值班长或者负责人裁定。',
)
const noAppeal = refuse(
  'quality-no-appeal',
  '[D]',
  '这一张不能提异议：不是您的工作，或者已经提过一次。',
  '裁定以后仍有不同意见的，请当面向负责人说明。',
)
const notAppealed = refuse(
  'quality-not-appealed',
  '[D]',
  '这一张没有等待裁定的异议。',
  '请刷新列表；可能别人已经裁定。',
)
const unfinished = (what: string) =>
  refuse('quality-unfinished', '[D]', `检查表还没有填完：${what}。`, '每一项都选一个；没有发生的选“不涉及”。')
