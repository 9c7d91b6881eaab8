import type { Frame } from '../frame.ts'
import type { Block, LetterModel } from '../model.ts'
import { letter, numbered, paragraphs, sections } from './letter.ts'
import { type Content, type Reader, readerOf } from './reader.ts'

/** DOC-22: a proposal of L22 40(1)–(3), or the written feedback of L22 40(4). */
export function composeProposal(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-22', content)
  const feedback = content.stage === 'feedback'
  return letter('DOC-22', frame, content, {
    title: titleOf(read, content),
    toOrgan: read.text('toOrgan'),
    contact: read.text('contact'),
    blocks: feedback ? feedbackOf(read, content) : proposalOf(read, content),
  })
}

function titleOf(read: Reader<'DOC-22'>, { stage }: Content): string {
  if (stage === 'proposal') return read.choice('kind')
  return stage === 'feedback' ? read.choice('stage') : `${read.choice('stage')}${read.choice('kind')}`
}

const paragraphOfKind: Readonly<Record<string, string>> = { improve: '第一款', policy: '第二款', account: '第三款' }

function proposalOf(read: Reader<'DOC-22'>, content: Content): Block[] {
  const cases = read.maybeList('cases')
  const grounds = read.maybeList('grounds')
  const about = content.kind === 'account' ? paragraphs(read.text('about')) : []
  return [
    {
      kind: 'paragraph',
      text: `根据《信访工作条例》第四十条${paragraphOfKind[String(content.kind)] ?? ''}的规定，现提出以下建议：`,
    },
    ...sections(
      ['负有责任的单位', about],
      ['事由', grounds.length ? [numbered(grounds)] : []],
      ['涉及的信访事项', cases.length ? [numbered(cases)] : []],
      ['发现的问题', paragraphs(read.text('findings'))],
      ['建议', paragraphs(read.text('demand'))],
      [
        '反馈',
        paragraphs(
          `根据《信访工作条例》第四十条第四款的规定，请于${read.day('replyOn')}前（含当日）书面反馈采纳情况；没有采纳的，请说明理由。`,
        ),
      ],
    ),
    { kind: 'paragraph', text: '此函。' },
  ]
}

function feedbackOf(read: Reader<'DOC-22'>, content: Content): Block[] {
  const reasons = content.adopted === 'adopted' ? [] : paragraphs(read.text('reasons'))
  const about = content.kind === 'account' ? paragraphs(read.text('about')) : []
  return [
    {
      kind: 'paragraph',
      text: `贵单位的${read.choice('kind')}（${read.text('proposalNo')}）收悉。根据《信访工作条例》第四十条第四款的规定，现反馈如下：`,
    },
    ...sections(
      ['涉及的单位', about],
      ['采纳情况', paragraphs(`${read.choice('adopted')}。`)],
      ['措施和进展', paragraphs(read.text('measures'))],
      ['没有采纳的理由', reasons],
    ),
    { kind: 'paragraph', text: '特此反馈。' },
  ]
}
