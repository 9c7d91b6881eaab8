import type { FastifyReply, FastifyRequest } from 'fastify'
import { isRefusal, packOn } from '../../law/index.ts'
import { DATED } from '../dated.ts'
import { FILE_ENDINGS, FILE_KINDS } from '../file-kinds.ts'
import { formFor } from '../forms.ts'
import type { SubmitAnswers, SubmitModel, Upload } from '../models.ts'
import { ORDER, PRIVACY, SUBMIT, submitStep } from '../paths.ts'
import { type Portal, pageAt, show, todayAt } from '../portal.ts'
import type { Typed } from '../typed.ts'
import { lostFiles, pendingUploads } from '../uploads.ts'
import { pathsHinted } from './hints.ts'
import { needNames } from './input.ts'
import { organsFor, regionGroups } from './organs.ts'
import type { Turn } from './press.ts'
import { NEEDS, ORDER_TYPES } from './read.ts'

/** One page of the flow, with everything that was answered so far. Errors are said with 422, so that no robot goes on. */
export async function showStep(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  turn: Turn,
  typed?: Typed,
): Promise<FastifyReply> {
  const { uploads, lost } = await uploadsOf(portal, turn)
  // Whoever is about to send sees first that a file is not there any more.
  const step = lost && turn.step === 'check' ? 'evidence' : turn.step
  const answers = { ...turn.answers, file: uploads ? uploads.map(({ id }) => id) : turn.answers.file }
  const errors = lost ? [...turn.errors, lostFiles(lost)] : turn.errors
  const { settings } = portal.house.kernel
  const common = {
    page: pageAt(portal, request, turn.answers.kind === 'order' ? ORDER : SUBMIT),
    form: formFor(portal, request, reply, submitStep(step), typed, errors),
    answers,
    uploads: uploads ?? [],
    returning: turn.returning || step !== turn.step,
    limits: {
      titleChars: settings.titleChars,
      contentChars: settings.contentChars,
      requestChars: settings.requestChars,
      requests: settings.requestsPerSubmission,
    },
  }
  const model = modelOf(portal, common, step, turn)
  return show(portal, reply, 'submit', model, {
    status: errors.length > 0 ? 422 : 200,
    keep: answers.kind === 'sealed' ? 'secret' : 'open',
  })
}

type Common = Omit<Extract<SubmitModel, { step: 'requests' | 'identity' }>, 'step'>

function modelOf(portal: Portal, common: Common, step: Turn['step'], turn: Turn): SubmitModel {
  const { directory, kernel } = portal.house
  const { answers } = common
  switch (step) {
    case 'where': {
      const lookedUp = answers.organQuery.trim() !== '' || answers.addressedTo !== ''
      return {
        ...common,
        step,
        regions: regionGroups(directory.regions()),
        ...(lookedUp ? { organs: organsFor(directory, answers) } : {}),
      }
    }
    case 'evidence':
      return {
        ...common,
        step,
        files: {
          count: kernel.settings.filesPerSubmission,
          bytesEach: kernel.settings.fileBytes,
          kinds: FILE_KINDS,
          accept: FILE_ENDINGS.join(','),
        },
      }
    case 'contact':
      return {
        ...common,
        step,
        needs: [...NEEDS],
        ...(turn.phoneAsked === undefined ? {} : { phoneAsked: turn.phoneAsked }),
      }
    case 'check':
      return {
        ...common,
        step,
        regionName: directory.region(answers.placeRegion)?.name ?? '',
        organName: directory.organ(answers.addressedTo)?.name ?? '',
        needNames: needNames(answers),
        firstBy: firstBy(portal, answers),
        orderType: ORDER_TYPES.find(({ value }) => value === answers.orderType)?.title ?? '',
        paths: pathsHinted(answers, todayAt(portal), portal.house.calendar()),
        privacy: { version: DATED.version, href: PRIVACY },
      }
    case 'what':
      return { ...common, step, orderTypes: [...ORDER_TYPES] }
    default:
      return { ...common, step }
  }
}

/** Last day of the first notice that will be owed if it is sent today. */
function firstBy(portal: Portal, answers: SubmitAnswers): string {
  const today = todayAt(portal)
  const pack = packOn(today)
  const addressed = portal.house.directory.organ(answers.addressedTo)
  const rule = addressed && addressed.kind !== 'office' ? 'DL-02' : 'DL-01'
  const clock = isRefusal(pack) ? pack : pack.clock(rule, today, portal.house.calendar())
  if (isRefusal(clock)) throw new Error(`no first limit today: ${clock.code}`)
  return clock.last.toString()
}

/** The files behind the ids, where this page shows them; `lost` counts those that are claimed or swept. */
async function uploadsOf(portal: Portal, { step, answers }: Turn): Promise<{ uploads: Upload[] | null; lost: number }> {
  if (step !== 'evidence' && step !== 'check') return { uploads: null, lost: 0 }
  const uploads = await pendingUploads(portal, answers.file)
  return { uploads, lost: answers.file.length - uploads.length }
}
