import { Type } from 'typebox'
import {
  type Http,
  markHeading,
  readSheet,
  requireHeadings,
  type Sheet,
  sendSheet,
  sheetOf,
  writeXlsx,
} from '../../../kernel/index.ts'
import type { PolicyTag } from '../../policy.ts'
import { type Administration, administer } from '../administer.ts'
import { accountSheet } from './accounts.ts'
import { categorySheet } from './categories.ts'
import { dutySheet } from './duties.ts'
import { organSheet } from './organs.ts'
import type { Plan, RowState, SheetKind } from './plan.ts'
import { regionSheet } from './regions.ts'

/** Accounts are the security administrator's; the rest is the system administrator's. */
const sheetKinds: readonly (readonly [SheetKind, PolicyTag])[] = [
  [regionSheet, 'admin.import'],
  [categorySheet, 'admin.import'],
  [organSheet, 'admin.import'],
  [dutySheet, 'admin.import'],
  [accountSheet, 'admin.accounts'],
]

const Preview = Type.Object({ preview: Type.Optional(Type.Enum(['0', '1'])) }, { additionalProperties: false })

/**
 * Lists by sheet: a template, a preview that changes nothing, the import of all right rows in one transaction, and the
 * sheet back with what is wrong in a column of its own.
 */
export function importRoutes(app: Http, house: Administration): void {
  for (const [kind, policy] of sheetKinds) kindRoutes(app, house, kind, policy)
}

function kindRoutes(app: Http, house: Administration, kind: SheetKind, policy: PolicyTag): void {
  const { directory } = house
  const base = `/api/v1/admin/import/${kind.kind}`
  const config = { policy }

  app.get(
    `${base}/template.xlsx`,
    { config, schema: { summary: `${kind.title}：导入模板` } },
    async (_request, reply) =>
      sendSheet(reply, `${kind.title}模板`, await writeXlsx(kind.title, kind.columns(directory), kind.examples)),
  )

  app.post(
    base,
    { config, schema: { summary: `${kind.title}：导入（preview=1 只预览）`, querystring: Preview } },
    async (request) => {
      const { content, name } = await sheetOf(request)
      const sheet = await readSheet(content, name)
      requireHeadings(sheet, kind.columns(directory))
      const plan = kind.plan(directory, sheet.rows)
      const counts = countsOf(plan)
      if (request.query.preview === '1') return { counts, rows: plan.rows }
      const once = await administer(house, request, async (tx) => ({
        answer: await plan.write(tx),
        act: `import-${kind.kind}`,
        object: kind.kind,
        detail: counts,
      }))
      return { counts, rows: plan.rows, ...once }
    },
  )

  app.post(
    `${base}/marked.xlsx`,
    { config, schema: { summary: `${kind.title}：带说明的原表` } },
    async (request, reply) => {
      const { content, name } = await sheetOf(request)
      const sheet = await readSheet(content, name)
      requireHeadings(sheet, kind.columns(directory))
      return sendSheet(reply, `${kind.title}-说明`, await marked(kind, directory, sheet))
    },
  )

  app.get(`${base}/all.xlsx`, { config, schema: { summary: `${kind.title}：现有内容` } }, async (_request, reply) =>
    sendSheet(reply, kind.title, await writeXlsx(kind.title, kind.columns(directory), kind.current(directory))),
  )
}

/** The sheet as it came, with what is wrong in the last column. */
function marked(kind: SheetKind, directory: Administration['directory'], sheet: Sheet) {
  const plan = kind.plan(directory, sheet.rows)
  const columns = kind.columns(directory).filter(({ heading }) => sheet.headings.includes(heading))
  return writeXlsx(
    kind.title,
    [...columns, { heading: markHeading, width: 60 }],
    plan.rows.map((row) => ({ ...row.values, [markHeading]: row.says.join('') })),
  )
}

function countsOf(plan: Plan): Record<RowState, number> {
  const counts = { new: 0, changed: 0, same: 0, wrong: 0 }
  for (const { state } of plan.rows) counts[state]++
  return counts
}
