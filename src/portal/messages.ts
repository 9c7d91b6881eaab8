import { randomUUID } from 'node:crypto'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type Problem, problemOf } from '../kernel/index.ts'
import type { Href, MessageModel } from './models.ts'
import { HOME, TRACK } from './paths.ts'
import { type Portal, pageAt, show } from './portal.ts'
import type { Typed } from './typed.ts'

type Words = Pick<MessageModel, 'heading' | 'says'>

const onward: MessageModel['next'] = [
  { title: '回首页', href: HOME },
  { title: '查办理进度', href: TRACK },
]

/** What the edge's problems mean to a person on a page; all others speak for themselves. */
const WORDS: Readonly<Record<string, Words>> = {
  'not-found': { heading: '没有这一页', says: ['可能是地址写错了，或者这一页搬走了。您的来信不受影响。'] },
  'too-large': {
    heading: '内容太多，没有收下',
    says: [
      '一次交的文字或者文件超过了上限。按浏览器的“返回”，您写的都还在。',
      '文件请分几次上传；很长的文字，可以存成文件当附件。',
    ],
  },
  'wrong-media-type': { heading: '这样送来的内容读不了', says: ['请从本站的页面填写。您的来信不受影响。'] },
  'bad-request': { heading: '这个地址读不了', says: ['地址里有读不了的字符，请从首页重新打开。'] },
  'bad-json': { heading: '这样送来的内容读不了', says: ['请从本站的页面填写。您的来信不受影响。'] },
  'foreign-origin': {
    heading: '请从本站的页面提交',
    says: ['刚才的内容是从别的网站送来的，没有收下。这是为了防止有人冒用您的名义。'],
  },
  'too-many-tries': {
    heading: '试的次数太多，请等一会儿',
    says: ['查询码输错的次数太多，一小时以后可以再试。', '您的来信照常在办，期限不受影响。'],
  },
  busy: { heading: '系统正忙，请稍等再试', says: ['刚才的没有收下。过一两分钟再试，同一页再提交一次不会登记两件。'] },
  internal: { heading: '系统出错了', says: ['刚才的没有办成，已经记下来。请过一会儿再试。'] },
}

/** Where the person left off, to be sent again. */
export type Resend = { action: Href; typed: Typed; button: string; token: string; key: string }

/** Which of the fields a person wrote by hand, and how they are called on paper. */
const KEPT: readonly (readonly [field: string, title: string])[] = [
  ['title', '什么事'],
  ['content', '经过'],
  ['request', '要求'],
  ['text', '想说的话'],
  ['reason', '原因'],
]

const FAULT_FROM = 500

/** Any error as a page: what happened, that nothing was lost, and the next step. The log knows it by the same mark. */
export function showFault(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  error: FastifyError | Error,
  resend?: Resend,
): FastifyReply {
  const problem = problemOf(error)
  const trace = problem.status >= FAULT_FROM ? randomUUID().slice(0, 8) : undefined
  if (trace) request.log.error({ err: error, route: request.routeOptions.url, trace }, 'request failed')
  return showMessage(portal, request, reply, problem.status, wordsOf(problem), resend, trace)
}

export function showMessage(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  words: Words & { next?: MessageModel['next']; kept?: Typed },
  resend?: Resend,
  trace?: string,
): FastifyReply {
  return show(
    portal,
    reply,
    'message',
    {
      // What was asked for cannot be shown, so the display switches lead home.
      page: pageAt(portal, request, HOME),
      status,
      heading: words.heading,
      says: words.says,
      next: words.next ?? (resend ? [] : onward),
      ...keptOf(words.kept ?? resend?.typed),
      ...(resend ? { resend: again(resend) } : {}),
      ...(trace ? { trace } : {}),
    },
    { status },
  )
}

const wordsOf = (problem: Problem): Words =>
  WORDS[problem.code] ?? { heading: problem.title, says: [problem.says, problem.remedy] }

const again = ({ action, typed, button, token, key }: Resend): MessageModel['resend'] => ({
  form: { action, token, key, errors: [] },
  fields: typed.pairs(),
  button,
})

/** What a person wrote, to be copied wherever it is not sent again by itself. */
function keptOf(typed: Typed | undefined): Pick<MessageModel, 'kept'> {
  const kept = KEPT.flatMap(([field, title]) =>
    (typed?.all(field) ?? []).flatMap((value) => (value.trim() === '' ? [] : [{ title, value }])),
  )
  return kept.length > 0 ? { kept } : {}
}
