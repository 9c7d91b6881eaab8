import { isoAt, type Tx } from '../kernel/index.ts'
import {
  cite,
  type DocumentCode,
  documentSpec,
  type FitFinding,
  findingsOf,
  fold,
  type Input,
  isDocumentCode,
  isRefusal,
  type MissingPart,
  missingParts,
  type Outline,
  outline,
  pendingOutline,
  type Refusal,
  type State,
} from '../law/index.ts'
import { maskedParties, mayOpenSealed, type Staff } from '../people/index.ts'
import type { ActOn } from './acts.ts'
import { contentOf } from './content.ts'
import { frameOf, incomplete } from './documents.ts'
import { composeLetter, type LetterModel, UnprintableText } from './letters/index.ts'
import type { Petitions } from './petitions.ts'
import { withFit } from './reply-fit.ts'
import { askedOf, withRepeats } from './review-records.ts'
import { recordBody } from './store.ts'
import type { CaseFile } from './views.ts'

/** Something that must be there before the act can be done or its document issued. */
export type Missing = {
  /** The input of the act that would say it: `answers.0.facts`; null where no input does. */
  field: string | null
  part: string
  article: string
  says: string
}

/** A document as it would be issued now: the words and lines of the real page, marked as a preview, without number and seal. */
export type PreviewDocument = { code: DocumentCode; title: string; to: string; model: LetterModel }
/** Where a reply may not fit its case; `reason` is what the drafter wrote about it. */
export type Fit = { findings: readonly FitFinding[]; reason: string }
export type Preview = { missing: Missing[]; documents: PreviewDocument[]; fit: Fit }

/**
 * A second look before an act is done. Writes nothing, and says what is missing instead of refusing.
 * @returns a refusal where this person could not do the act at all
 */
export async function previewAct(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  file: CaseFile,
  verb: string,
  given: Input,
): Promise<Preview | Refusal> {
  if (verb === 'approve' || verb === 'issue-opinion') return (await previewPending(tx, house, staff, file)) ?? nothing
  const { state } = file
  const written = await withFit(tx, house, { ...file, organ: staff.organ }, verb, withoutBlanks(given) as Input)
  const input = await withRepeats(tx, file.keys, file.caseNo, state, written)
  const context = house.context(
    { kind: 'staff', account: staff.account, organ: staff.organ, roles: staff.roles },
    house.kernel.clock.now(),
    state.pack,
  )
  const ahead = outline(state, { verb, input }, context)
  if (isRefusal(ahead)) return ahead
  return look(tx, house, file, ahead, staff.organ, signerOf(ahead, staff))
}

/** What waits for approval, as it would be issued today; null where nothing waits. */
export async function previewPending(tx: Tx, house: Petitions, staff: Staff, file: CaseFile): Promise<Preview | null> {
  const { state, caseNo, keys } = file
  if (!state.pending || (state.sealed && !mayOpenSealed(staff.roles))) return null
  const context = house.context(
    { kind: 'staff', account: staff.account, organ: staff.organ, roles: staff.roles },
    house.kernel.clock.now(),
    state.pack,
  )
  context.pendingInput = (await recordBody(tx, keys, caseNo, state.pending.draft)) ?? {}
  const ahead = pendingOutline(state, context)
  if (!ahead) return null
  const approves = state.pending.by !== staff.account && staff.roles.some((role) => role.endsWith('-head'))
  return look(tx, house, file, ahead, state.pending.organ, approves ? `${staff.post}${staff.name}` : signsLater)
}

const nothing: Preview = { missing: [], documents: [], fit: { findings: [], reason: '' } }

/** Stands for post and name of whoever will approve. */
const signsLater = '（批准后写入）'
const signerOf = ({ form }: Outline, staff: Staff): string =>
  form.approvedBy || form.completedBy ? signsLater : `${staff.post}${staff.name}`

/**
 * Asked when a draft is handed in: whoever drafts hears what the document still lacks, not only who approves it.
 * @returns a refusal that names every missing part with its article
 */
export function incompleteDraft(house: Petitions, act: ActOn, ahead: Outline): Refusal | null {
  const after = foldAhead(house, act.before, ahead, act.organ)
  const whole: ActOn = { ...act, row: ahead.row, signer: signsLater }
  for (const code of documentsOf(ahead)) {
    const missing = missingParts(documentSpec(code), contentOf(code, whole, after, house))
    if (missing.length) return incomplete(documentSpec(code).title, missing)
  }
  return null
}

const documentsOf = ({ row }: Outline): DocumentCode[] => (row.documents ?? []).filter(isDocumentCode)

/** The state that an act would lead to: letters print its clocks. */
const foldAhead = (house: Petitions, before: State, { events }: Outline, organ: string): State =>
  fold(
    events.map((event, index) => ({
      seq: before.seq + index + 1,
      kind: event.kind,
      row: event.row,
      at: isoAt(house.kernel.clock.now()),
      actor: null,
      organ,
      data: event.data,
      clocks: event.clocks ?? [],
    })),
    before,
  )

async function look(
  tx: Tx,
  house: Petitions,
  file: CaseFile,
  ahead: Outline,
  organ: string,
  signer: string,
): Promise<Preview> {
  const { state: before, caseNo, keys, texts } = file
  const after = foldAhead(house, before, ahead, organ)
  const act: ActOn = {
    caseNo,
    row: ahead.row,
    input: ahead.input,
    before,
    texts,
    keys,
    asked: await askedOf(tx, keys, caseNo, before),
    today: house.kernel.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate(),
    organ,
    signer,
    documents: documentsOf(ahead),
  }
  const name = (await maskedParties(tx, caseNo, keys)).find((party) => party.role === 'self')?.name
  const missing = missingOf(ahead)
  const documents = after.sealed
    ? []
    : act.documents.map((code): PreviewDocument => {
        const { title, to } = documentSpec(code)
        const content = contentOf(code, act, after, house)
        for (const part of missingParts(documentSpec(code), content)) {
          const field = fieldOf(part, ahead)
          // A day that the law computes from what is still blank is not the drafter's to write.
          const known = missing.some((one) => one.field === field)
          if (ahead.events.length ? !(field && known) : field && !known) missing.push(missingPart(part, field, title))
        }
        const model = composeLetter(code, frameOf(house, act, after, code, null), content)
        return {
          code,
          title,
          to,
          model: {
            ...model,
            ...(to === 'petitioner' && name ? { addressee: name } : {}),
            preview: true,
          },
        }
      })
  const reason = ahead.input.fitReason
  return {
    missing,
    documents,
    fit: { findings: findingsOf(ahead.input), reason: typeof reason === 'string' ? reason : '' },
  }
}

const missingOf = ({ form, blank, lacks }: Outline): Missing[] => [
  ...blank.map((key) => ({
    field: key,
    part: form.input[key]?.title ?? key,
    article: form.article,
    says: `还没有填“${form.input[key]?.title ?? key}”（${cite(form.article)}）。`,
  })),
  ...lacks.map(({ article, says, remedy }) => ({ field: null, part: '', article, says: `${says}${remedy}` })),
]

const missingPart = ({ title, article }: MissingPart, field: string | null, document: string): Missing => ({
  field,
  part: title,
  article,
  says: `《${document}》还缺“${title}”（${cite(article)}）。`,
})

/** Parts that an act asks for under another name. */
const asked: Readonly<Record<string, string>> = { requests: 'answers', deliveredOn: 'on', decisionReason: 'reason' }

function fieldOf({ key }: MissingPart, { form }: Outline): string | null {
  const [first = '', ...rest] = key.split('.')
  const name = asked[first] ?? first
  return name in form.input ? [name, ...rest].join('.') : null
}

/** What is empty in a form is not there yet; so a half-written form has the shape of a whole one. */
export function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      inner === null || (typeof inner === 'string' && inner.trim() === '') ? [] : [[key, withoutBlanks(inner)]],
    ),
  )
}

/** A schema that a half-written form fits: nothing in it is required yet. */
export function loosened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(loosened)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, inner]) =>
      ['required', 'minItems', 'minLength', 'examples'].includes(key) && !isSchema(inner)
        ? []
        : [[key, loosened(inner)]],
    ),
  )
}

const isSchema = (value: unknown): boolean => typeof value === 'object' && value !== null && 'type' in value

export type PreviewForm = 'pdf' | 'txt' | 'page'
export type PreviewView = {
  missing: Missing[]
  fit: Fit
  documents: { code: string; title: string; to: string; pdf?: string; text?: string; svg?: string }[]
}

/** In the form that was asked for. A character that no font has is one more thing to mend. */
export async function rendered(house: Petitions, preview: Preview, as: PreviewForm): Promise<PreviewView> {
  const view: PreviewView = { missing: [...preview.missing], fit: preview.fit, documents: [] }
  for (const { model, ...document } of preview.documents)
    try {
      view.documents.push({ ...document, ...(await pageOf(house, model, as)) })
    } catch (error) {
      if (!(error instanceof UnprintableText)) throw error
      const { article, says, remedy } = error.refusal
      view.missing.push({ field: null, part: document.title, article, says: `${says}${remedy}` })
      view.documents.push(document)
    }
  return view
}

async function pageOf({ letters }: Petitions, model: LetterModel, as: PreviewForm) {
  switch (as) {
    case 'txt':
      return { text: letters.text(model) }
    case 'page':
      return { svg: await letters.picture(model), text: letters.text(model) }
    case 'pdf':
      return { pdf: Buffer.from(await letters.render(model, { standard: 'ua-1' })).toString('base64') }
  }
}
