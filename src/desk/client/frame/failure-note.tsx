import { articleInWords } from '../law/article.ts'
import { problemFrom } from '../server/failure.ts'

/** A refusal or failure where it happened: what happened, what to do, on which basis. */
export function FailureNote({ error }: { error: unknown }) {
  const { says, remedy, article } = problemFrom(error)
  return (
    <div className="note-wrong" role="alert">
      <p>
        <strong>{says}</strong>
      </p>
      <p>{remedy}</p>
      {article && <p className="hint">{articleInWords(article)}</p>}
    </div>
  )
}
