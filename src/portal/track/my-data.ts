import type { FastifyReply, FastifyRequest } from 'fastify'
import { filesOf, type Http, personPrincipal, problem } from '../../kernel/index.ts'
import { revealedParties } from '../../people/index.ts'
import { openFile, toldPerson } from '../../petitions/index.ts'
import { KEEP } from '../keep.ts'
import { showMessage } from '../messages.ts'
import type { MyDataModel } from '../models.ts'
import { myData, trackAct, trackCase } from '../paths.ts'
import { type Portal, pageAt, show } from '../portal.ts'
import { open } from '../route-config.ts'
import { heldCase, signInFor } from './held.ts'
import { ownCase } from './own-case.ts'

type OfCase = { Params: { caseNo: string } }

const ROLES: Readonly<Record<string, string>> = {
  self: '信访人',
  proxy: '代理人',
  representative: '代表',
  coSigner: '联名人',
}

/** 我的数据 (RG-17): see, copy, correct, restrict; how long what is kept; who looked. Of a sealed case at the counter only. */
export function myDataRoutes(app: Http, portal: Portal): void {
  app.get<OfCase>('/track/:caseNo/my-data', open, async (request, reply) => {
    const model = await modelFor(portal, request, reply)
    return model ? show(portal, reply, 'my-data', model) : reply
  })

  app.get<OfCase>('/track/:caseNo/my-data/copy.html', open, async (request, reply) => {
    const model = await modelFor(portal, request, reply)
    if (!model) return reply
    return reply
      .header('content-disposition', `attachment; filename="my-data-${model.caseNo}.html"`)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(portal.build.render('my-data-copy', model))
  })
}

/** @returns null where the answer was sent already: number and code first, or a sealed case */
async function modelFor(
  portal: Portal,
  request: FastifyRequest<OfCase>,
  reply: FastifyReply,
): Promise<MyDataModel | null> {
  const caseNo = heldCase(portal, request, reply, request.params.caseNo)
  if (!caseNo) {
    signInFor(reply, request.params.caseNo)
    return null
  }
  const own = await ownCase(portal, caseNo)
  if (own.sealed) {
    showMessage(portal, request, reply, 403, {
      heading: '密封的件，请到窗口查看',
      says: [
        '为了保护您，密封的件在网上只显示编号、状态和日期。查看、复制、更正您的信息，请带身份证件到窗口，由专门的对接人办。',
      ],
      next: [{ title: '返回办理进度', href: trackCase(caseNo) }],
    })
    return null
  }
  const kept = await portal.house.kernel.units.read(personPrincipal(caseNo), async (tx) => {
    const file = await openFile(tx, portal.house, caseNo)
    if (!file) throw problem('case-not-found')
    const files = await filesOf(tx, caseNo, file.keys)
    const told = await toldPerson(tx, caseNo)
    // The persons last: the connection reads them in another role.
    return { texts: file.texts, state: file.state, files, told, people: await revealedParties(tx, caseNo, file.keys) }
  })
  const { texts, state } = kept
  const { directory } = portal.house
  return {
    page: pageAt(portal, request, myData(caseNo)),
    caseNo,
    submissionNo: own.submissionNo,
    receivedAt: own.receivedAt,
    office: own.office,
    // Who signed along told it of themselves: their phone and address are shown to them, not to each other.
    people: kept.people.map(({ role, name, phone, address, email, idNo, minorU14 }) => ({
      role: ROLES[role] ?? role,
      facts: [
        { what: '姓名', value: name ?? '' },
        ...(role === 'self'
          ? [
              { what: '电话', value: phone ?? '' },
              { what: '地址', value: address ?? '' },
              { what: '电子邮箱', value: email ?? '' },
              { what: '证件号码', value: idNo ?? '' },
              { what: '年龄', value: minorU14 ? '未满14周岁' : '' },
            ]
          : []),
      ].filter(({ value }) => value !== ''),
    })),
    matter: [
      { what: '一句话', value: texts.title },
      { what: '经过', value: texts.content },
      { what: '要求', value: texts.requests.join('\n') },
      {
        what: '地点',
        value: [directory.region(state.placeRegion ?? '')?.name, texts.place].filter(Boolean).join('，'),
      },
      { what: '有意见的单位', value: texts.about },
      { what: '需要的帮助', value: texts.needs.join('、') },
      { what: '电子送达', value: state.eService ? '同意' : '没有同意' },
    ].filter(({ value }) => value !== ''),
    files: kept.files.map(({ id, name, bytes }) => ({ id, name, bytes })),
    restricted: state.restricted,
    keep: KEEP.filter(({ ofCase }) => ofCase).map(({ what, howLong, article }) => ({ what, howLong, article })),
    identity: own.identity,
    identityViews: own.identityViews,
    replies: own.replies,
    told: kept.told,
    change: own.actions.some(({ action, allowed }) => action === 'request-data' && allowed)
      ? trackAct(caseNo, 'request-data')
      : null,
    copy: `${myData(caseNo)}/copy.html`,
    back: trackCase(caseNo),
  }
}
