/**
 * One model for every page and every state of it, for tests and for looking at: all names, numbers and places
 * are invented. Never shipped; `main.ts` does not reach it.
 */
import { cn2022, type Way, ways } from '../law/index.ts'
import { emptyAnswers } from './answers.ts'
import { longestParts } from './guide/limits.ts'
import { kindChoices, noAnswers, troubleChoices } from './guide/questions.ts'
import { asGuideWay, guideGroups } from './guide/ways.ts'
import type {
  ActPage,
  BulletinView,
  Clock,
  Form,
  Page,
  PageName,
  Pages,
  QuestionItem,
  SubmitAnswers,
  TrackModel,
  Upload,
} from './models.ts'
import { ORDER_TYPES } from './submit/read.ts'

export type Sample = { [P in PageName]: { name: string; page: P; model: Pages[P] } }[PageName]

const NO = '450100-2026-0000017-4'

export const page: Page = {
  site: {
    city: '示例市',
    office: '示例市信访局',
    host: 'xf.example.org',
    sealText: '示例市信访局',
    logo: null,
    demo: true,
    hotline: { number: '12345', hours: '全天 24 小时', note: '可说方言，可转手语视频' },
    counters: [
      {
        name: '示例市接待大厅',
        address: '示例市青山路 8 号一楼',
        hours: '工作日 8:30–12:00、14:30–17:30',
        phone: '0000-1230000',
        note: '有无障碍通道、轮椅和大字填表示例，可以请工作人员代写',
      },
      {
        name: '东湖县接待大厅',
        address: '东湖县文明街 21 号',
        hours: '工作日 8:30–12:00、14:30–17:30',
        phone: '0000-4560000',
      },
    ],
    letters: { address: '示例市青山路 8 号', postcode: '000000' },
    dataContact: { name: '示例市信访局个人信息保护负责人', phone: '0000-1230001', address: '示例市青山路 8 号' },
  },
  display: { large: false, contrast: false },
  path: '/',
  today: '2026-12-03',
}

const at = (path: string): Page => ({ ...page, path })

const form = (action: string, errors: Form['errors'] = []): Form => ({
  action,
  token: 'csrf.sample.0001',
  key: '0f6f1c2e-5a0b-4c3d-9e8f-000000000001',
  errors,
})

const numbers = {
  period: '2026年11月',
  items: [
    { title: '信访总量', says: '313件' },
    { title: '按期办结率', says: '92.31%' },
  ],
}
const bulletinSample = {
  id: 'AAAAAAAAAAAAAAAA',
  title: '全市2026年11月信访公开月报',
  number: '2026年第11期',
  period: '2026年11月',
  from: '2026-11-01',
  to: '2026-12-01',
  issuedOn: '2026-12-03',
  corrects: null,
}
const bulletinView: BulletinView = {
  id: 'AAAAAAAAAAAAAAAA',
  title: '全市2026年11月信访公开月报',
  number: '2026年第11期',
  on: '2026-12-03',
  correction: [],
  parts: [
    { kind: 'heading', text: '一、这个月' },
    { kind: 'words', text: '2026年11月，全市共登记群众信访313件，同比上升10.00%。' },
    {
      kind: 'table',
      title: '逐月信访量',
      columns: ['信访总量', '信访总量上年同期'],
      rows: [
        { title: '10月', figure: null, cells: ['280', '260'] },
        { title: '11月', figure: 'NUM-37', cells: ['313', '—'] },
      ],
      notes: ['“—”表示没有这一项，或者没有可以计算的数。'],
      bars: [
        { label: '10月', now: 280, last: 260 },
        { label: '11月', now: 313, last: null },
      ],
    },
  ],
}

const question: QuestionItem = {
  href: '/questions/AAAAAAAAAAAAAAAA',
  version: 2,
  title: '异地就医怎样备案',
  answer: '带身份证到任一医保窗口，或者在网上办理，当天生效。',
  source: '《示例市异地就医备案办法》 示医保发〔2026〕3号',
  issuer: '示例市医疗保障局',
  where: null,
  category: '医政监管',
  from: '2026-01-01',
  to: null,
  publishedOn: '2026-11-02',
  reviewOn: '2027-06-30',
  expired: null,
  begins: null,
}
const expiredQuestion: QuestionItem = {
  ...question,
  href: '/questions/BBBBBBBBBBBBBBBB',
  title: '门诊慢性病怎样申请',
  where: '示例区',
  to: '2026-11-30',
  expired: '过了有效期',
}
const comingQuestion: QuestionItem = {
  ...question,
  href: '/questions/CCCCCCCCCCCCCCCC',
  title: '明年起医保缴费标准',
  from: '2027-01-01',
  begins: '2027-01-01',
}
const questionCategories = [
  { code: '01', title: '城乡建设', count: 12, href: '/questions?category=01' },
  { code: '05', title: '卫生计生', count: 11, href: '/questions?category=05' },
]

const uploads: Upload[] = [
  { id: 'f1', name: '停水通知照片.jpg', bytes: 2_340_000 },
  { id: 'f2', name: '物业微信群截图.png', bytes: 418_000 },
]

const answers: SubmitAnswers = {
  ...emptyAnswers(),
  title: '小区连续三天停水，请求恢复供水并说明原因',
  content:
    '我住在示例区幸福路18号小区，从本月3日起连续停水三天，物业说是管网检修，但没有公告。\n打过物业电话三次，都说不知道什么时候来水。楼里有几位老人，提水上楼很吃力。\n请恢复供水，说明检修计划，并对老人家庭送水。',
  eventDate: '2026-11-03',
  placeRegion: '450102',
  place: '幸福路18号小区',
  organQuery: '供水',
  addressedTo: 'D07',
  about: '小区物业',
  request: ['恢复供水', '公布检修计划', '停水期间给老人家庭送水'],
  file: ['f1', 'f2'],
  identity: 'named',
  name: '张测试',
  phone: '13800138000',
  address: '示例区幸福路18号3栋502室',
  eService: 'yes',
  need: ['large-print'],
  needOther: '请在上午打电话',
  guardian: '',
  guardianPhone: '',
}

const limits = { titleChars: 60, contentChars: 5000, requestChars: 200, requests: 10 }
const regions = [
  {
    title: '示例市',
    options: [
      { value: '450102', title: '示例区' },
      { value: '450103', title: '东湖县' },
      { value: '450104', title: '西岭县' },
    ],
  },
  {
    title: '东湖县',
    options: [
      { value: '450103001', title: '湖口镇' },
      { value: '450103002', title: '柳塘乡' },
    ],
  },
]
const organs = [
  { value: 'D07', title: '示例区住房和城乡建设局', hint: '管供水、排水、物业、房屋安全。' },
  { value: 'D19', title: '示例市水务局', hint: '管水库、河道、城市供水企业。' },
]
const needs = [
  { value: 'large-print', title: '书面答复用大字' },
  { value: 'braille', title: '盲文' },
  { value: 'dialect', title: '打电话说方言', hint: '请在下面写明哪里话。' },
  { value: 'sign', title: '手语视频' },
  { value: 'escort', title: '到现场时有人陪同' },
]
const submit = { page: at('/submit'), uploads: [], limits, orderTypes: [...ORDER_TYPES] }
const files = {
  count: 20,
  bytesEach: 50_000_000,
  kinds: '照片、录像、录音、PDF、Word、Excel',
  accept: '.jpg,.jpeg,.png,.heic,.pdf,.mp4,.mp3,.doc,.docx,.xls,.xlsx,.txt',
}
const check = {
  step: 'check' as const,
  orderType: '',
  regionName: '示例区',
  organName: '示例区住房和城乡建设局',
  needNames: ['书面答复用大字'],
  firstBy: '2026-12-18',
  paths: [],
  privacy: { version: '2026-11', href: '/privacy' },
}
const orderAnswers: SubmitAnswers = {
  ...emptyAnswers('order'),
  orderType: 'HELP',
  title: '长青路18号门口水管漏水',
  content: '水管从早上开始漏水，路面已经积水。',
  place: '长青路18号门口',
  identity: 'named',
  name: '张测试',
  phone: '0000-7654321',
  noReply: 'no',
}
const sealedAnswers: SubmitAnswers = {
  ...emptyAnswers('sealed'),
  title: '某站点违规发放防汛物资',
  content: '今年七月，站里把防汛物资分给了不在名单上的人。',
  about: '某镇水利站负责人',
  identity: 'anonymous',
}

const QR =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29" shape-rendering="crispEdges"><path d="M0 0h7v7h-7zM1 1v5h5v-5zM2 2h3v3h-3zM22 0h7v7h-7zM23 1v5h5v-5zM24 2h3v3h-3zM0 22h7v7h-7zM1 23v5h5v-5zM2 24h3v3h-3zM9 1h1v2h-1zM12 3h2v1h-2zM15 5h1v3h-1zM9 9h2v2h-2zM13 11h3v1h-3zM18 9h1v4h-1zM21 12h2v1h-2zM10 14h1v3h-1zM14 15h2v2h-2zM19 16h3v1h-3zM24 14h2v3h-2zM9 20h3v1h-3zM14 21h1v3h-1zM18 20h2v2h-2zM22 22h1v1h-1zM25 24h2v2h-2zM10 25h2v2h-2zM16 26h3v1h-3z" fill-rule="evenodd"/></svg>'

const receipt: Pages['receipt'] = {
  page: at(`/receipt/${NO}`),
  caseNo: NO,
  submissionNo: '450100-20261203-03-000214-6',
  queryCode: '7K3M9QXTB4ZR0WPC',
  title: answers.title,
  sealed: false,
  order: false,
  anonymous: false,
  receivedAt: '2026-12-03T09:12:08+08:00',
  organ: '示例市信访局',
  qr: { svg: QR, says: '扫一扫，验证回执' },
  next: [
    { by: '2026-12-18', says: '示例市信访局告诉您这件事转给了哪个单位。' },
    { by: '2027-01-04', says: '收到的单位书面告诉您是否受理、按什么程序办。' },
    { by: null, says: '受理以后 60 天内书面答复您。具体哪一天，受理时告诉您。' },
  ],
  leaf: '9f2c51d07be84a3360a1d5c2f8e47b9016cd3ea57f20b84c19e6d3a7502b8fce',
  log: { index: 18204, promise: '' },
  pdf: `/receipt/${NO}.pdf`,
  file: `/receipt/${NO}.json`,
  verify: '/verify',
  track: `/track/${NO}`,
}

const handling: Clock = {
  rule: 'DL-05',
  starts: '受理',
  owes: '答复您',
  whose: 'organ',
  day0: '2026-11-10',
  target: '2027-01-09',
  last: '2027-01-11',
  metAt: null,
  article: '《信访工作条例》第三十四条',
  lawful: true,
  provisional: false,
  steps: [
    '2026年11月10日受理，当日不计（民法典第二百零一条）。',
    '自受理之日起 60 日内办结（信访工作条例第三十四条），至 2027年1月9日。',
    '1月9日、10日是休息日，顺延到 1月11日（民法典第二百零三条，参照适用）。',
    '没有延期，没有停算。',
  ],
}
const review: Clock = {
  rule: 'DL-07',
  starts: '送达',
  owes: '申请复查',
  whose: 'you',
  day0: '2026-11-27',
  target: '2026-12-27',
  last: '2026-12-28',
  metAt: null,
  article: '《信访工作条例》第三十五条',
  lawful: true,
  provisional: false,
  steps: [
    '处理意见书 2026年11月27日送达您，当日不计。',
    '30 日内可以申请复查，至 12月27日。',
    '12月27日是休息日，顺延到 12月28日。',
  ],
}

const act = (action: string, title: string, hint: string, until?: string) => ({
  action,
  title,
  hint,
  href: `/track/${NO}/${action}`,
  until,
})

const track: TrackModel = {
  page: at(`/track/${NO}`),
  caseNo: NO,
  title: answers.title,
  receivedAt: '2026-11-03T09:12:08+08:00',
  now: { says: '示例区住房和城乡建设局正在办理', tone: 'running', clock: handling },
  acts: [
    act('supplement', '补充情况或照片', '随时，不影响期限'),
    act('urge', '催办', '单位两个工作日内回应'),
    act('request-recusal', '申请经办人回避', '经办人与此事有利害关系时'),
    act('withdraw', '撤回', '7 天内可以反悔，以后仍可再提'),
  ],
  refused: [
    {
      action: 'rate',
      title: '评价',
      says: '还没有答复您。',
      article: '《信访工作条例》第二十一条',
      remedy: '处理意见书送达以后可以评价。',
    },
    {
      action: 'request-review',
      title: '申请复查',
      says: '还没有处理意见书。',
      article: '《信访工作条例》第三十五条',
      remedy: '收到处理意见书 30 天内可以申请。',
    },
  ],
  timeline: [
    {
      at: '2026-11-03T09:12:08+08:00',
      kind: 'registered',
      says: '您在网上提交，系统当时登记。',
      log: { index: 18204, verify: '/verify' },
    },
    {
      at: '2026-11-05T10:40:00+08:00',
      kind: 'transferred',
      says: '示例区信访局转送给示例区住房和城乡建设局，因为供水归它主管。',
    },
    { at: '2026-11-06T08:55:00+08:00', kind: 'signed', says: '住房和城乡建设局收到。' },
    {
      at: '2026-11-10T15:20:00+08:00',
      kind: 'accepted',
      says: '受理，并书面告知您。经办科室：公用事业科，电话 0000-1234567。',
    },
  ],
  ahead: [
    '听取您的陈述，调查核实',
    '出具处理意见书并送达您。不服可在收到之日起30日内申请复查，由示例区人民政府或市住建局复查',
  ],
  documents: [
    doc('DOC-01', '登记回执', null, '2026-11-03', 1),
    doc('DOC-04', '转送去向告知书', null, '2026-11-05', 1),
    {
      ...doc('DOC-05', '受理告知书', '示建信受〔2026〕41号', '2026-11-10', 2),
      deliveredAt: '2026-11-10',
      largePrint: `/track/${NO}/documents/3-large.pdf`,
    },
  ],
  replies: [],
  identity: 'named',
  identityViews: [
    {
      at: '2026-11-06T09:02:00+08:00',
      organ: '住房和城乡建设局',
      post: '公用事业科经办人',
      purpose: '联系您',
      reason: '核实停水楼栋',
    },
  ],
  myData: `/track/${NO}/my-data`,
  leave: form('/track/leave'),
}

function doc(code: string, title: string, no: string | null, issuedAt: string, pages: number) {
  const base = `/track/${NO}/documents/${code}`
  return { code, title, no, issuedAt, deliveredAt: null, pages, text: base, pdf: `${base}.pdf`, largePrint: null }
}

const actPage = (action: string, errors: Form['errors'] = []): ActPage => ({
  page: at(`/track/${NO}/${action}`),
  form: form(`/track/${NO}/${action}`, errors),
  caseNo: NO,
  title: answers.title,
  back: `/track/${NO}`,
})

const supplementLimits = {
  textChars: 3000,
  files: 20,
  bytesEach: files.bytesEach,
  kinds: files.kinds,
  accept: files.accept,
}
const reasons = [
  { value: 'fast', title: '办得快' },
  { value: 'clear', title: '说得清楚' },
  { value: 'solved', title: '问题解决了' },
  { value: 'slow', title: '办得慢' },
  { value: 'unclear', title: '没有说清楚' },
  { value: 'unsolved', title: '问题没有解决' },
  { value: 'manner', title: '态度不好' },
]

const enSubmit = {
  page: at('/en/submit'),
  form: form('/en/submit'),
  answers: { title: '', content: 'No water for three days.', place: '', name: '', phone: '', email: '', address: '' },
  note: null,
}
const ownFile = {
  page: at(`/track/${NO}/files/f1`),
  caseNo: NO,
  name: '停水通知.txt',
  bytes: 12_400,
  view: `/track/${NO}/files/f1/view`,
  download: `/track/${NO}/files/f1/download`,
  back: `/track/${NO}/my-data`,
}
const lost = { page: at('/track/lost-code'), form: form('/track/lost-code'), caseNo: NO, phone: '', back: '/track' }
const verify = { page: at('/verify'), caseNo: '', leaf: '', wrong: [], result: null }
const ask = {
  page: at('/guide'),
  to: '/guide/kind',
  answers: noAnswers,
  choices: [],
  regions: [],
  wrong: [],
}
const reconsider = ways.find(({ id }) => id === 'reconsider') as Way
const reconsidered = { kind: 'own', trouble: 'reconsider', detail: 'told', since: '2026-10-08', place: '' } as const

export const SAMPLES: readonly Sample[] = [
  { name: 'home', page: 'home', model: { page, numbers } },
  {
    name: 'home-real-city',
    page: 'home',
    model: { page: { ...page, site: { ...page.site, demo: false } }, numbers: null },
  },
  { name: 'guide-all', page: 'guide', model: { page: at('/guide/all'), groups: guideGroups() } },
  {
    name: 'guide-1-kind',
    page: 'guide-ask',
    model: { ...ask, step: 'kind', n: 1, question: '您的事属于哪一种？', choices: kindChoices },
  },
  {
    name: 'guide-2-trouble-error',
    page: 'guide-ask',
    model: {
      ...ask,
      step: 'trouble',
      n: 2,
      question: '跟下面哪一件最像？',
      answers: { ...noAnswers, kind: 'own' },
      choices: troubleChoices,
      wrong: [{ field: 'trouble', says: '请选最像的一件；都不像，选最后一项' }],
    },
  },
  {
    name: 'guide-4-since',
    page: 'guide-ask',
    model: { ...ask, step: 'since', n: 4, question: '哪天知道这个决定的？', answers: reconsidered },
  },
  {
    name: 'guide-5-place',
    page: 'guide-ask',
    model: { ...ask, step: 'place', n: 5, question: '事情在哪个县区？', answers: reconsidered, regions },
  },
  {
    name: 'guide-answer',
    page: 'guide-answer',
    model: {
      page: at('/guide'),
      to: '/guide/place',
      answers: reconsidered,
      since: '2026-10-08',
      way: asGuideWay(reconsider, {
        option: reconsider.asks?.options[0],
        since: Temporal.PlainDate.from('2026-10-08'),
      }),
      organ: { name: '示例市司法局', address: '示例市青山路 12 号', phone: '0000-1230005' },
    },
  },
  {
    name: 'guide-answer-here',
    page: 'guide-answer',
    model: {
      page: at('/guide'),
      to: '/guide/place',
      answers: { ...noAnswers, kind: 'own', trouble: 'petition' },
      since: null,
      way: asGuideWay(ways.find(({ id }) => id === 'petition') ?? reconsider),
      organ: null,
    },
  },
  {
    name: 'guide-answer-sealed',
    page: 'guide-answer',
    model: {
      page: at('/guide'),
      to: '/guide/kind',
      answers: { ...noAnswers, kind: 'officials' },
      since: null,
      way: asGuideWay(ways.find(({ id }) => id === 'discipline') ?? reconsider),
      organ: null,
    },
  },
  {
    name: 'submit-1-what',
    page: 'submit',
    model: { ...submit, step: 'what', form: form('/submit/what'), answers: emptyAnswers() },
  },
  {
    name: 'submit-1-what-errors',
    page: 'submit',
    model: {
      ...submit,
      step: 'what',
      form: form('/submit/what', [
        { field: 'title', says: '请用一句话说是什么事' },
        { field: 'content', says: '经过最多写 5000 字，现在是 5230 字，请删去一些，或者把一部分放到附件里' },
      ]),
      answers: { ...answers, title: '', content: '停水了。'.repeat(60) },
    },
  },
  {
    name: 'submit-1-what-sealed',
    page: 'submit',
    model: { ...submit, step: 'what', form: form('/submit/what'), answers: sealedAnswers },
  },
  {
    name: 'order-1-what',
    page: 'submit',
    model: {
      ...submit,
      page: at('/12345'),
      step: 'what',
      form: form('/submit/what', [{ field: 'orderType', says: '请选一种；说不清楚的，选“其他”' }]),
      answers: { ...orderAnswers, orderType: '' },
    },
  },
  {
    name: 'order-2-where',
    page: 'submit',
    model: { ...submit, step: 'where', form: form('/submit/where'), answers: orderAnswers, regions },
  },
  {
    name: 'order-5-contact',
    page: 'submit',
    model: { ...submit, step: 'contact', form: form('/submit/contact'), answers: orderAnswers, needs },
  },
  {
    name: 'order-6-check',
    page: 'submit',
    model: {
      ...submit,
      ...check,
      orderType: '求助',
      form: form('/submit/check'),
      answers: orderAnswers,
      needNames: [],
    },
  },
  {
    name: 'submit-2-where',
    page: 'submit',
    model: { ...submit, step: 'where', form: form('/submit/where'), answers, regions },
  },
  {
    name: 'submit-2-where-found',
    page: 'submit',
    model: { ...submit, step: 'where', form: form('/submit/where'), answers, regions, organs },
  },
  {
    name: 'submit-2-where-none',
    page: 'submit',
    model: {
      ...submit,
      step: 'where',
      form: form('/submit/where', [{ field: 'addressedTo', says: '没有找到“管水的”，请换个说法再查，或者选“不清楚”' }]),
      answers: { ...answers, organQuery: '管水的', addressedTo: '' },
      regions,
      organs: [],
    },
  },
  {
    name: 'submit-2-where-sealed',
    page: 'submit',
    model: { ...submit, step: 'where', form: form('/submit/where'), answers: sealedAnswers, regions },
  },
  {
    name: 'submit-3-requests',
    page: 'submit',
    model: { ...submit, step: 'requests', form: form('/submit/requests'), answers },
  },
  {
    name: 'submit-3-requests-errors',
    page: 'submit',
    model: {
      ...submit,
      step: 'requests',
      form: form('/submit/requests', [{ field: 'request-1', says: '要求 2 最多写 200 字，现在是 260 字' }]),
      answers: { ...answers, request: ['恢复供水', '请尽快。'.repeat(65)] },
    },
  },
  {
    name: 'submit-4-evidence',
    page: 'submit',
    model: { ...submit, step: 'evidence', form: form('/submit/evidence'), answers: { ...answers, file: [] }, files },
  },
  {
    name: 'submit-4-evidence-uploaded',
    page: 'submit',
    model: {
      ...submit,
      step: 'evidence',
      form: form('/submit/evidence', [{ field: 'upload', says: '“演示.exe”这种文件收不了，请换成照片、PDF 或文档' }]),
      answers,
      uploads,
      files,
    },
  },
  {
    name: 'submit-5-identity',
    page: 'submit',
    model: { ...submit, step: 'identity', form: form('/submit/identity'), answers: { ...answers, identity: '' } },
  },
  {
    name: 'submit-5-identity-errors',
    page: 'submit',
    model: {
      ...submit,
      step: 'identity',
      form: form('/submit/identity', [{ field: 'identity', says: '请选一种，三种都会登记' }]),
      answers: { ...answers, identity: '' },
    },
  },
  {
    name: 'submit-6-contact',
    page: 'submit',
    model: { ...submit, step: 'contact', form: form('/submit/contact'), answers, needs },
  },
  {
    name: 'submit-6-contact-errors',
    page: 'submit',
    model: {
      ...submit,
      step: 'contact',
      form: form('/submit/contact', [
        { field: 'name', says: '请写姓名；不想写的话，返回上一步选“不留姓名”' },
        { field: 'phone', says: '“1380013”不像电话号码，请再看一遍' },
        { field: 'eService', says: '请选一种送达方式' },
      ]),
      answers: { ...answers, name: '', phone: '1380013', eService: '' },
      needs,
      phoneAsked: '1380013',
      returning: true,
    },
  },
  {
    name: 'submit-7-check',
    page: 'submit',
    model: { ...submit, ...check, form: form('/submit/check'), answers, uploads },
  },
  {
    name: 'submit-7-check-paths',
    page: 'submit',
    model: {
      ...submit,
      ...check,
      form: form('/submit/check'),
      answers: { ...answers, request: [], file: [], identity: 'anonymous', eventDate: '去年夏天' },
      organName: '',
      needNames: [],
      paths: [
        {
          path: '行政复议',
          when: '如果您是不服行政处罚',
          organ: '示例市人民政府行政复议机构',
          bar: '知道之日起 60 天内申请，按您写的日期，到 2027年1月2日（星期六）',
          href: '/guide/all#reconsider',
        },
      ],
    },
  },
  {
    name: 'submit-7-check-sealed',
    page: 'submit',
    model: { ...submit, ...check, form: form('/submit/check'), answers: sealedAnswers, organName: '', needNames: [] },
  },
  { name: 'receipt', page: 'receipt', model: receipt },
  {
    name: 'receipt-order',
    page: 'receipt',
    model: {
      ...receipt,
      order: true,
      title: orderAnswers.title,
      next: [
        {
          by: null,
          at: '2026-12-03T11:12:08+08:00',
          says: '12345热线中心审核，派给该管的单位；能当场答复的，直接答复。',
        },
        { by: null, says: '单位签收以后联系您，办理并答复您。' },
      ],
    },
  },
  {
    name: 'receipt-sealed',
    page: 'receipt',
    model: {
      ...receipt,
      title: null,
      sealed: true,
      anonymous: true,
      next: [{ by: '2026-12-18', says: '专门的对接人按干部管理权限转给纪检监察机关。' }],
      log: { index: null, promise: '公开登记簿还没有开通，开通后会写进去。' },
    },
  },
  {
    name: 'track-order-returned',
    page: 'track',
    model: {
      ...track,
      title: orderAnswers.title,
      now: {
        says: '示例市信访局正在派给该管的单位',
        tone: 'running',
        clock: {
          ...handling,
          rule: 'HL-L3',
          starts: '收到',
          owes: '派给该管的单位',
          dueAt: { at: '2026-12-03T16:40:00+08:00', leftMinutes: 85 },
          article: '本系统规则（非法律规定）',
          lawful: false,
        },
      },
      acts: [
        act('supplement', '补充情况或照片', '随时，不影响期限'),
        act('hand-to-petition', '转为信访，要书面的处理意见', '编号、查询码不变'),
      ],
      returns: {
        says: '2个单位退过单，一共耽误了5小时20分。答复您的期限照算，不因退单延长。',
        lines: [
          '示例区城市管理局认为不属于本单位职责，热线中心同意，另派单位，用去1小时20分',
          '示例区水利局认为不在本单位辖区，热线中心同意，另派单位，用去4小时',
        ],
      },
    },
  },
  {
    name: 'track-sign-in',
    page: 'track-sign-in',
    model: { page: at('/track'), form: form('/track'), caseNo: '', queryCode: '', refused: null },
  },
  {
    name: 'track-sign-in-refused',
    page: 'track-sign-in',
    model: {
      page: at('/track'),
      form: form('/track'),
      caseNo: '450100-2026-0000071-4',
      queryCode: '7K3M-9QXT-B4ZR-0WPD',
      refused: '编号和查询码对不上。请照着回执再看一遍，字母 O 和数字 0 容易看错。您的来信照常在办。',
    },
  },
  {
    name: 'track-sign-in-errors',
    page: 'track-sign-in',
    model: {
      page: at('/track'),
      form: form('/track', [
        { field: 'caseNo', says: '请写编号' },
        { field: 'queryCode', says: '查询码是 16 位，现在是 12 位' },
      ]),
      caseNo: '',
      queryCode: '7K3M 9QXT B4ZR',
      refused: null,
    },
  },
  {
    name: 'track-sign-in-again',
    page: 'track-sign-in',
    model: {
      page: at('/track'),
      form: form('/track'),
      caseNo: NO,
      queryCode: '',
      carried: {
        action: 'supplement',
        fields: [
          ['text', '又停水了。'],
          ['file', 'f1'],
        ],
      },
      refused: null,
    },
  },
  { name: 'track', page: 'track', model: track },
  {
    name: 'track-overdue',
    page: 'track',
    model: {
      ...track,
      page: { ...track.page, today: '2027-01-14' },
      now: {
        ...track.now,
        note: '系统已自动提醒该单位，信访部门已发出督办。您可以催办，也可以打 12345。',
        clock: handling,
      },
    },
  },
  {
    name: 'track-last-day',
    page: 'track',
    model: {
      ...track,
      page: { ...track.page, today: '2027-01-11' },
      now: { ...track.now, clock: { ...handling, provisional: true } },
    },
  },
  {
    name: 'track-new-anonymous',
    page: 'track',
    model: {
      ...track,
      page: { ...track.page, today: '2026-11-03' },
      now: {
        says: '示例市信访局已经登记，正在分给该管的单位',
        tone: 'running',
        clock: {
          ...handling,
          rule: 'DL-01',
          starts: '收到',
          owes: '告诉您转给了谁',
          day0: '2026-11-03',
          target: '2026-11-18',
          last: '2026-11-18',
          article: '《信访工作条例》第二十二条',
          steps: ['2026年11月3日收到，当日不计。', '15 日内登记并分送，至 11月18日。'],
        },
      },
      acts: track.acts.slice(0, 1),
      refused: [],
      timeline: track.timeline.slice(0, 1),
      documents: [],
      identity: 'anonymous',
      identityViews: [],
    },
  },
  {
    name: 'track-served',
    page: 'track',
    model: {
      ...track,
      now: { says: '处理意见书 11月27日送达您，部分支持您的要求。不同意的话', tone: 'done', clock: review },
      acts: [
        act('request-review', '申请复查', '由示例区人民政府或市住建局复查', '2026-12-28'),
        act('rate', '评价', '评信访部门和办理单位，不评不算满意', '2026-12-27'),
        act('supplement', '补充情况或照片', '随时'),
      ],
      refused: [],
      ahead: [],
      timeline: [
        ...track.timeline,
        { at: '2026-11-27T11:05:00+08:00', kind: 'delivered', says: '处理意见书电子送达您，您当时打开。' },
      ],
      identityViews: [],
    },
  },
  {
    name: 'track-late-practice',
    page: 'track',
    model: {
      ...track,
      now: {
        says: '示例市公共交通管理处正在研究您的建议',
        tone: 'running',
        clock: {
          ...handling,
          rule: 'DL-19',
          starts: '收到',
          owes: '回复您',
          day0: '2026-09-30',
          target: '2026-11-29',
          last: '2026-11-30',
          article: '《信访工作条例》第二十九条；天数是本系统的规定，不是法律规定',
          lawful: false,
        },
      },
      replies: [
        {
          at: '2026-11-26T16:02:00+08:00',
          organ: '示例市公共交通管理处',
          says: '您好，线网调整方案正在论证。\n预计十二月中旬能告诉您结果。',
        },
      ],
    },
  },
  {
    name: 'track-closed-merged',
    page: 'track',
    model: {
      ...track,
      now: {
        says: '已经办结，支持您的要求，供水已恢复',
        tone: 'done',
        clock: { ...handling, metAt: '2026-11-27' },
      },
      merged: { keptNo: '450100-2026-0000009-3', object: `/track/${NO}/object-link` },
      acts: [],
      refused: [],
      ahead: [],
    },
  },
  {
    name: 'track-merged-closed-door',
    page: 'track',
    model: { ...track, merged: { keptNo: '450100-2026-0000009-3', object: null }, acts: [] },
  },
  {
    name: 'track-sealed',
    page: 'track-sealed',
    model: {
      page: at(`/track/${NO}`),
      caseNo: NO,
      receivedAt: '2026-11-03T09:12:08+08:00',
      status: '已经密封转送，等待专门机关回告',
      clock: null,
      dates: [
        { at: '2026-11-03T09:12:08+08:00', says: '登记并密封' },
        { at: '2026-11-05T10:00:00+08:00', says: '密封转送' },
      ],
      acts: [act('supplement', '补充情况或照片', '同样密封')],
      identity: 'named',
      identityViews: [],
      leave: form('/track/leave'),
    },
  },
  {
    name: 'supplement',
    page: 'supplement',
    model: {
      ...actPage('supplement'),
      text: '',
      uploads,
      limits: supplementLimits,
      holder: '示例区住房和城乡建设局',
    },
  },
  {
    name: 'supplement-errors',
    page: 'supplement',
    model: {
      ...actPage('supplement', [{ field: 'text', says: '请写几句，或者上传一个文件' }]),
      text: '',
      uploads: [],
      limits: supplementLimits,
      holder: '示例区住房和城乡建设局',
    },
  },
  {
    name: 'urge',
    page: 'urge',
    model: {
      ...actPage('urge'),
      text: '',
      limits: { textChars: 500 },
      holder: '示例区住房和城乡建设局',
      answerBy: '2026-12-07',
      earlier: [
        { at: '2026-11-25T10:00:00+08:00', answer: '11月26日回应：检修材料已到，本周施工。' },
        { at: '2026-12-01T10:00:00+08:00', answer: null },
      ],
    },
  },
  {
    name: 'rate',
    page: 'rate',
    model: {
      ...actPage('rate', [{ field: 'handler', says: '请选一项，或者把这一页关掉，不评不算满意' }]),
      ratees: [
        { field: 'office', organ: '示例区信访局', did: '登记、转送、督促', grade: '1', reasons: ['fast'] },
        { field: 'handler', organ: '示例区住房和城乡建设局', did: '调查核实、答复', grade: '', reasons: [] },
      ],
      reasons,
      text: '',
      limits: { textChars: 1000 },
      until: '2026-12-27',
      earlier: { at: '2026-11-29T20:11:00+08:00' },
    },
  },
  {
    name: 'withdraw',
    page: 'withdraw',
    model: {
      ...actPage('withdraw'),
      reason: '',
      limits: { textChars: 500 },
      confirmed: '我们会把六位数的确认码发到您留的手机 138****8000',
      asked: false,
      code: '',
      undoUntil: '2026-12-10',
      ofReview: false,
    },
  },
  {
    name: 'withdraw-asked',
    page: 'withdraw',
    model: {
      ...actPage('withdraw', [{ field: 'code', says: '确认码不对，件没有撤回' }]),
      reason: '水来了。',
      limits: { textChars: 500 },
      confirmed: '我们已经把六位数的确认码发到您留的手机 138****8000',
      asked: true,
      code: '000000',
      undoUntil: '2026-12-10',
      ofReview: false,
    },
  },
  {
    name: 'review-guide',
    page: 'review',
    model: {
      page: at(`${track.caseNo}/review`),
      caseNo: track.caseNo,
      step: 'review',
      opinion: {
        title: '信访处理意见书',
        no: '示住建信处〔2026〕8号',
        organ: '示例区住房和城乡建设局',
        servedOn: '2026-11-27',
      },
      organs: [
        { name: '示例区人民政府', address: '示例市青山路 1 号', phone: '0000-1230010', online: true },
        { name: '示例市住房和城乡建设局', address: '示例市青山路 3 号', phone: '0000-1230011', online: false },
      ],
      rule: {
        says: '可以向本级人民政府申请，也可以向上一级主管部门申请，由您任选其一',
        article: '《信访工作条例》第三十五条',
      },
      clock: review,
      ask: '/track/450100-2026-0000017-4/request-review',
      refused: null,
      asked: false,
      paper: '/track/450100-2026-0000017-4/review-request.pdf',
      ways: guideGroups().flatMap(({ ways }) => ways.filter(({ id }) => id === 'reconsider' || id === 'labour')),
      longest: longestParts(cn2022),
      back: '/track/450100-2026-0000017-4',
    },
  },
  {
    name: 'act-review',
    page: 'act',
    model: {
      ...actPage('request-review', [{ field: 'organ', says: '请选一个复查机关' }]),
      heading: '申请复查',
      says: ['对处理意见书不同意，可以请上一级机关再看一遍。', '复查机关收到申请起 30 天内书面答复您。'],
      until: '2026-12-28',
      article: '《信访工作条例》第三十五条',
      button: '提交复查申请',
      values: { reason: '没有说明什么时候完成检修。' },
      input: {
        type: 'object',
        required: ['organ', 'reason', 'receivedAt'],
        properties: {
          organ: {
            title: '向哪个机关申请',
            oneOf: [
              { const: 'G02', title: '示例区人民政府', description: '同级人民政府' },
              { const: 'D11', title: '示例市住房和城乡建设局', description: '上一级主管部门' },
            ],
          },
          receivedAt: { type: 'string', format: 'date', title: '哪天收到处理意见书的', default: '2026-11-27' },
          reason: { type: 'string', title: '哪里不同意，为什么', maxLength: 5000 },
          requests: { type: 'array', items: { type: 'string' }, title: '希望怎么改' },
          evidence: {
            type: 'array',
            title: '用哪些材料',
            items: { enum: ['原来的材料', '新的材料'] },
          },
          hearing: { type: 'boolean', title: '要不要举行听证', description: '重大、复杂的可以举行。' },
          people: { type: 'integer', title: '一共几个人申请', minimum: 1 },
          proxy: {
            type: 'object',
            title: '代理人',
            required: [],
            properties: {
              name: { type: 'string', title: '姓名', maxLength: 50 },
              phone: { type: 'string', title: '电话', maxLength: 20 },
            },
          },
        },
      },
    },
  },
  {
    name: 'act-done',
    page: 'act-done',
    model: {
      page: at(`/track/${NO}/urge/done`),
      caseNo: NO,
      heading: '催办已经发出',
      says: ['示例区住房和城乡建设局已经收到您的催办，信访部门同时看得到。'],
      next: [{ by: '2026-12-07', says: '该单位回应您。' }],
      back: `/track/${NO}`,
    },
  },
  {
    name: 'document',
    page: 'document',
    model: {
      page: at(`/track/${NO}/documents/DOC-05`),
      caseNo: NO,
      deliveredOn: '2026-11-10',
      letter: {
        organ: '示例区住房和城乡建设局',
        title: '信访事项受理告知书',
        number: '示建信受〔2026〕41号',
        day: '2026-11-10',
        date: '2026年11月10日',
        addressee: '张测试',
        cover: {
          says: ['您反映的事，示例区住房和城乡建设局正式接下来办了。', '具体由公用事业科负责。'],
          canDo: ['说明情况、补充材料：当面、打电话、写信都可以。', '觉得经办的人和这件事有利害关系，可以要求换人。'],
          latest: ['最迟2027年1月11日（星期一），书面答复您。'],
        },
        blocks: [
          {
            kind: 'paragraph',
            text: '您提出的信访事项，由示例区信访局转来，我单位予以受理。根据《信访工作条例》第二十三条的规定，现将接收情况以及处理途径和程序告知如下：',
          },
          { kind: 'heading', level: 1, text: '一、接收情况' },
          {
            kind: 'paragraph',
            text: '我单位于2026年11月6日收到该事项。经审查，该事项属于申诉求决类，在我单位职权范围内。',
          },
          { kind: 'heading', level: 1, text: '二、处理途径和程序' },
          {
            kind: 'list',
            items: [
              '听取您陈述事实和理由；',
              '调查核实；',
              '出具信访处理意见书，并送达您；',
              '您不服处理意见的，可以依次请求复查、复核。',
            ],
          },
          { kind: 'heading', level: 1, text: '三、办理期限' },
          { kind: 'paragraph', text: '我单位最迟于2027年1月11日办结，并书面答复您。' },
        ],
        attachments: [],
        contact: '公用事业科，电话0000-1234567',
        signature: { name: '示例区住房和城乡建设局' },
      },
      pdf: `/track/${NO}/documents/DOC-05.pdf`,
      largePrint: `/track/${NO}/documents/DOC-05-large.pdf`,
      back: `/track/${NO}`,
    },
  },
  {
    name: 'document-opinion',
    page: 'document',
    model: {
      page: at(`/track/${NO}/documents/DOC-12`),
      caseNo: NO,
      deliveredOn: null,
      letter: {
        organ: '示例区住房和城乡建设局',
        title: '信访处理意见书',
        number: '示建信意〔2026〕12号',
        day: '2026-11-27',
        date: '2026年11月27日',
        addressee: '张测试',
        cover: null,
        blocks: [
          {
            kind: 'facts',
            rows: [
              { label: '信访人', value: '张测试' },
              { label: '收到时间', value: '' },
            ],
          },
          {
            kind: 'request',
            heading: '一、关于第一项投诉请求',
            request: '恢复供水。',
            facts: '11月3日至6日，3栋加压泵故障停水。\n11月6日晚修复。',
            evidence: ['检修记录', '现场照片'],
            reasons: '供水设施的维护由物业服务企业负责，我局负有监督职责。',
            result: '支持',
            opinion: '已督促恢复供水。',
            basis: '《城市供水条例》',
            executeOn: '2026年12月5日',
          },
          { kind: 'heading', level: 2, text: '（五）检修安排' },
          { kind: 'heading', level: 3, text: '1. 计划' },
          {
            kind: 'table',
            columns: ['楼栋', '日期'],
            rows: [
              ['3栋', '12月5日'],
              ['4栋', '12月6日'],
            ],
          },
          {
            kind: 'choice',
            label: '复查的方式',
            options: [
              { words: '书面', chosen: true },
              { words: '到窗口口述', chosen: false },
            ],
          },
        ],
        attachments: ['检修计划表'],
        contact: null,
        signature: { name: '示例区住房和城乡建设局' },
      },
      pdf: `/track/${NO}/documents/DOC-12.pdf`,
      largePrint: null,
      back: `/track/${NO}`,
    },
  },
  {
    name: 'rights',
    page: 'rights',
    model: { page: at('/rights'), dated: { version: '2026-11', since: '2026-11-24' }, longestDays: 240 },
  },
  {
    name: 'privacy',
    page: 'privacy',
    model: {
      page: at('/privacy'),
      dated: { version: '2026-11', since: '2026-11-24' },
      contact: page.site.dataContact,
      keep: [
        { what: '有处理结果的来信', howLong: '30 年', article: '机关文件材料归档范围（国家档案局令第8号）' },
        { what: '没有处理结果的来信', howLong: '10 年', article: '同上' },
        { what: '谁看过您的姓名', howLong: '和来信一样久', article: '本系统的规定' },
        { what: '网络日志', howLong: '180 天，地址只留前一段', article: '《网络安全法》第二十一条第三项' },
      ],
    },
  },
  {
    name: 'accessibility',
    page: 'accessibility',
    model: {
      page: at('/accessibility'),
      dated: { version: '2026-11', since: '2026-11-24' },
      gaps: [{ says: '还没有盲文版的告知书下载。', instead: '提交时选“盲文”，我们寄给您。' }],
    },
  },
  {
    name: 'law',
    page: 'law',
    model: {
      page: at('/law'),
      pack: { code: 'CN-2022', title: '《信访工作条例》', since: '2022-05-01' },
      longestDays: 240,
      calendar: { from: 2004, to: 2026 },
      counting: [
        '当天不算，从第二天起数。',
        '写“日”的，休息日也算；写“工作日”的，只数上班的日子。',
        '最后一天是休息日的，顺延到后面第一个上班的日子。',
        '除了复核时的听证，什么都不能让期限停下来。',
      ],
      limits: [
        {
          id: 'DL-01',
          who: '信访部门',
          does: '登记，并转给该管的单位',
          limit: '15 日',
          from: '收到之日',
          article: '《信访工作条例》第二十二条第一款',
        },
        {
          id: 'DL-03',
          who: '收到转送的单位',
          does: '书面告诉您收到了、按什么途径和程序办',
          limit: '15 日',
          from: '收到之日',
          article: '《信访工作条例》第二十三条第三款',
        },
        {
          id: 'DL-04',
          who: '收到转送的单位',
          does: '认为不归自己管的，提出异议并说明理由',
          limit: '5 个工作日',
          from: '收到之日',
          article: '《信访工作条例》第二十三条第三款',
        },
        {
          id: 'DL-05',
          who: '办理的单位',
          does: '出具处理意见书并送达您',
          limit: '60 日',
          from: '受理之日',
          article: '《信访工作条例》第三十四条',
        },
        {
          id: 'DL-06',
          who: '办理的单位',
          does: '情况复杂的延长一次，告诉您理由',
          limit: '不超过 30 日',
          from: '60 日期满',
          article: '《信访工作条例》第三十四条',
        },
        {
          id: 'DL-07',
          who: '您',
          does: '申请复查',
          limit: '30 日',
          from: '收到处理意见书',
          article: '《信访工作条例》第三十五条',
        },
        {
          id: 'DL-20',
          who: '您',
          does: '评价信访部门和办理单位',
          limit: '30 日',
          from: '送达之日',
          article: '本系统的规定',
          notLaw: '不是法律规定，可以由本地调整',
        },
      ],
    },
  },
  {
    name: 'contacts',
    page: 'contacts',
    model: {
      page: at('/contacts'),
      dated: { version: '2026-11', since: '2026-11-24' },
      organs: [
        { name: '示例市信访局', address: '示例市青山路 8 号', phone: '0000-1230000' },
        { name: '东湖县信访局', address: '东湖县文明街 21 号', phone: '0000-4560000' },
      ],
    },
  },
  {
    name: 'suggestions',
    page: 'suggestions',
    model: {
      page: at('/suggestions'),
      items: [
        {
          on: '2026-11-20',
          organ: '示例市信访局',
          result: 'adopted',
          title: '公交线路延伸两站',
          says: '有居民建议把公交线路延伸到新建小区。经研究采纳，下月起延伸两站。',
        },
      ],
    },
  },
  {
    name: 'rereviews',
    page: 'rereviews',
    model: {
      page: at('/rereviews'),
      items: [
        {
          on: '2026-11-20',
          organ: '示例市人民政府',
          outcome: 'change',
          heldOn: '2026-11-05',
          title: '承包地征收补偿面积的认定',
          says: '有村民认为承包地征收补偿少算了面积。经听证，按实测面积重新核定，补发差额。',
        },
      ],
    },
  },
  {
    name: 'questions',
    page: 'questions',
    model: {
      page: at('/questions?q=看病'),
      q: '看病',
      category: null,
      categories: questionCategories,
      items: [question, expiredQuestion, comingQuestion],
      total: 23,
      first: null,
      next: '/questions?q=看病&after=10.AAAAAAAAAAAAAAAA',
    },
  },
  {
    name: 'questions-later',
    page: 'questions',
    model: {
      page: at('/questions?category=05'),
      q: '',
      category: { code: '05', title: '卫生计生' },
      categories: questionCategories,
      items: [question],
      total: 11,
      first: '/questions?category=05',
      next: null,
    },
  },
  {
    name: 'questions-none',
    page: 'questions',
    model: {
      page: at('/questions?q=量子'),
      q: '量子',
      category: null,
      categories: questionCategories,
      items: [],
      total: 0,
      first: null,
      next: null,
    },
  },
  {
    name: 'question',
    page: 'question',
    model: {
      page: at(question.href),
      item: question,
      long: '先备案，再住院。\n备案可以在网上办，也可以到任一医保窗口办，带身份证就行。',
      report: `${question.href}/report`,
    },
  },
  {
    name: 'question-expired',
    page: 'question',
    model: {
      page: at(expiredQuestion.href),
      item: expiredQuestion,
      long: '',
      report: `${expiredQuestion.href}/report`,
    },
  },
  {
    name: 'question-report',
    page: 'question-report',
    model: {
      page: at(`${question.href}/report`),
      form: form(`${question.href}/report`),
      item: question,
      text: '',
      maxChars: 1000,
    },
  },
  {
    name: 'question-report-errors',
    page: 'question-report',
    model: {
      page: at(`${question.href}/report`),
      form: form(`${question.href}/report`, [{ field: 'text', says: '请写哪里不对' }]),
      item: question,
      text: '',
      maxChars: 1000,
    },
  },
  { name: 'rereviews-none', page: 'rereviews', model: { page: at('/rereviews'), items: [] } },
  { name: 'suggestions-none', page: 'suggestions', model: { page: at('/suggestions'), items: [] } },
  {
    name: 'bulletins',
    page: 'bulletins',
    model: {
      page: at('/bulletins'),
      items: [bulletinSample],
      latest: bulletinView,
      dataSets: [{ id: 'figures', title: '每月统计数字', says: '已印发的公开月报里的每个数。' }],
    },
  },
  {
    name: 'bulletins-none',
    page: 'bulletins',
    model: { page: at('/bulletins'), items: [], latest: null, dataSets: [] },
  },
  { name: 'bulletin', page: 'bulletin', model: { page: at('/bulletins/sample'), bulletin: bulletinView } },
  {
    name: 'definitions',
    page: 'definitions',
    model: {
      page: at('/bulletins/definitions'),
      items: [{ id: 'NUM-37', title: '信访总量', unit: '件', definition: '全部渠道的件数和人次。' }],
    },
  },
  {
    name: 'refusals',
    page: 'refusals',
    model: {
      page: at('/bulletins/refusals'),
      items: [{ month: '2026-11', act: '存查', ground: '广告或群发', cases: 3 }],
    },
  },
  { name: 'refusals-none', page: 'refusals', model: { page: at('/bulletins/refusals'), items: [] } },
  {
    name: 'indicators',
    page: 'indicators',
    model: {
      page: at('/bulletins/indicators'),
      least: 10,
      items: [
        { id: 'RATE-closed', title: '按期办结率', formula: '到期的件中按期办结的比例。', why: '没办的算没办好。' },
      ],
      never: ['信访件数：多少都不加分，也不扣分。'],
    },
  },
  { name: 'en-home', page: 'en-home', model: { page: at('/en') } },
  { name: 'en-submit', page: 'en-submit', model: enSubmit },
  {
    name: 'en-submit-errors',
    page: 'en-submit',
    model: {
      ...enSubmit,
      form: form('/en/submit', [{ field: 'title', says: 'Please say in one sentence what it is about' }]),
    },
  },
  {
    name: 'en-receipt',
    page: 'en-receipt',
    model: {
      page: at(`/en/receipt/${NO}`),
      caseNo: NO,
      queryCode: '7K3M9QXT2B5C8D4F',
      received: '3 November 2026 (Tuesday)',
      organ: '示例市信访局',
      firstBy: '18 November 2026 (Wednesday)',
    },
  },
  {
    name: 'en-track-sign-in',
    page: 'en-track-sign-in',
    model: {
      page: at('/en/track'),
      form: form('/en/track'),
      caseNo: NO,
      queryCode: '',
      note: 'Number and query code do not match. Please compare them with your receipt.',
    },
  },
  {
    name: 'en-track',
    page: 'en-track',
    model: {
      page: at(`/en/track/${NO}`),
      caseNo: NO,
      received: '3 November 2026 (Tuesday)',
      status: 'Accepted. The organ is handling it.',
      holder: '示例区住房和城乡建设局',
      due: { day: '11 January 2027 (Monday)', owes: 'answer you in writing' },
      documents: [{ title: '受理告知书', english: 'notice of acceptance', href: `/track/${NO}/documents/a` }],
      full: `/track/${NO}`,
    },
  },
  {
    name: 'own-file-text',
    page: 'own-file',
    model: { ...ownFile, preview: { kind: 'text', text: '停水三天。\n没有公告。', cut: true } },
  },
  {
    name: 'own-file-none',
    page: 'own-file',
    model: { ...ownFile, preview: { kind: 'none', says: '这种文件这里看不了，请下载后打开。' } },
  },
  { name: 'lost-code', page: 'lost-code', model: lost },
  {
    name: 'lost-code-errors',
    page: 'lost-code',
    model: { ...lost, form: form('/track/lost-code', [{ field: 'phone', says: '请写当时留的手机号' }]) },
  },
  { name: 'lost-code-sent', page: 'lost-code-sent', model: { page: at('/track/lost-code') } },
  {
    name: 'my-data',
    page: 'my-data',
    model: {
      page: at(`/track/${NO}/my-data`),
      caseNo: NO,
      submissionNo: '450100-20261103-03-000017-4',
      receivedAt: '2026-11-03T09:12:00+08:00',
      office: '示例市信访局',
      people: [
        {
          role: '信访人',
          facts: [
            { what: '姓名', value: '张测试' },
            { what: '电话', value: '13800138000' },
          ],
        },
        { role: '代理人', facts: [{ what: '姓名', value: '李测试' }] },
      ],
      matter: [
        { what: '一句话', value: answers.title },
        { what: '经过', value: answers.content },
        { what: '要求', value: answers.request.join('\n') },
      ],
      files: uploads,
      restricted: true,
      keep: [{ what: '有处理结果的来信', howLong: '30 年', article: '机关文件材料归档范围' }],
      identity: 'named',
      identityViews: [],
      replies: [],
      told: [{ at: '2026-11-03T09:12:00+08:00', title: '已登记', says: '短信已送到（2026年11月3日09:13）。' }],
      change: `/track/${NO}/request-data`,
      copy: `/track/${NO}/my-data/copy.html`,
      back: `/track/${NO}`,
    },
  },
  { name: 'verify', page: 'verify', model: verify },
  {
    name: 'verify-errors',
    page: 'verify',
    model: { ...verify, leaf: '9f2c', wrong: [{ field: 'leaf', says: '指纹是 64 位，现在是 4 位' }] },
  },
  {
    name: 'verify-result',
    page: 'verify',
    model: {
      ...verify,
      result: {
        caseNo: NO,
        lines: [
          { state: 'good', says: '登记在册：系统里这个编号存着同一个指纹。' },
          { state: 'bad', says: '您写的内容和登记时不一样。请留好回执，打热线告诉我们。' },
          { state: 'not-yet', says: '公开登记簿还没有开通，所以现在还不能不靠我们就证明这条登记在册。' },
        ],
      },
    },
  },
  {
    name: 'message-not-found',
    page: 'message',
    model: {
      page: at('/nothing'),
      status: 404,
      heading: '没有这一页',
      says: ['可能是地址写错了，或者这一页搬走了。您的来信不受影响。'],
      next: [
        { title: '回首页', href: '/' },
        { title: '查办理进度', href: '/track' },
      ],
    },
  },
  {
    name: 'message-too-many',
    page: 'message',
    model: {
      page: at('/track'),
      status: 429,
      heading: '试的次数太多，请等一会儿',
      says: ['这个编号 15 分钟内输错了 5 次。10:45 以后可以再试。', '您的来信照常在办，期限不受影响。'],
      next: [{ title: '查询码丢了怎么办', href: '/track' }],
    },
  },
  {
    name: 'message-resend',
    page: 'message',
    model: {
      page: at('/submit/check'),
      status: 403,
      heading: '这一页放得太久了，请再提交一次',
      says: ['为了防止别人冒用，一页放了一天就要换一张新的。您写的内容都还在，按下面的按钮就行。'],
      next: [],
      kept: [
        { title: '什么事', value: answers.title },
        { title: '经过', value: answers.content },
      ],
      resend: {
        form: form('/submit/check'),
        fields: [
          ['title', answers.title],
          ['content', answers.content],
        ],
        button: '继续',
      },
      trace: 'r-7F3A',
    },
  },
]
