import type { Http } from '../../kernel/index.ts'
import type { OrderType } from '../../law/index.ts'
import { staffOf, staffPrincipal } from '../../people/index.ts'
import {
  keyOf,
  type OrderInput,
  type Petitions,
  PublicOrder,
  StaffOrder,
  type SubmissionInput,
  submit,
} from '../../petitions/index.ts'
import { callerNumber, linkOrder } from '../calls/order-of-call.ts'
import { inboundRoutes } from './inbound-routes.ts'
import { similarRoutes } from './similar.ts'

/** Work orders (domain.md §3.2): written down by an agent, or sent over the portal. What follows are acts of the case. */
export function orderRoutes(app: Http, house: Petitions): void {
  similarRoutes(app, house)
  inboundRoutes(app, house)

  app.post(
    '/api/v1/orders',
    { config: { policy: 'order.create' }, schema: { summary: '建立12345工单', body: StaffOrder } },
    async (request, reply) => {
      const staff = staffOf(request)
      const { callId, ...told } = request.body
      const principal = staffPrincipal(staff)
      // The agent sees the caller's number masked; the order has it, unless the caller wants to stay unknown.
      const phone =
        callId && !told.anonymous && !told.petitioner?.phone
          ? await house.kernel.units.write(principal, (tx) => callerNumber(tx, house, staff, callId))
          : ''
      const order = phone ? { ...told, petitioner: { ...told.petitioner, phone } } : told
      const done = await submit(house, orderOf(order, '06'), staff, keyOf(request, staff.account, request.body))
      if (callId) {
        const { caseNo } = done
        const { placeRegion: region, place } = told
        await house.kernel.units.write(principal, (tx) =>
          linkOrder(tx, house, staff, callId, { caseNo, region, place }),
        )
      }
      return reply.status(201).send(done)
    },
  )

  app.post(
    '/api/v1/public/orders',
    { config: { policy: 'public' }, schema: { summary: '向12345提交诉求', body: PublicOrder } },
    async (request, reply) =>
      reply
        .status(201)
        .send(await submit(house, orderOf(request.body, '03'), null, keyOf(request, 'public', request.body))),
  )
}

type Body = Omit<SubmissionInput, 'channel' | 'order'> & { channel?: string; type: string } & Omit<OrderInput, 'type'>

function orderOf(
  { type, urgency, noReply, utility, category, channel, ...rest }: Body,
  usual: string,
): SubmissionInput {
  return {
    ...rest,
    channel: channel ?? usual,
    order: {
      // The schema let only known types pass.
      type: type as OrderType,
      ...(urgency ? { urgency } : {}),
      ...(noReply ? { noReply } : {}),
      ...(utility ? { utility } : {}),
      ...(category ? { category } : {}),
    },
  }
}
