import { dayAt } from '../../kernel/index.ts'
import { cite, packById, type Stage } from '../../law/index.ts'
import type { ActionView } from '../../petitions/index.ts'
import type { Act, CaseDocument, Clock, Form, Page, RefusedAct, TrackModel, TrackSealedModel } from '../models.ts'
import { myData, receiptPage, reviewPage, reviewRequest, SUBMIT, trackAct, trackCase } from '../paths.ts'
import { shortDay } from '../views/days.ts'
import type { OwnCase } from './own-case.ts'
import { CLOCK_WORDS, STAGE_SAYS, sealedSays, stepsAhead } from './stage-words.ts'

/** The page of one case: where it is, by when, what the person can do. Everything comes from the case's own events. */
export function trackModel(page: Page, own: OwnCase, leave: Form): TrackModel {
  const stage = own.state as Stage
  const heard = own.timeline.some(({ kind }) => kind === 'petitioner-heard')
  const rules = own.clocks.map(({ rule }) => rule)
  return {
    page,
    caseNo: own.caseNo,
    title: own.title,
    receivedAt: own.receivedAt,
    now: nowOf(page, own),
    ...(own.mergedInto ? { merged: { keptNo: own.mergedInto, object: objectionOf(own) } } : {}),
    acts: actsOf(own, page.today),
    ...(NEW_FACTS.has(own.state) ? { newMatter: SUBMIT } : {}),
    ...(asksForReview(own) ? { review: reviewPage(own.caseNo) } : {}),
    refused: refusedOf(own),
    timeline: own.timeline.map(({ at, kind, says }) => ({ at, kind, says })),
    ahead: own.ended
      ? []
      : stepsAhead(stage, { direct: rules.includes('DL-02'), suggestion: rules.includes('DL-19'), heard }),
    documents: [...documentsOf(own), ...reviewForm(own, page.today)],
    replies: own.replies,
    ...returnsOf(own),
    identity: own.identity,
    identityViews: own.identityViews,
    myData: myData(own.caseNo),
    leave,
  }
}

/** RG-1: number, status and dates, and the way to add something. */
export function sealedModel(page: Page, own: OwnCase, leave: Form): TrackSealedModel {
  const clock = clockOf(page, own)
  return {
    page,
    caseNo: own.caseNo,
    receivedAt: own.receivedAt,
    status: sealedSays(own.state),
    clock: clock && clock.metAt === null ? { ...clock, owes: '移送有权处理的机关' } : null,
    dates: own.timeline.map(({ at, says }) => ({ at, says })),
    acts: actsOf(own, page.today).map((act) => ({ ...act, hint: '同样密封，只有专门的对接人看得到' })),
    identity: own.identity,
    identityViews: own.identityViews,
    leave,
  }
}

function nowOf(page: Page, own: OwnCase): TrackModel['now'] {
  const clock = clockOf(page, own)
  const tone = own.ended ? 'done' : 'running'
  const notes = notesOf(page, own, clock)
  return {
    says: nowSays(page, own, clock),
    tone,
    clock: clock?.metAt && !own.ended ? null : clock,
    ...(notes ? { note: notes } : {}),
  }
}

function nowSays(page: Page, own: OwnCase, clock: Clock | null): string {
  const stage = own.state as Stage
  const direct = own.clocks.some(({ rule }) => rule === 'DL-02')
  if (direct && ['registered', 'deduped', 'classified'].includes(stage)) return `${own.holder}已经登记，正在审查`
  const opinion = own.documents.findLast(({ code, deliveredOn }) => code === 'DOC-12' && deliveredOn !== null)
  if (!opinion?.deliveredOn || !['served', 'reported', 'closed'].includes(stage)) return STAGE_SAYS[stage](own.holder)
  const delivered = `处理意见书 ${shortDay(opinion.deliveredOn, page.today)}送到您手上`
  return clock?.whose === 'you' ? `${delivered}。不同意的话` : `${delivered}，已经办结`
}

/** Ends after which the same facts and reasons are not taken up again; new ones are a new matter (L22 36(3)). */
const NEW_FACTS: ReadonlySet<string> = new Set(['terminated', 'finally-refused'])

function notesOf(page: Page, own: OwnCase, clock: Clock | null): string {
  const { number } = page.site.hotline
  const late =
    clock?.whose === 'organ' && !clock.metAt && (clock.dueAt ? clock.dueAt.leftMinutes < 0 : clock.last < page.today)
  const mayUrge = own.actions.some(({ action, allowed }) => action === 'urge' && allowed)
  return [
    own.order && own.order.mergedCount > 0 && `另有 ${own.order.mergedCount} 位来电反映同一件事，合在一起办。`,
    late && (mayUrge ? `您可以催办，也可以打 ${number}。` : `您可以打 ${number} 询问。`),
    own.withdrawalAsked && '您申请了撤回，填了确认码才算数；不填，就照常办下去。',
    NEW_FACTS.has(own.state) && '有新的事实和理由，可以作为新的事项提出，照常登记、编号、办理。',
    own.undoUntil && `到 ${shortDay(own.undoUntil, page.today)}为止可以反悔，接着办；以后也可以重新提出。`,
  ]
    .filter(Boolean)
    .join('')
}

/** Of several running limits the one that the person waits for; the own one goes first while it is open. */
const RANK = [
  ...['DL-09', 'DL-07', 'DL-10', 'DL-08', 'DL-06', 'DL-05', 'DL-19', 'DL-03', 'DL-02', 'DL-01'],
  // Of an order: being called, being answered, being sent on. The own window comes when it is closed.
  ...['HL-L3u', 'HL-L3', 'HL-L2', 'HL-L5', 'HL-L10', 'HL-L10k', 'HL-L9', 'HL-L6', 'HL-L7', 'HL-L8', 'HL-L12', 'HL-31'],
]

function clockOf(page: Page, own: OwnCase): Clock | null {
  const told = own.clocks.filter(({ rule, stoppedAt }) => CLOCK_WORDS[rule] && !stoppedAt)
  const running = told
    .filter(({ rule, metAt, last }) => !metAt && (CLOCK_WORDS[rule]?.whose !== 'you' || last >= page.today))
    .sort((a, b) => RANK.indexOf(a.rule) - RANK.indexOf(b.rule))
  const met = told.filter(({ metAt }) => metAt).sort((a, b) => ((a.metAt ?? '') < (b.metAt ?? '') ? 1 : -1))
  const chosen = own.state === 'withdrawn' ? undefined : own.ended ? (yoursIn(running) ?? met[0]) : running[0]
  if (!chosen) return null
  return toldClock(chosen, own.now)
}

/** One limit as its person reads it; null for one that is none of the person's. */
export function toldClock(chosen: OwnCase['clocks'][number], now: string): Clock | null {
  const words = CLOCK_WORDS[chosen.rule]
  if (!words) return null
  const limit = packById(chosen.pack)?.limits.find(({ id }) => id === chosen.rule)
  return {
    rule: chosen.rule,
    ...words,
    ...(chosen.dueAt && !chosen.metAt
      ? { dueAt: { at: chosen.dueAt, leftMinutes: minutesTo(chosen.dueAt, now) } }
      : {}),
    day0: chosen.day0,
    target: chosen.target,
    last: chosen.last,
    metAt: chosen.metAt,
    article: cite(chosen.article),
    lawful: !limit?.practice,
    provisional: chosen.provisional,
    steps: chosen.steps,
  }
}

const minutesTo = (at: string, now: string): number =>
  Math.floor(Temporal.Instant.from(now).until(Temporal.Instant.from(at)).total('minutes'))

/** 退单台账 for the person: who gave it back, what it cost, and that the limit went on. */
function returnsOf({ order }: OwnCase): Pick<TrackModel, 'returns'> {
  const lines = order?.returns ?? []
  if (!lines.length) return {}
  const units = new Set(lines.map(({ organ }) => organ)).size
  const lost = inWords(lines.reduce((sum, { lostMinutes }) => sum + lostMinutes, 0))
  return {
    returns: {
      says: `${units === 1 ? '有单位' : `${units}个单位`}退过单，一共耽误了${lost}。答复您的期限照算，不因退单延长。`,
      lines: lines.map(
        ({ organ, ground, decided, lostMinutes }) =>
          `${organ}${ground}，热线中心${decided === 'accepted' ? '同意，另派单位' : '不同意，仍由它办理'}，用去${inWords(lostMinutes)}`,
      ),
    },
  }
}

/** 40分钟, 5小时20分, 3天 */
function inWords(minutes: number): string {
  if (minutes < 60) return `${Math.max(1, minutes)}分钟`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)}小时${minutes % 60 ? `${minutes % 60}分` : ''}`
  return `${Math.floor(minutes / 1440)}天`
}

/** Where the person says that it is not the same matter; null once it was said, or decided. */
const objectionOf = (own: OwnCase): string | null =>
  own.actions.some(({ action, allowed }) => action === 'object-link' && allowed)
    ? trackAct(own.caseNo, 'object-link')
    : null

const yoursIn = (clocks: OwnCase['clocks']) => clocks.find(({ rule }) => CLOCK_WORDS[rule]?.whose === 'you')

/** The likely ones first. */
const ORDER = [
  'undo-withdrawal',
  'reopen-order',
  'request-review',
  'request-rereview',
  'rate',
  'supplement',
  'urge',
  'withdraw',
  'request-data',
]
const place = ({ action }: { action: string }): number =>
  ORDER.includes(action) ? ORDER.indexOf(action) : ORDER.length

/** Which limit of the person's own says until when an act can be done. */
const OWN_LIMIT: Readonly<Record<string, string>> = {
  rate: 'DL-20',
  'reopen-order': 'HL-31',
  'request-review': 'DL-07',
  'request-rereview': 'DL-09',
}

/** Last day of an act; null where there is none, or where it is over and the act is taken all the same. */
function untilOf(own: OwnCase, action: string, today: string): string | null {
  if (action === 'undo-withdrawal') return own.undoUntil
  const last = own.clocks.findLast(({ rule }) => rule === OWN_LIMIT[action])?.last
  return last && last >= today ? last : null
}

function actsOf(own: OwnCase, today: string): Act[] {
  return own.actions
    .filter(({ allowed }) => allowed)
    .sort((a, b) => place(a) - place(b))
    .map(({ action, title, hint }) => {
      const until = untilOf(own, action, today)
      const waits = action === 'withdraw' && own.withdrawalAsked
      return {
        action,
        title: waits ? '填撤回的确认码' : action === 'hand-to-petition' ? '转为信访，要书面的处理意见' : title,
        hint: waits ? '填了才算撤回' : (hint ?? ''),
        href: trackAct(own.caseNo, action),
        ...(until ? { until } : {}),
      }
    })
}

/** What the law's own words say to a colleague, said to the person. */
const NOT_NOW: Readonly<Record<string, { early: string; late: string; remedy: string }>> = {
  rate: { early: '还没有答复您。', late: '这件事不用评价。', remedy: '处理意见书送到您手上以后可以评价。' },
  urge: {
    early: '还没有开始办。',
    late: '这件事已经办结，不用催办。',
    remedy: '对结果不满意，可以评价，也可以申请复查。',
  },
  withdraw: { early: '还没有登记。', late: '这件事已经办结，不用撤回。', remedy: '有新情况，可以补充。' },
  supplement: {
    early: '还没有登记。',
    late: '这件事合在先前的一件里办。',
    remedy: '有新情况，请到窗口或者打热线说明。',
  },
}

/** An opinion was served, and the next step may be asked for, here or on paper. */
const asksForReview = ({ actions }: OwnCase): boolean =>
  actions.some(
    ({ action, allowed, refusal }) =>
      ['request-review', 'request-rereview'].includes(action) &&
      (allowed || refusal?.code === 'review-organ-elsewhere'),
  )

const refusedOf = (own: OwnCase): RefusedAct[] =>
  own.actions
    // A withdrawal that never was cannot be undone: nothing to explain.
    .filter(({ allowed, action }) => !allowed && !['undo-withdrawal', 'request-data'].includes(action))
    .flatMap((action) => refusedAct(action, own.order !== null) ?? [])

/** The same of a work order: there is no opinion and no review. */
const NOT_NOW_ORDER: typeof NOT_NOW = {
  ...NOT_NOW,
  rate: { early: '还没有答复您。', late: '这张工单不用评价。', remedy: '答复您以后可以评价。' },
  urge: {
    early: '还没有登记。',
    late: '这张工单已经办结，不用催办。',
    remedy: '没有解决的，可以要求重办，也可以评价。',
  },
  'reopen-order': { early: '还没有办结。', late: '现在不能要求重办。', remedy: '着急的，可以催办。' },
  'hand-to-petition': {
    early: '还没有登记。',
    late: '这一步不能转。',
    remedy: '没有解决的，可以要求重办，也可以另提一件信访。',
  },
}

export function refusedAct({ action, title, refusal }: ActionView, order = false): RefusedAct | null {
  if (!refusal) return null
  const own = (order ? NOT_NOW_ORDER : NOT_NOW)[action]
  const article = cite(refusal.article)
  if (own && refusal.code === 'step-not-reached') return { action, title, says: own.early, article, remedy: own.remedy }
  if (own && refusal.code === 'step-passed') return { action, title, says: own.late, article, remedy: own.remedy }
  return { action, title, says: refusal.says, article, remedy: refusal.remedy }
}

/** The request for review stands beside the served opinion while it can be handed in. */
function reviewForm(own: OwnCase, today: string): CaseDocument[] {
  const served = own.documents.some(({ code, deliveredOn }) => code === 'DOC-12' && deliveredOn !== null)
  const open = own.clocks.some(
    ({ rule, last, metAt, stoppedAt }) => rule === 'DL-07' && last >= today && !metAt && !stoppedAt,
  )
  if (!served || !open) return []
  return [
    {
      code: 'DOC-15',
      title: '复查申请书（编号、意见书和期限已填好，打印后填写）',
      no: null,
      issuedAt: today,
      deliveredAt: null,
      pages: null,
      text: reviewRequest(own.caseNo),
      pdf: reviewRequest(own.caseNo),
      largePrint: reviewRequest(own.caseNo, true),
    },
  ]
}

function documentsOf(own: OwnCase): CaseDocument[] {
  const { caseNo } = own
  const receipt: CaseDocument = {
    code: 'DOC-01',
    title: '登记回执',
    no: null,
    issuedAt: own.receivedAt.slice(0, 10),
    deliveredAt: null,
    pages: null,
    text: receiptPage(caseNo),
    pdf: `${receiptPage(caseNo)}.pdf`,
    largePrint: `${receiptPage(caseNo)}/large.pdf`,
  }
  const others = own.documents.map((document): CaseDocument => {
    const page = `${trackCase(caseNo)}/documents/${document.id}`
    return {
      code: document.code,
      title: document.title,
      no: document.no,
      issuedAt: dayAt(Temporal.Instant.from(document.issuedAt)).toString(),
      deliveredAt: document.deliveredOn,
      pages: null,
      text: page,
      pdf: `${page}.pdf`,
      largePrint: `${page}/large.pdf`,
    }
  })
  return [receipt, ...others]
}
