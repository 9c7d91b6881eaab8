import type { OrderType } from '../../law/index.ts'
import { type SubmissionInput, withGuardian } from '../../petitions/index.ts'
import type { SubmitAnswers } from '../models.ts'
import { dayTyped, MINOR, NEEDS, requestsOf } from './read.ts'

/** 网上信访（网站） */
const CHANNEL = '03'
/** 揭发控告: sealed on arrival (RG-1). */
const ACCUSATION = '04'

/**
 * The answers as a submission. What the person decided against is left behind: a name typed before choosing to give
 * none, an organ chosen before going through the sealed door.
 */
export function submissionFrom(answers: SubmitAnswers): SubmissionInput {
  const { kind } = answers
  const sealed = kind === 'sealed'
  const on = dayTyped(answers.eventDate)
  const requests = requestsOf(answers)
  const content = answers.content.trim()
  const guardian = { ...given('name', answers.guardian), ...given('phone', answers.guardianPhone) }
  return withGuardian({
    channel: CHANNEL,
    title: oneLine(answers.title),
    // A day that no calendar knows (去年夏天) is kept in the person's words.
    content: on || answers.eventDate.trim() === '' ? content : `${content}\n从哪天开始：${answers.eventDate.trim()}`,
    ...(requests.length ? { requests } : {}),
    ...given('placeRegion', answers.placeRegion),
    ...given('place', answers.place),
    ...given('about', answers.about),
    ...(sealed ? { purpose: ACCUSATION } : kind === 'matter' ? given('addressedTo', answers.addressedTo) : {}),
    ...(kind === 'order' ? { order: orderOf(answers) } : {}),
    ...(on ? { eventDate: on.toString() } : {}),
    ...(answers.file.length ? { files: answers.file } : {}),
    ...(answers.identity === 'anonymous' ? { anonymous: true } : { ...personOf(answers), guardian }),
  })
}

/** Only a type that stands among the choices was let through (checks.ts). */
const orderOf = ({ orderType, noReply, identity }: SubmitAnswers) => ({
  type: orderType as OrderType,
  ...(noReply === 'yes' && identity !== 'anonymous' ? { noReply: true } : {}),
})

function personOf(answers: SubmitAnswers): Partial<SubmissionInput> {
  const minor = answers.need.includes(MINOR)
  const wanted = { ...answers, need: answers.need.filter((code) => code !== MINOR) }
  const needs = [...needNames(wanted), answers.needOther.trim()].filter(Boolean)
  return {
    petitioner: {
      ...given('name', answers.name),
      ...given('phone', answers.phone),
      ...given('address', answers.address),
      ...(minor ? { minorU14: true } : {}),
    },
    ...(answers.identity === 'confidential' ? { confidential: true } : {}),
    ...(answers.eService === 'yes' && answers.kind !== 'order' ? { eService: true } : {}),
    ...(needs.length ? { needs } : {}),
  }
}

export const needNames = (answers: SubmitAnswers): string[] =>
  NEEDS.filter(({ value }) => answers.need.includes(value)).map(({ title }) => title)

const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ')

const given = <K extends string>(name: K, value: string): Partial<Record<K, string>> =>
  value.trim() === '' ? {} : ({ [name]: oneLine(value) } as Record<K, string>)
