import { Type } from 'typebox'
import { type Http, pendingContent, problem } from '../../kernel/index.ts'
import { staffOf, staffPrincipal } from '../../people/index.ts'
import type { Petitions } from '../petitions.ts'
import type { Result } from './reader.ts'
import { createScanner } from './scanner.ts'

const pagesMost = 999
const PageParams = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{32}$' }),
  page: Type.String({ pattern: `^[0-9]{1,${String(pagesMost).length}}$` }),
})

/**
 * Scans beside the registration form: pages as pictures, and what stands on them. An upload belongs to nobody until a
 * submission claims it, and only who has its id sees it here. What was read is answered and kept nowhere (RG-1).
 */
export function scanRoutes(app: Http, house: Petitions): void {
  const { units, vault, files, settings } = house.kernel
  const scanner = createScanner({ idleMs: settings.scanIdleMs, limitMs: settings.scanLimitMs })
  app.addHook('onClose', async () => scanner.close())
  const create = { policy: 'submission.create' } as const

  app.get(
    '/api/v1/files/:id/pages/:page',
    { config: create, schema: { summary: '扫描件的一页（图片）', params: PageParams } },
    async (request, reply) => {
      const result = await run(request, false)
      if (!('image' in result)) throw said(result)
      return reply.type('image/webp').header('x-pages', String(result.pages)).send(Buffer.from(result.image))
    },
  )

  app.post(
    '/api/v1/files/:id/pages/:page/text',
    { config: create, schema: { summary: '读出扫描件一页上的字（不保存）', params: PageParams } },
    async (request) => {
      const result = await run(request, true)
      if (!('paragraphs' in result)) throw said(result)
      return { pages: result.pages, paragraphs: result.paragraphs }
    },
  )

  async function run(
    request: Parameters<typeof staffOf>[0] & { params: { id: string; page: string } },
    read: boolean,
  ): Promise<Result> {
    const { id, page } = request.params
    const content = await units.read(staffPrincipal(staffOf(request)), (tx) => pendingContent(tx, vault, files, id))
    if (!content) throw problem('not-found')
    try {
      return await scanner.run({ content, page: Number(page), read })
    } catch (error) {
      request.log.warn({ err: error }, 'a scan was not read')
      return { lacks: 'shape' }
    }
  }
}

const said = (result: Result) => {
  const lacks = 'lacks' in result ? result.lacks : 'shape'
  if (lacks === 'page') return problem('not-found')
  return lacks === 'reader' ? problem('reader-not-installed') : problem('no-picture')
}
