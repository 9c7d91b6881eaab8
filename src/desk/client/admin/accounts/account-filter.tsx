import { Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { OrganPicker } from '../../acts/fields/directory-pickers.tsx'
import { inLandmark } from '../../acts/fields/in-landmark.tsx'
import { roleTitle } from '../../law/words.ts'
import { roleGroups } from './role-words.ts'

/** Pause after the last key before the server is asked. */
const restMs = 300

const roleOptions = roleGroups.map(([label, group]) => ({
  label,
  options: Object.keys(group).map((role) => ({ value: role, label: roleTitle(role) })),
}))
const states = [
  { value: '', label: '在用和停用' },
  { value: '1', label: '在用' },
  { value: '0', label: '已停用' },
]

/** The filter stands in the address, so that it can be kept and passed on. */
export function AccountFilter() {
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState(params.get('q') ?? '')
  const set = (name: string, value: string): void =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)
        return after
      },
      { replace: true },
    )
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed goes into the address once the hand rests
  useEffect(() => {
    if (typed === (params.get('q') ?? '')) return
    const timer = window.setTimeout(() => set('q', typed.trim()), restMs)
    return () => window.clearTimeout(timer)
  }, [typed])
  return (
    <div className="admin-tools">
      <Input
        type="search"
        aria-label="查找账号"
        placeholder="姓名、登录名、职务"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div className="admin-pick">
        <label className="sr-only" htmlFor="account-organ">
          单位
        </label>
        <OrganPicker
          tied={{ id: 'account-organ' }}
          value={params.get('organ') ?? ''}
          onChange={(organ) => set('organ', organ)}
        />
      </div>
      <Select
        aria-label="角色"
        placeholder="全部角色"
        allowClear
        value={params.get('role')}
        onChange={(role: string | undefined) => set('role', role ?? '')}
        options={roleOptions}
        popupRender={inLandmark}
      />
      <Select
        aria-label="状态"
        value={params.get('active') ?? ''}
        onChange={(active: string) => set('active', active)}
        options={states}
        popupRender={inLandmark}
      />
      <Link className="admin-new" to={{ pathname: '/admin/accounts/new', search: params.toString() }}>
        新建账号
      </Link>
    </div>
  )
}
