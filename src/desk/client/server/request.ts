import { failureOf, unreachable } from './failure.ts'
import { createGate } from './gate.ts'

/** Requests of a session that ended wait here until the person signed in again. */
export const sessionGate = createGate()

export type Asked = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** JSON, or a form with a file. */
  body?: unknown
  /** Idempotency-Key: sending the same thing twice does it once. */
  key?: string
  headers?: Record<string, string>
  /** The server works on it for a while. */
  slow?: boolean
  /** A missing session is an answer here, and no reason to ask for a password. */
  signedOut?: boolean
}

/** Longer than the server's own limits: then the connection is gone, not slow. */
const answerMs = 40_000
const slowAnswerMs = 180_000

/** @throws Failure with the server's words, or `unreachable` */
export async function call<T>(path: string, asked: Asked = {}): Promise<T> {
  const response = await request(path, asked)
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** As `call`, for answers that are no JSON. Paths are below /api/v1. */
export async function request(path: string, asked: Asked = {}): Promise<Response> {
  for (;;) {
    const response = await send(path, asked)
    if (response.ok) return response
    const failure = await failureOf(response)
    if (failure.problem.code !== 'not-signed-in' || asked.signedOut) throw failure
    await sessionGate.wait()
  }
}

async function send(path: string, { method = 'GET', body, key, headers, slow }: Asked): Promise<Response> {
  const leave = new AbortController()
  const timer = setTimeout(() => leave.abort(), slow ? slowAnswerMs : answerMs)
  try {
    return await fetch(`/api/v1${path}`, {
      method,
      signal: leave.signal,
      headers: {
        accept: 'application/json',
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...(key ? { 'idempotency-key': key } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
  } catch {
    throw unreachable()
  } finally {
    clearTimeout(timer)
  }
}
