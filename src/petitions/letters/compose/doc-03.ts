import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { duties } from './doc-02.ts'
import { letter, numbered, paragraphs, sections } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-03: the office assigns, and wants a result by a set day (L22 22(1)(3)). */
export function composeAssignment(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-03', content)
  const requests = read.maybeList('requests')
  return letter('DOC-03', frame, content, {
    toOrgan: read.text('toOrgan'),
    attachments: read.list('attachments'),
    contact: read.text('contact'),
    blocks: [
      {
        kind: 'paragraph',
        text: `根据《信访工作条例》第二十二条第一款第三项的规定，现将下列信访事项交由贵单位办理，请在指定办理期限内反馈结果，提交办结报告。`,
      },
      ...sections(
        ['信访事项摘要', paragraphs(read.text('summary'))],
        ['信访人的诉求', requests.length ? [numbered(requests)] : []],
        ['指定办理期限', paragraphs(`请于${read.day('dueOn')}前（含当日）提交办结报告。`)],
        ['需要反馈的内容', paragraphs(read.text('demand'))],
        ['告知和异议', [numbered(duties(read.maybeDay('noticeOn'), read.maybeDay('objectionOn')))]],
      ),
      { kind: 'paragraph', text: '请依法保护信访人的个人信息，不得将材料转给被反映的人员或者单位。' },
      { kind: 'paragraph', text: '此函。' },
    ],
  })
}
