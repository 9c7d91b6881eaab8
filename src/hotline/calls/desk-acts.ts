import { isoAt, problem, type Tx } from '../../kernel/index.ts'
import type { Staff } from '../../people/index.ts'
import { audit } from '../../petitions/index.ts'
import type { CommandKind } from '../engines/engine.ts'
import type { Hotline } from '../hotline.ts'
import { assignWaiting } from './assign.ts'
import { endByHand } from './by-hand.ts'
import { type CallRow, lockCall } from './call-row.ts'
import { putCommand } from './commands.ts'
import { noteEmergency, ownCall, type Service } from './results.ts'
import { note, retell } from './retell.ts'
import { setSeat } from './seat-acts.ts'
import type { BreakReason, SeatState } from './seat-states.ts'
import { freeSeat } from './seats.ts'

/** What the buttons beside a call do; with an engine each is a command, and the event of it moves the call. */
export const callButtons = ['answer', 'hold', 'resume', 'hangup', 'pause-recording', 'start-recording'] as const
export type CallButton = (typeof callButtons)[number]

/** @throws problem where the call is not this seat's, or stands somewhere else */
export async function press(tx: Tx, hotline: Hotline, staff: Staff, id: string, button: CallButton): Promise<void> {
  const call = await lockCall(tx, id)
  if (button === 'answer') {
    if (call.offered_to !== staff.account) throw problem('not-your-call')
  } else if (ownCall(call, staff.account).stage === 'ended') throw problem('call-over')
  if (call.engine === 'manual') {
    if (button !== 'hangup') throw problem('engine-cannot', { says: '手工登记的电话，请在话机上操作。' })
    return endByHand(tx, hotline, call)
  }
  await putCommand(tx, hotline, { organ: call.organ, engine: call.engine, call: call.id, kind: button }, staff.account)
}

/**
 * HL-03: put the caller through to 110, 119, 120 or 122 at once. No order, no form, one line in the log. Where the desk
 * has no engine, the agent does it on the telephone and the line is written all the same.
 */
export async function emergency(tx: Tx, hotline: Hotline, staff: Staff, id: string, service: Service): Promise<void> {
  const call = ownCall(await lockCall(tx, id), staff.account)
  if (!call.answered_at) throw problem('call-not-answered')
  const at = await noteEmergency(tx, hotline, call, service)
  await audit(tx, at, staff, 'emergency-transfer', call.id, { service })
  if (call.stage === 'ended') return
  if (canDo(hotline, call, 'transfer'))
    await putCommand(
      tx,
      hotline,
      { organ: call.organ, engine: call.engine, call: call.id, kind: 'transfer', target: service },
      staff.account,
    )
  else {
    await note(tx, hotline.house.kernel.clock, call, 'call.transferred', { to: service })
    if (call.engine === 'manual') await endByHand(tx, hotline, call)
  }
}

/** HL-16: an officer of the organ joins; agent, caller and officer talk together. */
export async function consult(tx: Tx, hotline: Hotline, staff: Staff, id: string, organ: string): Promise<void> {
  const call = ownCall(await lockCall(tx, id), staff.account)
  if (call.stage !== 'talking' && call.stage !== 'held') throw problem('call-not-answered')
  const third = hotline.house.directory.organ(organ)
  if (!third) throw problem('bad-input', { fields: [{ field: 'organ', says: '没有这个单位。' }] })
  if (canDo(hotline, call, 'consult'))
    await putCommand(
      tx,
      hotline,
      { organ: call.organ, engine: call.engine, call: call.id, kind: 'consult', target: third.phone },
      staff.account,
    )
  else await note(tx, hotline.house.kernel.clock, call, 'call.consulted')
}

/**
 * The wrap-up is over: the caller's cases are gone from the screen, the seat takes the next call or rests.
 * @throws problem `call-needs-result` for an answered call without result and mark
 */
export async function wrapUp(
  tx: Tx,
  hotline: Hotline,
  staff: Staff,
  id: string,
  next: { state: SeatState; reason?: BreakReason | undefined },
): Promise<Set<string>> {
  const { clock } = hotline.house.kernel
  const call = ownCall(await lockCall(tx, id), staff.account)
  if (call.stage !== 'ended') throw problem('call-not-over')
  if (!call.result && !call.mark) throw problem('call-needs-result')
  await note(tx, clock, call, 'call.wrapped')
  await retell(tx, call, isoAt(clock.now()))
  await freeSeat(tx, call.id)
  await setSeat(tx, staff, next, isoAt(clock.now()))
  return new Set([staff.account, ...(await assignWaiting(tx, hotline, call.organ))])
}

const canDo = (hotline: Hotline, call: CallRow, kind: CommandKind): boolean =>
  hotline.engine(call.engine)?.adapter.can.includes(kind) ?? false
