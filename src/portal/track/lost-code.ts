import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Http, ProblemError } from '../../kernel/index.ts'
import { askForCode } from '../../petitions/index.ts'
import { isSwitch, switchDisplay } from '../display.ts'
import { askAgainUnlessOurs, formFor } from '../forms.ts'
import { showFault } from '../messages.ts'
import type { FieldError } from '../models.ts'
import { LOST_CODE, TRACK } from '../paths.ts'
import { goTo, type Portal, pageAt, show } from '../portal.ts'
import { open } from '../route-config.ts'
import { readTyped, type Typed } from '../typed.ts'
import { noDigits } from './sign-in.ts'

const SENT = `${LOST_CODE}/sent`
const phoneDigits = 7

/**
 * 查询码丢了: number and the phone that was left. The answer is the same whatever was found, so nobody learns which
 * numbers exist or whose phone belongs to one.
 */
export function lostCodeRoutes(app: Http, portal: Portal): void {
  app.get<{ Querystring: { no?: unknown } }>(LOST_CODE, open, (request, reply) =>
    ask(portal, request, reply, typeof request.query.no === 'string' ? request.query.no.slice(0, 40) : ''),
  )

  app.get(SENT, open, (request, reply) =>
    show(portal, reply, 'lost-code-sent', { page: pageAt(portal, request, LOST_CODE) }),
  )

  app.post(LOST_CODE, open, async (request, reply) => {
    const typed = await readTyped(portal, request)
    const [caseNo, phone] = [typed.one('caseNo'), typed.one('phone')]
    if (isSwitch(typed.go)) {
      switchDisplay(request, reply, typed.go, portal.house.kernel.secure)
      return ask(portal, request, reply, caseNo, typed)
    }
    const asked = askAgainUnlessOurs(portal, request, reply, LOST_CODE, typed)
    if (asked) return asked
    const errors = wrongIn(caseNo, phone)
    if (errors.length > 0) return ask(portal, request, reply, caseNo, typed, errors)
    try {
      await askForCode(portal.house, caseNo, phone, request.ip)
      return goTo(reply, SENT)
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === 'too-many-tries')
        return ask(portal, request, reply, caseNo, typed, [
          { field: 'phone', says: '试的次数太多，请过一小时再试，或者打热线、到窗口补办' },
        ])
      return showFault(portal, request, reply, error as Error)
    }
  })
}

const digitsOf = (text: string): number => text.normalize('NFKC').replace(/\D/g, '').length

const wrongIn = (caseNo: string, phone: string): FieldError[] => [
  ...(digitsOf(caseNo) === noDigits
    ? []
    : [{ field: 'caseNo', says: caseNo.trim() === '' ? '请写编号' : `编号是 ${noDigits} 位数字，请再对一遍` }]),
  ...(digitsOf(phone) >= phoneDigits ? [] : [{ field: 'phone', says: '请写当时留的手机号' }]),
]

const ask = (
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  caseNo: string,
  typed?: Typed,
  errors: FieldError[] = [],
): FastifyReply =>
  show(
    portal,
    reply,
    'lost-code',
    {
      page: pageAt(portal, request, LOST_CODE),
      form: formFor(portal, request, reply, LOST_CODE, typed, errors),
      caseNo,
      phone: typed?.one('phone') ?? '',
      back: TRACK,
    },
    { status: errors.length > 0 ? 422 : 200 },
  )
