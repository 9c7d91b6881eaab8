import { useState } from 'react'
import { useKeys } from '../frame/keys.ts'
import { usePageTitle } from '../frame/page-title.ts'
import { draftId } from '../server/drafts.ts'
import { useSession } from '../session/session.tsx'
import { LetterForm } from './letter-form.tsx'
import { type Registered, Slip } from './slip.tsx'

/** The slip of the last letter stays, over a reload too, until the next one is begun: its query code is shown once. */
const slipName = 'slip'

/** One letter after the other: form, slip, form. */
export function RegisterPage() {
  const { may, drafts } = useSession()
  const [slip, setSlip] = useState(() => drafts.read<Registered>(slipName)?.values ?? null)
  const next = (): void => {
    drafts.forget(slipName)
    setSlip(null)
  }
  useKeys({ n: slip ? next : undefined })
  usePageTitle('登记一件')
  if (!may('submission.create'))
    return (
      <main id="main" className="page">
        <h1>登记一件</h1>
        <p>您的岗位不登记来件。请由登记、分办或信访联络人员登记。</p>
      </main>
    )
  if (slip) return <Slip registered={slip} onNext={next} />
  return (
    <LetterForm
      onRegistered={(registered) => {
        drafts.keep(slipName, { id: draftId(), values: registered })
        setSlip(registered)
      }}
    />
  )
}
