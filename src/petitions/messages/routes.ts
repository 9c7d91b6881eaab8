import { Type } from 'typebox'
import { type Http, problem } from '../../kernel/index.ts'
import { staffOf, staffPrincipal } from '../../people/index.ts'
import { parseCaseNo } from '../numbers.ts'
import type { Petitions } from '../petitions.ts'
import { findCase, openCase } from '../store.ts'
import { messageAdminRoutes } from './admin-routes.ts'
import { failedMessages, messagesOf, sendAgain } from './case-messages.ts'
import type { Channels } from './channels.ts'
import { gatewayRoutes } from './gateway-routes.ts'
import { pushRoutes } from './push-routes.ts'

const CaseNo = Type.String({ maxLength: 40 })

/** 送达与通知: what became of the notices of a case, and what the desk does about one that did not leave. */
export function messageRoutes(app: Http, house: Petitions, channels: Channels): void {
  const { units, settings } = house.kernel

  app.get(
    '/api/v1/cases/:caseNo/messages',
    {
      config: { policy: 'case.read' },
      schema: { summary: '件的通知：发出、送到、没有发出', params: Type.Object({ caseNo: CaseNo }) },
    },
    async (request) => {
      const staff = staffOf(request)
      const caseNo = caseNoOf(request.params.caseNo)
      return units.read(staffPrincipal(staff), async (tx) => {
        if (!(await findCase(tx, caseNo))) throw problem('case-not-found')
        const { state } = await openCase(tx, house.kernel.vault, caseNo)
        return { items: await messagesOf(tx, caseNo, state) }
      })
    },
  )

  app.get(
    '/api/v1/messages/failed',
    { config: { policy: 'case.list' }, schema: { summary: '本单位没有发出的通知' } },
    async (request) => {
      const staff = staffOf(request)
      return {
        items: await units.read(staffPrincipal(staff), (tx) => failedMessages(tx, staff.organ, settings.listLimitMax)),
      }
    },
  )

  app.post(
    '/api/v1/cases/:caseNo/messages/:id/again',
    {
      config: { policy: 'message.again' },
      schema: {
        summary: '重发一条通知，或改为随文书邮寄',
        params: Type.Object({ caseNo: CaseNo, id: Type.String({ pattern: '^\\d{1,15}$' }) }),
        body: Type.Object({ via: Type.Enum(['again', 'post']) }, { additionalProperties: false }),
      },
    },
    async (request) =>
      sendAgain(house, staffOf(request), caseNoOf(request.params.caseNo), Number(request.params.id), request.body.via),
  )

  messageAdminRoutes(app, house, channels)
  pushRoutes(app, house)
  gatewayRoutes(app, house, channels)
}

function caseNoOf(typed: string): string {
  const caseNo = parseCaseNo(typed)
  if (!caseNo) throw problem('case-not-found')
  return caseNo
}
