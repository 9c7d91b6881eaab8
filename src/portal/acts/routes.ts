import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type Http, KeyReused, problem, problemOf, requireValid } from '../../kernel/index.ts'
import { isRefusal, type Refusal } from '../../law/index.ts'
import { perform } from '../../petitions/index.ts'
import { isSwitch, switchDisplay } from '../display.ts'
import { askAgainUnlessOurs, onceKey, resendOf, showSentAlready } from '../forms.ts'
import { showFault, showMessage } from '../messages.ts'
import type { FieldError, Schema } from '../models.ts'
import { trackAct, trackCase } from '../paths.ts'
import { goTo, type Portal, pageAt, show, todayAt } from '../portal.ts'
import { open } from '../route-config.ts'
import { heldCase, signInFor } from '../track/held.ts'
import { ownCase } from '../track/own-case.ts'
import { signInAgain } from '../track/sign-in.ts'
import { readTyped, type Typed, typedFrom } from '../typed.ts'
import { uploadErrors } from '../uploads.ts'
import { doneModel } from './done.ts'
import { fieldOf, readAct } from './input.ts'
import { showAct, urgeAnswerBy } from './page.ts'

type OfAct = { Params: { caseNo: string; action: string } }

/** 补充、催办、评价、撤回 and whatever the procedure table gives the person: drawn from the table, done by its row. */
export function actRoutes(app: Http, portal: Portal): void {
  app.get<OfAct>('/track/:caseNo/:action', open, async (request, reply) => {
    const caseNo = heldCase(portal, request, reply, request.params.caseNo)
    return caseNo
      ? showAct(portal, request, reply, caseNo, request.params.action)
      : signInFor(reply, request.params.caseNo)
  })

  app.post<OfAct>('/track/:caseNo/:action', open, async (request, reply) => {
    const { action } = request.params
    const typed = await readTyped(portal, request)
    if (isSwitch(typed.go)) switchDisplay(request, reply, typed.go, portal.house.kernel.secure)
    const caseNo = heldCase(portal, request, reply, request.params.caseNo)
    if (!caseNo) return signInAgain(portal, request, reply, request.params.caseNo, action, typed)
    const shown = shownAgain(typed)
    if (shown) return showAct(portal, request, reply, caseNo, action, shown)
    return (
      askAgainUnlessOurs(portal, request, reply, trackAct(caseNo, action), typed) ??
      act(portal, request, reply, caseNo, action, typed)
    )
  })

  app.get<OfAct>('/track/:caseNo/:action/done', open, async (request, reply) => {
    const caseNo = heldCase(portal, request, reply, request.params.caseNo)
    if (!caseNo) return signInFor(reply, request.params.caseNo)
    const path = `${trackAct(caseNo, request.params.action)}/done`
    const answerBy = urgeAnswerBy(portal.house.calendar(), todayAt(portal))
    const own = await ownCase(portal, caseNo)
    const model = doneModel(pageAt(portal, request, path), own, request.params.action, answerBy)
    return model ? show(portal, reply, 'act-done', model) : goTo(reply, trackCase(caseNo))
  })
}

/** Buttons that only change what stands on the page. */
function shownAgain(typed: Typed): { typed: Typed; errors?: FieldError[] } | null {
  if (isSwitch(typed.go)) return { typed }
  const [, removed] = /^remove-file-(.+)$/.exec(typed.go) ?? []
  if (removed)
    return {
      typed: typed.with(
        'file',
        typed.all('file').filter((id) => id !== removed),
      ),
    }
  if (typed.go !== 'upload') return null
  return { typed, errors: uploadErrors(typed, true) }
}

async function act(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  caseNo: string,
  action: string,
  typed: Typed,
): Promise<FastifyReply> {
  const path = trackAct(caseNo, action)
  const again = (errors: FieldError[]) => showAct(portal, request, reply, caseNo, action, { typed, errors })
  try {
    const own = await ownCase(portal, caseNo)
    const offered = own.actions.find((one) => one.action === action)
    if (!offered) throw problem('not-found')
    const { input, errors } = readAct(action, typed, offered.input as Schema, portal.house.kernel.settings)
    if (action === 'withdraw') {
      // The second step confirms; `again` asks for another code, so the typed one is left out.
      if (typed.go === 'again') delete input.code
      else if (own.withdrawalAsked && !input.code)
        errors.push({ field: 'code', says: '请填确认码；不想撤回了，返回办理进度就行' })
    }
    if (errors.length > 0) return again(errors)
    if (!offered.refusal) requireValid(offered.input, input)
    const key = onceKey(portal, request, reply, `person:${caseNo}`, typed, { action, input })
    const done = await perform(portal.house, 'person', caseNo, action, input, key)
    if (isRefusal(done)) return await refused(portal, request, reply, { caseNo, done, typed, again })
    const [report] = done.opened ?? []
    // The report is a sealed case of its own: its number and code are shown here and stand nowhere else (RG-9).
    if (report)
      return showMessage(portal, request, reply, 200, {
        heading: '已经收到，并且密封',
        says: [
          `这次反映另有编号 ${report.caseNo}，查询码 ${report.queryCode}。请记下来，以后凭它查询；这里只显示一次。`,
          '只有上级信访部门和纪检监察机关的专人看得到，办理单位和被反映的单位都看不到。',
        ],
        next: [{ title: '返回办理进度', href: trackCase(caseNo) }],
      })
    // A wish to withdraw is no withdrawal yet: the code is asked for.
    if (action === 'withdraw' && done.state !== 'withdrawn')
      return await showAct(portal, request, reply, caseNo, action, { typed: reasonOf(typed), asked: true })
    return goTo(reply, `${path}/done`)
  } catch (error) {
    const { fields, code } = problemOf(error as FastifyError)
    if (code === 'bad-input' && fields?.length)
      return again(fields.map(({ field, says }) => ({ field: fieldOf(field), says })))
    if (code === 'file-not-usable')
      return again([{ field: 'upload', says: '有文件已经提交过，或者放了一天没有提交，请重新上传' }])
    if (error instanceof KeyReused)
      return showSentAlready(portal, request, reply, path, typed, {
        says: ['前一次已经收到，这一次写的和前一次不一样，所以没有再收。', '确实还要再提交一次，请按“再提交一次”。'],
        next: [{ title: '返回办理进度', href: trackCase(caseNo) }],
        button: '再提交一次',
      })
    return showFault(portal, request, reply, error as Error, resendOf(portal, request, reply, path, typed))
  }
}

/** The reason stays; the next sending is another one, with a key of its own. */
const reasonOf = (typed: Typed): Typed => typedFrom(new Map([['reason', typed.all('reason')]]))

/** Refusals that one answer on the page can mend stand beside it; all others take the page's place. */
const MENDED: Readonly<Record<string, string>> = {
  'supplement-empty': 'text',
  'statement-missing': 'reason',
  'wrong-confirm-code': 'code',
  'consent-missing': 'consent',
}

/** What the law's words say to a colleague about the person, said to the person. */
const ownSays: Readonly<Record<string, string>> = {
  'consent-missing': '转为信访要您自己同意，请选“是”；不转的，返回办理进度就行',
}

async function refused(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  of: { caseNo: string; done: Refusal; typed: Typed; again: (errors: FieldError[]) => Promise<FastifyReply> },
): Promise<FastifyReply> {
  const { code, says, remedy } = of.done
  const field = MENDED[code]
  if (field) return of.again([{ field, says: ownSays[code] ?? `${says}${remedy}`.replace(/。$/, '') }])
  return showMessage(portal, request, reply, 409, {
    heading: '这一步现在办不了',
    says: [says, remedy],
    next: [{ title: '返回办理进度', href: trackCase(of.caseNo) }],
    kept: of.typed,
  })
}
