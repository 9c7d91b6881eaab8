import { Link } from 'react-router'
import type { QualityCheck } from '../server/api.ts'
import { subjectWords } from './words.ts'

/** What is looked at, by its number. */
export function Work({ check }: { check: Pick<QualityCheck, 'subject' | 'work'> }) {
  return check.subject === 'order' ? (
    <Link to={`/cases/${check.work}`}>工单 {check.work}</Link>
  ) : (
    <b>
      {subjectWords.call} {check.work}
    </b>
  )
}
