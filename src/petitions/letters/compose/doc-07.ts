import { cite } from '../../../law/index.ts'
import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { letter, paragraphs, sections, sentence } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-07: not accepted, why, and what can still be done (L22 19(3), 23). */
export function composeNotAccepted(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-07', content)
  const receivedOn = read.maybeDay('receivedOn')
  const title = read.maybe('title')
  return letter('DOC-07', frame, content, {
    contact: read.text('contact'),
    blocks: [
      {
        kind: 'paragraph',
        text: `您提出的${title ? `“${title}”` : ''}信访事项，${
          receivedOn ? `我单位于${receivedOn}收到` : '我单位已收到'
        }并登记。经审查，我单位不予受理，现将理由告知如下：`,
      },
      ...sections(
        ['不予受理的理由', paragraphs(read.text('reason'))],
        ['依据', paragraphs(sentence(cite(read.text('basis'))))],
        ['有权处理的机关或者在办事项', paragraphs(sentence(read.text('competent')))],
        ['您还可以怎么办', paragraphs(read.text('remedy'))],
      ),
      { kind: 'paragraph', text: '特此告知。' },
    ],
  })
}
