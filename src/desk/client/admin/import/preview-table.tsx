import { Checkbox } from 'antd'
import { useState } from 'react'
import type { ImportRow } from '../api.ts'

const states: Readonly<Record<ImportRow['state'], string>> = {
  new: '新增',
  changed: '修改',
  same: '相同',
  wrong: '有问题',
}
/** Wrong ones first, then what will change. */
const order: readonly ImportRow['state'][] = ['wrong', 'changed', 'new', 'same']
/** More rows than anybody reads make a browser slow; the marked sheet has them all. */
const shownMost = 300
/** A cell of more characters than this breaks its lines; shorter ones, like days and numbers, never do. */
const longFrom = 12
const wordsClass = (words = ''): string | undefined => (words.length > longFrom ? 'sheet-long' : undefined)

/** What each row would do, in words. */
export function PreviewTable({ rows, title }: { rows: readonly ImportRow[]; title: string }) {
  const wrong = rows.some(({ state }) => state === 'wrong')
  const [onlyWrong, setOnlyWrong] = useState(false)
  const wanted = order.flatMap((state) =>
    rows.filter((row) => row.state === state && (!onlyWrong || state === 'wrong')),
  )
  const headings = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))]
  const says = rows.some((row) => row.says.length)
  return (
    <>
      {wrong && (
        <Checkbox checked={onlyWrong} onChange={({ target }) => setOnlyWrong(target.checked)}>
          只看有问题的
        </Checkbox>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard */}
      <section className="sheet-rows" tabIndex={0} aria-label={`${title}预览`}>
        <table className="admin-table">
          <caption className="sr-only">{title}预览</caption>
          <thead>
            <tr>
              <th scope="col">行</th>
              <th scope="col">结果</th>
              {says && <th scope="col">说明</th>}
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {wanted.slice(0, shownMost).map((row) => (
              <tr key={row.line}>
                <td>{row.line}</td>
                <td className={`sheet-${row.state}`}>{states[row.state]}</td>
                {says && <td className={wordsClass(row.says.join(''))}>{row.says.join('')}</td>}
                {headings.map((heading) => (
                  <td key={heading} className={wordsClass(row.values[heading])}>
                    {row.values[heading]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {wanted.length > shownMost && (
        <p className="hint">
          这里显示前{shownMost}行，共{wanted.length}行；其余的一样处理。
        </p>
      )}
    </>
  )
}
