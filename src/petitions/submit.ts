import { sql } from 'kysely'
import {
  dayAt,
  type IdempotencyKey,
  KeyReused,
  openText,
  type Principal,
  problem,
  publicPrincipal,
} from '../kernel/index.ts'
import { type Staff, staffPrincipal } from '../people/index.ts'
import {
  filesIn,
  isSealed,
  partOf,
  proxiesMost,
  type SubmissionAnswer,
  type SubmissionInput,
  tooManyProxies,
} from './arrival.ts'
import { caseNoOf, nextSerials, type Opening, openNewCase } from './opening.ts'
import { AlreadyTaken } from './opening-rows.ts'
import type { Petitions } from './petitions.ts'
import { copyPending } from './split.ts'

/**
 * ST-01: number, case, keys, event with leaf, clocks, projections, search words and facts in one transaction, for the
 * letter and for each further matter in it. Nothing in here asks whether the matter is welcome: everything that arrives
 * is registered (L22 22, RGT-01).
 * @throws problem `file-not-usable`, `bad-input`, `key-reused`
 */
export async function submit(
  house: Petitions,
  given: SubmissionInput,
  by: Staff | null,
  idempotency: IdempotencyKey | null,
): Promise<SubmissionAnswer> {
  const { kernel } = house
  // A report of an official's wrongdoing is no work order: it is sealed on arrival like any other (RG-1, HL-04).
  const { order, ...matter } = given
  const input: SubmissionInput = order && !isSealed(given) ? given : matter
  const now = kernel.clock.now()
  const receivedAt = receivedInstant(input, now)
  const receivedOn = dayAt(receivedAt)
  const receiver = receiverOf(house, input, by)
  const matters = input.matters ?? []
  // A link would tell the open case that an accusation exists (L22 30(3)).
  if (matters.length && isSealed(input))
    throw problem('bad-input', {
      fields: [{ field: 'matters', says: '揭发控告登记后立即密封，不能同时分出普通事项；普通事项请另外登记一件。' }],
    })
  if (tooManyProxies(input))
    throw problem('bad-input', {
      fields: [
        {
          field: 'parties',
          says: `代理人不超过${proxiesMost}人（监护人不算），请照委托书登记；其他人可以写在内容里。`,
        },
      ],
    })
  const principal: Principal = by ? staffPrincipal(by) : publicPrincipal

  const stored = await kernel.units
    .write(principal, async (tx) => {
      const common = { by, receiver, receivedAt, receivedOn, now }
      const numbered = async (): Promise<Opening['serials']> => nextSerials(tx, receiver.region, receivedOn.year)
      const serials = await numbered()
      const from = caseNoOf({ receiver, receivedOn, serials })
      const splits: SubmissionAnswer[] = []
      for (const matter of matters) {
        const files = await copyPending(tx, house, filesIn(input))
        const part = {
          ...common,
          input: partOf(input, matter, files),
          serials: await numbered(),
          idempotency: null,
          from,
        }
        splits.push((await openNewCase(tx, house, part)).answer)
      }
      const cases = splits.map(({ caseNo }) => caseNo)
      return openNewCase(tx, house, { ...common, input, serials, idempotency, cases, splits })
    })
    .catch((error: unknown) => {
      if (error instanceof AlreadyTaken) return null
      throw error
    })
  if (!stored) return repeatedAnswer(house, idempotency)
  house.changed([stored.desk])
  return stored.answer
}

function receivedInstant(input: SubmissionInput, now: Temporal.Instant): Temporal.Instant {
  if (!input.receivedAt) return now
  const given = Temporal.Instant.from(input.receivedAt)
  if (Temporal.Instant.compare(given, now) > 0)
    throw problem('bad-input', { fields: [{ field: 'receivedAt', says: '收到时间不能晚于现在。' }] })
  return given
}

/** Addressed to an organ that handles matters: that organ received it (L22 23(2)); else the office of the place. */
function receiverOf(house: Petitions, input: SubmissionInput, by: Staff | null) {
  if (input.order) return centreFor(house, by?.organ ?? house.directory.officeFor(input.placeRegion)?.code)
  if (by) {
    const own = house.directory.organ(by.organ)
    if (own) return own
  }
  const addressed = input.addressedTo ? house.directory.organ(input.addressedTo) : undefined
  const sealed = isSealed(input)
  // A sealed report is never received by the organ it may be about; the office's sealed desk opens it.
  if (addressed?.active && !sealed && addressed.kind !== 'government') return addressed
  const office = house.directory.officeFor(input.placeRegion)
  if (!office) throw problem('busy', { says: '本系统还没有设置信访工作机构，暂时不能登记。' })
  return office
}

/** The 12345 centre that takes orders here: the office itself, or the nearest above that has one. */
function centreFor(house: Petitions, office: string | undefined) {
  const { directory } = house
  for (let at: string | null | undefined = office; at; at = directory.officeOver(at))
    if (directory.holding(at, 'shift-leader').length) {
      const centre = directory.organ(at)
      if (centre) return centre
    }
  throw problem('no-hotline-here')
}

async function repeatedAnswer(house: Petitions, id: IdempotencyKey | null): Promise<SubmissionAnswer> {
  if (!id) throw new Error('a submission without key cannot be a repeat')
  const { rows } = await house.kernel.units.read(publicPrincipal, (tx) =>
    sql<{
      digest: Buffer
      answer: Buffer
    }>`select digest, answer from idempotency where actor = ${id.actor} and key = ${id.key}`.execute(tx),
  )
  const [row] = rows
  // No first one under this key: the files belong to another submission.
  if (!row) throw problem('file-not-usable')
  if (!row.digest.equals(id.digest)) throw new KeyReused()
  return JSON.parse(
    openText(house.kernel.vault.system, `idempotency|${id.actor}|${id.key}`, row.answer),
  ) as SubmissionAnswer
}
