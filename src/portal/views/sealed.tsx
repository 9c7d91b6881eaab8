import type { ReactNode } from 'react'
import { SUBMIT } from '../paths.ts'

const DOOR = 'sealed-door'

/**
 * The way into the sealed door (purpose 04, RG-1). A button, not a link: the address stays `/submit`, so the
 * browser's history does not tell who went there. Needs one `SealedDoor` on the page.
 */
export function ToSealed({ children }: { children: ReactNode }) {
  return (
    <button className="link" form={DOOR} type="submit" name="go" value="seal">
      {children}
    </button>
  )
}

export function SealedDoor() {
  return <form id={DOOR} method="post" action={SUBMIT} hidden />
}
