import { dayAt, isoAt, problem, type SheetColumn, writeCsv, writeXlsx } from '../kernel/index.ts'
import { type Staff, staffPrincipal } from '../people/index.ts'
import { audit } from './audit.ts'
import type { Petitions } from './petitions.ts'
import { type ListItem, type ListQuery, listPage } from './queues.ts'
import { searchCases } from './search.ts'

export type SheetFormat = 'xlsx' | 'csv'
export const sheetTypes: Readonly<Record<SheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** The columns of a list as a sheet: what stands on the screen, so nothing of a person (RG-2, RG-5). */
const columns: SheetColumn[] = [
  { heading: '编号', width: 22 },
  { heading: '标题', width: 48 },
  { heading: '状态', width: 16 },
  { heading: '现在由谁办', width: 18 },
  { heading: '渠道', width: 18 },
  { heading: '内容分类', width: 26 },
  { heading: '问题属地', width: 14 },
  { heading: '收到日', kind: 'day', width: 12 },
  { heading: '法定最后一日', kind: 'day', width: 14 },
  { heading: '剩余天数', kind: 'number', width: 10 },
  { heading: '初重件', width: 8 },
  { heading: '紧急程度', width: 10 },
]

/**
 * A list with its filters as a sheet. Whole or not at all: over `exportRows` it says how to narrow it. Who exported
 * what and how many rows stands in the audit; of a sealed case number, state and dates only (RG-1).
 * @throws problem `too-many-rows`
 */
export async function exportCases(
  house: Petitions,
  staff: Staff,
  query: Omit<ListQuery, 'limit' | 'cursor'> & { q?: string },
  format: SheetFormat,
): Promise<{ name: string; content: Buffer<ArrayBuffer> }> {
  const { units, settings, clock } = house.kernel
  const items = await units.read(staffPrincipal(staff), async (tx) => {
    if (query.q) {
      const { items, more } = await searchCases(tx, house, staff, query.q, settings.listLimitMax)
      if (more)
        throw problem('too-many-rows', {
          says: `搜到的超过${items.length}件，没有导出。`,
          remedy: '请再加一个词，例如地点或单位，缩小范围再导出。',
        })
      return items
    }
    const found: ListItem[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await listPage(tx, house, staff, {
        ...query,
        limit: settings.exportPageRows,
        ...(cursor ? { cursor } : {}),
      })
      found.push(...page.items)
      if (found.length > settings.exportRows)
        throw problem('too-many-rows', {
          says: `符合条件的超过${settings.exportRows}件，没有导出。`,
        })
      if (!page.next) return found
      cursor = page.next
    }
  })
  const { q, ...filters } = query
  await units.write(staffPrincipal(staff), (tx) =>
    // The words that were searched for may name somebody: only that it was a search is written down.
    audit(tx, isoAt(clock.now()), staff, 'export-list', query.queue ?? 'all', {
      ...filters,
      ...(q ? { search: true } : {}),
      rows: items.length,
    }),
  )
  const rows = items.map(rowOf)
  return {
    name: `件列表-${dayAt(clock.now())}.${format}`,
    content: await (format === 'xlsx' ? writeXlsx('件列表', columns, rows) : writeCsv(columns, rows)),
  }
}

const urgencies: Readonly<Record<string, string>> = { urgent: '紧急', critical: '特急', normal: '一般' }
const duplicates: Readonly<Record<string, string>> = { first: '初件', repeat: '重件' }

const rowOf = (item: ListItem) => ({
  编号: item.caseNo,
  标题: item.title,
  状态: item.stateTitle,
  现在由谁办: item.holder,
  渠道: item.channelTitle,
  内容分类: item.categoryTitle,
  问题属地: item.placeTitle,
  收到日: item.receivedOn,
  法定最后一日: item.due,
  剩余天数: item.daysLeft,
  初重件: item.dup && duplicates[item.dup],
  紧急程度: item.envelopeOnly ? '' : urgencies[item.urgency],
})
