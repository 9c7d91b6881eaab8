import bwip from 'bwip-js/node'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Http } from '../../kernel/index.ts'
import {
  pdfReply,
  type Registration,
  receiptFile,
  receiptLetter,
  registrationOf,
  trackUrl,
} from '../../petitions/index.ts'
import type { ReceiptModel } from '../models.ts'
import { receiptPage, trackCase, VERIFY } from '../paths.ts'
import { type Portal, pageAt, show } from '../portal.ts'
import { open } from '../route-config.ts'
import { heldCase, signInFor } from './held.ts'

type OfCase = { Params: { caseNo: string } }

/** The receipt as page and as PDF, for the browser that sent the matter or opened it with the code. */
export function receiptRoutes(app: Http, portal: Portal): void {
  app.get<OfCase>('/receipt/:caseNo', open, async (request, reply) => {
    const caseNo = heldCase(portal, request, reply, request.params.caseNo)
    if (!caseNo) return signInFor(reply, request.params.caseNo)
    const registration = await registrationOf(portal.house, caseNo)
    return show(portal, reply, 'receipt', receiptModel(portal, request, registration))
  })

  app.get<OfCase>('/receipt/:caseNo.json', open, async (request, reply) => {
    const caseNo = heldCase(portal, request, reply, request.params.caseNo)
    if (!caseNo) return signInFor(reply, request.params.caseNo)
    return reply
      .header('content-disposition', `attachment; filename="receipt-${caseNo}.json"`)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify(await receiptFile(portal.house, caseNo), null, 2)}\n`)
  })

  app.get<OfCase>('/receipt/:caseNo.pdf', open, (request, reply) => pdf(portal, request, reply, false))
  app.get<OfCase>('/receipt/:caseNo/large.pdf', open, (request, reply) => pdf(portal, request, reply, true))
}

async function pdf(
  portal: Portal,
  request: FastifyRequest<OfCase>,
  reply: FastifyReply,
  large: boolean,
): Promise<FastifyReply> {
  const caseNo = heldCase(portal, request, reply, request.params.caseNo)
  if (!caseNo) return signInFor(reply, request.params.caseNo)
  const { house } = portal
  const { queryCode } = await registrationOf(house, caseNo)
  const letter = await receiptLetter(house, caseNo, queryCode)
  return pdfReply(
    reply,
    house,
    large ? { ...letter, large } : letter,
    `登记回执 ${caseNo}${large ? ' 大字版' : ''}.pdf`,
  )
}

function receiptModel(portal: Portal, request: FastifyRequest, of: Registration): ReceiptModel {
  const { caseNo } = of
  return {
    page: pageAt(portal, request, receiptPage(caseNo)),
    caseNo,
    submissionNo: of.submissionNo,
    queryCode: of.queryCode,
    title: of.title,
    sealed: of.sealed,
    order: of.order !== null,
    anonymous: of.anonymous,
    receivedAt: of.receivedAt,
    organ: of.organ,
    qr: { svg: qrOf(trackUrl(portal.house, caseNo)), says: '扫一扫，查进度' },
    next: nextSteps(of),
    leaf: of.leaf,
    log: { index: null, promise: '公开登记簿还没有开通，开通以后会写进去。' },
    pdf: `${receiptPage(caseNo)}.pdf`,
    file: `${receiptPage(caseNo)}.json`,
    verify: VERIFY,
    track: trackCase(caseNo),
  }
}

/** Level M: still read when a fold covers a seventh of it. The address holds the number only, never the code. */
function qrOf(url: string): string {
  const options = { bcid: 'qrcode', text: url, eclevel: 'M' }
  return bwip.toSVG(options)
}

function nextSteps({ sealed, direct, anonymous, firstBy, organ, order }: Registration): ReceiptModel['next'] {
  if (order) return orderSteps(order, anonymous)
  if (sealed) return [{ by: firstBy, says: '专门的对接人按干部管理权限转给纪检监察机关。' }]
  const answered = anonymous
    ? '受理以后 60 天内作出答复。您没有留姓名，请凭编号和查询码在这里看。'
    : '受理以后 60 天内书面答复您。具体哪一天，受理时告诉您。'
  if (direct)
    return [
      { by: firstBy, says: `${organ}书面告诉您是否受理、按什么程序办。` },
      { by: null, says: answered },
    ]
  return [
    { by: firstBy, says: `${organ}转给该管的单位${anonymous ? '' : '，并告诉您转给了谁'}。` },
    { by: null, says: '收到的单位 15 天内书面告诉您是否受理、按什么程序办。' },
    { by: null, says: answered },
  ]
}

/** A work order: minutes where the table of the city has minutes. */
function orderSteps(
  { dispatchAt, answerAt, noReply }: NonNullable<Registration['order']>,
  anonymous: boolean,
): ReceiptModel['next'] {
  const quiet = noReply || anonymous
  return [
    {
      by: null,
      ...(dispatchAt ? { at: dispatchAt } : {}),
      says: '12345热线中心审核，派给该管的单位；能当场答复的，直接答复。',
    },
    ...(answerAt ? [{ by: null, at: answerAt, says: '给您第一次回应，写在办理进度里。' }] : []),
    { by: null, says: quiet ? '单位签收、办理，答复写在办理进度里。' : '单位签收以后联系您，办理并答复您。' },
    {
      by: null,
      says: quiet
        ? '热线中心审核办理的情况。没有解决的，可以要求重办。'
        : '热线中心审核，并回访您。没有解决的，可以要求重办。',
    },
  ]
}
