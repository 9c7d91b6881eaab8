/**
 * Which of the papers that still wait is open: the one shown, or, when it was just settled, the one after it. Never
 * another for a moment: the next Enter must not reach a wrong paper.
 * @param all every paper of the list, settled ones too @returns its place among those that wait
 */
export function openPlace(all: readonly string[], settled: ReadonlySet<string>, shown: string | undefined): number {
  const waiting = all.filter((caseNo) => !settled.has(caseNo))
  const place = shown === undefined ? -1 : all.indexOf(shown)
  if (place < 0) return 0
  const before = all.slice(0, place).filter((caseNo) => !settled.has(caseNo)).length
  return Math.max(0, Math.min(before, waiting.length - 1))
}
