import { type Cell, type Claim, disagreements } from '../adds-up.ts'
import { figureById } from '../catalogue.ts'
import type { FigureValue } from '../figures.ts'

const measures = ['count', 'people', 'numerator', 'denominator', 'percent'] as const
const units: Readonly<Record<(typeof measures)[number], string>> = {
  ...{ count: '', people: '人次', numerator: '（分子）', denominator: '（分母）', percent: '%' },
}

/**
 * What does not add up among the numbers of a report, each in a sentence, before anybody issues it (FR-5): sums of their
 * parts, parts within their whole, rates of their counts. Parts beside sealed cases are compared where they are counted,
 * in the notes of the figure.
 */
export function slipsIn(values: readonly FigureValue[]): string[] {
  const cells: Record<string, Cell> = {}
  for (const value of values)
    for (const measure of measures) {
      const number = value[measure]
      const unit = measure === 'count' ? value.unit : units[measure]
      if (number !== null) cells[`${value.id}.${measure}`] = { title: value.title, value: number, unit }
    }
  const claims = values.flatMap(({ id }): Claim[] => {
    const { sumOf, shareOf } = figureById(id) ?? {}
    return [
      ...(sumOf
        ? (['count', 'people'] as const).map(
            (measure): Claim => ({
              is: 'sum',
              total: `${id}.${measure}`,
              parts: sumOf.map((part) => `${part}.${measure}`),
            }),
          )
        : []),
      ...(shareOf ? [{ is: 'within', part: `${id}.count`, whole: `${shareOf}.count` } as const] : []),
      { is: 'within', part: `${id}.numerator`, whole: `${id}.denominator` },
      { is: 'rate', rate: `${id}.percent`, part: `${id}.numerator`, whole: `${id}.denominator`, decimals: 2 },
    ]
  })
  const known = claims.filter((claim) => namesIn(claim).every((name) => name in cells))
  const noted = values.flatMap(({ title, notes }) =>
    notes.filter((note) => note.includes('相差')).map((note) => `${title}：${note}`),
  )
  return [...noted, ...disagreements({ cells, claims: known }).map(({ says }) => says)]
}

function namesIn(claim: Claim): readonly string[] {
  switch (claim.is) {
    case 'sum':
      return [claim.total, ...claim.parts]
    case 'within':
      return [claim.part, claim.whole]
    case 'rate':
      return [claim.rate, claim.part, claim.whole]
    default:
      return []
  }
}
