import type { IncomingMessage, ServerResponse } from 'node:http'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
  type RawServerDefault,
} from 'fastify'
import type { Settings } from './config.ts'
import { KeyReused } from './idempotency.ts'
import { type Problem, ProblemError, problem } from './problem.ts'
import { invalidFields } from './validation.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Row of the policy table that guards this route; a route without one stops the server. */
    policy?: string
  }
  interface FastifyInstance {
    /**
     * An address that cannot be routed (`/track/%E0`): a room that has pages puts its answer here, and returns false
     * for the addresses of programs.
     */
    badAddress: { answer?: (request: FastifyRequest, reply: FastifyReply) => boolean }
  }
}

export type Http = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/**
 * The HTTP kernel: policy tags, bodies, security headers and problem+json. Knows no room.
 * @param policies names of the policy table
 * @throws on registering a route whose `config.policy` is missing or not in the table
 */
export async function createHttp(options: {
  settings: Settings
  policies: ReadonlySet<string>
  logger: FastifyBaseLogger
  /** Addresses or ranges of the proxies in front, comma-separated; only theirs is the word of X-Forwarded-For. */
  trustProxy?: string
}): Promise<Http> {
  const { settings, policies } = options
  const app: Http = fastify({
    loggerInstance: options.logger,
    trustProxy: options.trustProxy || false,
    bodyLimit: settings.jsonBodyBytes,
    // Addresses and case numbers stay out of the log (RG-15); failures are logged by the error handler.
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    // A request that HTTP itself cannot read never reaches a route; it is answered in words all the same.
    clientErrorHandler(error, socket) {
      if ((error as NodeJS.ErrnoException).code === 'ECONNRESET' || !socket.writable) return
      const body = JSON.stringify(problem('bad-request').problem)
      socket.end(
        `HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
      )
    },
    frameworkErrors(_error, request: FastifyRequest, reply: FastifyReply) {
      if (app.badAddress.answer?.(request, reply)) return
      reply
        .status(400)
        .type('application/problem+json')
        .send(JSON.stringify(problem('bad-request').problem))
    },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: true } },
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.decorate('badAddress', {})
  app.addHook('onRoute', (route) => {
    const policy = route.config?.policy
    if (!policy || !policies.has(policy))
      throw new Error(
        `route ${route.method} ${route.url} has no policy tag of the table (${policy ?? 'none'}): the server does not start`,
      )
  })
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: settings.formBodyBytes })
  await app.register(multipart, {
    limits: {
      fileSize: settings.fileBytes,
      files: settings.filesPerSubmission,
      fieldSize: settings.formBodyBytes,
      parts: 200,
    },
    throwFileSizeLimit: true,
  })
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const known = problemOf(error)
    if (known.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'request failed')
    return reply.status(known.status).type('application/problem+json').send(JSON.stringify(known))
  })
  app.setNotFoundHandler((_request, reply) => {
    const { problem: body } = problem('not-found')
    return reply.status(404).type('application/problem+json').send(JSON.stringify(body))
  })
  return app
}

/** Any error as a problem in words; stack traces never leave the process. */
export function problemOf(error: FastifyError | Error): Problem {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof KeyReused) return problem('key-reused').problem
  if ('validation' in error && error.validation) return problem('bad-input', { fields: invalidFields(error) }).problem
  const code = 'code' in error ? error.code : undefined
  if (
    code === 'FST_ERR_CTP_BODY_TOO_LARGE' ||
    code === 'FST_REQ_FILE_TOO_LARGE' ||
    code === 'FST_FILES_LIMIT' ||
    code === 'FST_PARTS_LIMIT'
  )
    return problem('too-large').problem
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE')
    return problem('wrong-media-type').problem
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (
    code === 'FST_ERR_CTP_INVALID_JSON_BODY' ||
    code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ||
    error instanceof SyntaxError
  )
    return problem('bad-json').problem
  // Text that PostgreSQL cannot hold (U+0000, lone surrogates) is bad input wherever it comes from.
  if (code === '22021' || code === '22P05') return problem('bad-input').problem
  if (code === '55P03' || code === '57014' || code === '40P01' || code === 'ECONNREFUSED' || code === '57P01')
    return problem('busy').problem
  if (status && status >= 400 && status < 500) return problem('bad-input').problem
  return problem('internal').problem
}
