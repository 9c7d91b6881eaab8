import { fileContent, type Http, problem } from '../kernel/index.ts'
import { mayOpenSealed, type Staff, staffOf } from '../people/index.ts'
import type { Petitions } from './petitions.ts'
import { previewOf, sendView, viewOf } from './previews/index.ts'
import { FileParams } from './schemas.ts'
import { withFile } from './staff-file.ts'

/** What people sent along: looked at in the page where that is safe, downloaded always. */
export function fileRoutes(app: Http, house: Petitions): void {
  const { settings, files } = house.kernel
  const opened = async (staff: Staff, caseNo: string, id: string) => {
    const file = await withFile(house, staff, caseNo, (tx, found) =>
      found.state.sealed && !mayOpenSealed(staff.roles)
        ? Promise.resolve(null)
        : fileContent(tx, files, found.caseNo, found.keys, id),
    )
    if (!file) throw problem('not-found')
    return file
  }

  app.get(
    '/api/v1/cases/:caseNo/files/:id',
    { config: { policy: 'case.read' }, schema: { summary: '附件', params: FileParams } },
    async (request, reply) => {
      const file = await opened(staffOf(request), request.params.caseNo, request.params.id)
      // Never shown inline: what people send is evidence, not a page of ours.
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .send(file.content)
    },
  )

  app.get(
    '/api/v1/cases/:caseNo/files/:id/preview',
    { config: { policy: 'case.read' }, schema: { summary: '附件能怎样在页面里看', params: FileParams } },
    async (request) => previewOf(settings, await opened(staffOf(request), request.params.caseNo, request.params.id)),
  )

  app.get(
    '/api/v1/cases/:caseNo/files/:id/view',
    {
      config: { policy: 'case.read' },
      schema: { summary: '附件的图片（重绘，去掉拍摄位置）、PDF、录音录像', params: FileParams },
    },
    async (request, reply) => {
      const view = await viewOf(settings, await opened(staffOf(request), request.params.caseNo, request.params.id))
      if (!view) throw problem('not-shown')
      return sendView(request, reply, view)
    },
  )
}
