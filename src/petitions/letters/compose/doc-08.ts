import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { letter, paragraphs, sections } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-08: no longer accepted after the re-review opinion (L22 36(3)). */
export function composeNoLongerAccepted(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-08', content)
  const receivedOn = read.maybeDay('receivedOn')
  const title = read.maybe('title')
  const help = read.maybe('help')
  return letter('DOC-08', frame, content, {
    contact: read.text('contact'),
    blocks: [
      {
        kind: 'paragraph',
        text: `您提出的${title ? `“${title}”` : ''}信访事项，${
          receivedOn ? `我单位于${receivedOn}收到` : '我单位已收到'
        }并登记。现告知如下：`,
      },
      ...sections(
        [
          '已经作出的复核意见',
          paragraphs(
            `对同一事项，${read.maybe('rereviewOrgan') ?? '复核机关'}已于${read.day('rereviewOn')}作出复核意见（${read.text('rereviewNo')}）。`,
          ),
        ],
        [
          '不再受理的理由和依据',
          paragraphs(
            '您本次提出的事实和理由与复核时相同。根据《信访工作条例》第三十六条第三款的规定，信访人对复核意见不服，仍然以同一事实和理由提出投诉请求的，不再受理。',
          ),
        ],
        ['有新的事实或者理由的', paragraphs(read.text('newFacts'))],
        ['帮扶和其他途径', help ? paragraphs(help) : []],
      ),
      { kind: 'paragraph', text: '特此告知。' },
    ],
  })
}
