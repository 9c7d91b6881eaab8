import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Http, KeyReused, ProblemError, problem, requireValid } from '../../kernel/index.ts'
import { PublicSubmission, submit } from '../../petitions/index.ts'
import { emptyAnswers, STEPS } from '../answers.ts'
import { isSwitch, switchDisplay } from '../display.ts'
import { askAgainUnlessOurs, onceKey, resendOf, showSentAlready } from '../forms.ts'
import { showFault, showMessage } from '../messages.ts'
import type { SubmitAnswers } from '../models.ts'
import { ORDER, receiptPage, SUBMIT, submitStep, TRACK } from '../paths.ts'
import { goTo, type Portal, todayAt } from '../portal.ts'
import { open } from '../route-config.ts'
import { readTyped, type Typed } from '../typed.ts'
import { submissionFrom } from './input.ts'
import { countSubmission, mustWait } from './limit.ts'
import { showStep } from './page.ts'
import { press, type Turn } from './press.ts'
import { readAnswers } from './read.ts'

/**
 * 我要反映: one question a page, every answer in the form, nothing kept on the server before it is sent. Only sending
 * changes anything, so only sending asks for the token.
 */
export function submitRoutes(app: Http, portal: Portal): void {
  app.get(SUBMIT, open, (request, reply) => showStep(portal, request, reply, start(emptyAnswers())))

  // 12345: the same pages; what is sent becomes a work order of the hotline.
  app.get(ORDER, open, (request, reply) => showStep(portal, request, reply, start(emptyAnswers('order'))))

  // The sealed door: a button and not an address, so that no history tells who went through it.
  app.post(SUBMIT, open, async (request, reply) => {
    const typed = await readTyped(portal, request)
    const answers = { ...readAnswers(typed), kind: typed.go === 'seal' ? 'sealed' : 'matter' } as const
    return showStep(portal, request, reply, start(answers), typed)
  })

  app.get('/submit/:step', open, (_request, reply) => goTo(reply, SUBMIT))

  app.post<{ Params: { step: string } }>('/submit/:step', open, async (request, reply) => {
    const step = STEPS.find((one) => one === request.params.step)
    if (!step) throw problem('not-found')
    const typed = withinCount(portal, await readTyped(portal, request))
    if (isSwitch(typed.go)) switchDisplay(request, reply, typed.go, portal.house.kernel.secure)
    const { directory, kernel } = portal.house
    const turn = press(step, typed.answers, typed, { directory, settings: kernel.settings, today: todayAt(portal) })
    return turn.send ? send(portal, request, reply, turn.answers, typed) : showStep(portal, request, reply, turn, typed)
  })
}

const start = (answers: SubmitAnswers): Turn => ({ step: 'what', answers, errors: [], returning: false })

/** The answers with the files of this very sending, up to the number that one submission holds. */
function withinCount(portal: Portal, typed: Typed): Typed & { answers: SubmitAnswers } {
  const most = portal.house.kernel.settings.filesPerSubmission
  const answers = readAnswers(typed)
  const surplus = typed.kept
    .filter(({ id }) => answers.file.indexOf(id) >= most)
    .map(({ name }) => `“${name}”没有收下，最多 ${most} 个`)
  return {
    ...typed,
    notKept: [...typed.notKept, ...surplus],
    answers: { ...answers, file: answers.file.slice(0, most) },
  }
}

async function send(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  answers: SubmitAnswers,
  typed: Typed,
): Promise<FastifyReply> {
  const action = submitStep('check')
  const asked = askAgainUnlessOurs(portal, request, reply, action, typed)
  if (asked) return asked
  try {
    if (await mustWait(portal, request.ip)) return waitAnHour(portal, request, reply, typed)
    const input = submissionFrom(answers)
    // An order is checked by its own rules where it is opened; the rest of it is a submission like any other.
    const { order: _, ...plain } = input
    requireValid(PublicSubmission, plain)
    const { caseNo } = await submit(portal.house, input, null, onceKey(portal, request, reply, 'portal', typed, input))
    await countSubmission(portal, request.ip)
    portal.visits.openCase(request, reply, caseNo)
    return goTo(reply, receiptPage(caseNo))
  } catch (error) {
    if (error instanceof KeyReused)
      return showSentAlready(portal, request, reply, action, typed, {
        says: [
          '前一次已经登记，这一次写的和前一次不一样，所以没有再登记。',
          '想改、想补充的，请查办理进度，在那里补充；确实是另外一件事，请按“另外登记一件”。',
        ],
        next: [{ title: '查办理进度', href: TRACK }],
        button: '另外登记一件',
      })
    if (error instanceof ProblemError && error.problem.code === 'file-not-usable')
      return showStep(portal, request, reply, { step: 'check', answers, errors: [], returning: false }, typed)
    return showFault(portal, request, reply, error as Error, resendOf(portal, request, reply, action, typed))
  }
}

const waitAnHour = (portal: Portal, request: FastifyRequest, reply: FastifyReply, typed: Typed): FastifyReply =>
  showMessage(
    portal,
    request,
    reply.header('retry-after', '3600'),
    429,
    {
      heading: '请等一会儿再提交',
      says: [
        '这个网络地址一小时里提交得太多，先停一停。您写的都还在这一页，下一个整点以后按下面的按钮就能登记。',
        `着急的，请打 ${portal.site.current().hotline.number}，或者到窗口，马上登记。`,
      ],
    },
    resendOf(portal, request, reply, submitStep('check'), typed, { button: '再提交' }),
  )
