import { figureById } from '../catalogue.ts'

/** Fewer due cases than this and a rate of an organ is not listed: one case would decide it [D]. */
export const leastDue = 10

/**
 * What organs are looked at by (M-87): rates of what they owed, each over all that was owed. None improves when fewer
 * people petition, when an entry is refused or when nobody rates (RG-13): `test` in indicators.test.ts tries each.
 */
const looked: readonly { id: string; why: string }[] = [
  { id: 'RATE-disposed', why: '信访部门有没有按时转出去。' },
  { id: 'RATE-noticed', why: '责任单位有没有按时书面告知。' },
  { id: 'RATE-closed', why: '到期的有没有办结并送达，没办的算没办好。' },
  { id: 'RATE-answered', why: '到期的有没有出具处理意见。' },
  { id: 'RATE-reported', why: '交办的有没有按时报结。' },
]

export const indicators = {
  least: leastDue,
  items: looked.flatMap(({ id, why }) => {
    const figure = figureById(id)
    return figure ? [{ id, title: figure.title, formula: figure.definition, why }] : []
  }),
}

export const neverIndicators: readonly string[] = [
  '信访件数、批次、人次：多少都不加分，也不扣分。',
  '在国家、省级登记的来访：只有全市整月合计，不分单位和地区。',
  '重复反映、集体反映：用来发现办理质量的问题，不计入对单位的考评。',
  '没有评价的：不算满意，也不算不满意。',
  '撤回、联系不上的：不算办好。',
]
