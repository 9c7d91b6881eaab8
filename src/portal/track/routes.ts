import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Http, ProblemError } from '../../kernel/index.ts'
import { checkCode, issuedReply, letterForPerson, pdfReply, reviewRequestLetter } from '../../petitions/index.ts'
import { showAct } from '../acts/page.ts'
import { isSwitch, switchDisplay } from '../display.ts'
import { askAgainUnlessOurs, formFor } from '../forms.ts'
import { showFault } from '../messages.ts'
import { TRACK, trackCase } from '../paths.ts'
import { goTo, type Portal, pageAt, show } from '../portal.ts'
import { open } from '../route-config.ts'
import { readTyped, typedFrom } from '../typed.ts'
import { heldCase, signInFor } from './held.ts'
import { sealedModel, trackModel } from './model.ts'
import { ownCase } from './own-case.ts'
import { carriedIn, showSignIn, signInErrors } from './sign-in.ts'

type OfCase = { Params: { caseNo: string } }
type OfDocument = { Params: { caseNo: string; id: string } }
const LEAVE = `${TRACK}/leave`
const noChars = 40

/** 查办理进度: number and code open a case for this browser; then its page and its letters. */
export function trackRoutes(app: Http, portal: Portal): void {
  app.get<{ Querystring: { no?: unknown } }>(TRACK, open, (request, reply) => {
    // Where the QR of letters and receipts points. The code is never part of an address.
    const no = typeof request.query.no === 'string' ? request.query.no.slice(0, noChars) : ''
    const held = heldCase(portal, request, reply, no)
    return held ? goTo(reply, trackCase(held)) : showSignIn(portal, request, reply, { caseNo: no })
  })

  app.post(TRACK, open, (request, reply) => signIn(portal, request, reply))

  // Without asking for the token: whoever leaves a computer of others must get away, however old the page is.
  app.post(LEAVE, open, (request, reply) => {
    portal.visits.leave(request, reply)
    return goTo(reply, TRACK)
  })

  app.get<OfCase>('/track/:caseNo', open, async (request, reply) => {
    const caseNo = heldCase(portal, request, reply, request.params.caseNo)
    if (!caseNo) return signInFor(reply, request.params.caseNo)
    const own = await ownCase(portal, caseNo)
    const page = pageAt(portal, request, trackCase(caseNo))
    const leave = formFor(portal, request, reply, LEAVE)
    return own.sealed
      ? show(portal, reply, 'track-sealed', sealedModel(page, own, leave))
      : show(portal, reply, 'track', trackModel(page, own, leave))
  })

  app.get<OfDocument>('/track/:caseNo/documents/:id', open, async (request, reply) => {
    const caseNo = heldCase(portal, request, reply, request.params.caseNo)
    if (!caseNo) return signInFor(reply, request.params.caseNo)
    const { model } = await letterForPerson(portal.house, caseNo, request.params.id)
    const { documents } = await ownCase(portal, caseNo)
    const path = `${trackCase(caseNo)}/documents/${request.params.id}`
    return show(portal, reply, 'document', {
      page: pageAt(portal, request, path),
      caseNo,
      letter: model,
      deliveredOn: documents.find(({ id }) => id === request.params.id)?.deliveredOn ?? null,
      pdf: `${path}.pdf`,
      largePrint: `${path}/large.pdf`,
      back: trackCase(caseNo),
    })
  })

  for (const large of [false, true])
    app.get<OfCase>(`/track/:caseNo/review-request${large ? '/large' : ''}.pdf`, open, async (request, reply) => {
      const caseNo = heldCase(portal, request, reply, request.params.caseNo)
      if (!caseNo) return signInFor(reply, request.params.caseNo)
      const letter = await reviewRequestLetter(portal.house, caseNo)
      const name = ['复查申请书', caseNo, large ? '大字版' : ''].filter(Boolean).join(' ')
      return pdfReply(reply, portal.house, large ? { ...letter, large } : letter, `${name}.pdf`)
    })

  app.get<OfDocument>('/track/:caseNo/documents/:id.pdf', open, (request, reply) => pdf(portal, request, reply, false))
  app.get<OfDocument>('/track/:caseNo/documents/:id/large.pdf', open, (request, reply) =>
    pdf(portal, request, reply, true),
  )
}

/** One sentence for an unknown number and for a wrong code: nobody learns which numbers exist. */
const REFUSED = '编号和查询码对不上。请照着回执再看一遍，一位一位地对。您的来信照常在办，不受影响。'

async function signIn(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const typed = await readTyped(portal, request)
  const [caseNo, queryCode] = [typed.one('caseNo'), typed.one('queryCode')]
  const again = { caseNo, queryCode, typed }
  if (isSwitch(typed.go)) {
    switchDisplay(request, reply, typed.go, portal.house.kernel.secure)
    return showSignIn(portal, request, reply, again)
  }
  const asked = askAgainUnlessOurs(portal, request, reply, TRACK, typed)
  if (asked) return asked
  const errors = signInErrors(caseNo, queryCode)
  if (errors.length > 0) return showSignIn(portal, request, reply, { ...again, errors }, 422)
  try {
    const found = await checkCode(portal.house, caseNo, queryCode, request.ip)
    portal.visits.openCase(request, reply, found)
    const carried = carriedIn(typed)
    if (!carried) return goTo(reply, trackCase(found))
    return showAct(portal, request, reply, found, carried.action, { typed: typedFrom(grouped(carried.fields)) })
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'case-not-found')
      return showSignIn(portal, request, reply, { ...again, refused: REFUSED }, 404)
    return showFault(portal, request, reply, error as Error)
  }
}

async function pdf(
  portal: Portal,
  request: FastifyRequest<OfDocument>,
  reply: FastifyReply,
  large: boolean,
): Promise<FastifyReply> {
  const caseNo = heldCase(portal, request, reply, request.params.caseNo)
  if (!caseNo) return signInFor(reply, request.params.caseNo)
  const { id } = request.params
  const { model, title, no } = await letterForPerson(portal.house, caseNo, id)
  const name = [title, no, large ? '大字版' : null].filter(Boolean).join(' ')
  return issuedReply(reply, portal.house, { caseNo, id, model, large }, `${name}.pdf`)
}

function grouped(fields: readonly [string, string][]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [name, value] of fields) found.set(name, [...(found.get(name) ?? []), value])
  return found
}
