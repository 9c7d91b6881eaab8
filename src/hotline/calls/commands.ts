import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { isoAt, openText, problem, seal, type Tx } from '../../kernel/index.ts'
import { type CommandKind, commandKinds } from '../engines/engine.ts'
import { type Engine, type Hotline, telephonyPrincipal } from '../hotline.ts'

/** Tries of one command before it counts as failed. */
const triesMost = 3

/**
 * Put a command into the outbox, in the transaction of what asks for it. It leaves after the commit, under its own key; an
 * event of `expects` proves it done.
 * @throws problem `engine-cannot` where the engine has no such command
 */
export async function putCommand(
  tx: Tx,
  hotline: Hotline,
  command: {
    organ: string
    engine: string
    call: string
    kind: CommandKind
    seat?: string | null
    target?: string | null
  },
  account: string | null,
): Promise<void> {
  const { kernel } = hotline.house
  const engine = hotline.engine(command.engine)
  if (!engine?.adapter.can.includes(command.kind))
    throw problem('engine-cannot', { says: `现在的话务平台不支持“${commandKinds[command.kind].title}”。` })
  const id = randomBytes(12).toString('base64url')
  const data = JSON.stringify({ seat: command.seat ?? null, target: command.target ?? null })
  await sql`insert into call_command (id, organ, engine, call, kind, data, expects, state, at, account) values
    (${id}, ${command.organ}, ${command.engine}, ${command.call}, ${command.kind},
     ${seal(kernel.vault.system, `call_command|data|${id}`, data)}, ${[...commandKinds[command.kind].expects]}, 'queued',
     ${isoAt(kernel.clock.now())}, ${account})`.execute(tx)
}

/** Events of a call prove its commands done. */
export async function settleCommands(tx: Tx, call: string, types: readonly string[], at: string): Promise<void> {
  await sql`update call_command set state = 'done', settled_at = ${at}
    where call = ${call} and state in ('queued', 'sent') and expects && ${[...types]}::text[]`.execute(tx)
}

type Waiting = { id: string; kind: CommandKind; data: Buffer; call: string; engine_call: string | null; tries: number }

/**
 * Send what waits for one engine, oldest first. Claimed before and settled after, so two senders do not send one command
 * at once; a sender that dies leaves it to be sent again under the same key.
 */
export async function sendCommands(hotline: Hotline, engine: Engine): Promise<void> {
  const { units, clock, vault, settings } = hotline.house.kernel
  const principal = telephonyPrincipal(engine.organ)
  for (;;) {
    const now = clock.now()
    const claimed = await units.write(principal, (tx) =>
      sql<Waiting>`update call_command c set state = 'sent', sent_at = ${isoAt(now)}, tries = tries + 1
        where id = (select id from call_command where engine = ${engine.code} and (state = 'queued'
            or state = 'sent' and sent_at < ${isoAt(now.subtract({ milliseconds: settings.callCommandMs }))})
          order by at, id limit 1 for update skip locked)
        returning id, kind, data, call, tries, (select engine_call from hotline_call h where h.id = c.call) as engine_call`.execute(
        tx,
      ),
    )
    const [command] = claimed.rows
    if (!command) return
    const { seat, target } = JSON.parse(openText(vault.system, `call_command|data|${command.id}`, command.data)) as {
      seat: string | null
      target: string | null
    }
    const taken =
      command.tries > triesMost
        ? ({ taken: false, failure: 'no-event', again: false } as const)
        : await engine.adapter.perform({
            key: command.id,
            kind: command.kind,
            engineCall: command.engine_call,
            seat,
            target,
            ringMs: settings.callRingMs,
          })
    if (taken.taken) continue
    const again = taken.again && command.tries < triesMost
    await units.write(principal, (tx) =>
      sql`update call_command set state = ${again ? 'queued' : 'failed'}, failure = ${taken.failure},
          settled_at = ${again ? null : isoAt(clock.now())} where id = ${command.id} and state = 'sent'`.execute(tx),
    )
    if (again) return
    await commandFailed(hotline, engine, command)
  }
}

/** What was not done must not look as if it were: a seat that does not ring is free again, and its screen is told. */
async function commandFailed(hotline: Hotline, engine: Engine, { kind, call }: Waiting): Promise<void> {
  const accounts = await hotline.house.kernel.units.write(telephonyPrincipal(engine.organ), async (tx) => {
    if (kind === 'assign')
      await sql`update hotline_call set offered_to = null where id = ${call} and stage = 'waiting'`.execute(tx)
    const { rows } = await sql<{ account: string }>`
      update call_seat set state = case when ${kind === 'assign'} and state = 'ringing' then 'ready' else state end,
        call = case when ${kind === 'assign'} and state = 'ringing' then null else call end
      where call = ${call} returning account`.execute(tx)
    return rows.map(({ account }) => account)
  })
  hotline.changed({ organ: engine.organ, accounts: new Set(accounts) })
}
