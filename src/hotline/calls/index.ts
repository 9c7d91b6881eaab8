import type { Http } from '../../kernel/index.ts'
import type { RoundJob } from '../../petitions/index.ts'
import type { Hotline } from '../hotline.ts'
import { callRoutes } from './call-routes.ts'
import { receiveInTurn } from './receive.ts'
import { reportRoutes } from './report-routes.ts'
import { forgetCalls, startRounds } from './rounds.ts'
import { seatStreamRoute } from './seat-stream.ts'
import { shiftRoutes } from './shift-routes.ts'
import { wordsRoute } from './words-route.ts'

/** The telephone side of the desk over HTTP; engines inside the process report from now on. */
export function telephonyRoutes(app: Http, hotline: Hotline): void {
  reportRoutes(app, hotline)
  callRoutes(app, hotline)
  seatStreamRoute(app, hotline)
  shiftRoutes(app, hotline)
  wordsRoute(app)
  receiveInTurn(hotline)
  const stop = startRounds(hotline)
  app.addHook('onClose', async () => {
    stop()
    hotline.close()
  })
}

/** Numbers, reports and recordings go when their time is over. */
export const callJob = (hotline: Hotline): RoundJob => ({
  task: 'forget-calls',
  match: '23 3 * * *',
  run: () => forgetCalls(hotline),
})
