import { useAppearance } from '../appearance/appearance.tsx'
import { type Appearance, appearances } from '../appearance/choice.ts'

const after: Record<Appearance, Appearance> = { system: 'light', light: 'dark', dark: 'system' }

/** One button that goes round: as the computer, light, dark. */
export function AppearanceSwitch() {
  const [appearance, choose] = useAppearance()
  const next = after[appearance]
  return (
    <button
      type="button"
      className="bar-button bar-icon"
      aria-label={`外观：${appearances[appearance]}。改为${appearances[next]}`}
      title={`外观：${appearances[appearance]}`}
      onClick={() => choose(next)}
    >
      <svg
        viewBox="0 0 20 20"
        width="18"
        height="18"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
      >
        <circle cx="10" cy="10" r="7" />
        {appearance !== 'light' && <path d={appearance === 'dark' ? fullDisc : rightHalf} fill="currentColor" />}
      </svg>
    </button>
  )
}

const rightHalf = 'M10 3a7 7 0 0 1 0 14z'
const fullDisc = 'M10 3a7 7 0 0 1 0 14a7 7 0 0 1 0-14z'
