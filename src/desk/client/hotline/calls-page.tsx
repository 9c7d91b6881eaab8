import '../styles/hotline.css'
import { useQuery } from '@tanstack/react-query'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { useSession } from '../session/session.tsx'
import { CallPanel } from './call-panel.tsx'
import { MissedCalls } from './missed-calls.tsx'
import { OrderForm } from './order-form.tsx'
import { SeatBar } from './seat-bar.tsx'
import { useSeat, wordsQuery } from './use-seat.ts'

/** The screen of a seat: the call above, what it is about below, knowledge beside. Everything by keyboard. */
export function CallsPage() {
  usePageTitle('接电话')
  const { may } = useSession()
  if (!may('call.work'))
    return (
      <main id="main" className="page">
        <h1>接电话</h1>
        <p>这里是12345坐席接电话的地方，您的岗位不接电话。</p>
      </main>
    )
  return <Seat />
}

function Seat() {
  const { seat, live } = useSeat()
  const words = useQuery(wordsQuery)
  if ((seat.error && !seat.data) || words.error)
    return (
      <main id="main" className="page">
        <h1>接电话</h1>
        <Trouble error={seat.error ?? words.error} onRetry={() => void seat.refetch()} />
      </main>
    )
  if (!seat.data || !words.data) return <Waiting />
  const { call } = seat.data
  return (
    <main id="main" className="page calls">
      <h1>接电话</h1>
      <SeatBar seat={seat.data} words={words.data} live={live} />
      {call ? (
        <>
          <CallPanel key={call.id} call={call} words={words.data} />
          {call.answeredAt && !call.wrappedAt && <OrderForm key={`order-${call.id}`} call={call} words={words.data} />}
        </>
      ) : (
        <MissedCalls />
      )}
    </main>
  )
}
