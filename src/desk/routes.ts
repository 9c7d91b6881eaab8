import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { Http } from '../kernel/index.ts'

/** Ant Design writes style elements at run time; nothing else is loosened, and everything comes from this host. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self'; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** The staff app: one page and hashed assets from the build. */
export async function deskRoutes(app: Http, buildDir: string): Promise<void> {
  const page = join(buildDir, 'index.html')
  if (!existsSync(page)) throw new Error('工作台还没有构建，请先运行 npm run build。(the desk is not built)')
  // The build leaves .br and .gz beside each asset (vite.config.ts).
  await app.register(fastifyStatic, { root: buildDir, serve: false, preCompressed: true })
  app.get<{ Params: { '*': string } }>(
    '/desk/assets/*',
    { config: { policy: 'public' }, schema: { hide: true } },
    (request, reply) =>
      // Names carry a content hash: the browser never asks twice.
      reply.sendFile(`assets/${request.params['*']}`, { immutable: true, maxAge: assetMaxAgeMs }),
  )
  for (const url of ['/desk', '/desk/*'])
    app.get(url, { config: { policy: 'public' }, schema: { hide: true } }, (_request, reply) =>
      reply
        .header('content-security-policy', policy)
        .header('cache-control', 'no-cache')
        .sendFile('index.html', { cacheControl: false }),
    )
}

const assetMaxAgeMs = 365 * 24 * 3_600_000
