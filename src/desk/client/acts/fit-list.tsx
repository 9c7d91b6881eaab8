import type { PreviewView } from '../server/api.ts'

type Fit = PreviewView['fit']

const levels = { hard: '必须改', soft: '要改，或者写明理由', note: '请看一眼' } as const

/** 与本件核对: where the words may belong to another matter, and what the drafter said about it. The program only points. */
export function FitList({ fit }: { fit: Fit }) {
  if (!fit.findings.length) return null
  return (
    <section className="missing fit" aria-label="与本件核对">
      <h3>与本件核对：{fit.findings.length} 处</h3>
      <ul>
        {fit.findings.map(({ level, says }) => (
          <li key={says}>
            <b className={`fit-${level}`}>{levels[level]}</b> {says}
          </li>
        ))}
      </ul>
      {fit.reason && <p>拟办人的说明：{fit.reason}</p>}
    </section>
  )
}

/** Something needs a reason in writing, so the form asks for it. */
export const asksReason = (fit: Fit | undefined): boolean =>
  fit?.findings.some(({ level }) => level === 'soft') ?? false
