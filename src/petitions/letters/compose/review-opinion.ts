import type { Block } from '../model.ts'
import { numbered, paragraphs, sentence } from './letter.ts'
import type { Content, Reader } from './reader.ts'

/** Sections that an opinion of review and one of re-review share, in the order of 上海 39. */
export function findingSections(read: Reader<'DOC-17'> | Reader<'DOC-18'>): [string, Block[]][] {
  return [
    [
      '申请人和原意见',
      paragraphs(
        `申请人：${read.text('applicant')}。原意见：${read.text('opinionOrgan')}作出的${read.text('opinion')}。`,
      ),
    ],
    ['原投诉请求', [numbered(read.list('requests'))]],
    ['申请的请求和理由', paragraphs(sentence(read.text('claims')))],
    ['查明的事实', paragraphs(sentence(read.text('findings')))],
    ['理由和依据', [numbered(read.list('basis'))]],
  ]
}

/** What is decided, in one or two sentences. */
export function verdict(content: Content, read: Reader<'DOC-17'> | Reader<'DOC-18'>): Block[] {
  const opinion = `${read.text('opinionOrgan')}作出的${read.text('opinion')}`
  const executeOn = read.maybeDay('executeOn')
  switch (content.outcome) {
    case 'annul':
      return paragraphs(
        `${read.choice('outcome')}。${opinion}，${read.choice('ground')}，予以撤销，由${read.maybe('handler') ?? read.text('opinionOrgan')}重新办理。${
          content.ground === 'procedure' ? '' : '重新办理时，不得以同一事实和理由作出与原意见相同或者基本相同的意见。'
        }`,
      )
    case 'change':
      return [
        ...paragraphs(`对${opinion}予以变更：`),
        ...paragraphs(sentence(read.text('changed'))),
        ...(executeOn
          ? paragraphs(
              `以上变更后应当办理的事项，由${read.maybe('handler') ?? '原办理单位'}最迟于${executeOn}执行完毕。`,
            )
          : []),
      ]
    case 'uphold':
      return paragraphs(`维持${opinion}。`)
    default:
      return paragraphs(`${read.choice('outcome')}：${opinion}。`)
  }
}

/** For the cover sheet: 维持原来的意见. */
export function outcomeWords(content: Content): string {
  const words: Record<string, string> = {
    uphold: '维持原来的意见',
    annul: '撤销原来的意见，要求重新办理',
    change: '改变了原来的意见',
  }
  return words[String(content.outcome)] ?? '待定'
}

/** On the cover of an annulment: what follows for the person. */
export const annulledWords = (content: Content): string[] =>
  content.outcome === 'annul'
    ? [
        `${String(content.handler ?? content.opinionOrgan ?? '原办理单位')}会换人重新办，再书面答复您。对新的意见不同意，还可以再申请复查。`,
      ]
    : []
