import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  dayAt,
  type Http,
  markHeading,
  readSheet,
  requireHeadings,
  sendSheet,
  sheetOf,
  type Tx,
  writeXlsx,
} from '../../kernel/index.ts'
import { administer, staffOf, staffPrincipal } from '../../people/index.ts'
import type { Petitions } from '../../petitions/index.ts'
import { knowledgeColumns, knowledgeExamples, planSheet, sheetEntries, sheetRowOf } from './sheet.ts'

const title = '知识库'
const Preview = Type.Object({ preview: Type.Optional(Type.Enum(['0', '1'])) }, { additionalProperties: false })

/** The base by sheet: template, preview that changes nothing, import as drafts, what is there, and what was wrong. */
export function knowledgeSheetRoutes(app: Http, house: Petitions): void {
  const { kernel, directory } = house
  const config = { policy: 'knowledge.edit' } as const
  const base = '/api/v1/knowledge/sheet'
  const today = (): string => dayAt(kernel.clock.now()).toString()
  const columns = knowledgeColumns.map((column) =>
    column.heading === '适用地区' ? { ...column, choices: directory.regions().map(({ name }) => name) } : column,
  )
  const read = async (request: FastifyRequest) => {
    const { content, name } = await sheetOf(request)
    const sheet = await readSheet(content, name)
    requireHeadings(sheet, columns)
    return sheet
  }
  const plan = async (tx: Tx, sheet: Awaited<ReturnType<typeof read>>) =>
    planSheet(directory, await sheetEntries(tx), sheet.rows, today())

  app.get(`${base}/template.xlsx`, { config, schema: { summary: `${title}：导入模板` } }, async (_request, reply) =>
    sendSheet(reply, `${title}模板`, await writeXlsx(title, columns, knowledgeExamples)),
  )

  app.get(`${base}/all.xlsx`, { config, schema: { summary: `${title}：现有内容` } }, async (request, reply) => {
    const entries = await kernel.units.read(staffPrincipal(staffOf(request)), sheetEntries)
    return sendSheet(reply, title, await writeXlsx(title, columns, entries.map(sheetRowOf)))
  })

  app.post(
    base,
    { config, schema: { summary: `${title}：导入为草稿（preview=1 只预览）`, querystring: Preview } },
    async (request) => {
      const sheet = await read(request)
      const staff = staffOf(request)
      if (request.query.preview === '1') {
        const { rows } = await kernel.units.read(staffPrincipal(staff), (tx) => plan(tx, sheet))
        return { counts: countsOf(rows), rows }
      }
      return administer(house, request, async (tx, at) => {
        const { rows, write } = await plan(tx, sheet)
        await write(tx, staff, { today: today(), at })
        const counts = countsOf(rows)
        return { answer: { counts, rows }, act: 'import-knowledge', object: 'knowledge', detail: counts }
      })
    },
  )

  app.post(`${base}/marked.xlsx`, { config, schema: { summary: `${title}：带说明的原表` } }, async (request, reply) => {
    const sheet = await read(request)
    const { rows } = await kernel.units.read(staffPrincipal(staffOf(request)), (tx) => plan(tx, sheet))
    const kept = columns.filter(({ heading }) => sheet.headings.includes(heading))
    return sendSheet(
      reply,
      `${title}-说明`,
      await writeXlsx(
        title,
        [...kept, { heading: markHeading, width: 60 }],
        rows.map((row) => ({ ...row.values, [markHeading]: row.says.join('') })),
      ),
    )
  })
}

function countsOf(rows: readonly { state: 'new' | 'changed' | 'same' | 'wrong' }[]) {
  const counts = { new: 0, changed: 0, same: 0, wrong: 0 }
  for (const { state } of rows) counts[state]++
  return counts
}
