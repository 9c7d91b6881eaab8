import { day, zhDay } from '../../../law/index.ts'
import type { Frame } from '../frame.ts'
import type { Block, LetterModel } from '../model.ts'
import { type Content, type Reader, readerOf } from './reader.ts'

/** DOC-25: two ratings on one sheet, empty for the hand or with what was marked. Nobody has to fill it in (RG-13). */
export function composeRating(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-25', content)
  const countedUntil = read.maybeDay('countedUntil')
  return {
    code: 'DOC-25',
    layout: 'form',
    title: read.spec.title,
    organ: frame.organ,
    number: null,
    day: frame.date,
    date: zhDay(day(frame.date)),
    addressee: null,
    caseNo: frame.caseNo,
    query: frame.query ? { url: frame.query.url, code: null } : null,
    blocks: [
      { kind: 'facts', rows: [{ label: '编号', value: frame.caseNo }] },
      ...ratee('一、对信访部门的评价', '登记、转送、督办等工作', 'office', content, read),
      ...ratee('二、对办理单位的评价', '调查核实、处理意见和执行等工作', 'handler', content, read),
      {
        kind: 'paragraph',
        text: `说明：评不评、怎么评，都由您自己决定，任何人不得要求或者代替您评价。没有评价，不算满意。评为不满意的，由原承办人以外的人员重新核对。${
          countedUntil ? `${countedUntil}以前的评价计入统计，此后仍可留言。` : ''
        }`,
      },
    ],
    attachments: [],
    contact: null,
    signature: null,
    cover: null,
    large: frame.large ?? false,
    sample: frame.sample ?? false,
  }
}

function ratee(
  heading: string,
  work: string,
  key: 'office' | 'handler',
  content: Content,
  read: Reader<'DOC-25'>,
): Block[] {
  const part = read.spec.parts.find((of) => of.key === `${key}Rating`)
  return [
    { kind: 'heading', level: 1, text: heading },
    { kind: 'facts', rows: [{ label: '单位', value: read.text(key) }] },
    {
      kind: 'choice',
      label: `${work}，您的评价是（请选一项）`,
      options: (part?.choices ?? []).map(([value, words]) => ({ words, chosen: content[`${key}Rating`] === value })),
    },
    { kind: 'facts', rows: [{ label: '理由和意见', value: read.maybe(`${key}Reason`) ?? '', lines: 2 }] },
  ]
}
