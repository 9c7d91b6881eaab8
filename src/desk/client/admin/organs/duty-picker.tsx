import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { fit } from '../../acts/fields/find.ts'
import type { Category } from '../../server/api.ts'
import { categoriesQuery } from '../../server/queries.ts'

/** Duties from the category tree: a whole class, or single ones of it. Chosen ones stand above, to be seen and taken out. */
export function DutyPicker({
  labelledBy,
  value,
  onChange,
}: {
  labelledBy: string
  value: readonly string[]
  onChange: (duties: string[]) => void
}) {
  const { data = [] } = useQuery(categoriesQuery)
  const [typed, setTyped] = useState('')
  const chosen = new Set(value)
  const names = new Map(data.map(({ code, name }) => [code, name]))
  const tops = data.filter(({ parent, active }) => active && parent === null)
  const turn = (code: string, on: boolean): void =>
    onChange((on ? [...value, code] : value.filter((other) => other !== code)).sort())
  const fits = (category: Category): boolean =>
    fit(
      typed,
      [category.name, category.initials, category.code].map((one) => one.toLowerCase()),
    ) !== null
  return (
    <fieldset className="duties" aria-labelledby={labelledBy}>
      {value.length > 0 && (
        <ul className="duties-chosen" aria-label="已选">
          {value.map((code) => (
            <li key={code}>
              <button type="button" aria-label={`去掉${names.get(code) ?? code}`} onClick={() => turn(code, false)}>
                {names.get(code) ?? code} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Input
        type="search"
        aria-label="查找内容分类"
        placeholder="分类名称或拼音首字母"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div className="duties-tree">
        {tops.map((top) => {
          const below = data.filter(({ parent, active }) => active && parent === top.code)
          const shown = typed.trim() ? below.filter((category) => fits(category) || fits(top)) : below
          if (typed.trim() && !shown.length && !fits(top)) return null
          const count = below.filter(({ code }) => chosen.has(code)).length + (chosen.has(top.code) ? 1 : 0)
          return (
            <details key={top.code} open={typed.trim() !== ''}>
              <summary>
                {top.name}
                {count > 0 && <small>已选{count}</small>}
              </summary>
              <Checkbox
                className="duty-box"
                checked={chosen.has(top.code)}
                onChange={({ target }) => turn(top.code, target.checked)}
              >
                {top.name}（整个大类）
              </Checkbox>
              {shown.map((category) => (
                <Checkbox
                  key={category.code}
                  className="duty-box"
                  checked={chosen.has(category.code)}
                  onChange={({ target }) => turn(category.code, target.checked)}
                >
                  {category.name}
                </Checkbox>
              ))}
            </details>
          )
        })}
      </div>
    </fieldset>
  )
}
