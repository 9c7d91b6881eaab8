import { all, among, byCutOff, type DayField, type Figure, inTime, least, type Rate } from '../definition.ts'

const every = all()
const changing = ['annul', 'change']

/** Done by its legal last day ÷ all whose last day fell in the period; what is open and overdue counts as failed. */
const onTime = (done: DayField, limit: DayField, of = every): Rate => ({
  numerator: { of: all(of, inTime(done, limit)), on: limit },
  denominator: { of, on: limit },
})

/** Rates of domain.md §5.2, each with its own basis. */
export const rateFigures: readonly Figure[] = [
  {
    id: 'RATE-disposed',
    title: '及时受理率（信访部门）',
    unit: '%',
    source: 'domain.md §5.2',
    definition: '十五日期限（DL-01）最后一日在期间内的件中，按时转送、交办或告知的比例。',
    rate: onTime('disposed_on', 'disposed_last'),
  },
  {
    id: 'RATE-noticed',
    title: '及时受理率（责任单位）',
    unit: '%',
    source: 'domain.md §5.2',
    definition: '告知期限（DL-02、DL-03）最后一日在期间内的件中，按时书面告知的比例。',
    rate: onTime('noticed_on', 'notice_last'),
  },
  {
    id: 'RATE-closed',
    title: '按期办结率',
    unit: '%',
    source: 'domain.md §5.2',
    definition: '办理期限（含依法延长）最后一日在期间内的件中，到期前已出具并送达处理意见的比例。',
    rate: onTime('closed_on', 'handling_last'),
  },
  {
    id: 'RATE-answered',
    title: '按期答复率',
    unit: '%',
    source: 'domain.md §5.2',
    definition: '同上分母，以出具日期计。',
    rate: onTime('opinion_on', 'handling_last'),
  },
  {
    id: 'RATE-reported',
    title: '交办按期报结率',
    unit: '%',
    source: 'domain.md §5.2',
    definition: '指定办理期限（DL-11）在期间内的交办件中，按期报结的比例。',
    rate: onTime('reported_on', 'report_last'),
  },
  {
    id: 'RATE-rated',
    title: '参评率',
    unit: '%',
    source: 'domain.md §5.2',
    definition: '期间内送达处理意见的件中，群众作了评价的比例。',
    rate: {
      numerator: { of: least('rating_handler', 1), on: 'served_on' },
      denominator: { of: every, on: 'served_on' },
    },
  },
  {
    id: 'RATE-finished',
    title: '办结率',
    unit: '%',
    source: 'domain.md §5.2',
    definition: '期间内受理的件中，到期间结束时已办结的比例；未到期的也在分母里，不是按期办结率。',
    rate: {
      numerator: { of: byCutOff('closed_on'), on: 'accepted_on' },
      denominator: { of: every, on: 'accepted_on' },
    },
  },
  {
    id: 'RATE-resolved',
    title: '化解率',
    unit: '%',
    source: 'domain.md §5.2',
    definition: '期间内办结的件中，到期间结束时矛盾已实际化解的比例。',
    rate: {
      numerator: { of: byCutOff('resolved_on'), on: 'closed_on' },
      denominator: { of: every, on: 'closed_on' },
    },
  },
  {
    id: 'RATE-review-changed',
    title: '复查改变率',
    unit: '%',
    source: 'domain.md §5.2',
    definition: '期间内作出复查意见的件中，撤销或者变更原处理意见的比例，反映原办理的质量。',
    rate: {
      numerator: { of: among('review_outcome', ...changing), on: 'review_on' },
      denominator: { of: every, on: 'review_on' },
    },
  },
  {
    id: 'RATE-rereview-changed',
    title: '复核改变率',
    unit: '%',
    source: 'domain.md §5.2',
    definition: '期间内作出复核意见的件中，撤销或者变更的比例。',
    rate: {
      numerator: { of: among('rereview_outcome', ...changing), on: 'rereview_on' },
      denominator: { of: every, on: 'rereview_on' },
    },
  },
]
