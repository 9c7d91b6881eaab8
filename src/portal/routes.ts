import { type Http, problem } from '../kernel/index.ts'
import type { Site } from '../people/index.ts'
import type { Petitions } from '../petitions/index.ts'
import { actRoutes } from './acts/routes.ts'
import { openBuild } from './build.ts'
import { bulletinRoutes } from './bulletin-routes.ts'
import { englishRoutes } from './english/routes.ts'
import { refuseForeign } from './forms.ts'
import { guideRoutes } from './guide/routes.ts'
import { showFault } from './messages.ts'
import { encodingFor, PACK_FROM_BYTES, pack } from './packing.ts'
import { plainRoutes } from './plain-routes.ts'
import type { Portal } from './portal.ts'
import { questionRoutes } from './questions/routes.ts'
import { open } from './route-config.ts'
import { submitRoutes } from './submit/routes.ts'
import { lostCodeRoutes } from './track/lost-code.ts'
import { myDataRoutes } from './track/my-data.ts'
import { ownFileRoutes } from './track/own-files.ts'
import { receiptRoutes } from './track/receipt-routes.ts'
import { reviewRoutes } from './track/review.ts'
import { trackRoutes } from './track/routes.ts'
import { uploadRoutes } from './upload-routes.ts'
import { verifyRoutes } from './verify/routes.ts'
import { createVisits } from './visit.ts'

/** Nothing from another host, nothing inline, pieces of uploads to us alone, nowhere to send a form but here, in nobody's frame. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const assetMaxAgeSeconds = 365 * 24 * 3600
/** Addresses of programs: what is not found there is told in their language. */
const PROGRAMS = /^\/(api|health|metrics|log|desk)(\/|$|\?)/

/**
 * The citizens' pages: HTML over the doors of the rooms, in a scope of its own, so that its errors are pages while
 * `/api/**` goes on speaking problem+json.
 * @param options.buildDir what `vite build` made of `views/`; without it the server does not start
 */
export async function portalRoutes(
  app: Http,
  options: { house: Petitions; site: Site; buildDir: string },
): Promise<void> {
  const { house, site, buildDir } = options
  const portal: Portal = { house, site, build: await openBuild(buildDir), visits: createVisits(house.kernel) }

  app.badAddress.answer = (request, reply) => {
    if (PROGRAMS.test(request.url)) return false
    showFault(portal, request, reply.header('content-security-policy', POLICY), problem('bad-request'))
    return true
  }
  await app.register((scope: Http, _options, done) => {
    scope.decorateRequest('visit', null)
    scope.setErrorHandler((error, request, reply) => showFault(portal, request, reply, error as Error))
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('content-security-policy', POLICY)
      if (request.method === 'POST') refuseForeign(request)
    })
    scope.addHook('onSend', async (request, reply, payload) => {
      if (typeof payload !== 'string' || payload.length < PACK_FROM_BYTES) return payload
      reply.header('vary', 'accept-encoding')
      const encoding = encodingFor(request.headers['accept-encoding'])
      if (encoding === 'identity') return payload
      reply.header('content-encoding', encoding)
      return pack(Buffer.from(payload), encoding, 'fast')
    })

    plainRoutes(scope, portal)
    bulletinRoutes(scope, portal)
    guideRoutes(scope, portal)
    questionRoutes(scope, portal)
    englishRoutes(scope, portal)
    verifyRoutes(scope, portal)
    uploadRoutes(scope, portal)
    submitRoutes(scope, portal)
    receiptRoutes(scope, portal)
    lostCodeRoutes(scope, portal)
    trackRoutes(scope, portal)
    reviewRoutes(scope, portal)
    myDataRoutes(scope, portal)
    ownFileRoutes(scope, portal)
    actRoutes(scope, portal)
    assetRoute(scope, portal)

    scope.all('/*', open, (request, reply) => {
      if (PROGRAMS.test(request.url)) {
        reply.callNotFound()
        return reply
      }
      return showFault(portal, request, reply, problem('not-found'))
    })
    done()
  })
}

/** Style sheet and script, packed once at the start. Names carry a content hash: the browser never asks twice. */
function assetRoute(scope: Http, portal: Portal): void {
  scope.get('/portal/assets/:name', open, (request, reply) => {
    const asset = portal.build.asset(request.url.replace(/\?.*$/, ''))
    if (!asset) return showFault(portal, request, reply, problem('not-found'))
    const encoding = encodingFor(request.headers['accept-encoding'])
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    return reply
      .header('vary', 'accept-encoding')
      .header('cache-control', `public, max-age=${assetMaxAgeSeconds}, immutable`)
      .type(asset.type)
      .send(asset.forms[encoding])
  })
}
