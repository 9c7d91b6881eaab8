/**
 * Every limit, size and time-out, with its unit in the name. An environment variable overrides one:
 * `sessionIdleMs` is DENGWEN_SESSION_IDLE_MS.
 */
const defaults = {
  /** Open connections of the app role. */
  databaseConnections: 12,
  jobConnections: 4,
  statementTimeoutMs: 15_000,
  lockTimeoutMs: 10_000,
  /** Counting a large number of facts into the figures' cube, in one statement of a job. */
  cubeLimitMs: 30 * 60_000,

  sessionIdleMs: 30 * 60_000,
  sessionAbsoluteMs: 12 * 3_600_000,
  /** A case stays open on the public pages for so long after its last use; a page with a form may lie for so long. */
  portalSessionMs: 30 * 60_000,
  portalFormMs: 24 * 3_600_000,
  /** Wrong passwords in an hour before an account rests until the hour is over. */
  signInTriesPerHour: 8,
  /** The longest that one colleague stands in for another without a new entry. */
  deputyDays: 92,

  jsonBodyBytes: 1_048_576,
  formBodyBytes: 2_097_152,
  fileBytes: 31_457_280,
  filesPerSubmission: 10,
  /** Uploads that one address may begin. */
  uploadsPerAddressPerHour: 300,
  /** An uploaded file that no submission claims is removed after this. */
  fileUnclaimedMs: 24 * 3_600_000,

  /** The city's picture on its pages and cover sheets. */
  logoBytes: 100_000,
  /** A sheet that is imported: rows, and the size it may unpack to. */
  sheetRows: 20_000,
  sheetUnpackedBytes: 268_435_456,
  /** Lines of a paper ledger that are filed in one transaction. */
  backfillRows: 50,

  /** Attachments in a page: a picture drawn anew and its source, the time for it, the text that is shown at once. */
  previewEdgePixels: 1_800,
  previewInputPixels: 100_000_000,
  previewLimitMs: 20_000,
  previewChars: 200_000,

  titleChars: 200,
  contentChars: 20_000,
  requestChars: 500,
  requestsPerSubmission: 20,
  nameChars: 100,
  /** Further matters that one letter is split into. */
  mattersPerSubmission: 10,
  /** People named beside the petitioner; more signers are counted, not listed. */
  partiesPerSubmission: 500,
  textChars: 10_000,

  /** Numbers of the counter's queue; what remains of a visit is its case. */
  visitTicketKeepDays: 7,

  idempotencyKeepMs: 24 * 3_600_000,
  /** Wrong query codes: per case, and per address. */
  codeTriesPerCasePerHour: 10,
  codeTriesPerAddressPerHour: 60,
  /** A new query code asked for on the public pages goes out once in so long. */
  codeReissuePauseMs: 3_600_000,
  /** Submissions of the public pages from one address; over it the page says when to send again and keeps the text. */
  submissionsPerAddressPerHour: 60,

  /** Hits that a search of the knowledge base gives at once. */
  knowledgeRows: 20,
  /** Reports of mistakes in the knowledge base from one address. */
  knowledgeReportsPerAddressPerHour: 20,
  /** A phone left for the correction of a direct answer is erased after this. */
  answerContactKeepDays: 90,
  /** Whose work a quality sheet looked at, and its words, are forgotten after this. */
  qualityKeepDays: 365,

  listLimitDefault: 50,
  listLimitMax: 200,
  searchCandidates: 400,
  /** A list as a sheet: the most of it, and how much is read at once. */
  exportRows: 20_000,
  exportPageRows: 1_000,
  /** Papers that the print room sees at once, the oldest first. */
  postingsMaxRows: 200,
  /** Kept filters of work lists. */
  filtersPerAccount: 30,

  /** How soon the desk learns of a change made elsewhere. */
  deskRefreshMs: 15_000,
  deskDebounceMs: 250,
  streamHeartbeatMs: 25_000,

  /** The process that makes pages of scans is given back after this; a page that takes longer is given up. */
  scanIdleMs: 120_000,
  scanLimitMs: 90_000,
  /** The typesetting process is given back after this; a letter that takes longer than the limit is given up. */
  letterIdleMs: 60_000,
  letterLimitMs: 30_000,
  revealMs: 15 * 60_000,

  /**
   * Proposals of the machine: closed cases that it learns from (the newest), the fewest to learn from at all and of one
   * class, the back-test that it has to pass (right at first, right among the first two), the time for learning.
   */
  proposalMostTexts: 20_000,
  proposalLeastTexts: 300,
  proposalClassTexts: 10,
  proposalFirstPercent: 80,
  proposalFirstTwoPercent: 90,
  proposalLimitMs: 60 * 60_000,

  /** Messages out: tries on one channel, the first pause after a failure (each next one is three times as long). */
  messageTries: 6,
  messagePauseMs: 60_000,
  messagePauseMostMs: 6 * 3_600_000,
  /** A message whose sender has not reported back after this is sent again under the same key. */
  messageLeaseMs: 2 * 60_000,
  /** A gateway that has not answered after this has failed. */
  messageLimitMs: 20_000,
  /** A signed report of a gateway may be this old. */
  messageReportAgeMs: 5 * 60_000,

  /** A call rings so long at one seat; an engine that has not taken a command after this is asked again. */
  callRingMs: 20_000,
  callCommandMs: 5_000,
  /** A signed report of a telephone engine may be this old; an engine that is silent is lost. */
  callReportAgeMs: 5 * 60_000,
  callEngineSilentMs: 90_000,
  /** A change of the queue reaches screens that it does not ring at once in so long. */
  callScreenDebounceMs: 500,
  /** How often engines are asked which calls they have, and commands that nobody confirmed are sent again. */
  callRoundMs: 30_000,
  /** What engines reported word for word, and the numbers of calls, are erased after this; recordings too, unless held. */
  callReportKeepDays: 90,
  callNumberKeepDays: 180,
  recordingKeepDays: 180,
  /** HL-15: calls of one number are counted over this, to tell a flood. */
  floodWindowMs: 10 * 60_000,
} as const

/** What an operator sets in words, not in numbers; each is text, and empty counts as not set. */
export const wordVariables: Readonly<Record<string, string>> = {
  DATABASE_URL:
    "The city's own PostgreSQL, `postgres://user:password@host:5432/name`; without it one runs in the folder.",
  DENGWEN_PUBLIC_URL:
    'Address at which people reach the program, `https://…`: links on letters, and cookies for TLS only.',
  DENGWEN_TRUST_PROXY:
    'Addresses of the proxy in front, separated by commas; limits per address count what it forwards.',
  DENGWEN_DEMO: '`0`: `npm start` on an empty folder begins the set-up of a city, not the sample.',
  DENGWEN_LOG: 'Level of the log: `debug`, `info`, `warn` (default), `error`, `silent`.',
  DENGWEN_DEBUG: '`1`: a command that fails prints where in the code.',
  DENGWEN_BODY_FONT: "The city's own licensed 仿宋 (TTF, OTF or TTC) for the body of letters: a path; 宋体 without it.",
  DENGWEN_SMS_URL: 'Address of the SMS gateway. Together with the next one.',
  DENGWEN_SMS_SECRET: 'Key that signs what goes to the gateway and what it reports, at least 16 characters.',
  DENGWEN_SMS_SIGNATURE: '短信签名 without 【】.',
  DENGWEN_INBOUND_SECRET:
    'Key with which WeChat, SMS and mail front ends sign what they hand over to 12345; without it that door is closed.',
  DENGWEN_SMTP_URL:
    "`smtps://user:password@host:465`, or `smtp://…:587` (STARTTLS is required; `?security=none` inside the office's network only). Together with the next one.",
  DENGWEN_SMTP_FROM: 'Sender of the mails.',
  DENGWEN_SIMULATED_CALLS:
    '`1`: a played telephone exchange may run outside the sample city too, for a trial; every screen says so.',
}

export type Settings = { -readonly [K in keyof typeof defaults]: number }

/** @throws when an environment variable is not a whole number ≥ 0 */
export function loadSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const settings: Record<string, number> = { ...defaults }
  for (const name of Object.keys(defaults)) {
    const variable = `DENGWEN_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`
    const given = environment[variable]
    if (given === undefined || given === '') continue
    if (!/^\d+$/.test(given))
      throw new Error(`${variable} 应为非负整数，现在是“${given}”。(must be a whole number ≥ 0)`)
    settings[name] = Number(given)
  }
  return settings as Settings
}
