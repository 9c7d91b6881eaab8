import { day, parseDay, zhDay, zhDayWeek } from '../../../law/index.ts'
import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { paragraphs, sentence } from './letter.ts'
import { type Content, readerOf } from './reader.ts'

/** DOC-24: the person's own words, with what they can still do printed under them (RG-7). */
export function composeWithdrawal(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-24', content)
  const undoUntil = parseDay(content.undoUntil)
  const confirmedBy = read.maybe('confirmedBy')
  return {
    code: 'DOC-24',
    layout: 'statement',
    title: read.spec.title,
    organ: frame.organ,
    number: null,
    day: frame.date,
    date: parseDay(content.signedOn) ? read.day('signedOn') : zhDay(day(frame.date)),
    addressee: read.text('toOrgan'),
    caseNo: frame.caseNo,
    query: frame.query ? { url: frame.query.url, code: null } : null,
    blocks: [
      { kind: 'paragraph', text: '本人自愿撤回本人提出的下列信访事项：' },
      { kind: 'paragraph', text: `编号：${frame.caseNo}` },
      ...paragraphs(read.text('statement')),
      { kind: 'paragraph', text: '本人已经知道：' },
      {
        kind: 'list',
        items: [
          `${undoUntil ? zhDayWeek(undoUntil) : read.day('undoUntil')}以前（含当日）可以反悔，反悔后原来的办理继续进行，期限照旧；`,
          '撤回以后，仍然可以再次提出，不受这次撤回的影响；',
          '不撤回不会有任何不利后果。有人要求、劝说或者强迫撤回的，可以向上级信访部门反映。',
        ],
      },
      ...paragraphs(confirmedBy ? sentence(`本人确认方式：${confirmedBy}`) : ''),
    ],
    attachments: [],
    contact: null,
    signature: { name: read.text('signedBy'), sealed: false },
    cover: null,
    large: frame.large ?? false,
    sample: frame.sample ?? false,
  }
}
