import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Http } from '../../kernel/index.ts'
import { staffOf, staffPrincipal, stillSignedIn } from '../../people/index.ts'
import type { Hotline } from '../hotline.ts'
import { seatView } from './call-views.ts'

/**
 * The screen of one seat as server-sent events: at once, at every change of its own call, and at `deskRefreshMs` anyway,
 * because another process may have taken the report. How many wait goes out with it; a change that is nobody's own goes
 * to all of the organ, a little later and once for many.
 */
export function seatStreamRoute(app: Http, hotline: Hotline): void {
  const { settings, units } = hotline.house.kernel
  const ends = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const end of ends) end()
  })

  app.get(
    '/api/v1/seat/stream',
    { config: { policy: 'call.work' }, schema: { summary: '我的坐席（实时）' } },
    (request: FastifyRequest, reply: FastifyReply) => {
      const staff = staffOf(request)
      reply.hijack()
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      })
      let sent = ''
      let busy = false
      let again = false
      const push = async (): Promise<void> => {
        if (busy) {
          again = true
          return
        }
        busy = true
        if (!(await stillSignedIn(hotline.house.kernel, request))) return end()
        const { now, ...view } = await units.write(staffPrincipal(staff), (tx) => seatView(tx, hotline, staff))
        const told = JSON.stringify(view)
        if (told !== sent) reply.raw.write(`event: seat\ndata: ${JSON.stringify({ ...view, now })}\n\n`)
        sent = told
        busy = false
        if (again) {
          again = false
          await push()
        }
      }
      const refresh = (): void => {
        push().catch((error: unknown) => {
          request.log.warn({ err: error }, 'the screen of a seat failed')
          busy = false
        })
      }
      let debounce: NodeJS.Timeout | null = null
      const forget = hotline.onChanged(({ organ, accounts }) => {
        if (accounts.has(staff.account)) return refresh()
        if (organ !== staff.organ || debounce) return
        debounce = setTimeout(() => {
          debounce = null
          refresh()
        }, settings.callScreenDebounceMs)
      })
      const timer = setInterval(refresh, settings.deskRefreshMs)
      const heartbeat = setInterval(() => reply.raw.write(': \n\n'), settings.streamHeartbeatMs)
      const end = (): void => {
        forget()
        clearInterval(timer)
        clearInterval(heartbeat)
        if (debounce) clearTimeout(debounce)
        ends.delete(end)
        reply.raw.end()
      }
      ends.add(end)
      request.raw.on('close', end)
      refresh()
    },
  )
}
