import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Http, KeyReused, ProblemError, requireValid } from '../../kernel/index.ts'
import type { Stage } from '../../law/index.ts'
import { checkCode, PublicSubmission, registrationOf, type SubmissionInput, submit } from '../../petitions/index.ts'
import { isSwitch, switchDisplay } from '../display.ts'
import { formFor, onceKey } from '../forms.ts'
import { showFault } from '../messages.ts'
import type { EnSubmitModel, FieldError } from '../models.ts'
import { EN, EN_SUBMIT, EN_TRACK, enReceipt, enTrack, trackCase } from '../paths.ts'
import { goTo, type Portal, pageAt, show } from '../portal.ts'
import { open } from '../route-config.ts'
import { countSubmission, mustWait } from '../submit/limit.ts'
import { heldCase } from '../track/held.ts'
import { ownCase } from '../track/own-case.ts'
import { readTyped, type Typed } from '../typed.ts'
import { dayInEnglish, documentInEnglish, owedInEnglish, SEALED_IN_ENGLISH, STAGE_IN_ENGLISH } from './words.ts'

type OfCase = { Params: { caseNo: string } }
const noChars = 40

/** The short version in English: home, submit, receipt, track (RGT-18, ux.md §2). */
export function englishRoutes(app: Http, portal: Portal): void {
  app.get(EN, open, (request, reply) =>
    show(portal, reply, 'en-home', { page: pageAt(portal, request, EN) }, { keep: 'open' }),
  )
  app.get(EN_SUBMIT, open, (request, reply) => form(portal, request, reply))

  app.post(EN_SUBMIT, open, async (request, reply) => {
    const typed = await readTyped(portal, request)
    if (isSwitch(typed.go)) {
      switchDisplay(request, reply, typed.go, portal.house.kernel.secure)
      return form(portal, request, reply, typed)
    }
    return send(portal, request, reply, typed)
  })

  app.get<OfCase>('/en/receipt/:caseNo', open, async (request, reply) => {
    const caseNo = heldCase(portal, request, reply, request.params.caseNo)
    if (!caseNo) return goTo(reply, EN_TRACK)
    const { queryCode, receivedAt, organ, firstBy, sealed } = await registrationOf(portal.house, caseNo)
    return show(portal, reply, 'en-receipt', {
      page: pageAt(portal, request, enReceipt(caseNo)),
      caseNo,
      queryCode,
      received: dayInEnglish(receivedAt.slice(0, 10)),
      organ,
      firstBy: firstBy && !sealed ? dayInEnglish(firstBy) : null,
    })
  })

  app.get<{ Querystring: { no?: unknown } }>(EN_TRACK, open, (request, reply) =>
    signIn(portal, request, reply, typeof request.query.no === 'string' ? request.query.no.slice(0, noChars) : ''),
  )

  app.post(EN_TRACK, open, async (request, reply) => {
    const typed = await readTyped(portal, request)
    const caseNo = typed.one('caseNo')
    if (isSwitch(typed.go)) {
      switchDisplay(request, reply, typed.go, portal.house.kernel.secure)
      return signIn(portal, request, reply, caseNo, typed)
    }
    if (portal.visits.check(request, typed.one('token')) !== 'good')
      return signIn(portal, request, reply, caseNo, typed, 'Please press the button once more.', 403)
    try {
      const found = await checkCode(portal.house, caseNo, typed.one('queryCode'), request.ip)
      portal.visits.openCase(request, reply, found)
      return goTo(reply, enTrack(found))
    } catch (error) {
      const code = error instanceof ProblemError ? error.problem.code : ''
      if (code === 'case-not-found')
        return signIn(
          portal,
          request,
          reply,
          caseNo,
          typed,
          'Number and query code do not match. Please compare them with your receipt.',
          404,
        )
      if (code === 'too-many-tries')
        return signIn(
          portal,
          request,
          reply,
          caseNo,
          typed,
          'Too many tries. Please wait an hour. Your petition is handled all the same.',
          429,
        )
      return showFault(portal, request, reply, error as Error)
    }
  })

  app.get<OfCase>('/en/track/:caseNo', open, async (request, reply) => {
    const caseNo = heldCase(portal, request, reply, request.params.caseNo)
    if (!caseNo) return goTo(reply, `${EN_TRACK}?no=${encodeURIComponent(request.params.caseNo)}`)
    const own = await ownCase(portal, caseNo)
    const running = own.clocks.findLast(({ rule, metAt, stoppedAt }) => !metAt && !stoppedAt && owedInEnglish(rule))
    return show(portal, reply, 'en-track', {
      page: pageAt(portal, request, enTrack(caseNo)),
      caseNo,
      received: dayInEnglish(own.receivedAt.slice(0, 10)),
      status: own.sealed ? SEALED_IN_ENGLISH : STAGE_IN_ENGLISH[own.state as Stage],
      holder: own.sealed ? null : own.holder,
      due:
        running && !own.sealed && !own.ended
          ? { day: dayInEnglish(running.last), owes: owedInEnglish(running.rule) ?? '' }
          : null,
      documents: own.documents.map(({ id, code, title }) => ({
        title,
        english: documentInEnglish(code),
        href: `${trackCase(caseNo)}/documents/${id}`,
      })),
      full: trackCase(caseNo),
    })
  })
}

const form = (
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  typed?: Typed,
  errors: FieldError[] = [],
  note: string | null = null,
  status = errors.length > 0 ? 422 : 200,
): FastifyReply =>
  show(
    portal,
    reply,
    'en-submit',
    {
      page: pageAt(portal, request, EN_SUBMIT),
      form: formFor(portal, request, reply, EN_SUBMIT, typed, errors),
      answers: answersOf(typed),
      note,
    },
    { status, keep: 'open' },
  )

const answersOf = (typed: Typed | undefined): EnSubmitModel['answers'] => ({
  title: typed?.one('title') ?? '',
  content: typed?.one('content') ?? '',
  place: typed?.one('place') ?? '',
  name: typed?.one('name') ?? '',
  phone: typed?.one('phone') ?? '',
  email: typed?.one('email') ?? '',
  address: typed?.one('address') ?? '',
})

async function send(portal: Portal, request: FastifyRequest, reply: FastifyReply, typed: Typed): Promise<FastifyReply> {
  const answers = answersOf(typed)
  if (portal.visits.check(request, typed.one('token')) !== 'good')
    return form(portal, request, reply, typed, [], 'Please press “Send” once more. Nothing was lost.', 403)
  const errors = wrongIn(portal, answers)
  if (errors.length > 0) return form(portal, request, reply, typed, errors)
  try {
    if (await mustWait(portal, request.ip))
      return form(
        portal,
        request,
        reply,
        typed,
        [],
        'Too many petitions from this network. Your text is kept on this page: please send it again after the next full hour, or call 12345.',
        429,
      )
    const input = inputOf(answers)
    requireValid(PublicSubmission, input)
    const { caseNo } = await submit(portal.house, input, null, onceKey(portal, request, reply, 'portal', typed, input))
    await countSubmission(portal, request.ip)
    portal.visits.openCase(request, reply, caseNo)
    return goTo(reply, enReceipt(caseNo))
  } catch (error) {
    if (error instanceof KeyReused)
      return form(
        portal,
        request,
        reply,
        undefined,
        [],
        'This page was sent before, and your petition is registered. To add something, follow it with its number and code.',
        409,
      )
    return showFault(portal, request, reply, error as Error)
  }
}

function wrongIn(portal: Portal, answers: EnSubmitModel['answers']): FieldError[] {
  const { titleChars, contentChars, nameChars } = portal.house.kernel.settings
  const most: Record<keyof typeof answers, number> = {
    title: titleChars,
    content: contentChars,
    place: 200,
    name: nameChars,
    phone: 40,
    email: 200,
    address: 200,
  }
  return (Object.keys(most) as (keyof typeof answers)[]).flatMap((field) => {
    const chars = [...answers[field].trim()].length
    if (chars === 0 && field === 'title') return [{ field, says: 'Please say in one sentence what it is about' }]
    if (chars === 0 && field === 'content')
      return [{ field, says: 'Please tell us what happened; a few sentences will do' }]
    return chars > most[field] ? [{ field, says: `At most ${most[field]} characters; now ${chars}` }] : []
  })
}

function inputOf({ title, content, place, ...person }: EnSubmitModel['answers']): SubmissionInput {
  const told = Object.fromEntries(
    Object.entries(person).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : [])),
  )
  return {
    channel: '03',
    title: title.trim().replace(/\s*\n\s*/g, ' '),
    content: content.trim(),
    ...(place.trim() ? { place: place.trim() } : {}),
    ...(Object.keys(told).length > 0 ? { petitioner: told, needs: ['英文（English）'] } : { anonymous: true }),
  }
}

const signIn = (
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  caseNo: string,
  typed?: Typed,
  note: string | null = null,
  status = 200,
): FastifyReply =>
  show(
    portal,
    reply,
    'en-track-sign-in',
    {
      page: pageAt(portal, request, EN_TRACK),
      form: formFor(portal, request, reply, EN_TRACK, typed),
      caseNo,
      queryCode: typed?.one('queryCode') ?? '',
      note,
    },
    { status },
  )
