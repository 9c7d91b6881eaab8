import type { Organ, OrganDirectory } from '../directory.ts'
import type { Fault } from './administer.ts'

/** What an administrator says of an organ. */
export type OrganDraft = Pick<
  Organ,
  'code' | 'name' | 'shortName' | 'kind' | 'level' | 'region' | 'superior' | 'mark' | 'phone' | 'address' | 'duties'
> &
  Pick<Partial<Organ>, 'vertical'>

/** What a draft is checked against: the directory, or the directory as a sheet would leave it. */
export type Known = Pick<OrganDirectory, 'organs' | 'organ' | 'region' | 'category'>

export const organCode = /^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/

/** Everything that is wrong with an organ as it is meant to be, for a form as for a row of a sheet. */
export function organFaults(known: Known, draft: OrganDraft): Fault[] {
  const faults: Fault[] = []
  const fault = (field: string, says: string) => void faults.push({ field, says })
  if (!organCode.test(draft.code)) fault('code', '单位代码由2到40个字母、数字和短横线组成。')
  if (!known.region(draft.region)) fault('region', `没有区划 ${draft.region}；请先在区划中补充，或改选。`)
  const superior = superiorFault(known, draft)
  if (superior) fault('superior', superior)
  const sameMark = known.organs().find((o) => o.code !== draft.code && o.active && o.mark === draft.mark)
  if (sameMark) fault('mark', `发文代字“${draft.mark}”已由${sameMark.name}使用；两个单位的文号会混淆，请另取。`)
  const sameName = known.organs().find((o) => o.code !== draft.code && o.active && o.name === draft.name)
  if (sameName) fault('name', `已有同名单位（${sameName.code}）；请写全称以便区分。`)
  const unknown = draft.duties.filter((category) => !known.category(category))
  if (unknown.length) fault('duties', `没有内容分类 ${unknown.join('、')}。`)
  return faults
}

function superiorFault(known: Known, draft: OrganDraft): string | null {
  if (draft.superior === null) return null
  if (draft.superior === draft.code) return '单位不能以自己为上级。'
  const superior = known.organ(draft.superior)
  if (!superior) return `没有单位 ${draft.superior}；请先建立上级单位。`
  if (!superior.active) return `${superior.name}已停用，不能作上级；请选继续承担其职责的单位。`
  if (superior.level > draft.level) return `${superior.name}的层级低于本单位，不能作上级。`
  for (let at: Organ | undefined = superior; at; at = at.superior === null ? undefined : known.organ(at.superior))
    if (at.code === draft.code) return `${superior.name}在本单位之下，互为上级会成环；请改选。`
  return null
}
