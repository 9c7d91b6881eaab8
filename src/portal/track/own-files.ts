import type { FastifyReply, FastifyRequest } from 'fastify'
import { fileContent, type Http, personPrincipal, problem } from '../../kernel/index.ts'
import { openFile, previewOf, sendView, viewOf } from '../../petitions/index.ts'
import { myData, ownFile } from '../paths.ts'
import { type Portal, pageAt, show } from '../portal.ts'
import { open } from '../route-config.ts'
import { heldCase, signInFor } from './held.ts'

type OfFile = { Params: { caseNo: string; id: string } }

/** What the person sent along: looked at in the page where that is safe, given back as it came always. */
export function ownFileRoutes(app: Http, portal: Portal): void {
  const { settings } = portal.house.kernel

  app.get<OfFile>('/track/:caseNo/files/:id', open, async (request, reply) => {
    const found = await opened(portal, request, reply)
    if (!found) return signInFor(reply, request.params.caseNo)
    const { caseNo, file } = found
    const path = ownFile(caseNo, file.id)
    return show(portal, reply, 'own-file', {
      page: pageAt(portal, request, path),
      caseNo,
      name: file.name,
      bytes: file.bytes,
      preview: previewOf(settings, file),
      view: `${path}/view`,
      download: `${path}/download`,
      back: myData(caseNo),
    })
  })

  app.get<OfFile>('/track/:caseNo/files/:id/view', open, async (request, reply) => {
    const found = await opened(portal, request, reply)
    if (!found) return signInFor(reply, request.params.caseNo)
    const view = await viewOf(settings, found.file)
    if (!view) throw problem('not-found')
    return sendView(request, reply.header('cache-control', 'no-store'), view)
  })

  // Never shown inline: it is evidence, not a page of ours.
  app.get<OfFile>('/track/:caseNo/files/:id/download', open, async (request, reply) => {
    const found = await opened(portal, request, reply)
    if (!found) return signInFor(reply, request.params.caseNo)
    return reply
      .type('application/octet-stream')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(found.file.name)}`)
      .send(found.file.content)
  })
}

/** @returns null where number and code come first. @throws problem `not-found`, for a sealed case too (RG-1) */
async function opened(portal: Portal, request: FastifyRequest<OfFile>, reply: FastifyReply) {
  const caseNo = heldCase(portal, request, reply, request.params.caseNo)
  if (!caseNo) return null
  const { house } = portal
  const file = await house.kernel.units.read(personPrincipal(caseNo), async (tx) => {
    const found = await openFile(tx, house, caseNo)
    return found && !found.state.sealed
      ? fileContent(tx, house.kernel.files, caseNo, found.keys, request.params.id)
      : null
  })
  if (!file) throw problem('not-found')
  return { caseNo, file }
}
