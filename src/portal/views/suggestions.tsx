import type { SuggestionsModel } from '../models.ts'
import { SUBMIT } from '../paths.ts'
import { fullDay } from './days.ts'
import { Layout } from './layout.tsx'

/** Adopted suggestions with what became of them (ST-53). Nobody is named, nothing is voted on. */
export function Suggestions({ page, items }: SuggestionsModel) {
  return (
    <Layout page={page} title="采纳的建议">
      <h1>采纳的建议</h1>
      <p className="lead">大家提的、已经采纳或者部分采纳的建议，共 {items.length} 条。不写是谁提的。</p>
      {items.length === 0 && <p>还没有公开的建议。采纳以后，经核对不含个人信息，会写在这里。</p>}
      {items.map((item) => (
        <section className="clause" key={`${item.on} ${item.title}`}>
          <h2>{item.title}</h2>
          <p className="told">{item.says}</p>
          <p className="soft">
            {item.result === 'adopted' ? '采纳' : '部分采纳'}。{item.organ}，{fullDay(item.on)}公开。
          </p>
        </section>
      ))}
      <p className="aside">
        您也有建议？<a href={SUBMIT}>写给我们</a>，一样登记、编号、答复。
      </p>
    </Layout>
  )
}
