import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { letter, paragraphs, sections } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-14: what became of a suggestion (L22 29). */
export function composeSuggestionReply(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-14', content)
  const title = read.maybe('title')
  const receivedOn = read.maybeDay('receivedOn')
  return letter('DOC-14', frame, content, {
    contact: read.text('contact'),
    coverValues: { outcome: read.choice('result') },
    blocks: [
      {
        kind: 'paragraph',
        text: `您提出的${title ? `“${title}”` : ''}建议，${
          receivedOn ? `我单位于${receivedOn}收到` : '我单位已收到'
        }，并按照《信访工作条例》第二十九条的规定进行了研究论证。现回复如下：`,
      },
      ...sections(
        ['采纳情况', paragraphs(`对您的建议，我单位研究后决定：${read.choice('result')}。`)],
        ['答复和理由', paragraphs(read.text('reply'))],
      ),
      { kind: 'paragraph', text: '感谢您对我们工作的关心和支持。' },
    ],
  })
}
