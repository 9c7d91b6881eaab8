import type { DocumentCode, DocumentContent } from '../../law/index.ts'
import { pathById, standardContent } from '../../law/index.ts'
import type { Content } from './compose/reader.ts'
import type { Frame } from './frame.ts'

/** One document of every kind, for tests and previews. City, organs, people and numbers are invented. */
export type Sample = {
  readonly name: string
  readonly code: DocumentCode
  readonly frame: Frame
  readonly content: Content
}

const caseNo = '990100-2026-0000017-4'
const query = { url: `https://xinfang.example/track/${caseNo}`, code: '7K3M-9QXD-2TBV-H4RN' }
const office = '登州市信访局'
const housing = '登州市住房和城乡建设局'
const city = '登州市人民政府'
const contact = '王示例，0000-1234567'

const from = (organ: string, number: string | null, more: Partial<Frame> = {}): Frame => ({
  organ,
  caseNo,
  number,
  date: '2026-11-24',
  addressee: { name: '周示例' },
  query: { url: query.url },
  sample: true,
  ...more,
})

/** The type of `content` proves that the keys are those of the spec. */
const sample = <C extends DocumentCode>(
  code: C,
  frame: Frame,
  content: Omit<DocumentContent<C>, keyof ReturnType<typeof standardContent>> & Partial<DocumentContent<C>>,
  name: string = code,
): Sample => ({ name, code, frame, content: { ...standardContent(code), ...content } })

const receipt = {
  submissionNo: '990100-20261120-01-000031-5',
  receivedOn: '2026-11-20',
  channel: '来信',
  queryCode: query.code,
  contact: '接待大厅，0000-1234500',
  title: '小区电梯停用四个月，物业和街道互相推',
  nextOn: '2026-12-07',
  fingerprint: '3f9a 61c2 08de 77b4 90aa 1c5e',
}

const reviewed = {
  title: '小区电梯停用四个月',
  opinion: '信访处理意见书（登建信处〔2027〕8号）',
  opinionOrgan: housing,
  handler: housing,
  requests: ['尽快修好一号楼电梯并恢复使用；', '公开电梯维修资金的使用情况；', '赔偿四个月的损失。'],
  claims: '请求撤销第三项处理意见，赔偿损失。理由：意见书没有查明停用期间老人就医增加的费用。',
  requestedOn: '2027-03-10',
  contact: '钱示例，0000-1234560',
}

export const samples: readonly Sample[] = [
  sample('DOC-01', from(office, null, { query }), receipt),
  sample('DOC-01', from(office, null, { query: { url: query.url }, sealed: true }), receipt, 'DOC-01-sealed'),
  sample('DOC-02', from(office, '登信转〔2026〕318号'), {
    toOrgan: housing,
    summary:
      '信访人反映：其居住的小区一号楼电梯自2026年7月停用至今，楼内多为老人，上下楼困难；多次找物业公司和街道办事处，均答复由对方负责。',
    requests: ['尽快修好电梯并恢复使用；', '公开电梯维修资金的使用情况。'],
    attachments: ['信访人来信（复印件）', '电梯停用告示照片2张'],
    reason: '房屋维修资金使用和物业服务活动的监督管理，属于贵单位职责。',
    noticeOn: '2026-12-09',
    objectionOn: '2026-12-01',
    contact,
  }),
  sample('DOC-03', from(office, '登信交〔2026〕42号'), {
    toOrgan: '登州市东湖区人民政府',
    summary: '信访人反映：东湖区某农贸市场搬迁后，37户经营者的临时摊位一直没有落实，停业已逾半年。',
    requests: ['落实临时摊位；', '说明搬迁补偿的标准和发放时间。'],
    dueOn: '2027-01-25',
    attachments: ['来访登记表'],
    noticeOn: '2026-12-09',
    objectionOn: '2026-12-01',
    contact,
  }),
  sample('DOC-04', from(office, '登信告〔2026〕318号'), {
    toOrgan: housing,
    mode: 'transfer',
    sentOn: '2026-11-24',
    receivedOn: '2026-11-20',
    noticeOn: '2026-12-09',
    organContact: '登州市文昌路18号，0000-1234567',
    contact: '李示例，0000-1234501',
  }),
  sample('DOC-05', from(housing, '登建信受〔2026〕57号'), {
    receivedOn: '2026-11-24',
    class: 'appeal',
    dueOn: '2027-01-25',
    unit: '物业服务监督管理科',
    from: office,
    contact,
  }),
  sample(
    'DOC-06',
    from('登州市人力资源和社会保障局', '登人社信分〔2026〕9号', { addressee: { name: '欧阳示例', honorific: '先生' } }),
    {
      path: '劳动争议仲裁',
      reason:
        '您反映的是与原用工单位之间关于2026年3月至8月加班工资的争议。该争议属于劳动争议，应当先申请劳动仲裁；对仲裁裁决不服的，可以向人民法院提起诉讼。',
      legalBasis: '《劳动争议调解仲裁法》第二条、第五条',
      toOrgan: '登州市劳动人事争议仲裁委员会',
      organContact: '登州市海棠路66号二楼立案窗口，0000-1234520',
      advice:
        '请携带身份证、劳动合同或者能够证明用工关系的材料、考勤和工资记录，到立案窗口提出；没有书面申请书的，可以在窗口口头申请。',
      bars: [
        ...pathById('31-2').bars,
        {
          what: '用人单位逾期不付，请求查处',
          limit: '2年',
          from: '违法行为发生之日',
          article: '[U]',
          unverified: true,
        },
      ],
      receivedOn: '2026-11-18',
      contact: '孙示例，0000-1234521',
    },
  ),
  sample('DOC-07', from(office, '登信不受〔2026〕12号'), {
    reason: '您反映的电梯停用问题，登州市住房和城乡建设局已于2026年11月24日受理，正在规定期限内办理。',
    basis: 'L22 19(3)',
    competent: `登州市住房和城乡建设局正在办理，编号${caseNo}`,
    remedy:
      '您可以等待该局的书面答复，也可以随时向该局补充材料；对答复不服的，收到后30日内可以请求复查。该局逾期没有答复的，请告诉我们，我们负责督促。',
    receivedOn: '2026-11-23',
    title: '小区电梯停用',
    contact,
  }),
  sample('DOC-08', from(office, '登信不再受〔2026〕3号'), {
    rereviewNo: '登政信复核〔2026〕5号',
    rereviewOn: '2026-08-31',
    rereviewOrgan: '登州市人民政府',
    receivedOn: '2026-11-20',
    title: '宅基地面积认定',
    help: '您生活上有困难的，可以申请社会救助，我们可以帮助您联系民政部门。',
    contact,
  }),
  sample('DOC-09', from('登州市城市管理局', '登城信异〔2026〕4号'), {
    toOrgan: office,
    stage: 'request',
    reasons:
      '该事项反映的是住宅小区内电梯的维修和维修资金的使用。我单位负责市政公用设施的管理，不负责住宅小区内共用设施设备的维修监督。',
    duties: [
      '《登州市城市管理局职责清单》第三项：负责市政公用设施的管理；',
      '《登州市住房和城乡建设局职责清单》第十一项：负责物业服务活动的监督管理。',
    ],
    receivedOn: '2026-11-20',
    competent: housing,
    contact: '赵示例，0000-1234530',
  }),
  sample(
    'DOC-09',
    from(office, '登信异〔2026〕4号'),
    {
      toOrgan: '登州市城市管理局',
      stage: 'decision',
      reasons: '贵单位认为住宅小区内电梯的维修不属于贵单位职责。',
      duties: ['《登州市城市管理局职责清单》第三项。'],
      decision: 'agreed',
      decisionReason: '经核对两单位职责清单，住宅小区共用设施设备的维修监督属于市住房和城乡建设局职责，异议成立。',
      contact,
    },
    'DOC-09-decision',
  ),
  sample('DOC-10', from(housing, '登建信延〔2027〕2号', { date: '2027-01-20' }), {
    reason:
      '电梯检测报告需要由特种设备检验机构出具，预计2027年2月上旬完成；维修资金的使用还需要业主表决，情况复杂，无法在原定期限内办结。',
    dueOn: '2027-02-24',
    oldDueOn: '2027-01-25',
    acceptedOn: '2026-11-26',
    days: '30',
    approver: '局长吴示例',
    contact,
  }),
  sample('DOC-11', from(city, '登政信听〔2027〕1号', { date: '2027-05-10' }), {
    stage: 'notice',
    title: '小区电梯停用四个月',
    on: '2027-05-20',
    hour: '上午9时',
    place: '登州市信访接待中心二楼听证室',
    subject: '维修资金应急使用的程序由谁组织，停用期间的损失由谁承担',
    contact: '钱示例，0000-1234560',
  }),
  sample(
    'DOC-11',
    from(city, '登政信听〔2027〕2号', { date: '2027-05-21' }),
    {
      stage: 'record',
      from: '2027-05-20',
      to: '2027-05-21',
      dueOn: '2027-06-03',
      place: '登州市信访接待中心二楼听证室',
      people: '听证主持人钱示例，听证员三名；申请人和一名代理人；市住房和城乡建设局经办人',
      record:
        '申请人陈述电梯停用的经过，出示照片两张。经办人说明维修资金申请的经过，出示会议记录一份。双方对损失的数额各自发表了意见',
      opinion: '三名听证员一致认为，停用的主要原因是没有及时组织业主表决',
      contact: '钱示例，0000-1234560',
    },
    'DOC-11-record',
  ),
  sample('DOC-12', from(housing, '登建信处〔2027〕8号', { date: '2027-02-18' }), {
    title: '小区电梯停用四个月',
    acceptedOn: '2026-11-26',
    heardOn: '2026-12-03',
    requests: [
      {
        request: '尽快修好一号楼电梯并恢复使用。',
        facts:
          '经查，一号楼电梯于2026年7月4日因曳引机故障停用。物业公司7月10日提出更换方案，预算8.6万元，需要使用维修资金。7月至11月，物业公司没有组织业主表决，街道办事处也没有指导其办理。',
        evidence: [
          '特种设备检验机构2027年2月5日出具的检验报告；',
          '物业公司维修方案和预算表；',
          '2026年12月3日听取您陈述的笔录。',
        ],
        reasons:
          '电梯停用影响业主通行安全，属于可以应急使用维修资金的情形。物业公司未及时组织表决，街道办事处未履行指导职责。',
        result: 'support',
        opinion: '责成物业公司按应急程序使用维修资金更换曳引机，检验合格后恢复使用；街道办事处派人全程指导。',
      },
      {
        request: '公开电梯维修资金的使用情况。',
        facts: '经查，物业公司每年在小区公告栏公布维修资金总额，没有公布分项使用情况。',
        reasons:
          '业主对维修资金的筹集和使用情况享有知情权。2024年以前的分项账目因更换物业公司，部分原始凭证没有移交，无法全部公开。',
        result: 'partly',
        opinion:
          '物业公司公布2024年以来维修资金的分项使用情况，并在公告栏保留不少于30日；2024年以前的账目，由街道办事处督促原物业公司移交后公布。',
      },
      {
        request: '赔偿四个月的上下楼不便损失，每户2000元。',
        facts: '经查，您没有提交损失的证据，与物业公司的合同对此没有约定。',
        reasons: '是否赔偿、赔偿多少，属于您与物业公司之间的合同争议，应当协商或者通过诉讼解决，行政机关无权裁决。',
        result: 'not-support',
        opinion: '您可以与物业公司协商，也可以申请人民调解，或者依法向人民法院提起诉讼。',
      },
    ],
    basis: [
      '《中华人民共和国民法典》第二百八十一条第二款；',
      '《物业管理条例》第五十三条、第五十四条；',
      '《信访工作条例》第三十二条第一款第一项、第三项。',
    ],
    executeOn: '2027-03-31',
    reviewOrgans: ['登州市人民政府', '某省住房和城乡建设厅'],
    contact,
  }),
  sample('DOC-13', from(housing, '登建信调〔2027〕1号', { date: '2027-01-12' }), {
    form: 'mediation',
    petitioner: '周示例',
    other: '示例物业服务有限公司',
    facts: '双方确认：一号楼电梯自2026年7月4日停用，物业公司在停用期间照常收取电梯使用费。',
    terms: '物业公司退还2026年7月至12月的电梯使用费，每户三百元；电梯修好以前不再收取。',
    performance: '退款由物业公司直接转入业主缴费账户，本单位于月底核对。',
    performBy: '2027-01-31',
    rights: '本协议出于双方自愿，不影响任何一方今后依法提出信访事项、申请复查复核、申请行政复议、提起诉讼的权利。',
    contact,
  }),
  sample('DOC-14', from(housing, '登住建信建〔2026〕3号'), {
    title: '在滨河路口增设斑马线',
    receivedOn: '2026-11-10',
    result: 'partly',
    reply:
      '滨河路口东侧已列入2027年一季度施划计划；西侧距现有人行横道不足80米，不符合设置规范，暂不增设，将加装提示灯。',
    contact,
  }),
  sample('DOC-15', from(housing, null, { date: '2027-01-20' }), {
    step: 'review',
    toOrgans: ['登州市人民政府'],
    opinion: '信访处理意见书 登住建信处〔2027〕8号',
    opinionOrgan: housing,
    receivedOn: '2027-01-20',
    lastOn: '2027-02-19',
  }),
  sample(
    'DOC-15',
    from(housing, null, { date: '2027-03-10' }),
    {
      step: 'review',
      toOrgans: [city],
      opinion: '信访处理意见书 登建信处〔2027〕8号',
      opinionOrgan: housing,
      receivedOn: '2027-02-20',
      lastOn: '2027-03-22',
      requests: '撤销第三项处理意见，赔偿损失。',
      facts: '意见书没有查明停用期间老人就医增加的费用，我交过收据。',
      filedOn: '2027-03-10',
    },
    'DOC-15-filed',
  ),
  sample('DOC-16', from(city, '登政信复受〔2027〕6号', { date: '2027-03-15' }), {
    step: 'review',
    decision: 'accept',
    requestedOn: '2027-03-10',
    opinion: '信访处理意见书（登建信处〔2027〕8号）',
    opinionOrgan: housing,
    dueOn: '2027-04-09',
    unit: '登州市信访事项复查复核委员会办公室',
    contact: '钱示例，0000-1234560',
  }),
  sample(
    'DOC-16',
    from(city, '登政信复受〔2027〕7号', { date: '2027-03-15' }),
    {
      step: 'review',
      decision: 'refuse',
      requestedOn: '2027-03-10',
      opinion: '信访处理意见书（登建信处〔2027〕8号）',
      opinionOrgan: housing,
      ground: '该事项依法应当通过诉讼、仲裁、行政复议等途径解决',
      reason: '您已就同一争议向人民法院起诉，法院于2027年3月1日立案',
      remedy: '请向受理案件的人民法院了解进展；有新的事实和理由的，可以重新提出',
      contact: '钱示例，0000-1234560',
    },
    'DOC-16-refused',
  ),
  sample('DOC-17', from(city, '登政信复查〔2027〕4号', { date: '2027-04-06' }), {
    ...reviewed,
    findings:
      '经调阅案卷、听取双方意见，查明：电梯停用属实；原意见对停用期间增加的就医费用没有调查，申请人提交的收据没有附卷。',
    outcome: 'change',
    changed: '第三项请求部分支持：停用期间有收据证明的就医交通费用，由物业公司在应急维修费用结余中补偿',
    executeOn: '2027-05-31',
    basis: ['《信访工作条例》第三十五条；', '《物业管理条例》第三十五条第二款。'],
    rereviewOrgans: ['某省人民政府'],
  }),
  sample(
    'DOC-17',
    from(city, '登政信复查〔2027〕5号', { date: '2027-04-06' }),
    {
      ...reviewed,
      findings: '经调阅案卷，查明：原意见没有调查申请人提交的收据，也没有听取物业公司的意见。',
      outcome: 'annul',
      ground: 'facts',
      basis: ['《信访工作条例》第三十五条。'],
    },
    'DOC-17-annulled',
  ),
  sample('DOC-18', from('某省人民政府', '某政信复核〔2027〕2号', { date: '2027-06-02' }), {
    ...reviewed,
    opinion: '信访事项复查意见书（登政信复查〔2027〕4号）',
    opinionOrgan: city,
    claims: '请求全额赔偿停用期间的损失。理由：收据之外还有误工。',
    findings: '经复核和听证，查明：申请人没有提交误工的证据；复查意见认定的事实清楚。',
    outcome: 'uphold',
    basis: ['《信访工作条例》第三十六条。'],
    hearingOn: '2027年5月20日至5月21日',
    requestedOn: '2027-04-20',
  }),
  sample('DOC-19', from(housing, null, { date: '2027-02-20' }), {
    document: '信访处理意见书（登建信处〔2027〕8号）',
    recipient: '周示例',
    mode: 'direct',
    deliveredOn: '2027-02-20',
    signedBy: '周示例',
    place: '登州市文昌路18号接待室',
    deliveredBy: '王示例、李示例',
  }),
  sample('DOC-20', from(housing, '登建信结〔2027〕3号', { date: '2027-02-22' }), {
    toOrgan: office,
    petitioner: '周示例，登州市东湖区某小区一号楼住户',
    requests: ['修好电梯并恢复使用；', '公开维修资金使用情况；', '赔偿损失。'],
    facts: '电梯自2026年7月4日停用属实；维修资金没有公布分项使用情况属实；要求赔偿没有依据。',
    opinion: '第一项予以支持，第二项部分支持，第三项不予支持，详见所附意见书。',
    execution:
      '曳引机已于2027年2月16日更换，检验机构安排2月26日检验；维修资金分项账目已公布。意见书于2027年2月20日送达。',
    signer: '吴示例（局长）',
    assignNo: '登信交〔2026〕42号',
    assignedOn: '2026-11-24',
    contact,
  }),
  sample('DOC-21', from(office, '登信督〔2026〕5号', { caseNo: '' }), {
    toOrgan: housing,
    grounds: ['办理超期（《信访工作条例》第三十四条）'],
    cases: [
      `${caseNo}（办理期限，最后一日2026年11月20日）`,
      '990100-2026-0000021-6（办理期限，最后一日2026年11月16日）',
    ],
    findings: '上述两件信访事项受理后已超过办理期限，没有出具信访处理意见书，也没有办理延期。',
    replyOn: '2026-12-09',
    contact: '李示例，0000-1234501',
  }),
  sample('DOC-22', from(office, '登信建议〔2026〕2号', { caseNo: '' }), {
    stage: 'proposal',
    toOrgan: housing,
    kind: 'improve',
    grounds: ['告知超期（《信访工作条例》第二十三条）'],
    findings: '今年以来，贵单位受理的物业类信访事项中，有6件没有在15日内告知。原因是来件先转科室，再由科室告知。',
    demand: '由一个窗口统一签收和告知，科室只负责办理；每周核对一次将到期的件。',
    replyOn: '2026-12-24',
    contact: '李示例，0000-1234501',
  }),
  sample(
    'DOC-22',
    from(housing, '登建信建议〔2026〕1号', { caseNo: '', date: '2026-12-20' }),
    {
      stage: 'feedback',
      toOrgan: office,
      kind: 'improve',
      proposalNo: '登信建议〔2026〕2号',
      adopted: 'partly',
      measures: '自2026年12月15日起，由办公室统一签收和告知，每周一核对将到期的件。',
      reasons: '县区分局的来件由分局直接告知，路途较远，暂不集中到本窗口。',
      contact,
    },
    'DOC-22-feedback',
  ),
  sample('DOC-24', from(office, null, { date: '2026-12-10' }), {
    toOrgan: office,
    signedBy: '周示例',
    signedOn: '2026-12-10',
    undoUntil: '2026-12-17',
    confirmedBy: '2026年12月10日，以登记的手机号码收到的确认码确认',
  }),
  sample('DOC-25', from(housing, null, { date: '2027-02-20' }), {
    office,
    handler: housing,
    countedUntil: '2027-03-22',
  }),
  sample('DOC-26', from(housing, '登建信回〔2026〕1号', { date: '2026-12-09' }), {
    applicant: 'person',
    askedOn: '2026-12-07',
    whom: 'caseworker',
    decision: 'agreed',
    reason: '经核对，承办人参加过该小区物业服务合同的备案审查，与本事项有关联，应当回避。',
    decider: '登州市住房和城乡建设局局长吴示例',
    contact,
  }),
]
