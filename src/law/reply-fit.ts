import { overlapOf } from './procedure/repeat.ts'

/**
 * Does a reply fit its case? What the program can see of it before anybody signs: each request answered, no organ, place
 * or number of another matter in it, the right person greeted, not copied from another case. It points out; people
 * decide (RG-14). `hard` is wrong whatever the reason, `soft` needs a written reason, `note` is only shown.
 */
export type FitFinding = {
  kind: 'request' | 'case-no' | 'organ' | 'place' | 'greeting' | 'recycled' | 'same-answer'
  level: 'hard' | 'soft' | 'note'
  says: string
}

export type Reply = {
  /** One a request, as an opinion has them; empty where the reply is one text. */
  answers: readonly { request: string; text: string }[]
  text: string
  /** A reply that may send the person to another organ: naming one is no fault then. */
  guides: boolean
}

export type CaseWords = {
  requests: readonly string[]
  /** What the person wrote. */
  own: string
  /** Names that belong here: organs of the case and above them, regions of the matter and of those organs. */
  names: readonly string[]
  /** All other organs and regions of the directory. */
  others: readonly { name: string; what: 'organ' | 'place' }[]
  caseNos: readonly string[]
  /** First character of the names of the people of the case; empty where nobody is named. */
  surnames: readonly string[]
  /** The reply of another case of this organ that is most like it, with the share of this text that stands there. */
  alike: { share: number; no: string | null } | null
}

/** Below this share of its words, an answer names another request than the case has [D]. */
const sameRequestFrom = 0.5
/** From this share on, a text is one that was written for another case [D]. */
export const recycledFrom = 0.7

export function fitOf(reply: Reply, of: CaseWords): FitFinding[] {
  return [
    ...unanswered(reply, of),
    ...foreignNumbers(reply.text, of),
    ...foreignNames(reply, of),
    ...greetings(reply.text, of),
    ...sameAnswers(reply),
    ...recycled(of),
  ]
}

function unanswered({ answers, text }: Reply, { requests }: CaseWords): FitFinding[] {
  if (!answers.length)
    return requests
      .filter((request) => text && overlapOf(request, text) === 0)
      .map((request) => ({ kind: 'request', level: 'note', says: `没有提到诉求“${short(request)}”。` }))
  return requests.flatMap((request, at): FitFinding[] => {
    const named = answers[at]?.request ?? ''
    return named.trim() && overlapOf(request, named) < sameRequestFrom && overlapOf(named, request) < sameRequestFrom
      ? [
          {
            kind: 'request',
            level: 'hard',
            says: `第${at + 1}项诉求是“${short(request)}”，答复的却是“${short(named)}”。`,
          },
        ]
      : []
  })
}

const caseNo = /\d{6}-\d{4}-\d{7}-\d/g

const foreignNumbers = (text: string, { caseNos }: CaseWords): FitFinding[] =>
  [...new Set(text.match(caseNo) ?? [])]
    .filter((no) => !caseNos.includes(no))
    .map((no) => ({ kind: 'case-no', level: 'hard', says: `写了别的件的编号 ${no}。` }))

function foreignNames({ text, guides }: Reply, { names, others, own }: CaseWords): FitFinding[] {
  // The longest first, own and foreign together: 示例市 stands in the name of each of its organs.
  const all = [...names.map((name) => ({ name, what: null })), ...others].sort((a, b) => b.name.length - a.name.length)
  const found: FitFinding[] = []
  let left = text
  for (const { name, what } of all) {
    if (!left.includes(name)) continue
    left = left.replaceAll(name, '▯')
    if (!what || own.includes(name)) continue
    found.push({
      kind: what,
      level: guides ? 'note' : 'soft',
      says: `提到了“${name}”：本件没有涉及这个${what === 'organ' ? '单位' : '地方'}。`,
    })
  }
  return found
}

/** 王女士 in a letter to 陈*: the text was written for somebody else. */
function greetings(text: string, { surnames }: CaseWords): FitFinding[] {
  if (!surnames.length) return []
  const named = [...text.matchAll(/(?:^|[，。；：:！\s“])(\p{Script=Han}{1,2})(先生|女士)/gu)]
    .map(([, name = '', title]) => ({ name, title }))
    .filter(({ name }) => !surnames.some((surname) => name.startsWith(surname)) && !['各位', '这位'].includes(name))
  return [...new Set(named.map(({ name, title }) => `${name}${title}`))].map((who) => ({
    kind: 'greeting',
    level: 'soft',
    says: `称呼“${who}”和本件信访人的姓不一样。`,
  }))
}

function sameAnswers({ answers }: Reply): FitFinding[] {
  const seen = new Map<string, number>()
  return answers.flatMap(({ text }, at): FitFinding[] => {
    const first = seen.get(text)
    if (first === undefined) seen.set(text, at)
    return first === undefined || !text.trim()
      ? []
      : [{ kind: 'same-answer', level: 'note', says: `第${at + 1}项和第${first + 1}项的答复一字不差。` }]
  })
}

const recycled = ({ alike }: CaseWords): FitFinding[] =>
  alike && alike.share >= recycledFrom
    ? [
        {
          kind: 'recycled',
          level: 'soft',
          says: `${Math.round(alike.share * 100)}%的文字和本单位另一件的答复相同${alike.no ? `（${alike.no}）` : ''}。`,
        },
      ]
    : []

const shortChars = 30
const short = (text: string): string =>
  [...text].length > shortChars ? `${[...text].slice(0, shortChars).join('')}…` : text
