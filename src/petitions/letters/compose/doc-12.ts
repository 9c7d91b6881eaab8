import { documentSpec, parseDay, zhDay, zhNumber } from '../../../law/index.ts'
import type { Frame } from '../frame.ts'
import type { LetterModel, RequestBlock } from '../model.ts'
import { letter, numbered, paragraphs, sectionsAfter } from './letter.ts'
import { type Content, readerOf, textOf } from './reader.ts'

/** A request longer than this is cut on the cover; the letter has it whole. */
const REQUEST_LIMIT_CHARACTERS = 30

/** DOC-12, the opinion: each request with its facts, reasons and result, then basis, execution and review (L22 32, 35). */
export function composeOpinion(frame: Frame, content: Content): LetterModel {
  const read = readerOf('DOC-12', content)
  const requests = read.records('requests')
  const organs = read.list('reviewOrgans')
  const executeOn = read.maybeDay('executeOn')
  const joint = content.jointOrgans ? read.list('jointOrgans') : []
  const newFacts = read.maybe('newFacts')
  return letter('DOC-12', frame, content, {
    contact: read.text('contact'),
    coverValues: { outcome: outcome(requests), answers: answers(requests), reviewOrgan: organs.join('或者') },
    blocks: [
      {
        kind: 'paragraph',
        text: opening(read.maybe('title'), read.maybeDay('acceptedOn'), read.maybeDay('heardOn')),
      },
      ...(joint.length ? paragraphs(`本事项涉及几个单位，由我单位牵头，会同${joint.join('、')}共同办理。`) : []),
      ...(newFacts ? paragraphs(`原处理意见被撤销后，我单位重新调查，新查明：${newFacts}`) : []),
      ...(requests.length ? requests : [{}]).map((request, index) => answer(request, index, requests.length)),
      ...sectionsAfter(
        Math.max(requests.length, 1),
        ['法律法规依据', [numbered(read.list('basis'))]],
        ['执行', executeOn ? paragraphs(`予以支持的请求，最迟于${executeOn}执行完毕，由我单位负责督促。`) : []],
        [
          '不服本意见的复查途径',
          [
            ...paragraphs(
              `您对本意见不服的，可以${read.text('reviewPeriod').replace(/[，。]$/, '')}，向${organs.join('或者')}请求复查${
                organs.length > 1 ? '，由您任选其一' : ''
              }。收到本意见书的当日不计算在内。`,
            ),
            ...paragraphs(`方式：${read.text('reviewWay')}`),
            ...paragraphs('需要的材料：'),
            numbered(read.list('reviewPapers')),
          ],
        ],
      ),
    ],
  })
}

// That the person was heard is said only where a day says so: they may have declined.
function opening(title: string | null, acceptedOn: string | null, heardOn: string | null): string {
  return (
    `您提出的${title ? `“${title}”` : ''}信访事项，${
      acceptedOn ? `我单位于${acceptedOn}受理` : '我单位已受理'
    }。${heardOn ? `${heardOn}，我单位听取了您陈述的事实和理由，并` : '我单位'}进行了调查核实。` +
    '根据《信访工作条例》第三十一条第六项、第三十二条的规定，现就您的投诉请求逐项提出处理意见如下：'
  )
}

const part = (key: string) =>
  documentSpec('DOC-12')
    .parts.find(({ key: of }) => of === 'requests')
    ?.each?.find(({ key: of }) => of === key)

const resultWords = (value: unknown): string | null =>
  part('result')?.choices?.find(([choice]) => choice === value)?.[1] ?? null

function answer(request: Content, index: number, of: number): RequestBlock {
  const text = (key: string) => textOf(request[key]) ?? `〔待填：${part(key)?.title ?? key}〕`
  const executeOn = parseDay(request.executeOn)
  return {
    kind: 'request',
    heading: `${zhNumber(index + 1)}、关于${of > 1 ? `第${zhNumber(index + 1)}项` : ''}投诉请求`,
    request: text('request'),
    facts: text('facts'),
    evidence: Array.isArray(request.evidence) ? request.evidence.flatMap((item) => textOf(item) ?? []) : [],
    reasons: text('reasons'),
    result: resultWords(request.result) ?? text('result'),
    opinion: text('opinion'),
    basis: textOf(request.basis),
    executeOn: executeOn ? zhDay(executeOn) : null,
  }
}

/** On the cover, each of several requests with its result; one alone is said already. */
function answers(requests: readonly Content[]): string[] {
  if (requests.length < 2) return []
  return requests.map((request, index) => {
    const asked = [...(textOf(request.request) ?? '').replace(/[。；;.]$/, '')]
    const short =
      asked.length > REQUEST_LIMIT_CHARACTERS
        ? `${asked.slice(0, REQUEST_LIMIT_CHARACTERS).join('')}……`
        : asked.join('')
    return `第${zhNumber(index + 1)}项，${short}：${resultWords(request.result) ?? '待定'}`
  })
}

/** `予以支持`, or for several requests `3项请求中，2项予以支持，1项不予支持`. */
function outcome(requests: readonly Content[]): string {
  const counts = new Map<string, number>()
  for (const request of requests) {
    const words = resultWords(request.result) ?? '待定'
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const parts = [...counts].map(([words, count]) => (requests.length > 1 ? `${count}项${words}` : words))
  return requests.length > 1 ? `${requests.length}项请求中，${parts.join('，')}` : (parts[0] ?? '待定')
}
