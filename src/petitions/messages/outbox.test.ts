import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { officeOf } from '../../../test/office.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { type Carrier, type Message, NotCarried } from './carrier.ts'
import { type Carriers, sendDue, settleReport } from './outbox.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const { who, act, send, inTx } = officeOf(() => world)
const house = () => world.house.petitions

/** Carriers that do what a test says, and remember what they were given. */
function carriersThat(carry: Partial<Record<'sms' | 'email', Carrier['carry']>>) {
  const given: Message[] = []
  const carriers: Carriers = {
    on: async (channel) => {
      const how = carry[channel]
      if (!how) return null
      return {
        code: channel === 'sms' ? 'gateway' : 'smtp',
        carry(message) {
          given.push(message)
          return how(message)
        },
      }
    },
  }
  return { carriers, given, of: (caseNo: string) => given.filter((message) => message.caseNo === caseNo) }
}
const works = async () => ({ id: 'g-1' })
const breaks = async () => Promise.reject(new NotCarried('gateway-error'))

const rowsOf = (caseNo: string) =>
  inTx(async (tx) => {
    const { rows } = await sql<{
      kind: string
      state: string
      channel: string
      tries: number
      error: string | null
      given_up: string[]
      carrier_id: string | null
    }>`select kind, state, channel, tries, error, given_up, carrier_id from outbox where case_no = ${caseNo} order by id`.execute(
      tx,
    )
    return rows
  })
const later = (minutes: number): void => world.clock.set(world.clock.now().add({ minutes }))

test('each step of a case is told in plain words, with number and last day', async () => {
  const { carriers, of } = carriersThat({ sms: works })
  const { caseNo } = await send()
  const p = who()
  await act(p.registrar, caseNo, 'register')
  await act(p.registrar, caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  await act(p.dispatcher, caseNo, 'transfer', { to: p.liaison.organ, reason: '供水归其管' })
  await act(p.liaison, caseNo, 'sign')
  await act(p.liaison, caseNo, 'accept', { unit: '公用事业科', contact: '王示例 0000-1234567' })
  await act(p.chief, caseNo, 'approve')
  await sendDue(house(), carriers)
  const words = of(caseNo).map((message) => message.words)
  assert.equal(words.length, 3)
  assert.match(words[0] ?? '', new RegExp(`您的来件已登记，编号${caseNo}，最迟2026年6月16日前告知您由谁办理`))
  assert.match(words[1] ?? '', /已送到.*依规定办理，最迟2026年6月16日前/)
  assert.match(words[2] ?? '', /已受理您的件.*最迟2026年7月31日前书面答复您/)
  for (const text of words) {
    assert.ok(!text.includes('停水'), 'no title in a message')
    assert.doesNotMatch(text, /[{}[\]]/)
  }
  assert.deepEqual(await sendDue(house(), carriers), 0, 'nothing is sent twice')
})

test('a gateway that fails is asked again after growing pauses under the same key, then mail, then failure', async () => {
  const { carriers, of } = carriersThat({ sms: breaks, email: breaks })
  const { caseNo } = await send({ petitioner: { name: '周明', phone: '13900139000', email: 'zhou@example.org' } })
  await sendDue(house(), carriers)
  assert.deepEqual(of(caseNo).length, 1)
  await sendDue(house(), carriers)
  assert.equal(of(caseNo).length, 1, 'not before the pause is over')
  for (let hours = 0; hours < 40; hours++) {
    later(60)
    await sendDue(house(), carriers)
  }
  const { messageTries } = house().kernel.settings
  const tried = of(caseNo)
  assert.deepEqual(
    tried.map((message) => message.channel),
    [...Array(messageTries).fill('sms'), ...Array(messageTries).fill('email')],
  )
  assert.equal(new Set(tried.slice(0, messageTries).map((message) => message.key)).size, 1)
  const [row] = await rowsOf(caseNo)
  assert.deepEqual([row?.state, row?.error, row?.given_up], ['failed', 'gateway-error', ['sms', 'email']])
})

test('a number that does not exist is not tried six times; who left an address only gets paper', async () => {
  const { carriers, of } = carriersThat({
    sms: async () => Promise.reject(new NotCarried('refused', true)),
    email: works,
  })
  const both = await send({ petitioner: { name: '周明', phone: '13900139000', email: 'zhou@example.org' } })
  const paper = await send({ petitioner: { name: '周明', phone: '0771-5550000', address: '幸福路18号' } })
  await sendDue(house(), carriers)
  assert.deepEqual(
    of(both.caseNo).map((message) => message.channel),
    ['sms', 'email'],
  )
  assert.equal((await rowsOf(both.caseNo))[0]?.state, 'sent')
  assert.deepEqual(of(paper.caseNo), [])
  assert.equal((await rowsOf(paper.caseNo))[0]?.state, 'post')
})

test('a sender that died leaves a claim that runs out; the next one sends under the same key', async () => {
  const { caseNo } = await send()
  let key = ''
  const dies: Carriers = {
    on: async () => ({
      code: 'gateway',
      carry: async (message) => {
        key = message.key
        throw Object.assign(new Error('killed'), { killed: true })
      },
    }),
  }
  // As after kill -9: the row stays claimed.
  await sendDue(house(), dies)
  await world.house.kernel.units.write({ name: 'test', reach: [], job: true }, (tx) =>
    sql`update outbox set state = 'sending', next_try_at = ${world.clock.now().add({ minutes: 2 }).toString()} where case_no = ${caseNo}`.execute(
      tx,
    ),
  )
  const { carriers, of } = carriersThat({ sms: works })
  await sendDue(house(), carriers)
  assert.equal(of(caseNo).length, 0)
  later(3)
  await sendDue(house(), carriers)
  assert.deepEqual(
    of(caseNo).map((message) => message.key),
    [key],
  )
})

test('reports come twice and late: arrival stays, failure goes on to the next channel', async () => {
  const { carriers, of } = carriersThat({ sms: works, email: works })
  const { caseNo } = await send({ petitioner: { name: '周明', phone: '13900139000', email: 'zhou@example.org' } })
  await sendDue(house(), carriers)
  const key = of(caseNo)[0]?.key ?? ''
  const report = (state: 'delivered' | 'failed') => settleReport(house(), { key, state, at: null })
  assert.equal(await report('failed'), true)
  assert.equal(await report('failed'), true)
  await sendDue(house(), carriers)
  assert.deepEqual(
    of(caseNo).map((message) => message.channel),
    ['sms', 'email'],
  )
  assert.equal(await report('delivered'), true)
  assert.equal((await rowsOf(caseNo))[0]?.state, 'delivered')
  await report('failed')
  assert.equal((await rowsOf(caseNo))[0]?.state, 'delivered')
  assert.equal(await settleReport(house(), { key: 'unknown-sms', state: 'delivered', at: null }), false)
})

test('RG-1: what is sealed on arrival calls for no message', async () => {
  const { caseNo } = await send({ purpose: '04' })
  assert.deepEqual(await rowsOf(caseNo), [])
})
