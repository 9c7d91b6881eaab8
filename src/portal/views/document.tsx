import type { DocumentModel, Letter, LetterBlock } from '../models.ts'
import { fullDay } from './days.ts'
import { Layout } from './layout.tsx'
import { Each, Lines, Own } from './text.tsx'

/** A letter to read: first what it says in plain words, then the official text itself. */
export function Document(model: DocumentModel) {
  const { page, letter } = model
  const name = letter.number ? `${letter.title} ${letter.number}` : letter.title
  return (
    <Layout page={page} title={name}>
      <p className="back">
        <a href={model.back}>返回办理进度</a>
      </p>
      <p className="where">{model.caseNo}</p>
      <h1>{name}</h1>
      <p className="soft">
        {letter.organ}，{fullDay(letter.day)}
        {model.deliveredOn && `；${fullDay(model.deliveredOn)}送达`}
      </p>
      {letter.cover && <Cover cover={letter.cover} />}
      <p className="tools">
        <a className="second" href={model.pdf}>
          下载 PDF
        </a>
        {model.largePrint && (
          <a className="second" href={model.largePrint}>
            下载大字版
          </a>
        )}
        <button className="second" type="button" data-print="" hidden>
          打印
        </button>
      </p>
      <p className="soft">正式的页面是 PDF，发出以后不再改动。本页和大字版按同样的文字另排，方便阅读。</p>
      <OfficialText letter={letter} />
    </Layout>
  )
}

function Cover({ cover }: { cover: NonNullable<Letter['cover']> }) {
  return (
    <section className="cover" aria-labelledby="cover">
      <h2 id="cover">这封信说了什么</h2>
      <Each of={cover.says}>{(line) => <p>{line}</p>}</Each>
      <CoverPart title="您可以做什么" lines={cover.canDo} />
      <CoverPart title="最迟哪天" lines={cover.latest} />
    </section>
  )
}

function CoverPart({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        <Each of={lines}>{(line) => <li>{line}</li>}</Each>
      </ul>
    </>
  )
}

function OfficialText({ letter }: { letter: Letter }) {
  const { attachments, signature } = letter
  return (
    <article className="letter" aria-label={`${letter.title}原文`}>
      <p className="organ">{letter.organ}</p>
      <h2>{letter.title}</h2>
      {letter.number && <p className="no">{letter.number}</p>}
      {letter.addressee && (
        <p className="to">
          <Own>{letter.addressee}</Own>：
        </p>
      )}
      <Each of={letter.blocks}>{(block) => <Block block={block} />}</Each>
      {attachments.length > 0 && (
        <>
          <p>附件：</p>
          <List items={attachments} />
        </>
      )}
      {signature && (
        <>
          <p className="signed">
            <Own>{signature.name}</Own>
          </p>
          <p className="signed">{letter.date}</p>
        </>
      )}
      {letter.contact && <p>联系人和电话：{letter.contact}</p>}
    </article>
  )
}

function Block({ block }: { block: LetterBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return <Lines text={block.text} />
    case 'heading':
      // 3. stands inside its paragraph on paper, and is no heading to jump to.
      if (block.level === 3) return <p>{block.text}</p>
      return block.level === 1 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>
    case 'list':
      return <List items={block.items} />
    case 'facts':
      return (
        <dl>
          <Each of={block.rows}>
            {({ label, value }) => (
              <div>
                <dt>{label}</dt>
                <dd>
                  <Own>{value || '（空）'}</Own>
                </dd>
              </div>
            )}
          </Each>
        </dl>
      )
    case 'table':
      return <Table columns={block.columns} rows={block.rows} />
    case 'choice':
      return (
        <>
          <p>{block.label}</p>
          <ul>
            <Each of={block.options}>
              {({ words, chosen }) => (
                <li>
                  {chosen ? '（已选）' : '（未选）'}
                  {words}
                </li>
              )}
            </Each>
          </ul>
        </>
      )
    case 'request':
      return <Request block={block} />
  }
}

function Request({ block }: { block: Extract<LetterBlock, { kind: 'request' }> }) {
  return (
    <>
      <h3>{block.heading}</h3>
      <Part title="（一）投诉请求" text={block.request} />
      <Part title="（二）查明的事实和证据" text={block.facts} />
      {block.evidence.length > 0 && (
        <>
          <p>以上事实有下列证据证明：</p>
          <List items={block.evidence} />
        </>
      )}
      <Part title="（三）理由" text={block.reasons} />
      <Part title="（四）处理意见" text={`${block.result}。${block.opinion}`} />
      {block.basis && <p>本项依据：{block.basis}</p>}
      {block.executeOn && <p>本项最迟于{block.executeOn}执行完毕。</p>}
    </>
  )
}

function Part({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h4>{title}</h4>
      <Lines text={text} />
    </>
  )
}

const List = ({ items }: { items: readonly string[] }) => (
  <ol>
    <Each of={items}>
      {(item) => (
        <li>
          <Own>{item}</Own>
        </li>
      )}
    </Each>
  </ol>
)

function Table({ columns, rows }: { columns: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <Each of={columns}>{(column) => <th scope="col">{column}</th>}</Each>
          </tr>
        </thead>
        <tbody>
          <Each of={rows}>
            {(row) => (
              <tr>
                <Each of={row}>{(cell) => <td>{cell}</td>}</Each>
              </tr>
            )}
          </Each>
        </tbody>
      </table>
    </div>
  )
}
