import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Http, isoAt } from '../kernel/index.ts'
import { staffOf, staffPrincipal, stillSignedIn } from '../people/index.ts'
import { countQueues, type Petitions } from '../petitions/index.ts'

/** What the staff app asks for beside the rooms' own routes: what it runs on, and live counts. */
export function streamRoutes(app: Http, house: Petitions): void {
  aboutRoute(app, house)
  countsRoute(app, house)
}

/**
 * Whether this is the sample city (its banner stands on the sign-in page too), and the office's time: browsers have no
 * `Temporal`, and the clock of a PC is not to be believed.
 */
function aboutRoute(app: Http, house: Petitions): void {
  app.get(
    '/api/v1/desk',
    { config: { policy: 'public' }, schema: { summary: '工作台：是否示例数据、现在的时间' } },
    async () => ({ demo: house.kernel.demo, now: isoAt(house.kernel.clock.now()) }),
  )
}

/**
 * Live counts of the work lists as server-sent events: at once, then after each change of this organ's lists, and at
 * `deskRefreshMs` anyway, because another process may have changed them.
 */
function countsRoute(app: Http, house: Petitions): void {
  const { settings, units } = house.kernel
  const ends = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const end of ends) end()
  })

  app.get(
    '/api/v1/queues/stream',
    { config: { policy: 'case.list' }, schema: { summary: '工作列表件数（实时）' } },
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
        if (!(await stillSignedIn(house.kernel, request))) return end()
        const counts = JSON.stringify(
          await units.read(staffPrincipal(staff), (tx) => countQueues(tx, house, staff.organ)),
        )
        if (counts !== sent) reply.raw.write(`event: counts\ndata: ${counts}\n\n`)
        sent = counts
        busy = false
        if (again) {
          again = false
          await push()
        }
      }
      const refresh = (): void => {
        push().catch((error: unknown) => {
          request.log.warn({ err: error }, 'live counts failed')
          busy = false
        })
      }
      let debounce: NodeJS.Timeout | null = null
      const forget = house.onChanged((desks) => {
        if (!desks.has(staff.organ) || debounce) return
        debounce = setTimeout(() => {
          debounce = null
          refresh()
        }, settings.deskDebounceMs)
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
