import type { Limit } from '../limits.ts'

/**
 * Limits of the 12345 desk (domain.md §3.3). National papers give few numbers (GB/T 33358: 15 seconds, mailbox 24 hours);
 * the rest are ours [D] until a city names its own rule. No law says them, so all but the standard's are practice.
 */
export const hotlineLimits: readonly Limit[] = [
  {
    id: 'HL-L1',
    title: '人工接听',
    trigger: '来电请求人工服务之时',
    duty: '由坐席接听',
    amount: 15,
    unit: '秒',
    article: '热线规范',
    whose: 'centre',
    note: '推荐性国家标准；接通率24小时内不低于95%。',
  },
  {
    id: 'HL-L2',
    title: '网上、邮箱首次回应',
    trigger: '收到网上、邮箱诉求之时',
    duty: '首次回应',
    amount: 24,
    unit: '小时',
    article: '热线规范',
    whose: 'centre',
    note: '推荐性国家标准。',
  },
  {
    id: 'HL-L2m',
    title: '短信、在线交谈首次回应',
    trigger: '收到短信或者在线交谈之时',
    duty: '首次回应',
    amount: 3,
    unit: '分钟',
    article: '热线规范',
    whose: 'centre',
    note: '推荐性国家标准。',
  },
  {
    id: 'HL-L3',
    title: '派单期限',
    trigger: '工单创建之时',
    duty: '审核并派给有权处理的单位',
    amount: 2,
    unit: '小时',
    article: '[D]',
    whose: 'centre',
    practice: true,
    note: '各地写“即时”“及时”，没有时数（济南23、潍坊18、北京11）。',
  },
  {
    id: 'HL-L3u',
    title: '紧急工单派单期限',
    trigger: '工单创建之时',
    duty: '审核并派给有权处理的单位',
    amount: 30,
    unit: '分钟',
    article: '[D]',
    whose: 'centre',
    practice: true,
  },
  {
    id: 'HL-L4',
    title: '签收期限',
    trigger: '派单之时',
    duty: '签收，或者申请退单',
    amount: 1,
    unit: '工作日',
    article: '[D]',
    whose: 'handler',
    practice: true,
  },
  {
    id: 'HL-L4k',
    title: '水电气热签收期限',
    trigger: '派单之时',
    duty: '签收并处置',
    amount: 30,
    unit: '分钟',
    article: '[D]',
    whose: 'handler',
    practice: true,
    note: '天津的实施细则这样规定（只读到摘录）。',
  },
  {
    id: 'HL-L4d',
    title: '涉及生命财产安全的签收期限',
    trigger: '派单之时',
    duty: '签收并处置',
    amount: 15,
    unit: '分钟',
    article: '[D]',
    whose: 'handler',
    practice: true,
    note: '天津的实施细则这样规定（只读到摘录）。',
  },
  {
    id: 'HL-L5',
    title: '联系诉求人期限',
    trigger: '签收之日',
    duty: '联系诉求人，了解情况',
    amount: 1,
    unit: '工作日',
    article: '[D]',
    whose: 'handler',
    practice: true,
  },
  {
    id: 'HL-L6',
    title: '咨询答复期限',
    trigger: '首次派单之日',
    duty: '答复咨询并向热线中心反馈',
    amount: 2,
    unit: '工作日',
    article: '[D]',
    whose: 'handler',
    practice: true,
  },
  {
    id: 'HL-L7',
    title: '求助、投诉、建议答复期限',
    trigger: '首次派单之日',
    duty: '办理、答复诉求人并向热线中心反馈',
    amount: 5,
    unit: '工作日',
    article: '[D]',
    whose: 'handler',
    practice: true,
    note: '济南（第24条）、潍坊（第20条）的条例规定5个工作日；其他城市以自己的规定为准。',
  },
  {
    id: 'HL-L8',
    title: '举报线索答复期限',
    trigger: '首次派单之日',
    duty: '按所执行法律的期限处理并答复',
    amount: 15,
    unit: '工作日',
    article: '[D]',
    whose: 'handler',
    practice: true,
    note: '执法法律另有期限的从其规定，如市场监管投诉举报的核查期限。',
  },
  {
    id: 'HL-L9',
    title: '延长的答复期限',
    trigger: '答复期限届满之日',
    duty: '在延长的期限内办结，理由告知诉求人',
    amount: 10,
    unit: '工作日',
    article: '[D]',
    whose: 'handler',
    settable: { maxDays: 10 },
    practice: true,
    note: '山东的办法规定不超过10个工作日（只读到摘录）。',
  },
  {
    id: 'HL-L10',
    title: '特急工单处置期限',
    trigger: '首次派单之时',
    duty: '到场处置并答复',
    amount: 2,
    unit: '小时',
    article: '[D]',
    whose: 'handler',
    practice: true,
    note: '北京2021年的草案这样写（只读到摘录）。',
  },
  {
    id: 'HL-L10k',
    title: '水电气热工单处置期限',
    trigger: '首次派单之时',
    duty: '处置并答复',
    amount: 24,
    unit: '小时',
    article: '[D]',
    whose: 'handler',
    practice: true,
    note: '北京2021年的草案这样写（只读到摘录）。',
  },
  {
    id: 'HL-L11',
    title: '申请退单期限',
    trigger: '派单之日',
    duty: '不属于职责的，说明理由申请退单；逾期应当办理',
    amount: 1,
    unit: '工作日',
    article: '[D]',
    whose: 'handler',
    practice: true,
    note: '天津的送审稿1个工作日，山东2个工作日（只读到摘录）；派过3次的由热线中心指定。',
  },
  {
    id: 'HL-L11c',
    title: '复杂工单申请退单期限',
    trigger: '派单之日',
    duty: '不属于职责的，说明理由申请退单；逾期应当办理',
    amount: 2,
    unit: '工作日',
    article: '[D]',
    whose: 'handler',
    practice: true,
  },
  {
    id: 'HL-L12',
    title: '回访期限',
    trigger: '审核通过单位反馈之日',
    duty: '回访诉求人，记录是否解决、是否满意',
    amount: 3,
    unit: '工作日',
    article: '[D]',
    whose: 'centre',
    practice: true,
  },
  {
    id: 'HL-L13',
    title: '知识更新期限',
    trigger: '政策变化之日',
    duty: '更新知识库条目',
    amount: 1,
    unit: '工作日',
    article: '[D]',
    whose: 'organ',
    practice: true,
    note: '济南（第34条）、潍坊（第31条）要求单位及时更新，没有天数。',
  },
  {
    id: 'HL-30',
    title: '督办回复期限',
    trigger: '热线中心督办之日',
    duty: '说明情况、改正并回复',
    amount: 2,
    unit: '工作日',
    article: '[D]',
    whose: 'handler',
    practice: true,
  },
  {
    id: 'HL-31',
    title: '可以要求重办的期限',
    trigger: '办结之日',
    duty: '诉求人对结果不认可的，可以要求重办',
    amount: 15,
    unit: '日',
    article: '[D]',
    whose: 'petitioner',
    practice: true,
    note: '期满后可以另提诉求，照常登记。',
  },
]

/** What a city's own rule sets otherwise; rows that are left out stay as above. */
type Other = Pick<Limit, 'id' | 'amount' | 'unit' | 'article'> & Pick<Limit, 'note'> & { practice: boolean }

const other = (rows: readonly Other[]): readonly Limit[] =>
  hotlineLimits.map((limit) => {
    const own = rows.find(({ id }) => id === limit.id)
    if (!own) return limit
    const { practice: _p, note: _n, ...general } = limit
    const { practice, ...rest } = own
    return { ...general, ...rest, ...(practice ? { practice: true as const } : {}) }
  })

/** 《济南市12345市民服务热线条例》 (2018), read in full. */
export const jinan = other([{ id: 'HL-L7', amount: 5, unit: '工作日', article: '济南热线 24', practice: false }])

/** 《潍坊市12345政务服务便民热线条例》 (2021), read in full. */
export const weifang = other([{ id: 'HL-L7', amount: 5, unit: '工作日', article: '潍坊热线 20', practice: false }])

/** 广东 and 珠海, as far as excerpts tell: consultations in three working days. */
export const guangdong = other([
  { id: 'HL-L6', amount: 3, unit: '工作日', article: '[U]', practice: true, note: '只读到摘录。' },
])

/** 山东省的办法, as far as excerpts tell: a return may be asked for within two working days. */
export const shandong = other([
  { id: 'HL-L11', amount: 2, unit: '工作日', article: '[U]', practice: true, note: '只读到摘录。' },
])
