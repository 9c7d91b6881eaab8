import { percentOf, wholePercents } from './arithmetic.ts'

/**
 * A table as somebody printed it, given as data: cells by name, and what they claim of each other. Ours are checked
 * before printing, a foreign one (an old report, another system's month) before it is believed.
 */
export type PrintedTable = {
  /** null: printed without a number, like “%” with nothing before it. */
  cells: Readonly<Record<string, Cell>>
  claims: readonly Claim[]
}
export type Cell = { title: string; value: number | null; unit: string }

export type Claim =
  /** Exclusive parts that must make the total (FR-5). */
  | { is: 'sum'; total: string; parts: readonly string[] }
  /** Whole percents of exclusive parts: they make 100 by largest remainder (FR-4). */
  | { is: 'shares'; shares: readonly string[]; parts: readonly string[] }
  /** A percent of two numbers of the table, with so many decimals. */
  | { is: 'rate'; rate: string; part: string; whole: string; decimals: 0 | 2 }
  /** A part cannot be more than its whole. */
  | { is: 'within'; part: string; whole: string }
  /** So many as are named. */
  | { is: 'named'; count: string; names: readonly string[] }
  /** So many months as the days say, both included. */
  | { is: 'months'; count: string; from: string; to: string }
  /** What is said of a total in words, beside the growth of one of its parts in percent. */
  | { is: 'trend'; total: string; says: 'down' | 'up'; part: string }

export type Disagreement = {
  code: 'sum' | 'share' | 'rate' | 'empty-percent' | 'above-whole' | 'named' | 'months' | 'trend'
  cells: string[]
  printed: number | null
  /** What the other cells give; null where nothing can be computed. */
  computed: number | null
  /** One sentence for the footnote. */
  says: string
}

/** Every disagreement of a table, in the order of its claims; empty percents first. */
export function disagreements(table: PrintedTable): Disagreement[] {
  const empty = Object.entries(table.cells).flatMap(([name, cell]): Disagreement[] =>
    cell.value === null && cell.unit === '%'
      ? [
          {
            code: 'empty-percent',
            cells: [name],
            printed: null,
            computed: null,
            says: `“${cell.title}”只有百分号，没有数字；没有可比的数就写“—”。`,
          },
        ]
      : [],
  )
  return [...empty, ...table.claims.flatMap((claim) => check(claim, table))]
}

function check(claim: Claim, { cells }: PrintedTable): Disagreement[] {
  const cell = (name: string): Cell => {
    const found = cells[name]
    if (!found) throw new Error(`the table has no cell ${name}`)
    return found
  }
  const number = (name: string): number | null => cell(name).value
  const words = (name: string): string => `${cell(name).title}${number(name) ?? '—'}${cell(name).unit}`
  switch (claim.is) {
    case 'sum': {
      const total = number(claim.total)
      const parts = claim.parts.map(number)
      if (total === null || parts.includes(null)) return []
      const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0)
      if (sum === total) return []
      const apart = sum - total
      return [
        {
          code: 'sum',
          cells: [claim.total, ...claim.parts],
          printed: total,
          computed: sum,
          says: `${claim.parts.map(words).join('、')}相加为${sum}，比${words(claim.total)}${apart > 0 ? '多' : '少'}${Math.abs(apart)}。`,
        },
      ]
    }
    case 'shares': {
      const parts = claim.parts.map(number)
      if (parts.includes(null)) return []
      const right = wholePercents(parts.map((part) => part ?? 0))
      return claim.shares.flatMap((name, index): Disagreement[] => {
        const printed = number(name)
        const computed = right[index] ?? null
        if (printed === null || printed === computed) return []
        return [
          {
            code: 'share',
            cells: [name, ...claim.parts],
            printed,
            computed,
            says: `${cell(name).title}应为${computed}%，不是${printed}%：整数百分比按最大余数法取，各项合计100%。`,
          },
        ]
      })
    }
    case 'rate': {
      const [printed, part, whole] = [number(claim.rate), number(claim.part), number(claim.whole)]
      if (printed === null || part === null || whole === null) return []
      const exact = percentOf(part, whole)
      const computed = exact === null || claim.decimals === 2 ? exact : (wholePercents([part, whole - part])[0] ?? null)
      if (printed === computed) return []
      return [
        {
          code: 'rate',
          cells: [claim.rate, claim.part, claim.whole],
          printed,
          computed,
          says: `${words(claim.part)}占${words(claim.whole)}的${computed ?? '—'}%，与${cell(claim.rate)?.title}${printed}%不同；如果分母不是它，请注明是哪一个。`,
        },
      ]
    }
    case 'within': {
      const [part, whole] = [number(claim.part), number(claim.whole)]
      return part !== null && whole !== null && part > whole
        ? [
            {
              code: 'above-whole',
              cells: [claim.part, claim.whole],
              printed: part,
              computed: whole,
              says: `${words(claim.part)}多于${words(claim.whole)}。`,
            },
          ]
        : []
    }
    case 'named': {
      const printed = number(claim.count)
      return printed !== null && printed !== claim.names.length
        ? [
            {
              code: 'named',
              cells: [claim.count],
              printed,
              computed: claim.names.length,
              says: `${words(claim.count)}，写出的却是${claim.names.length}个：${claim.names.join('、')}。`,
            },
          ]
        : []
    }
    case 'months': {
      const printed = number(claim.count)
      const computed = monthsBetween(claim.from, claim.to)
      return printed !== null && printed !== computed
        ? [
            {
              code: 'months',
              cells: [claim.count],
              printed,
              computed,
              says: `${claim.from}到${claim.to}是${computed}个月，不是${printed}个月。`,
            },
          ]
        : []
    }
    case 'trend': {
      const growth = number(claim.part)
      const up = claim.says === 'up'
      return growth !== null && growth !== 0 && growth > 0 !== up
        ? [
            {
              code: 'trend',
              cells: [claim.total, claim.part],
              printed: growth,
              computed: null,
              says: `${cell(claim.total).title}写的是${up ? '上升' : '下降'}，${cell(claim.part).title}却${growth > 0 ? '上升' : '下降'}${Math.abs(growth)}%；两者可以同时成立，请写明总量包括哪些、是多少。`,
            },
          ]
        : []
    }
  }
}

/** Whole months begun from the one day to the other, both included. */
function monthsBetween(from: string, to: string): number {
  const { months, days } = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to).add({ days: 1 }), {
    largestUnit: 'months',
  })
  return months + (days > 0 ? 1 : 0)
}
