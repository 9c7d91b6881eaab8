import type { Http } from '../../kernel/index.ts'
import { cite, cn2022, day, isRefusal, packOn } from '../../law/index.ts'
import { reviewGuide } from '../../petitions/index.ts'
import { longestParts } from '../guide/limits.ts'
import { guideGroups } from '../guide/ways.ts'
import { reviewPage, reviewRequest, trackAct, trackCase } from '../paths.ts'
import { type Portal, pageAt, show } from '../portal.ts'
import { open } from '../route-config.ts'
import { heldCase, signInFor } from './held.ts'
import { toldClock } from './model.ts'
import { ownCase } from './own-case.ts'

type OfCase = { Params: { caseNo: string } }

/** Ways that may stand open beside a review, each with a bar of its own that goes on running. */
const BESIDE = ['reconsider', 'court', 'labour', 'duty']

/** 复查复核怎么走: the right organ, the last day and how it is counted, the form, the other ways, the longest time. */
export function reviewRoutes(app: Http, portal: Portal): void {
  app.get<OfCase>('/track/:caseNo/review', open, async (request, reply) => {
    const caseNo = heldCase(portal, request, reply, request.params.caseNo)
    if (!caseNo) return signInFor(reply, request.params.caseNo)
    const { step, opinion, organs, rule, clock, act, asked } = await reviewGuide(portal.house, caseNo)
    const own = await ownCase(portal, caseNo)
    const pack = packOn(day(own.receivedAt.slice(0, 10)))
    return show(portal, reply, 'review', {
      page: pageAt(portal, request, reviewPage(caseNo)),
      caseNo,
      step,
      opinion,
      organs,
      rule,
      clock: clock && toldClock(clock, own.now),
      ask: act?.allowed ? trackAct(caseNo, act.action) : null,
      refused: act?.refusal ? { ...act.refusal, article: cite(act.refusal.article) } : null,
      asked,
      paper: reviewRequest(caseNo),
      ways: guideGroups()
        .flatMap(({ ways }) => ways)
        .filter(({ id }) => BESIDE.includes(id)),
      longest: longestParts(isRefusal(pack) ? cn2022 : pack),
      back: trackCase(caseNo),
    })
  })
}
