import type { FastifyReply, FastifyRequest } from 'fastify'
import { parseCaseNo } from '../../petitions/index.ts'
import { TRACK } from '../paths.ts'
import { goTo, type Portal } from '../portal.ts'

/** The case of this address, if number and code opened it in this browser. */
export function heldCase(portal: Portal, request: FastifyRequest, reply: FastifyReply, typed: string): string | null {
  const caseNo = parseCaseNo(typed)
  return caseNo && portal.visits.holds(request, reply, caseNo) ? caseNo : null
}

/** Number and code first; the number is filled in already. */
export const signInFor = (reply: FastifyReply, caseNo: string): FastifyReply =>
  goTo(reply, `${TRACK}?no=${encodeURIComponent(caseNo)}`)
