import { useState } from 'react'
import { Link } from 'react-router'
import { useSession } from '../session/session.tsx'
import { AppearanceSwitch } from './appearance-switch.tsx'
import { HelpPanel } from './help-panel.tsx'
import { useKeys } from './keys.ts'
import { PersonMenu } from './person-menu.tsx'
import { SearchBox } from './search-box.tsx'

/** The dark bar: home, search, who is at the desk. */
export function Header() {
  const { me, may } = useSession()
  const [helpShown, showHelp] = useState(false)
  useKeys({ '?': () => showHelp(true) })
  return (
    <header className="bar">
      <Link className="bar-name" to="/">
        登闻
      </Link>
      {may('case.list') && <SearchBox />}
      <span className="bar-who">
        {me.organName} · {me.post}
      </span>
      <button type="button" className="bar-button bar-keys" onClick={() => showHelp(true)}>
        <kbd>?</kbd> <span>帮助</span>
      </button>
      <AppearanceSwitch />
      <PersonMenu />
      {helpShown && <HelpPanel onClose={() => showHelp(false)} />}
    </header>
  )
}
