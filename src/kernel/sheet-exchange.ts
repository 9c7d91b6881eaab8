import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'
import type { Sheet, SheetColumn } from './sheet.ts'

/** A column of a sheet that is taken in; one that is needed must be there. */
export type SheetField = SheetColumn & { needed?: boolean }

/** The column in which a sheet that goes back says what is wrong; a sheet that comes again may still have it. */
export const markHeading = '说明'

/** @throws problem `sheet-unreadable` when a column that every row needs is not there, or one is not known */
export function requireHeadings(sheet: Sheet, columns: readonly SheetField[]): void {
  const missing = columns.filter(({ heading, needed }) => needed && !sheet.headings.includes(heading))
  const strange = sheet.headings.filter(
    (heading) => heading !== markHeading && !columns.some((c) => c.heading === heading),
  )
  if (!missing.length && !strange.length) return
  throw problem('sheet-unreadable', {
    says: [
      missing.length ? `缺少列：${missing.map(({ heading }) => heading).join('、')}。` : '',
      strange.length ? `不认识的列：${strange.join('、')}。` : '',
    ].join(''),
    remedy: '请下载模板，按模板的标题填写后再导入；没有导入任何内容。',
  })
}

/**
 * The sheet that a form carries, with the texts that stand before it.
 * @throws problem `wrong-media-type`, `bad-input`
 */
export async function sheetOf(
  request: FastifyRequest,
): Promise<{ content: Buffer; name: string; fields: Readonly<Record<string, string>> }> {
  if (!request.isMultipart()) throw problem('wrong-media-type')
  const part = await request.file()
  if (!part) throw problem('bad-input', { fields: [{ field: 'file', says: '请选择一个 xlsx 或 csv 文件。' }] })
  const content = await part.toBuffer()
  const fields: Record<string, string> = {}
  for (const [name, given] of Object.entries(part.fields))
    if (given && !Array.isArray(given) && given.type === 'field' && typeof given.value === 'string')
      fields[name] = given.value
  return { content, name: part.filename || '表格', fields }
}

export const sendSheet = (reply: FastifyReply, name: string, content: Buffer) =>
  reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`)
    .send(content)
