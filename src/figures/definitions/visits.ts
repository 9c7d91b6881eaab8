import { all, among, byCutOff, type Figure, inTime, level } from '../definition.ts'
import { visit } from './channels.ts'

const assignedVisit = all(visit, among('source_kind', 'assigned'), level('source_level', 1, 2))

const registeredAt = (id: string, title: string, at: number, definition: string): Figure => ({
  id,
  title,
  unit: '案',
  source: '报告一第2行',
  definition,
  count: { of: all(visit, level('reg_level', at)) },
  people: { of: all(visit, level('reg_level', at)), sum: 'people_count' },
  cityOnly: true,
})

/** Visits: report 1, line 2. All of them are city totals per month or longer (RG-2). */
export const visitFigures: readonly Figure[] = [
  {
    id: 'NUM-11',
    title: '到市赴省进京上访',
    unit: '批',
    source: '报告一第1、2行',
    definition: '在国家、省、市三级登记的来访之和，批次与人次。',
    sumOf: ['NUM-13', 'NUM-14', 'NUM-15'],
    cityOnly: true,
  },
  {
    id: 'NUM-12',
    title: '到市赴省进京上访同比',
    unit: '%',
    source: '报告一第2行',
    definition: '批次、人次与上年同期之差除以上年同期数。',
    growthOf: 'NUM-11',
    cityOnly: true,
  },
  registeredAt('NUM-13', '进京', 1, '在国家级登记并通报、交办到本市的来访，只有全市合计。'),
  registeredAt('NUM-14', '赴省', 2, '在省级登记并通报、交办到本市的来访，只有全市合计。'),
  registeredAt('NUM-15', '到市', 3, '在市级接待场所登记的来访。'),
  {
    id: 'NUM-16',
    title: '中央、省交办访案',
    unit: '件',
    source: '报告一第2行',
    definition: '由中央或省级交办来的来访件；按期办结率以法定最后一日在期间内的为分母，不论何时登记。',
    count: { of: assignedVisit },
    rate: {
      numerator: { of: all(assignedVisit, inTime('closed_on', 'handling_last')), on: 'handling_last' },
      denominator: { of: assignedVisit, on: 'handling_last' },
    },
    rows: [
      { key: 'assigned', title: '交办', count: { of: assignedVisit } },
      { key: 'closed', title: '已办结', count: { of: all(assignedVisit, byCutOff('closed_on')) } },
    ],
    cityOnly: true,
  },
]
