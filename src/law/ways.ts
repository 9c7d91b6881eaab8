import type { Calendar } from './calendar.ts'
import { day, zhDayWeek } from './day.ts'
import { type PathId, pathById, type Term, type TimeBar } from './paths.ts'

/**
 * Troubles as people say them, each with the lawful path it belongs to: rows of the path table seen from the other
 * side. Organ, limits and articles stand in `paths`; here is which of a path's bars belong to which trouble, what is
 * asked to tell them apart, and how one would go about it. The guide of the portal, the hints of the submit flow, the
 * words under the desk's classification and DOC-06 all read this table and `paths`, and nothing else.
 */
export type Way = {
  readonly id: string
  readonly group: WayGroup
  readonly path: PathId
  /** In the person's words. */
  readonly when: string
  /** How the path is called; without it, as the law calls it. */
  readonly called?: string
  readonly organ?: string
  /** `what` of the bars of the path that are said here. */
  readonly bars: readonly string[]
  /** Said where the law has no number of its own. */
  readonly barWords?: string
  /** The day that the bars run from, as a question; only where knowing it helps. */
  readonly since?: string
  /** What decides which of the bars runs. */
  readonly asks?: { readonly question: string; readonly options: readonly WayOption[] }
  readonly how: string
  readonly papers: readonly string[]
  /** Which organ of the city answers for it: by category of the duty list (its name), or by kind. */
  readonly answers?:
    | { readonly duties: readonly string[] }
    | { readonly kind: 'discipline' | 'government' | 'litigation' | 'office' }
  /** Whether it can be raised right here. */
  readonly here: 'submit' | 'sealed' | 'no'
  /** Words in a letter that make this way worth a look: a hint, never a barrier (RG-14). */
  readonly words?: RegExp
}

export type WayGroup = 'own' | 'public' | 'officials'
export type WayOption = {
  readonly value: string
  readonly title: string
  readonly bars: readonly string[]
  readonly since?: string
  /** What is special about this case. */
  readonly says?: string
}

export const wayGroups: readonly { readonly id: WayGroup; readonly title: string; readonly says: string }[] = [
  { id: 'own', title: '自己的事要解决', says: '权益受了损害，要求处理。' },
  { id: 'public', title: '给政府提建议', says: '对工作有意见、有好办法。' },
  { id: 'officials', title: '反映干部或单位违纪违法', says: '收受钱物、滥用职权、作风问题。' },
]

export const ways: readonly Way[] = [
  {
    id: 'court',
    group: 'own',
    path: '31-1',
    when: '对法院判决、公安办案不服',
    called: '诉讼和检察监督',
    organ: '作出决定的法院、检察院、公安机关，或者它的上一级',
    bars: [],
    barWords: '按判决书、决定书上写明的时间',
    how: '带上判决书、决定书去该机关的诉讼服务中心或者接待窗口。信访部门会转给政法机关，不能代替它们重新判。',
    papers: ['判决书或决定书', '身份证件'],
    answers: { kind: 'litigation' },
    here: 'no',
    words: /判决|裁定|法院|检察院|立案|上诉|强制执行/,
  },
  {
    id: 'labour',
    group: 'own',
    path: '31-2',
    when: '欠薪、辞退、工伤赔偿',
    called: '劳动仲裁',
    organ: '单位所在地的劳动人事争议仲裁委员会；欠薪还可以找劳动监察',
    bars: ['申请劳动争议仲裁', '因拖欠劳动报酬申请劳动争议仲裁', '不服仲裁裁决，提起诉讼'],
    asks: {
      question: '现在到了哪一步？',
      options: [
        {
          value: 'working',
          title: '还在这家单位上班，工资没有给',
          bars: ['因拖欠劳动报酬申请劳动争议仲裁'],
          says: '还在上班的时候，欠的工资不受一年的限制。',
        },
        {
          value: 'left',
          title: '已经离开这家单位，工资没有结清',
          bars: ['因拖欠劳动报酬申请劳动争议仲裁'],
          since: '哪天离开的',
          says: '离开以后，一年里要提出来。',
        },
        {
          value: 'other',
          title: '辞退、工伤、加班费这些事，还没有仲裁',
          bars: ['申请劳动争议仲裁'],
          since: '哪天知道自己吃了亏的',
        },
        {
          value: 'award',
          title: '已经收到仲裁裁决书，不服',
          bars: ['不服仲裁裁决，提起诉讼'],
          since: '哪天收到裁决书的',
        },
      ],
    },
    how: '写仲裁申请书，不收费。工资条、打卡记录、聊天记录都可以当证据。',
    papers: ['劳动合同或工作证明', '工资记录', '身份证件'],
    answers: { duties: ['仲裁与调解', '劳动关系'] },
    here: 'no',
    words: /欠薪|拖欠.{0,6}工资|辞退|解除劳动|工伤|劳动合同|加班费/,
  },
  {
    id: 'land-contract',
    group: 'own',
    path: '31-2',
    when: '农村承包地的纠纷',
    called: '农村土地承包仲裁',
    organ: '县里的农村土地承包仲裁委员会',
    bars: [],
    barWords: '越早提越好，以仲裁委员会说的为准',
    how: '可以先请村里、乡镇调解；调解不成的，写仲裁申请书，也可以直接去法院起诉。',
    papers: ['承包合同或经营权证', '身份证件'],
    answers: { duties: ['土地承包经营'] },
    here: 'no',
    words: /承包地|土地承包|承包合同|土地流转/,
  },
  {
    id: 'reconsider',
    group: 'own',
    path: '31-4',
    when: '不服行政处罚、征收决定、不予许可',
    called: '行政复议，或者行政诉讼',
    organ: '作出决定的机关的本级人民政府（行政复议机构）；或者法院',
    bars: ['申请行政复议', '没有被告知复议权利的，申请行政复议', '提起行政诉讼', '不服复议决定，提起行政诉讼'],
    asks: {
      question: '现在到了哪一步？',
      options: [
        {
          value: 'told',
          title: '决定书上写了可以复议或者起诉',
          bars: ['申请行政复议', '提起行政诉讼'],
          since: '哪天知道这个决定的',
          says: '复议的期限短，过了就只能直接起诉。',
        },
        {
          value: 'untold',
          title: '决定书上没有写，或者没有给决定书',
          bars: ['没有被告知复议权利的，申请行政复议', '申请行政复议', '提起行政诉讼'],
          since: '哪天知道这个决定的',
          says: '没有告诉您能复议的，最长可以到一年。稳妥起见，请按六十日去办。',
        },
        {
          value: 'decided',
          title: '已经复议过，收到了复议决定，不服',
          bars: ['不服复议决定，提起行政诉讼'],
          since: '哪天收到复议决定书的',
        },
      ],
    },
    how: '写复议申请书，交给复议机构，也可以在网上提交，不收费。',
    papers: ['决定书', '身份证件'],
    answers: { kind: 'government' },
    here: 'no',
    words: /处罚|罚款|吊销|征收决定|不予许可|没收|责令|强拆/,
  },
  {
    id: 'openness',
    group: 'own',
    path: '31-4',
    when: '申请政府信息公开，没有答复或者不满意',
    called: '政府信息公开',
    organ: '持有这份信息的机关；不满意的，找行政复议机构',
    bars: ['答复政府信息公开申请'],
    since: '哪天提出申请的',
    how: '向该机关的信息公开机构提出，写清楚要哪一份信息。',
    papers: ['公开申请的底稿或回执', '身份证件'],
    here: 'no',
    words: /信息公开/,
  },
  {
    id: 'market',
    group: 'own',
    path: '31-4',
    when: '买到假货、商家不退款',
    called: '消费投诉',
    organ: '商家所在地的市场监督管理部门，电话 12315',
    bars: ['决定是否受理市场监管投诉', '终止市场监管投诉的调解', '告知实名举报人是否立案'],
    asks: {
      question: '您想要什么结果？',
      options: [
        {
          value: 'refund',
          title: '退款、换货、赔偿（投诉）',
          bars: ['决定是否受理市场监管投诉', '终止市场监管投诉的调解'],
        },
        {
          value: 'punish',
          title: '查处这家商家（举报）',
          bars: ['告知实名举报人是否立案'],
          says: '留姓名举报的，会告诉您立没立案。',
        },
      ],
    },
    how: '打 12315，或者在 12315 网站上写。留好发票、付款记录、聊天记录。',
    papers: ['付款记录', '商家名称和地址'],
    answers: { duties: ['市场监管'] },
    here: 'no',
    words: /假货|退款|消费者|预付卡|过期食品|商家/,
  },
  {
    id: 'duty',
    group: 'own',
    path: '31-5',
    when: '有人违法，要求查处；请求保护人身、财产',
    called: '请求履行法定职责',
    organ: '管这件事的行政机关，例如公安、生态环境、应急管理部门',
    bars: ['履行法定职责'],
    how: '直接向该机关书面提出，写清楚谁、在哪里、做了什么。人身正受到危险的，马上打 110。',
    papers: ['写明情况的申请', '照片等证据', '身份证件'],
    here: 'no',
    words: /非法|违法经营|偷排|威胁|殴打/,
  },
  {
    id: 'party',
    group: 'own',
    path: '31-3',
    when: '党员对处分、组织处理不服',
    called: '党员申诉',
    organ: '作出处分的党组织或者纪检监察机关',
    bars: [],
    barWords: '按处分决定上写明的时间',
    how: '书面向该党组织或者纪检监察机关提出申诉。',
    papers: ['处分决定'],
    answers: { kind: 'discipline' },
    here: 'no',
    words: /党纪处分|党内处分|开除党籍/,
  },
  {
    id: 'petition',
    group: 'own',
    path: '31-6',
    when: '上面都不是，要求单位解决',
    called: '信访',
    organ: '信访部门登记，转给有权处理的单位',
    bars: ['办结', '请求复查', '请求复核'],
    how: '在这里写，或者打 12345、到窗口、寄信。收到的单位 15 日内书面告知您。',
    papers: ['照片、单据等能说明情况的材料（没有也可以）'],
    answers: { kind: 'office' },
    here: 'submit',
  },
  {
    id: 'suggestion',
    group: 'public',
    path: 'suggestion',
    when: '建议增加公交班次、改一条规定',
    called: '建议意见',
    organ: '管这件事的单位',
    bars: [],
    barWords: '采纳或者部分采纳的，应当回复您',
    how: '在这里写，说清楚现在怎样、希望怎样。',
    papers: [],
    answers: { kind: 'office' },
    here: 'submit',
  },
  {
    id: 'discipline',
    group: 'officials',
    path: 'accusation',
    when: '干部收钱、乱用权、不作为',
    called: '检举控告',
    organ: '纪检监察机关，按干部管理权限',
    bars: ['告知实名检举控告人受理情况', '向实名检举控告人反馈结果'],
    how: '走密封通道，提交的一刻就密封，不会转给被反映的人和单位。',
    papers: [],
    here: 'sealed',
  },
]

export const wayById = (id: string): Way | undefined => ways.find((way) => way.id === id)

/** The bars of the law that a way names. @throws when the law has none of that name: then the table is wrong */
export const barsOf = (way: Way, option?: WayOption): TimeBar[] =>
  (option ?? way).bars.map((what) => {
    const bar = pathById(way.path).bars.find((one) => one.what === what)
    if (!bar) throw new Error(`${way.id}: ${way.path} has no bar ${what}`)
    return bar
  })

/**
 * The un-rolled last day of a bar that began on `since`: of two days the earlier one is the safe one to name.
 * @returns null for working days without a calendar
 */
export function termEnds(term: Term, since: Temporal.PlainDate, calendar: Calendar | null): Temporal.PlainDate | null {
  if (!('workdays' in term)) return since.add(term)
  if (!calendar) return null
  let at = since
  for (let left = term.workdays; left > 0; ) {
    at = at.add({ days: 1 })
    if (!calendar.isRest(day(at.toString()))) left--
  }
  return at
}

/** From so many days before its end on a bar is called close [D]: time to go there, and not to wait for a letter. */
export const CLOSE_DAYS = 15

/** How a bar stands on a day, as far as that can be told. */
export type Standing = {
  /** Un-rolled last day. */
  readonly until: Temporal.PlainDate
  readonly daysLeft: number
  readonly is: 'open' | 'close' | 'past'
}

/** @returns null for a bar that has no single length */
export function standingOf(
  { term }: TimeBar,
  since: Temporal.PlainDate,
  today: Temporal.PlainDate,
  calendar: Calendar | null,
): Standing | null {
  const until = term && termEnds(term, since, calendar)
  if (!until) return null
  const daysLeft = today.until(until, { largestUnit: 'day' }).days
  return { until, daysLeft, is: daysLeft < 0 ? 'past' : daysLeft <= CLOSE_DAYS ? 'close' : 'open' }
}

/**
 * The bars of a path with what the day of the event tells about them. Only bars that run from what happened are counted:
 * one that runs from an award or a decision begins on a day that nobody wrote down.
 * @param event the day that the person named; null where none is known
 */
export const barsOn = (
  path: PathId,
  event: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
  calendar: Calendar,
): { readonly bar: TimeBar; readonly standing: Standing | null }[] =>
  pathById(path).bars.map((bar) => ({
    bar,
    standing: event && bar.fromEvent ? standingOf(bar, event, today, calendar) : null,
  }))

/** 到2026年12月7日（星期一）为止，只剩8天: the same words in notice, guide and desk. */
export function standingInWords({ until, daysLeft, is }: Standing): string {
  if (is === 'past') return `到${zhDayWeek(day(until.toString()))}已经过了`
  const left = daysLeft === 0 ? '就是今天' : `${is === 'close' ? '只剩' : '还有'}${daysLeft}天`
  return `到${zhDayWeek(day(until.toString()))}为止，${left}`
}
