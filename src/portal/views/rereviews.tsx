import type { RereviewsModel } from '../models.ts'
import { RIGHTS } from '../paths.ts'
import { fullDay } from './days.ts'
import { Layout } from './layout.tsx'

/** Re-review opinions after a hearing, in words that name nobody (ST-47; L22 36(2)). */
export function Rereviews({ page, items }: RereviewsModel) {
  return (
    <Layout page={page} title="公示的复核意见">
      <h1>公示的复核意见</h1>
      <p className="lead">经过听证的复核意见，可以依法向社会公示，共 {items.length} 条。不写当事人是谁。</p>
      {items.length === 0 && <p>还没有公示的复核意见。经过听证、核对不含个人信息的，会写在这里。</p>}
      {items.map((item) => (
        <section className="clause" key={`${item.on} ${item.title}`}>
          <h2>{item.title}</h2>
          <p className="told">{item.says}</p>
          <p className="soft">
            {item.outcome === 'uphold' ? '维持' : '变更'}。{fullDay(item.heldOn)}听证；{item.organ}，{fullDay(item.on)}
            公示。
          </p>
        </section>
      ))}
      <p className="aside">
        哪里写到了您，或者您不愿意公示，请打 {page.site.hotline.number} 告诉我们。怎样申请复查、复核、听证，写在
        <a href={RIGHTS}>您的权利</a>。
      </p>
    </Layout>
  )
}
