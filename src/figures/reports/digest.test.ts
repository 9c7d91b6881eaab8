import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openWorld, type World } from '../../../test/world.ts'
import { jobPrincipal } from '../../kernel/index.ts'
import { bucketCharacters, rowDigests } from './digest.ts'

let world: World
const salt = Buffer.from('a salt that only the office has')
const year = { from: '2026-01-01', to: '2027-01-01', basis: 'registered' as const }
const city = { organ: null, root: null }
const digests = (ids: string[], query = year) =>
  world.house.kernel.units.read(jobPrincipal('test'), (tx) =>
    rowDigests(tx, world.house.directory, city, query, ids, salt),
  )

/** The same, written down as a loop. */
function loop(numbers: readonly string[]): string {
  const whole = createHash('sha256').update(salt)
  const buckets = Map.groupBy([...numbers].sort(), (number) => number.slice(0, bucketCharacters))
  for (const [, inBucket] of [...buckets].sort(([a], [b]) => (a < b ? -1 : 1)))
    whole.update(createHash('sha256').update(salt).update(inBucket.join('\n')).digest())
  return whole.digest('hex')
}

const many = 2_000
/** Numbers of three years and two regions, in many buckets; every third a letter, every fifth repeated. */
const facts = Array.from({ length: many }, (_, n) => ({
  no: `4501${n % 2 ? '00' : '22'}-${2024 + (n % 3)}-${String((n * 7919) % 10_000_000).padStart(7, '0')}-${n % 10}`,
  channel: n % 3 ? '06' : '01',
  dup: n % 5 ? 'first' : 'repeat',
}))

before(async () => {
  world = await openWorld()
  await world.house.kernel.units.write(jobPrincipal('test'), (tx) =>
    sql`insert into fact_submission (case_no, received_on, registered_on, channel, dup, receiver, people_count, signer_count, stage, source_kind)
      select f.no, '2026-03-02', '2026-03-02', f.channel, f.dup, '450100-XF', 1, 1, 'registered', 'direct'
      from json_to_recordset(${JSON.stringify(facts)}::json) as f(no text, channel text, dup text)`.execute(tx),
  )
})
after(() => world?.close())

test('FR-2: the digest of the rows of each figure equals the one of a plain loop', async () => {
  const found = await digests(['NUM-37', 'NUM-01', 'NUM-03', 'NUM-11'])
  const of = (holds: (fact: (typeof facts)[number]) => boolean): string => loop(facts.filter(holds).map(({ no }) => no))
  assert.equal(
    found.get('NUM-37'),
    of(() => true),
  )
  assert.equal(
    found.get('NUM-01'),
    of(({ channel }) => channel === '01'),
  )
  assert.equal(
    found.get('NUM-03'),
    of(({ channel, dup }) => channel === '01' && dup === 'repeat'),
  )
  assert.equal(found.get('NUM-11'), null, 'RG-2: no list of visits, so no digest of one')
})

test('FR-2: no case gives the digest of nothing, one case more another digest', async () => {
  const nothing = await digests(['NUM-01'], { ...year, from: '2020-01-01', to: '2021-01-01' })
  assert.equal(nothing.get('NUM-01'), loop([]))
  const before = (await digests(['NUM-01'])).get('NUM-01')
  await world.house.kernel.units.write(jobPrincipal('test'), (tx) =>
    sql`insert into fact_submission (case_no, received_on, registered_on, channel, receiver, people_count, signer_count, stage)
      values ('450100-2026-9999999-1', '2026-03-02', '2026-03-02', '01', '450100-XF', 1, 1, 'registered')`.execute(tx),
  )
  assert.notEqual((await digests(['NUM-01'])).get('NUM-01'), before)
})
