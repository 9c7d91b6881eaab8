import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leadsTo, rowSources } from '../../scripts/docs/procedure.ts'
import { cite, cn2022, hotlinePacks, procedure, type Stage, stages } from '../../src/law/index.ts'
import { assertFresh, noFindings, readAtLeast } from './findings.ts'

const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `ST-${String(from + index).padStart(2, '0')}`)

/** Rows of the contract, which outside programs know; FE: four eyes; CNT-8: a published calendar moves open limits; ORG-1: an organ was closed; PI-08: the own data; RG-8: an identity that is kept from the handling organ; RG-10: life in danger. */
const rowIds: ReadonlySet<string> = new Set([
  ...[...range(1, 16), ...range(20, 38), ...range(40, 69)],
  ...Array.from({ length: 24 }, (_, index) => `HS-${String(index + 1).padStart(2, '0')}`),
  ...['FE-01', 'FE-02', 'CNT-8', 'ORG-1', 'PI-08', 'RG-8', 'RG-10'],
])

/** Verbs of the contract. */
const verbs: ReadonlySet<string> = new Set([
  ...['register', 'correct', 'confirm-duplicate', 'classify', 'split', 'merge', 'transfer', 'assign', 'report-up'],
  ...['refer-litigation', 'seal', 'refer-discipline', 'refuse', 'finally-refuse', 'reply-directly', 'file-away'],
  ...['sign', 'object', 'decide-objection', 'send-back', 'accept', 'redirect', 'not-accept', 'appoint'],
  ...['hear-petitioner', 'hold-hearing', 'extend', 'settle', 'draft-opinion', 'issue-opinion', 'deliver'],
  ...['report-completion', 'audit-completion', 'execute', 'resolve', 'answer-suggestion', 'approve', 'return'],
  ...['supplement', 'urge', 'withdraw', 'rate', 'request-review', 'request-rereview', 'request-recusal'],
  ...['object-classification', 'object-link', 'report-retaliation', 'decide-recusal', 'decide-classification'],
  ...['decide-link', 'recheck', 'accept-review', 'refuse-review', 'decide-review', 'accept-rereview'],
  ...['refuse-rereview', 'decide-rereview', 'publish', 'terminate'],
])

/** Verbs that the contract implies without naming them. */
const addedVerbs: Readonly<Record<string, string>> = {
  'deem-accepted': 'ST-49: what the calendar does on day 15',
  'give-late-notice': 'ST-49: the notice that is still owed after day 15',
  'lapse-review': 'ST-38: what the calendar does when nobody asked for review',
  'undo-withdrawal': 'RG-7: a withdrawal can be undone for seven days',
  'answer-urge': 'ST-61: an urging is answered',
  'request-data': 'RG-17: the person asks for a correction, or that the own identity is used no more',
  'answer-data': 'RG-17: such a request is answered',
  'recompute-clocks': 'CNT-8: open limits move with a newly published calendar',
  'succeed-organ': 'ORG-1: the organ that goes on with the duties of a closed one takes over its open cases',
  'flag-urgent': 'ST-07, DL-15: the matter is grave and urgent',
  'report-urgent': 'ST-07, DL-15: it was reported, to whom and with which measures',
  'escalate-urgent': 'ST-07, DL-15: not reported in two hours, the organ above sees it',
  'mark-simple': 'ST-59: the office finds the matter simple',
  'accept-simply': 'ST-59: accepted for simplified handling',
  'answer-simply': 'ST-59: answered without an opinion document',
  'leave-simple': 'ST-59: back to the ordinary procedure',
  'study-suggestion': 'ST-51: a suggestion was studied',
  'hand-over-envelope': 'ST-55: an envelope that nobody of this office may keep goes straight to the discipline organ',
  'note-envelope-receipt': 'ST-56: the discipline organ has the envelope',
  'note-discipline-result': 'ST-57: what the discipline organ says of it, by dates',
  'record-interview': 'ST-60: what somebody said at the counter, read back and signed',
  'forward-review': 'ST-41: a request that came to the wrong organ goes on to the right one',
  'call-hearing': 'ST-28, ST-45: the notice before a hearing',
  involve: 'ST-28: another organ handles it jointly, the holder leads (L22 24)',
  'answer-jointly': 'ST-28: what a joint organ found',
  dispute: 'ST-22: a dispute over competence goes to the organ above both (L22 24)',
  'decide-competence': 'ST-23: it is decided, and binds',
  'ask-missing': 'ST-60, RGT-11: one complete list of what is missing, once a stage',
  'refer-aid': 'ST-60, RGT-16: referral to aid, with consent',
  'withdraw-publication': 'ST-47, ST-53: what was made public is taken down again',
  'ask-identity': 'RG-8: in an emergency the handling organ asks to know who it is',
  'decide-identity': 'RG-8: a second person decides about it',
  'record-rescue-call': 'RG-10: a life was in danger, and the rescue services were phoned',
  'confirm-rescue-call': 'RG-10: a second person looked at it',
  'erase-rescue-call': 'RG-10: its content is erased',
  'check-order': 'HS-09: type, urgency, category and place are there',
  'answer-order': 'HS-02: the centre answers without dispatching',
  'refuse-order': 'HS-06: not for the hotline, with reason and path',
  'dispatch-order': 'HS-10: to the unit that leads',
  'add-helper-unit': 'HS-10: a unit that helps',
  'sign-order': 'HS-11',
  'request-order-return': 'HS-12: 退单',
  'decide-order-return': 'HS-13',
  'take-up-order': 'HS-14: who handles it in the unit',
  'contact-caller': 'HS-14, HL-L5: the unit calls the person',
  'help-order': 'HS-14: what a helping unit did',
  'extend-order': 'HS-15',
  'reply-caller': 'HS-16',
  'feed-back': 'HS-17',
  'audit-feedback': 'HS-18',
  'call-back': 'HS-19',
  'close-order': 'HS-20',
  'hand-to-petition': 'HS-20: the order goes on as a petition matter (domain.md §3.4)',
  'hand-to-hotline': 'HS-07: a small matter goes on as an order (domain.md §3.4)',
  'redo-order': 'HS-21',
  'reopen-order': 'HS-21: the person has it done again',
  'archive-order': 'HS-22',
  'supervise-order': 'HS-23',
  'answer-order-supervision': 'HS-23',
  'terminate-order': 'HS-24',
  'report-unreachable': 'ST-58: unreachable, with the attempts made',
}

/** Limits that a row starts for some cases only, and so does not announce for all. */
const startsSometimes: Readonly<Record<string, readonly [limits: readonly string[], why: string]>> = {
  'ST-05': [
    ['DL-01', 'DL-11'],
    'DL-01 when it goes to a lower office (ST-15); DL-11 is of ST-06, which shares the code',
  ],
  'ST-06': [['DL-01'], 'when it goes to a lower office (ST-15)'],
  'ST-23': [['DL-01'], 'the own limit of the office runs on when the objection is agreed to'],
  'HS-10': [['HL-L11c'], 'instead of HL-L11 for an order whose competence is complex'],
  'HS-13': [['HL-L3', 'HL-L3u'], 'where the return is accepted, it is dispatched anew'],
  'HS-18': [['HL-L3'], 'where the centre itself had answered, it begins anew there'],
  'HS-19': [['HL-L3'], 'where the centre itself had answered, it begins anew there'],
  'HS-21': [['HL-L3'], 'where the centre itself had answered, it begins anew there'],
  'ST-04': [['DL-15'], 'where it is found grave and urgent'],
  'ST-33': [['DL-11'], 'where the report is sent back, it is owed again'],
  'ST-16': [['DL-01'], 'the office above goes on inside its own limit'],
  'ST-59': [['DL-19'], 'instead of DL-05 for a suggestion'],
  'ST-24': [['DL-19'], 'instead of DL-05 for a suggestion'],
  'ST-67': [['DL-01', 'DL-02'], 'a case that was joined to another by mistake has a limit of its own again'],
  'ST-49': [['DL-19'], 'instead of DL-05 for a suggestion'],
}

const sources = rowSources()
const at = (index: number): string => `${procedure[index]?.id} ${procedure[index]?.command}`

test('docs/procedure.md shows the rows as they are', () => {
  readAtLeast(40, procedure.length, 'rows')
  assertFresh('docs/procedure.md')
})

test('docs/limits.md shows the packs as they are', () => assertFresh('docs/limits.md'))

test('every row is one of the contract', () => {
  noFindings(
    procedure.filter(({ id }) => !rowIds.has(id)).map(({ id, command }) => `${id} ${command}`),
    'number it as the contract does (ST-…, FE-01, FE-02)',
  )
})

test('every verb is one of the contract, or an addition with its reason', () => {
  const used = new Set(procedure.map(({ command }) => command))
  noFindings(
    [...used].filter((verb) => !verbs.has(verb) && !addedVerbs[verb]),
    'programs drive cases by these words: take the verb of the contract, or add one here with its reason',
  )
  noFindings(
    Object.keys(addedVerbs).filter((verb) => !used.has(verb)),
    'no row uses it: take it out of the list',
  )
})

test('every row has an article, a title, somebody who may, and stages it starts from', () => {
  const findings = procedure.flatMap((row, index) => [
    ...(cited(row.article) ? [] : [`${at(index)} stands on “${row.article}”, which cite() cannot read`]),
    ...(/\p{Script=Han}/u.test(row.title) ? [] : [`${at(index)} has no Chinese title`]),
    ...(row.who.length > 0 ? [] : [`${at(index)}: nobody may do it`]),
    ...row.who
      .filter((who) => typeof who !== 'string' && who.roles.length === 0)
      .map(() => `${at(index)}: a place without roles`),
    ...(row.from.length > 0 ? [] : [`${at(index)} starts from no stage`]),
    ...[...row.from, ...(row.to ? [row.to] : [])]
      .filter((stage) => !(stage in stages))
      .map((stage) => `${at(index)}: no stage ${stage}`),
    ...Object.entries(row.input)
      .filter(([, { title }]) => !/\p{Script=Han}/u.test(title))
      .map(([key]) => `${at(index)}: input ${key} has no Chinese title`),
  ])
  noFindings(findings, 'law is rows: complete the row')
})

test('what is drafted can be completed by somebody else', () => {
  const findings = procedure.flatMap((row, index) => {
    if (row.completedBy && !procedure.some(({ command }) => command === row.completedBy))
      return [`${at(index)} is completed by ${row.completedBy}, which no row does`]
    return row.approvedBy?.length === 0 ? [`${at(index)} is approved by nobody`] : []
  })
  readAtLeast(
    8,
    procedure.filter(({ approvedBy, completedBy }) => approvedBy || completedBy).length,
    'acts with four eyes',
  )
  noFindings(findings, 'name who approves')
})

test('every stage has words and can be reached from the first', () => {
  readAtLeast(20, Object.keys(stages).length, 'stages')
  // An old ledger is filed at once where its matter ended, or where nobody knows how it did.
  const reached = new Set<string>(['received', 'recorded'])
  for (let before = -1; before < reached.size; ) {
    before = reached.size
    for (const [index, row] of procedure.entries())
      if (row.from.some((stage) => reached.has(stage)))
        for (const stage of leadsTo(row, sources[index])) reached.add(stage)
    if (reached.size === before) break
  }
  noFindings(
    (Object.keys(stages) as Stage[]).filter((stage) => !reached.has(stage)),
    'no row leads there: write the row, or take the stage out of stages.ts',
  )
  noFindings(
    [...reached].filter((stage) => !(stage in stages)),
    'a row leads to a stage that has no words',
  )
  assert.deepEqual(
    Object.entries(stages).filter(([, words]) => !/\p{Script=Han}/u.test(words)),
    [],
  )
})

test('limits that rows start and meet are limits of the pack, and announced where they start', () => {
  const known = new Set([cn2022, ...hotlinePacks].flatMap(({ limits }) => limits.map(({ id }) => id)))
  noFindings(
    procedure.flatMap((row, index) =>
      [...(row.starts ?? []), ...(row.meets ?? [])]
        .filter((id) => !known.has(id))
        .map((id) => `${at(index)} names ${id}`),
    ),
    'limits are rows of law/packs/',
  )
  readAtLeast(6, sources.filter(({ starts }) => starts.length > 0).length, 'rows that start a limit')
  noFindings(
    sources.flatMap(({ id, starts }, index) => {
      const announced = [...(procedure[index]?.starts ?? []), ...(startsSometimes[id]?.[0] ?? [])]
      return starts.filter((limit) => !announced.includes(limit)).map((limit) => `${at(index)} starts ${limit}`)
    }),
    'name it in the row’s `starts`: buttons and letters tell people which limits an act starts',
  )
})

function cited(article: string): boolean {
  try {
    return /\p{Script=Han}/u.test(cite(article))
  } catch {
    return false
  }
}
