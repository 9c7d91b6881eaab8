import { Button } from 'antd'
import { type PointerEvent, useRef, useState } from 'react'

/** Twice the size on the page: a thin pen stays a line. */
const scale = 2
const size = { width: 640, height: 220 }

/**
 * A place to sign with finger, pen or mouse. Who cannot, signs on paper: the record page offers both.
 * @param onSigned the picture, or null while nothing is written
 */
export function Signature({ onSigned }: { onSigned: (picture: Blob | null) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const down = useRef(false)
  const [written, setWritten] = useState(false)
  const pen = (): CanvasRenderingContext2D | null => canvas.current?.getContext('2d') ?? null
  const at = (event: PointerEvent): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect()
    return [
      ((event.clientX - box.left) / box.width) * size.width * scale,
      ((event.clientY - box.top) / box.height) * size.height * scale,
    ]
  }
  const start = (event: PointerEvent): void => {
    const context = pen()
    if (!context) return
    event.currentTarget.setPointerCapture(event.pointerId)
    down.current = true
    context.lineWidth = 4 * scale
    context.lineCap = 'round'
    context.lineJoin = 'round'
    // Ink on white in either appearance: it is a picture for the file.
    context.strokeStyle = '#1c2333'
    context.beginPath()
    context.moveTo(...at(event))
  }
  const go = (event: PointerEvent): void => {
    const context = pen()
    if (!down.current || !context) return
    context.lineTo(...at(event))
    context.stroke()
  }
  const end = (): void => {
    if (!down.current) return
    down.current = false
    setWritten(true)
    canvas.current?.toBlob(onSigned, 'image/png')
  }
  const clear = (): void => {
    pen()?.clearRect(0, 0, size.width * scale, size.height * scale)
    setWritten(false)
    onSigned(null)
  }
  return (
    <div className="signature">
      <canvas
        ref={canvas}
        width={size.width * scale}
        height={size.height * scale}
        aria-label="签名处：用手指、笔或鼠标写；不便在屏幕上写的，请改用纸上签名"
        role="img"
        onPointerDown={start}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <Button onClick={clear} disabled={!written}>
        重写
      </Button>
    </div>
  )
}
