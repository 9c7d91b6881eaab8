import type { LawModel } from '../models.ts'
import { fullDay } from './days.ts'
import { Layout } from './layout.tsx'
import { Each } from './text.tsx'

const COLUMNS = ['谁', '做什么', '多久', '从哪天算', '依据'] as const

/** Every limit of the rule pack in force, as data. Narrow screens stack the cells, so the roles are said again. */
export function Law({ page, pack, limits, counting, longestDays, calendar }: LawModel) {
  return (
    <Layout page={page} title="法规与期限">
      <h1>法规与期限</h1>
      <p className="lead">
        现在按{pack.title}办，{fullDay(pack.since)}起施行。一件事从登记到复核全部走完，最长 {longestDays} 天。
      </p>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: `display: block` takes a table's own roles away */}
      <table className="limits" role="table">
        <caption>每一步的期限（{limits.length} 项）</caption>
        <thead role="rowgroup">
          <tr role="row">
            {COLUMNS.map((column) => (
              <th key={column} role="columnheader" scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {limits.map((limit) => (
            <tr role="row" key={limit.id} id={limit.id}>
              <td role="cell" data-column="谁">
                {limit.who}
              </td>
              <td role="cell" data-column="做什么">
                {limit.does}
              </td>
              <td role="cell" data-column="多久">
                <strong>{limit.limit}</strong>
              </td>
              <td role="cell" data-column="从哪天算">
                {limit.from}
              </td>
              <td role="cell" data-column="依据" className="soft">
                {limit.article}
                {limit.notLaw && <span className="not-law">{limit.notLaw}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: as above */}
      <h2>日子怎么数</h2>
      <ol>
        <Each of={counting}>{(line) => <li>{line}</li>}</Each>
      </ol>
      <p className="soft">
        放假安排用国务院每年公布的，现有 {calendar.from} 年到 {calendar.to}{' '}
        年。没公布的年份先按周末和法定节日算，公布后重算并告诉您。
      </p>
    </Layout>
  )
}
