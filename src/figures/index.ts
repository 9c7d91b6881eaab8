export { catalogue } from './catalogue.ts'
export { type Basis, bases } from './compile.ts'
export { factChecker, factProjector } from './facts.ts'
export { type FigureValue, figures } from './figures.ts'
export {
  compileReport,
  type DueReport,
  type FigureDetail,
  type FigureView,
  type IssueDetail,
  type IssueView,
  isFormat,
  type ModelFigure,
  type ModelPart,
  type ReportModel,
  type ReportsView,
  reportById,
  reportFile,
  reportRoutes,
  reports,
  type Span,
  type TablePart,
} from './reports/index.ts'
export { figureRoutes } from './routes.ts'
