import type { StoredEvent } from '../kernel/index.ts'
import { day, packById, procedure, type StateClock, withdrawalUndoDays, zhDay, zhDayWeek } from '../law/index.ts'
import type { OrganDirectory } from '../people/index.ts'
import { channels } from './codes.ts'
import { returnGrounds } from './order-view.ts'

/** `{at, kind, says, organ}` of contract.md §3. */
export type TimelineEntry = { at: string; kind: string; says: string; organ: string | null }

/** What happened, in plain words for the person. Sealed cases: number, status and dates only (RG-1). */
export function timelineOf(
  events: readonly StoredEvent[],
  directory: OrganDirectory,
  options: { sealed: boolean; person: boolean },
): TimelineEntry[] {
  // What was erased leaves no mark for a colleague (RG-10); its person still sees that it was.
  const erased = options.person ? 0 : (events.findLast(({ kind }) => kind === 'rescue-call-erased')?.seq ?? 0)
  return events.flatMap((event) => {
    if (event.seq <= erased && event.kind.startsWith('rescue-call-')) return []
    const says = options.sealed && options.person ? sealedWords[event.kind] : wordsFor(event, directory, options.person)
    return says
      ? [{ at: event.at, kind: event.kind, says, organ: options.sealed && options.person ? null : event.organ }]
      : []
  })
}

const sealedWords: Readonly<Record<string, string>> = {
  received: '已收到并登记。',
  recorded: '已从原台账补录。',
  're-recorded': '按原台账更正了补录的内容。',
  'discipline-referred': '已依规定移送有权处理的机关。',
  'envelope-received': '有权处理的机关已收到。',
  'discipline-noted': '有权处理的机关有了新的办理进展。',
  supplemented: '您补充了情况。',
  'code-reissued': '查询码换了新的，原来的作废。',
  'retaliation-reported': '您反映担心或者受到打击报复，已密封交上级部门的专人。',
  'rescue-call-confirmed': '因为担心有生命危险，打过求助电话，已由第二人核对。',
  'rescue-call-erased': '求助电话的内容已经删除。',
}

type Say = (event: StoredEvent, name: (code: unknown) => string, person: boolean) => string | null

const words: Readonly<Record<string, Say>> = {
  received: (e, name, person) =>
    e.data.splitFrom
      ? `从${e.data.splitFrom}分出，单独编号办理，期限从原件收到之日起算。`
      : `${person ? '您' : '信访人'}通过“${channels[e.data.channel as keyof typeof channels] ?? '其他'}”提出，${name(e.organ)}收到，系统当时编号登记。`,
  registered: (e, name) => `${name(e.organ)}核对登记。`,
  'duplicate-confirmed': (e) =>
    e.data.decision === 'first' ? '核对后确认是初次提出。' : `核对后与${e.data.caseNo}关联。`,
  classified: (e) =>
    `分类：${{ appeal: '申诉求决类', suggestion: '建议意见类', accusation: '检举控告类' }[e.data.class3 as string] ?? ''}。`,
  sealed: () => '已密封。',
  corrected: () => '更正了一处登记内容，原记录保留。',
  split: (e) =>
    `反映了几件事，另分出${(e.data.cases as string[]).length}件单独办理：${(e.data.cases as string[]).join('、')}。`,
  transferred: (e, name) => `${name(e.organ)}转送给${name(e.data.to)}，因为归它管。`,
  assigned: (e, name) => `${name(e.organ)}交办给${name(e.data.to)}，要求按期报结果。`,
  'received-below': (e, name) => `${name(e.data.office)}收到，自当天起15日内转送有权处理的单位。`,
  'sent-back': (e, name) => `${name(e.organ)}说明理由，退回${name(e.data.office)}。`,
  'reported-up': (e, name) => `${name(e.organ)}提出建议，报请领导决定。`,
  'litigation-referred': (e, name) => `属于涉法涉诉，转${name(e.data.to)}依法处理。`,
  'discipline-referred': () => '已密封移送有权处理的机关。',
  'envelope-received': (e) => `有权处理的机关${zhDay(Temporal.PlainDate.from(String(e.data.on)))}收到。`,
  'discipline-noted': (e) =>
    `有权处理的机关${{ accepted: '已告知受理', closed: '已办结', told: '已向本人反馈' }[String(e.data.step)] ?? ''}（${zhDay(Temporal.PlainDate.from(String(e.data.on)))}）。`,
  'taken-directly': (e, name) => `${name(e.organ)}直接收到，由本单位办理。`,
  signed: (e, name) => `${name(e.organ)}签收。`,
  objected: (e, name) => `${name(e.organ)}认为不归它管，提出异议，等待审核。`,
  'objection-decided': (e) =>
    e.data.agreed ? '异议经核实同意，将另行转送。' : '异议不成立，由该单位继续办理，期限照算。',
  accepted: (e, name) => `${name(e.organ)}受理，并出具受理告知书。`,
  'notice-given-late': (e, name) => `${name(e.organ)}补发受理告知书；期限照原来的算，没有重新起算。`,
  'deemed-accepted': () => '该单位没有按期告知，从第15日起视为受理，办理期限照算。',
  redirected: (e, name) => `${name(e.organ)}告知：这件事有专门的法定途径，见告知书。`,
  'not-accepted': (e, name) => `${name(e.organ)}不予受理，理由见告知书。`,
  appointed: () => '确定了承办人。',
  'petitioner-heard': (e, _name, person) =>
    e.data.mode === 'declined'
      ? `${person ? '您' : '信访人'}表示不再陈述。`
      : `听取了${person ? '您' : '信访人'}的陈述。`,
  extended: (e) => `情况复杂，经负责人批准延长${e.data.days}日，理由见告知书。`,
  'opinion-drafted': (_e, _name, person) => (person ? null : '起草了处理意见书，待签发。'),
  'opinion-issued': (e, name) => `${name(e.organ)}出具处理意见书。`,
  delivered: (e) =>
    e.data.step
      ? `${e.data.step === 'review' ? '复查' : '复核'}意见书已送达（${zhDay(Temporal.PlainDate.from(String(e.data.on)))}收到）${e.data.stage === 'handling' ? '，由原办理单位重新办理' : ''}。`
      : e.data.opinion
        ? `处理意见书已送达（${zhDay(Temporal.PlainDate.from(String(e.data.on)))}收到），办结。`
        : `告知书已送达（${zhDay(Temporal.PlainDate.from(String(e.data.on)))}收到）。`,
  'completion-reported': (e, name) => `${name(e.organ)}向交办单位提交办结报告。`,
  'completion-audited': (e) => (e.data.passed ? '交办单位审核通过。' : '交办单位审核后退回重办。'),
  'suggestion-answered': (e, name) => `${name(e.organ)}答复了建议。`,
  'flagged-urgent': (e, name) => `${name(e.organ)}列为重大、紧急事项，及时报告。`,
  'urgent-reported': (e, name) => `${name(e.organ)}已报告有关单位，并采取措施。`,
  'urgent-escalated': (e, name, person) => (person ? null : `两小时内没有报告，${name(e.data.to)}介入。`),
  'suggestion-studied': (e, name) => `${name(e.organ)}研究论证了建议。`,
  'suggestion-published': () => '建议和采纳情况已经公开，不写是谁提的。',
  'rereview-published': () => '经过听证的复核意见已经公示，不写当事人。',
  'publication-withdrawn': (e, name) => `${name(e.organ)}撤下了公开的内容。`,
  'order-created': (e, name, person) =>
    `${person ? '您' : '诉求人'}通过“${channels[e.data.channel as keyof typeof channels] ?? '其他'}”提出，${name(e.organ)}建立工单。`,
  'order-checked': (e, name) => `${name(e.organ)}审核了工单。`,
  'order-answered': (e, name) => `${name(e.organ)}直接答复。`,
  'order-refused': (e, name) => `${name(e.organ)}说明：不属于热线受理范围，理由和途径见答复。`,
  'order-dispatched': (e, name) => `派给${name(e.data.to)}办理${e.data.bound ? '，由热线中心决定，不能再退' : ''}。`,
  'order-helper-asked': (e, name) => `增加${name(e.data.organ)}协助办理。`,
  'order-helped': (e, name) => `${name(e.data.organ)}提交了协助办理的情况。`,
  'order-signed': (e, name) => `${name(e.organ)}签收。`,
  'order-return-asked': (e, name) =>
    `${name(e.organ)}申请退单：${returnGrounds[String(e.data.ground)] ?? '说明了理由'}。期限照算。`,
  'order-return-decided': (e) =>
    e.data.decision === 'accepted' ? '退单审核同意，将另行派单。' : '退单不同意，由该单位办理，不能再退。',
  'order-taken-up': () => '确定了承办人。',
  'caller-contacted': (e, name, person) => `${name(e.organ)}联系了${person ? '您' : '诉求人'}。`,
  'caller-not-reached': (e, name, person) => `${name(e.organ)}联系${person ? '您' : '诉求人'}，没有接通。`,
  'order-extended': (e) => `答复期限延长${e.data.days}个工作日，理由见答复。`,
  'caller-replied': (e, name, person) => `${name(e.organ)}答复了${person ? '您' : '诉求人'}。`,
  'order-fed-back': (e, name) => `${name(e.organ)}向热线中心反馈。`,
  'feedback-audited': (e) => (e.data.passed ? '热线中心审核通过，将回访。' : '热线中心审核没有通过，退回重办。'),
  'called-back': (e, _name, person) =>
    `热线中心回访：${callBackWords(String(e.data.outcome), person)}${e.data.stage === 'order-called-back' ? '，由值班长决定' : ''}。`,
  'order-closed': (e) =>
    ({
      solved: '工单办结。',
      unreachable: '多次联系不上，工单办结，不计入满意。',
      'not-wanted': '工单办结。',
    })[String(e.data.as)] ?? '工单办结，理由见答复。',
  'order-redone': (e, _name, person) =>
    e.data.by === 'person' ? `${person ? '您' : '诉求人'}要求重办，工单重新办理。` : '退回重办。',
  'order-archived': () => '工单归档。',
  'order-supervised': (e, name) => `${name(e.organ)}督办承办单位。`,
  'supervision-answered': (e, name) => `${name(e.organ)}回复了督办。`,
  'order-terminated': (e, name) => `经热线中心批准，${name(e.organ)}终止办理，理由和途径见答复。`,
  'handed-to-petition': (e, name) =>
    `转入信访，由${name(e.organ)}登记办理；编号和查询码不变，期限从今天起按信访程序计算。`,
  'handed-to-hotline': (e, name) => `经本人同意，${name(e.organ)}转12345快速办理；编号和查询码不变。`,
  settled: (e, name) =>
    `${e.data.form === 'mediation' ? `经${name(e.organ)}调解` : '双方和解'}，自愿达成协议，见协议书。`,
  'marked-simple': (e, name) => `${name(e.organ)}按简易办理。`,
  'simply-answered': (e, name) => `${name(e.organ)}简易答复。要书面处理意见书的，可以要求转普通程序。`,
  'simple-left': () => '转普通程序办理，期限从原来的起算日计算。',
  refused: (e, name) => `${name(e.organ)}告知不予受理，理由见告知书。`,
  'finally-refused': (e, name) => `${name(e.organ)}告知不再受理，理由见告知书。`,
  'directly-replied': (e, name) => `${name(e.organ)}直接答复。`,
  merged: (e) => `与${e.data.into}是同一件事，并入一起办；这里显示那一件的进度。`,
  linked: (e, _name, person) => (person ? '另一件相同的事并入本件一起办。' : `${e.data.caseNo}并入本件。`),
  'filed-away': (e, name) => `${name(e.organ)}经第二人批准存查。`,
  'unreachable-reported': () => '多次联系不上，暂停办理；补充情况后立即恢复。',
  reopened: () => '恢复办理。',
  supplemented: (e, _name, person) =>
    `${person ? '您' : '信访人'}补充了情况${Number(e.data.files) ? `和${e.data.files}个附件` : ''}。`,
  'interview-recorded': (e, name) =>
    `${name(e.organ)}接待来访，${e.data.mode === 'declined' ? '笔录已宣读' : '笔录已宣读并签名'}。`,
  urged: (_e, _name, person) => `${person ? '您' : '信访人'}催办，承办单位两个工作日内回应。`,
  'urge-answered': (e, name) => `${name(e.organ)}回应了催办。`,
  'withdrawal-asked': (_e, _name, person) => `${person ? '您' : '信访人'}申请撤回，等待本人确认。`,
  withdrawn: (_e, _name, person) => `${person ? '您' : '信访人'}撤回，${withdrawalUndoDays}天内可以取消撤回。`,
  'review-withdrawn': (e, _name, person) =>
    `${person ? '您' : '信访人'}撤回了${e.data.step === 'rereview' ? '复核' : '复查'}申请，原来的意见书仍然有效，${withdrawalUndoDays}天内可以取消撤回。`,
  'review-resumed': (e) => `撤回已取消，${e.data.step === 'rereview' ? '复核' : '复查'}继续，期限从原来的日子算。`,
  'withdrawal-undone': () => '撤回已取消，继续办理。',
  rated: (_e, _name, person) => `${person ? '您' : '信访人'}作出了评价。`,
  'identity-revealed': () => null,
  'identity-asked': (e, name, person) =>
    `${name(e.organ)}因为${e.data.purpose === 'life' ? '生命健康受到威胁' : '财产马上要受重大损失'}，申请紧急查看${person ? '您' : '信访人'}要求保密的身份信息，等第二人核对。`,
  'identity-decided': (e, name, person) =>
    e.data.agreed
      ? `${name(e.organ)}由第二人核对，同意紧急查看身份信息，限申请人一人、24小时内；${person ? '每次查看都列在“谁看过我的身份信息”里' : '每次查看本人都看得到'}。`
      : `${name(e.organ)}由第二人核对，不同意紧急查看身份信息。`,
  'code-reissued': (e, name) =>
    `查询码换了新的（${{ phone: '发到登记的手机', post: '寄到登记的地址', counter: `${name(e.organ)}当面交给` }[String(e.data.how)] ?? ''}${e.data.how === 'counter' ? '本人' : ''}），原来的作废。`,
  'missing-asked': (e, name) => `${name(e.organ)}一次性告知要补充的材料（${e.data.items}项），期限照算。`,
  'aid-referred': (e, name, person) => `经${person ? '您' : '本人'}同意，${name(e.organ)}转介了帮扶。`,
  'joint-asked': (e, name) => `${name(e.organ)}请${name(e.data.organ)}共同办理。`,
  'joint-answered': (e, name) => `${name(e.data.organ)}提出了共同办理的意见。`,
  'competence-disputed': (e, name) =>
    `${name(e.organ)}认为应当由${name(e.data.other)}办理，提请${name(e.data.desk)}决定；期限照算。`,
  'competence-decided': (e, name) => `${name(e.organ)}决定由${name(e.data.to)}办理，不能再提异议。`,
  'recusal-requested': (e, _name, person) =>
    `${e.data.own ? '承办人' : person ? '您' : '信访人'}提出${e.data.whom === 'head' ? '承办单位负责人' : '承办人'}回避，由其他负责人三个工作日内决定。`,
  'recusal-decided': (e, name) =>
    `${name(e.organ)}决定${e.data.whom === 'head' ? '负责人' : '承办人'}${e.data.agreed ? '应当回避，另行确定办理的人' : '不需要回避'}，理由见决定书。`,
  'classification-objected': (_e, _name, person) =>
    `${person ? '您' : '信访人'}对分类有异议，由另一位工作人员三个工作日内决定。`,
  'classification-decided': (e, name) =>
    `${name(e.organ)}${e.data.agreed ? '由另一位工作人员核对后改正了分类' : '由另一位工作人员核对后维持原来的分类'}，理由见答复。`,
  'link-objected': (_e, _name, person) =>
    `${person ? '您' : '信访人'}认为不是同一件事，由另一位工作人员三个工作日内决定。`,
  'link-decided': (e, name) => `${name(e.organ)}核对后${e.data.agreed ? '分开办理' : '维持关联'}，理由见答复。`,
  unlinked: (e, _name, person) => (person ? '并入本件的另一件改为分开办理。' : `${e.data.caseNo}改为分开办理。`),
  supervised: (e, name) => `${name(e.organ)}已向${name(e.data.to)}发出督办函，督促依法办理。`,
  rechecked: (e, name) =>
    `${name(e.organ)}由承办人以外的人重新核查：${e.data.result === 'to-improve' ? '办理有不足，已要求改进' : '办理没有问题'}，情况见答复。`,
  // Only the person reads this here; the report itself is a sealed case of the office above (RG-9).
  'retaliation-reported': (_e, _name, person) =>
    person ? '您反映担心或者受到打击报复，已密封交上级部门的专人。' : null,
  'rescue-call-recorded': (e, name, person) =>
    person ? null : `${name(e.organ)}打了求助电话，等第二人在${dayWords(e.data.confirmBy)}前核对。`,
  'rescue-call-confirmed': (e, name, person) =>
    person
      ? `因为担心有生命危险，${name(e.organ)}打过求助电话，已由第二人核对。`
      : `${name(e.organ)}由第二人核对了求助电话。`,
  'rescue-call-erased': (_e, _name, person) => (person ? '求助电话的内容已经删除，不留标记。' : null),
  'data-requested': (e, _name, person) =>
    `${person ? '您' : '信访人'}要求${{ correct: '更正个人信息', restrict: '停止使用身份信息', resume: '恢复使用身份信息' }[String(e.data.what)] ?? ''}。`,
  'data-answered': (e, name) =>
    `${name(e.organ)}答复了个人信息的请求：${{ done: '已照办', partly: '部分照办', declined: '不能照办，理由见答复' }[String(e.data.decision)] ?? ''}。`,
  'review-requested': (e, name, person) =>
    `${person ? '您' : '信访人'}向${name(e.data.organ)}申请复查${e.data.late ? '（超过期限，由它判断有没有正当理由）' : ''}。`,
  'rereview-requested': (e, name, person) =>
    `${person ? '您' : '信访人'}向${name(e.data.organ)}申请复核${e.data.late ? '（超过期限，由它判断有没有正当理由）' : ''}。`,
  'review-forwarded': (e, name) => `申请由${name(e.data.from)}转给有权受理的${name(e.data.to)}，期限内提出的仍然有效。`,
  'review-accepted': (e, name) => `${name(e.organ)}受理复查申请，见告知书。`,
  'rereview-accepted': (e, name) => `${name(e.organ)}受理复核申请，见告知书。`,
  'review-refused': (e, name) => `${name(e.organ)}不予受理复查申请，理由见告知书。`,
  'rereview-refused': (e, name) => `${name(e.organ)}不予受理复核申请，理由见告知书。`,
  'review-decided': (e, name) => `${name(e.organ)}作出复查意见：${outcomeWords(e.data.outcome)}。`,
  'rereview-decided': (e, name) => `${name(e.organ)}作出复核意见：${outcomeWords(e.data.outcome)}。`,
  'hearing-called': (e, name) => `${name(e.organ)}通知听证，日期${zhDay(Temporal.PlainDate.from(String(e.data.on)))}。`,
  'hearing-held': (e) => (e.data.step ? '听证已经举行，听证的时间不计入复核期限。' : '听证已经举行。'),
  terminated: (e, name, person) =>
    e.data.told
      ? `${name(e.organ)}向${person ? '您' : '信访人'}说明了程序终结的含义和后续帮扶。`
      : '信访程序终结。有新的事实和理由，可以重新提出，照常登记。',
  executed: (e, name) => `${name(e.organ)}登记执行情况：${e.data.done === 'done' ? '全部执行到位' : '执行了一部分'}。`,
  resolved: (e, name) => `${name(e.organ)}登记问题已经解决。`,
  drafted: (e, _name, person) => (person ? null : `拟办“${verbTitle(e.data.verb)}”，待审批。`),
  approved: (e, _name, person) => (person ? null : `批准“${verbTitle(e.data.verb)}”。`),
  returned: (e, _name, person) => (person ? null : `退回修改“${verbTitle(e.data.verb)}”。`),
  'review-lapsed': (e) => `没有在期限内申请${e.data.step === 'rereview' ? '复核' : '复查'}。`,
  'clocks-recomputed': (e, _name, person) =>
    `公布的放假安排有变化，期限已重新计算：${movedWords(e.data.moved) || '日期不变'}。${person ? '您不用做什么。' : ''}`,
  'organ-succeeded': (e, name) => `${name(e.data.closed)}已撤并，由${name(e.data.successor)}接办，期限不变。`,
  recorded: (e, name) =>
    `${name(e.organ)}从原台账补录：${dayWords(e.data.receivedOn)}收到，${dayWords(e.data.registeredOn)}登记${e.data.endedOn ? `，${dayWords(e.data.endedOn)}办结` : e.data.stage === 'registered' ? '，继续办理' : '，去向见原台账'}。`,
  're-recorded': (e, name) => `${name(e.organ)}按原台账更正了补录的内容，原记录保留。`,
}

function wordsFor(event: StoredEvent, directory: OrganDirectory, person: boolean): string | null {
  const say = words[event.kind]
  // An event without words would be a step that nobody can see: better its bare name than silence.
  return say ? say(event, (code) => directory.organ(String(code ?? ''))?.name ?? '有关单位', person) : event.kind
}

const callBackWords = (outcome: string, person: boolean): string => {
  const who = person ? '您' : '诉求人'
  return (
    {
      solved: `${who}说已经解决`,
      partly: `${who}说部分解决`,
      unsolved: `${who}说没有解决`,
      unreachable: '没有联系上',
      'not-wanted': `${who}不要回访`,
    }[outcome] ?? ''
  )
}

const outcomeWords = (outcome: unknown): string =>
  ({ uphold: '维持', annul: '撤销，责令重新办理', change: '变更' })[String(outcome)] ?? ''
/** 办理期限由2026年6月16日改为2026年6月17日（星期三）; only its certainty changed: no day of it is told. */
const movedWords = (moved: unknown): string =>
  ((moved ?? []) as { rule: string; pack: string; from: string; to: string }[])
    .filter(({ from, to }) => from !== to)
    .map(({ rule, pack, from, to }) => {
      const title = packById(pack)?.limits.find(({ id }) => id === rule)?.title ?? rule
      return `${title}的最后一日由${zhDay(day(from))}改为${zhDayWeek(day(to))}`
    })
    .join('；')

const dayWords = (day: unknown): string => zhDay(Temporal.PlainDate.from(String(day)))

const verbTitle = (verb: unknown): string => procedure.find((row) => row.command === verb)?.title ?? String(verb)

/** Clock of contract.md §3. */
export const clockView = (clock: StateClock) => ({
  rule: clock.rule,
  day0: clock.day0,
  target: clock.target,
  last: clock.last,
  metAt: clock.metOn,
  stoppedAt: clock.stoppedOn,
  article: clock.article,
  /** The table that the limit comes from. */
  pack: clock.pack,
  provisional: clock.provisional,
  dueAt: clock.dueAt ?? null,
  /** When a limit that ends at an instant was met. */
  metExactly: clock.metAt ?? null,
})
