import { type LocalPack, localRow } from './local-pack.ts'

/** 《北京市信访条例》: the cited articles only were read (domain.md §0.1, §2.5); neither its year nor its first day. */
export const bj: LocalPack = {
  id: 'BJ',
  title: '北京市信访条例',
  law: '北京',
  local: true,
  evidence: '只读过引用的条文；年份和施行日期没有核对。',
  region: '北京市',
  from: null,
  to: null,
  limits: [
    localRow({
      id: 'DL-08',
      amount: 30,
      unit: '日',
      article: '北京 44;北京 50',
      extendable: { maxDays: 30, article: '北京 44;北京 50' },
      note: '复查可以由复查复核委员会延长30日以内；具体是两条中的哪一条没有核对。《信访工作条例》第三十五条没有规定延长，所以法定最后一日不变。',
    }),
    localRow({
      id: 'DL-12',
      amount: 3,
      unit: '工作日',
      article: '[U]',
      practice: true,
      note: '不采纳建议的，三个工作日内说明理由；条文没有核对，按本地做法列出。',
    }),
  ],
  provisions: [
    { says: '处理意见书写明复查的途径、受理单位、30日的期限和需要的材料。', article: '北京 43' },
    { says: '由哪个单位复查，按被复查单位的种类确定。', article: '北京 48' },
    { says: '复查复核由政府设立的复查复核委员会办理。', article: '北京 49' },
    { says: '对建议意见可以口头答复。', article: '北京 44;北京 50', note: '具体是两条中的哪一条没有核对。' },
    { says: '因事实、证据或者依据被退回重办的，不得以同一事实和理由作出基本相同的处理意见。', article: '北京 50' },
  ],
}
