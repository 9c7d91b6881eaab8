import type { Directory, OrganFacts } from './procedure/types.ts'

/**
 * Which organ reviews whose opinion (domain.md §2.4). L22 35 and 36 say "the organ one level up"; who that is for
 * which kind of organ stands in local rules only, so these rows are local practice [U], each with where it was read.
 * The organ that re-reviews is found by the same rows, from the one that reviewed.
 */
export type ReviewRule = {
  readonly id: string
  /** Whose opinion it is. */
  readonly of: string
  is(organ: OrganFacts): boolean
  /** Where to look, in order; the person chooses where there are several. */
  readonly to: readonly Above[]
  /** Who reviews, in words. */
  readonly says: string
  readonly article: string
  /** Nobody above: the joint conference names one [D]. */
  readonly named?: true
}

/** `superior`: the organ above in the same line; `department`: the department one level up with the same duties. */
export type Above = 'superior' | 'department'

export const reviewRules: readonly ReviewRule[] = [
  {
    id: 'vertical',
    of: '垂直领导的机关（税务、海关、金融监管等）',
    is: ({ vertical }) => vertical === true,
    to: ['superior'],
    says: '只能向上一级主管部门申请',
    article: 'L22 35;北京 48',
  },
  {
    id: 'township',
    of: '乡镇人民政府、街道办事处',
    is: ({ kind }) => kind === 'township',
    to: ['superior'],
    says: '向县（区）人民政府申请',
    article: 'L22 35;北京 48',
  },
  {
    id: 'department',
    of: '政府工作部门',
    is: ({ kind }) => kind === 'department',
    to: ['superior', 'department'],
    says: '可以向本级人民政府申请，也可以向上一级主管部门申请，由您任选其一',
    article: 'L22 35;北京 48',
  },
  {
    id: 'government',
    of: '县（区）、市人民政府',
    is: ({ kind }) => kind === 'government' || kind === 'office',
    to: ['superior'],
    says: '向上一级人民政府申请',
    article: 'L22 35;北京 48',
  },
  {
    id: 'other',
    of: '党的机关、国有企业、事业单位',
    is: () => true,
    to: ['superior'],
    says: '向它的上一级机关、单位申请；没有的，由信访工作联席会议指定',
    article: 'L22 35;[D]',
    named: true,
  },
]

export type ReviewBodies = {
  readonly rule: ReviewRule
  /** The lawful ones; empty where none stands in the directory. */
  readonly organs: readonly OrganFacts[]
}

/**
 * The organs that may review an opinion of `of`; several names are organs that issued it jointly: then it is the
 * nearest organ above them all.
 * @throws where none of them is in the directory
 */
export function reviewBodies(
  of: readonly string[],
  directory: Pick<Directory, 'organ' | 'departmentAbove'>,
): ReviewBodies {
  const [first, ...others] = of.flatMap((code) => directory.organ(code) ?? [])
  if (!first) throw new Error(`no organ ${of.join(', ')} in the directory`)
  const rule = reviewRules.find((row) => row.is(first))
  if (!rule) throw new Error('the last row holds for every organ')
  if (others.length) {
    const common = commonAbove(of, directory)
    return { rule, organs: common ? [common] : [] }
  }
  const found = rule.to.flatMap(
    (where) =>
      (where === 'superior' ? directory.organ(first.superior ?? '') : directory.departmentAbove(first.code)) ?? [],
  )
  return { rule, organs: found.filter(({ code }, at) => found.findIndex((one) => one.code === code) === at) }
}

/** The nearest organ above them all (共同的上一级机关); none where their lines do not meet. */
export function commonAbove(of: readonly string[], directory: Pick<Directory, 'organ'>): OrganFacts | undefined {
  const [first, ...others] = of.map((code) => directory.organ(code))
  if (!first) return undefined
  return lineAbove(first, directory).find((above) =>
    others.every((other) => other && lineAbove(other, directory).some(({ code }) => code === above.code)),
  )
}

function lineAbove(organ: OrganFacts, directory: Pick<Directory, 'organ'>): OrganFacts[] {
  const line: OrganFacts[] = []
  for (let at = directory.organ(organ.superior ?? ''); at; at = directory.organ(at.superior ?? '')) line.push(at)
  return line
}
