import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Http } from '../../kernel/index.ts'
import { checkReceipt } from '../../petitions/index.ts'
import { isSwitch, switchDisplay } from '../display.ts'
import type { FieldError, VerifyModel } from '../models.ts'
import { VERIFY, VERIFY_OFFLINE } from '../paths.ts'
import { type Portal, pageAt, show } from '../portal.ts'
import { open } from '../route-config.ts'
import { readReceipt } from '../scripts/receipt-check.ts'
import { readForm } from '../typed.ts'
import { offlinePage } from './offline.ts'

/** A receipt is a page of text: whatever is longer is none. */
const receiptBytes = 65_536

/**
 * 验证回执: by file or by number and fingerprint. Writes nothing and opens nothing, so it asks for no code; an unknown
 * number and a wrong fingerprint answer alike.
 */
export function verifyRoutes(app: Http, portal: Portal): void {
  app.get(VERIFY, open, (request, reply) => page(portal, request, reply))

  app.get(VERIFY_OFFLINE, open, (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header(
        'content-disposition',
        "attachment; filename*=UTF-8''%E7%A6%BB%E7%BA%BF%E6%A0%B8%E5%AF%B9%E5%9B%9E%E6%89%A7.html",
      )
      .header('cache-control', 'private, no-cache')
      .send(offlinePage()),
  )

  app.post(VERIFY, open, async (request, reply) => {
    const { one, go, files } = await readForm(request, receiptBytes)
    const typed = {
      caseNo: one('caseNo').trim(),
      leaf: one('leaf')
        .toLowerCase()
        .replace(/[^0-9a-f]/g, ''),
    }
    if (isSwitch(go)) {
      switchDisplay(request, reply, go, portal.house.kernel.secure)
      return page(portal, request, reply, typed)
    }
    const [file] = files
    if (file) {
      const read = readReceipt(file.toString('utf8'))
      if (!read.ok)
        return page(portal, request, reply, {
          ...typed,
          result: { caseNo: '', lines: [{ state: 'bad', says: read.says }] },
        })
      return page(portal, request, reply, {
        caseNo: read.caseNo,
        leaf: read.leaf,
        result: await checked(portal, read.caseNo, read.leaf, true),
      })
    }
    const wrong: FieldError[] = [
      ...(typed.caseNo === '' ? [{ field: 'caseNo', says: '请写编号，或者在上面选回执文件' }] : []),
      ...(typed.leaf.length === 64 ? [] : [{ field: 'leaf', says: `指纹是 64 位，现在是 ${typed.leaf.length} 位` }]),
    ]
    if (wrong.length > 0) return page(portal, request, reply, { ...typed, wrong })
    return page(portal, request, reply, { ...typed, result: await checked(portal, typed.caseNo, typed.leaf, false) })
  })
}

async function checked(portal: Portal, caseNo: string, leaf: string, byFile: boolean): Promise<VerifyModel['result']> {
  const check = await checkReceipt(portal.house, caseNo, leaf)
  const lines: NonNullable<VerifyModel['result']>['lines'] = [
    ...(byFile ? [{ state: 'good' as const, says: '文件没有被改过：指纹是按文件里的登记算出来的。' }] : []),
    ...(check
      ? [
          { state: 'good' as const, says: '登记在册：系统里这个编号存着同一个指纹。' },
          check.intact
            ? { state: 'good' as const, says: '登记没有改过：拿现在存着的登记重新算一遍，得出同一个指纹。' }
            : {
                state: 'bad' as const,
                says: '登记被改过：拿现在存着的登记重新算，得不出这个指纹。请留好回执，打热线告诉我们。',
              },
          check.texts
            ? { state: 'good' as const, says: '您写的内容没有改过：一句话、经过、要求都和登记时一样。' }
            : { state: 'bad' as const, says: '您写的内容和登记时不一样。请留好回执，打热线告诉我们。' },
        ]
      : [
          {
            state: 'bad' as const,
            says: '系统里没有这样的编号和指纹。请照着回执再看一遍；没有写错的，请留好回执，打热线告诉我们。',
          },
        ]),
    { state: 'not-yet', says: '公开登记簿还没有开通，所以现在还不能不靠我们就证明这条登记在册。' },
  ]
  return { caseNo, lines }
}

type Shown = Partial<Pick<VerifyModel, 'caseNo' | 'leaf' | 'wrong' | 'result'>>

const page = (portal: Portal, request: FastifyRequest, reply: FastifyReply, of: Shown = {}): FastifyReply =>
  show(
    portal,
    reply,
    'verify',
    { page: pageAt(portal, request, VERIFY), caseNo: '', leaf: '', wrong: [], result: null, ...of },
    { status: of.wrong?.length ? 422 : 200, keep: of.result ? 'secret' : 'open' },
  )
