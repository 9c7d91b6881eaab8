import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { AppearanceProvider } from './appearance/appearance.tsx'
import { CrashBoundary } from './frame/crash.tsx'
import { router } from './router.tsx'
import { createQueryClient } from './server/queries.ts'
import { SessionProvider } from './session/session.tsx'

const place = document.getElementById('desk')
if (!place) throw new Error('index.html has no #desk')

createRoot(place).render(
  <StrictMode>
    <AppearanceProvider>
      <CrashBoundary>
        <QueryClientProvider client={createQueryClient()}>
          <SessionProvider>
            <RouterProvider router={router} />
          </SessionProvider>
        </QueryClientProvider>
      </CrashBoundary>
    </AppearanceProvider>
  </StrictMode>,
)
