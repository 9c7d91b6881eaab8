import { useEffect, useState } from 'react'
import { instantMs } from '../days.ts'
import { partyRoles } from '../law/codes.ts'
import type { CaseView, Party, Revealed, RevealedParty } from '../server/api.ts'
import { nowMs } from '../server/now.ts'
import { useSession } from '../session/session.tsx'
import { CodeDialog } from './code-dialog.tsx'
import { RevealDialog } from './reveal-dialog.tsx'

/** So many signers are all seen at once. */
const signersSeen = 5

/** The people of a case, masked. A look behind the mask says why, is written down, and ends by itself (RG-8). */
export function People({ view }: { view: CaseView }) {
  const { may } = useSession()
  const [asking, setAsking] = useState(false)
  const [renewing, setRenewing] = useState(false)
  const [revealed, setRevealed] = useState<Revealed | null>(null)
  const minutes = useMinutesLeft(revealed, () => setRevealed(null))
  if (!view.parties.length) return <p>没有留下姓名。</p>
  const signers = view.parties.filter(({ role }) => role === 'coSigner')
  const line = (party: Party) => (
    <li key={party.id}>
      {party.role !== 'self' && party.role !== 'coSigner' && (
        <span className="hint">{party.guardian ? '监护人' : (partyRoles[party.role] ?? party.role)}　</span>
      )}
      <span className={revealed ? 'mask open' : 'mask'}>
        <Facts party={revealed?.parties.find(({ id }) => id === party.id) ?? party} />
      </span>
      {party.minorU14 && <span className="hint">　未满14周岁，联系、送达经监护人</span>}
      {party.role === 'proxy' && !party.guardian && (
        <span className="hint">
          　{party.scope ? `权限：${party.scope}` : '没有写明权限'}；{party.document ? '有委托书' : '还没有委托书'}
        </span>
      )}
    </li>
  )
  return (
    <>
      <ul className="people">
        {view.parties.filter(({ role }) => role !== 'coSigner').map(line)}
        {signers.length > 0 && (
          <li>
            <details className="more" open={signers.length <= signersSeen}>
              <summary>联名人 {signers.length} 人</summary>
              <ul className="people signers">{signers.map(line)}</ul>
            </details>
          </li>
        )}
        <li>
          {view.eService ? '同意电子送达' : '没有同意电子送达'}
          {view.confidential ? '　要求对办理单位保密身份' : ''}
        </li>
      </ul>
      {revealed ? (
        <p>
          <button type="button" className="link-button" onClick={() => setRevealed(null)}>
            现在遮盖
          </button>{' '}
          <span className="hint" role="status">
            {minutes}分钟后自动遮盖
          </span>
        </p>
      ) : (
        may('identity.reveal') && (
          <button type="button" className="link-button" onClick={() => setAsking(true)}>
            查看（需说明用途）
          </button>
        )
      )}
      {may('case.reissue-code') && (
        <p>
          <button type="button" className="link-button" onClick={() => setRenewing(true)}>
            补发查询码（核对本人以后）
          </button>
        </p>
      )}
      {renewing && <CodeDialog caseNo={view.caseNo} onClose={() => setRenewing(false)} />}
      {asking && (
        <RevealDialog
          caseNo={view.caseNo}
          onClose={() => setAsking(false)}
          onRevealed={(shown) => {
            setAsking(false)
            setRevealed(shown)
          }}
        />
      )}
    </>
  )
}

function Facts({ party }: { party: Party | RevealedParty }) {
  const { name, phone, address, idNo } = party
  const facts = [name || '未具名', phone, idNo, address, 'email' in party ? party.email : '']
  return <>{facts.filter(Boolean).join('　')}</>
}

/** Whole minutes until the end of a look; calls back when it is over. */
function useMinutesLeft(revealed: Revealed | null, onEnd: () => void): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (!revealed) return
    const tick = (): void => {
      const leftMs = instantMs(revealed.until) - nowMs()
      if (leftMs <= 0) onEnd()
      else setLeft(Math.ceil(leftMs / 60_000))
    }
    tick()
    const timer = window.setInterval(tick, 1000)
    return () => window.clearInterval(timer)
  })
  return left
}
