import { App, Drawer } from 'antd'
import { useState } from 'react'
import { moment, shortDay } from '../days.ts'
import type { CaseView, Paper } from '../server/api.ts'
import { today } from '../server/now.ts'
import { useSession } from '../session/session.tsx'
import { PaperText } from './paper-text.tsx'
import { usePrinting } from './printing.ts'

/** The documents: the page itself in a window of its own, its words in a drawer, and the copy that is delivered. */
export function Papers({ view }: { view: CaseView }) {
  const [reading, setReading] = useState<Paper | null>(null)
  if (!view.documents.length) return <p className="hint empty">还没有文书。转送、受理、出具意见时自动生成。</p>
  return (
    <>
      <ul className="papers">
        {view.documents.map((paper) => (
          <PaperRow key={paper.id} paper={paper} view={view} onRead={() => setReading(paper)} />
        ))}
      </ul>
      <Drawer
        open={reading !== null}
        onClose={() => setReading(null)}
        title={reading ? `${reading.title}（可读文本）` : ''}
        size={640}
        destroyOnHidden
      >
        {reading && <PaperText paper={reading} />}
      </Drawer>
    </>
  )
}

function PaperRow({ paper, view, onRead }: { paper: Paper; view: CaseView; onRead: () => void }) {
  const { may } = useSession()
  const { modal } = App.useApp()
  const printing = usePrinting(view.caseNo, paper, view.largePrint)
  const toPerson = paper.to === 'petitioner'
  const ask = (): void => {
    modal.confirm({
      title: `打印${paper.title}`,
      content: `送达稿带信访人的完整姓名。打印一次记一次，信访人本人看得见是哪个单位、什么岗位、什么时间打印的。${
        view.largePrint ? '本人要大字，大字版一并打印。' : ''
      }`,
      okText: '打印送达稿',
      cancelText: '不打印',
      onOk: () => printing.mutateAsync().catch(() => {}),
    })
  }
  return (
    <li>
      <div>
        <b>{paper.title}</b> <span>{paper.no ?? '无文号'}</span>
        <p className="hint">
          {paper.organ}，{moment(paper.issuedAt, today())}
          {toPerson
            ? `，给信访人，${paper.deliveredOn ? `${shortDay(paper.deliveredOn, today())}送达` : '还没有登记送达'}`
            : '，给单位'}
        </p>
        {printing.error && <p className="field-wrong">{printing.error.message}</p>}
      </div>
      <p className="paper-acts">
        <a href={paper.pdf} target="_blank" rel="noreferrer">
          PDF
        </a>
        <a href={`${paper.pdf}?size=large`} target="_blank" rel="noreferrer">
          大字版
        </a>
        <button type="button" className="link-button" onClick={onRead}>
          文本
        </button>
        {toPerson && may('identity.reveal') && (
          <button type="button" className="link-button" onClick={ask}>
            打印送达
          </button>
        )}
        {printing.data?.map((address, index) => (
          <a key={address} href={address} target="_blank" rel="noreferrer">
            {index === 0 ? '打开送达稿' : '打开大字版送达稿'}
          </a>
        ))}
      </p>
    </li>
  )
}
