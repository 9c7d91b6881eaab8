/** Stands on every page of a sample city, the sign-in page included. */
export function DemoBanner() {
  return (
    <aside className="demo-banner" aria-label="示例数据">
      示例数据：人名、单位和事项都是编的，可以随便试。请不要填写真实信息。
    </aside>
  )
}
