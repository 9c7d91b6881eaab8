import type { Calendar } from './calendar.ts'
import { clock, type Pause } from './clock.ts'
import { onlyOneExtension } from './clock-refusals.ts'
import { parseDay } from './day.ts'
import { explain } from './explain.ts'
import type { LimitTable } from './limits.ts'
import { localPacks, packs } from './packs/index.ts'
import type { LocalPack } from './packs/local-pack.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'

export type Deadline = {
  readonly target: string
  readonly last: string
  readonly article: string
  readonly provisional: boolean
  readonly steps: readonly string[]
}

export type DeadlineError = { readonly error: Pick<Refusal, 'code' | 'article' | 'says' | 'remedy'> }

/**
 * What `dengwen deadline` answers, for one command or one line of a batch.
 * @param input any JSON value; meant is `{pack, rule, from, extend?: days, pauses?: [[from, to], …]}`, days written
 *   `YYYY-MM-DD`; other keys are left alone. `extend` may be a list, as a repeated option gives it
 * @param local the local packs that are known: those of the program, and of the data folder where one is at hand
 * @returns never throws on JSON: what is wrong comes back as `error`
 */
export function deadline(
  input: unknown,
  calendar: Calendar,
  local: readonly LocalPack[] = localPacks,
): Deadline | DeadlineError {
  const answer = answerTo(input, calendar, [...packs, ...local])
  if (!isRefusal(answer)) return answer
  const { code, article, says, remedy } = answer
  return { error: { code, article, says, remedy } }
}

function answerTo(input: unknown, calendar: Calendar, known: readonly LimitTable[]): Deadline | Refusal {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return badInput('内容', '是一个对象')
  const { pack: packId, rule, from, extend, pauses } = input as Record<string, unknown>
  if (typeof packId !== 'string') return badInput('pack（规则包）', '是文字')
  if (typeof rule !== 'string') return badInput('rule（期限编号）', '是文字')
  const pack = known.find(({ id }) => id === packId)
  if (!pack) return unknownPack(packId, known)
  const day0 = parseDay(from)
  if (!day0) return impossibleDate('from（起算日）', from)

  const extensions = Array.isArray(extend) ? extend : [extend ?? 0]
  if (!extensions.every((days) => typeof days === 'number')) return badInput('extend（延长的天数）', '是数字')
  if (extensions.length > 1)
    return onlyOneExtension(pack.limits.find((limit) => limit.extendable)?.extendable?.article ?? pack.law)
  const ranges = pausesFrom(pauses ?? [])
  if (isRefusal(ranges)) return ranges

  const result = clock(pack, rule, day0, calendar, { extendDays: extensions[0] ?? 0, pauses: ranges })
  if (isRefusal(result)) return result
  return {
    target: String(result.target),
    last: String(result.last),
    article: result.article,
    provisional: result.provisional,
    steps: explain(result, pack),
  }
}

function pausesFrom(pauses: unknown): readonly Pause[] | Refusal {
  if (!Array.isArray(pauses)) return badInput('pauses（不计入的时间）', '是 [开始日, 终止日] 的列表')
  const ranges: Pause[] = []
  for (const range of pauses) {
    if (!Array.isArray(range) || range.length !== 2)
      return badInput('pauses（不计入的时间）', '是 [开始日, 终止日] 的列表')
    const [from, to] = [parseDay(range[0]), parseDay(range[1])]
    if (!from || !to) return impossibleDate('pauses（不计入的时间）', from ? range[1] : range[0])
    ranges.push([from, to])
  }
  return ranges
}

const badInput = (what: string, shape: string): Refusal =>
  refuse('bad-input', '[D]', `${what}应当${shape}。`, '请核对后重新填写。')

const impossibleDate = (what: string, value: unknown): Refusal =>
  refuse('impossible-date', '[D]', `${what}${quoted(value)}不是存在的日期。`, '请写成 YYYY-MM-DD，例如 2026-11-10。')

const unknownPack = (id: string, known: readonly LimitTable[]): Refusal =>
  refuse(
    'unknown-pack',
    '[D]',
    `没有规则包${quoted(id)}。`,
    `可用的规则包：${known.map((pack) => pack.id).join('、')}。`,
  )

/** What was given, short enough to print. */
const quoted = (value: unknown) => (typeof value === 'string' ? `“${value.slice(0, 20)}”` : '')
