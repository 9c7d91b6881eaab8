import { Type } from 'typebox'
import type { Http } from '../../kernel/index.ts'
import { problem } from '../../kernel/index.ts'
import { saveLogo, saveSite } from '../site.ts'
import { type Administration, administer, requireFaultless } from './administer.ts'
import { goLive, noteBackupKey } from './go-live.ts'
import { dataAddress, readPicture } from './image.ts'

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })
const Words = (maxLength: number) => Type.String({ maxLength })

const SiteShape = Type.Object(
  {
    city: Text(40),
    office: Text(100),
    /** A host name, with a port where there is one; no scheme and no path. */
    host: Type.String({ maxLength: 120, pattern: '^([A-Za-z0-9.-]+(:[0-9]{1,5})?)?$' }),
    hotline: Type.Object(
      { number: Text(40), hours: Text(100), note: Type.Optional(Words(100)) },
      { additionalProperties: false },
    ),
    crisisLine: Type.Optional(Words(60)),
    counters: Type.Array(
      Type.Object(
        { name: Text(60), address: Text(120), hours: Text(100), phone: Text(40), note: Type.Optional(Words(120)) },
        { additionalProperties: false },
      ),
      { maxItems: 50 },
    ),
    letters: Type.Object(
      { address: Text(120), postcode: Type.Optional(Type.String({ pattern: '^([0-9]{6})?$' })) },
      { additionalProperties: false },
    ),
    dataContact: Type.Object({ name: Text(60), phone: Text(40), address: Text(120) }, { additionalProperties: false }),
    sealText: Text(40),
    /** `data:image/png;base64,…` or `data:image/svg+xml;base64,…`; null takes it away, left out it stays. */
    logo: Type.Optional(Type.Union([Type.String({ maxLength: 400_000 }), Type.Null()])),
  },
  { additionalProperties: false },
)

/** What public pages and papers say of the city, its picture, and the check-list before it opens to the public. */
export function siteRoutes(app: Http, house: Administration): void {
  const { site, kernel } = house
  const config = { policy: 'admin.site' } as const
  const view = () => {
    const logo = site.logo()
    return { ...site.current(), logo: logo && dataAddress(logo), said: site.isSaid() }
  }

  app.get('/api/v1/admin/site', { config, schema: { summary: '本市与对外信息' } }, async () => view())

  app.put(
    '/api/v1/admin/site',
    { config, schema: { summary: '修改本市与对外信息', body: SiteShape } },
    async (request) => {
      const { logo, ...data } = request.body
      const picture = typeof logo === 'string' ? readPicture(logo, kernel.settings.logoBytes) : logo
      if (typeof picture === 'string') requireFaultless([{ field: 'logo', says: picture }])
      await administer(house, request, async (tx, at) => {
        await saveSite(tx, data, at)
        if (picture !== undefined && typeof picture !== 'string') await saveLogo(tx, picture, at)
        return { answer: null, act: 'change-site', object: 'site', detail: { logo: logo !== undefined } }
      })
      await site.reload()
      return view()
    },
  )

  app.get('/api/v1/admin/go-live', { config, schema: { summary: '上线前检查' } }, async () => ({
    items: await goLive(house),
  }))

  app.put(
    '/api/v1/admin/go-live/backup-key',
    { config, schema: { summary: '确认主密钥已另行备份' } },
    async (request, reply) => {
      await administer(house, request, async (tx, at) => {
        await noteBackupKey(tx, at)
        return { answer: null, act: 'note-backup-key', object: 'master.key' }
      })
      return reply.status(204).send()
    },
  )
}

/** The city's picture for pages that anybody may open. Shown as a picture only: opened by itself it may do nothing. */
export function logoRoute(app: Http, house: Pick<Administration, 'site'>): void {
  app.get(
    '/logo/:version',
    {
      config: { policy: 'public' },
      schema: { hide: true, params: Type.Object({ version: Type.String({ maxLength: 64 }) }) },
    },
    async (request, reply) => {
      const logo = house.site.logo()
      if (!logo || logo.url !== `/logo/${request.params.version}`) throw problem('not-found')
      return reply
        .type(logo.mediaType)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(logo.content)
    },
  )
}
