import { useNavigate } from 'react-router'
import { useKeys } from '../frame/keys.ts'

/** U goes back to the list that one came from; a case opened by its address has none, and goes to the first. */
export function useBackToList(): void {
  const navigate = useNavigate()
  useKeys({ u: () => void navigate(lastList()) })
}

const key = 'dengwen/last-list'

export function keepLastList(address: string): void {
  try {
    sessionStorage.setItem(key, address)
  } catch {
    // U then leads to the first list.
  }
}

function lastList(): string {
  try {
    return sessionStorage.getItem(key) ?? '/'
  } catch {
    return '/'
  }
}
