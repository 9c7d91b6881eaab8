import type { Tx } from '../kernel/index.ts'
import { dayAt } from '../kernel/index.ts'
import type { Input, State } from '../law/index.ts'
import type { Organ } from '../people/index.ts'
import type { SubmissionAnswer } from './arrival.ts'
import { caseNoOf, nextSerials, type Opening, openNewCase } from './opening.ts'
import type { Petitions } from './petitions.ts'

/** A report of retaliation with the number that its own sealed case will have (ST-68, RG-9). */
export type Report = Pick<Opening, 'receiver' | 'serials' | 'receivedOn'> & { caseNo: string }

/** Numbers for the report, at the office above; null where the city has no sealed desk that may take it. */
export async function reportOf(tx: Tx, house: Petitions, state: State): Promise<Report | null> {
  const receiver = officeAbove(house, state)
  if (!receiver) return null
  const receivedOn = dayAt(house.kernel.clock.now())
  const serials = await nextSerials(tx, receiver.region, receivedOn.year)
  return { receiver, serials, receivedOn, caseNo: caseNoOf({ receiver, receivedOn, serials }) }
}

/**
 * The next office above the one that has the intake, with somebody who may open sealed cases; at the top the sealed desk
 * of the office itself, or the discipline organ. Never an organ that handles the matter, or of an accused organ's line.
 */
export function officeAbove(house: Petitions, state: State): Organ | null {
  const { directory } = house
  const able = (organ: Organ | undefined): organ is Organ =>
    organ?.active === true &&
    organ.code !== state.holder &&
    directory.holding(organ.code, 'discipline-officer').length > 0 &&
    !(state.accused && directory.within(organ.code, state.accused))
  const own = directory.organ(state.office)
  const offices: (Organ | undefined)[] = []
  for (let at = own?.region; at; at = directory.region(at)?.parent ?? undefined) {
    const office = directory.officeFor(at)
    if (office?.code !== own?.code) offices.push(office)
  }
  const discipline = directory.organs().filter(({ kind }) => kind === 'discipline')
  return [...offices, own?.kind === 'office' ? own : undefined, ...discipline].find(able) ?? null
}

/** Open the sealed case of a report: what happened, and which case it is about. Nobody's name goes along by itself. */
export async function openReport(
  tx: Tx,
  house: Petitions,
  about: string,
  state: State,
  report: Report,
  input: Input,
): Promise<SubmissionAnswer> {
  const now = house.kernel.clock.now()
  const contact = typeof input.contact === 'string' ? input.contact.trim() : ''
  const { answer } = await openNewCase(tx, house, {
    by: null,
    receiver: report.receiver,
    serials: report.serials,
    receivedAt: now,
    receivedOn: report.receivedOn,
    now,
    idempotency: null,
    input: {
      channel: state.channel,
      purpose: '04',
      title: '担心或者受到打击报复',
      content: [
        `关于编号 ${about} 的信访事项：`,
        String(input.what ?? ''),
        contact && `怎样联系：${contact}`,
        '请核对该件的查看记录。',
      ]
        .filter(Boolean)
        .join('\n'),
    },
  })
  return answer
}
