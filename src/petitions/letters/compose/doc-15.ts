import { day, zhDay } from '../../../law/index.ts'
import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-15: the form of the person, filled in as far as the office knows, with room for the hand. */
export function composeReviewRequest(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-15', content)
  const step = read.spec.parts.find(({ key }) => key === 'step')
  const lastOn = read.maybeDay('lastOn')
  const filedOn = read.maybeDay('filedOn')
  const lateReason = read.maybe('lateReason')
  return {
    code: 'DOC-15',
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
        kind: 'choice',
        label: `我申请${read.choice('step')}：`,
        options: (step?.choices ?? []).map(([value, words]) => ({ words, chosen: content.step === value })),
      },
      {
        kind: 'facts',
        rows: [
          { label: '向哪个机关', value: read.list('toOrgans').join('，或者') },
          { label: '编号', value: frame.caseNo },
          { label: '不服的意见书', value: read.text('opinion') },
          { label: '作出意见的单位', value: read.text('opinionOrgan') },
          { label: '收到的日期', value: read.maybeDay('receivedOn') ?? '' },
        ],
      },
      { kind: 'heading', level: 1, text: '申请人' },
      {
        kind: 'facts',
        rows: filedOn
          ? [{ label: '申请人', value: '信访人，姓名和联系方式见登记信息' }]
          : [
              { label: '姓名', value: frame.addressee?.name ?? '' },
              { label: '电话和地址', value: '', lines: 2 },
            ],
      },
      { kind: 'heading', level: 1, text: '请求、事实和理由' },
      {
        kind: 'facts',
        rows: [
          { label: '请求', value: read.maybe('requests') ?? '', lines: 2 },
          { label: '事实和理由', value: read.maybe('facts') ?? '', lines: 6 },
          { label: '证据和材料', value: read.maybe('evidence') ?? (filedOn ? '同原来提交的材料' : ''), lines: 2 },
          ...(lateReason ? [{ label: '过了期限的原因', value: lateReason }] : []),
        ],
      },
      ...(filedOn
        ? [{ kind: 'paragraph' as const, text: `本申请于${filedOn}提出，已由系统记录。` }]
        : [
            {
              kind: 'paragraph' as const,
              text: `${lastOn ? `最迟${lastOn}提出，当天也算。` : ''}可以邮寄，也可以当面递交；书写有困难的，可以口头提出，由工作人员记录。请附意见书复印件和身份证明复印件。`,
            },
            { kind: 'facts' as const, rows: [{ label: '申请人签名、日期', value: '', lines: 2 }] },
          ]),
    ],
    attachments: [],
    contact: null,
    signature: null,
    cover: null,
    large: frame.large ?? false,
    sample: frame.sample ?? false,
  }
}
