import type { Condition, Part, ReportDefinition, WordsPart } from '../definition.ts'
import {
  assigned,
  categories,
  channels,
  counties,
  letters,
  organs,
  quality,
  satisfaction,
  trend,
  visits,
} from './tables.ts'

const head = (text: string): Part => ({ kind: 'heading', level: 1, text })
const under = (text: string): Part => ({ kind: 'heading', level: 2, text })
const words = (id: string, says: string, when?: Condition): WordsPart => ({
  kind: 'words',
  id,
  says,
  ...(when ? { when } : {}),
})
const above = (figure: string, measure: Condition['measure'], than: number): Condition => ({
  ...{ figure, measure, is: 'above', than },
})
const below = (figure: string, measure: Condition['measure'], than: number): Condition => ({
  ...{ figure, measure, is: 'below', than },
})

/** Over this share of repeats the report looks for the reason in the first handling [D]. */
const manyRepeats = 5
/** Under this share of rated cases the report says that few people rated [D]. */
const fewRated = 50

/**
 * RPT-20: the work of half a year or a year as running text, in the order in which offices write it. Volumes are told
 * and not praised: more letters are no failure and fewer are no success (RG-13); what is owed is owed by organs.
 */
export const workSummary: ReportDefinition = {
  id: 'RPT-20',
  title: '信访工作总结',
  says: '半年和全年的工作总结：数字随时更新，文字可以改；没有数字的句子自动略去。',
  parts: [
    head('基本情况'),
    words(
      'volume',
      '{period}，{place}共登记群众信访{NUM-37.count}件、{NUM-37.people}人次，件数{NUM-37.change}，人次{NUM-37.changePeople}。' +
        '其中重件{NUM-37/repeats.count!}件，重复信访率{RATE-repeat.percent}；网上信访占全部件的{RATE-web.percent!}。',
    ),
    under('来信'),
    words(
      'letters',
      '办理人民群众来信{NUM-01.count}件，{NUM-01.change}。' +
        '其中初信{NUM-02.count}件、占{NUM-02.percent}，重复信{NUM-03.count!}件、占{NUM-03.percent}，上级交办{NUM-04.count!}件、占{NUM-04.percent}。' +
        '联名信{NUM-06.count!}件、联名{NUM-06.people}人次。市领导阅批群众来信{NUM-07.count!}件。',
    ),
    under('来访'),
    words(
      'visits',
      '在国家、省、市三级登记的来访共{NUM-11.count!}批、{NUM-11.people}人次，批次{NUM-12.change}，人次{NUM-12.changePeople}。' +
        '其中在国家级登记{NUM-13.count!}案、{NUM-13.people}人次，案次{NUM-13.change}，人次{NUM-13.changePeople}；' +
        '在省级登记{NUM-14.count!}案、{NUM-14.people}人次，案次{NUM-14.change}，人次{NUM-14.changePeople}；' +
        '到市登记{NUM-15.count!}案、{NUM-15.people}人次，案次{NUM-15.change}，人次{NUM-15.changePeople}。' +
        '集体访{NUM-37/collective.count!}批、{NUM-37/collective.people}人次。',
    ),
    under('来电和其他渠道'),
    words(
      'calls',
      '12345热线受理有效来电{NUM-30.count!}个，{NUM-30.change}，占受理总量的{NUM-30.percent}。市民来电表扬{NUM-31.count!}次。' +
        '登记办理巡视巡察组转来信件{NUM-27.count!}件。受理电视问政件{NUM-33.count!}件，其中有效{NUM-33/valid.count}件，办结率{NUM-33.percent}。',
    ),

    head('主要特点'),
    words(
      'ups-and-downs',
      '{nth}信访总量{NUM-37.change}，来信{NUM-01.change}，来访批次{NUM-12.change}。件数增减反映群众使用各渠道的情况，不作为评价地方和单位工作好坏的依据。',
    ),
    words('topics', '{nth}从反映内容看，件数较多的是{by-category.top5}。'),
    words('places', '{nth}从问题属地看，件数较多的是{by-county.top5}，与办理质量的对比见附表。'),
    words(
      'repeats',
      '{nth}仍有重复反映。重件{RATE-repeat.numerator}件，占{RATE-repeat.percent}，需要从首次办理质量上找原因。',
      above('RATE-repeat', 'numerator', 0),
    ),

    head('工作及成效'),
    under('依法及时受理'),
    words(
      'accepted',
      '信访部门应在法定期限内转送、交办或告知的{RATE-disposed.denominator}件，按时{RATE-disposed.numerator}件，及时受理率{RATE-disposed.percent}。' +
        '责任单位应书面告知是否受理的{RATE-noticed.denominator}件，按时{RATE-noticed.numerator}件，及时受理率{RATE-noticed.percent}。',
    ),
    under('按期办理答复'),
    words(
      'closed',
      '期间内到期应办结的{RATE-closed.denominator}件，按期办结{RATE-closed.numerator}件，按期办结率{RATE-closed.percent}；' +
        '按期答复率{RATE-answered.percent}，化解率{RATE-resolved.percent!}。初信初访到期{NUM-35.denominator}件，按期办结率{NUM-35.percent}。',
    ),
    under('办理上级交办件'),
    words(
      'assigned',
      '受理中央、省交办信案{NUM-08.count!}件，已办结{NUM-09.count}件，到期办结率{NUM-10.percent}。' +
        '中央、省交办访案{NUM-16.count!}件，已办结{NUM-16/closed.count}件，到期办结率{NUM-16.percent}。' +
        '交办件按期报结率{RATE-reported.percent}。',
    ),
    under('领导接访包案和排查化解'),
    words(
      'leaders',
      '党政领导亲自交办{NUM-18.count!}件。重点信访案件集中交办{NUM-19.count!}件，已办结{NUM-19/closed.count}件，已报结{NUM-19/reported.count}件。' +
        '{NUM-22/leaders.count!}名领导包案{NUM-22/matters.count}件。' +
        '市领导接待日{NUM-25/events.count!}次，{NUM-25/leaders.count}名市领导接访{NUM-25/batches.count}批、{NUM-25/people.count}人次。' +
        '公开大接访{NUM-26/events.count!}次，接访{NUM-26/batches.count}批、{NUM-26/people.count}人次，登记{NUM-26/submissions.count}件。' +
        '开展矛盾纠纷排查{NUM-24/rounds.count!}次，排查出{NUM-24/found.count}起，成功调处{NUM-24/settled.count}起。',
    ),
    under('信息化和信息报送'),
    words(
      'systems',
      '单位名录中有{NUM-28.numerator}个单位在使用信访系统，覆盖率{NUM-28.percent}。补录纸质台账{BACKFILL.count!}件，录入率{NUM-29.percent}。报送各类信息{NUM-32.count!}篇次。',
    ),
    under('群众评价'),
    words(
      'rated',
      '送达处理意见后，群众参评率{RATE-rated.percent}；对责任单位评价{NUM-36.denominator}件，满意和基本满意{NUM-36.numerator}件，满意率{NUM-36.percent}。未评价的不计入满意。',
    ),

    head('存在问题'),
    words(
      'problem-late',
      '{nth}按期办结还有差距。期间内到期的件中有{RATE-closed.late}件没有按期办结，按期办结率{RATE-closed.percent}。',
      above('RATE-closed', 'late', 0),
    ),
    words(
      'problem-notice',
      '{nth}告知不够及时。责任单位有{RATE-noticed.late}件没有在法定期限内书面告知是否受理。',
      above('RATE-noticed', 'late', 0),
    ),
    words(
      'problem-disposed',
      '{nth}分办环节还有超期。信访部门有{RATE-disposed.late}件没有在十五日内转送、交办或告知。',
      above('RATE-disposed', 'late', 0),
    ),
    words(
      'problem-repeat',
      '{nth}首次办理质量有待提高。重复信访率{RATE-repeat.percent}，部分事项答复不到位、落实不到位，群众只好再次反映。',
      above('RATE-repeat', 'percent', manyRepeats),
    ),
    words(
      'problem-satisfied',
      '{nth}群众满意度不够高。已评价的件中不满意{NUM-36.late}件。',
      above('NUM-36', 'late', 0),
    ),
    words(
      'problem-rated',
      '{nth}参评率偏低。送达的件中群众作出评价的只占{RATE-rated.percent}，评价渠道的告知还不到位。',
      below('RATE-rated', 'percent', fewRated),
    ),

    head('下步计划'),
    words(
      'plan-late',
      '{nth}督促到期件办结。对{RATE-closed.late}件到期未按期办结的逐件督办，由承办单位说明原因、明确答复日期，并告知信访人。',
      above('RATE-closed', 'late', 0),
    ),
    words(
      'plan-first',
      '{nth}提高初次办理质量。落实首办责任，{next}把初信初访作为重点，做到事实清楚、依据明确、答复到位。',
    ),
    words(
      'plan-repeat',
      '{nth}复核重复反映的事项。由原承办单位以外的人员对原办理意见重新审查，应当纠正的依法纠正。',
      above('RATE-repeat', 'percent', manyRepeats),
    ),
    words(
      'plan-channels',
      '{nth}畅通信访渠道。方便群众写信、上网、来电、来访，登记一件、告知一件，全程可查询、可跟踪、可督办、可评价。',
    ),
    words(
      'plan-checked',
      '{nth}抽查不满意件。对{NUM-36.late}件不满意件组织抽查，结果反馈信访人。',
      above('NUM-36', 'late', 0),
    ),
    words(
      'plan-policy',
      '{nth}对{by-category.top3}等群众反映集中的问题，会同主管部门分析原因，提出改进工作、完善政策的建议。',
    ),
    head('附表'),
    letters,
    visits,
    assigned,
    quality,
    counties,
  ],
}

/** An organ with fewer matters is not named as one of those with many [D]; above every small cell (RG-2). */
const fewestNamed = 10
const organsNamed = 10

/** 被投诉较多的机关、单位 (L22 41(2)): by who has to answer, with the quality of the answers beside (RG-13). */
const answering: Part = {
  kind: 'grid',
  id: 'answering',
  title: '群众反映较多的机关、单位',
  by: 'answering',
  most: organsNamed,
  least: fewestNamed,
  columns: [
    { figure: 'APPEALS', measure: 'count', title: '件数' },
    { figure: 'APPEALS', measure: 'lastCount', title: '上年同期' },
    { figure: 'APPEALS', measure: 'change', title: '同比' },
    { figure: 'RATE-closed', measure: 'denominator', title: '到期件' },
    { figure: 'RATE-closed', measure: 'percent', title: '按期办结率' },
  ],
}

/** RPT-21: the year's report of 《信访工作条例》 41: statistics, fields and organs, transfers and supervision, proposals. */
export const yearReport: ReportDefinition = {
  id: 'RPT-21',
  title: '信访情况年度报告',
  says: '《信访工作条例》第四十一条的年度报告：数据统计、涉及领域、转送交办督办、建议及采纳。',
  parts: [
    head('信访事项的数据统计'),
    words(
      'volume',
      '{period}，{place}共登记群众信访{NUM-37.count}件、{NUM-37.people}人次，件数{NUM-37.change}，人次{NUM-37.changePeople}。网上信访占{RATE-web.percent}，重复信访率{RATE-repeat.percent}。',
    ),
    letters,
    visits,
    channels,
    trend,
    head('信访事项涉及的领域和机关、单位'),
    words('topics', '件数较多的内容是{by-category.top5}。'),
    categories,
    counties,
    answering,
    organs,
    head('转送、交办、督办情况'),
    words(
      'handled',
      '信访部门应转送、交办、告知的{RATE-disposed.denominator}件，及时受理率{RATE-disposed.percent}；责任单位按期办结率{RATE-closed.percent}；交办件按期报结率{RATE-reported.percent}。',
    ),
    quality,
    assigned,
    satisfaction,
    head('改进工作、完善政策、追究责任的建议及采纳情况'),
    {
      kind: 'table',
      id: 'proposals',
      title: '督办和责任追究情况表',
      columns: [{ measure: 'count' }, { measure: 'percent', title: '比率' }],
      lines: [
        { figure: 'NUM-19', rows: true },
        { figure: 'NUM-21', rows: true },
      ],
    },
  ],
}
