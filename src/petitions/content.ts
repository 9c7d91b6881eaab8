import {
  askOf,
  barsOn,
  bodiesFor,
  cite,
  type DocumentCode,
  day,
  documentSpec,
  inReview,
  lastClock,
  type PathId,
  pathById,
  type ReviewBodies,
  type State,
  standardContent,
  standingInWords,
  withdrawalUndoDays,
  zhDay,
} from '../law/index.ts'
import type { ActOn } from './acts.ts'
import { decisionContent, hearingContent, requestContent, reviewNoticeContent } from './content-review.ts'
import type { Petitions } from './petitions.ts'

type Content = Record<string, unknown>

/**
 * Content record of a document, by the part keys of its spec: what the act says, what the case knows, and the
 * usual wordings. Whether it is complete is asked afterwards, by law.
 */
export function contentOf(code: DocumentCode, act: ActOn, after: State, house: Petitions): Content {
  const own = builders[code]?.(act, after, house) ?? {}
  return {
    ...standardContent(code),
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
  }
}

type Builder = (act: ActOn, after: State, house: Petitions) => Content

const text = (act: ActOn, key: string): string | undefined => {
  const value = act.input[key]
  return typeof value === 'string' && value.trim() ? value : undefined
}
const organName = (house: Petitions, code: unknown): string =>
  house.directory.organ(String(code ?? ''))?.name ?? String(code ?? '')
const organContact = (house: Petitions, code: string): string => {
  const organ = house.directory.organ(code)
  return organ ? [organ.name, organ.phone].filter(Boolean).join(' ') : code
}
const organWhere = (house: Petitions, code: unknown): string | undefined => {
  const organ = house.directory.organ(String(code ?? ''))
  return organ ? [organ.address, organ.phone].filter(Boolean).join('，电话') || undefined : undefined
}
const contact = (act: ActOn, house: Petitions): string => text(act, 'contact') ?? organContact(house, act.organ)
const last = (state: State, rule: string): string | undefined => lastClock(state, rule)?.last
/** What the act was about, in one line that names nobody. */
const summary = (act: ActOn): string => (act.before.sealed ? '密封件，内容不载。' : act.texts.title)

const builders: Partial<Record<DocumentCode, Builder>> = {
  'DOC-02': (act, after, house) => ({
    toOrgan: organName(house, act.input.to),
    summary: summary(act),
    requests: act.texts.requests,
    reason: text(act, 'reason'),
    attachments: ['信访事项登记材料（系统内一并转送）'],
    noticeOn: last(after, 'DL-03'),
    objectionOn: last(after, 'DL-04'),
    contact: contact(act, house),
  }),
  'DOC-03': (act, after, house) => ({
    toOrgan: organName(house, act.input.to),
    summary: summary(act),
    requests: act.texts.requests,
    dueOn: last(after, 'DL-11') ?? text(act, 'dueOn'),
    demand: text(act, 'demand'),
    attachments: ['信访事项登记材料（系统内一并交办）'],
    noticeOn: last(after, 'DL-03'),
    objectionOn: last(after, 'DL-04'),
    contact: contact(act, house),
  }),
  'DOC-04': (act, after, house) => ({
    toOrgan: organName(house, act.input.to),
    mode: act.row.command,
    sentOn: act.today.toString(),
    receivedOn: act.before.receivedOn,
    noticeOn: last(after, 'DL-03') ?? last(after, 'DL-01'),
    organContact: organWhere(house, act.input.to),
    contact: contact(act, house),
  }),
  'DOC-05': (act, after, house) => ({
    receivedOn: lastClock(act.before, 'DL-03')?.day0 ?? act.before.receivedOn,
    class: act.before.class3,
    ...(act.before.class3 === 'suggestion'
      ? {
          path: '本事项属于建议意见，按照《信访工作条例》第二十九条研究论证，采纳或者部分采纳的予以回复。',
          procedure: ['研究论证；', '向您回复研究和采纳的情况。'],
        }
      : {}),
    dueOn: last(after, 'DL-05') ?? last(after, 'DL-19'),
    unit: text(act, 'unit'),
    note: text(act, 'note'),
    ...(act.row.command === 'give-late-notice'
      ? { owedOn: last(act.before, 'DL-03') ?? last(act.before, 'DL-02') }
      : {}),
    from: act.before.sender ? organName(house, act.before.sender) : undefined,
    contact: contact(act, house),
  }),
  'DOC-06': (act, _after, house) => {
    const path = pathById(act.before.path as PathId)
    const event = act.texts.eventDate ? day(act.texts.eventDate) : null
    return {
      path: path.title,
      reason: text(act, 'reason') ?? `您的请求依法应当通过${path.title ?? '其他法定程序'}处理。`,
      legalBasis: cite(path.article ?? 'L22 31'),
      toOrgan: text(act, 'competent') ?? organName(house, act.input.to),
      organContact: organWhere(house, act.input.to) ?? text(act, 'where'),
      bars: barsOn(path.path, event, act.today, house.calendar()).map(({ bar, standing }) => ({
        ...{ what: bar.what, limit: bar.limit, from: bar.from, article: cite(bar.article) },
        ...(bar.unverified ? { unverified: true } : {}),
        ...(standing ? { standing: standingInWords(standing) } : {}),
      })),
      advice: text(act, 'advice'),
      receivedOn: act.before.receivedOn,
      contact: contact(act, house),
    }
  },
  'DOC-07': (act, _after, house) => ({
    reason: text(act, 'reason'),
    basis: cite(act.input.ground === 'pending-elsewhere' ? 'L22 19(3)' : 'L22 23(1)'),
    competent: text(act, 'competent'),
    remedy: text(act, 'remedy'),
    receivedOn: act.before.receivedOn,
    title: act.texts.title,
    contact: contact(act, house),
  }),
  'DOC-08': (act, _after, house) => ({
    rereviewNo: text(act, 'rereviewNo'),
    rereviewOn: act.input.rereviewOn,
    receivedOn: act.before.receivedOn,
    title: act.texts.title,
    contact: contact(act, house),
  }),
  'DOC-09': (act, _after, house) =>
    act.row.command === 'object'
      ? {
          stage: 'request',
          toOrgan: organName(house, act.before.sender),
          reasons: text(act, 'reasons'),
          duties: dutiesOf(act, house),
          competent: text(act, 'competent'),
          receivedOn: lastClock(act.before, 'DL-04')?.day0,
          contact: contact(act, house),
        }
      : {
          stage: 'decision',
          toOrgan: organName(house, act.before.holder),
          reasons: '见该单位提交的异议申请。',
          duties: ['派单目录和有关职责规定'],
          decision: act.input.decision,
          decisionReason: text(act, 'reason'),
          contact: contact(act, house),
        },
  'DOC-10': (act, after, house) => ({
    reason: text(act, 'reason'),
    dueOn: last(after, 'DL-06'),
    approver: act.signer,
    acceptedOn: lastClock(act.before, 'DL-05')?.day0,
    oldDueOn: last(act.before, 'DL-05'),
    days: String(act.input.days ?? ''),
    contact: contact(act, house),
  }),
  'DOC-11': hearingContent,
  'DOC-15': requestContent,
  'DOC-16': reviewNoticeContent,
  'DOC-17': (act, _after, house) => ({
    ...decisionContent(act, house),
    rereviewOrgans: bodyNames(bodiesFor(act.before, 'rereview', house)),
  }),
  'DOC-18': (act, _after, house) => decisionContent(act, house),
  'DOC-12': (act, _after, house) => ({
    requests: Array.isArray(act.input.answers) ? act.input.answers : [],
    basis: text(act, 'basis')
      ?.split(/\n/)
      .map((line) => line.trim())
      .filter(Boolean),
    executeOn: act.input.executeOn,
    newFacts: text(act, 'newFacts'),
    jointOrgans: act.before.joint.length ? act.before.joint.map(({ organ }) => organName(house, organ)) : undefined,
    reviewOrgans: reviewOrgans(act, house),
    title: act.texts.title,
    acceptedOn: lastClock(act.before, 'DL-05')?.day0,
    heardOn: act.before.heardOn ?? undefined,
    contact: contact(act, house),
  }),
  'DOC-13': (act, _after, house) => ({
    form: act.input.form,
    petitioner: '信访人',
    other: text(act, 'other'),
    facts: text(act, 'facts'),
    terms: text(act, 'terms'),
    performance: text(act, 'performance'),
    performBy: text(act, 'performBy'),
    contact: contact(act, house),
  }),
  'DOC-14': (act, _after, house) => ({
    result: act.input.result,
    reply: text(act, 'reply'),
    title: act.texts.title,
    receivedOn: act.before.receivedOn,
    contact: contact(act, house),
  }),
  'DOC-19': (act) => {
    const document = act.before.documents.find((d) => d.id === act.input.document)
    const proof = text(act, 'proof')
    return {
      document: document
        ? `${documentSpec(document.code as DocumentCode).title}${document.no ? ` ${document.no}` : ''}`
        : undefined,
      recipient: '信访人',
      mode: act.input.mode,
      deliveredOn: act.input.on,
      signedBy: act.input.mode === 'direct' ? proof : undefined,
      refusal: act.input.mode === 'left' ? proof : undefined,
      witness: act.input.mode === 'left' ? (text(act, 'witness') ?? undefined) : undefined,
      proof: ['post', 'electronic', 'public'].includes(String(act.input.mode)) ? proof : undefined,
      deliveredBy: act.signer || undefined,
    }
  },
  'DOC-20': (act, _after, house) => ({
    toOrgan: organName(house, act.before.sender),
    petitioner: act.before.anonymous ? '信访人未具名。' : '信访人身份信息见系统登记，依规定不在报告中载明。',
    requests: act.texts.requests.length ? act.texts.requests : [act.texts.title],
    facts: text(act, 'facts'),
    opinion: opinionLine(act),
    execution: text(act, 'execution'),
    signer: act.signer,
    assignedOn: lastClock(act.before, 'DL-11')?.day0,
    assignNo: act.before.documents.find((d) => d.code === 'DOC-03')?.no ?? undefined,
    contact: contact(act, house),
  }),
  'DOC-24': (act, _after, house) => ({
    toOrgan: organName(
      house,
      (inReview(act.before) && act.before.reviewer) || (act.before.holder ?? act.before.office),
    ),
    statement: text(act, 'statement'),
    signedBy: '信访人',
    signedOn: act.today.toString(),
    undoUntil: act.today.add({ days: withdrawalUndoDays }).toString(),
    confirmedBy: '发送到登记联系方式的确认码',
  }),
  'DOC-25': (act, after, house) => ({
    office: organName(house, act.before.office),
    handler: organName(house, act.before.holder ?? act.before.office),
    countedUntil: last(after, 'DL-20'),
    ...(act.row.command === 'rate'
      ? {
          officeRating: String(act.input.office),
          handlerRating: String(act.input.handler),
          handlerReason: text(act, 'text'),
        }
      : {}),
  }),
  'DOC-26': (act, _after, house) => {
    const asked = askOf(act.before, 'recusal')
    return {
      applicant: asked?.own ? 'own' : 'person',
      askedOn: asked?.on,
      whom: asked?.whom,
      decision: act.input.decision,
      reason: text(act, 'reason'),
      decider: [organName(house, act.organ), act.signer].filter(Boolean).join(''),
      contact: organContact(house, act.organ),
    }
  },
}

/** Where a person may ask for review of this organ's opinion (domain.md §2.4). */
export function reviewOrgans({ before, organ }: Pick<ActOn, 'before' | 'organ'>, house: Petitions): string[] {
  const { organs, rule } = bodiesFor({ ...before, holder: before.holder ?? organ }, 'review', house)
  return bodyNames({ organs, rule })
}

/** By name; where none stands in the directory, in words. */
export const bodyNames = ({ organs, rule }: ReviewBodies): string[] =>
  organs.length ? organs.map(({ name }) => name) : [rule.named ? '信访工作联席会议指定的机关' : '上一级人民政府']

const dutiesOf = (act: ActOn, house: Petitions): string[] => {
  const duties =
    house.directory.organ(act.organ)?.duties.map((code) => house.directory.category(code)?.name ?? code) ?? []
  return duties.length ? [`本单位职责（派单目录）：${duties.join('、')}`] : ['本单位职责规定']
}

function opinionLine(act: ActOn): string | undefined {
  const opinion = act.before.opinion
  const document = act.before.documents.find((d) => d.id === opinion?.document)
  return opinion
    ? `已于${zhDay(Temporal.PlainDate.from(opinion.issuedOn))}出具${document?.no ?? '处理意见书'}，逐项答复。`
    : undefined
}
