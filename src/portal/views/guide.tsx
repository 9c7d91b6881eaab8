import type { GuideModel, GuideWay } from '../models.ts'
import { SUBMIT } from '../paths.ts'
import { Layout } from './layout.tsx'
import { SealedDoor, ToSealed } from './sealed.tsx'

/** Which path a matter belongs to, who decides there and until when. A list to look down, each entry in full below. */
export function Guide({ page, groups }: GuideModel) {
  return (
    <Layout page={page} title="这事该找谁">
      <h1>这事该找谁</h1>
      <p className="lead">
        找最像您情况的一条，看归谁管、还剩多少时间。拿不准也没关系：在这里提交，我们会告诉您该走哪条路，照样登记。
      </p>
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={group.id}>
          <h2 id={group.id}>{group.title}</h2>
          <p>{group.says}</p>
          <ul className="index">
            {group.ways.map((way) => (
              <li key={way.id}>
                <a href={`#${way.id}`}>{way.when}</a>
                <span className="soft">{way.path}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {groups
        .flatMap((group) => group.ways)
        .map((way) => (
          <Way key={way.id} way={way} />
        ))}
      <p>
        <a className="first" href={SUBMIT}>
          都不像，或者拿不准：在这里反映
        </a>
      </p>
      <SealedDoor />
    </Layout>
  )
}

function Way({ way }: { way: GuideWay }) {
  return (
    <section className="card" id={way.id} aria-labelledby={`${way.id}-title`}>
      <h2 id={`${way.id}-title`}>{way.when}</h2>
      <dl className="facts">
        <dt>走哪条路</dt>
        <dd>{way.path}</dd>
        <dt>找谁</dt>
        <dd>{way.organ}</dd>
        {(way.barWords || way.bars.length > 0) && (
          <>
            <dt>时间</dt>
            <dd>
              {way.bars.map((bar) => (
                <p key={bar.what}>
                  {bar.what}：<strong>{bar.limit}</strong>，从{bar.from}起算
                </p>
              ))}
              {way.bars.length === 0 && <strong>{way.barWords}</strong>}
            </dd>
          </>
        )}
        <dt>怎么办</dt>
        <dd>{way.how}</dd>
        {way.papers && (
          <>
            <dt>带上</dt>
            <dd>{way.papers.join('、')}</dd>
          </>
        )}
        <dt>依据</dt>
        <dd className="soft">{way.article}</dd>
      </dl>
      {way.here === 'submit' && <a href={SUBMIT}>在这里反映</a>}
      {way.here === 'sealed' && <ToSealed>走密封通道反映</ToSealed>}
    </section>
  )
}
