import { useId } from 'react'
import { Link } from 'react-router'
import type { TablePart } from '../server/api.ts'
import { Chart } from './chart.tsx'
import { Downloads } from './downloads.tsx'
import { cellText, headText } from './numbers.ts'

/**
 * A table of a report with its picture above and its notes below.
 * @param query period and organ, for the way into a figure
 * @param sheet address of the table as a file, without its format
 */
export function FigureTable({
  table,
  query,
  sheet,
  level: Heading = 'h3',
}: {
  table: TablePart
  query: string
  sheet?: string
  level?: 'h2' | 'h3'
}) {
  const id = useId()
  return (
    <section className="figure-part" aria-labelledby={id}>
      <header>
        <Heading id={id}>{table.title}</Heading>
        {sheet && <Downloads path={sheet} formats={['xlsx', 'csv']} />}
      </header>
      <Chart table={table} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard */}
      <section className="figure-scroll" tabIndex={0} aria-label={`${table.title}，可左右滚动`}>
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">项目</th>
              {table.columns.map((column) => (
                <th scope="col" key={headText(column)}>
                  {headText(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ title, depth, figure, cells }, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of one table stay where they are
              <tr key={row}>
                <th scope="row" className={`deep-${depth}`}>
                  {figure ? <Link to={`/figures/${figure}?${query}`}>{title}</Link> : title}
                </th>
                {cells.map((value, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: one cell a column
                  <td key={index}>{cellText(value, table.columns[index]?.measure)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {!table.rows.length && <p className="empty">这段时间没有可列的数。</p>}
      {table.notes.length > 0 && (
        <ul className="figure-notes">
          {table.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
