import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import type { AdminOrgan } from '../api.ts'
import { adminOrgansQuery } from '../queries.ts'
import { OrganForm } from './organ-form.tsx'
import { organKinds } from './organ-words.ts'
import { found, treeOf } from './tree.ts'

/** 单位与派单目录: every organ under its superior, and beside it the one that is open. */
export function OrgansPage() {
  const { item } = useParams()
  const organs = useQuery(adminOrgansQuery)
  if (organs.error) return <Trouble error={organs.error} onRetry={() => void organs.refetch()} />
  if (organs.isPending) return <Waiting />
  const open = organs.data.find(({ code }) => code === item)
  const side = item === 'new' || open
  return (
    <div className={side ? 'admin-split open' : 'admin-split'}>
      <Tree organs={organs.data} item={item} />
      {side && (
        <div className="admin-side">
          <Link className="admin-back" to="/admin/organs">
            回到名录
          </Link>
          <OrganForm key={item} organ={open} organs={organs.data} />
        </div>
      )}
    </div>
  )
}

function Tree({ organs, item }: { organs: readonly AdminOrgan[]; item: string | undefined }) {
  const [typed, setTyped] = useState('')
  const [closed, setClosed] = useState(false)
  const rows = found(treeOf(organs.filter(({ active }) => active || closed)), typed)
  const active = organs.filter(({ active }) => active).length
  return (
    <section className="admin-list" aria-label="单位名录">
      <div className="admin-tools">
        <Input
          type="search"
          aria-label="查找单位"
          placeholder="名称、拼音首字母、代码、发文代字"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Checkbox checked={closed} onChange={({ target }) => setClosed(target.checked)}>
          显示停用的
        </Checkbox>
        <Link className="admin-new" to="/admin/organs/new">
          新建单位
        </Link>
      </div>
      <p className="hint" role="status">
        在用{active}个{active < organs.length && `，停用${organs.length - active}个`}
        {typed.trim() && `，找到${rows.length}个`}
      </p>
      {rows.length ? (
        <ul className="organ-tree">
          {rows.map(({ organ, depth }) => (
            <li key={organ.code} className={`deep deep-${Math.min(depth, 4)}`}>
              <Link
                to={`/admin/organs/${encodeURIComponent(organ.code)}`}
                aria-current={organ.code === item ? 'true' : undefined}
                className={organ.active ? '' : 'closed'}
              >
                <b>{organ.name}</b>
                <small>
                  {organ.active ? organKinds[organ.kind] : '已停用'}，{organ.accounts}个账号，
                  {organ.openCases}件在办
                  {organ.duties.length > 0 && `，${organ.duties.length}项职责`}
                </small>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <p className="empty">没有找到这样的单位，请换个词，或者新建一个。</p>
      )}
    </section>
  )
}
