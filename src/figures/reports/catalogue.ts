import type { ReportDefinition } from './definition.ts'
import { bulletin } from './definitions/bulletin.ts'
import { rhythmReports } from './definitions/rhythm.ts'
import { workSummary, yearReport } from './definitions/summary.ts'
import { tableReports } from './definitions/tables.ts'

/** Every report of domain.md §5.5, in the order of its id. */
export const reports: readonly ReportDefinition[] = [
  ...tableReports,
  ...rhythmReports,
  workSummary,
  yearReport,
  bulletin,
].sort((a, b) => a.id.localeCompare(b.id))

const byId = new Map<string, ReportDefinition>(reports.map((report) => [report.id, report]))
export const reportById = (id: string): ReportDefinition | undefined => byId.get(id)
