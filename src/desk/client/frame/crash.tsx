import { Component, type ReactNode } from 'react'
import { useRouteError } from 'react-router'

/** What a page shows when it breaks: what happened, that nothing was lost, the next step. */
export function CrashPage() {
  return <Crash error={useRouteError()} />
}

/** Around everything, for what no page catches. */
export class CrashBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override render() {
    return this.state.error === null ? this.props.children : <Crash error={this.state.error} />
  }
}

function Crash({ error }: { error: unknown }) {
  const message = error instanceof Error ? error.message : String(error)
  // After an update the chunks of the old page are gone.
  const updated = /dynamically imported module|module script/i.test(message)
  return (
    <main className="trouble trouble-page" role="alert">
      <h2>{updated ? '系统刚更新过' : '页面出错了'}</h2>
      <p>{updated ? '这一页要重新加载才能用新版本。' : '这一页没能显示出来，已经提交的内容不受影响。'}</p>
      <p>没有提交的草稿还在，重新加载后接着填写。</p>
      <button type="button" className="plain-button" onClick={() => window.location.reload()}>
        重新加载
      </button>
      {!updated && (
        <details>
          <summary>给系统管理员的信息</summary>
          <pre>{message}</pre>
        </details>
      )}
    </main>
  )
}
