import type { FastifyReply } from 'fastify'
import { attemptKey, countTry, type Http, publicPrincipal, triesThisHour } from '../kernel/index.ts'
import { addPiece, beginUpload, fileNameOf, type UploadState, uploadState } from '../petitions/index.ts'
import { FILE_ENDINGS, FILE_KINDS } from './file-kinds.ts'
import { UPLOADS } from './paths.ts'
import type { Portal } from './portal.ts'
import { open } from './route-config.ts'
import { size } from './views/size.ts'

type OfUpload = { Params: { id: string } }
const VERSION = '1.0.0'
const PIECE = 'application/offset+octet-stream'
/** Written to the disk at once, and lost at most when a connection breaks in the middle. */
const pieceBytes = 524_288

/**
 * Resumable uploads: tus 1.0 core with creation. What is whole becomes a file like one from the plain form; its id goes
 * with the form (`dengwen-file`). Whoever knows the random id of an upload may go on with it; nothing can be read back.
 */
export function uploadRoutes(app: Http, portal: Portal): void {
  const { settings } = portal.house.kernel
  app.addContentTypeParser(PIECE, (_request, payload, done) => done(null, payload))

  app.options(UPLOADS, open, (_request, reply) =>
    tus(reply)
      .status(204)
      .headers({ 'tus-version': VERSION, 'tus-extension': 'creation', 'tus-max-size': settings.fileBytes })
      .send(),
  )

  app.post(UPLOADS, open, async (request, reply) => {
    tus(reply)
    const length = wholeNumber(request.headers['upload-length'])
    const told = metadata(String(request.headers['upload-metadata'] ?? ''))
    const name = fileNameOf(told.get('filename'))
    if (length === null || length === 0) return say(reply, 400, `“${name}”是空的，请再选一次`)
    if (length > settings.fileBytes)
      return say(reply, 413, `“${name}”超过 ${size(settings.fileBytes)}，请换一个小一点的`)
    if (!FILE_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending)))
      return say(reply, 415, `“${name}”这种文件收不了，请换成${FILE_KINDS}`)
    if (await tooMany(portal, request.ip)) return say(reply, 429, '这个网络地址一小时里传得太多，请过一小时再传')
    const id = await beginUpload(portal.house, {
      name,
      mediaType: (told.get('filetype') ?? 'application/octet-stream').slice(0, 100),
      length,
    })
    return reply.status(201).header('location', `${UPLOADS}/${id}`).send()
  })

  app.head<OfUpload>('/uploads/:id', open, async (request, reply) => {
    const state = await uploadState(portal.house, request.params.id)
    tus(reply).header('cache-control', 'no-store')
    return state ? standing(reply, state).status(200).send() : reply.status(404).send()
  })

  app.patch<OfUpload>('/uploads/:id', open, async (request, reply) => {
    tus(reply)
    if (request.headers['content-type'] !== PIECE) return say(reply, 415, '请按分段上传的方式传')
    const offset = wholeNumber(request.headers['upload-offset'])
    if (offset === null) return say(reply, 400, '没有写从哪里接着传')
    let state = await uploadState(portal.house, request.params.id)
    if (!state) return say(reply, 404, '传到一半的文件已经清理，请从头传')
    if (state.received !== offset) return standing(reply, state).status(409).send()
    for await (const piece of piecesOf(request.body as AsyncIterable<Buffer>)) {
      const next = await addPiece(portal.house, request.params.id, state.received, piece)
      if (next === null) return say(reply, 404, '传到一半的文件已经清理，请从头传')
      if (next === 'elsewhere') return standing(reply, state).status(409).send()
      state = next
    }
    return standing(reply, state).status(204).send()
  })
}

const tus = (reply: FastifyReply): FastifyReply => reply.header('tus-resumable', VERSION)

function standing(reply: FastifyReply, { received, length, file }: UploadState): FastifyReply {
  reply.header('upload-offset', received).header('upload-length', length)
  return file ? reply.header('dengwen-file', file) : reply
}

/** The script shows it as it is. */
const say = (reply: FastifyReply, status: number, words: string): FastifyReply =>
  reply.status(status).type('text/plain; charset=utf-8').send(words)

/** A body in pieces to be sealed. Where the connection breaks, what has come so far counts. */
async function* piecesOf(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      held.push(chunk)
      bytes += chunk.length
      if (bytes < pieceBytes) continue
      yield Buffer.concat(held)
      held = []
      bytes = 0
    }
  } catch {
    // The sender is gone; it asks how far we are when it is back.
  }
  if (bytes > 0) yield Buffer.concat(held)
}

const wholeNumber = (header: unknown): number | null =>
  typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null

/** `filename 5pif...,filetype aW1h...` */
const metadata = (header: string): Map<string, string> =>
  new Map(
    header.split(',').flatMap((pair): [string, string][] => {
      const [key, value] = pair.trim().split(' ')
      return key && value ? [[key, Buffer.from(value, 'base64').toString('utf8')]] : []
    }),
  )

/** The sample city is tried out by many people from one desk. */
const demoFactor = 100

async function tooMany(portal: Portal, address: string): Promise<boolean> {
  const { vault, clock, settings, units, demo } = portal.house.kernel
  const key = attemptKey(vault, 'upload address', address)
  return units.write(publicPrincipal, async (tx) => {
    if ((await triesThisHour(tx, key, clock.now())) >= settings.uploadsPerAddressPerHour * (demo ? demoFactor : 1))
      return true
    await countTry(tx, key, clock.now())
    return false
  })
}
