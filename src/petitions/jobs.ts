import { Logger, parseCronItems, type Runner, type RunnerOptions, run } from 'graphile-worker'
import { type Channels, notifyOfLimits, sendDue, sendMessage, sendPushes } from './messages/index.ts'
import { succeedOrgan } from './organ-cases.ts'
import { keepPages } from './pages.ts'
import type { Petitions } from './petitions.ts'
import { runRoutine } from './routine.ts'
import { alarmUrgent, escalateUrgent } from './urgent.ts'

/** Work that nobody waits for: messages out, and what the calendar makes happen, once an hour. */
export function startJobs(
  pgPool: NonNullable<RunnerOptions['pgPool']>,
  house: Petitions,
  channels: Channels,
): Promise<Runner> {
  return run({
    pgPool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: new Logger(() => () => {}),
    parsedCronItems: parseCronItems([
      { task: 'routine', match: '7 * * * *', identifier: 'routine' },
      { task: 'urgent', match: '*/10 * * * *', identifier: 'urgent' },
      { task: 'send-due', match: '* * * * *', identifier: 'send-due' },
    ]),
    taskList: {
      'send-message': async (payload) => sendMessage(house, channels, (payload as { id: number }).id),
      'keep-pages': async (payload) => keepPages(house, (payload as { caseNo: string }).caseNo),
      'send-due': async () => {
        await channels.reload()
        await sendDue(house, channels)
        await sendPushes(house)
      },
      'send-pushes': async () => sendPushes(house),
      'succeed-organ': async (payload) => {
        const { closed, successor } = payload as { closed: string; successor: string }
        await succeedOrgan(house, closed, successor)
      },
      urgent: async () => {
        await alarmUrgent(house)
        await escalateUrgent(house)
      },
      routine: async () => {
        await runRoutine(house)
        await notifyOfLimits(house)
      },
    },
  })
}
