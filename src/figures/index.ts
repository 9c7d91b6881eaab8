export { type Cell, type Claim, type Disagreement, disagreements, type PrintedTable } from './adds-up.ts'
export { type Beside, type BesideLine, beside, besideColumns, namedIn } from './beside.ts'
export { catalogue } from './catalogue.ts'
export type { TypedLine } from './comparisons/keeping.ts'
export { type ComparisonDetail, type ComparisonView, comparisonRoutes } from './comparisons/routes.ts'
export { type Basis, bases } from './compile.ts'
export { cubeDifferences, cubeJob, foldCube } from './cube.ts'
export { type EntryCheckView, entryCheckRoutes, type OrganResult, type SampleView } from './entry-check/routes.ts'
export { factChecker, factProjector } from './facts.ts'
export { type FigureValue, figures } from './figures.ts'
export {
  type BulletinItem,
  beginReport,
  bulletinItem,
  compileReport,
  type DataSet,
  type DueReport,
  dataSets,
  type FigureDetail,
  type FigureView,
  type Format,
  type IssueDetail,
  type IssueView,
  indicators,
  isFormat,
  issueReport,
  lockIssue,
  type ModelFigure,
  type ModelPart,
  moveReport,
  neverIndicators,
  type OpenIssue,
  openBulletins,
  openDataRoutes,
  type PaperIssues,
  papersOf,
  type RefusalCount,
  type ReportDefinition,
  type ReportModel,
  type ReportQuestion,
  type ReportsView,
  type ReportText,
  refusals,
  reportById,
  reportFile,
  reportRoutes,
  reports,
  reportText,
  type Span,
  type TablePart,
} from './reports/index.ts'
export { figureRoutes } from './routes.ts'
