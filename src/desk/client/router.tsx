import { createBrowserRouter } from 'react-router'
import { CrashPage } from './frame/crash.tsx'
import { Frame } from './frame/frame.tsx'
import { Home } from './frame/home.tsx'
import { NothingHere } from './frame/nothing-here.tsx'
import { watchTheWay } from './frame/on-the-way.ts'
import { Waiting } from './frame/waiting.tsx'
import { ListPage } from './lists/list-page.tsx'
import { SearchPage } from './lists/search-page.tsx'

/** Addresses of the desk. Pages that not everybody opens first come in chunks of their own. */
export const router = createBrowserRouter(
  [
    {
      Component: Frame,
      ErrorBoundary: CrashPage,
      HydrateFallback: () => <Waiting page />,
      children: [
        {
          // A page that breaks leaves the frame standing.
          ErrorBoundary: CrashPage,
          children: [
            { index: true, Component: Home },
            { path: 'lists/:queue', Component: ListPage },
            { path: 'search', Component: SearchPage },
            {
              path: 'cases/:caseNo',
              lazy: async () => ({ Component: (await import('./case/case-page.tsx')).CasePage }),
            },
            {
              path: 'register',
              lazy: async () => ({ Component: (await import('./register/register-page.tsx')).RegisterPage }),
            },
            {
              path: 'backfill',
              lazy: async () => ({ Component: (await import('./backfill/backfill-page.tsx')).BackfillPage }),
            },
            { path: 'calls', lazy: async () => ({ Component: (await import('./hotline/calls-page.tsx')).CallsPage }) },
            {
              path: 'visits',
              lazy: async () => ({ Component: (await import('./visits/visits-page.tsx')).VisitsPage }),
            },
            {
              path: 'visits/record/:caseNo',
              lazy: async () => ({ Component: (await import('./visits/record-page.tsx')).RecordPage }),
            },
            {
              path: 'visits/evidence/:caseNo',
              lazy: async () => ({ Component: (await import('./visits/evidence-page.tsx')).EvidencePage }),
            },
            { path: 'bulk', lazy: async () => ({ Component: (await import('./bulk/bulk-page.tsx')).BulkPage }) },
            {
              path: 'approve/:caseNo?',
              lazy: async () => ({ Component: (await import('./approve/approve-page.tsx')).ApprovePage }),
            },
            { path: 'post', lazy: async () => ({ Component: (await import('./print/post-page.tsx')).PostPage }) },
            {
              path: 'messages',
              lazy: async () => ({ Component: (await import('./messages/failed-page.tsx')).FailedMessagesPage }),
            },
            {
              path: 'figures',
              lazy: async () => ({ Component: (await import('./figures/catalogue-page.tsx')).FiguresPage }),
            },
            {
              path: 'figures/:id',
              lazy: async () => ({ Component: (await import('./figures/figure-page.tsx')).FigurePage }),
            },
            {
              path: 'entry-checks',
              lazy: async () => ({ Component: (await import('./figures/entry-check-page.tsx')).EntryCheckPage }),
            },
            {
              path: 'beside',
              lazy: async () => ({ Component: (await import('./figures/beside-page.tsx')).BesidePage }),
            },
            {
              path: 'reports',
              lazy: async () => ({ Component: (await import('./figures/reports-page.tsx')).ReportsPage }),
            },
            {
              path: 'reports/view/:code',
              lazy: async () => ({ Component: (await import('./figures/live-report-page.tsx')).LiveReportPage }),
            },
            {
              path: 'reports/:id',
              lazy: async () => ({ Component: (await import('./figures/issue-page.tsx')).IssuePage }),
            },
            {
              path: 'oversight',
              lazy: async () => ({ Component: (await import('./oversight/oversight-page.tsx')).OversightPage }),
            },
            {
              path: 'oversight/new',
              lazy: async () => ({ Component: (await import('./oversight/letter-form.tsx')).LetterFormPage }),
            },
            {
              path: 'oversight/:id',
              lazy: async () => ({ Component: (await import('./oversight/letter-page.tsx')).LetterPage }),
            },
            {
              path: 'oversight/:id/edit',
              lazy: async () => ({ Component: (await import('./oversight/letter-form.tsx')).LetterFormPage }),
            },
            {
              path: 'knowledge',
              lazy: async () => ({ Component: (await import('./knowledge/search-page.tsx')).KnowledgeSearchPage }),
            },
            {
              path: 'knowledge/edit',
              lazy: async () => ({ Component: (await import('./knowledge/lists-page.tsx')).KnowledgeListsPage }),
            },
            {
              path: 'knowledge/entries/:id',
              lazy: async () => ({ Component: (await import('./knowledge/entry-page.tsx')).KnowledgeEntryPage }),
            },
            {
              path: 'knowledge/duties',
              lazy: async () => ({ Component: (await import('./knowledge/duties-page.tsx')).KnowledgeDutiesPage }),
            },
            {
              path: 'knowledge/recalls',
              lazy: async () => ({ Component: (await import('./knowledge/recalls-page.tsx')).KnowledgeRecallsPage }),
            },
            {
              path: 'knowledge/import',
              lazy: async () => ({ Component: (await import('./knowledge/import-page.tsx')).KnowledgeImportPage }),
            },
            {
              path: 'quality',
              lazy: async () => ({ Component: (await import('./quality/quality-page.tsx')).QualityPage }),
            },
            {
              path: 'quality/own',
              lazy: async () => ({ Component: (await import('./quality/own-page.tsx')).OwnQualityPage }),
            },
            {
              path: 'quality/:id',
              lazy: async () => ({ Component: (await import('./quality/sample-page.tsx')).QualitySamplePage }),
            },
            { path: 'help', lazy: async () => ({ Component: (await import('./help/help-page.tsx')).HelpPage }) },
            { path: 'law', lazy: async () => ({ Component: (await import('./law/law-page.tsx')).LawPage }) },
            {
              path: 'account',
              lazy: async () => ({ Component: (await import('./account/account-page.tsx')).AccountPage }),
            },
            {
              path: 'admin',
              lazy: async () => ({ Component: (await import('./admin/admin-home.tsx')).AdminHome }),
            },
            {
              path: 'admin/:page/:item?',
              lazy: async () => ({ Component: (await import('./admin/admin-page.tsx')).AdminPage }),
            },
            { path: '*', Component: NothingHere },
          ],
        },
      ],
    },
  ],
  { basename: '/desk' },
)

// A page without a chunk of its own is there at once for the router, and a moment later for the eye.
watchTheWay((key) => router.state.navigation.state !== 'idle' || router.state.location.key !== key)
