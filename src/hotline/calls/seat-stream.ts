import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Http } from '../../kernel/index.ts'
import { staffOf, staffPrincipal, stillSignedIn } from '../../people/index.ts'
import { type Hotline, telephonyPrincipal } from '../hotline.ts'
import { countWaiting, seatView } from './call-views.ts'

/**
 * The screen of one seat as server-sent events. `seat`: at once, at every change of its own call, and at `deskRefreshMs`
 * anyway, because another process may have taken the report. `queue`: how many wait, counted once for all screens of
 * the organ, however many there are.
 */
export function seatStreamRoute(app: Http, hotline: Hotline): void {
  const { settings, units } = hotline.house.kernel
  const ends = new Set<() => void>()
  const queues = queueTellers(hotline)
  app.addHook('preClose', async () => {
    queues.stop()
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
      let ended = false
      const push = async (): Promise<void> => {
        if (busy) {
          again = true
          return
        }
        busy = true
        do {
          again = false
          if (!(await stillSignedIn(hotline.house.kernel, request))) return end()
          const { now, waiting, ...view } = await units.read(staffPrincipal(staff), (tx) =>
            seatView(tx, hotline, staff),
          )
          if (ended) return
          const told = JSON.stringify(view)
          if (told !== sent) reply.raw.write(`event: seat\ndata: ${JSON.stringify({ ...view, waiting, now })}\n\n`)
          sent = told
        } while (again)
        busy = false
      }
      const refresh = (): void => {
        push().catch((error: unknown) => {
          busy = false
          if (!ended) request.log.warn({ err: error }, 'the screen of a seat failed')
        })
      }
      const forget = hotline.onChanged(({ accounts }) => {
        if (accounts.has(staff.account)) refresh()
      })
      const leave = queues.join(staff.organ, (waiting) =>
        reply.raw.write(`event: queue\ndata: ${JSON.stringify({ waiting })}\n\n`),
      )
      const timer = setInterval(refresh, settings.deskRefreshMs)
      const heartbeat = setInterval(() => reply.raw.write(': \n\n'), settings.streamHeartbeatMs)
      const end = (): void => {
        ended = true
        forget()
        leave()
        clearInterval(timer)
        clearInterval(heartbeat)
        ends.delete(end)
        reply.raw.end()
      }
      ends.add(end)
      request.raw.on('close', end)
      refresh()
    },
  )
}

/** Counts the waiting of an organ a moment after a change, once for many changes, and tells every screen of it. */
function queueTellers(hotline: Hotline) {
  const { settings, units, log } = hotline.house.kernel
  const screens = new Map<string, Set<(waiting: number) => void>>()
  const soon = new Map<string, NodeJS.Timeout>()
  const told = new Map<string, number>()
  const count = async (organ: string): Promise<void> => {
    const waiting = await units.read(telephonyPrincipal(organ), (tx) => countWaiting(tx, organ))
    if (told.get(organ) === waiting) return
    told.set(organ, waiting)
    for (const tell of screens.get(organ) ?? []) tell(waiting)
  }
  const forget = hotline.onChanged(({ organ }) => {
    if (soon.has(organ) || !screens.get(organ)?.size) return
    const timer = setTimeout(() => {
      soon.delete(organ)
      count(organ).catch((error: unknown) => log.warn({ err: error }, 'the queue was not counted'))
    }, settings.callScreenDebounceMs)
    soon.set(organ, timer)
  })
  return {
    join(organ: string, tell: (waiting: number) => void): () => void {
      const own = screens.get(organ) ?? new Set()
      screens.set(organ, own.add(tell))
      return () => void own.delete(tell)
    },
    stop(): void {
      forget()
      for (const timer of soon.values()) clearTimeout(timer)
    },
  }
}
