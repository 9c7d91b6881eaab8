import type { CaseView } from '../server/api.ts'

/** Who it is for: 诉求人 of a work order, 信访人 of a matter (domain.md §1). */
export const personWord = ({ order }: Pick<CaseView, 'order'>): string => (order ? '诉求人' : '信访人')
