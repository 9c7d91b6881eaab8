import { dayAtMs, dayWithWeekday, instantMs } from '../days.ts'
import type { CaseView } from '../server/api.ts'
import { today } from '../server/now.ts'
import { Attachments } from './attachment.tsx'
import { People } from './people.tsx'
import { personWord } from './person-word.ts'

/** What the person wants and wrote, who it is (masked), and what came with it. */
export function Matter({ view }: { view: CaseView }) {
  return (
    <article className="sheet">
      {view.requests.length > 0 && (
        <>
          <h3>诉求</h3>
          <ol>
            {view.requests.map((request, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two requests may be worded alike; they keep their places
              <li key={index}>{request}</li>
            ))}
          </ol>
        </>
      )}
      <h3>内容</h3>
      <p className="words">{view.content}</p>
      {view.about && (
        <>
          <h3>反映的单位或人员</h3>
          <p className="words">{view.about}</p>
        </>
      )}
      <h3>{personWord(view)}</h3>
      <People view={view} />
      {view.needs.length > 0 && (
        <>
          <h3>需要的便利</h3>
          <p>{view.needs.join('、')}</p>
        </>
      )}
      {view.files.length > 0 && (
        <>
          <h3>附件</h3>
          <Attachments view={view} />
        </>
      )}
      <h3>登记</h3>
      <p>
        {dayWithWeekday(dayAtMs(instantMs(view.receivedAt)), today())}收到，{view.order ? '来件' : '信访件'}编号{' '}
        {view.submissionNo}
        {view.purpose ? `，目的：${view.purpose}` : ''}
      </p>
    </article>
  )
}
