import type { TrackSealedModel } from '../models.ts'
import { byWhen, ClockBar } from './clock.tsx'
import { moment } from './days.ts'
import { Layout } from './layout.tsx'
import { Each } from './text.tsx'
import { Acts, Leave, Looked } from './track.tsx'

/** RG-1: number, status, dates. Not a word of what it is about, who holds it or whom it names. */
export function TrackSealed(model: TrackSealedModel) {
  const { page, caseNo, status, clock, dates, acts, leave } = model
  const { today } = page
  return (
    <Layout page={page} title={`办理进度 ${caseNo}`}>
      <p className="where">{page.site.city}</p>
      <h1>{caseNo}</h1>
      <section className="now running" aria-label="现在">
        <p>
          {status}
          {clock && !clock.metAt ? byWhen(clock, today) : '。'}
        </p>
        {clock && <ClockBar clock={clock} today={today} />}
      </section>
      <p className="sealed">
        这件事是密封办理的，为了保护您，这里不显示内容、经办单位和文书。结果由专门的对接人直接告诉您；没有留姓名的，只能凭编号在这里看状态。
      </p>
      {acts.length > 0 && (
        <section className="screen" aria-labelledby="acts">
          <h2 id="acts">您现在可以</h2>
          <Acts acts={acts} today={today} />
        </section>
      )}
      <h2>日期</h2>
      <ol className="line">
        <Each of={dates}>
          {({ at, says }) => (
            <li>
              <time dateTime={at}>{moment(at, today)}</time>
              {says}
            </li>
          )}
        </Each>
      </ol>
      <h2>谁看过您的姓名和电话</h2>
      <Looked identity={model.identity} identityViews={model.identityViews} today={today} />
      <Leave form={leave} />
    </Layout>
  )
}
