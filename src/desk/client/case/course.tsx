import { moment } from '../days.ts'
import { actTitle } from '../law/words.ts'
import type { CaseRecord, CaseView } from '../server/api.ts'
import { today } from '../server/now.ts'
import { personWord } from './person-word.ts'
import { ReadableInput } from './readable-input.tsx'

/** Everything that happened, the latest first, with the texts that were written at each step. */
export function Course({ view }: { view: CaseView }) {
  const written = byEntry(view)
  return (
    <ol className="course">
      {view.timeline
        .map((entry, index) => ({ entry, records: written.get(index) ?? [] }))
        .reverse()
        .map(({ entry, records }) => (
          <li key={`${entry.at} ${entry.kind}`}>
            <time dateTime={entry.at}>{moment(entry.at, today())}</time>
            <p>{entry.says}</p>
            {records.map((record) => (
              <Written key={record.id} record={record} view={view} />
            ))}
          </li>
        ))}
    </ol>
  )
}

function Written({ record, view }: { record: CaseRecord; view: CaseView }) {
  const draft = record.kind === 'draft'
  return (
    <details className="written" open={!draft}>
      <summary>
        {draft ? '拟办内容' : actTitle(record.kind)}
        <span className="hint">{record.shown ? `　${personWord(view)}看得见` : '　内部'}</span>
      </summary>
      <ReadableInput verb={draft ? null : record.kind} input={record.body} view={view} />
    </details>
  )
}

/** Records carry the instant of the step that they belong to; one without step goes to the step before it. */
function byEntry({ timeline, records }: CaseView): Map<number, CaseRecord[]> {
  const at = new Map<number, CaseRecord[]>()
  for (const record of records) {
    const step = Math.max(0, timeline.filter((entry) => entry.at <= record.at).length - 1)
    at.set(step, [...(at.get(step) ?? []), record])
  }
  return at
}
