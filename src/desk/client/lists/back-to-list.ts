import { useNavigate } from 'react-router'
import { useKeys } from '../frame/keys.ts'

/** U goes back to the list that one came from; a case opened by its address has none, and goes to the first. */
export function useBackToList(): void {
  const navigate = useNavigate()
  useKeys({ u: () => void navigate(lastList()) })
}

/** The list seen last in this window, and the case opened last: where one goes on. */
const listKey = 'dengwen/last-list'
const caseKey = 'dengwen/last-case'

export const keepLastList = (address: string): void => keep(listKey, address)
export const keepLastCase = (caseNo: string): void => keep(caseKey, caseNo)
export const lastList = (): string => kept(listKey) ?? '/'
export const lastCase = (): string | null => kept(caseKey)

function keep(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value)
  } catch {
    // Then one begins at the top.
  }
}

function kept(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}
