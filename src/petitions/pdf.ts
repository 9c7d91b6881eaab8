import type { FastifyReply } from 'fastify'
import { refusalProblem } from '../kernel/index.ts'
import { type LetterModel, UnprintableText } from './letters/index.ts'
import { shownPage } from './pages.ts'
import type { Petitions } from './petitions.ts'

/** A letter as PDF/UA, opened in the browser; `name` is what "save" proposes. */
export async function pdfReply(
  reply: FastifyReply,
  house: Petitions,
  model: LetterModel,
  name: string,
): Promise<FastifyReply> {
  return sendPdf(reply, () => house.letters.render(model, { standard: 'ua-1' }), name)
}

async function sendPdf(reply: FastifyReply, made: () => Promise<Uint8Array>, name: string): Promise<FastifyReply> {
  try {
    const pdf = await made()
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(Buffer.from(pdf))
  } catch (error) {
    if (error instanceof UnprintableText) throw refusalProblem(error.refusal)
    throw error
  }
}

/**
 * An issued letter: the page that was kept, with the name on it. Large print is set anew from the same words, and says so.
 */
export async function issuedReply(
  reply: FastifyReply,
  house: Petitions,
  { caseNo, id, model, large }: { caseNo: string; id: string; model: LetterModel; large: boolean },
  name: string,
): Promise<FastifyReply> {
  if (large) return pdfReply(reply, house, { ...model, large }, name)
  return sendPdf(reply, () => shownPage(house, caseNo, id, model), name)
}

/** Large print where it was asked for: the same words, at least 18 pt. */
export const sized = (model: LetterModel, { size }: { size?: string }): LetterModel =>
  size === 'large' ? { ...model, large: true } : model

/** The words of an issued letter, for a screen reader: set from the same words, not the page itself, and it says so. */
export const readableText = (house: Petitions, model: LetterModel): string =>
  `（可读文本：按文书的文字另排，正式的页面以 PDF 为准。）\n\n${house.letters.text(model)}`
