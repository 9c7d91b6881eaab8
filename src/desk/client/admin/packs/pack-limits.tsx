import type { PackLimit, PackView } from '../../server/api.ts'

/** The limits of a pack; beside those of a local one the national number. Scrolls by itself on a small screen. */
export function PackLimits({ pack }: { pack: PackView }) {
  const local = pack.kind === 'local'
  const beside = local ? '国家规定' : pack.kind === 'hotline' ? '一般表' : null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section className="table-scroll" aria-label={`${pack.title}的期限`} tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">期限</th>
            <th scope="col">多少</th>
            {beside && <th scope="col">{beside}</th>}
            <th scope="col">依据</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {pack.limits.map((limit) => (
            <tr key={limit.id}>
              <th scope="row">
                {limit.title} <span className="hint">{limit.id}</span>
              </th>
              <td>
                {amountOf(limit)}
                {limit.practice && <span className="hint"> {local ? '本地做法' : '非法定'}</span>}
              </td>
              {beside && <td>{limit.national ?? '没有规定'}</td>}
              <td>{limit.article}</td>
              <td>{[limit.extension, limit.note].filter(Boolean).join('。')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function amountOf({ amount, unit }: PackLimit): string {
  if (amount === null) return '文书指定'
  return unit === '指定' ? `文书指定，没写的${amount}日` : `${amount}${unit === '工作日' ? '个工作日' : unit}`
}
