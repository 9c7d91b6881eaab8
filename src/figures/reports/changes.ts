import type { ModelFigure } from './model.ts'

const shown = [
  ['count', (figure: ModelFigure) => (figure.unit === '%' ? '' : figure.unit)],
  ['people', () => '人次'],
  ['percent', () => '%'],
] as const

/** What differs between two readings of the same figures, in words: `来信 1864件→1866件`. Empty where nothing does. */
export function changesBetween(before: readonly ModelFigure[], now: readonly ModelFigure[]): string[] {
  const byId = new Map(now.map((figure) => [figure.id, figure]))
  return before.flatMap((old) => {
    const fresh = byId.get(old.id)
    if (!fresh) return []
    const changes = shown.flatMap(([measure, unit]) =>
      old[measure] === fresh[measure]
        ? []
        : [
            `${old[measure] ?? '—'}${old[measure] === null ? '' : unit(old)}→${fresh[measure] ?? '—'}${fresh[measure] === null ? '' : unit(fresh)}`,
          ],
    )
    return changes.length ? [`${old.title} ${changes.join('，')}`] : []
  })
}
