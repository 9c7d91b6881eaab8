import { Logger, parseCronItems, type Runner, type RunnerOptions, run } from 'graphile-worker'
import { type Channels, notifyOfLimits, sendDue, sendMessage, sendPushes } from './messages/index.ts'
import { succeedOrgan } from './organ-cases.ts'
import { keepPages } from './pages.ts'
import type { Petitions } from './petitions.ts'
import type { Proposals } from './proposing/index.ts'
import { eraseShownRescues } from './rescue.ts'
import { runRoutine } from './routine.ts'
import { alarmUrgent, escalateUrgent } from './urgent.ts'

/** Work of another room that comes round by the clock. */
export type RoundJob = { task: string /** As in a crontab. */; match: string; run: () => Promise<void> }

/**
 * Work that nobody waits for: messages out, and what the calendar makes happen, once an hour.
 * @param others what rooms above this one have to do regularly
 */
export function startJobs(
  pgPool: NonNullable<RunnerOptions['pgPool']>,
  house: Petitions,
  channels: Channels,
  proposals: Proposals,
  others: readonly RoundJob[],
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
      // Once a month, at night.
      { task: 'learn-proposals', match: '37 3 1 * *', identifier: 'learn-proposals' },
      ...others.map(({ task, match }) => ({ task, match, identifier: task })),
    ]),
    taskList: {
      ...Object.fromEntries(others.map(({ task, run }) => [task, async () => run()])),
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
      'learn-proposals': async () => {
        await proposals.learn()
      },
      urgent: async () => {
        await alarmUrgent(house)
        await escalateUrgent(house)
      },
      routine: async () => {
        await runRoutine(house)
        await eraseShownRescues(house)
        await notifyOfLimits(house)
      },
    },
  })
}
