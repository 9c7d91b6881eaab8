import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { letter, numbered, paragraphs, sections, sentence } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-20: the report owed on an assigned matter (L22 22(1)(3)). */
export function composeCompletionReport(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-20', content)
  const assignedOn = read.maybeDay('assignedOn')
  const assignNo = read.maybe('assignNo')
  return letter('DOC-20', frame, content, {
    toOrgan: read.text('toOrgan'),
    attachments: read.list('attachments'),
    contact: read.text('contact'),
    blocks: [
      {
        kind: 'paragraph',
        text: `${assignedOn ? `${assignedOn}，` : ''}贵单位交办的信访事项${assignNo ? `（${assignNo}）` : ''}已经办结。根据《信访工作条例》第二十二条第一款第三项的规定，现将办理情况报告如下：`,
      },
      ...sections(
        ['信访人基本情况', paragraphs(sentence(read.text('petitioner')))],
        ['诉求', [numbered(read.list('requests'))]],
        ['调查核实情况', paragraphs(read.text('facts'))],
        ['处理意见', paragraphs(read.text('opinion'))],
        ['落实情况', paragraphs(read.text('execution'))],
      ),
      { kind: 'paragraph', text: `签发人：${read.text('signer')}` },
      { kind: 'paragraph', text: '特此报告。' },
    ],
  })
}
