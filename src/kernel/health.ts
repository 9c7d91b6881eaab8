import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Http } from './http.ts'
import type { Kernel } from './kernel.ts'
import { publicPrincipal } from './unit.ts'

/**
 * `/health` is 200 while a registration can be taken, with reasons otherwise; what does not hinder it stands in `notes`.
 * `/metrics` speaks OpenMetrics.
 * @param messages how many messages wait, and how many did not leave
 */
export function healthRoutes(
  app: Http,
  kernel: Kernel,
  messages: () => Promise<Record<'waiting' | 'failed', number>>,
): void {
  const registry = new Registry()
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE as never)
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'dengwen_http_seconds',
    help: 'Time to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  })
  new Gauge({
    name: 'dengwen_messages',
    help: 'Messages that wait or did not leave',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      for (const [state, count] of Object.entries(await messages())) this.set({ state }, count)
    },
  })
  // The route's pattern, never its address: no case number enters the metrics.
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
  })

  app.get('/health', { config: { policy: 'public' }, schema: { summary: '能否登记' } }, async (_request, reply) => {
    const reasons: string[] = []
    try {
      await kernel.units.write(publicPrincipal, (tx) => sql`select 1`.execute(tx))
    } catch (error) {
      reasons.push(`数据库不能写入：${(error as Error).message}`)
    }
    const failed = reasons.length ? 0 : (await messages()).failed
    const notes = failed ? [`有${failed}条通知没有发出，请在“管理 → 消息通道”检查。`] : []
    return reply.status(reasons.length ? 503 : 200).send({ ok: !reasons.length, reasons, notes })
  })
  app.get('/metrics', { config: { policy: 'public' }, schema: { summary: '运行指标' } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
