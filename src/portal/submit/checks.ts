import type { Settings } from '../../kernel/index.ts'
import { checkPhone } from '../../law/index.ts'
import type { FieldError, SubmitAnswers, SubmitStep } from '../models.ts'
import { dayTyped, requestsOf, stepsFor } from './read.ts'

/** Lengths that the API has as well (petitions/schemas.ts). */
const placeChars = 200
const aboutChars = 500
const phoneChars = 40
const addressChars = 200
const needChars = 100

type Check = (answers: SubmitAnswers, settings: Settings, today: Temporal.PlainDate) => (FieldError | null)[]

/**
 * What has to be changed on one page before the next makes sense, each in words with the way out. Only a title and
 * what happened are a condition of registration; whoever leaves a name is asked how to be answered, or to leave none.
 */
const CHECKS: Readonly<Record<SubmitStep, Check>> = {
  what: ({ kind, orderType, title, content, eventDate }, { titleChars, contentChars }, today) => [
    kind === 'order' && orderType === '' ? { field: 'orderType', says: '请选一种；说不清楚的，选“其他”' } : null,
    wanted('title', title, '请用一句话说是什么事') ??
      within('title', title, titleChars, '这一句', '，细节请写到下面的经过里'),
    wanted('content', content, '请把经过写下来，几句话也可以') ??
      within('content', content, contentChars, '经过', '，请删去一些，或者把一部分放到附件里'),
    notYet(dayTyped(eventDate), today),
  ],
  where: ({ place, about, organQuery }) => [
    within('place', place, placeChars, '地点', '，请写短一点'),
    within('about', about, aboutChars, '这一项', '，请写短一点，详细的写在经过里'),
    within('organQuery', organQuery, needChars, '要找的单位', '，请写短一点'),
  ],
  requests: (answers, { requestChars, requestsPerSubmission }) => [
    ...answers.request.map((request, n) =>
      within(`request-${n}`, request, requestChars, `要求 ${n + 1}`, '，请写短一点，理由写在经过里'),
    ),
    requestsOf(answers).length > requestsPerSubmission
      ? {
          field: `request-${requestsPerSubmission}`,
          says: `要求最多写 ${requestsPerSubmission} 条，请把相近的合在一起`,
        }
      : null,
  ],
  evidence: () => [],
  identity: ({ identity }) => [identity === '' ? { field: 'identity', says: '请选一种，三种都会登记' } : null],
  contact: ({ kind, name, phone, address, eService, needOther, guardian, guardianPhone }, { nameChars }) => [
    wanted('name', name, '请写姓名；不想写的话，返回上一步选“不留姓名”') ??
      within('name', name, nameChars, '姓名', '，请写短一点'),
    phone.trim() === '' && address.trim() === ''
      ? { field: 'phone', says: '手机和收信地址请留一样，不然没法答复您；都不想留，返回上一步选“不留姓名”' }
      : phone.trim() === '' && eService === 'yes'
        ? { field: 'phone', says: '选了电子送达，要留手机号才能发短信提醒您' }
        : within('phone', phone, phoneChars, '电话', '，请只写一个号码'),
    within('address', address, addressChars, '地址', '，请写短一点'),
    eService === '' && kind !== 'order' ? { field: 'eService', says: '请选一种送达方式' } : null,
    within('needOther', needOther, needChars, '这一项', '，请写短一点'),
    within('guardian', guardian, nameChars, '监护人姓名', '，请写短一点'),
    within('guardianPhone', guardianPhone, phoneChars, '监护人电话', '，请只写一个号码'),
  ],
  check: () => [],
}

export const checkStep = (
  step: SubmitStep,
  answers: SubmitAnswers,
  settings: Settings,
  today: Temporal.PlainDate,
): FieldError[] => CHECKS[step](answers, settings, today).filter((error) => error !== null)

/** The first page that still needs something, with what. */
export function firstTrouble(
  answers: SubmitAnswers,
  settings: Settings,
  today: Temporal.PlainDate,
): { step: SubmitStep; errors: FieldError[] } | null {
  for (const step of stepsFor(answers)) {
    const errors = checkStep(step, answers, settings, today)
    if (errors.length > 0) return { step, errors }
  }
  return null
}

/** A number that looks odd is asked about once; sent again as it is, it stands: there are more kinds than we know. */
export const oddPhone = (phone: string, asked: string): FieldError | null =>
  phone.trim() === '' || phone === asked || !checkPhone(phone)
    ? null
    : { field: 'phone', says: `“${phone.trim()}”不像电话号码，请再看一遍；没有写错，就再按一次“继续”` }

const wanted = (field: string, text: string, says: string): FieldError | null =>
  text.trim() === '' ? { field, says } : null

/** Characters as people count them: a rare Han character is one, not two. */
function within(field: string, text: string, most: number, what: string, way: string): FieldError | null {
  const chars = [...text.trim()].length
  return chars > most ? { field, says: `${what}最多写 ${most} 字，现在是 ${chars} 字${way}` } : null
}

const notYet = (on: Temporal.PlainDate | null, today: Temporal.PlainDate): FieldError | null =>
  on && Temporal.PlainDate.compare(on, today) > 0
    ? { field: 'eventDate', says: '这一天还没有到，请再看一遍；说不准就空着' }
    : null
