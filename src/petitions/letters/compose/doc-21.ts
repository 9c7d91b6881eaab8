import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { letter, numbered, paragraphs, sections } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-21: an organ is told what it owes, why, and by when it replies (L22 40(1)). */
export function composeSupervision(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-21', content)
  const cases = read.maybeList('cases')
  return letter('DOC-21', frame, content, {
    toOrgan: read.text('toOrgan'),
    contact: read.text('contact'),
    blocks: [
      {
        kind: 'paragraph',
        text: '根据《信访工作条例》第四十条第一款的规定，现就贵单位办理信访事项中的下列问题予以督办：',
      },
      ...sections(
        ['督办事由', [numbered(read.list('grounds'))]],
        ['涉及的信访事项', cases.length ? [numbered(cases)] : []],
        ['发现的情况', paragraphs(read.text('findings'))],
        ['督办要求', paragraphs(read.text('demand'))],
        ['回复期限', paragraphs(`请于${read.day('replyOn')}前（含当日）书面回复办理情况。`)],
      ),
      { kind: 'paragraph', text: '请依法保护信访人的个人信息，不得将材料转给被反映的人员或者单位。' },
      { kind: 'paragraph', text: '此函。' },
    ],
  })
}
