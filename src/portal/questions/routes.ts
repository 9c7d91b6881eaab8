import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  countHit,
  countSearch,
  type KnowledgeHit,
  type KnowledgePage,
  knowledgeCategories,
  openHit,
  reportEntry,
  searchKnowledge,
  whyTitles,
} from '../../hotline/index.ts'
import { attemptKey, countTry, type Http, isoAt, problem, publicPrincipal, triesThisHour } from '../../kernel/index.ts'
import { isRefusal } from '../../law/index.ts'
import { isSwitch, switchDisplay } from '../display.ts'
import { askAgainUnlessOurs, formFor, resendOf } from '../forms.ts'
import { showFault, showMessage } from '../messages.ts'
import type { FieldError, Href, QuestionItem } from '../models.ts'
import { QUESTIONS, questionPage, questionReport } from '../paths.ts'
import { goTo, type Portal, pageAt, show, todayAt } from '../portal.ts'
import { open } from '../route-config.ts'
import { readTyped, type Typed } from '../typed.ts'

/** Answers on one page. */
const perPage = 10
const queryChars = 100
const reportChars = 1000
/** The sample city is tried out by many people from one desk. */
const demoFactor = 100

type Asked = { q?: unknown; category?: unknown; after?: unknown }
type OfEntry = { Params: { id: string } }

/** 常见问题: what the hotline answers, with the document it stands on and its day; and "this is not right". */
export function questionRoutes(app: Http, portal: Portal): void {
  const { directory, kernel } = portal.house
  const { units } = kernel

  app.get<{ Querystring: Asked }>(QUESTIONS, open, async (request, reply) => {
    const q = textOf(request.query.q)
    const after = textOf(request.query.after)
    const { found, categories } = await units.read(publicPrincipal, async (tx) => {
      const offered = await knowledgeCategories(tx, directory)
      const category = offered.find(({ code }) => code === textOf(request.query.category))?.code
      return {
        categories: offered,
        found: await searchKnowledge(tx, directory, { q, category, limit: perPage, cursor: after || undefined }),
      }
    })
    if (q && !after)
      await units.write(publicPrincipal, (tx) =>
        countSearch(
          tx,
          'portal',
          todayAt(portal).toString(),
          found.items.some(({ state }) => state === 'published'),
        ),
      )
    const category = categories.find(({ code }) => code === textOf(request.query.category)) ?? null
    return show(
      portal,
      reply,
      'questions',
      {
        page: pageAt(portal, request, addressOf(q, category?.code, after)),
        q,
        category,
        categories: categories.map((one) => ({ ...one, href: addressOf('', one.code) })),
        items: found.items.map((hit) => itemOf(portal, hit)),
        total: found.total,
        first: after ? addressOf(q, category?.code) : null,
        next: found.next ? addressOf(q, category?.code, found.next) : null,
      },
      { keep: 'open' },
    )
  })

  app.get<OfEntry>(`${QUESTIONS}/:id`, open, async (request, reply) => {
    const hit = await needed(portal, request.params.id)
    await units.write(publicPrincipal, (tx) => countHit(tx, hit.id))
    return show(
      portal,
      reply,
      'question',
      {
        page: pageAt(portal, request, questionPage(hit.id)),
        item: itemOf(portal, hit),
        long: hit.long,
        report: questionReport(hit.id),
      },
      { keep: 'open' },
    )
  })

  app.get<OfEntry>(`${QUESTIONS}/:id/report`, open, async (request, reply) =>
    reportForm(portal, request, reply, await needed(portal, request.params.id)),
  )

  app.get<OfEntry>(`${QUESTIONS}/:id/report/sent`, open, async (request, reply) => {
    const hit = await needed(portal, request.params.id)
    return showMessage(portal, request, reply, 200, {
      heading: '收到了，谢谢您',
      says: [
        '知识库的编辑会对照文件核对。确实不对的，一个工作日里改好；改好以前，这条答案旁边会写明。',
        '这里不登记您是谁，所以不单独回复您。改好没有，回来看这一页的日期就知道。',
      ],
      next: [
        { title: '回到这条答案', href: questionPage(hit.id) },
        { title: '再查别的', href: QUESTIONS },
      ],
    })
  })

  app.post<OfEntry>(`${QUESTIONS}/:id/report`, open, async (request, reply) => {
    const typed = await readTyped(portal, request)
    const hit = await needed(portal, request.params.id)
    if (isSwitch(typed.go)) {
      switchDisplay(request, reply, typed.go, kernel.secure)
      return reportForm(portal, request, reply, hit, typed)
    }
    const action = questionReport(hit.id)
    const asked = askAgainUnlessOurs(portal, request, reply, action, typed)
    if (asked) return asked
    const says = typed.one('text').trim()
    const error = wrongIn(says)
    if (error) return reportForm(portal, request, reply, hit, typed, [{ field: 'text', says: error }])
    const version = Number(typed.one('version')) || hit.version
    try {
      const done = await report(portal, request.ip, { entry: hit.id, version, says })
      if (done === 'too-many')
        return reportForm(portal, request, reply, hit, typed, [
          { field: 'text', says: '从这里送来的纠错太多，请过一小时再交；您写的还在' },
        ])
      return goTo(reply, `${action}/sent`)
    } catch (fault) {
      return showFault(portal, request, reply, fault as Error, resendOf(portal, request, reply, action, typed))
    }
  })
}

/** Kept without a name and without an address; how many came from one address in this hour is counted under a key (RG-15). */
async function report(
  portal: Portal,
  address: string,
  told: { entry: string; version: number; says: string },
): Promise<'kept' | 'too-many'> {
  const { kernel } = portal.house
  const { vault, settings, clock, units, demo } = kernel
  const key = attemptKey(vault, 'knowledge report address', address)
  const most = settings.knowledgeReportsPerAddressPerHour * (demo ? demoFactor : 1)
  return units.write(publicPrincipal, async (tx) => {
    if ((await triesThisHour(tx, key, clock.now())) >= most) return 'too-many'
    await countTry(tx, key, clock.now())
    const done = await reportEntry(tx, kernel, { ...told, origin: 'public' }, isoAt(clock.now()))
    if (isRefusal(done)) throw problem('not-found')
    return 'kept'
  })
}

function reportForm(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  hit: KnowledgePage,
  typed?: Typed,
  errors: FieldError[] = [],
): FastifyReply {
  return show(
    portal,
    reply,
    'question-report',
    {
      page: pageAt(portal, request, questionReport(hit.id)),
      form: formFor(portal, request, reply, questionReport(hit.id), typed, errors),
      item: itemOf(portal, hit),
      text: typed?.one('text') ?? '',
      maxChars: reportChars,
    },
    { status: errors.length > 0 ? 422 : 200 },
  )
}

/** @throws problem `not-found` where nothing is published */
async function needed(portal: Portal, id: string): Promise<KnowledgePage> {
  const hit = await portal.house.kernel.units.read(publicPrincipal, (tx) => openHit(tx, id))
  if (!hit) throw problem('not-found')
  return hit
}

function wrongIn(says: string): string | null {
  if ([...says].length < 2) return '请写哪里不对'
  return [...says].length > reportChars ? `最多 ${reportChars} 个字，请删去一些` : null
}

function itemOf(portal: Portal, hit: KnowledgeHit): QuestionItem {
  const { directory } = portal.house
  return {
    href: questionPage(hit.id),
    version: hit.version,
    title: hit.title,
    answer: hit.answer,
    source: hit.source,
    issuer: hit.issuer,
    where: hit.region ? (directory.region(hit.region)?.name ?? hit.region) : null,
    category: directory.category(hit.category)?.name ?? hit.category,
    from: hit.from,
    to: hit.to,
    publishedOn: hit.publishedOn,
    reviewOn: hit.reviewOn,
    expired: hit.why ? whyTitles[hit.why] : null,
    begins: hit.from > todayAt(portal).toString() ? hit.from : null,
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, queryChars) : '')

function addressOf(q: string, category?: string, after?: string): Href {
  const asked = new URLSearchParams()
  if (q) asked.set('q', q)
  if (category) asked.set('category', category)
  if (after) asked.set('after', after)
  return asked.size ? `${QUESTIONS}?${asked}` : QUESTIONS
}
