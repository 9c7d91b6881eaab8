import { useEffect, useRef } from 'react'
import type { Setup } from './setup.ts'

/** What comes next, in the order in which it is best done. */
export function SetupDone({ setup }: { setup: Setup }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {setup.regionName}的系统已经建立
      </h2>
      <ol className="setup-next">
        <li>用系统管理员（{setup.adminLogin}）登录，在“批量导入”里放进区划、单位和派单目录。</li>
        <li>用安全管理员（{setup.securityLogin}）登录，开立账号，给每个单位至少一位负责人。</li>
        <li>在“上线前检查”里逐项补齐，全部做到后再对群众开放。</li>
      </ol>
      <p>一次性的建立地址已经失效。</p>
      <a className="admin-new" href="/desk/">
        去登录
      </a>
    </>
  )
}
