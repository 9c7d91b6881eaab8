/**
 * Indicators of the 12345 desk over work orders (domain.md §3.5), as data: what is counted in numerator and
 * denominator, by the time at which it happened. They measure organs and the centre; none has an agent as a row, and a
 * caller who was not reached is nobody satisfied (RG-13).
 */
export type OrderMeasure =
  /** Steps of a kind whose time lies in the period, of some codes where named. */
  | { count: 'steps'; kinds: readonly string[]; codes?: readonly string[]; satisfied?: readonly number[] }
  /** Steps of a kind with any answer in the range: who said something. */
  | { count: 'rated-steps'; kinds: readonly string[] }
  /** Limits of these rules whose end lies in the period; `met`: kept in time. Those that were stopped are not due. */
  | { count: 'limits'; rules: readonly string[]; met?: true }
  /** Orders written down in the period, of some types where named; merged ones are counted where `merged` is asked. */
  | { count: 'orders'; types?: readonly string[]; merged?: boolean; channels?: readonly string[] }
  /** Calls that began in the period (hotline/calls/call-figures.ts says what each number is). */
  | { count: 'calls'; what: CallNumber; less?: CallNumber }
  | { count: 'sum'; of: readonly OrderMeasure[] }
  /** Orders that ended in the period and were not taken up again, or said again, in seven days. */
  | { count: 'ended'; lasting?: true }

/** Columns of `call_numbers`. `unwritten`: valid calls that led to no order. */
export type CallNumber =
  | ('requested' | 'answered' | 'fast' | 'abandoned' | 'short' | 'missed' | 'returned')
  | ('taken' | 'direct' | 'valid' | 'unwritten')

export type Kpi = {
  id: string
  title: string
  unit: '%' | '件' | '次' | '个'
  definition: string
  numerator: OrderMeasure
  /** None: the number itself is the indicator. */
  denominator?: OrderMeasure
  /** What a standard or a city aims at; never a ground to refuse an order. */
  target?: string
}

const ends = ['order-answered', 'order-closed', 'order-terminated', 'order-refused'] as const
const answered = ['solved', 'partly', 'unsolved'] as const
const merits = ['HL-L6', 'HL-L7', 'HL-L8', 'HL-L9', 'HL-L10', 'HL-L10k'] as const

export const endedKinds: readonly string[] = ends

export const kpis: readonly Kpi[] = [
  {
    id: 'HK-01',
    title: '接通率',
    unit: '%',
    definition:
      '期间内请求人工服务的来电中，由坐席接听的所占比例；等待不到5秒就挂断的不计入分母，手工登记的来电不计入。',
    numerator: { count: 'calls', what: 'answered' },
    denominator: { count: 'calls', what: 'requested', less: 'short' },
    target: '24小时内不低于95%（GB/T 33358）',
  },
  {
    id: 'HK-02a',
    title: '15秒接起率（占接通）',
    unit: '%',
    definition: '期间内接通的来电中，从进入排队起15秒内接听的所占比例。',
    numerator: { count: 'calls', what: 'fast' },
    denominator: { count: 'calls', what: 'answered' },
  },
  {
    id: 'HK-02b',
    title: '15秒接起率（占来电）',
    unit: '%',
    definition: '期间内请求人工服务的全部来电中，15秒内接听的所占比例；各地口径不同，两种都列出。',
    numerator: { count: 'calls', what: 'fast' },
    denominator: { count: 'calls', what: 'requested' },
  },
  {
    id: 'HK-04a',
    title: '放弃率',
    unit: '%',
    definition: '期间内请求人工服务的来电中，没有接听就挂断或者留言的所占比例，5秒内挂断的也计。',
    numerator: { count: 'calls', what: 'abandoned' },
    denominator: { count: 'calls', what: 'requested' },
  },
  {
    id: 'HK-04b',
    title: '漏接回拨率',
    unit: '%',
    definition: '期间内漏接的来电（5秒内挂断的除外）中，已经回拨的所占比例。',
    numerator: { count: 'calls', what: 'returned' },
    denominator: { count: 'calls', what: 'missed' },
  },
  {
    id: 'HK-05a',
    title: '在线直接解答率',
    unit: '%',
    definition: '期间内接听的来电中，当场解答、三方通话解决或者告知途径的所占比例。',
    numerator: { count: 'calls', what: 'direct' },
    denominator: { count: 'calls', what: 'taken' },
  },
  {
    id: 'HK-10',
    title: '有效来电数',
    unit: '个',
    definition: '期间内接听的来电，不含无声、错号、骚扰和测试的。',
    numerator: { count: 'calls', what: 'valid' },
  },
  {
    id: 'HK-05b',
    title: '一次性解决率',
    unit: '%',
    definition: '期间内办结的工单中，七日内没有重办的所占比例。',
    numerator: { count: 'ended', lasting: true },
    denominator: { count: 'ended' },
  },
  {
    id: 'HK-06a',
    title: '按时转办率',
    unit: '%',
    definition: '派单期限（HL-L3）在期间内届满的工单中，按时派单、答复或者并单的所占比例；没有派的算没有按时。',
    numerator: { count: 'limits', rules: ['HL-L3', 'HL-L3u'], met: true },
    denominator: { count: 'limits', rules: ['HL-L3', 'HL-L3u'] },
  },
  {
    id: 'HK-06b',
    title: '按时签收率',
    unit: '%',
    definition: '签收期限（HL-L4）在期间内届满的派单中，按时签收的所占比例；退单被同意的不计。',
    numerator: { count: 'limits', rules: ['HL-L4', 'HL-L4k', 'HL-L4d'], met: true },
    denominator: { count: 'limits', rules: ['HL-L4', 'HL-L4k', 'HL-L4d'] },
  },
  {
    id: 'HK-06c',
    title: '按时答复率',
    unit: '%',
    definition: '答复期限（HL-L6至L10，延长的按延长后）在期间内届满的工单中，按时答复诉求人的所占比例。',
    numerator: { count: 'limits', rules: merits, met: true },
    denominator: { count: 'limits', rules: merits },
  },
  {
    id: 'HK-06d',
    title: '按时联系率',
    unit: '%',
    definition: '联系期限（HL-L5）在期间内届满的工单中，按时联系上诉求人的所占比例。',
    numerator: { count: 'limits', rules: ['HL-L5'], met: true },
    denominator: { count: 'limits', rules: ['HL-L5'] },
  },
  {
    id: 'HK-07a',
    title: '退单率',
    unit: '%',
    definition: '期间内审核同意的退单，占期间内派单的比例。比例高说明派单不准，不是单位的成绩。',
    numerator: { count: 'steps', kinds: ['order-return-decided'], codes: ['accepted'] },
    denominator: { count: 'steps', kinds: ['order-dispatched'] },
  },
  {
    id: 'HK-07b',
    title: '派单次数',
    unit: '次',
    definition: '期间内的派单，重派的每次都计。',
    numerator: { count: 'steps', kinds: ['order-dispatched'] },
  },
  {
    id: 'HK-08a',
    title: '按时回访率',
    unit: '%',
    definition: '回访期限（HL-L12）在期间内届满的工单中，按时回访的所占比例。',
    numerator: { count: 'limits', rules: ['HL-L12'], met: true },
    denominator: { count: 'limits', rules: ['HL-L12'] },
  },
  {
    id: 'HK-08b',
    title: '解决率',
    unit: '%',
    definition: '期间内回访有答复的人中，说“已解决”的所占比例。没有联系上的、不要回访的不计入。',
    numerator: { count: 'steps', kinds: ['called-back'], codes: ['solved'] },
    denominator: { count: 'steps', kinds: ['called-back'], codes: answered },
  },
  {
    id: 'HK-08c',
    title: '满意率',
    unit: '%',
    definition: '期间内回访时作了评价的人中，满意和基本满意的所占比例。不评价的不算满意。',
    numerator: { count: 'steps', kinds: ['called-back'], satisfied: [1, 2] },
    denominator: { count: 'rated-steps', kinds: ['called-back'] },
  },
  {
    id: 'HK-09a',
    title: '重办率',
    unit: '%',
    definition: '期间内退回重办和诉求人要求重办的次数，占期间内单位答复次数的比例。',
    numerator: { count: 'steps', kinds: ['order-redone'] },
    denominator: { count: 'steps', kinds: ['caller-replied'] },
  },
  {
    id: 'HK-09b',
    title: '督办次数',
    unit: '次',
    definition: '期间内对承办单位的督办。',
    numerator: { count: 'steps', kinds: ['order-supervised'] },
  },
  {
    id: 'HK-11',
    title: '表扬数',
    unit: '件',
    definition: '期间内建立的、类型为表扬的工单，并单的也计。',
    numerator: { count: 'orders', types: ['PRAISE'], merged: true },
  },
  {
    id: 'HK-14',
    title: '工单数',
    unit: '件',
    definition: '期间内建立的工单，并单的每件都计；转入信访的计在信访。',
    numerator: { count: 'orders', merged: true },
  },
]
