import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { letter, numbered, paragraphs, sections, sentence } from './letter.ts'
import { type Content, readerOf } from './reader.ts'
import { annulledWords, findingSections, outcomeWords, verdict } from './review-opinion.ts'

/** DOC-18: the re-review opinion, the last of the petition procedure (L22 36). */
export function composeRereviewOpinion(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-18', content)
  const annulled = content.outcome === 'annul'
  const title = read.maybe('title')
  const requestedOn = read.maybeDay('requestedOn')
  const hearing = read.maybe('hearingOn')
  return letter('DOC-18', frame, content, {
    contact: read.text('contact'),
    coverValues: {
      outcome: outcomeWords(content),
      annulled: annulledWords(content),
      ...(annulled ? {} : { finalWords: '这件事的信访程序到这里结束。同样的事实和理由再提，不再受理。' }),
    },
    blocks: [
      {
        kind: 'paragraph',
        text: `您${title ? `就“${title}”` : ''}${requestedOn ? `于${requestedOn}` : ''}提出的复核申请，我单位依法进行了复核${
          hearing ? `，并于${hearing}举行了听证` : ''
        }。根据《信访工作条例》第三十六条的规定，提出复核意见如下：`,
      },
      ...sections(
        ...findingSections(read),
        ['复核意见', verdict(content, read)],
        [
          '信访程序',
          annulled
            ? paragraphs('您对重新作出的处理意见不服的，可以自收到之日起30日内请求复查。')
            : paragraphs(sentence(read.text('final'))),
        ],
        ['其他合法途径', [numbered(read.list('ways'))]],
      ),
    ],
  })
}
