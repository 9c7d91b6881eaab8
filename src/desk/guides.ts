import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Type } from 'typebox'
import { type Http, problem } from '../kernel/index.ts'
import { roles } from '../people/index.ts'

/** A guide for one role, or for everybody (`role` empty), as it stands in docs/guides. `body` is Markdown. */
export type Guide = { id: string; title: string; role: string; body: string }

const folder = join(import.meta.dirname, '..', '..', 'docs', 'guides')
/** Drawings of the procedure, made from its rows by `npm run docs`. */
const drawings = join(folder, '..', 'images', 'procedure')

/** The guides of docs/guides, in the order of the roles; a file names its role by its name. */
export function readGuides(): Guide[] {
  const files = new Set(readdirSync(folder))
  const ofRoles = roles.filter((role) => files.has(`${role}.md`)).map((role) => readGuide(role, role))
  return [...ofRoles, readGuide('procedure', '')]
}

function readGuide(id: string, role: string): Guide {
  const [first = '', ...rest] = readFileSync(join(folder, `${id}.md`), 'utf8').split('\n')
  const body = rest
    .filter((line) => !isMissingPicture(line) && !line.startsWith('<!--'))
    .join('\n')
    .trim()
  return { id, title: first.replace(/^# /, ''), role, body }
}

/** Pictures come from `npm run guides`; one that was not made yet is no broken frame on the page. */
function isMissingPicture(line: string): boolean {
  const [, name] = /^!\[.*\]\(images\/(.+)\)$/.exec(line) ?? []
  return name !== undefined && !existsSync(join(folder, 'images', name))
}

/** The role guides, for whoever works here: the same pages as in the repository. */
export function guideRoutes(app: Http): void {
  const guides = readGuides()
  const images = new Set(readdirSync(join(folder, 'images')))
  const drawn = new Set(readdirSync(drawings))
  app.get('/api/v1/guides', { config: { policy: 'signed-in' }, schema: { summary: '各岗位的使用说明' } }, async () => ({
    items: guides,
  }))
  app.get(
    '/api/v1/guides/images/:name',
    {
      config: { policy: 'signed-in' },
      schema: {
        summary: '使用说明里的图',
        params: Type.Object({ name: Type.String({ pattern: '^[a-z0-9-]{1,60}[.]webp$' }) }),
      },
    },
    async (request, reply) => {
      const { name } = request.params
      if (!images.has(name)) throw problem('not-found')
      return reply.type('image/webp').send(readFileSync(join(folder, 'images', name)))
    },
  )
  app.get(
    '/api/v1/guides/drawings/:name',
    {
      config: { policy: 'signed-in' },
      schema: {
        summary: '办理程序图',
        params: Type.Object({ name: Type.String({ pattern: '^[a-z-]{1,60}[.]svg$' }) }),
      },
    },
    async (request, reply) => {
      const { name } = request.params
      if (!drawn.has(name)) throw problem('not-found')
      return reply.type('image/svg+xml').send(readFileSync(join(drawings, name)))
    },
  )
}
