import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { letter, numbered, paragraphs, sections } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-02, the office to the competent organ. It says nothing of place or hour of a visit (RG-3). */
export function composeTransfer(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-02', content)
  const reason = read.maybe('reason')
  const requests = read.maybeList('requests')
  return letter('DOC-02', frame, content, {
    toOrgan: read.text('toOrgan'),
    attachments: read.list('attachments'),
    contact: read.text('contact'),
    blocks: [
      {
        kind: 'paragraph',
        text: `根据《信访工作条例》第二十二条第一款的规定，现将下列信访事项转送贵单位，请依照职责办理。`,
      },
      ...sections(
        ['信访事项摘要', paragraphs(read.text('summary'))],
        ['信访人的诉求', requests.length ? [numbered(requests)] : []],
        ['转送理由', reason ? paragraphs(reason) : []],
        ['办理要求', [numbered(duties(read.maybeDay('noticeOn'), read.maybeDay('objectionOn')))]],
      ),
      { kind: 'paragraph', text: '请依法保护信访人的个人信息，不得将材料转给被反映的人员或者单位。' },
      { kind: 'paragraph', text: '此函。' },
    ],
  })
}

/** What L22 23(3) asks of the receiving organ, with the last days where the clocks gave them. */
export function duties(noticeOn: string | null, objectionOn: string | null): string[] {
  const until = (day: string | null) => (day ? `（最迟${day}）` : '')
  return [
    `属于贵单位职权范围的，自收到之日起15日内书面告知信访人接收情况以及处理途径和程序${until(noticeOn)}；`,
    `不属于贵单位或者本系统职权范围的，自收到之日起5个工作日内提出异议，并详细说明理由${until(objectionOn)}；经我单位核实同意后，交还相关材料。`,
  ]
}
