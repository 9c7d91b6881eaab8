import { useId, useRef } from 'react'
import type { FigureValue, TypedLine } from '../server/api.ts'

export const emptyLine: TypedLine = { item: '', count: '', people: '', percent: '' }
const fields = [
  ['item', '项目'],
  ['count', '件数'],
  ['people', '人数'],
  ['percent', '百分比'],
] as const

/** Numbers of an old table, line by line: Enter goes to the next line, and makes one below the last. */
export function OldLines({
  lines,
  items,
  onChange,
}: {
  lines: readonly TypedLine[]
  items: readonly Pick<FigureValue, 'id' | 'title'>[]
  onChange: (lines: TypedLine[]) => void
}) {
  const id = useId()
  const table = useRef<HTMLTableElement>(null)
  const set = (at: number, field: keyof TypedLine, value: string): void =>
    onChange(lines.map((line, index) => (index === at ? { ...line, [field]: value } : line)))
  const goTo = (at: number): void => {
    if (at >= lines.length) onChange([...lines, emptyLine])
    // The new line is there after this turn.
    window.setTimeout(() => table.current?.querySelectorAll<HTMLInputElement>('[data-item]')[at]?.focus())
  }
  return (
    <>
      <datalist id={id}>
        {items.map((figure) => (
          <option key={figure.id} value={figure.title}>
            {figure.id}
          </option>
        ))}
      </datalist>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard */}
      <section className="figure-scroll" tabIndex={0} aria-label="原系统的数，可左右滚动">
        <table className="figure-table old-lines" ref={table}>
          <caption className="sr-only">原系统的数，共{lines.length}行</caption>
          <thead>
            <tr>
              {fields.map(([field, heading]) => (
                <th scope="col" key={field}>
                  {heading}
                </th>
              ))}
              <th scope="col">
                <span className="sr-only">删去</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              <tr key={at}>
                {fields.map(([field, heading]) => (
                  <td key={field}>
                    <input
                      aria-label={`第${at + 1}行${heading}`}
                      value={line[field]}
                      {...(field === 'item' ? { list: id, 'data-item': at } : { inputMode: 'decimal' as const })}
                      maxLength={field === 'item' ? 100 : 40}
                      onChange={({ target }) => set(at, field, target.value)}
                      onKeyDown={(event) => {
                        if (event.key !== 'Enter') return
                        event.preventDefault()
                        goTo(at + 1)
                      }}
                    />
                  </td>
                ))}
                <td>
                  <button
                    type="button"
                    className="link-button"
                    aria-label={`删去第${at + 1}行`}
                    onClick={() => onChange(lines.length > 1 ? lines.filter((_, index) => index !== at) : [emptyLine])}
                  >
                    删去
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <button type="button" className="link-button" onClick={() => goTo(lines.length)}>
        再加一行
      </button>
    </>
  )
}
