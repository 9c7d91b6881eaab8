import assert from 'node:assert/strict'
import diagnostics from 'node:diagnostics_channel'
import { after, before, describe, test } from 'node:test'
import { pino } from 'pino'
import { createHttp, type Http, loadSettings } from '../../src/kernel/index.ts'
import type { Listening } from '../../src/main.ts'
import { policies, policyTags } from '../../src/people/index.ts'
import { openWorld, serveWorld, type World } from '../world.ts'
import { noFindings, readAtLeast } from './findings.ts'

/** Policy rows whose routes are still to come. */
const promised: Readonly<Record<string, string>> = {}

/** Routes of the API that its description leaves out. */
const undescribed: readonly string[] = ['GET /api/v1/openapi.json']

type Route = { at: string; method: string; url: string; tag: string | undefined }
type OpenApi = {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
}
type Operation = {
  summary?: string
  parameters?: { name: string; in: string; required?: boolean; schema?: unknown }[]
  requestBody?: { content: Record<string, { schema?: unknown }> }
  responses?: Record<string, { description?: string }>
}

describe('the routes of the running server', () => {
  let world: World
  let server: Listening
  let described: OpenApi
  const routes: Route[] = []

  before(async () => {
    world = await openWorld()
    // Fastify tells of every instance at its birth, before main.ts can register a route.
    const listen = (message: unknown): void => {
      const { fastify } = message as { fastify: Http }
      fastify.addHook('onRoute', ({ method, url, config }) => {
        for (const one of [method].flat()) routes.push({ at: `${one} ${url}`, method: one, url, tag: config?.policy })
      })
    }
    diagnostics.subscribe('fastify.initialization', listen)
    server = await serveWorld(world)
    diagnostics.unsubscribe('fastify.initialization', listen)
    described = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as OpenApi
  })
  after(async () => {
    await server?.close()
    await world?.close()
  })

  test('every route has a tag of the policy table', () => {
    readAtLeast(30, routes.length, 'routes')
    noFindings(
      routes.filter(({ tag }) => !tag || !policyTags.has(tag)).map(({ at, tag }) => `${at} has ${tag ?? 'no tag'}`),
      "give the route `config: { policy: '…' }` with a row of people/policy.ts",
    )
  })

  test('every row of the policy table guards a route, or says which will come', () => {
    readAtLeast(5, policyTags.size, 'policy rows')
    const used = new Set(routes.map(({ tag }) => tag))
    noFindings(
      [...policyTags].filter((tag) => !used.has(tag) && !promised[tag]),
      'take the row out of people/policy.ts: a right that nothing asks for is forgotten until somebody finds it',
    )
    noFindings(
      Object.keys(promised).filter((tag) => used.has(tag) || !policyTags.has(tag)),
      'take it out of `promised` here',
    )
  })

  test('nothing but the public routes answers without a session', async () => {
    const guarded = routes.filter(
      ({ tag, method }) => tag && policies[tag as keyof typeof policies].roles !== 'anyone' && method !== 'HEAD',
    )
    readAtLeast(15, guarded.length, 'guarded routes')
    const findings: string[] = []
    for (const { at, method, url } of guarded) {
      const { statusCode, body } = await server.app.inject({
        method: method as 'GET',
        url: url.replace(/:\w+/g, 'x').replace('*', 'x'),
      })
      if (statusCode !== 401) findings.push(`${at} answers ${statusCode} ${body.slice(0, 80)}`)
    }
    noFindings(
      findings,
      'the guard of people/access.ts runs before the handler: is the route registered after guardRoutes?',
    )
  })

  test('the description is OpenAPI 3.1 and tells every route of the API in Chinese', () => {
    assert.match(described.openapi, /^3\.1\.\d+$/)
    assert.ok(described.info.title && described.info.version)
    const api = routes.filter(
      ({ url, method }) => url.startsWith('/api/v1/') && method !== 'HEAD' && method !== 'OPTIONS',
    )
    readAtLeast(25, api.length, 'routes of the API')
    const findings = api
      .filter(({ at }) => !undescribed.includes(at))
      .flatMap(({ at, method, url }) => {
        const operation = described.paths[url.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
        if (!operation) return [`${at} is not described`]
        return /\p{Script=Han}/u.test(operation.summary ?? '') ? [] : [`${at} has no Chinese summary`]
      })
    noFindings(findings, "give the route `schema: { summary: '…' }`: outside programs read it")
  })

  test('the description holds together: parameters, bodies, answers, references', () => {
    const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )
    readAtLeast(25, operations.length, 'operations')
    const findings = operations.flatMap(({ path, method, operation }) => {
      const at = `${method.toUpperCase()} ${path}`
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const told = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name)
      return [
        ...(path.startsWith('/') ? [] : [`${at} does not begin with /`]),
        ...inPath.filter((name) => !told.includes(name ?? '')).map((name) => `${at} does not describe {${name}}`),
        ...told
          .filter((name) => !inPath.includes(name))
          .map((name) => `${at} describes ${name}, which is not in the path`),
        ...(operation.parameters ?? [])
          .filter(({ schema }) => !schema)
          .map(({ name }) => `${at} gives ${name} no schema`),
        ...Object.entries(operation.requestBody?.content ?? {})
          .filter(([, { schema }]) => !schema)
          .map(([type]) => `${at} gives ${type} no schema`),
        ...(Object.keys(operation.responses ?? {}).length ? [] : [`${at} describes no answer`]),
        ...Object.entries(operation.responses ?? {})
          .filter(([status, { description }]) => !/^([1-5]\d\d|[1-5]XX|default)$/.test(status) || !description)
          .map(([status]) => `${at} ${status} has no description`),
        ...references(operation)
          .filter((reference) => !found(described, reference))
          .map((reference) => `${at} refers to ${reference}, which is not there`),
      ]
    })
    noFindings(findings, 'mend the schema of the route')
  })
})

test('a route without a tag, or with one that is not in the table, stops the server', async () => {
  const app = await createHttp({ settings: loadSettings({}), policies: policyTags, logger: pino({ level: 'silent' }) })
  assert.throws(() => app.get('/open', async () => 'x'), /GET \/open has no policy tag/)
  assert.throws(
    () => app.get('/typo', { config: { policy: 'case.raed' } }, async () => 'x'),
    /no policy tag of the table \(case\.raed\)/,
  )
  app.get('/tagged', { config: { policy: 'public' } }, async () => 'x')
  assert.equal((await app.inject('/tagged')).statusCode, 200)
  await app.close()
})

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  )
}

const found = (document: unknown, reference: string): boolean =>
  reference.startsWith('#/') &&
  reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document) !== undefined
