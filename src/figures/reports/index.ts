export { reportById, reports } from './catalogue.ts'
export { compileReport, type ReportQuestion } from './compile.ts'
export type { ReportDefinition } from './definition.ts'
export type { DueReport } from './due.ts'
export { type Format, formats, isFormat, reportFile } from './forms/index.ts'
export { type ReportText, reportText } from './forms/text.ts'
export { indicators, neverIndicators } from './indicators.ts'
export {
  begin as beginReport,
  issue as issueReport,
  lockIssue,
  moveTo as moveReport,
  type OpenIssue,
} from './issues.ts'
export type { FigureDetail, FigureView } from './looking.ts'
export type { ModelFigure, ModelIssue, ModelPart, ReportModel, TablePart, TableRow } from './model.ts'
export { type BulletinItem, bulletinItem, type DataSet, dataSets, openBulletins, openDataRoutes } from './open.ts'
export { papersOf } from './papers.ts'
export { type RefusalCount, refusals } from './refusals.ts'
export type { PaperIssues } from './rhythm.ts'
export { type IssueDetail, type IssueView, type ReportsView, reportRoutes } from './routes.ts'
export type { Span } from './words.ts'
