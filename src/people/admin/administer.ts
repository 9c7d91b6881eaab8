import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { claim, isoAt, type Kernel, keepAnswer, keyOf, problem, refusalProblem, type Tx } from '../../kernel/index.ts'
import { isRefusal, type Refusal } from '../../law/index.ts'
import { staffOf, staffPrincipal } from '../access.ts'
import type { OrganDirectory } from '../directory.ts'
import type { Site } from '../site.ts'

/** What the administration needs of the house; what only upper rooms know comes in as functions, from main.ts. */
export type Administration = {
  kernel: Kernel
  directory: OrganDirectory
  site: Site
  /** Open cases that an organ has to do with, by its code; sealed ones are not counted (RG-1). */
  openCases(): Promise<ReadonlyMap<string, number>>
  /** Whether any open case, sealed ones included, is with an organ: asked before it is closed, and told to nobody. */
  hasOpenCases(organ: string): Promise<boolean>
  /** Whether a public page answers, asked as anybody would. */
  pageAnswers(path: string): Promise<boolean>
  /** Whether the holidays of a year are still guessed. */
  yearProvisional(year: number): boolean
  publicUrl(): string
  /** Whether messages leave the house, and how. */
  messagesOut(): Promise<{ done: boolean; says: string }>
}

/** A field of a form, and what is wrong with it. */
export type Fault = { field: string; says: string }

/** What was done, for the audit: codes only. */
export type Done<T> = { answer: T; act: string; object: string; detail?: Record<string, unknown> }

/**
 * One act of an administrator: once under its Idempotency-Key, in one transaction together with its line in the audit,
 * and in force at once.
 */
export async function administer<T>(
  { kernel, directory }: Pick<Administration, 'kernel' | 'directory'>,
  request: FastifyRequest,
  use: (tx: Tx, at: string) => Promise<Done<T> | Refusal>,
): Promise<T> {
  const staff = staffOf(request)
  const at = isoAt(kernel.clock.now())
  const { method, url, body } = request
  const idempotency = keyOf(request, staff.account, { method, url, body: body ?? null })
  const answer = await kernel.units.write(staffPrincipal(staff), async (tx) => {
    const repeated = idempotency && (await claim(tx, kernel.vault, idempotency, at))
    if (repeated) return repeated.answer as T
    const done = await use(tx, at)
    if (isRefusal(done)) throw refusalProblem(done)
    await sql`insert into audit (at, account, organ, act, object, detail) values
      (${at}, ${staff.account}, ${staff.organ}, ${done.act}, ${done.object}, ${JSON.stringify(done.detail ?? {})}::jsonb)`.execute(
      tx,
    )
    if (idempotency) await keepAnswer(tx, kernel.vault, idempotency, done.answer)
    return done.answer
  })
  await directory.reload()
  return answer
}

/** @throws problem `bad-input` that names every fault beside its field */
export function requireFaultless(faults: readonly Fault[]): void {
  if (faults.length) throw problem('bad-input', { fields: [...faults] })
}
