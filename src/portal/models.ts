/**
 * What each portal page needs to know, and nothing else. Plain values that survive JSON: the views are pure
 * functions of these, the routes fill them from the rooms. Names follow `contract.md` §3 where a thing has one there.
 */
import type { BulletinItem, RefusalCount, ReportText } from '../figures/index.ts'
import type { SiteData } from '../people/index.ts'
import type { FilePreview } from '../petitions/index.ts'

/** A day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string
/** An instant, ISO 8601 with offset. */
export type Instant = string
/** An address on this host, e.g. `/track/450100-2026-0000017-4`. */
export type Href = string

// ── what every page carries ─────────────────────────────────────────────────────────────────────────────

export type Site = SiteData & {
  /** The city's own picture, where it has one. */
  logo: Href | null
  /** The folder is the sample city: a banner on every page says so. */
  demo: boolean
}

export type Page = {
  site: Site
  /** The person's own choice, from a cookie. */
  display: { large: boolean; contrast: boolean }
  /** This page's address, to come back to after changing the display. */
  path: Href
  today: Day
}

/** Every form: where it goes, and the two hidden fields that every form carries. */
export type Form = {
  action: Href
  /** CSRF token, signed by the server, field `token`. */
  token: string
  /** Idempotency key, field `key`: the same page sent twice registers once. */
  key: string
  errors: FieldError[]
}

/**
 * What is wrong with one answer, in plain words with the way out.
 * `field` is the field's name, plus `-n` (from 0) for one of several, e.g. `request-1`.
 */
export type FieldError = { field: string; says: string }

export type Choice = { value: string; title: string; hint?: string }

// ── home and guide ──────────────────────────────────────────────────────────────────────────────────────

export type HomeModel = {
  page: Page
  /** First numbers of the latest bulletin; null before there is one. */
  numbers: { period: string; items: { title: string; says: string }[] } | null
}

export type GuideModel = {
  page: Page
  groups: { id: string; title: string; says: string; ways: GuideWay[] }[]
}

/** One lawful path: for whom, who decides, until when. From the rule pack's path table. */
export type GuideWay = {
  id: string
  /** In the person's words: 不服行政处罚 */
  when: string
  /** 行政复议 */
  path: string
  organ: string
  /** How long the person has, and how long the organ. */
  bars: {
    what: string
    limit: string
    from: string
    /** Un-rolled last day, where it is known from when it runs; close or past is said as a warning. */
    until?: Day
    standing?: 'open' | 'close' | 'past'
  }[]
  /** Where the law has no number of its own; empty = nothing to say. */
  barWords: string
  /** What is special about this case of it. */
  says?: string
  how: string
  papers: string[]
  article: string
  /** Whether it can be raised right here. */
  here: 'submit' | 'sealed' | 'no'
}

export type GuideStep = 'kind' | 'trouble' | 'detail' | 'since' | 'place'

/** As they stand in the form; empty = not given. */
export type GuideAnswers = { kind: '' | 'own' | 'public' | 'officials' } & Record<Exclude<GuideStep, 'kind'>, string>

export type GuideAskModel = {
  page: Page
  to: Href
  step: GuideStep
  n: number
  question: string
  answers: GuideAnswers
  /** For the questions with a choice. */
  choices: Choice[]
  /** For the place. */
  regions: { title: string; options: Choice[] }[]
  wrong: FieldError[]
}

export type GuideAnswerModel = {
  page: Page
  /** Back to the last question. */
  to: Href
  answers: GuideAnswers
  way: GuideWay
  since: Day | null
  /** The city's own organ for it, from its directory. */
  organ: { name: string; address: string; phone: string } | null
}

// ── submit ──────────────────────────────────────────────────────────────────────────────────────────────

/** A matter, a report under seal, or a work order of 12345. */
export type SubmitKind = 'matter' | 'sealed' | 'order'

export type SubmitStep = 'what' | 'where' | 'requests' | 'evidence' | 'identity' | 'contact' | 'check'

/** All answers, as they stand in the form fields of the same names. Lists repeat the field. Empty = not given. */
export type SubmitAnswers = {
  /** `sealed` = purpose 04: sealed on arrival, whatever comes later (RG-1). */
  kind: SubmitKind
  /** Of a work order: CONSULT, HELP … (domain.md §3.7). */
  orderType: string
  /** Of a work order: `yes` = no reply wanted (HL-08). */
  noReply: '' | 'yes' | 'no'
  title: string
  content: string
  /** As typed; a day when valid. */
  eventDate: string
  /** Region code, or empty for unclear. */
  placeRegion: string
  place: string
  /** What the person typed to find an organ. */
  organQuery: string
  /** Organ code; empty = 不清楚, the office routes it. Never taken from `about` (RG-4). */
  addressedTo: string
  /** Which organ or official the matter is about, in the person's words. Never used for routing (RG-4). */
  about: string
  request: string[]
  /** Ids of uploaded files. */
  file: string[]
  identity: '' | 'named' | 'confidential' | 'anonymous'
  name: string
  phone: string
  address: string
  /** Separate consent to electronic delivery, asked on its own. */
  eService: '' | 'yes' | 'no'
  /** Codes of `ContactStep.needs`. */
  need: string[]
  needOther: string
  /** Whoever acts by law for a child under fourteen (PI-04); never a condition. */
  guardian: string
  guardianPhone: string
}

/** An uploaded file; `id` is what the form carries. */
export type Upload = { id: string; name: string; bytes: number }

export type SubmitModel = {
  page: Page
  form: Form
  answers: SubmitAnswers
  /** Uploads in `answers.file`, in that order. */
  uploads: Upload[]
  limits: { titleChars: number; contentChars: number; requestChars: number; requests: number }
  /** Came here from the last page to change something: continuing leads back there. */
  returning?: boolean
} & (
  | { step: 'requests' | 'identity' }
  | { step: 'what'; orderTypes: Choice[] }
  | {
      step: 'where'
      regions: { title: string; options: Choice[] }[]
      /**
       * Organs found for `answers.organQuery`, always with the chosen one; absent = nothing was looked up.
       * `hint` says what the organ does. The page then carries `organAsked`: another query asks for another look-up.
       */
      organs?: Choice[]
    }
  | { step: 'evidence'; files: { count: number; bytesEach: number; kinds: string; accept: string } }
  | {
      step: 'contact'
      needs: Choice[]
      /** A number that looks odd was asked about once; sent again as it is, it stands. */
      phoneAsked?: string
    }
  | {
      step: 'check'
      regionName: string
      /** Of a work order, in words. */
      orderType: string
      organName: string
      needNames: string[]
      /** Last day of the first notice that is owed. */
      firstBy: Day
      /** Other lawful paths that may fit better, with their time bar. Shown, never a barrier. */
      paths: { path: string; when: string; bar: string; organ: string; href: Href }[]
      privacy: { version: string; href: Href }
    }
)

// ── receipt ─────────────────────────────────────────────────────────────────────────────────────────────

export type ReceiptModel = {
  page: Page
  caseNo: string
  submissionNo: string
  /** 16 characters, hyphens or not. */
  queryCode: string
  /** Null for a sealed case: number and date only (RG-1). */
  title: string | null
  sealed: boolean
  /** A work order of the hotline. */
  order: boolean
  anonymous: boolean
  receivedAt: Instant
  organ: string
  /** An SVG document; shown as an image, so nothing in it can run. `says` = what it leads to. */
  qr: { svg: string; says: string } | null
  /** What happens next, in order. */
  next: { by: Day | null; at?: Instant; says: string }[]
  /** Fingerprint of the registration: 64 hex digits. */
  leaf: string
  /** Line in the public log; null = not in it yet, `promise` says why and when. */
  log: { index: number | null; promise: string }
  pdf: Href
  /** The receipt as a file that proves and opens nothing. */
  file: Href
  verify: Href
  track: Href
}

// ── track ───────────────────────────────────────────────────────────────────────────────────────────────

export type TrackSignInModel = {
  page: Page
  form: Form
  caseNo: string
  queryCode: string
  /** What was being done when the case closed itself: carried along, shown again after signing in. */
  carried?: { action: string; fields: [name: string, value: string][] }
  /** Unknown number and wrong code answer alike; this is one sentence for both. */
  refused: string | null
}

/** One limit, as the person sees it. */
export type Clock = {
  /** DL-05 */
  rule: string
  /** What day 0 was: 受理 */
  starts: string
  /** Where the limit ends at a minute: that instant, and the whole minutes left, negative when it has passed. */
  dueAt?: { at: Instant; leftMinutes: number }
  /** What must be done by then, after 最迟…前: 书面答复您; for the person's own limit: 申请复查 */
  owes: string
  whose: 'organ' | 'you'
  day0: Day
  /** Un-rolled last day. */
  target: Day
  /** Last day that counts, rolled past rest days. */
  last: Day
  /** The day on which the duty was met. */
  metAt: Day | null
  article: string
  /** False for local practice and our own limits: then no word says 法定. */
  lawful: boolean
  /** Next year's rest days are not published yet. */
  provisional: boolean
  /** How it was computed, one sentence a step. */
  steps: string[]
}

export type TimelineEntry = {
  at: Instant
  kind: string
  says: string
  /** Line in the public log. */
  log?: { index: number; verify: Href }
}

export type Act = {
  action: string
  title: string
  hint: string
  href: Href
  /** Last day on which it can be done. */
  until?: Day
}

export type RefusedAct = { action: string; title: string; says: string; article: string; remedy: string }

export type CaseDocument = {
  code: string
  title: string
  no: string | null
  issuedAt: Day
  deliveredAt: Day | null
  pages: number | null
  /** Readable text. */
  text: Href
  pdf: Href
  largePrint: Href | null
}

/** RG-8: who looked, when, what for and why. */
export type IdentityView = { at: Instant; organ: string; post: string; purpose: string; reason: string }

/** An answer in words rather than by letter: a direct reply, an answer to an urging. */
export type Reply = { at: Instant; organ: string; says: string }

export type TrackModel = {
  page: Page
  /** To whom, until when, what else: while an opinion can be reviewed. */
  review?: Href
  /** Where new facts and reasons are handed in after the end of the procedure. */
  newMatter?: Href
  caseNo: string
  title: string
  receivedAt: Instant
  now: {
    /** Who holds it and what they do: 示例区住房和城乡建设局正在办理 */
    says: string
    tone: 'running' | 'done'
    clock: Clock | null
    /** A second sentence where one is needed, e.g. 督办已发出. */
    note?: string
  }
  /** Set when this number was merged into an earlier case and shows that one's progress. */
  merged?: { keptNo: string; object: Href | null }
  acts: Act[]
  refused: RefusedAct[]
  timeline: TimelineEntry[]
  /** Steps still to come, in plain words. */
  ahead: string[]
  documents: CaseDocument[]
  replies: Reply[]
  /** Of a work order: which units gave it back, and what time that cost. */
  returns?: { says: string; lines: string[] }
  identity: 'named' | 'confidential' | 'anonymous'
  identityViews: IdentityView[]
  myData: Href
  leave: Form
}

/** A sealed case shows number, status and dates; no title, content, organ or document (RG-1). */
export type TrackSealedModel = {
  page: Page
  caseNo: string
  receivedAt: Instant
  status: string
  clock: Clock | null
  dates: { at: Instant; says: string }[]
  acts: Act[]
  identity: TrackModel['identity']
  identityViews: IdentityView[]
  leave: Form
}

export type ReviewModel = {
  page: Page
  caseNo: string
  step: 'review' | 'rereview'
  opinion: { title: string; no: string | null; organ: string; servedOn: Day }
  /** Several are the person's choice. */
  organs: { name: string; address: string; phone: string; online: boolean }[]
  rule: { says: string; article: string }
  clock: Clock | null
  /** Where it is asked for; null where that cannot be done here, with the reason in `refused`. */
  ask: Href | null
  refused: { says: string; remedy: string; article: string } | null
  asked: boolean
  /** The request on paper, half filled in. */
  paper: Href
  /** Other lawful ways, each with its bar. */
  ways: GuideWay[]
  /** The honest worst case, with its parts. */
  longest: { days: number; parts: { title: string; days: number; who: string }[] }
  back: Href
}

export type LostCodeModel = { page: Page; form: Form; caseNo: string; phone: string; back: Href }
export type LostCodeSentModel = { page: Page }

type Told = { what: string; value: string }
/** RG-17: all that the case holds of the person. */
/** A notice that was sent to the person, and how far it came. */
export type ToldNotice = { at: Instant; title: string; says: string }

export type MyDataModel = {
  page: Page
  caseNo: string
  submissionNo: string
  receivedAt: Instant
  office: string
  people: { role: string; facts: Told[] }[]
  matter: Told[]
  files: Upload[]
  /** The identity is used no more, at the person's wish. */
  restricted: boolean
  keep: PrivacyModel['keep']
  identity: TrackModel['identity']
  identityViews: IdentityView[]
  replies: Reply[]
  /** Notices that were sent, newest first (RG-6). */
  told: ToldNotice[]
  /** Where a correction or a restriction is asked for; null while one waits for its answer. */
  change: Href | null
  copy: Href
  back: Href
}

export type OwnFileModel = {
  page: Page
  caseNo: string
  name: string
  bytes: number
  preview: FilePreview
  /** The bytes that the page shows. */
  view: Href
  download: Href
  back: Href
}

// ── acts ────────────────────────────────────────────────────────────────────────────────────────────────

/** What every act page knows of its case. `title` is null for a sealed one. */
export type ActPage = {
  page: Page
  form: Form
  caseNo: string
  title: string | null
  back: Href
}

export type SupplementModel = ActPage & {
  text: string
  uploads: Upload[]
  limits: { textChars: number; files: number; bytesEach: number; kinds: string; accept: string }
  holder: string
}

export type UrgeModel = ActPage & {
  text: string
  limits: { textChars: number }
  /** Who must answer, and by when. */
  holder: string
  answerBy: Day
  /** Earlier urgings and what became of them. */
  earlier: { at: Instant; answer: string | null }[]
}

export type Grade = '' | '1' | '2' | '3'

export type RateModel = ActPage & {
  /** Two ratees: the letters office and the organ that handled it. */
  ratees: { field: 'office' | 'handler'; organ: string; did: string; grade: Grade; reasons: string[] }[]
  reasons: Choice[]
  text: string
  limits: { textChars: number }
  /** Until when it counts in the figures; null = no last day was set. Comments never close. */
  until: Day | null
  /** A rating can be changed once. */
  earlier: { at: Instant } | null
}

export type WithdrawModel = ActPage & {
  reason: string
  limits: { textChars: number }
  /** How it is confirmed over another channel: 我们会把六位数的确认码发到您留的手机 138****0000 */
  confirmed: string
  /** The code is on its way: it is asked for now. */
  asked: boolean
  code: string
  undoUntil: Day
  /** It takes back a request for review only; the opinion stands. */
  ofReview: boolean
}

/** A JSON Schema as the acts of the contract carry it. Only what the generic form can draw. */
export type Schema = {
  type?: string
  title?: string
  description?: string
  properties?: Record<string, Schema>
  required?: readonly string[]
  items?: Schema
  enum?: readonly (string | number)[]
  oneOf?: readonly Schema[]
  anyOf?: readonly Schema[]
  const?: string | number | boolean
  default?: unknown
  format?: string
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
}

export type GenericActModel = ActPage & {
  heading: string
  /** What this act is and what follows, in short paragraphs. */
  says: string[]
  until?: Day
  article?: string
  input: Schema
  /** As typed, by field name; nested fields are joined by a dot. */
  values: Record<string, string | string[]>
  button: string
}

export type ActDoneModel = {
  page: Page
  caseNo: string
  heading: string
  says: string[]
  next: { by: Day | null; says: string }[]
  back: Href
}

// ── the short version in English ────────────────────────────────────────────────────────────────────────

export type EnSubmitModel = {
  page: Page
  form: Form
  answers: Record<'title' | 'content' | 'place' | 'name' | 'phone' | 'email' | 'address', string>
  /** What happened, in a sentence, where the form comes back. */
  note: string | null
}
/** Days are in words already. */
export type EnReceiptModel = {
  page: Page
  caseNo: string
  queryCode: string
  received: string
  organ: string
  firstBy: string | null
}
export type EnTrackSignInModel = { page: Page; form: Form; caseNo: string; queryCode: string; note: string | null }
export type EnTrackModel = {
  page: Page
  caseNo: string
  received: string
  status: string
  holder: string | null
  due: { day: string; owes: string } | null
  documents: { title: string; english: string; href: Href }[]
  full: Href
}

// ── documents and plain pages ───────────────────────────────────────────────────────────────────────────

export type DocumentModel = {
  page: Page
  caseNo: string
  letter: Letter
  deliveredOn: Day | null
  pdf: Href
  largePrint: Href | null
  back: Href
}

/** One letter in final words: the part of the letters' own model that is read, in the same shapes. */
export type Letter = {
  title: string
  organ: string
  /** 发文字号 */
  number: string | null
  day: Day
  /** The same day as the letter prints it. */
  date: string
  addressee: string | null
  blocks: readonly LetterBlock[]
  attachments: readonly string[]
  contact: string | null
  signature: { readonly name: string } | null
  /** The plain-language sheet before the official text. */
  cover: {
    readonly says: readonly string[]
    readonly canDo: readonly string[]
    readonly latest: readonly string[]
  } | null
}

export type LetterBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | {
      readonly kind: 'choice'
      readonly label: string
      readonly options: readonly { readonly words: string; readonly chosen: boolean }[]
    }
  | {
      readonly kind: 'request'
      readonly heading: string
      readonly request: string
      readonly facts: string
      readonly evidence: readonly string[]
      readonly reasons: string
      readonly result: string
      readonly opinion: string
      readonly basis: string | null
      readonly executeOn: string | null
    }

/** A page that is dated, because what it says may change. */
export type Dated = { version: string; since: Day }

export type RightsModel = { page: Page; dated: Dated; longestDays: number }

export type PrivacyModel = {
  page: Page
  dated: Dated
  /** Who answers for personal data: post, address, phone. */
  contact: { name: string; phone: string; address: string }
  keep: { what: string; howLong: string; article: string }[]
}

/** RGT-17: addresses, phones, hours, in one place. */
export type ContactsModel = { page: Page; dated: Dated; organs: { name: string; address: string; phone: string }[] }

/** ST-53: what was adopted and made public. */
export type SuggestionsModel = {
  page: Page
  items: { on: Day; organ: string; result: 'adopted' | 'partly'; title: string; says: string }[]
}

/** An answer of the hotline with the document it stands on (domain.md §3.8). */
export type QuestionItem = {
  href: Href
  version: number
  title: string
  answer: string
  source: string
  issuer: string
  /** A region of the city; null: all of it. */
  where: string | null
  category: string
  from: Day
  to: Day | null
  publishedOn: Day
  reviewOn: Day
  /** Why it is no answer any more; null while it is one. */
  expired: string | null
  /** First day, where it is still to come. */
  begins: Day | null
}

export type QuestionsModel = {
  page: Page
  q: string
  category: { code: string; title: string } | null
  categories: { code: string; title: string; count: number; href: Href }[]
  items: QuestionItem[]
  total: number
  /** Back to the first ones; null on their page. */
  first: Href | null
  next: Href | null
}

export type QuestionModel = { page: Page; item: QuestionItem; long: string; report: Href }

export type QuestionReportModel = { page: Page; form: Form; item: QuestionItem; text: string; maxChars: number }

export type RereviewsModel = {
  page: Page
  items: { on: Day; organ: string; outcome: 'uphold' | 'change'; heldOn: Day; title: string; says: string }[]
}

export type AccessibilityModel = {
  page: Page
  dated: Dated
  /** What is known not to work yet, with what to do instead. */
  gaps: { says: string; instead: string }[]
}

export type LawModel = {
  page: Page
  /** CN-2022 and its name. */
  pack: { code: string; title: string; since: Day }
  limits: Limit[]
  counting: string[]
  longestDays: number
  /** Years whose rest days are known. */
  calendar: { from: number; to: number }
}

export type Limit = {
  id: string
  who: string
  does: string
  /** 15日 */
  limit: string
  from: string
  article: string
  /** Local practice or our own decision, not law. */
  notLaw?: string
}

// ── public figures ──────────────────────────────────────────────────────────────────────────────────────

export type BulletinsModel = {
  page: Page
  items: BulletinItem[]
  latest: BulletinView | null
  dataSets: { id: string; title: string; says: string }[]
}
export type BulletinModel = { page: Page; bulletin: BulletinView }
/** A bulletin in words; `figure` leads to its definition. */
export type BulletinView = { id: string; title: string; number: string; on: Day } & ReportText
export type BulletinPart = ReportText['parts'][number]
export type DefinitionsModel = {
  page: Page
  items: { id: string; title: string; unit: string; definition: string }[]
}
export type RefusalsModel = { page: Page; items: RefusalCount[] }
export type IndicatorsModel = {
  page: Page
  /** Fewer due cases than this and no rate is listed. */
  least: number
  items: { id: string; title: string; formula: string; why: string }[]
  never: string[]
}

export type VerifyModel = {
  page: Page
  caseNo: string
  leaf: string
  wrong: FieldError[]
  /** `not-yet`: cannot be proven today, whatever the receipt says. */
  result: { caseNo: string; lines: { state: 'good' | 'bad' | 'not-yet'; says: string }[] } | null
}

export type MessageModel = {
  page: Page
  status: number
  heading: string
  /** What happened, that nothing was lost. */
  says: string[]
  /** The way on. */
  next: { title: string; href: Href }[]
  /** What the person had typed, to be copied or sent again. */
  kept?: { title: string; value: string }[]
  /** The same form with a fresh token, ready to be sent again. */
  resend?: { form: Form; fields: [name: string, value: string][]; button: string }
  /** For telling the office which error it was. */
  trace?: string
}

/** Page names of `render(page, model)`, each with its model. */
export type Pages = {
  home: HomeModel
  guide: GuideModel
  'guide-ask': GuideAskModel
  'guide-answer': GuideAnswerModel
  submit: SubmitModel
  receipt: ReceiptModel
  'track-sign-in': TrackSignInModel
  track: TrackModel
  'track-sealed': TrackSealedModel
  review: ReviewModel
  'lost-code': LostCodeModel
  'lost-code-sent': LostCodeSentModel
  'my-data': MyDataModel
  'my-data-copy': MyDataModel
  'own-file': OwnFileModel
  supplement: SupplementModel
  urge: UrgeModel
  rate: RateModel
  withdraw: WithdrawModel
  act: GenericActModel
  'act-done': ActDoneModel
  document: DocumentModel
  rights: RightsModel
  privacy: PrivacyModel
  accessibility: AccessibilityModel
  law: LawModel
  verify: VerifyModel
  bulletins: BulletinsModel
  bulletin: BulletinModel
  definitions: DefinitionsModel
  refusals: RefusalsModel
  indicators: IndicatorsModel
  contacts: ContactsModel
  suggestions: SuggestionsModel
  rereviews: RereviewsModel
  questions: QuestionsModel
  question: QuestionModel
  'question-report': QuestionReportModel
  'en-home': { page: Page }
  'en-submit': EnSubmitModel
  'en-receipt': EnReceiptModel
  'en-track-sign-in': EnTrackSignInModel
  'en-track': EnTrackModel
  message: MessageModel
}

export type PageName = keyof Pages
