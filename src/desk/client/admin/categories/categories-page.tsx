import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { fit } from '../../acts/fields/find.ts'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import { organsQuery } from '../../server/queries.ts'
import type { AdminCategory } from '../api.ts'
import { adminCategoriesQuery } from '../queries.ts'
import { CategoryForm } from './category-form.tsx'

/** 内容分类: two levels, and which organs answer for each. */
export function CategoriesPage() {
  const { item } = useParams()
  const categories = useQuery(adminCategoriesQuery)
  if (categories.error) return <Trouble error={categories.error} onRetry={() => void categories.refetch()} />
  if (categories.isPending) return <Waiting />
  const open = categories.data.find(({ code }) => code === item)
  const side = item === 'new' || open
  return (
    <div className={side ? 'admin-split open' : 'admin-split'}>
      <Tree categories={categories.data} item={item} />
      {side && (
        <div className="admin-side">
          <Link className="admin-back" to="/admin/categories">
            回到分类
          </Link>
          <CategoryForm key={item} category={open} categories={categories.data} />
        </div>
      )}
    </div>
  )
}

function Tree({ categories, item }: { categories: readonly AdminCategory[]; item: string | undefined }) {
  const { data: organs = [] } = useQuery(organsQuery)
  const [typed, setTyped] = useState('')
  const [bare, setBare] = useState(false)
  const names = new Map(organs.map(({ code, shortName }) => [code, shortName]))
  const fits = (one: AdminCategory): boolean =>
    fit(
      typed,
      [one.name, one.initials, one.code].map((name) => name.toLowerCase()),
    ) !== null &&
    (!bare || (one.active && answeredBy(one, categories).length === 0))
  const rows = categories
    .filter(({ parent }) => parent === null)
    .flatMap((top) => {
      const below = categories.filter(({ parent }) => parent === top.code)
      const shown = below.filter(fits)
      return shown.length || fits(top) ? [top, ...shown] : []
    })
  return (
    <section className="admin-list" aria-label="内容分类">
      <div className="admin-tools">
        <Input
          type="search"
          aria-label="查找分类"
          placeholder="名称、拼音首字母、代码"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Checkbox checked={bare} onChange={({ target }) => setBare(target.checked)}>
          只看没有单位承担的
        </Checkbox>
        <Link className="admin-new" to="/admin/categories/new">
          新建分类
        </Link>
      </div>
      {rows.length ? (
        <ul className="category-tree">
          {rows.map((one) => (
            <li key={one.code} className={one.parent ? 'below' : 'top'}>
              <Link
                to={`/admin/categories/${encodeURIComponent(one.code)}`}
                aria-current={one.code === item ? 'true' : undefined}
                className={one.active ? '' : 'closed'}
              >
                <b>{one.name}</b>
                <small>{saysWho(one, categories, names)}</small>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <p className="empty">{bare ? '每个分类都有单位承担。' : '没有找到这样的分类，请换个词，或者新建一个。'}</p>
      )}
    </section>
  )
}

/** The organs that answer for a category: its own, or those of the class above. */
function answeredBy(one: AdminCategory, categories: readonly AdminCategory[]): readonly string[] {
  if (one.organs.length) return one.organs
  return one.parent ? (categories.find(({ code }) => code === one.parent)?.organs ?? []) : []
}

function saysWho(one: AdminCategory, categories: readonly AdminCategory[], names: ReadonlyMap<string, string>): string {
  if (!one.active) return '已停用'
  const organs = answeredBy(one, categories)
  if (!organs.length) return '没有单位承担'
  const [first, second] = organs.map((code) => names.get(code) ?? code)
  const who =
    organs.length > 2 ? `${first}、${second}等${organs.length}个单位` : [first, second].filter(Boolean).join('、')
  return one.organs.length ? who : `随大类：${who}`
}
