import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { FailureNote } from '../frame/failure-note.tsx'
import type { Upload } from '../server/api.ts'
import { useScanPage } from './scan-page.ts'
import { ScanText } from './scan-text.tsx'

type Size = { width: number; height: number }
const zoomStep = 1.25
const zoomMost = 6
const quarter = 90
const circle = 360

/**
 * The scan beside the form. Its keys work while somebody types: with Alt held they turn pages, zoom and rotate, and the
 * cursor stays in its field.
 */
export function ScanViewer({
  scan,
  sealed,
  onTake,
  onRemove,
}: {
  scan: Upload
  sealed: boolean
  onTake: (into: 'title' | 'content', words: string) => void
  onRemove: () => void
}) {
  const [page, setPage] = useState(0)
  const [zoom, setZoom] = useState(1)
  const [turn, setTurn] = useState(0)
  const [natural, setNatural] = useState<Size | null>(null)
  const pane = useRef<HTMLElement>(null)
  const paneWidth = useWidth(pane)
  const { address, pages, error, loading } = useScanPage(scan.id, page)
  const go = (to: number): void => {
    if (to < 0 || to >= pages) return
    setPage(to)
    pane.current?.scrollTo({ top: 0 })
  }
  const grow = (by: number): void => setZoom((old) => Math.min(zoomMost, Math.max(1 / zoomMost, old * by)))
  const acts: Readonly<Record<string, () => void>> = {
    pagedown: () => go(page + 1),
    pageup: () => go(page - 1),
    '+': () => grow(zoomStep),
    '=': () => grow(zoomStep),
    '-': () => grow(1 / zoomStep),
    '0': () => setZoom(1),
    r: () => setTurn((old) => (old + quarter) % circle),
  }
  const latest = useRef(acts)
  latest.current = acts
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      const act = event.altKey ? latest.current[event.key.toLowerCase()] : undefined
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const act = acts[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    act()
  }
  const lying = turn % (2 * quarter) !== 0
  const shown = natural && sized(natural, lying, paneWidth, zoom)
  const tool = (name: string, key: string, act: string, disabled = false) => (
    <Button size="small" disabled={disabled} onClick={() => acts[act]?.()} title={`Alt + ${key}`}>
      {name}
    </Button>
  )
  return (
    <section className="scan" aria-label="扫描件">
      <div className="scan-tools" role="toolbar" aria-label="看扫描件">
        {tool('上一页', 'PageUp', 'pageup', page === 0)}
        <span>
          {page + 1} / {pages}
        </span>
        {tool('下一页', 'PageDown', 'pagedown', page + 1 >= pages)}
        {tool('放大', '+', '+')}
        {tool('缩小', '-', '-')}
        {tool('适合宽度', '0', '0')}
        {tool('旋转', 'R', 'r')}
        <button type="button" className="link-button" onClick={onRemove}>
          不要这份
        </button>
      </div>
      <section
        ref={pane}
        className="scan-pane"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reached by the keyboard
        tabIndex={0}
        onKeyDown={press}
        aria-label={`${scan.name} 第${page + 1}页`}
      >
        {error && <FailureNote error={error} />}
        {loading && <p className="hint">正在打开……</p>}
        {address && (
          <div className="scan-page" style={shown ? { width: shown.box.width, height: shown.box.height } : {}}>
            <img
              src={address}
              alt={`扫描件第${page + 1}页`}
              onLoad={({ currentTarget }) =>
                setNatural({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
              }
              style={
                shown
                  ? {
                      width: shown.image.width,
                      height: shown.image.height,
                      transform: `translate(-50%, -50%) rotate(${turn}deg)`,
                    }
                  : { visibility: 'hidden' }
              }
            />
          </div>
        )}
      </section>
      {!error && <ScanText key={`${scan.id} ${page}`} id={scan.id} page={page} sealed={sealed} onTake={onTake} />}
    </section>
  )
}

/** Picture and its box on the page: at zoom 1 the box is as wide as the pane, however the picture is turned. */
function sized(natural: Size, lying: boolean, paneWidth: number, zoom: number): { image: Size; box: Size } {
  const width = Math.max(1, Math.round(paneWidth * zoom))
  const scale = width / (lying ? natural.height : natural.width)
  const image = { width: Math.round(natural.width * scale), height: Math.round(natural.height * scale) }
  return { image, box: lying ? { width: image.height, height: image.width } : image }
}

function useWidth(of: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = of.current
    if (!element) return
    const watch = new ResizeObserver(() => setWidth(element.clientWidth))
    watch.observe(element)
    return () => watch.disconnect()
  }, [of])
  return width
}
