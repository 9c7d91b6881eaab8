/** Which way a submission goes (domain.md §2.6): the two other classes, and the six ways of L22 31. */
export type PathId = 'suggestion' | 'accusation' | '31-1' | '31-2' | '31-3' | '31-4' | '31-5' | '31-6'

/** A length of time as the law writes it; `workdays` need the calendar. */
export type Term =
  | { readonly days: number }
  | { readonly workdays: number }
  | { readonly months: number }
  | { readonly years: number }

export type Path = {
  readonly path: PathId
  readonly title: string
  /** Kind of organ in words; which one it is comes from the directory. */
  readonly organ: string
  readonly article: string
  /** Printed on every DOC-06: wrong routing costs the person the right. */
  readonly bars: readonly TimeBar[]
  /** What the person receives at the end. */
  readonly products: readonly string[]
}

/** A time bar of the other path, or the time in which its organ must act. */
export type TimeBar = {
  readonly what: string
  readonly limit: string
  /** From when it runs. */
  readonly from: string
  /** The limit as a length that can be counted; absent where the law gives no single one. */
  readonly term?: Term
  /** It runs from what happened to the person, so that the day of the event tells about when it ends. */
  readonly fromEvent?: true
  /** Readable by `cite`. */
  readonly article: string
  /** The number or source was not checked against the text ([M], [U]). */
  readonly unverified?: true
}

const litigation: readonly TimeBar[] = [
  {
    what: '提起行政诉讼',
    limit: '6个月',
    term: { months: 6 },
    fromEvent: true,
    from: '知道或者应当知道作出行政行为之日',
    article: '行政诉讼法 46',
  },
  {
    what: '不服复议决定，提起行政诉讼',
    limit: '15日',
    term: { days: 15 },
    from: '收到复议决定书之日',
    article: '行政诉讼法 45',
  },
]

export const paths: readonly Path[] = [
  {
    path: 'suggestion',
    title: '建议意见类',
    organ: '有权处理的机关、单位',
    article: 'L22 29',
    bars: [],
    products: ['建议办理回复'],
  },
  {
    path: 'accusation',
    title: '检举控告类',
    organ: '纪检监察机关或者有权处理的机关、单位（按干部管理权限）',
    article: 'L22 30',
    bars: [
      {
        what: '告知实名检举控告人受理情况',
        limit: '15个工作日',
        term: { workdays: 15 },
        from: '收到之日',
        article: '检举控告规则',
      },
      {
        what: '向实名检举控告人反馈结果',
        limit: '15个工作日',
        term: { workdays: 15 },
        from: '办结之日',
        article: '检举控告规则',
      },
    ],
    products: ['受理情况告知', '处理结果反馈'],
  },
  {
    path: '31-1',
    title: '诉讼、立案、法律监督和公安机关法律程序',
    organ: '人民法院、人民检察院、公安机关等政法部门',
    article: 'L22 31(1)',
    bars: litigation,
    products: ['转送或者引导告知', '分类处理告知书'],
  },
  {
    path: '31-2',
    title: '仲裁',
    organ: '劳动人事争议仲裁委员会、农村土地承包仲裁委员会等仲裁机构',
    article: 'L22 31(2)',
    bars: [
      {
        what: '申请劳动争议仲裁',
        limit: '1年',
        term: { years: 1 },
        fromEvent: true,
        from: '知道或者应当知道权利被侵害之日',
        article: '劳动争议调解仲裁法 27',
      },
      {
        what: '因拖欠劳动报酬申请劳动争议仲裁',
        limit: '劳动关系存续期间不受1年的限制；终止后1年',
        term: { years: 1 },
        from: '劳动关系终止之日',
        article: '劳动争议调解仲裁法 27(4)',
      },
      {
        what: '不服仲裁裁决，提起诉讼',
        limit: '15日',
        term: { days: 15 },
        from: '收到仲裁裁决书之日',
        article: '劳动争议调解仲裁法 48;劳动争议调解仲裁法 50',
      },
    ],
    products: ['分类处理告知书'],
  },
  {
    path: '31-3',
    title: '党员申诉、申请复审',
    organ: '有权处理的党组织或者纪检监察机关',
    article: 'L22 31(3)',
    bars: [],
    products: ['分类处理告知书'],
  },
  {
    path: '31-4',
    title: '行政复议、裁决、确认、许可、处罚等行政程序',
    organ: '行政复议机关或者有权办理该程序的行政机关',
    article: 'L22 31(4)',
    bars: [
      {
        what: '申请行政复议',
        limit: '60日',
        term: { days: 60 },
        fromEvent: true,
        from: '知道或者应当知道该行政行为之日',
        article: '行政复议法 20',
      },
      {
        what: '没有被告知复议权利的，申请行政复议',
        limit: '最长1年',
        term: { years: 1 },
        fromEvent: true,
        from: '知道或者应当知道行政行为内容之日',
        article: '行政复议法 20',
      },
      // Said together with the 60 days, because the shorter bar is often gone when the longer is still open.
      ...litigation,
      {
        what: '答复政府信息公开申请',
        limit: '20个工作日，可以延长20个工作日',
        term: { workdays: 20 },
        from: '收到申请之日',
        article: '公开条例 33',
      },
      {
        what: '决定是否受理市场监管投诉',
        limit: '7个工作日',
        term: { workdays: 7 },
        from: '收到投诉之日',
        article: '投诉举报办法 14',
      },
      {
        what: '终止市场监管投诉的调解',
        limit: '45个工作日',
        term: { workdays: 45 },
        from: '投诉受理之日',
        article: '投诉举报办法 21',
      },
      {
        what: '告知实名举报人是否立案',
        limit: '5个工作日',
        term: { workdays: 5 },
        from: '作出是否立案决定之日',
        article: '投诉举报办法 31',
      },
    ],
    products: ['分类处理告知书'],
  },
  {
    path: '31-5',
    title: '申请查处违法行为、履行保护职责',
    organ: '负有该项法定职责的机关',
    article: 'L22 31(5)',
    bars: [
      {
        what: '履行法定职责',
        limit: '法律、法规另有期限的从其规定；没有规定的2个月',
        from: '接到申请之日',
        article: '行政诉讼法 47',
        unverified: true,
      },
    ],
    products: ['分类处理告知书', '履行职责的决定或者答复'],
  },
  {
    path: '31-6',
    title: '信访程序',
    organ: '有权处理的机关、单位',
    article: 'L22 31(6)',
    bars: [
      { what: '办结', limit: '60日，可以延长30日以内', term: { days: 60 }, from: '受理之日', article: 'L22 34' },
      { what: '请求复查', limit: '30日', term: { days: 30 }, from: '收到信访处理意见书之日', article: 'L22 35' },
      { what: '请求复核', limit: '30日', term: { days: 30 }, from: '收到复查意见书之日', article: 'L22 36(1)' },
    ],
    products: ['受理告知书', '信访处理意见书', '调解协议书或者和解协议书'],
  },
]

export const pathById = (path: PathId): Path => paths.find((row) => row.path === path) as Path
