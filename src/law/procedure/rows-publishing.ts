import { refuse } from '../refusal.ts'
import { fieldGiven, notSealed } from './guards.ts'
import { inHand, reviewer, reviewHead } from './review-parts.ts'
import type { Field, Guard, Row, Who } from './types.ts'

/**
 * What is made public, in words written for everybody: ST-53 adopted suggestions (L22 29), ST-47 re-review opinions
 * after a hearing (L22 36(2)). Two people check that nobody is named; one is enough to take it down again.
 */

const editors: Who = { at: 'office', roles: ['registrar', 'dispatcher', 'liaison'] }
const officeHeads: Who = { at: 'office', roles: ['office-head', 'organ-head'] }
const text = (title: string, sample: string): Field => ({ title, type: 'text', sample })

const privacy: Field = {
  title: '个人信息',
  type: 'code',
  options: [
    ['checked', '已核对：没有姓名、电话、住址，看不出是谁提的'],
    ['not-yet', '还没有核对'],
  ],
}
const takenDownFor: Record<string, Field> = {
  reason: text('撤下的理由', '公开的内容里写到了具体门牌，可能认出是谁提的。'),
}

const notPublished: Guard = (state) =>
  state.published ? refuse('published-before', '[D]', '已经公开过。', '要改的，先撤下，再重新报批。') : null

const isPublished: Guard = (state) =>
  state.published ? null : refuse('not-published', '[D]', '现在没有公开的内容。', '无须操作。')

const titleGiven = fieldGiven('title', 'public-text-missing', '[D]', '还没有写标题。', '请写一个看得懂的标题。')
const textGiven = fieldGiven(
  'text',
  'public-text-missing',
  '[D]',
  '还没有写公开的内容。',
  '请写明是什么事、结果是什么。',
)
const takingDownExplained = fieldGiven('reason', 'reason-missing', '[D]', '撤下要写理由。', '请写一句为什么撤下。')

const privacyChecked: Guard = (_state, input) =>
  input.privacy === 'checked'
    ? null
    : refuse('privacy-not-checked', '个人信息保护法 25', '还没有核对个人信息。', '请逐句核对后再报批。')

/** A phone, an identity number, an account: no number of such a length belongs into a public text. */
const noNumbers: Guard = (_state, input) =>
  /\d{6,}|1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}/.test(`${input.title}\n${input.text}`)
    ? refuse('public-text-names', '个人信息保护法 25', '公开的内容里有像电话、证件号码的数字。', '请删去后再报批。')
    : null

/** `named`: petitions/ found the person's own name in it, by keyed hash; a caller cannot set it. */
const nobodyNamed: Guard = (_state, input) =>
  input.named === true
    ? refuse(
        'public-text-names',
        '个人信息保护法 25',
        '公开的内容里有信访人的姓名。',
        '请改写成“有居民”“有群众”，再报批。',
      )
    : null

export const publishingRows: Row[] = [
  {
    id: 'ST-53',
    command: 'publish',
    title: '公开采纳的建议',
    from: ['answered'],
    to: null,
    who: [editors],
    approvedBy: [officeHeads],
    article: 'L22 29',
    input: {
      title: text('标题', '公交线路延伸两站'),
      text: text('公开的内容', '有居民建议把公交线路延伸到新建小区。经研究采纳，下月起延伸两站。'),
      privacy,
    },
    guards: [
      notSealed,
      (state) =>
        state.suggestion === 'adopted' || state.suggestion === 'partly'
          ? null
          : refuse('not-adopted', 'L22 29', '只公开采纳或者部分采纳的建议。', '无须操作。'),
      notPublished,
    ],
    checks: [titleGiven, textGiven, privacyChecked, noNumbers, nobodyNamed],
    hint: '另一人核对批准后，在群众页面公开，不写是谁提的',
    events: (state) => [{ kind: 'suggestion-published', row: 'ST-53', data: { result: state.suggestion } }],
  },
  {
    id: 'ST-53',
    command: 'withdraw-publication',
    title: '撤下公开的建议',
    from: ['answered'],
    to: null,
    who: [editors, officeHeads],
    article: '个人信息保护法 47',
    input: takenDownFor,
    guards: [isPublished],
    checks: [takingDownExplained],
    whilePending: true,
    hint: '发现写到了个人信息或者内容有误：马上撤下，理由留在件里',
    events: () => [{ kind: 'publication-withdrawn', row: 'ST-53', data: {} }],
  },
  {
    id: 'ST-47',
    command: 'publish',
    title: '公示复核意见',
    from: ['terminated'],
    to: null,
    who: [reviewer],
    approvedBy: [reviewHead],
    article: 'L22 36(2)',
    input: {
      title: text('标题', '承包地征收补偿面积的认定'),
      text: text(
        '公示的内容（不写当事人）',
        '有村民认为承包地征收补偿少算了面积。经听证，按实测面积重新核定，补发差额；意见依据土地管理的有关规定。',
      ),
      privacy,
    },
    guards: [
      notSealed,
      (state) =>
        inHand(state)?.step === 'rereview' && inHand(state)?.hearing
          ? null
          : refuse(
              'hearing-missing',
              'L22 36(2)',
              '只有经过听证的复核意见才可以公示。',
              '没有举行听证的，不公示；意见书照常送达信访人。',
            ),
      notPublished,
    ],
    checks: [titleGiven, textGiven, privacyChecked, noNumbers, nobodyNamed],
    hint: '经过听证的，可以依法公示；另写一份不含个人信息的，由另一人核对批准',
    events: (state) => [
      {
        kind: 'rereview-published',
        row: 'ST-47',
        data: { outcome: inHand(state)?.outcome, heldOn: inHand(state)?.hearing?.[1] },
      },
    ],
  },
  {
    id: 'ST-47',
    command: 'withdraw-publication',
    title: '撤下公示的复核意见',
    from: ['terminated'],
    to: null,
    who: [reviewer, reviewHead],
    article: '个人信息保护法 47',
    input: takenDownFor,
    guards: [isPublished],
    checks: [takingDownExplained],
    whilePending: true,
    hint: '发现写到了个人信息或者内容有误：马上撤下，理由留在件里；复核意见不受影响',
    events: () => [{ kind: 'publication-withdrawn', row: 'ST-47', data: {} }],
  },
]
