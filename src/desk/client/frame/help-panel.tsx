import { Modal } from 'antd'
import { Link, useLocation } from 'react-router'
import { KeyboardMap } from './keyboard-map.tsx'
import { helpOf, pageIdAt } from './page-help.ts'

/** What `?` shows: how the page that is open is worked with, then the keys. */
export function HelpPanel({ onClose }: { onClose: () => void }) {
  const help = helpOf(pageIdAt(useLocation().pathname))
  return (
    <Modal open title="帮助" footer={null} onCancel={onClose} width={600}>
      {help && (
        <section className="page-help">
          <h3>{help.title}</h3>
          {help.says.map((says) => (
            <p key={says}>{says}</p>
          ))}
        </section>
      )}
      <section className="page-help">
        <h3>岗位说明</h3>
        <p>
          第一天怎么做、一步一步怎么办、法律要求什么，见
          <Link to="/help" onClick={onClose}>
            使用说明
          </Link>
          。
        </p>
      </section>
      <section className="page-help">
        <h3>法规与期限</h3>
        <p>
          每个环节由谁办、依据哪一条，见
          <Link to="/law" onClick={onClose}>
            法规与期限
          </Link>
          。
        </p>
      </section>
      <KeyboardMap />
    </Modal>
  )
}
