import { useEffect, useRef, useState } from 'react'
import { useAppearance } from '../appearance/appearance.tsx'
import type { TablePart } from '../server/api.ts'
import { chartHeight, chartOption, type Palette } from './chart-options.ts'

/** The picture of a table. It says nothing that the table below does not: without it nothing is lost. */
export function Chart({ table }: { table: TablePart }) {
  const place = useRef<HTMLDivElement>(null)
  const [appearance] = useAppearance()
  const [broken, setBroken] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours follow the appearance
  useEffect(() => {
    const box = place.current
    const option = box && chartOption(table, paletteOf(box), box.clientWidth)
    if (!box || !option) return
    let gone = false
    let leave = (): void => {}
    import('./echarts.ts')
      .then(({ init }) => {
        if (gone) return
        const chart = init(box, null, { renderer: 'svg' })
        chart.setOption(option)
        const watch = new ResizeObserver(() => chart.resize())
        watch.observe(box)
        leave = () => {
          watch.disconnect()
          chart.dispose()
        }
      })
      .catch(() => setBroken(true))
    return () => {
      gone = true
      leave()
    }
  }, [table, appearance])
  if (!table.chart || !table.rows.length) return null
  if (broken) return <p className="hint">图没有取到，数字都在下面的表里。</p>
  return (
    <div
      className="chart"
      ref={place}
      role="img"
      aria-label={`${table.title}的图，数字见下面的表`}
      style={{ height: chartHeight(table) }}
    />
  )
}

function paletteOf(box: HTMLElement): Palette {
  const style = getComputedStyle(box)
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    ...{ ink: colour('ink'), soft: colour('soft'), line: colour('line'), blue: colour('blue') },
    ...{ jade: colour('jade'), ochre: colour('ochre'), card: colour('card') },
    font: style.fontFamily,
  }
}
