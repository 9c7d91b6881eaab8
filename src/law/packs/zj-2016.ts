import { type LocalPack, localRow } from './local-pack.ts'

/** 《浙江省信访条例》 (2016), read in full; domain.md §2.5 "Local overrides". Its first day was not noted down. */
export const zj2016: LocalPack = {
  id: 'ZJ-2016',
  title: '浙江省信访条例（2016年）',
  law: '浙江',
  local: true,
  evidence: '读过全文；施行日期没有核对。',
  region: '浙江省',
  from: null,
  to: null,
  limits: [
    localRow({ id: 'DL-02', amount: 5, unit: '工作日', article: '浙江 20' }),
    localRow({ id: 'DL-03', amount: 5, unit: '工作日', article: '浙江 20' }),
    localRow({
      id: 'DL-05',
      amount: 30,
      unit: '日',
      article: '浙江 23',
      extendable: { maxDays: 60, article: '浙江 23' },
      note: '合起来与《信访工作条例》的60日加30日一样长。',
    }),
  ],
  provisions: [
    { says: '来访10人以内的，代表不超过3人；超过10人的，代表不超过5人。', article: '浙江 15' },
    { says: '经办人的回避由所在机构的负责人决定，机构负责人的回避由本机关负责人决定。', article: '浙江 27' },
  ],
}
