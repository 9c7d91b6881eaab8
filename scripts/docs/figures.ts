import { catalogue, papersOf, reports } from '../../src/figures/index.ts'
import { code, generated, table } from './page.ts'

/** docs/figures.md: every figure, what it counts and where the number is asked for. */
export function figuresPage(): string {
  return `${generated('`src/figures/definitions/`')}
# Figures

A figure is a definition over facts (\`src/figures/definition.ts\`); the compiler adds period, basis, same period of last
year, share, rate, notes and the rights rules. Periods are half-open days in Asia/Shanghai; percent has two decimals,
half up; null means that there is nothing to say, and a note says why.

${table(
  ['id', 'title', 'unit', 'definition', 'asked for in', 'rights'],
  catalogue.map((figure) => [
    code(figure.id),
    figure.title,
    figure.unit,
    figure.definition,
    figure.source,
    [
      figure.cityOnly && 'RG-2: city total of whole months',
      figure.withSealed && 'RG-1: sealed ones by channel, city, whole months',
    ]
      .filter(Boolean)
      .join('; '),
  ]),
)}

## Reports

Made of these figures (\`src/figures/reports/definitions/\`), as a page, Word, Excel, PDF and JSON:
\`dengwen report CODE --from D --to D [--organ CODE] --out FILE\`. A report that is a paper is due after each of its periods.

${table(
  ['id', 'title', 'for', 'paper'],
  reports.map(({ id, title, says }) => [
    code(id),
    title,
    says,
    papersOf(id)
      .map((paper) => `${paper.title} (${paper.rhythm})`)
      .join('; '),
  ]),
)}
`
}
