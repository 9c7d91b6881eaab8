import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { letter, paragraphs, sections } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-04: where the matter went (L22 23(1)). */
export function composeWhereabouts(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-04', content)
  const receivedOn = read.maybeDay('receivedOn')
  const noticeOn = read.maybeDay('noticeOn')
  const organContact = read.maybe('organContact')
  return letter('DOC-04', frame, content, {
    contact: read.text('contact'),
    blocks: [
      {
        kind: 'paragraph',
        text: `您提出的信访事项，${
          receivedOn ? `我单位于${receivedOn}收到` : '我单位已收到'
        }并登记。现将去向告知如下：`,
      },
      ...sections(
        [
          '去向',
          [
            ...paragraphs(`${read.day('sentOn')}，我单位已将该事项${read.choice('mode')}${read.text('toOrgan')}办理。`),
            ...paragraphs(organContact ? `${read.text('toOrgan')}的地址和电话：${organContact}。` : ''),
          ],
        ],
        [
          '下一步',
          [
            ...paragraphs(read.text('next')),
            ...paragraphs(noticeOn ? `${read.text('toOrgan')}书面告知您的最后日期是${noticeOn}。` : ''),
          ],
        ],
      ),
      { kind: 'paragraph', text: '特此告知。' },
    ],
  })
}
