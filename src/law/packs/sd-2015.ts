import { type LocalPack, localRow } from './local-pack.ts'

/** 《山东省信访条例》 (2015), read in full; domain.md §2.1, §2.4, §2.5, §2.7. Its first day was not noted down. */
export const sd2015: LocalPack = {
  id: 'SD-2015',
  title: '山东省信访条例（2015年）',
  law: '山东',
  local: true,
  evidence: '读过全文；施行日期没有核对。',
  region: '山东省',
  from: null,
  to: null,
  limits: [
    localRow({ id: 'DL-08a', amount: 3, unit: '工作日', article: '山东 43' }),
    localRow({ id: 'DL-12', amount: 30, unit: '日', article: '山东 59' }),
  ],
  provisions: [
    { says: '经办人的回避由所在机构的负责人决定，机构负责人的回避由本机关负责人决定。', article: '山东 17' },
    { says: '代理人不超过2人，应当有书面委托。', article: '山东 28' },
    { says: '首先接到的有权处理单位承担首办责任。', article: '山东 37' },
    { says: '处理意见书写明复查的途径、受理单位、30日的期限和需要的材料。', article: '山东 41' },
    {
      says: '交办事项延期的，须经交办机关批准。',
      article: '山东 42;山东 43;山东 44',
      note: '具体是三条中的哪一条没有核对。',
    },
    { says: '因事实、证据或者依据被退回重办的，不得以同一事实和理由作出基本相同的处理意见。', article: '山东 45' },
    { says: '没有正当理由超过期限没有申请复查的，不再受理。', article: '山东 46' },
  ],
}
