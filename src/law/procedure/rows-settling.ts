import { refuse } from '../refusal.ts'
import { waiverIn } from '../waivers.ts'
import { meetClocks, stopClocks } from './clocks.ts'
import { classIs, fieldGiven, isCaseworker, notSealed } from './guards.ts'
import type { Field, Guard, Row, Who } from './types.ts'

/** ST-34 settlement, and ST-51: a suggestion is studied before it is answered. */

const handler: Who = { at: 'holder', roles: ['handler'] }
const head: Who = { at: 'holder', roles: ['organ-head'] }
const text = (title: string, sample: string): Field => ({ title, type: 'text', sample })

export const settlingRows: Row[] = [
  {
    id: 'ST-34',
    command: 'settle',
    title: '调解、和解',
    from: ['handling'],
    to: 'settled',
    who: [handler],
    approvedBy: [head],
    article: 'L22 33',
    input: {
      form: {
        title: '哪一种',
        type: 'code',
        options: [
          ['mediation', '调解：由本单位主持'],
          ['settlement', '和解：双方自行达成'],
        ],
      },
      other: text('对方当事人（单位名称）', '示例物业服务有限公司'),
      facts: text('事实', '双方确认，供水管道检修时间超出公告三天。'),
      terms: text('协议内容', '对方于本月底前减免一个月物业费，并公布今年检修计划。'),
      performance: text('怎样履行', '对方直接在下月账单中减免，本单位月底核对。'),
      performBy: { title: '最迟哪天履行', type: 'day', optional: true },
      consent: {
        title: '双方的意思',
        type: 'code',
        options: [
          ['both-signed', '双方自愿，已经签名'],
          ['not-yet', '还没有都签名'],
        ],
      },
      files: { title: '签名的协议（扫描件）', type: 'files', optional: true },
      contact: text('联系人和电话', '王示例 0000-1234567'),
    },
    guards: [notSealed, isCaseworker, classIs('appeal', 'L22 33', '建议意见类没有争议可以调解。', '请答复建议。')],
    checks: [
      fieldGiven('terms', 'terms-missing', 'L22 33', '还没有写协议内容。', '请写明双方约定了什么。'),
      (_state, input) =>
        input.consent === 'both-signed'
          ? null
          : refuse(
              'agreement-not-signed',
              'L22 33',
              '调解、和解要双方自愿并签名。',
              '请等双方签名；不愿意的继续办理。',
            ),
      keepsRights('terms'),
      keepsRights('performance'),
    ],
    documents: ['DOC-13'],
    meets: ['DL-05', 'DL-06'],
    hint: '自愿、签名；不得写入放弃信访、申诉、起诉的条款',
    events: (state, input, context) => {
      const met = meetClocks(state, context, 'DL-05', 'DL-06')
      const stopped = stopClocks(state, context, 'settled').filter(({ key }) => !met.some((op) => op.key === key))
      return [{ kind: 'settled', row: 'ST-34', data: { form: input.form, ends: true }, clocks: [...met, ...stopped] }]
    },
  },
  {
    id: 'ST-51',
    command: 'study-suggestion',
    title: '记录研究论证',
    from: ['accepted', 'handling'],
    to: null,
    who: [{ at: 'holder', roles: ['liaison', 'handler'] }],
    article: 'L22 29',
    input: { record: text('研究论证情况', '已会同有关单位研究：线路可以延伸两站，需要增加一辆车。') },
    guards: [notSealed, isSuggestion],
    checks: [fieldGiven('record', 'record-missing', 'L22 29', '还没有写研究情况。', '请写明怎样研究、结论是什么。')],
    hint: '认真研究论证，再答复采纳情况',
    events: () => [{ kind: 'suggestion-studied', row: 'ST-51', data: {} }],
  },
]

/** An agreement cannot take away a right to be heard (L22 33; [D]): no clause against petition, review or court. */
function keepsRights(field: string): Guard {
  return (_state, input) => {
    const found = waiverIn(String(input[field] ?? ''))
    return found
      ? refuse(
          'agreement-waives-rights',
          'L22 33',
          `协议里不能有放弃权利的条款（${found.waiver.says}）：“${found.clause}”。`,
          '请删去。达成协议不影响今后依法信访、申请复查、申请复议、起诉。',
        )
      : null
  }
}

function isSuggestion(state: { class3: string | null }) {
  return state.class3 === 'suggestion'
    ? null
    : refuse('wrong-class', 'L22 29', '本件不是建议意见类。', '申诉求决类请听取陈述后出具处理意见书。')
}
