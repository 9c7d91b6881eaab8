import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { letter, paragraphs, sections } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-10: one extension of at most 30 days, with its reason (L22 34). */
export function composeExtension(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-10', content)
  const acceptedOn = read.maybeDay('acceptedOn')
  const oldDueOn = read.maybeDay('oldDueOn')
  const days = read.maybe('days')
  return letter('DOC-10', frame, content, {
    contact: read.text('contact'),
    blocks: [
      {
        kind: 'paragraph',
        text: `您提出的信访事项，我单位${acceptedOn ? `于${acceptedOn}受理，` : ''}正在办理。根据《信访工作条例》第三十四条的规定，经本单位负责人（${read.text('approver')}）批准，决定延长办理期限，现告知如下：`,
      },
      ...sections(
        ['延期理由', paragraphs(read.text('reason'))],
        [
          '延长后的期限',
          paragraphs(
            `办理期限${oldDueOn ? `原至${oldDueOn}，` : ''}${days ? `延长${days.replace(/日$/, '')}日，` : ''}现延长至${read.day('dueOn')}。我单位最迟于该日书面答复您。延长以一次为限。`,
          ),
        ],
      ),
      { kind: 'paragraph', text: '特此告知。' },
    ],
  })
}
