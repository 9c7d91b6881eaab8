import { day, zhDay } from '../../../law/index.ts'
import type { Frame } from '../frame.ts'
import type { Fact, LetterModel } from '../model.ts'
import { signatureOf } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-19: proof of delivery. Printed before the delivery with room to sign, and again from what was recorded. */
export function composeDeliveryProof(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-19', content)
  const given = (label: string, value: string | null, lines = 1): Fact => ({ label, value: value ?? '', lines })
  return {
    code: 'DOC-19',
    layout: 'form',
    title: read.spec.title,
    organ: frame.organ,
    number: null,
    day: frame.date,
    date: zhDay(day(frame.date)),
    addressee: null,
    caseNo: frame.caseNo,
    query: null,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '编号', value: frame.caseNo },
          { label: '送达的文书', value: read.text('document') },
          { label: '受送达人', value: read.text('recipient') },
          { label: '送达方式', value: read.choice('mode') },
          given('送达地点', read.maybe('place')),
          given('收到日期', read.maybeDay('deliveredOn')),
          given('受送达人签名', read.maybe('signedBy'), 2),
          given('拒收的事由', read.maybe('refusal'), 2),
          given('见证人签名', read.maybe('witness')),
          given('邮寄、电子送达或者公告的凭证', read.maybe('proof'), 2),
          given('送达人', read.maybe('deliveredBy')),
          given('备注', read.maybe('note'), 2),
        ],
      },
      {
        kind: 'paragraph',
        text: '说明：收到日期以受送达人在本回证上填写的日期为准，请求复查、复核的期限自该日的次日起算。签名只表示收到文书，不表示同意文书的内容。',
      },
    ],
    attachments: [],
    contact: null,
    signature: signatureOf(frame),
    cover: null,
    large: frame.large ?? false,
    sample: frame.sample ?? false,
  }
}
