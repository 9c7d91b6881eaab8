import type { FastifyReply } from 'fastify'
import { refusalProblem } from '../kernel/index.ts'
import { type LetterModel, UnprintableText } from './letters/index.ts'
import type { Petitions } from './petitions.ts'

/** A letter as PDF/UA, opened in the browser; `name` is what "save" proposes. */
export async function pdfReply(
  reply: FastifyReply,
  house: Petitions,
  model: LetterModel,
  name: string,
): Promise<FastifyReply> {
  try {
    const pdf = await house.letters.render(model, { standard: 'ua-1' })
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(Buffer.from(pdf))
  } catch (error) {
    if (error instanceof UnprintableText) throw refusalProblem(error.refusal)
    throw error
  }
}

/** Large print where it was asked for: the same words, at least 18 pt. */
export const sized = (model: LetterModel, { size }: { size?: string }): LetterModel =>
  size === 'large' ? { ...model, large: true } : model
