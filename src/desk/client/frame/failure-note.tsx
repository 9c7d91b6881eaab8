import { ArticleLink } from '../law/article-link.tsx'
import { problemFrom } from '../server/failure.ts'

/**
 * A refusal or failure where it happened: what happened, what to do, on which basis.
 * @param beside fields whose mistakes are said beside them; those of others are listed here
 */
export function FailureNote({ error, beside = [] }: { error: unknown; beside?: readonly string[] }) {
  const { says, remedy, article, fields = [] } = problemFrom(error)
  const others = fields.filter(({ field }) => !beside.includes(field.split('.')[0] ?? ''))
  return (
    <div className="note-wrong" role="alert">
      <p>
        <strong>{says}</strong>
      </p>
      <p>{remedy}</p>
      {others.map(({ field, says }) => (
        <p key={field}>
          {field}：{says}
        </p>
      ))}
      {article && (
        <p className="hint">
          <ArticleLink article={article} />
        </p>
      )}
    </div>
  )
}
