import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useSession } from '../session/session.tsx'

/** Who is at the desk; own account; sign out. */
export function PersonMenu() {
  const { me, drafts, signOut } = useSession()
  const { modal } = App.useApp()
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const leave = (event: Event): void => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !place.current?.contains(event.target as Node))
        setOpen(false)
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('keydown', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('keydown', leave)
    }
  }, [open])
  const leave = (): void => {
    setOpen(false)
    const kept = drafts.names().length
    if (!kept) return void signOut()
    modal.confirm({
      title: `还有${kept}份没有提交的草稿`,
      content: '退出后草稿会从这台电脑上清除。',
      okText: '清除草稿并退出',
      cancelText: '先不退出',
      onOk: signOut,
    })
  }
  return (
    <div className="person" ref={place}>
      <button type="button" className="bar-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {me.name}
        <svg
          viewBox="0 0 10 6"
          width="10"
          height="6"
          aria-hidden="true"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        >
          <path d="M1 1l4 4 4-4" />
        </svg>
      </button>
      {open && (
        <div className="person-menu">
          <p className="hint">
            {me.organName}
            <br />
            {me.post}
          </p>
          <Link to="/account" onClick={() => setOpen(false)}>
            密码与登录记录
          </Link>
          <button type="button" onClick={leave}>
            退出
          </button>
        </div>
      )}
    </div>
  )
}
