import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { letter, paragraphs, sections, sentence } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-26: whether somebody keeps out of the case, decided by another person (L22 28(3)). */
export function composeRecusal(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-26', content)
  return letter('DOC-26', frame, content, {
    contact: read.text('contact'),
    blocks: [
      {
        kind: 'paragraph',
        text: `在办理您提出的信访事项中，${read.day('askedOn')}，${read.choice('applicant')}${content.applicant === 'own' ? '' : read.choice('whom')}回避。根据《信访工作条例》第二十八条第三款的规定，由${read.text('decider')}核对后决定如下：`,
      },
      ...sections(
        ['决定', paragraphs(sentence(read.choice('decision')))],
        ['理由', paragraphs(read.text('reason'))],
        ['期限', paragraphs('办理期限不因回避中止，仍从原来的日期计算。')],
      ),
      { kind: 'paragraph', text: '特此告知。' },
    ],
  })
}
