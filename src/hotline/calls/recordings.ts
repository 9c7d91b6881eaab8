import { hash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { dayAt, isoAt, open, openText, problem, seal, type Tx } from '../../kernel/index.ts'
import type { Staff } from '../../people/index.ts'
import { audit } from '../../petitions/index.ts'
import { type Engine, type Hotline, telephonyPrincipal } from '../hotline.ts'
import { type CallRow, callById } from './call-row.ts'

/** Why somebody listens. */
export const playPurposes = {
  complete: '补全工单',
  complaint: '核实对坐席的投诉',
  quality: '质检',
  request: '本人要求听取',
  dispute: '核实办理争议',
} as const
export type PlayPurpose = keyof typeof playPurposes

export type RecordingView = {
  id: string
  state: 'awaited' | 'kept' | 'failed' | 'erased'
  seconds: number | null
  at: string
  keepUntil: string
  held: boolean
  /** SHA-256 of what was recorded, in hex. */
  digest: string | null
  plays: number
}

/** Note that the engine has a recording; it is fetched after the commit. The same reference twice is one. */
export async function awaitRecording(
  tx: Tx,
  hotline: Hotline,
  call: CallRow,
  reference: string,
  seconds: number | null,
): Promise<void> {
  const { clock, settings, vault } = hotline.house.kernel
  const now = clock.now()
  const id = hash('sha256', `${call.engine}\n${reference}`, 'base64url').slice(0, 22)
  await sql`insert into call_recording (id, organ, call, reference, state, seconds, at, keep_until) values
    (${id}, ${call.organ}, ${call.id}, ${seal(vault.system, `call_recording|reference|${id}`, reference)}, 'awaited', ${seconds},
     ${isoAt(now)}, ${dayAt(now).add({ days: settings.recordingKeepDays }).toString()}) on conflict (id) do nothing`.execute(
    tx,
  )
}

/** Fetch what an engine has recorded and keep it sealed. What is not there yet is asked for again by the next round. */
export async function fetchRecordings(hotline: Hotline, engine: Engine): Promise<void> {
  const { units, vault, files } = hotline.house.kernel
  const principal = telephonyPrincipal(engine.organ)
  const { rows } = await units.read(principal, (tx) =>
    sql<{
      id: string
      reference: Buffer
    }>`select r.id, r.reference from call_recording r join hotline_call c on c.id = r.call
      where c.engine = ${engine.code} and r.state = 'awaited' order by r.at limit 20`.execute(tx),
  )
  for (const { id, reference } of rows) {
    const found = await engine.adapter.recording(openText(vault.system, `call_recording|reference|${id}`, reference))
    if (!found) continue
    await units.write(principal, async (tx) => {
      // A report and a round may both have fetched it: the first one keeps it, under its key.
      const { rows: awaited } = await sql<{
        id: string
      }>`select id from call_recording where id = ${id} and state = 'awaited' for update`.execute(tx)
      if (awaited.length === 0) return
      const key = randomBytes(32)
      await files.put(fileOf(id), seal(key, `call_recording|content|${id}`, found.content))
      await sql`update call_recording set state = 'kept', file_key = ${seal(vault.system, `call_recording|key|${id}`, key)},
        digest = ${hash('sha256', found.content, 'buffer')}, media_type = ${found.mediaType}, bytes = ${found.content.length},
        seconds = ${found.seconds} where id = ${id}`.execute(tx)
    })
  }
}

export async function recordingsOf(tx: Tx, call: string): Promise<RecordingView[]> {
  const { rows } = await sql<{
    id: string
    state: RecordingView['state']
    seconds: number | null
    at: string
    keep_until: string
    held: boolean
    digest: Buffer | null
    plays: number
  }>`select r.id, r.state, r.seconds, r.at, r.keep_until, r.held, r.digest, (select count(*)::int from recording_play p where p.recording = r.id) as plays
    from call_recording r where r.call = ${call} order by r.at, r.id`.execute(tx)
  return rows.map(({ keep_until, digest, ...row }) => ({
    ...row,
    keepUntil: keep_until,
    digest: digest?.toString('hex') ?? null,
  }))
}

/**
 * The sound of a call, for a purpose and a reason that are kept with who listened. Only whoever had the call, or leads
 * the shift.
 */
export async function playRecording(
  tx: Tx,
  hotline: Hotline,
  staff: Staff,
  asked: { call: string; recording: string; purpose: PlayPurpose; reason: string },
): Promise<{ content: Buffer; mediaType: string }> {
  const { vault, files, clock } = hotline.house.kernel
  const call = await callById(tx, asked.call)
  if (call.account !== staff.account && !staff.roles.includes('shift-leader')) throw problem('not-your-call')
  const { rows } = await sql<{ file_key: Buffer | null; media_type: string | null; digest: Buffer | null }>`
    select file_key, media_type, digest from call_recording where id = ${asked.recording} and call = ${call.id} and state = 'kept'`.execute(
    tx,
  )
  const [row] = rows
  if (!row?.file_key || !row.media_type) throw problem('not-found')
  const at = isoAt(clock.now())
  await sql`insert into recording_play (organ, recording, at, account, purpose, reason) values
    (${call.organ}, ${asked.recording}, ${at}, ${staff.account}, ${asked.purpose},
     ${seal(vault.system, `recording_play|reason|${asked.recording}|${at}`, asked.reason)})`.execute(tx)
  await audit(tx, at, staff, 'play-recording', call.id, { purpose: asked.purpose })
  const key = open(vault.system, `call_recording|key|${asked.recording}`, row.file_key)
  const content = open(key, `call_recording|content|${asked.recording}`, await files.get(fileOf(asked.recording)))
  if (!row.digest?.equals(hash('sha256', content, 'buffer'))) throw problem('recording-damaged')
  return { content, mediaType: row.media_type }
}

/** Recordings past their day go, unless somebody holds them for a dispute. @returns how many */
export async function eraseRecordings(tx: Tx, hotline: Hotline): Promise<number> {
  const { files, clock } = hotline.house.kernel
  const { rows } = await sql<{ id: string }>`update call_recording set state = 'erased', file_key = null
    where state in ('kept', 'awaited') and not held and keep_until < ${dayAt(clock.now()).toString()} returning id`.execute(
    tx,
  )
  for (const { id } of rows) await files.remove(fileOf(id))
  return rows.length
}

/** The name under which the store keeps it. */
const fileOf = (id: string): string => `recording-${hash('sha256', id, 'hex').slice(0, 32)}`
