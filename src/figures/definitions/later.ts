import type { Figure } from '../definition.ts'

/**
 * Numbers of the source reports that are counted from records of modules that are not there yet. They stand here so
 * that a report knows them and says that there is no number, instead of a zero.
 */
export const laterFigures: readonly Figure[] = [
  {
    id: 'NUM-18',
    title: '领导亲自交案',
    unit: '件',
    source: '报告一第5行',
    definition: '由领导本人交办的件。',
    later: { needs: '领导交办的记录', kind: 'batches' },
  },
  {
    id: 'NUM-20',
    title: '主持信访专题会议',
    unit: '次',
    source: '报告一第4、5行',
    definition: '联席会议和领导主持的、议题与信访事项关联的会议。',
    later: { needs: '会议的记录', kind: null },
  },
  {
    id: 'NUM-21',
    title: '责任追究',
    unit: '人',
    source: '报告一第6行',
    definition: '单位反馈的追究结果，按免职、处分、黄牌警告、通报批评分列；表中没有姓名。',
    later: {
      needs: '责任追究的反馈',
      kind: 'accountability',
      rows: [
        ['dismissed', '免职'],
        ['disciplined', '处分'],
        ['yellow-card', '黄牌警告'],
        ['criticised', '通报批评'],
      ],
    },
  },
  {
    id: 'NUM-22',
    title: '领导包案',
    unit: '件',
    source: '报告一第10行',
    definition: '期间内在包的件和包案的领导。',
    later: {
      needs: '包案的记录',
      kind: 'batches',
      rows: [
        ['leaders', '领导'],
        ['matters', '案件'],
      ],
    },
  },
  {
    id: 'NUM-23',
    title: '领导接访安排落实',
    unit: '次',
    source: '报告一第10、11行',
    definition: '各岗位应接访的日数和实际接访的日数。',
    later: { needs: '接访安排和记录', kind: 'receptions' },
  },
  {
    id: 'NUM-24',
    title: '矛盾纠纷排查',
    unit: '起',
    source: '报告一第12行',
    definition: '排查次数、排查出的起数和成功调处的起数。',
    later: {
      needs: '矛盾纠纷排查的记录',
      kind: 'disputes',
      rows: [
        ['rounds', '排查次数'],
        ['found', '排查出'],
        ['settled', '成功调处'],
      ],
    },
  },
  ...(['NUM-25', 'NUM-26'] as const).map(
    (id): Figure => ({
      id,
      title: id === 'NUM-25' ? '市领导接待日' : '公开大接访',
      unit: '次',
      source: '报告一第16行',
      definition: '接访的场次、参加接访的领导、接待的批次和人次、由此登记的件。',
      later: {
        needs: '接访的记录',
        kind: 'receptions',
        rows: [
          ['events', '场次'],
          ['leaders', id === 'NUM-25' ? '领导（人）' : '领导（人次）'],
          ['batches', '批次'],
          ['people', '人次'],
          ['submissions', '受理件'],
        ],
      },
    }),
  ),
  {
    id: 'NUM-32',
    title: '报送信息、简报、专报、摘报',
    unit: '篇次',
    source: '报告二第20行',
    definition: '按种类的期数；报送信息以篇次计，一篇报给几处计几次。',
    later: {
      needs: '刊物的登记',
      kind: 'publications',
      rows: [
        ['information', '报送信息（篇次）'],
        ['brief', '简报（期）'],
        ['half-monthly', '半月专报（期）'],
        ['call-digest', '来电摘报（期）'],
      ],
    },
  },
  {
    id: 'NUM-34',
    title: '来访接待组',
    unit: '人',
    source: '报告一第16、17行',
    definition: '接待场所的在岗人数。',
    later: { needs: '排班的记录', kind: null },
  },
]
