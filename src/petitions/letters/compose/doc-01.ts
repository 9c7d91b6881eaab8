import { day, sealedRights, zhDay } from '../../../law/index.ts'
import type { Frame } from '../frame.ts'
import type { Fact, LetterModel } from '../model.ts'
import { petitioner, signatureOf } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-01, the registration slip. Of a sealed submission it carries number, code and dates only (RG-1). */
export function composeReceipt(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-01', content)
  const queryCode = read.text('queryCode')
  if (frame.sealed && frame.query?.url.includes(queryCode))
    throw new Error('the QR of a sealed submission carries its number only (RG-1)')
  const title = frame.sealed ? null : read.maybe('title')
  const splits = frame.sealed ? [] : read.maybeList('splits')
  const nextOn = read.maybeDay('nextOn')
  const fingerprint = read.maybe('fingerprint')
  const facts: Fact[] = [
    { label: '编号', value: frame.caseNo },
    { label: '查询码', value: queryCode },
    { label: '收到日期', value: read.day('receivedOn') },
    ...(frame.sealed ? [] : [{ label: '信访形式', value: read.text('channel') }]),
    { label: '来件编号', value: read.text('submissionNo') },
    ...(title ? [{ label: '反映的事项', value: title }] : []),
    ...(fingerprint ? [{ label: '存证指纹', value: fingerprint }] : []),
  ]
  return {
    code: 'DOC-01',
    layout: 'receipt',
    title: read.spec.title,
    organ: frame.organ,
    number: null,
    day: frame.date,
    date: zhDay(day(frame.date)),
    // A sealed slip names nobody: who holds it is not told what it belongs to.
    addressee: frame.sealed ? null : petitioner(frame),
    caseNo: frame.caseNo,
    query: frame.query ? { url: frame.query.url, code: queryCode } : null,
    blocks: [
      { kind: 'facts', rows: facts },
      {
        kind: 'paragraph',
        text: `您提交的材料，${frame.organ}已经收到并登记。${
          nextOn ? `我们最迟${nextOn}确定由谁办理。` : ''
        }请记好编号和查询码，查询码不要告诉别人。`,
      },
      ...(splits.length
        ? [
            { kind: 'heading' as const, level: 1 as const, text: '您的来件里还有这些事，分别办理' },
            { kind: 'list' as const, items: splits },
          ]
        : []),
      { kind: 'heading', level: 1, text: '您的权利' },
      { kind: 'list', items: frame.sealed ? sealedRights : read.list('rights') },
    ],
    attachments: [],
    contact: read.text('contact'),
    signature: signatureOf(frame),
    cover: null,
    large: frame.large ?? false,
    sample: frame.sample ?? false,
  }
}
