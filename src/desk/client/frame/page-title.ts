import { useEffect } from 'react'

/** The window's title, by which people find the right one among many. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · 登闻工作台` : '登闻工作台'
  }, [title])
}
