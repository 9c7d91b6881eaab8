import { cite } from '../../../law/index.ts'
import type { Frame } from '../frame.ts'
import type { Block, LetterModel } from '../model.ts'
import { letter, numbered, paragraphs, sections, sentence } from './letter.ts'
import { type Content, readerOf, textOf } from './reader.ts'

/** DOC-06: the lawful path, its organ and every time bar (L22 31(1)–(5)). */
export function composeRedirection(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-06', content)
  const receivedOn = read.maybeDay('receivedOn')
  const advice = read.maybe('advice')
  return letter('DOC-06', frame, content, {
    contact: read.text('contact'),
    coverValues: { bars: plainBars(read.records('bars')) },
    blocks: [
      {
        kind: 'paragraph',
        text: `您提出的信访事项，${
          receivedOn ? `我单位于${receivedOn}收到` : '我单位已收到'
        }并登记。根据《信访工作条例》第三十一条的规定，该事项应当通过法定途径处理，现告知如下：`,
      },
      ...sections(
        ['法定途径', paragraphs(sentence(read.text('path')))],
        [
          '适用该途径的理由和依据',
          [...paragraphs(read.text('reason')), ...paragraphs(`依据：${sentence(read.text('legalBasis'))}`)],
        ],
        [
          '有权机关',
          [
            ...paragraphs(sentence(read.text('toOrgan'))),
            ...paragraphs(`地址和电话：${sentence(read.text('organContact'))}`),
            ...paragraphs(advice ?? ''),
          ],
        ],
        ['时限', bars(read.records('bars'))],
        ['您可以得到的帮助', [numbered(read.list('help'))]],
      ),
      {
        kind: 'paragraph',
        text: '您认为上述分类不当的，可以向我单位提出，由其他工作人员重新核对。提出异议不影响上述时限的计算，请同时留意时限。',
      },
      { kind: 'paragraph', text: '特此告知。' },
    ],
  })
}

const cell = (record: Content, key: string): string => textOf(record[key]) ?? ''

/** `申请劳动争议仲裁：1年，从……之日算起` */
const plainBars = (records: readonly Content[]): string[] =>
  records.map((record) => {
    const from = cell(record, 'from')
    const standing = cell(record, 'standing')
    return `${cell(record, 'what')}：${cell(record, 'limit')}${from ? `，从${from}算起` : ''}${
      record.unverified === true ? '（以有权机关的答复为准）' : ''
    }${standing ? `。按您写的发生日期算，${standing}` : ''}`
  })

/** What the day that the person named tells about the bars: a warning, and no finding on when they began. */
function standings(records: readonly Content[]): Block[] {
  const known = records.filter((record) => cell(record, 'standing'))
  if (!known.length) return []
  const each = known.map((record) => `${cell(record, 'what')}，${cell(record, 'standing')}`).join('；')
  return paragraphs(
    `按您写的发生日期计算：${each}。实际从哪天起算，由有权机关认定；期限已过而有正当理由的，请向该机关说明。`,
  )
}

function bars(records: readonly Content[]): Block[] {
  if (!records.length) return paragraphs('〔待填：时限〕')
  const mark = (record: Content) => (record.unverified === true ? '*' : '')
  const rows = records.map((record) => [
    [cell(record, 'path'), cell(record, 'what')].filter(Boolean).join('：'),
    `${cell(record, 'limit')}${mark(record)}`,
    cell(record, 'from') || '见所列依据',
    cite(cell(record, 'article')),
  ])
  return [
    ...paragraphs('该途径有期限要求，逾期可能丧失相应权利，请您及时行使：'),
    { kind: 'table', columns: ['做什么', '期限', '从何时起算', '依据'], rows },
    ...paragraphs(records.some(mark) ? '标*的期限以有权机关的答复为准。' : ''),
    ...standings(records),
  ]
}
