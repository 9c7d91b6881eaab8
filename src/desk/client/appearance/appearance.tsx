import { legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs'
import { App, ConfigProvider } from 'antd'
import type { Locale } from 'antd/es/locale/index.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { antdTheme } from './antd-theme.ts'
import { type Appearance, keepAppearance, keptAppearance } from './choice.ts'

/** The bundler sees an ES module here, TypeScript a CommonJS one. */
const chinese = zhCN as unknown as Locale

const Chosen = createContext<[Appearance, (appearance: Appearance) => void]>(['system', () => {}])

export const useAppearance = () => useContext(Chosen)

/** Colours, Chinese words of the controls, and messages for everything below. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [appearance, setAppearance] = useState(keptAppearance)
  const systemIsDark = useMedia('(prefers-color-scheme: dark)')
  const dark = appearance === 'dark' || (appearance === 'system' && systemIsDark)

  useEffect(() => {
    document.documentElement.dataset.appearance = dark ? 'dark' : 'light'
  }, [dark])
  const choose = (next: Appearance): void => {
    keepAppearance(next)
    setAppearance(next)
  }
  // Chromium 87 knows neither `:where()` nor all logical properties.
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider
        locale={chinese}
        theme={antdTheme(dark)}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
      >
        <App notification={{ placement: 'bottomLeft', maxCount: 2 }} component={false}>
          <Chosen.Provider value={[appearance, choose]}>{children}</Chosen.Provider>
        </App>
      </ConfigProvider>
    </StyleProvider>
  )
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches)
  useEffect(() => {
    const list = window.matchMedia(query)
    const follow = (): void => setMatches(list.matches)
    list.addEventListener('change', follow)
    return () => list.removeEventListener('change', follow)
  }, [query])
  return matches
}
