import type { Block, LetterModel, NumbersBlock } from './model.ts'
import { printable } from './printable.ts'

/**
 * A letter in words and line breaks only, in reading order; blank lines part the sections. Needs no fonts.
 * @throws UnprintableText for private-use characters, as the page would
 */
export function letterText(letter: LetterModel): string {
  const model = printable(letter)
  const parts = [
    model.preview ? '（预览：还没有发出，不具有效力）' : '',
    model.sample ? '（示例文书，演示用，不具有效力）' : '',
    cover(model),
    [...heading(model), caseNumber(model)].filter(Boolean).join('\n'),
    model.addressee === null ? '' : `${model.addressee}：`,
    ...model.blocks.map(blockText),
    ...(model.report ?? []).map((of) => (of.kind === 'numbers' ? numbersText(of) : blockText(of))),
    attachments(model.attachments),
    model.signature ? `${model.signature.name}\n${model.date}` : '',
    model.contact === null ? '' : `联系人和电话：${model.contact}`,
    query(model),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function cover({ cover, organ, title }: LetterModel): string {
  if (!cover) return ''
  const section = (question: string, sentences: readonly string[]) =>
    sentences.length ? [question, ...sentences.map((sentence) => `· ${sentence}`)].join('\n') : ''
  return [
    `这封信的简明说明（后面是${organ}给您的《${title}》，以正式文书为准）`,
    section('这封信说了什么', cover.says),
    section('您可以做什么', cover.canDo),
    section('最迟哪天', cover.latest),
    '以下是正式文书',
  ]
    .filter(Boolean)
    .join('\n\n')
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.text
    case 'list':
      return numbered(block.items)
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}：${value || '（空）'}`).join('\n')
    case 'table':
      return block.rows
        .map((row) => row.map((cell, index) => `${block.columns[index] ?? ''}：${cell}`).join('；'))
        .join('\n')
    case 'choice':
      return [
        block.label,
        ...block.options.map(({ words, chosen }) => `${chosen ? '（已选）' : '（　）'}${words}`),
      ].join('\n')
    case 'request':
      return [
        block.heading,
        `（一）投诉请求。${block.request}`,
        `（二）查明的事实和证据。${block.facts}`,
        ...(block.evidence.length ? [`以上事实有下列证据证明：\n${numbered(block.evidence)}`] : []),
        `（三）理由。${block.reasons}`,
        `（四）处理意见。${block.result}。${block.opinion}`,
        ...(block.basis ? [`本项依据：${block.basis}`] : []),
        ...(block.executeOn ? [`本项最迟于${block.executeOn}执行完毕。`] : []),
      ].join('\n')
  }
}

const numbersText = ({ title, columns, rows, notes }: NumbersBlock): string =>
  [
    title,
    ...rows.map((row) =>
      [row.title, ...row.cells.map((cell, index) => `${columns[index + 1] ?? ''} ${cell}`)].join('；'),
    ),
    ...notes.map((note) => `注：${note}`),
  ].join('\n')

/** A person's own statement is no organ's paper. */
const heading = ({ layout, organ, title, number }: LetterModel): string[] =>
  layout === 'statement' ? [title] : [organ, title, number ?? '']

/** Letters have it in their head; forms and slips in their text. */
const caseNumber = ({ layout, caseNo }: LetterModel): string => (layout === 'letter' && caseNo ? `编号：${caseNo}` : '')

const numbered = (items: readonly string[]): string => items.map((item, index) => `${index + 1}. ${item}`).join('\n')

const attachments = (names: readonly string[]): string =>
  names.length > 1 ? `附件：\n${numbered(names)}` : names.map((name) => `附件：${name}`).join('')

function query({ query, layout }: LetterModel): string {
  if (!query) return ''
  return [query.code === null || layout === 'receipt' ? '' : `查询码：${query.code}`, `查询页：${query.url}`]
    .filter(Boolean)
    .join('\n')
}
