import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { inLandmark } from '../acts/fields/in-landmark.tsx'
import type { FigureValue } from '../server/api.ts'
import { readWords, writeWords } from './field-chips.ts'
import { figuresQuery } from './queries.ts'

/**
 * The words of one part, with its numbers as pieces that can be moved and deleted but not typed over: so they stay live.
 * @param query period and organ of the report
 */
export function WordsEditor({
  title,
  says,
  query,
  busy,
  onSave,
  onCancel,
}: {
  title: string
  says: string
  query: string
  busy: boolean
  onSave: (says: string) => void
  onCancel: () => void
}) {
  const box = useRef<HTMLDivElement>(null)
  const figures = useQuery(figuresQuery(query))
  const [inserted, setInserted] = useState(0)
  const id = useId()
  const values = figures.data
  // Written once the names of the numbers are known; later the box belongs to who types.
  useEffect(() => {
    if (box.current && values) {
      writeWords(box.current, says, values)
      box.current.focus()
    }
  }, [says, values])
  const insert = (token: string): void => {
    if (!box.current || !values) return
    writeWords(box.current, readWords(box.current) + token, values)
    setInserted(inserted + 1)
  }
  return (
    <div className="words-editor">
      {/* biome-ignore lint/a11y/useSemanticElements: a textarea cannot hold numbers that stay live */}
      <div
        ref={box}
        className="words-box"
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label={`${title}的文字`}
        aria-describedby={`${id}-hint`}
        contentEditable
        suppressContentEditableWarning
        onPaste={(event) => {
          event.preventDefault()
          document.execCommand('insertText', false, event.clipboardData.getData('text/plain'))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            if (event.ctrlKey) onSave(readWords(event.currentTarget))
            else document.execCommand('insertLineBreak')
          }
          if (event.key === 'Escape') onCancel()
        }}
      />
      <p className="hint" id={`${id}-hint`}>
        带底色的是活的数字，随统计更新；数字没有时，它所在的分句自动略去。Ctrl + Enter 存下，Esc 放弃。
      </p>
      <div className="words-tools">
        <label htmlFor={`${id}-insert`}>插入数字</label>
        <Select
          key={inserted}
          id={`${id}-insert`}
          className="picker"
          placeholder="来信、办结率、NUM-10"
          loading={figures.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={insert}
          options={(values ?? []).flatMap(offers)}
          popupRender={inLandmark}
        />
        <button
          type="button"
          className="plain-button"
          disabled={busy}
          onClick={() => box.current && onSave(readWords(box.current))}
        >
          {busy ? '正在存……' : '存下'}
        </button>
        <button type="button" className="link-button" onClick={onCancel}>
          放弃
        </button>
      </div>
    </div>
  )
}

const measures = [
  ['count', '数'],
  ['people', '人次'],
  ['percent', '比率'],
  ['numerator', '分子'],
  ['denominator', '分母'],
  ['lastCount', '上年同期'],
  ['changeCount', '同比'],
] as const

/** What a figure offers to be inserted: the numbers that it has. */
const offers = (figure: FigureValue) =>
  measures.flatMap(([measure, says]) => {
    const value = figure[measure]
    const wording = measure === 'changeCount' ? 'change' : measure
    return value === null
      ? []
      : [{ value: `{${figure.id}.${wording}}`, label: `${figure.title} · ${says}（${value}） ${figure.id}` }]
  })
