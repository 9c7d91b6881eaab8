import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '../../kernel/index.ts'
import { type Calendar, cite, day, reviewStages, type Stage, withdrawalUndoDays } from '../../law/index.ts'
import type { ActionView } from '../../petitions/index.ts'
import { FILE_ENDINGS, FILE_KINDS } from '../file-kinds.ts'
import { formFor } from '../forms.ts'
import { showMessage } from '../messages.ts'
import type { ActPage, FieldError, Grade, Schema, Upload, UrgeModel } from '../models.ts'
import { trackAct, trackCase } from '../paths.ts'
import { type Portal, pageAt, show, todayAt } from '../portal.ts'
import { refusedAct } from '../track/model.ts'
import { type OwnCase, ownCase } from '../track/own-case.ts'
import { type Typed, typedFrom } from '../typed.ts'
import { pendingUploads } from '../uploads.ts'
import { fullDay } from '../views/days.ts'
import { filesIn, RATE_REASONS } from './input.ts'

type More = { typed?: Typed; errors?: FieldError[]; asked?: boolean }

/**
 * The page of one act, as it was typed so far; or in words why it cannot be done now.
 * @throws problem `not-found` for an act that this person never has, `case-not-found`
 */
export async function showAct(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  caseNo: string,
  action: string,
  more: More = {},
): Promise<FastifyReply> {
  const own = await ownCase(portal, caseNo)
  const offered = own.actions.find((one) => one.action === action)
  if (!offered) throw problem('not-found')
  const refused = refusedAct(offered, own.order !== null)
  if (refused)
    return showMessage(portal, request, reply, 409, {
      heading: `现在还不能“${refused.title}”`,
      says: [refused.says, refused.remedy, `依据：${refused.article}`],
      next: [{ title: '返回办理进度', href: trackCase(caseNo) }],
      ...(more.typed ? { kept: more.typed } : {}),
    })
  const typed = more.typed ?? typedFrom(new Map())
  const errors = more.errors ?? []
  const path = trackAct(caseNo, action)
  const act: ActPage = {
    page: pageAt(portal, request, path),
    form: formFor(portal, request, reply, path, more.typed, errors),
    caseNo,
    title: own.sealed ? null : own.title,
    back: trackCase(caseNo),
  }
  const uploads = action === 'supplement' ? await pendingUploads(portal, filesIn(typed)) : []
  return draw(portal, reply, act, { own, offered, typed, uploads, asked: more.asked ?? own.withdrawalAsked }, errors)
}

type Drawn = { own: OwnCase; offered: ActionView; typed: Typed; uploads: Upload[]; asked: boolean }

function draw(
  portal: Portal,
  reply: FastifyReply,
  act: ActPage,
  { own, offered, typed, uploads, asked }: Drawn,
  errors: FieldError[],
): FastifyReply {
  const { settings } = portal.house.kernel
  const { one } = typed
  const status = { status: errors.length > 0 ? 422 : 200 }
  const limits = { textChars: settings.textChars }
  const holder = own.sealed ? '专门的对接人' : own.holder
  switch (offered.action) {
    case 'supplement':
      return show(
        portal,
        reply,
        'supplement',
        {
          ...act,
          text: one('text'),
          uploads,
          holder,
          limits: {
            ...limits,
            files: settings.filesPerSubmission,
            bytesEach: settings.fileBytes,
            kinds: FILE_KINDS,
            accept: FILE_ENDINGS.join(','),
          },
        },
        status,
      )
    case 'urge':
      return show(
        portal,
        reply,
        'urge',
        {
          ...act,
          text: one('text'),
          limits,
          holder,
          answerBy: urgeAnswerBy(portal.house.calendar(), todayAt(portal)),
          earlier: earlierUrgings(own),
        },
        status,
      )
    case 'rate':
      return show(
        portal,
        reply,
        'rate',
        {
          ...act,
          ratees: [
            {
              field: 'office',
              organ: own.order ? `${own.office}（12345热线）` : own.office,
              did: own.order ? '接听、派单、回访' : '登记、转送、督促',
              grade: one('office') as Grade,
              reasons: typed.all('officeReason'),
            },
            {
              field: 'handler',
              organ: own.handler,
              did: '调查核实、答复',
              grade: one('handler') as Grade,
              reasons: typed.all('handlerReason'),
            },
          ],
          reasons: [...RATE_REASONS],
          text: one('text'),
          limits,
          until: own.clocks.findLast(({ rule }) => rule === 'DL-20')?.last ?? null,
          earlier: own.timeline.find(({ kind }) => kind === 'rated') ?? null,
        },
        status,
      )
    case 'withdraw':
      return show(
        portal,
        reply,
        'withdraw',
        {
          ...act,
          reason: one('reason'),
          code: one('code'),
          limits,
          asked,
          confirmed: asked
            ? `六位数的确认码已经发到您留的${own.reachedAt ?? '联系方式'}，收到后填在下面`
            : `我们会把六位数的确认码发到您留的${own.reachedAt ?? '联系方式'}`,
          ofReview: reviewStages.includes(own.state as Stage),
          undoUntil: todayAt(portal).add({ days: withdrawalUndoDays }).toString(),
        },
        status,
      )
    default:
      return show(
        portal,
        reply,
        'act',
        {
          ...act,
          heading: ownTitle[offered.action] ?? offered.title,
          says: genericSays(offered, own),
          input: inOwnWords(offered),
          values: Object.fromEntries(
            typed.pairs().map(([name]) => [name, typed.all(name).length > 1 ? typed.all(name) : one(name)]),
          ),
          article: cite(offered.article),
          button: ownTitle[offered.action] ?? offered.title,
        },
        status,
      )
  }
}

const ownTitle: Readonly<Record<string, string>> = { 'hand-to-petition': '转为信访' }

/** The form of the procedure table, where it speaks of the person to a colleague. */
function inOwnWords({ action, input }: ActionView): Schema {
  const schema = input as Schema
  const consent = schema.properties?.consent
  if (action !== 'hand-to-petition' || !consent) return schema
  const title = '我要求转为信访，由信访部门登记，出具书面的处理意见'
  return { ...schema, properties: { ...schema.properties, consent: { ...consent, title } } }
}

const genericSays = (offered: ActionView, own: OwnCase): string[] => [
  ...(offered.action === 'undo-withdrawal' ? ['撤回取消以后，这件事接着办，期限还从原来的日子算。'] : []),
  ...(offered.action === 'undo-withdrawal' && own.undoUntil ? [`到 ${fullDay(own.undoUntil)}为止可以取消。`] : []),
  ...(saysOf[offered.action] ?? []),
  ...(offered.action !== 'undo-withdrawal' && !saysOf[offered.action] && offered.hint ? [`${offered.hint}。`] : []),
]

/** Where a sentence of the procedure table is not enough to decide by. */
const saysOf: Readonly<Record<string, readonly string[]>> = {
  'hand-to-petition': [
    '转为信访以后，由信访部门登记，按《信访工作条例》办：先告诉您转给了谁，再书面告诉您是否受理，最后出具处理意见书；不同意的，可以申请复查、复核。',
    '编号和查询码不变。12345这边不再办，期限从转的那天重新算；已经办过的经过都还在。',
    '只想快点修好、问清楚的，不用转，可以催办。',
  ],
  'reopen-order': ['写明哪里没有解决，由原来的单位重新办理，期限重新算。办结后15天内都可以提。'],
}

/** The organ answers an urging within two working days (rows-side.ts, ST-61). */
const urgeAnswerDays = 2

export function urgeAnswerBy(calendar: Calendar, today: Temporal.PlainDate): string {
  let at = today
  for (let left = urgeAnswerDays; left > 0; ) {
    at = at.add({ days: 1 })
    if (!calendar.isRest(day(at.toString()))) left--
  }
  return at.toString()
}

/** Each urging with the first answer after it. */
function earlierUrgings({ timeline, replies }: OwnCase): UrgeModel['earlier'] {
  return timeline.flatMap(({ kind, at }, n) => {
    if (kind !== 'urged') return []
    const answer = timeline.slice(n).find((entry) => entry.kind === 'urge-answered')
    return [{ at, answer: answer ? (replies.find((reply) => reply.at === answer.at)?.says ?? '已经回应') : null }]
  })
}
