import { cite, type PathId, pathById } from '../../law/index.ts'
import type { GuideModel, GuideWay } from '../models.ts'

/**
 * The paths of the law in the words of people who have a trouble. Which organ, which limits and which articles stand in
 * `law/paths.ts`; here is only how one would say it, and which of a path's bars belong to which trouble.
 */
type Way = {
  id: string
  group: 'own' | 'public' | 'officials'
  path: PathId
  when: string
  /** How the path is called; without it, as the law calls it. */
  called?: string
  organ?: string
  /** `what` of the bars of the path that are said here. */
  bars: readonly string[]
  /** Said where the law has no number of its own. */
  barWords?: string
  how: string
  papers?: string[]
  here: GuideWay['here']
  /** Words in a letter that make this way worth a look. A hint on the last page, never a barrier (RG-14). */
  words?: RegExp
}

export const WAYS: readonly Way[] = [
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
    how: '写仲裁申请书，不收费。工资条、打卡记录、聊天记录都可以当证据。',
    papers: ['劳动合同或工作证明', '工资记录', '身份证件'],
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
    how: '写复议申请书，交给复议机构，也可以在网上提交，不收费。',
    papers: ['决定书', '身份证件'],
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
    how: '向该机关的信息公开机构提出，写清楚要哪一份信息。',
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
    bars: ['决定是否受理市场监管投诉', '终止市场监管投诉的调解'],
    how: '打 12315，或者在 12315 网站上写。留好发票、付款记录、聊天记录。',
    papers: ['付款记录', '商家名称和地址'],
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
    here: 'sealed',
  },
]

const GROUPS: readonly { id: Way['group']; title: string; says: string }[] = [
  {
    id: 'own',
    title: '自己的事要解决',
    says: '权益受了损害，要求处理。先看是不是属于下面几种，它们各有专门的程序和时间限制。',
  },
  { id: 'public', title: '给政府提建议', says: '对工作有意见、有好办法。' },
  { id: 'officials', title: '反映干部或单位违纪违法', says: '收受钱物、滥用职权、作风问题。' },
]

export const guideGroups = (): GuideModel['groups'] =>
  GROUPS.map((group) => ({ ...group, ways: WAYS.filter((way) => way.group === group.id).map(asGuideWay) }))

export function asGuideWay(way: Way): GuideWay {
  const path = pathById(way.path)
  const bars = barsOf(way)
  return {
    id: way.id,
    when: way.when,
    path: way.called ?? path.title,
    organ: way.organ ?? path.organ,
    bars: bars.map(({ what, limit, from, unverified }) => ({
      what,
      limit: unverified ? `${limit}（以办理的机关说的为准）` : limit,
      from,
    })),
    barWords: way.barWords ?? '',
    how: way.how,
    ...(way.papers ? { papers: way.papers } : {}),
    article: cite([...new Set([path.article, ...bars.map(({ article }) => article)])].join(';')),
    here: way.here,
  }
}

/** The bars of the law that this way names. @throws when the law has none of that name: then the table is wrong */
export const barsOf = (way: Way) =>
  way.bars.map((what) => {
    const bar = pathById(way.path).bars.find((one) => one.what === what)
    if (!bar) throw new Error(`${way.id}: ${way.path} has no bar ${what}`)
    return bar
  })

/** 申请行政复议：60日，从知道或者应当知道该行政行为之日起算 */
export const barInWords = ({ what, limit, from }: GuideWay['bars'][number]): string =>
  `${what}：${limit}，从${from}起算`
