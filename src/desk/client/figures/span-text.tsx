import { Link } from 'react-router'
import type { ReportModel, Span } from '../server/api.ts'

/** Running text whose numbers lead to what they mean. */
export function SpanText({ spans, report, query }: { spans: readonly Span[]; report: ReportModel; query: string }) {
  return (
    <p className="report-words">
      {spans.map(({ text, field }, index) => {
        const figure = field && report.figures.find(({ id }) => id === field.figure)
        return figure ? (
          <Link
            // biome-ignore lint/suspicious/noArrayIndexKey: spans of one text stay where they are
            key={index}
            className="live-field"
            to={`/figures/${figure.id}?${query}`}
            title={`${figure.title}：${figure.definition}`}
          >
            {text}
          </Link>
        ) : (
          text
        )
      })}
    </p>
  )
}
