import type { Column, GridColumn, Part, ReportDefinition } from '../definition.ts'

/** Columns that several tables have. */
export const volume: readonly Column[] = [
  { measure: 'count' },
  { measure: 'people' },
  { measure: 'percent', title: '占比' },
  { measure: 'lastCount' },
  { measure: 'change' },
]
export const rates: readonly Column[] = [
  { measure: 'numerator', title: '完成' },
  { measure: 'denominator', title: '应完成' },
  { measure: 'late', title: '未完成' },
  { measure: 'percent', title: '比率' },
]
/** Volume, density and quality side by side, so that refusing an entry improves nothing (RG-13, M-08). */
export const comparison: readonly GridColumn[] = [
  { figure: 'NUM-37', measure: 'count', title: '件数' },
  { figure: 'NUM-37', measure: 'perTenThousand', title: '每万人件数' },
  { figure: 'NUM-37', measure: 'change', title: '同比' },
  { figure: 'RATE-noticed', measure: 'percent', title: '及时受理率' },
  { figure: 'RATE-closed', measure: 'denominator', title: '到期件' },
  { figure: 'RATE-closed', measure: 'percent', title: '按期办结率' },
  { figure: 'RATE-rated', measure: 'percent', title: '参评率' },
  { figure: 'NUM-36', measure: 'percent', title: '群众满意度' },
]

export const letters: Part = {
  kind: 'table',
  id: 'letters',
  title: '来信情况表',
  columns: volume,
  lines: [
    { figure: 'NUM-01' },
    { figure: 'NUM-02', deep: true },
    { figure: 'NUM-03', deep: true },
    { figure: 'NUM-04', deep: true },
    { figure: 'NUM-06' },
    { figure: 'NUM-07' },
  ],
}
export const visits: Part = {
  kind: 'table',
  id: 'visits',
  title: '来访情况表',
  columns: [
    { measure: 'count', title: '批（案）次' },
    { measure: 'people' },
    { measure: 'lastCount' },
    { measure: 'change' },
    { measure: 'lastPeople' },
    { measure: 'changePeople' },
  ],
  lines: [
    { figure: 'NUM-11' },
    { figure: 'NUM-13', deep: true },
    { figure: 'NUM-14', deep: true },
    { figure: 'NUM-15', deep: true },
  ],
}
export const channels: Part = {
  kind: 'table',
  id: 'channels',
  title: '各渠道受理情况表',
  columns: volume,
  lines: [{ figure: 'NUM-37', rows: true }, { figure: 'NUM-30' }, { figure: 'NUM-31' }, { figure: 'BACKFILL' }],
  chart: 'bars',
}
export const assigned: Part = {
  kind: 'table',
  id: 'assigned',
  title: '中央、省交办件办理情况表',
  columns: [
    { measure: 'count' },
    { measure: 'numerator', title: '按时' },
    { measure: 'denominator', title: '应办' },
    { measure: 'percent', title: '比率' },
  ],
  lines: [
    { figure: 'NUM-08' },
    { figure: 'NUM-09', deep: true },
    { figure: 'NUM-10', deep: true },
    { figure: 'NUM-16', rows: true },
    { figure: 'RATE-reported' },
  ],
}
export const quality: Part = {
  kind: 'table',
  id: 'quality',
  title: '办理质量表',
  columns: rates,
  lines: [
    { figure: 'RATE-disposed' },
    { figure: 'RATE-noticed' },
    { figure: 'RATE-closed' },
    { figure: 'RATE-answered' },
    { figure: 'NUM-35' },
    { figure: 'RATE-finished' },
    { figure: 'RATE-resolved' },
  ],
  chart: 'bars',
}
export const durations: Part = {
  kind: 'grid',
  id: 'durations',
  title: '到期件的办理用时',
  by: 'duration',
  columns: [{ figure: 'RATE-closed', measure: 'denominator', title: '件数' }],
  chart: 'spread',
}
export const satisfaction: Part = {
  kind: 'table',
  id: 'satisfaction',
  title: '满意度表',
  columns: [
    { measure: 'count', title: '评价' },
    { measure: 'numerator', title: '满意、基本满意或已评' },
    { measure: 'denominator', title: '分母' },
    { measure: 'percent', title: '比率' },
  ],
  lines: [{ figure: 'RATE-rated' }, { figure: 'NUM-36', rows: true }],
}
export const trend: Part = {
  kind: 'trend',
  id: 'trend',
  title: '逐月信访量',
  figures: ['NUM-37', 'NUM-01', 'NUM-30'],
  chart: 'trend',
}
export const categories: Part = {
  kind: 'grid',
  id: 'categories',
  title: '反映问题的内容分类',
  by: 'category',
  columns: [
    { figure: 'NUM-37', measure: 'count', title: '件数' },
    { figure: 'NUM-37', measure: 'people', title: '人次' },
    { figure: 'NUM-37', measure: 'lastCount', title: '上年同期' },
    { figure: 'NUM-37', measure: 'change', title: '同比' },
    { figure: 'RATE-closed', measure: 'percent', title: '按期办结率' },
  ],
  most: 20,
  chart: 'tree',
}
export const counties: Part = {
  kind: 'grid',
  id: 'counties',
  title: '各县（市、区）情况对比',
  by: 'county',
  columns: comparison,
  chart: 'multiples',
}
export const organs: Part = {
  kind: 'grid',
  id: 'organs',
  title: '各承办单位情况对比',
  by: 'organ',
  columns: comparison.filter(({ measure }) => measure !== 'perTenThousand'),
}
const duties: Part = {
  kind: 'table',
  id: 'leaders',
  title: '领导接访、批示、包案情况表',
  columns: [{ measure: 'count' }, { measure: 'people' }],
  lines: [
    { figure: 'NUM-07' },
    { figure: 'NUM-18' },
    { figure: 'NUM-20' },
    { figure: 'NUM-22', rows: true },
    { figure: 'NUM-23' },
    { figure: 'NUM-25', rows: true },
    { figure: 'NUM-26', rows: true },
  ],
}
const counts: readonly Column[] = [{ measure: 'count' }, { measure: 'percent', title: '比率' }]

/** Tables for one subject each. */
export const tableReports: readonly ReportDefinition[] = [
  {
    id: 'RPT-01',
    title: '来信情况表',
    says: '来信件数、初信、重复信、交办件、联名信，与上年同期比。',
    parts: [letters],
  },
  { id: 'RPT-02', title: '来访情况表', says: '按登记层级的批次、人次，只有全市、整月以上的合计。', parts: [visits] },
  { id: 'RPT-03', title: '网上信访和来电情况表', says: '各渠道受理量、网信占比、有效来电。', parts: [channels, trend] },
  {
    id: 'RPT-04',
    title: '上级交办件办理情况表',
    says: '中央、省交办的信、访：办结、按期办结、按期报结。',
    parts: [assigned],
  },
  {
    id: 'RPT-05',
    title: '办理质量情况表',
    says: '信访部门和责任单位的及时受理率、按期办结率、参评率、满意度。',
    parts: [quality, durations, satisfaction],
  },
  {
    id: 'RPT-06',
    title: '县区和部门情况对比',
    says: '信访量和办理质量一并列出，按名录顺序，不排名次。',
    parts: [counties, organs],
  },
  {
    id: 'RPT-07',
    title: '内容分类情况表',
    says: '反映问题按内容分类，件数、人次、同比和按期办结率。',
    parts: [categories],
  },
  { id: 'RPT-08', title: '领导接访批示包案情况表', says: '领导阅批、交办、包案、接访的次数和件数。', parts: [duties] },
  {
    id: 'RPT-09',
    title: '矛盾纠纷排查调处情况表',
    says: '排查次数、排查出和成功调处的矛盾纠纷。',
    parts: [
      {
        kind: 'table',
        id: 'disputes',
        title: '排查调处情况表',
        columns: counts,
        lines: [{ figure: 'NUM-24', rows: true }],
      },
    ],
  },
  {
    id: 'RPT-10',
    title: '12345话务和工单情况表',
    says: '有效来电、占受理总量的比例、表扬。',
    parts: [
      {
        kind: 'table',
        id: 'calls',
        title: '话务情况表',
        columns: volume,
        lines: [{ figure: 'NUM-30' }, { figure: 'NUM-31' }],
      },
    ],
  },
  {
    id: 'RPT-11',
    title: '电视问政件办理情况表',
    says: '电视问政件、有效件、办结率。',
    parts: [
      {
        kind: 'table',
        id: 'tv',
        title: '电视问政件办理情况表',
        columns: counts,
        lines: [{ figure: 'NUM-33', rows: true }],
      },
    ],
  },
  { id: 'RPT-12', title: '满意度评价情况表', says: '参评率，对信访部门和责任单位的满意度。', parts: [satisfaction] },
  {
    id: 'RPT-13',
    title: '督办和建议采纳情况表',
    says: '重点件交办和办结，不满意件抽查，责任追究。',
    parts: [
      {
        kind: 'table',
        id: 'supervision',
        title: '督办情况表',
        columns: counts,
        lines: [
          { figure: 'NUM-19', rows: true },
          { figure: 'NUM-38', rows: true },
          { figure: 'NUM-21', rows: true },
        ],
      },
    ],
  },
  {
    id: 'RPT-14',
    title: '复查复核情况表',
    says: '复查复核改变率：撤销、变更的占已作出决定的比例。',
    parts: [
      {
        kind: 'table',
        id: 'review',
        title: '复查复核情况表',
        columns: rates,
        lines: [{ figure: 'RATE-review-changed' }, { figure: 'RATE-rereview-changed' }],
      },
    ],
  },
  {
    id: 'RPT-15',
    title: '录入质量情况表',
    says: '系统使用覆盖、补录、录入率和准确率。',
    parts: [
      {
        kind: 'table',
        id: 'entry',
        title: '录入质量情况表',
        columns: [{ measure: 'count' }, ...rates],
        lines: [{ figure: 'NUM-28', rows: true }, { figure: 'NUM-29', rows: true }, { figure: 'BACKFILL' }],
      },
    ],
  },
]
