import type { Frame } from '../frame.ts'
import type { Block, LetterModel } from '../model.ts'
import { letter, numbered, paragraphs, sections, sentence } from './letter.ts'
import { type Content, type Reader, readerOf } from './reader.ts'

/** DOC-09: the objection of the receiving organ, or the sender's decision on it (L22 23(3)). */
export function composeObjection(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-09', content)
  return letter('DOC-09', frame, content, {
    title: `信访事项${read.choice('stage')}`,
    toOrgan: read.text('toOrgan'),
    contact: read.text('contact'),
    blocks: content.stage === 'decision' ? decision(content, read) : objection(read),
  })
}

function objection(read: Reader<'DOC-09'>): Block[] {
  const receivedOn = read.maybeDay('receivedOn')
  return [
    {
      kind: 'paragraph',
      text: `贵单位转来的信访事项，${
        receivedOn ? `我单位于${receivedOn}收到` : '我单位已收到'
      }。经核对，该事项不属于我单位和本系统职权范围。根据《信访工作条例》第二十三条第三款的规定，提出异议如下：`,
    },
    ...grounds(read),
    { kind: 'paragraph', text: '请予核实。同意交还的，相关材料一并交还。' },
  ]
}

function decision(content: Content, read: Reader<'DOC-09'>): Block[] {
  const agreed = content.decision === 'agreed'
  return [
    {
      kind: 'paragraph',
      text: `贵单位对信访事项提出的异议收悉。经核实，提出审核意见如下：`,
    },
    ...sections(
      ['异议的理由', [...paragraphs(read.text('reasons')), numbered(read.list('duties'))]],
      ['审核结论', paragraphs(sentence(read.choice('decision')))],
      ['审核理由', paragraphs(read.text('decisionReason'))],
    ),
    {
      kind: 'paragraph',
      text: agreed
        ? '请即交还相关材料，由我单位另行转送，并告知信访人。'
        : '请贵单位继续办理。告知信访人的期限自收到该事项之日起连续计算，不因异议重新起算。',
    },
  ]
}

function grounds(read: Reader<'DOC-09'>): Block[] {
  const competent = read.maybe('competent')
  return sections(
    ['详细理由', paragraphs(read.text('reasons'))],
    ['职责依据', [numbered(read.list('duties'))]],
    ['应当办理的机关', competent ? paragraphs(sentence(competent)) : []],
  )
}
