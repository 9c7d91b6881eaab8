import type { FastifyReply, FastifyRequest } from 'fastify'
import { normalCode } from '../../kernel/index.ts'
import { formFor } from '../forms.ts'
import type { FieldError, TrackSignInModel } from '../models.ts'
import { TRACK } from '../paths.ts'
import { type Portal, pageAt, show } from '../portal.ts'
import { type Typed, typedFrom } from '../typed.ts'

/** What was being done when a case closed itself: the act, and its fields under names of their own. */
const THEN = 'then'
const codeChars = 16
export const noDigits = 18

type Asked = { caseNo: string; queryCode?: string; typed?: Typed; errors?: FieldError[]; refused?: string }

/** Number and code. Typed once already: they come back, but for what `carried` brings the form has nothing to add. */
export function showSignIn(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  { caseNo, queryCode = '', typed, errors = [], refused }: Asked,
  status = 200,
): FastifyReply {
  const carried = typed && carriedIn(typed)
  return show(
    portal,
    reply,
    'track-sign-in',
    {
      page: pageAt(portal, request, TRACK),
      form: formFor(portal, request, reply, TRACK, typed, errors),
      caseNo,
      queryCode,
      refused: refused ?? null,
      ...(carried ? { carried } : {}),
    },
    { status },
  )
}

/** The case closed itself while an act was being written: sign in again, and go on where it was left. */
export function signInAgain(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  caseNo: string,
  action: string,
  typed: Typed,
): FastifyReply {
  const fields = new Map<string, string[]>([[THEN, [action]]])
  for (const [name, value] of typed.pairs())
    fields.set(`${THEN}-${name}`, [...(fields.get(`${THEN}-${name}`) ?? []), value])
  return showSignIn(portal, request, reply, { caseNo, typed: typedFrom(fields) }, 401)
}

export function carriedIn(typed: Typed): TrackSignInModel['carried'] | undefined {
  const action = typed.one(THEN)
  if (!/^[a-z-]{2,40}$/.test(action)) return undefined
  const prefix = `${THEN}-`
  const fields = typed
    .pairs()
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]): [string, string] => [name.slice(prefix.length), value])
  return { action, fields }
}

/** What can be said about number and code without knowing whether there is such a case. */
export function signInErrors(caseNo: string, queryCode: string): FieldError[] {
  const digits = caseNo.normalize('NFKC').replace(/\D/g, '').length
  const chars = normalCode(queryCode).length
  return [
    ...(caseNo.trim() === ''
      ? [{ field: 'caseNo', says: '请写编号' }]
      : digits !== noDigits
        ? [{ field: 'caseNo', says: `编号是 ${noDigits} 位数字，现在是 ${digits} 位` }]
        : []),
    ...(queryCode.trim() === ''
      ? [{ field: 'queryCode', says: '请写查询码' }]
      : chars !== codeChars
        ? [{ field: 'queryCode', says: `查询码是 ${codeChars} 位，现在是 ${chars} 位` }]
        : []),
  ]
}
