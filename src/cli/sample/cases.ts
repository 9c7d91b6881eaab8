import { fixedClock, zone } from '../../kernel/index.ts'
import { type Input, isRefusal, type Role } from '../../law/index.ts'
import type { OrganDirectory, Staff } from '../../people/index.ts'
import { type Petitions, perform, runRoutine, submit } from '../../petitions/index.ts'
import { regions, sampleName } from './city.ts'
import { buildOrders } from './orders.ts'
import { review } from './review-cases.ts'
import { buildSideCases } from './side-cases.ts'
import { streets, type Topic, topics } from './topics.ts'

/** Why the words of one case may stand in another. */
const fitReason = '同一类问题，查明的情况和依据相同，已逐件核对。'

/** How far a sample case has come. */
const plans = [
  ['received', 14],
  ['registered', 10],
  ['classified', 14],
  ['to-sign', 24],
  ['signed', 22],
  ['accept-pending', 10],
  ['accepted', 10],
  ['handling', 50],
  ['heard', 26],
  ['opinion-pending', 14],
  ['opinion-issued', 14],
  ['served', 50],
  ['rated', 30],
  ['extended', 8],
  ['objected', 6],
  ['assigned', 10],
  ['reported', 6],
  ['urged', 6],
  ['withdrawn', 4],
  ['direct', 8],
  ['review-requested', 3],
  ['reviewing', 4],
  ['reviewed', 4],
  ['annulled', 2],
  ['rereviewing', 3],
  ['terminated', 2],
] as const
type Plan = (typeof plans)[number][0]

/** A person at a desk, as the session would have made them. */
export type StaffFinder = (organ: string, role: Role) => Staff

/** Deterministic: the same folder always tells the same story. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/**
 * About three hundred cases in every state, dated back from today so that some are due, some overdue. They go through
 * the same door as real ones; only the clock is set.
 */
export async function buildCases(house: Petitions, staff: StaffFinder, say: (line: string) => void): Promise<number> {
  const random = randomFrom(20_260_501)
  const now = house.kernel.clock.now()
  const todo = plans.flatMap(([plan, count]) => Array.from({ length: count }, () => plan))
  const seeds = todo.map(() => Math.floor(random() * 2 ** 32))
  let made = 0
  // A few lanes beside each other, each with a clock of its own: most of the time goes into waiting for commits.
  const lane = async (first: number): Promise<void> => {
    for (let n = first; n < todo.length; n += lanes) {
      await oneCase(worldAt(house, staff, now, seeds[n] ?? n), todo[n] ?? 'received', n)
      made++
      if (made % 50 === 0) say(`  示例件 ${made}/${todo.length}`)
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)))
  for (let i = 0; i < sealedCases; i++) await sealedCase(worldAt(house, staff, now, i), i, made++)
  made += await buildSideCases(house, staff, now)
  made += await buildOrders(house, staff, now)
  await runRoutine(house)
  return made
}

const lanes = 4
const sealedCases = 4

function worldAt(house: Petitions, staff: StaffFinder, now: Temporal.Instant, seed: number): World {
  const clock = fixedClock(now.toString())
  return {
    house: { ...house, kernel: { ...house.kernel, clock } },
    staff,
    random: randomFrom(seed),
    clock,
    now,
    directory: house.directory,
  }
}

type World = {
  house: Petitions
  staff: StaffFinder
  random: () => number
  clock: ReturnType<typeof fixedClock>
  now: Temporal.Instant
  directory: OrganDirectory
}

/** Days since arrival by plan: open ones are young, a part of them late on purpose. */
function ageOf(plan: Plan, random: () => number): number {
  const late = random() < 0.15
  const [from, to] = (
    {
      received: [0, 3],
      registered: [0, 6],
      classified: [1, 9],
      'to-sign': [1, 12],
      signed: [3, 14],
      'accept-pending': [3, 14],
      direct: [3, 14],
      accepted: [8, 20],
      objected: [5, 9],
      withdrawn: [3, 20],
    } as Partial<Record<Plan, [number, number]>>
  )[plan] ?? [20, 62]
  if (reviewPlans.includes(plan)) return Math.round(70 + random() * 30)
  const closed = ['served', 'rated', 'reported'].includes(plan)
  return Math.round(from + random() * (to - from) + (late && !closed ? 18 : 0) + (closed ? random() * 240 : 0))
}

const hoursMs = 3_600_000
/** What county departments answer for. */
const countyCategories = ['01', '04', '02']

async function oneCase(world: World, plan: Plan, n: number): Promise<void> {
  const { house, random, staff, clock, now, directory } = world
  const topic = topicFor(plan, random)
  const county = ['450102', '450103', '450123'][Math.floor(random() * 3)] ?? '450102'
  const inReview = reviewPlans.includes(plan)
  const toCounty = (inReview || random() < 0.35) && countyCategories.includes(topic.category.slice(0, 2))
  const placeRegion =
    random() < 0.5 ? (regions.filter((r) => r.parent === county)[Math.floor(random() * 3)]?.code ?? county) : county
  const age = ageOf(plan, random)
  let at = now.subtract({ hours: age * 24 + Math.floor(random() * 8) })
  clock.set(at)

  const street = streets[Math.floor(random() * streets.length)] ?? '幸福路'
  const number = 1 + Math.floor(random() * 98)
  const fill = (text: string): string => text.replaceAll('{路}', street).replaceAll('{号}', `${number}号`)
  const office = `${toCounty ? county : '450100'}-XF`
  const direct = plan === 'direct'
  const handlerOrgan = handlerFor(directory, topic, toCounty ? county : '450100')
  const channel = (['03', '03', '04', '05', '01', '01', '02', '06'] as const)[Math.floor(random() * 8)] ?? '03'
  const paper = channel === '01' || channel === '02' || channel === '06'
  const person = sampleName(n)
  const collective = channel === '02' && random() < 0.3
  const input = {
    channel,
    title: fill(topic.title),
    content: fill(topic.content),
    requests: topic.requests.map(fill),
    placeRegion,
    place: `${street}`,
    petitioner: { name: person, phone: `19900${String(100_000 + n).slice(-6)}`, address: `${street}（示例地址）` },
    eService: !paper && random() < 0.7,
    ...(collective ? { peopleCount: 5 + Math.floor(random() * 12) } : {}),
    ...(channel === '01' && random() < 0.12 ? { signerCount: 5 + Math.floor(random() * 40) } : {}),
    ...(topic.path === 'consult' ? { purpose: '05' } : {}),
    ...(direct ? { addressedTo: handlerOrgan } : {}),
  }
  const registrar = staff(office, 'registrar')
  const submitted = await submit(
    house,
    toCounty || paper ? input : withoutRegion(input),
    paper && !direct ? registrar : null,
    null,
  )
  const no = submitted.caseNo
  const receiver = direct ? handlerOrgan : office
  const desk = paper && !direct ? office : receiver
  const step = async (by: Staff | 'person', verb: string, act: Input, laterHours: number) => {
    at = at.add({ milliseconds: Math.round(laterHours * hoursMs * (0.6 + random() * 0.8)) })
    if (by !== 'person') at = inOfficeHours(at, random)
    // Nothing of the sample happens tomorrow.
    if (Temporal.Instant.compare(at, now) > 0) at = now
    clock.set(at)
    const done = await perform(house, by, no, verb, act)
    if (isRefusal(done)) throw new Error(`sample ${plan} ${verb}: ${done.code} ${done.says}`)
    return done
  }
  const stop = (at: Plan): boolean => plan === at
  if (stop('received')) return
  const clerk = direct ? staff(desk, 'liaison') : staff(desk, 'registrar')
  if (!(paper && !direct)) await step(clerk, 'register', {}, 6)
  if (stop('registered')) return
  if (topic.path === 'consult') {
    await step(clerk, 'reply-directly', { reply: topic.opinion, fitReason }, 8)
    return
  }
  const suggestion = topic.path === 'suggestion'
  await step(
    clerk,
    'classify',
    {
      class: suggestion ? 'suggestion' : 'appeal',
      ...(suggestion ? {} : { path: topic.path }),
      category: topic.category,
      placeRegion,
    },
    10,
  )
  if (stop('classified')) return
  const lead = direct ? null : staff(desk, 'dispatcher')
  if (plan === 'assigned' || plan === 'reported') {
    if (!lead) throw new Error('a direct receiver cannot assign')
    await step(lead, 'assign', { to: handlerOrgan, demand: '请依法办理，按期提交办结报告。' }, 12)
    await step(staff(desk, 'office-head'), 'approve', {}, 8)
  } else if (lead) await step(lead, 'transfer', { to: handlerOrgan, reason: '该事项属于贵单位职责范围。' }, 12)
  if (stop('to-sign')) return
  const liaison = staff(handlerOrgan, 'liaison')
  const handler = staff(handlerOrgan, 'handler')
  const head = staff(handlerOrgan, 'organ-head')
  await step(liaison, 'sign', {}, 12)
  if (stop('signed') || stop('assigned') || stop('direct')) return
  if (stop('objected')) {
    await step(
      liaison,
      'object',
      { reasons: '该事项属于城市管理部门职责，见职责清单第七项。', competent: '城市管理局' },
      10,
    )
    await step(head, 'approve', {}, 6)
    return
  }
  if (!suggestion && topic.path !== '31-6') {
    await step(
      liaison,
      'redirect',
      {
        competent: '有权机关（示例）',
        where: '示例市幸福路1号，电话0000-1000000',
        advice: '请携带身份证和相关材料到该机关窗口提出。',
        contact: `${liaison.name} 0000-1000200`,
      },
      30,
    )
    await step(head, 'approve', {}, 8)
    return
  }
  await step(liaison, 'accept', { unit: '业务科', contact: `${liaison.name} 0000-1000200` }, 30)
  if (stop('accept-pending')) return
  await step(head, 'approve', {}, 10)
  if (stop('accepted')) return
  await step(head, 'appoint', { caseworker: handler.account, declared: 'none' }, 12)
  if (stop('handling')) return
  if (suggestion) {
    await step(handler, 'answer-suggestion', { result: 'partly', reply: topic.opinion, fitReason }, 60)
    return
  }
  if (stop('urged')) {
    await step('person', 'urge', { text: '请问办到哪一步了？' }, 90)
    return
  }
  await step(
    handler,
    'hear-petitioner',
    { mode: 'phone', record: '电话听取陈述：信访人补充了时间、地点，坚持原诉求。' },
    48,
  )
  if (stop('heard')) return
  if (stop('extended')) {
    await step(handler, 'extend', { days: 30, reason: '需要多个部门联合核实，情况复杂。' }, 90)
    await step(head, 'approve', {}, 8)
    return
  }
  if (stop('withdrawn')) return void (await withdraw(world, no, step))
  const answers = (topic.requests.length ? topic.requests : [topic.title]).map((request) => ({
    request: fill(request),
    facts: topic.facts || '经核实，情况属实。',
    reasons: '依据有关规定和现场核实情况。',
    result: topic.result,
    opinion: topic.opinion || '已说明有关规定。',
  }))
  await step(
    handler,
    'draft-opinion',
    {
      answers,
      basis: '《信访工作条例》第三十一条第六项、第三十二条',
      executeOn: at.toZonedDateTimeISO(zone).toPlainDate().add({ days: 60 }).toString(),
      // The sample has a dozen topics for some hundred cases: texts repeat, and an office says why they do.
      fitReason,
      contact: `${handler.name} 0000-1000200`,
    },
    60,
  )
  if (stop('opinion-pending')) return
  const issued = await step(head, 'issue-opinion', {}, 20)
  if (stop('opinion-issued')) return
  const opinion = issued.documents.find((d) => d.code === 'DOC-12')?.id
  await step(
    liaison,
    'deliver',
    {
      document: opinion,
      mode: 'direct',
      on: at.toZonedDateTimeISO(zone).toPlainDate().toString(),
      proof: `${person}签收`,
    },
    20,
  )
  if (stop('reported')) {
    await step(
      handler,
      'report-completion',
      { facts: topic.facts, execution: '已按意见书执行到位。', contact: `${handler.name} 0000-1000200` },
      20,
    )
    return
  }
  if (inReview)
    return review({ plan, handlerOrgan, staff, step, today: () => at.toZonedDateTimeISO(zone).toPlainDate() })
  if (!stop('rated')) return
  const rating = { office: 1 + Math.floor(random() * 2), handler: 1 + Math.floor(random() * 3) }
  await step('person', 'rate', rating, 60)
  // Most of what was not satisfactory has been looked at again; a few still wait.
  if (rating.handler === 3 && n % 4 !== 0)
    await step(
      staff(desk, 'office-head'),
      'recheck',
      { result: 'to-improve', reply: '已核对材料并向承办单位了解，要求其补充说明办理安排。' },
      90,
    )
}

/** Plans that go on above the handling organ (domain.md §2.4). */
const reviewPlans: readonly Plan[] = [
  'review-requested',
  'reviewing',
  'reviewed',
  'annulled',
  'rereviewing',
  'terminated',
]

async function withdraw(
  world: World,
  no: string,
  step: (by: Staff | 'person', verb: string, act: Input, hours: number) => Promise<{ seq: number }>,
): Promise<void> {
  const statement = '问题已经解决，本人自愿撤回。'
  const asked = await step('person', 'withdraw', { statement }, 24)
  await step('person', 'withdraw', { statement, code: world.house.kernel.vault.confirmCode(no, asked.seq) }, 2)
}

async function sealedCase(world: World, i: number, n: number): Promise<void> {
  const { house, clock, now, staff } = world
  let at = now.subtract({ hours: 24 * (3 + i * 4) })
  clock.set(at)
  const submitted = await submit(
    house,
    {
      channel: '03',
      purpose: '04',
      title: '反映工程招标中的问题（示例）',
      content: '示例内容：反映某工程招标存在问题，附材料。',
      petitioner: { name: sampleName(n), phone: `19900${String(100_000 + n).slice(-6)}` },
    },
    null,
    null,
  )
  if (i < 2) return
  const officer = staff('450100-XF', 'discipline-officer')
  for (const [by, verb, input] of [
    [officer, 'refer-discipline', { to: '450100-JW', envelope: `封字${i}号` }],
    [staff('450100-XF', 'office-head'), 'approve', {}],
    ...(i > 2
      ? [[staff('450100-JW', 'discipline-officer'), 'note-envelope-receipt', { on: receivedOn(now) }] as const]
      : []),
  ] as const) {
    at = at.add({ hours: 20 })
    clock.set(at)
    const done = await perform(house, by, submitted.caseNo, verb, input)
    if (isRefusal(done)) throw new Error(`sample sealed ${verb}: ${done.code}`)
  }
}

/** The day on which the discipline organ of the sample city had the envelope. */
const receivedOn = (now: Temporal.Instant): string =>
  now.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 13 }).toString()

/** Staff of the sample city work from nine to five. */
function inOfficeHours(at: Temporal.Instant, random: () => number): Temporal.Instant {
  const local = at.toZonedDateTimeISO(zone)
  if (local.hour >= 9 && local.hour < 17) return at
  const day = local.hour >= 17 ? local.add({ days: 1 }) : local
  return day.with({ hour: 9 + Math.floor(random() * 7), minute: Math.floor(random() * 60) }).toInstant()
}

/** A web submission without a place goes to the city's office; the clerk adds the place when classifying. */
function withoutRegion<T extends { placeRegion: string }>({ placeRegion: _, ...input }: T): Omit<T, 'placeRegion'> {
  return input
}

function topicFor(plan: Plan, random: () => number): Topic {
  const early: Plan[] = ['received', 'registered', 'classified', 'to-sign', 'signed']
  const fits = reviewPlans.includes(plan)
    ? topics.filter(({ path, category }) => path === '31-6' && countyCategories.includes(category.slice(0, 2)))
    : early.includes(plan)
      ? topics
      : topics.filter(
          (topic) => topic.path === '31-6' || (['accepted', 'handling'].includes(plan) && topic.path === 'suggestion'),
        )
  const topic = fits[Math.floor(random() * fits.length)]
  if (!topic) throw new Error('no topic')
  return topic
}

/** Who answers in the sample city: by the duty list, in the county where it has such a department. */
function handlerFor(directory: OrganDirectory, topic: Topic, region: string): string {
  const l1 = topic.category.slice(0, 2)
  const able = (place: string) =>
    directory.organs().filter((organ) => organ.kind === 'department' && organ.region === place)
  const found =
    able(region).find((organ) => organ.duties.includes(topic.category)) ??
    able(region).find((organ) => organ.duties.includes(l1)) ??
    able('450100').find((organ) => organ.duties.includes(topic.category)) ??
    able('450100').find((organ) => organ.duties.includes(l1))
  return found?.code ?? (region === '450100' ? '450100-CG' : `${region}-ZJ`)
}
