import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useKeys } from '../frame/keys.ts'
import { usePageTitle } from '../frame/page-title.ts'
import { draftId } from '../server/drafts.ts'
import { useSession } from '../session/session.tsx'
import { EnvelopeOnly } from './envelope-only.tsx'
import { LetterForm } from './letter-form.tsx'
import { type Registered, Slip } from './slip.tsx'

/** The slip of the last letter stays, over a reload too, until the next one is begun: its query code is shown once. */
const slipName = 'slip'

/** One letter after the other: form, slip, form. */
export function RegisterPage() {
  const { may, drafts } = useSession()
  const [params, setParams] = useSearchParams()
  const visitId = params.get('visit')
  const people = Number(params.get('people') ?? 1)
  const visit = useMemo(() => (visitId ? { id: visitId, people } : null), [visitId, people])
  const [slip, setSlip] = useState(() => drafts.read<Registered>(slipName)?.values ?? null)
  const next = (): void => {
    drafts.forget(slipName)
    setSlip(null)
    // The next one is nobody's number.
    setParams({})
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
  // A number that was called since goes before the slip of the last one.
  if (slip && (!visit || slip.visit === visit.id)) return <Slip registered={slip} onNext={next} />
  const registered = (done: Registered): void => {
    const made = visit ? { ...done, visit: visit.id } : done
    drafts.keep(slipName, { id: draftId(), values: made })
    setSlip(made)
  }
  return (
    <>
      <LetterForm key={visitId ?? ''} visit={visit} onRegistered={registered} />
      {!visit && <EnvelopeOnly onRegistered={registered} />}
    </>
  )
}
