import { all, among, any, byCutOff, type Condition, type Figure, least, level, not, valid } from '../definition.ts'

/** On a key-case list, in whichever handing over of it. */
const listed = least('batch_round', 1)
const inRound = (round: number): Condition => level('batch_round', round)

const tv = any(among('channel', '11'), among('source_kind', 'tv'))
/** Refused at the door or filed without action: no matter that somebody could answer. */
const taken = all(valid, not(among('outcome', 'refused', 'finally-refused', 'filed-away')))
const validTv = all(tv, taken)
const closedTv = all(validTv, byCutOff('closed_on'))

const dissatisfied = level('rating_handler', 3)

/** Key cases, TV cases, use of the system, re-checks and rhythm: report 1 lines 5, 9, 13; report 2 lines 18 to 33. */
export const qualityFigures: readonly Figure[] = [
  {
    id: 'NUM-19',
    title: '重点信访案件交办',
    unit: '件',
    source: '报告一第5、13行',
    definition: '列入重点案件名册交办的件；交办、办结、报结分列，“交必办、办必果、果必报”三个数一起看。',
    count: { of: listed },
    rows: [
      { key: 'assigned', title: '交办', count: { of: listed } },
      { key: 'closed', title: '已办结', count: { of: all(listed, byCutOff('closed_on')) } },
      { key: 'reported', title: '已报结', count: { of: all(listed, byCutOff('reported_on')) } },
      { key: 'round-1', title: '第一次集中交办', count: { of: inRound(1) } },
      { key: 'round-2', title: '第二次集中交办', count: { of: inRound(2) } },
    ],
  },
  {
    id: 'NUM-28',
    title: '系统覆盖',
    unit: '个',
    source: '报告二第18、19行',
    definition: '单位名录中有在用账号的单位所占比例，按级别分列。',
    of: 'coverage',
  },
  {
    id: 'NUM-29',
    title: '录入率、准确率',
    unit: '%',
    source: '报告二第19、38行',
    definition:
      '台账期在期间内的录入抽查：查到已录入的行占已核对的行（录入率）；渠道、人数、属地、分类、诉求、初重件、联系方式都与台账相符的占已录入的行（准确率）。',
    of: 'entry-checks',
  },
  {
    id: 'NUM-33',
    title: '电视问政件',
    unit: '件',
    source: '报告二第21行',
    definition: '电视问政渠道或来源的件；有效的，是没有在登记时不予受理、存查的；办结率以有效件为分母。',
    count: { of: tv },
    rate: { numerator: { of: closedTv }, denominator: { of: validTv } },
    rows: [
      { key: 'received', title: '收到', count: { of: tv } },
      { key: 'valid', title: '有效', count: { of: validTv } },
      { key: 'closed', title: '有效件中已办结', count: { of: closedTv } },
    ],
  },
  {
    id: 'NUM-38',
    title: '评价不满意事项重点抽查',
    unit: '件',
    source: '报告二第33行',
    definition: '期间内送达处理意见、对责任单位评价不满意的件，和其中由承办人以外的人核查过的。',
    count: { of: dissatisfied, on: 'served_on' },
    rate: {
      numerator: { of: all(dissatisfied, byCutOff('rechecked_on')), on: 'served_on' },
      denominator: { of: dissatisfied, on: 'served_on' },
    },
    rows: [
      { key: 'dissatisfied', title: '评价不满意', count: { of: dissatisfied, on: 'served_on' } },
      {
        key: 'rechecked',
        title: '已核查',
        count: { of: all(dissatisfied, byCutOff('rechecked_on')), on: 'served_on' },
      },
    ],
  },
  {
    id: 'NUM-39',
    title: '周快报、月通报、季分析',
    unit: '期',
    source: '报告一第9行',
    definition:
      '一周一快报（每周一）、一月一通报（每月5日）、一季一分析（次季首月10日），按应出之日计入期间；数是已印发的期数，比率是按时印发的占应出的。',
    issues: ['weekly', 'monthly', 'quarterly'],
  },
  {
    id: 'NUM-40',
    title: '半月专报、简报',
    unit: '期',
    source: '报告二第20行',
    definition:
      '半月专报（每月1日、16日出上一个半月的）、简报（每月5日出上月的），按应出之日计入期间；数是已印发的期数，比率是按时印发的占应出的。',
    issues: ['half-monthly', 'brief'],
  },
]
