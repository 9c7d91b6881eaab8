import type { Stage } from '../../law/index.ts'

/** Where a petition stands, for those who do not read Chinese. */
export const STAGE_IN_ENGLISH: Readonly<Record<Stage, string>> = {
  received: 'Registered. The office is deciding which organ is competent.',
  registered: 'Registered. The office is deciding which organ is competent.',
  deduped: 'Registered. The office is deciding which organ is competent.',
  classified: 'Registered. The office is deciding which organ is competent.',
  'reported-up': 'Submitted to the leadership, who decide which organ handles it.',
  'to-sign': 'Sent to the competent organ.',
  objected: 'The organ says that it is not competent. This is being checked.',
  signed: 'The organ has it and decides whether to accept it.',
  accepted: 'Accepted. The organ is handling it.',
  handling: 'Accepted. The organ is handling it.',
  'opinion-issued': 'The organ has issued its written opinion. It is on its way to you.',
  served: 'The written opinion was delivered to you. You may ask for a review within 30 days.',
  reported: 'The written opinion was delivered to you. You may ask for a review within 30 days.',
  'review-requested':
    'You asked for a review. The organ above will tell you within 5 working days whether it takes it up.',
  reviewing: 'The organ above is reviewing the opinion.',
  'review-decided': 'The review opinion was made. It is on its way to you.',
  reviewed: 'The review opinion was delivered to you. You may ask for a re-review within 30 days.',
  'rereview-requested': 'You asked for a re-review. You will be told within 5 working days whether it is taken up.',
  rereviewing: 'The re-review is going on.',
  'rereview-decided': 'The re-review opinion was made. It is on its way to you.',
  terminated: 'The re-review opinion was delivered. This procedure is over; new facts can be raised as a new petition.',
  closed: 'Closed. You may ask for a review within 30 days of receiving the opinion.',
  answered: 'Your suggestion was answered.',
  settled: 'Both sides reached an agreement.',
  'simply-answered': 'It was answered in a simple way. You may ask for a written opinion instead.',
  redirected: 'Another legal procedure applies. The notice says which organ decides and by when you must apply.',
  'not-accepted': 'Not accepted. The notice says why and what you can do.',
  refused: 'Not accepted. The notice says why and what you can do.',
  'finally-refused': 'Not accepted any more. The notice says why.',
  replied: 'Answered directly by the office.',
  'filed-away': 'Read and filed.',
  merged: 'Handled together with an earlier petition on the same matter.',
  litigation: 'Passed to the judicial authorities.',
  discipline: 'Passed under seal to the competent authority.',
  withdrawn: 'Withdrawn. You can undo this within 7 days.',
  'no-contact': 'Paused: we could not reach you. It goes on as soon as you add information.',
  recorded: 'Taken over from an old ledger, which tells how it ended',
  'order-created': 'Written down as a work order. The hotline checks it.',
  'order-checked': 'Checked. The hotline is sending it to the competent unit.',
  'order-dispatched': 'Sent to the competent unit.',
  'order-return-asked': 'The unit says that it is not competent. The hotline is deciding.',
  'order-signed': 'The unit has it and will contact you.',
  'order-handling': 'The unit is handling it.',
  'order-replied': 'The unit has replied to you.',
  'order-fed-back': 'The unit has replied to you. The hotline checks what was done.',
  'order-audited': 'The hotline will call you back.',
  'order-called-back': 'The hotline called you back. The shift leader decides what follows.',
  'order-closed': 'Closed. If it is not solved, you may have it done again within 15 days.',
  'order-answered': 'Answered by the hotline. If it is not solved, you may have it taken up again within 15 days.',
  'order-refused': 'Not for the hotline. The reply says why and where to go.',
  'order-terminated': 'Ended. The reply says why and what else you can do.',
  'order-merged': 'Handled together with another order about the same thing.',
  'order-archived': 'Closed and archived. You can raise a new one at any time.',
}
export const SEALED_IN_ENGLISH = 'Registered under seal. Only number, status and dates are shown.'

const DOCUMENTS: Readonly<Record<string, string>> = {
  'DOC-01': 'receipt of registration',
  'DOC-04': 'notice: where it was sent',
  'DOC-05': 'notice of acceptance',
  'DOC-06': 'notice of another procedure',
  'DOC-07': 'notice of non-acceptance',
  'DOC-08': 'notice of final non-acceptance',
  'DOC-10': 'notice of extension',
  'DOC-12': 'opinion',
  'DOC-14': 'answer to a suggestion',
  'DOC-24': 'statement of withdrawal',
}
export const documentInEnglish = (code: string): string => DOCUMENTS[code] ?? 'document'

const OWES: Readonly<Record<string, string>> = {
  'DL-01': 'tell you where your petition was sent',
  'DL-02': 'tell you in writing whether it is accepted',
  'DL-03': 'tell you in writing whether it is accepted',
  'DL-05': 'answer you in writing',
  'DL-06': 'answer you in writing',
  'DL-19': 'answer your suggestion',
  'HL-L3': 'send it to the competent unit',
  'HL-L3u': 'send it to the competent unit',
  'HL-L5': 'contact you',
  'HL-L6': 'answer you',
  'HL-L7': 'answer you',
  'HL-L8': 'answer you',
  'HL-L9': 'answer you',
  'HL-L10': 'deal with it and answer you',
  'HL-L10k': 'deal with it and answer you',
  'HL-L12': 'call you back',
}
export const owedInEnglish = (rule: string): string | null => OWES[rule] ?? null

/** 9 January 2027 (Saturday) */
export function dayInEnglish(day: string): string {
  const date = Temporal.PlainDate.from(day)
  const months = 'January February March April May June July August September October November December'.split(' ')
  const days = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')
  return `${date.day} ${months[date.month - 1]} ${date.year} (${days[date.dayOfWeek - 1]})`
}
