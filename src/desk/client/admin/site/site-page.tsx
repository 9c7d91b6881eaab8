import { useQuery } from '@tanstack/react-query'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import { siteQuery } from '../queries.ts'
import { SiteForm } from './site-form.tsx'

/** 本市与对外信息: what public pages, receipts and letters say of the city and its office. */
export function SitePage() {
  const site = useQuery(siteQuery)
  if (site.error) return <Trouble error={site.error} onRetry={() => void site.refetch()} />
  if (site.isPending) return <Waiting />
  return <SiteForm site={site.data} />
}
