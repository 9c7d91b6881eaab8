/** Import lines in the shape of contract.md §5, drawn evenly over a period; all content is invented. */
export type Line = Record<string, unknown> & { no: string; channel: string; registeredAt: string }

/** Days of a half-open period, in turn. */
export function daysOf(from: string, to: string): (index: number) => string {
  const first = Temporal.PlainDate.from(from)
  const { days } = first.until(Temporal.PlainDate.from(to), { largestUnit: 'days' })
  return (index) => first.add({ days: index % days }).toString()
}

/** A whole number shared out over so many parts, none below `least`, the larger ones first. */
export function sharedOut(total: number, parts: number, least = 1): number[] {
  const spare = total - parts * least
  if (spare < 0) throw new Error(`${total} cannot be shared out over ${parts} parts of at least ${least}`)
  return Array.from(
    { length: parts },
    (_, index) => least + Math.floor(spare / parts) + (index < spare % parts ? 1 : 0),
  )
}

const matters = ['路灯不亮', '停水多日', '工资拖欠', '噪声扰民', '房屋漏水', '垃圾无人清运', '补贴没有发放']

/** `count` lines of one kind; `more` says what each has beside number, channel and day. */
export function linesOf(
  mark: string,
  count: number,
  day: (index: number) => string,
  more: (index: number, day: string) => Record<string, unknown> & { channel: string },
): Line[] {
  return Array.from({ length: count }, (_, index) => {
    const registeredAt = day(index)
    const matter = matters[index % matters.length] ?? ''
    return {
      no: `${mark}-${String(index + 1).padStart(6, '0')}`,
      registeredAt,
      title: `反映${matter}（示例）`,
      content: `这是按公开数字编造的一件：反映${matter}，请求处理。第${index + 1}件。`,
      ...more(index, registeredAt),
    }
  })
}

export const plus = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()

/** The earlier of two days. */
export const earlier = (a: string, b: string): string => [a, b].sort()[0] ?? a
