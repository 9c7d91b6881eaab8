import { sql } from 'kysely'
import { categoriesIn } from './organs.ts'
import { type Draft, planned, type SheetKind } from './plan.ts'

type Duty = { organ: string; categories: string[] }

/** The duty list (派单目录): an organ and what it answers for, a line or several lines an organ. Adds, takes nothing away. */
export const dutySheet: SheetKind = {
  kind: 'duties',
  title: '派单目录',
  columns: () => [
    { heading: '单位代码', needed: true, width: 16 },
    { heading: '负责的分类', needed: true, width: 30 },
  ],
  examples: [
    { 单位代码: '430500-ZJ', 负责的分类: '01、01/05' },
    { 单位代码: '430500-RS', 负责的分类: '劳动关系、工资福利' },
  ],
  current: (directory) =>
    directory
      .organs()
      .filter((organ) => organ.active && organ.duties.length)
      .map((organ) => ({ 单位代码: organ.code, 负责的分类: organ.duties.join('、') })),
  plan(directory, rows) {
    const drafts = rows.map((row): Draft<Duty> => {
      const organ = row.values.单位代码 ?? ''
      const categories = categoriesIn(directory, row.values.负责的分类 ?? '')
      const unknown = categories.filter((code) => !directory.category(code))
      return {
        row,
        draft: { organ, categories },
        says: [
          ...(directory.organ(organ)?.active ? [] : [`没有在用的单位 ${organ || '（空）'}。`]),
          ...(categories.length ? [] : ['负责的分类没有填写。']),
          ...(unknown.length ? [`没有内容分类 ${unknown.join('、')}；可写代码，或不重名的分类名称。`] : []),
        ],
      }
    })
    const isNew = ({ organ, categories }: Duty): boolean =>
      categories.some((code) => !directory.organ(organ)?.duties.includes(code))
    return {
      rows: drafts.map((draft) => planned(draft, isNew(draft.draft) ? 'new' : 'same')),
      async write(tx) {
        for (const { draft, says } of drafts)
          if (!says.length)
            for (const category of draft.categories)
              await sql`insert into organ_duty (organ, category) values (${draft.organ}, ${category}) on conflict do nothing`.execute(
                tx,
              )
        return {}
      },
    }
  },
}
