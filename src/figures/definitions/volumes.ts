import { all, among, backfilled, type Figure, flagged, inTime, least, type Measure, not } from '../definition.ts'
import { call, callChannels, collectiveFrom, letter, letterChannels, visit, visitChannels, web } from './channels.ts'

const every = all()
const repeat = among('dup', 'repeat')
const collective = all(visit, least('people_count', collectiveFrom))
const channelsAll = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '99']
const first = all(among('channel', ...letterChannels, ...visitChannels), among('dup', 'first'))

const ratedBy = (field: 'rating_office' | 'rating_handler', most: 1 | 2 | 3): Measure => ({
  of: { is: 'level', field, values: [1, 2, 3].slice(0, most) },
  on: 'served_on',
})

/** Volumes, calls, first-time handling and satisfaction: report 1 lines 1, 3; report 2 lines 17 to 34. */
export const volumeFigures: readonly Figure[] = [
  {
    id: 'NUM-17',
    title: '各县（市、区）信访量',
    unit: '件',
    source: '报告一第3行',
    definition:
      '按问题属地分县（市、区）的件数，附按期办结率；有人口数据时另附每万人件数。登记得多不是办得差，三个数一起看。',
    count: { of: every },
    rows: 'by-county',
  },
  {
    id: 'APPEALS',
    title: '申诉求决',
    unit: '件',
    source: '《信访工作条例》第四十一条第二项',
    definition: '要求解决问题或者反映办理不当的件；建议、咨询、表扬不计，密封件不计。',
    count: { of: all(not(among('class3', 'suggestion', 'accusation')), not(among('purpose', '03', '05', '06'))) },
  },
  {
    id: 'NUM-27',
    title: '巡视巡察组转来信件',
    unit: '件',
    source: '报告二第17行',
    definition: '来源为巡视巡察转来的件。',
    count: { of: among('source_kind', 'inspection') },
  },
  {
    id: 'NUM-30',
    title: '有效来电',
    unit: '个',
    source: '报告二第20行',
    definition:
      '来电登记的信访件、12345来电工单，和没有建工单的有效通话，占全部受理量的比例；一件只在一处计数，转入信访的计在信访。',
    count: { of: call },
    orders: {
      of: {
        count: 'sum',
        of: [
          { count: 'orders', channels: ['06'], merged: true },
          { count: 'calls', what: 'unwritten' },
        ],
      },
      whole: {
        count: 'sum',
        of: [
          { count: 'orders', merged: true },
          { count: 'calls', what: 'unwritten' },
        ],
      },
    },
    shareOf: 'NUM-37',
    withSealed: callChannels,
  },
  {
    id: 'NUM-31',
    title: '市民来电表扬',
    unit: '次',
    source: '报告二第20行',
    definition: '目的为感谢表扬的来电和类型为表扬的来电工单。',
    count: { of: all(call, among('purpose', '06')) },
    orders: { of: { count: 'orders', types: ['PRAISE'], channels: ['06'], merged: true } },
  },
  {
    id: 'NUM-35',
    title: '初信初访办结率',
    unit: '%',
    source: '报告二第33行',
    definition: '最后一日在期间内的初次来信、来访中，到期前办结的所占比例。',
    rate: {
      numerator: { of: all(first, inTime('closed_on', 'handling_last')), on: 'handling_last' },
      denominator: { of: first, on: 'handling_last' },
    },
  },
  {
    id: 'NUM-36',
    title: '群众满意度',
    unit: '%',
    source: '报告二第34行',
    definition: '期间内送达处理意见的件中，对责任单位评价满意或基本满意的，占已评价的比例；未评价的不算满意。',
    rate: { numerator: ratedBy('rating_handler', 2), denominator: ratedBy('rating_handler', 3) },
    rows: [
      {
        key: 'office',
        title: '对信访部门',
        count: ratedBy('rating_office', 3),
        rate: { numerator: ratedBy('rating_office', 2), denominator: ratedBy('rating_office', 3) },
      },
      {
        key: 'handler',
        title: '对责任单位',
        count: ratedBy('rating_handler', 3),
        rate: { numerator: ratedBy('rating_handler', 2), denominator: ratedBy('rating_handler', 3) },
      },
      {
        key: 'handler-satisfied',
        title: '其中对责任单位满意',
        count: ratedBy('rating_handler', 1),
        rate: { numerator: ratedBy('rating_handler', 1), denominator: ratedBy('rating_handler', 3) },
      },
    ],
  },
  {
    id: 'NUM-37',
    title: '信访总量',
    unit: '件',
    source: '报告一第1行、报告二第31行',
    definition: '全部渠道的件数和人次；其中集体访（5人以上）和重件另列，两者与总量有重叠。',
    count: { of: every },
    people: { of: every, sum: 'people_count' },
    rows: [
      { key: 'letters', title: '来信', count: { of: letter } },
      { key: 'visits', title: '来访', count: { of: visit }, people: { of: visit, sum: 'people_count' } },
      {
        key: 'collective',
        title: '集体访',
        count: { of: collective },
        people: { of: collective, sum: 'people_count' },
      },
      { key: 'repeats', title: '重件', count: { of: repeat } },
    ],
    withSealed: channelsAll,
  },
  {
    id: 'BACKFILL',
    title: '补录',
    unit: '件',
    source: '报告二第19行（NUM-29）',
    definition: '从以前的台账补录的件，登记日期以台账为准；其中代码在本系统的目录里查不到的，原样留存，分列如下。',
    count: { of: backfilled },
    shareOf: 'NUM-37',
    rows: [
      { key: 'unknown-region', title: '问题属地不在目录', count: { of: flagged('placeRegion') } },
      { key: 'unknown-category', title: '内容分类不在目录', count: { of: flagged('category') } },
      { key: 'unknown-organ', title: '办理单位不在目录', count: { of: flagged('handler') } },
    ],
  },
  {
    id: 'RATE-repeat',
    title: '重复信访率',
    unit: '%',
    source: 'domain.md §5.2',
    definition: '重件占全部件的比例，是看单位办理质量的信号。',
    rate: { numerator: { of: repeat }, denominator: { of: every } },
  },
  {
    id: 'RATE-web',
    title: '网信占比',
    unit: '%',
    source: 'domain.md §5.2',
    definition: '网上信访占全部件的比例。',
    rate: { numerator: { of: web }, denominator: { of: every } },
  },
]
