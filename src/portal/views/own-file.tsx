import type { OwnFileModel } from '../models.ts'
import { Layout } from './layout.tsx'
import { size } from './size.ts'
import { Own } from './text.tsx'

/** One file that the person sent: shown where that is safe, with plain words where it is not. */
export function OwnFile(model: OwnFileModel) {
  const { page, name, bytes, download, back } = model
  return (
    <Layout page={page} title={name}>
      <p className="back">
        <a href={back}>返回我的信息</a>
      </p>
      <h1>
        <Own>{name}</Own>
      </h1>
      <Shown {...model} />
      <p className="tools">
        <a className="second" href={download} download="">
          下载原件（{size(bytes)}）
        </a>
      </p>
    </Layout>
  )
}

function Shown({ preview, view, name }: OwnFileModel) {
  switch (preview.kind) {
    case 'image':
      return (
        <>
          <img className="picture" src={view} alt={`您交的图片：${name}`} />
          <p className="soft">这里显示的是重新画过的，拍摄地点等信息已经去掉；原件没有动。</p>
        </>
      )
    case 'pdf':
      return (
        <p>
          <a className="second" href={view}>
            打开看
          </a>
        </p>
      )
    case 'audio':
    case 'video':
      return (
        <>
          {preview.kind === 'audio' ? (
            // biome-ignore lint/a11y/useMediaCaption: what a person recorded has no captions; the office hears the same
            <audio className="picture" controls preload="none" src={view} aria-label={name} />
          ) : (
            // biome-ignore lint/a11y/useMediaCaption: as above
            <video className="picture" controls preload="none" src={view} aria-label={name} />
          )}
          <p className="soft">{preview.says}</p>
        </>
      )
    case 'text':
      return (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <pre className="told" tabIndex={0}>
            {preview.text}
          </pre>
          {preview.cut && <p className="soft">只显示了前面一部分，全部在原件里。</p>}
        </>
      )
    case 'none':
      return <p>{preview.says}</p>
  }
}
