import type { Frame } from '../frame.ts'
import type { Block, LetterModel } from '../model.ts'
import { letter, numbered, paragraphs, sections, sentence } from './letter.ts'
import { type Content, type Reader, readerOf } from './reader.ts'

/** DOC-16: the request for review or re-review is taken up, or not (L22 35, 36). */
export function composeReviewNotice(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-16', content)
  const refused = content.decision === 'refuse'
  const step = read.choice('step')
  return letter('DOC-16', frame, content, {
    title: `信访事项${step}${refused ? '不予受理' : '受理'}告知书`,
    contact: read.text('contact'),
    coverValues: {
      taken: refused
        ? `您申请的${step}，${frame.organ}不能受理，理由写在后面。`
        : `您申请的${step}，${frame.organ}已经受理，正在重新看这件事。`,
      ...(refused ? {} : { supplementWords: '想补充材料，当面、打电话、写信都可以。' }),
      remedyWords: refused ? read.text('remedy') : `不用再跑一趟，等书面的${step}意见。`,
    },
    blocks: [
      {
        kind: 'paragraph',
        text: `您于${read.day('requestedOn')}提出的${step}申请收悉。申请针对的是${read.text('opinionOrgan')}作出的${read.text('opinion')}。经审查，${content.decision === 'accept' ? '予以受理' : read.choice('decision')}。根据《信访工作条例》${content.step === 'rereview' ? '第三十六条' : '第三十五条'}的规定，现告知如下：`,
      },
      ...(refused ? refusal(read) : acceptance(read, step)),
      { kind: 'paragraph', text: '特此告知。' },
    ],
  })
}

const acceptance = (read: Reader<'DOC-16'>, step: string): Block[] => {
  const cause = read.maybe('cause')
  return sections(
    [
      '期限',
      paragraphs(
        `我单位自收到申请之日起30日内作出${step}意见，最迟${read.day('dueOn')}书面答复您。${
          step === '复核' ? '举行听证的，听证所需时间不计算在内。' : ''
        }`,
      ),
    ],
    ['逾期申请的正当理由', cause ? paragraphs(sentence(cause)) : []],
    ['承办机构', paragraphs(sentence(read.text('unit')))],
    ['您的权利', [...paragraphs('在办理过程中，您可以：'), numbered(read.list('rights'))]],
  )
}

const refusal = (read: Reader<'DOC-16'>): Block[] =>
  sections(
    ['情形', paragraphs(sentence(read.text('ground')))],
    ['理由', paragraphs(sentence(read.text('reason')))],
    ['您还可以怎么办', paragraphs(sentence(read.text('remedy')))],
  )
