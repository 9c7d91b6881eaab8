import { BarChart, LineChart, TreemapChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

// Only what the pictures of figures need, in a chunk that comes with the first picture.
use([
  ...[BarChart, LineChart, TreemapChart],
  ...[AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent],
  SVGRenderer,
])

export { init }
