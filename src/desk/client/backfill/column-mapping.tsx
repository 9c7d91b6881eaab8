import { Button, Select } from 'antd'
import type { LedgerColumns, MappedFrom } from '../server/api.ts'

export type SheetMapping = Readonly<Record<string, MappedFrom>>

/** A choice as the select keeps it: a column of theirs, or one text for the whole sheet. */
const column = 'column:'
const whole = 'whole:'
const keyOf = (from: MappedFrom | undefined): string | null =>
  from ? ('from' in from ? `${column}${from.from}` : `${whole}${from.all}`) : null
const fromKey = (key: string): MappedFrom =>
  key.startsWith(column) ? { from: key.slice(column.length) } : { all: key.slice(whole.length) }

/** A sheet with other headings than the template's: which column is which, suggested by name, decided by a person. */
export function ColumnMapping({
  found,
  mapping,
  busy,
  onChange,
  onLook,
}: {
  found: LedgerColumns
  mapping: SheetMapping
  busy: boolean
  onChange: (mapping: SheetMapping) => void
  onLook: () => void
}) {
  const used = new Set(Object.values(mapping).flatMap((from) => ('from' in from ? [from.from] : [])))
  const left = found.headings.filter(({ heading }) => !used.has(heading))
  const missing = found.columns.filter(({ heading, needed }) => needed && !mapping[heading])
  const change = (heading: string, key: string | undefined): void => {
    const { [heading]: _, ...rest } = mapping
    onChange(key ? { ...rest, [heading]: fromKey(key) } : rest)
  }
  return (
    <div className="column-mapping">
      <p>这张表的标题和模板不同。下面按名称对应好了一部分，请核对；没有这一列的，可以选整张表都填同一项。</p>
      <dl>
        {found.columns.map(({ heading, needed, choices }) => {
          const from = mapping[heading]
          const theirs = from && 'from' in from ? found.headings.find((one) => one.heading === from.from) : undefined
          return (
            <div key={heading}>
              <dt>
                <label htmlFor={`map-${heading}`}>
                  {heading}
                  {needed && <span className="needed">（必填）</span>}
                </label>
              </dt>
              <dd>
                <Select
                  id={`map-${heading}`}
                  allowClear
                  showSearch={{ optionFilterProp: 'label' }}
                  placeholder="没有这一列"
                  value={keyOf(from)}
                  status={needed && !from ? 'warning' : ''}
                  onChange={(key) => change(heading, key ?? undefined)}
                  options={[
                    {
                      label: '表里的列',
                      options: found.headings.map((one) => ({ value: `${column}${one.heading}`, label: one.heading })),
                    },
                    ...(choices.length
                      ? [
                          {
                            label: '整张表都是',
                            options: choices.map((choice) => ({
                              value: `${whole}${choice}`,
                              label: `整张表都是“${choice}”`,
                            })),
                          },
                        ]
                      : []),
                  ]}
                />
                {theirs && <span className="hint">{theirs.examples.join('、') || '这一列是空的'}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
      {left.length > 0 && (
        <p className="hint">没有对应的列连同标题记在备注里：{left.map(({ heading }) => heading).join('、')}。</p>
      )}
      <div className="admin-save">
        <Button type="primary" loading={busy} disabled={missing.length > 0} onClick={onLook}>
          按这样对应，看一看
        </Button>
        {missing.length > 0 && (
          <span className="hint">还没有对应：{missing.map(({ heading }) => heading).join('、')}。</span>
        )}
      </div>
    </div>
  )
}
