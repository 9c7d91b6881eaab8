/**
 * What engines report, in words that belong to no engine (docs/telephony.md). A type is known or the report is refused:
 * a silent guess would move a call.
 */
export const eventTypes = {
  'call.queued': '进入排队',
  'call.offered': '分配坐席',
  'call.ringing': '振铃',
  'call.agent_missed': '振铃未接',
  'call.answered': '接通',
  'call.held': '保持',
  'call.resumed': '取回',
  'call.transferred': '转接',
  'call.consulted': '三方通话',
  'call.abandoned': '来电人挂断，未接通',
  'call.voicemail': '留言',
  'call.callback_requested': '要求回拨',
  'call.ended': '通话结束',
  'call.lost': '话务平台失联，通话情况不明',
  'call.rated': '来电人评价',
  'call.wrapped': '话后处理完毕',
  'call.failed': '指令没有做成',
  'recording.started': '开始录音',
  'recording.paused': '暂停录音',
  'recording.ready': '录音完成',
  'recording.failed': '录音失败',
  'agent.state': '坐席状态',
} as const
export type EventType = keyof typeof eventTypes

/** Codes, seats and counts of an event; a number of a person never stands here. */
export type Facts = {
  seat?: string
  queue?: string
  by?: 'caller' | 'agent' | 'system'
  cause?: string
  /** Where a transfer went: a seat, or one of 110, 119, 120, 122. */
  to?: string
  score?: number
  seconds?: number
  state?: string
  reason?: string
  /** The command that it answers. */
  command?: string
}

/** One event of one call. `seq` counts up within the engine's call; instants are ISO 8601. */
export type CallEvent = { id: string; type: EventType; seq: number; occurredAt: string; facts: Facts }

/**
 * The order in which things happened, however they arrived: the engine's own count, then its clock; the id makes it
 * the same every time.
 */
export const inOrder = (events: readonly CallEvent[]): CallEvent[] =>
  [...events].sort(
    (a, b) => a.seq - b.seq || msOf(a.occurredAt) - msOf(b.occurredAt) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )

export const msOf = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds
