import { Spin } from 'antd'

/** Something is under way. `page`: nothing else is on the screen. */
export function Waiting({ page = false }: { page?: boolean }) {
  return (
    <div className={page ? 'waiting waiting-page' : 'waiting'} role="status">
      <Spin /> <span>正在取数据……</span>
    </div>
  )
}
