import { all, among, byCutOff, type Figure, inTime, least, level, not } from '../definition.ts'
import { collectiveFrom, letter, letterChannels } from './channels.ts'

const assigned = among('source_kind', 'assigned')
/** 上级交办 of the central or provincial level (NUM-08). */
const assignedFromAbove = all(letter, assigned, level('source_level', 1, 2))

/** Letters: report 1, lines 1 and 2. The partition is 交办 → 重 → 初, each letter in one part only. */
export const letterFigures: readonly Figure[] = [
  {
    id: 'NUM-01',
    title: '办理人民群众来信',
    unit: '件',
    source: '报告一第1行',
    definition: '来信渠道的件，按所选日期口径计入期间；一封信含几件事仍计一件。',
    count: { of: letter },
    parts: ['NUM-02', 'NUM-03', 'NUM-04'],
    withSealed: letterChannels,
  },
  {
    id: 'NUM-02',
    title: '初信',
    unit: '件',
    source: '报告一第1行',
    definition: '群众直接来信，不是上级交办，也没有判为重件。',
    // A letter whose first-or-repeat is not judged yet is no repeat: else the three parts would not make the whole.
    count: { of: all(letter, not(assigned), not(among('dup', 'repeat'))) },
    shareOf: 'NUM-01',
  },
  {
    id: 'NUM-03',
    title: '重复信',
    unit: '件',
    source: '报告一第1行',
    definition: '群众直接来信，不是上级交办，判为重件。',
    count: { of: all(letter, not(assigned), among('dup', 'repeat')) },
    shareOf: 'NUM-01',
  },
  {
    id: 'NUM-04',
    title: '交办件',
    unit: '件',
    source: '报告一第1行',
    definition: '由上级交办来的信，不论初重。',
    count: { of: all(letter, assigned) },
    shareOf: 'NUM-01',
  },
  {
    id: 'NUM-05',
    title: '来信同比增长',
    unit: '%',
    source: '报告一第1行',
    definition: '来信件数与上年同期之差除以上年同期件数。',
    growthOf: 'NUM-01',
  },
  {
    id: 'NUM-06',
    title: '联名信及联名人数',
    unit: '件',
    source: '报告一第1行',
    definition: `署名${collectiveFrom}人以上的来信，人数为署名人数之和；与初信、重复信、交办件有重叠，不能相加。`,
    count: { of: all(letter, least('signer_count', collectiveFrom)) },
    people: { of: all(letter, least('signer_count', collectiveFrom)), sum: 'signer_count' },
  },
  {
    id: 'NUM-07',
    title: '市领导阅批群众来信',
    unit: '件',
    source: '报告一第1行',
    definition: '期间内有市领导批示的来信，按批示日期计；一封信有几次批示仍计一件，不论何时登记。',
    count: { of: letter, on: 'instructed_on' },
  },
  {
    id: 'NUM-08',
    title: '受理中央、省交办信案',
    unit: '件',
    source: '报告一第1行',
    definition: '由中央或省级交办来的信。',
    count: { of: assignedFromAbove },
  },
  {
    id: 'NUM-09',
    title: '已办结上级交办信案',
    unit: '件',
    source: '报告一第1、2行',
    definition: '期间内的中央、省交办信案中，到期间结束时已办结（处理意见已送达）的。',
    count: { of: all(assignedFromAbove, byCutOff('closed_on')) },
    shareOf: 'NUM-08',
  },
  {
    id: 'NUM-10',
    title: '上级交办信案到期办结率',
    unit: '%',
    source: '报告一第2行',
    definition: '法定最后一日（含依法延长）在期间内的中央、省交办信案中，到期前办结的所占比例，不论何时登记。',
    rate: {
      numerator: { of: all(assignedFromAbove, inTime('closed_on', 'handling_last')), on: 'handling_last' },
      denominator: { of: assignedFromAbove, on: 'handling_last' },
    },
  },
]
