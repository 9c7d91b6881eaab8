import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { letter, numbered, paragraphs, sections } from './letter.ts'
import { type Content, readerOf } from './reader.ts'
import { annulledWords, findingSections, outcomeWords, verdict } from './review-opinion.ts'

/** DOC-17: the review opinion, with the way to re-review (L22 35, 36(1)). */
export function composeReviewOpinion(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-17', content)
  const annulled = content.outcome === 'annul'
  const organs = annulled ? [] : read.list('rereviewOrgans')
  const title = read.maybe('title')
  const requestedOn = read.maybeDay('requestedOn')
  return letter('DOC-17', frame, content, {
    contact: read.text('contact'),
    coverValues: {
      outcome: outcomeWords(content),
      annulled: annulledWords(content),
      ...(annulled
        ? {}
        : {
            rereviewOrgan: organs.join('或者'),
            rereviewLatest: '请求复核：收到这封信以后30日内。收到的那天不算，从第二天算起。',
          }),
    },
    blocks: [
      {
        kind: 'paragraph',
        text: `您${title ? `就“${title}”` : ''}${
          requestedOn ? `于${requestedOn}` : ''
        }提出的复查申请，我单位依法进行了复查。根据《信访工作条例》第三十五条的规定，提出复查意见如下：`,
      },
      ...sections(
        ...findingSections(read),
        ['复查意见', verdict(content, read)],
        [
          annulled ? '重新办理以后' : '不服本意见的复核途径',
          annulled
            ? paragraphs('您对重新作出的处理意见不服的，可以自收到之日起30日内请求复查。')
            : [
                ...paragraphs(
                  `您对本意见不服的，可以${read.text('rereviewPeriod').replace(/[，。]$/, '')}，向${organs.join('或者')}请求复核${
                    organs.length > 1 ? '，由您任选其一' : ''
                  }。收到本意见书的当日不计算在内。`,
                ),
                ...paragraphs(`方式：${read.text('rereviewWay')}`),
                ...paragraphs('需要的材料：'),
                numbered(read.list('rereviewPapers')),
              ],
        ],
      ),
    ],
  })
}
